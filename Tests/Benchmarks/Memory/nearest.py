#!/usr/bin/env python3
"""The nearest sources of some queries by looking at all of them: nearest.py CORPUS.tsv QUERIES.jsonl > GOLD.jsonl

Needs rapidfuzz. CORPUS has id, source and target parted by tabs. At most 30 matches are listed for a query.
"""
import bisect
import json
import sys

from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import extract

sources = sorted((line.rstrip("\n").split("\t")[1] for line in open(sys.argv[1], encoding="utf-8")), key=len)
lengths = [len(source) for source in sources]
for line in open(sys.argv[2], encoding="utf-8"):
    query = json.loads(line)
    text, least = query["text"], query["threshold"] / 100
    first = bisect.bisect_left(lengths, int(len(text) * least))
    last = bisect.bisect_right(lengths, int(len(text) / least) + 1)
    found = extract(text, sources[first:last], scorer=Levenshtein.normalized_similarity, score_cutoff=least, limit=30)
    matches = [[source, round(value, 6)] for source, value, _ in found]
    print(json.dumps({"id": query["id"], "n": len(matches), "best": matches[0][1] if matches else None, "matches": matches}))

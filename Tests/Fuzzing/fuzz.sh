#!/usr/bin/env bash
# Feeds readers with broken files: fuzz.sh SECONDS [READER…], all where none is named. What was found lies in
# .build-fuzz/found/READER, what leads to new places in .build-fuzz/corpus/READER: a later run goes on from there.
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=$1
shift
all=(tmx tbx terms srx po table jsonl html-table html markdown text wxr site codes validator document xliff)
[ $# -gt 0 ] || set -- "${all[@]}"
# A crash would else be traced by a process that outlives it; what libxml2 and ICU keep for themselves is no leak.
export SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0:malloc_context_size=5

# Where files of a reader are, besides Seeds/READER.
seeds() {
  case $1 in
    # Small ones: each input is read several times.
    tmx) find ../shared/interop -name '*.tmx' ;;
    tbx) find ../shared/interop -name '*.tbx' ;;
    srx) find ../shared/interop -name '*.srx' ;;
    html) find Data/Samples/articles -name '*.html' ;;
    markdown) find Data/Samples/articles -name '*.md' ;;
    text) find Data/Samples/articles ../shared/articles -name '*.txt' -size -9k ;;
    validator | document | xliff)
      find Tests/Fuzzing/Seeds/xliff ../shared/interop -name '*.xlf' ;;
  esac 2>/dev/null || true
}

status=0
for reader in "$@"; do
  corpus=.build-fuzz/corpus/$reader found=.build-fuzz/found/$reader
  seeds=.build-fuzz/seeds/$reader names=Tests/Fuzzing/Dictionaries/$reader.dict
  rm -rf "$seeds"
  mkdir -p "$corpus" "$found" "$seeds"
  count=0
  while read -r file; do
    count=$((count + 1))
    cp "$file" "$seeds/$count"
  done < <(seeds "$reader"; find "Tests/Fuzzing/Seeds/$reader" -type f 2>/dev/null || true)
  [ "$reader" != tmx ] || gzip -9nc Tests/Fuzzing/Seeds/tmx/plain.tmx >"$seeds/packed"
  # Of an article a page is enough, and ten times as many are read.
  case $reader in html | markdown | text) length=4096 ;; *) length=65536 ;; esac
  [ -r "$names" ] || names=Tests/Fuzzing/Dictionaries/xliff.dict
  echo "== $reader: $seconds s, $(find "$seeds" "$corpus" -type f | wc -l) files to begin with"
  DRAGOMAN_FUZZ_READER=$reader nice -n 10 .build-fuzz/release/dragoman-fuzz "$corpus" "$seeds" \
    -dict="$names" -artifact_prefix="$found/" -max_total_time="$seconds" -max_len="$length" -timeout=10 \
    -rss_limit_mb=1024 -report_slow_units=2 -print_final_stats=1 \
    >"$found/log" 2>&1 || status=$?
  grep -aE '^(stat::number_of|stat::peak|LAW BROKEN|SUMMARY|ERROR|==[0-9]+== *ERROR|Slowest)|Fatal error|DONE|Test unit' \
    "$found/log" || true
  tail -c 1000000 "$found/log" | grep -aE '^#[0-9]+' | tail -1 || true
done
exit $status

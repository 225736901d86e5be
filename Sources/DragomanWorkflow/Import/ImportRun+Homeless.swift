import DragomanExchange
import DragomanMemory
import DragomanModel
import DragomanSegmentation
import DragomanText

/// Segments without a place of their own: merged, split, cut anew or edited in the tool.
extension ImportRun {
    /// Finds the places of segments that were merged, split or edited.
    func placeHomeless() throws {
        guard let (article, segments) = homeless else { return }
        homeless = nil
        try place(segments, in: [article])
    }

    /// Finds the places of such segments in the first article that has their text.
    func place(_ segments: [ImportedSegment], in articles: [ImportArticle]) throws {
        guard let language, let first = articles.first else { return }
        var rest = segments
        for article in articles {
            let found = Realignment.groups(rest, in: article)
            for group in found.groups {
                certify(\.realigned, count: group.segments.count)
                try take(group, article, language)
            }
            rest = found.rest
        }
        for segment in rest {
            firstFinding = file.findings.count
            try takeEdited(segment, first, language)
        }
    }

    private func take(_ group: Realignment, _ article: ImportArticle, _ language: SiteLanguage) throws {
        firstFinding = file.findings.count
        guard var segment = group.segments.first(where: \.hasTarget) else {
            for segment in group.segments { try passOver(segment, nil, article) }
            return
        }
        guard !group.segments.contains(where: \.isFaulty) else {
            for segment in group.segments {
                try close(segment, segment.hasTarget ? .refused : .untranslated, nil, article)
            }
            return
        }
        guard group.segments.allSatisfy({ $0.hasTarget || $0.source.isBlank }) else {
            return try refuseGroup(
                group,
                article,
                "segment-incomplete",
                "the segment was split, and not all of its pieces are translated; translate the others as well"
            )
        }
        let segmenter = try self.segmenter ?? Segmenter(language: language.tag, rules: rules().rules(for: language.tag))
        self.segmenter = segmenter
        let outcome = try group.targets(boundaries: { try segmenter.boundaries(in: $0) })
        guard let contents = outcome.contents else {
            tell(segment, outcome.findings)
            return try refuseGroup(
                group,
                article,
                "segment-uncut",
                group.places.count == 1
                    ? "the codes of the target cannot be told"
                    : "segments were merged, and their translation cannot be told apart: it has not as many sentences as"
                        + " they are, or lacks codes; undo the merge in the tool, or translate them one by one"
            )
        }
        segment.state = group.segments.compactMap(\.state).min()
        segment.tool = group.segments.compactMap(\.tool).max { $0.standing < $1.standing }
        segment.isLocked = group.segments.contains(where: \.isLocked)
        for (number, (content, place)) in zip(contents, group.places).enumerated() {
            firstFinding = file.findings.count
            tell(
                segment,
                contents.count > 1 ? .warning : .information,
                "segment-realigned",
                contents.count > 1
                    ? "segments were merged; this is the sentence of the translation that belongs to \(place.name)"
                    : group.segments.count > 1
                        ? "the segment was split; its pieces were joined again for \(place.name)"
                        : "the segment's source has other codes than ours; its text is that of \(place.name)"
            )
            let codeFindings = number == 0 ? outcome.findings : []
            if content.isEmpty {
                tell(segment, codeFindings)
                try passOver(segment, place, article)
                continue
            }
            try decide(segment, Normalization.nfc(content), codeFindings, place, article, language)
        }
    }

    private func refuseGroup(
        _ group: Realignment,
        _ article: ImportArticle,
        _ code: String,
        _ message: String
    ) throws {
        for segment in group.segments {
            guard segment.hasTarget else {
                try passOver(segment, nil, article)
                continue
            }
            tell(segment, .error, code, message)
            try close(segment, .refused, nil, article)
            firstFinding = file.findings.count
        }
    }

    /// A source that was edited in the tool: what was made of it is no translation of ours, but near to one.
    private func takeEdited(_ segment: ImportedSegment, _ article: ImportArticle, _ language: SiteLanguage) throws {
        let finder = ImportPlace(store: store, article: article)
        let near = try finder.nearlyNamed(segment)
        certify(near == nil ? \.foreign : \.edited)
        guard segment.hasTarget, let target = segment.target else { return try passOver(segment, nil, article) }
        // What is the matter was told when it was read.
        guard !segment.isFaulty else { return try close(segment, .refused, nil, article) }
        guard let place = near else {
            tell(
                segment,
                .error,
                "unit-unknown",
                "article '\(article.slug)' has no such segment and never had one with this source; its target was not imported"
            )
            return try close(segment, .refused, nil, article)
        }
        let aligned = CodeAlignment.align(
            target: target,
            source: segment.source,
            stored: place.stored.segment.content,
            codes: place.stored.segment.codes,
            idOffset: segment.segmentID == segment.unitID ? 0 : place.codeOffset
        )
        tell(
            segment,
            .warning,
            "source-edited",
            "the source was edited since the export; ours is '\(place.stored.segment.content.displayed.printable)'"
        )
        tell(segment, aligned.findings)
        guard let content = aligned.content.map(Normalization.nfc) else {
            return try close(segment, .refused, place, article)
        }
        if content.isEmpty { return try passOver(segment, place, article) }
        try decide(segment, content, [], place, article, language, isDamaged: true)
    }
}

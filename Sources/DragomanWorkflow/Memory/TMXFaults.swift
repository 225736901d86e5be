import DragomanExchange
import DragomanModel

/// Puts what is wrong in a TMX into words.
struct TMXFaults {
    private var tally = TMXTally()

    /// What was found so far.
    var findings: [Finding] { tally.findings }

    /// Adds what is wrong with one unit.
    mutating func add(_ finding: Finding) { tally.add(finding) }

    /// Notes what the reader found.
    ///
    /// - Returns: whether a text was not taken for it.
    mutating func note(_ fault: TMXFault) -> Bool {
        switch fault {
        case .languageMissing(let unit, let line):
            add(
                Finding(
                    .error,
                    "tmx-language-missing",
                    unit: unit,
                    line: line,
                    message: "a tuv says no language; set xml:lang; it was not taken"
                )
            )
            return true
        case .textMissing(let unit, let line, let language):
            add(
                Finding(
                    .warning,
                    "tmx-text-missing",
                    unit: unit,
                    line: line,
                    message: "the tuv in '\(language.printable)' has no text; it was not taken"
                )
            )
            return true
        case .textTwice(let unit, let line):
            add(
                Finding(
                    .error,
                    "tmx-text-twice",
                    unit: unit,
                    line: line,
                    message: "a tuv has a second seg; the first was taken"
                )
            )
            return true
        case .codeUnpaired(let unit, let line):
            count(.warning, "tmx-code-unpaired", unit, line) {
                "a bpt or ept without its other end was taken as a code that stands alone; texts: \($0)"
            }
        case .reservedCharacter(let unit, let line):
            count(.warning, "tmx-character-dropped", unit, line) {
                "characters that no text may interchange (U+FDD0 to U+FDEF) were left out; texts: \($0)"
            }
        case .elementUnknown(let name, let unit, let line):
            count(.warning, "tmx-element-unknown", key: name, unit, line) {
                "an element '\(name.prefix(40).description.printable)' has no place here and was passed over, in a seg but for its text; times: \($0)"
            }
        case .attributeUnknown(let name, let unit, let line):
            count(.information, "tmx-attribute-unknown", key: name, unit, line) {
                "an attribute '\(name.prefix(40).description.printable)' has no place here and was not kept; times: \($0)"
            }
        case .highlight(let unit, let line):
            count(.information, "tmx-highlight", unit, line) {
                "hi was passed over, the text in it was taken; times: \($0)"
            }
        case .headerDetail(let line):
            count(.information, "tmx-header-detail", nil, line) {
                "notes, properties and encodings of the header are of the file, not of its units, and were not kept: \($0)"
            }
        case .headerMissing(let line):
            count(.warning, "tmx-header-missing", nil, line) { _ in
                "the file has no header, which would say the source language"
            }
        }
        return false
    }

    private mutating func count(
        _ severity: Severity,
        _ code: String,
        key: String = "",
        _ unit: String?,
        _ line: Int,
        _ message: @escaping (Int) -> String
    ) {
        tally.count(severity, code, key: key, line: line, unit: unit, message: message)
    }

    mutating func countUnreadable(_ written: String, _ unit: TMXUnit, line: Int) {
        count(.error, "tmx-language-unreadable", key: written, unit.id, line) {
            "'\(written.prefix(40).description.printable)' is no language tag; texts that were not taken: \($0)"
        }
    }

    mutating func countMapped(_ written: String, _ tag: LanguageTag, _ unit: TMXUnit, line: Int) {
        count(.information, "tmx-language-mapped", key: written, unit.id, line) {
            "'\(written.printable)' was taken as the site's '\(tag)'; texts: \($0)"
        }
    }

    mutating func countForeign(_ tag: LanguageTag, _ unit: TMXUnit, line: Int) {
        count(.information, "tmx-language-foreign", key: tag.description, unit.id, line) {
            "'\(tag)' is no language of the site; texts, which were taken all the same: \($0)"
        }
    }

    mutating func countTwice(_ tag: LanguageTag, _ unit: TMXUnit, line: Int) {
        count(.warning, "tmx-source-twice", key: tag.description, unit.id, line) {
            "a second text of a unit in its source language '\(tag)' was not taken; units: \($0)"
        }
    }

    mutating func countSourceMissing(_ unit: TMXUnit) {
        count(.warning, "tmx-source-missing", unit.id, unit.line) {
            "no text is in the language that srclang says; the first was taken as the source; units: \($0)"
        }
    }

    mutating func countSpaces(_ unit: TMXUnit, line: Int) {
        count(.information, "tmx-space", unit.id, line) {
            "line breaks, tabs and doubled spaces were taken as single spaces, and none at the ends; texts: \($0)"
        }
    }

    mutating func countCandidate(_ reason: TMXDecision.Reason, _ unit: TMXUnit, line: Int) {
        let (severity, code, why): (Severity, String, String) =
            switch reason {
            case .state: (.warning, "tmx-conflict-state", "the memory has one of a higher state")
            case .newer: (.warning, "tmx-conflict-newer", "the memory has one that is newer or not known to be older")
            case .sameFile: (.information, "tmx-conflict-file", "the same file has one that is newer, or came first")
            case .codes: (.warning, "tmx-codes-differ", "codes of the source are missing, or others are in it")
            }
        count(severity, code, unit.id, line) { "\(why); translations that are kept as candidates: \($0)" }
    }
}

import DragomanModel

// How our nouns are said in XLIFF. 1.2: section 2 and appendix B of the specification; 2.x: section 4.3.

extension TranslationState {
    /// The `state` of a 1.2 target.
    ///
    /// `initial` is `needs-translation`, which every tool lists as work to do, not `new`, which some hide.
    var wordIn12: String {
        switch self {
        case .initial: "needs-translation"
        case .translated: "translated"
        case .reviewed: "signed-off"
        case .final: "final"
        }
    }

    /// Reads a `state` of either version; `nil` for words that are not the standard's.
    init?(word: String) {
        switch word {
        case "initial", "new", "needs-translation", "needs-l10n", "needs-adaptation": self = .initial
        case "translated", "needs-review-translation", "needs-review-l10n", "needs-review-adaptation":
            self = .translated
        case "reviewed", "signed-off": self = .reviewed
        case "final": self = .final
        default: return nil
        }
    }
}

extension TargetOrigin {
    /// The `state-qualifier` of a 1.2 target; a person's own work has none.
    var qualifierIn12: String? {
        switch self {
        case .human: nil
        case .exact: "exact-match"
        case .context: "id-match"
        case .repetition: "leveraged-inherited"
        case .fuzzyAccepted: "fuzzy-match"
        }
    }

    /// Reads a `state-qualifier` of 1.2 or a `subState` of ours.
    init?(word: String) {
        switch word {
        case "exact-match", "leveraged-tm": self = .exact
        case "id-match": self = .context
        case "leveraged-inherited": self = .repetition
        case "fuzzy-match": self = .fuzzyAccepted
        default:
            guard word.hasPrefix("dragoman:"), let origin = TargetOrigin(rawValue: String(word.dropFirst(9))) else {
                return nil
            }
            self = origin
        }
    }
}

extension ArticleFormat {
    /// The `datatype` of a 1.2 file.
    var datatype: String {
        switch self {
        case .html: "html"
        case .markdown: "x-markdown"
        case .text: "plaintext"
        case .wxr: "x-wxr"
        }
    }
}

extension Unit.Kind {
    /// The `restype` of a 1.2 group.
    var restype: String {
        switch self {
        case .heading: "heading"
        case .listItem: "listitem"
        case .tableCell: "cell"
        case .caption: "caption"
        case .tooltip: "tooltip"
        case .label: "label"
        default: "x-" + rawValue
        }
    }
}

extension InlineCode.Purpose {
    /// The `ctype` of a 1.2 `g` or `bx`.
    var ctypeOfPair: String {
        switch self {
        case .bold, .italic, .underlined, .link: rawValue
        default: "x-" + rawValue
        }
    }

    /// The `ctype` of a 1.2 `x`.
    var ctypeOfPlaceholder: String {
        switch self {
        case .lineBreak: "lb"
        case .image: "image"
        default: "x-" + rawValue
        }
    }

    /// The `type` of a 2.x code.
    var typeIn2: String {
        switch self {
        case .bold, .italic, .underlined, .formatting, .lineBreak: "fmt"
        case .link: "link"
        case .image: "image"
        case .protected, .character, .other: "other"
        }
    }

    /// The `subType` of a 2.x code, legal together with `typeIn2`.
    var subTypeIn2: String? {
        switch self {
        case .bold: "xlf:b"
        case .italic: "xlf:i"
        case .underlined: "xlf:u"
        case .lineBreak: "xlf:lb"
        case .protected: "dragoman:protected"
        case .character: "dragoman:character"
        case .formatting, .link, .image, .other: nil
        }
    }
}

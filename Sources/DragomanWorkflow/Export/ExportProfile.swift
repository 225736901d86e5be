import DragomanExchange
import DragomanModel

/// The tool that an export is for: each opens other versions and spoils other things.
public enum ExportProfile: String, Sendable, CaseIterable {
    /// Any tool that reads XLIFF as the standard has it.
    case generic
    case omegat
    case poedit
    case lokalize
    case qt
    case matecat
    case trados
    case memoq
    case phrase
    case weblate

    /// What a tool needs; the whole table.
    private var dialect: Dialect {
        switch self {
        case .generic: Dialect("any tool", XLIFFVersion.allCases, allowsMarks: true)
        // Shows only what stands in a target.
        case .omegat: Dialect("OmegaT", [.version12], fillsTargets: true)
        // A filled target with marked segments comes back as old, new and old.
        case .poedit: Dialect("Poedit", [.version12, .version20])
        // Marks of segments lose what names them.
        case .lokalize: Dialect("Lokalize", [.version12])
        // Of a text with elements only what follows the last is kept.
        case .qt: Dialect("Qt Linguist", [.version12], hasVisibleCodes: true)
        case .matecat: Dialect("MateCat", [.version12, .version20], allowsMarks: true)
        case .trados: Dialect("Trados Studio", [.version12, .version20], allowsMarks: true)
        case .memoq: Dialect("memoQ", [.version12, .version20], allowsMarks: true)
        case .phrase: Dialect("Phrase", [.version12, .version20], allowsMarks: true)
        // translate-toolkit writes a plain text in front of the elements that were there.
        case .weblate: Dialect("Weblate", [.version12, .version20], hasVisibleCodes: true)
        }
    }

    private struct Dialect {
        var tool: String
        /// The versions that it opens, that of the profile first.
        var versions: [XLIFFVersion]
        /// Whether 1.2 may mark the segments of a `trans-unit`.
        var allowsMarks: Bool
        var fillsTargets: Bool
        var hasVisibleCodes: Bool

        init(
            _ tool: String,
            _ versions: [XLIFFVersion],
            allowsMarks: Bool = false,
            fillsTargets: Bool = false,
            hasVisibleCodes: Bool = false
        ) {
            self.tool = tool
            self.versions = versions
            self.allowsMarks = allowsMarks
            self.fillsTargets = fillsTargets
            self.hasVisibleCodes = hasVisibleCodes
        }
    }

    /// The version that goes out.
    ///
    /// - Parameter written: The version that was asked for; `nil` for that of the profile.
    /// - Returns: A version that the tool opens.
    /// - Throws: `DragomanError` `version-unknown`, `profile-conflict`.
    func version(_ written: String?) throws -> XLIFFVersion {
        let versions = dialect.versions
        guard let written else { return versions[0] }
        guard let version = XLIFFVersion(rawValue: written) else {
            throw DragomanError(
                "version-unknown",
                "XLIFF '\(written.printable)' is unknown; say 1.2, 2.0, 2.1 or 2.2"
            )
        }
        guard versions.contains(version) else {
            let opened = versions.map(\.rawValue).joined(separator: " and ")
            throw DragomanError(
                "profile-conflict",
                "\(dialect.tool) opens XLIFF \(opened) only, not \(written); leave --version out, or choose another profile"
            )
        }
        return version
    }

    /// How it is written.
    ///
    /// - Throws: `DragomanError` `profile-conflict` where segments are to be marked for a tool that spoils them.
    func writerOptions(isSegmented: Bool) throws -> XLIFFWriter.Options {
        guard !isSegmented || dialect.allowsMarks else {
            throw DragomanError(
                "profile-conflict",
                "\(dialect.tool) spoils marked segments; leave --segmented out, or choose another profile"
            )
        }
        return XLIFFWriter.Options(
            isSegmented: isSegmented,
            fillsTargets: dialect.fillsTargets,
            hasVisibleCodes: dialect.hasVisibleCodes
        )
    }
}

import DragomanModel

extension ForeignContent {
    /// Names the codes of a target as those of the stored source, where a tool made codes of another kind of them: two
    /// that stand alone of a pair, a pair of two.
    ///
    /// - Parameters:
    ///   - target: The target in the file.
    ///   - source: The source beside it; as many codes as the stored one has, each at the same place in the text.
    ///   - stored: The stored source.
    /// - Returns: Source and target with the roles of the stored codes and names that tell them apart; `nil` where the
    ///   codes are of the same kinds, or stand elsewhere.
    static func restoringRoles(
        target: ForeignContent,
        source: ForeignContent,
        stored: CodedText
    ) -> (target: ForeignContent, source: ForeignContent)? {
        let marks = stored.marks
        let codes = source.codes
        guard !marks.isEmpty, marks.count == codes.count, marks.map(\.role) != codes.map(\.role),
            places(of: source) == places(of: stored)
        else { return nil }
        var names: [ForeignCode: ForeignCode] = [:]
        for (code, mark) in zip(codes, marks) {
            // Two codes that a tool tells apart by nothing cannot be told apart here.
            let key = ForeignCode(role: code.role, id: code.id)
            guard names.updateValue(ForeignCode(role: mark.role, id: "#\(mark.id)"), forKey: key) == nil else {
                return nil
            }
        }
        func renamed(_ content: ForeignContent) -> ForeignContent {
            ForeignContent(
                content.parts.map { part in
                    guard case .code(let code) = part, let name = names[ForeignCode(role: code.role, id: code.id)]
                    else { return part }
                    return .code(name)
                }
            )
        }
        return (renamed(target), renamed(source))
    }

    private static func places(of content: ForeignContent) -> [Int] {
        places(content.parts.map { if case .text(let text) = $0 { text } else { nil } })
    }

    private static func places(of content: CodedText) -> [Int] {
        places(content.parts.map { if case .text(let text) = $0 { String(text) } else { nil } })
    }

    /// How many scalars but white space stand before each code (`nil`), and in all.
    private static func places(_ parts: [String?]) -> [Int] {
        var count = 0
        var places: [Int] = []
        for part in parts {
            if let part {
                count += part.unicodeScalars.count { !$0.properties.isWhitespace }
            } else {
                places.append(count)
            }
        }
        return places + [count]
    }
}

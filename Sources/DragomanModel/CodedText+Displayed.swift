extension CodedText {
    /// Reads what `displayed` writes: `<1>`, `</1>`, `<2/>`, `&lt;`, `&amp;`.
    ///
    /// `nil` where a `<` begins no code, an `&` no entity, or the ends of the codes do not pair up.
    public init?(displayed: String) {
        self.init()
        // Scalar by scalar: an accent behind a mark belongs to the text, not to the mark.
        var rest = Substring(displayed).unicodeScalars
        var opened: Set<Int> = []
        while let place = rest.firstIndex(where: { $0 == "<" || $0 == "&" }) {
            append(CodedText(plain: String(rest[..<place])))
            rest = rest[place...]
            if rest.first == "&" {
                guard
                    let entity = [("&lt;", "<"), ("&amp;", "&")].first(where: { rest.starts(with: $0.0.unicodeScalars) }
                    )
                else { return nil }
                append(entity.1)
                rest = rest.dropFirst(entity.0.unicodeScalars.count)
                continue
            }
            guard let end = rest.firstIndex(of: ">"), let mark = CodeMark(displayed: Substring(rest[...end])) else {
                return nil
            }
            switch mark.role {
            case .open: guard opened.insert(mark.id).inserted else { return nil }
            case .close: guard opened.remove(mark.id) != nil else { return nil }
            case .standalone: break
            }
            append(mark)
            rest = rest[rest.index(after: end)...]
        }
        guard opened.isEmpty else { return nil }
        append(CodedText(plain: String(rest)))
    }
}

extension CodeMark {
    /// Reads `<1>`, `</1>` or `<2/>`.
    fileprivate init?(displayed: Substring) {
        var inner = displayed.dropFirst().dropLast()
        var role = Role.open
        if inner.first == "/" {
            role = .close
            inner = inner.dropFirst()
        } else if inner.last == "/" {
            role = .standalone
            inner = inner.dropLast()
        }
        guard !inner.isEmpty, inner.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let id = Int32(inner) else {
            return nil
        }
        self.init(role: role, id: Int(id))
    }
}

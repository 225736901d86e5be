/// The rules of codes that may not be deleted or put in another order.
struct ReorderRules {
    let report: ValidationReport
    let segment: String?

    func check(_ source: CheckedElement, _ target: CheckedElement?) {
        let before = codes(source)
        for code in before { checkRights(code) }
        checkBeginnings(before)
        guard let target else { return }
        let after = codes(target)
        for code in after { checkRights(code) }
        checkBeginnings(after)
        guard !after.isEmpty || target.hasText || !target.children.isEmpty else { return }
        checkDeleted(before, after, target)
        checkSequences(before, after)
    }

    private func codes(_ content: CheckedElement) -> [CheckedElement] {
        content.descendants.filter { ["ph", "pc", "sc", "ec"].contains($0.name) }
    }

    /// The name by which a code is known in source and target.
    private func key(_ code: CheckedElement) -> String? { code["id"] ?? code["startRef"].map { "end of \($0)" } }

    private func isFixed(_ code: CheckedElement) -> Bool { !code.says("yes", "canReorder", default: "yes") }

    private func checkRights(_ code: CheckedElement) {
        guard isFixed(code) else { return }
        for name in ["canCopy", "canDelete"] where code.says("yes", name, default: "yes") {
            report.add(.reordered, code, "a code that may not be reordered has \(name)=\"no\"", segment: segment)
        }
    }

    /// A row of fixed codes begins with firstNo.
    private func checkBeginnings(_ codes: [CheckedElement]) {
        var isInRow = false
        for code in codes {
            switch code["canReorder"] {
            case "firstNo": isInRow = true
            case "no":
                if !isInRow {
                    report.add(
                        .reordered,
                        code,
                        "no code with canReorder=\"firstNo\" stands before it",
                        segment: segment
                    )
                }
            default: break
            }
        }
    }

    private func checkDeleted(_ before: [CheckedElement], _ after: [CheckedElement], _ target: CheckedElement) {
        let there = Set(after.compactMap(key))
        for code in before where code.says("no", "canDelete", default: "yes") {
            guard let key = key(code), !there.contains(key) else { continue }
            // One element here may be two there.
            if code.name == "ec", let start = code["startRef"], there.contains(start) { continue }
            report.add(.deleted, target, "the code '\(key)' of the source is not in the target", segment: segment)
        }
    }

    /// Each row of fixed codes of the source stands in one piece in the target, if it stands there.
    private func checkSequences(_ before: [CheckedElement], _ after: [CheckedElement]) {
        let keys = after.map { key($0) ?? "" }
        for row in rows(before) {
            let names = row.compactMap(key)
            let known = Set(names)
            guard let place = after.first(where: { known.contains(key($0) ?? "") }) else { continue }
            let start = keys.firstIndex { $0 == names[0] } ?? keys.endIndex
            guard !keys[start...].prefix(names.count).elementsEqual(names) else { continue }
            report.add(
                .reordered,
                place,
                "\(names.map { "'\($0)'" }.joined(separator: ", ")) do not stand together in this order",
                segment: segment
            )
        }
    }

    private func rows(_ codes: [CheckedElement]) -> [[CheckedElement]] {
        var rows: [[CheckedElement]] = []
        var isInRow = false
        for code in codes {
            switch code["canReorder"] {
            case "firstNo":
                rows.append([code])
                isInRow = true
            case "no" where isInRow: rows[rows.count - 1].append(code)
            default: isInRow = false
            }
        }
        return rows.filter { $0.count > 1 }
    }
}

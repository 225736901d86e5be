package import DragomanModel
import DragomanText

extension SRXDocument {
    /// What is wrong with rules and maps, and what of the header is not obeyed; by line.
    package func check() -> [Finding] {
        (checkRules() + checkMaps() + checkHeader()).sorted { $0.line ?? 0 < $1.line ?? 0 }
    }

    private func checkRules() -> [Finding] {
        var findings: [Finding] = []
        var seen: Set<String> = []
        for languageRule in languageRules {
            let name = languageRule.name.prefix(40)
            if !languageRule.name.isEmpty, !seen.insert(languageRule.name).inserted {
                findings.append(
                    Finding(
                        .error,
                        "srx-name-twice",
                        line: languageRule.line,
                        message: "a language rule '\(name)' is there already; the first counts"
                    )
                )
            }
            if languageRule.rules.isEmpty {
                findings.append(
                    Finding(
                        .error,
                        "srx-element-missing",
                        line: languageRule.line,
                        message: "language rule '\(name)' has no rules"
                    )
                )
            }
            for rule in languageRule.rules { findings += check(rule) }
        }
        return findings
    }

    private func check(_ rule: Rule) -> [Finding] {
        if rule.before.isEmpty, rule.after.isEmpty {
            let message = "a rule without 'beforebreak' and 'afterbreak' fits every place"
            return [Finding(.warning, "srx-rule-empty", line: rule.line, message: message)]
        }
        do {
            _ = try SRXRules.compiled(rule, file: file)
            return []
        } catch {
            return [Finding(.error, error.code, line: rule.line, message: error.message)]
        }
    }

    private func checkMaps() -> [Finding] {
        var findings: [Finding] = []
        for map in maps {
            do { _ = try RegularExpression(map.pattern, ignoresCase: true) } catch {
                let message = SRXRules.message(error, "languagepattern")
                findings.append(Finding(.error, "srx-pattern-invalid", line: map.line, message: message))
            }
            if languageRule(named: map.ruleName) == nil {
                let message = "there is no language rule '\(map.ruleName.prefix(40))'"
                findings.append(Finding(.error, "srx-name-unknown", line: map.line, message: message))
            }
        }
        let used = Set(maps.map(\.ruleName))
        for rule in languageRules where !rule.name.isEmpty && !used.contains(rule.name) {
            let message = "no map leads to language rule '\(rule.name.prefix(40))'"
            findings.append(Finding(.warning, "srx-rule-unused", line: rule.line, message: message))
        }
        return findings
    }

    /// Codes go as `UnitSplitter` has it: opening ones after the break, closing ones before it, others where they touch.
    private func checkHeader() -> [Finding] {
        var findings: [Finding] = []
        if !segmentsSubflows {
            let message = "texts such as alt texts are units of their own and are segmented all the same"
            findings.append(Finding(.information, "srx-setting-ignored", line: headerLine, message: message))
        }
        for handle in formatHandles where handle.isIncluded != (handle.type == "end") {
            let message = "inline codes of type '\(handle.type)' go as Dragoman has it, not as the header says"
            findings.append(Finding(.information, "srx-setting-ignored", line: handle.line, message: message))
        }
        return findings
    }
}

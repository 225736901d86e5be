import DragomanModel

/// Gathers what is found in a file.
final class ValidationReport {
    private(set) var findings: [Finding] = []
    /// The unit that is being looked at.
    var unit: String?

    /// Notes that a rule is broken at an element.
    func add(_ rule: XLIFFRule, _ element: CheckedElement, _ message: String, segment: String? = nil) {
        add(rule, element.written, element.line, message, segment: segment)
    }

    func add(_ rule: XLIFFRule, _ element: String, _ line: Int, _ message: String, segment: String? = nil) {
        var finding = Finding(rule.severity, rule.code, unit: unit, segment: segment, line: line, message: message)
        finding.element = element
        finding.rule = rule.statement
        finding.section = rule.section
        finding.remedy = rule.remedy
        findings.append(finding)
    }
}

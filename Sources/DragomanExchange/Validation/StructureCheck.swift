import DragomanXML

/// Checks one element by the table: its attributes, and which children it has in which order.
struct StructureCheck {
    let report: ValidationReport
    /// Elements of the core that no table has are wrong; those of modules that are left open (ITS) are not.
    private static let openModules: Set<String> = ["its", "itsm", "pgs"]

    /// Checks an element and all inside of it.
    func checkAll(_ element: CheckedElement) {
        guard check(element) else {
            // What is left open may hold elements of XLIFF, and these are as anywhere.
            for child in element.children where child.entry != nil { checkAll(child) }
            return
        }
        checkContent(element)
        for child in element.children { checkAll(child) }
    }

    /// Checks the name and the attributes of an element; `false` where what it holds is not looked at.
    func check(_ element: CheckedElement) -> Bool {
        if element.name == "*" { return false }
        guard let entry = element.entry else {
            let prefix = element.name.split(separator: ":").first.map(String.init) ?? ""
            if element.isOfModule, Self.openModules.contains(prefix) { return false }
            report.add(.elementUnknown, element, "there is no element '\(element.written)'")
            return false
        }
        for name in entry.required where element[name] == nil {
            report.add(.attributeMissing, element, "'\(name)' is missing")
        }
        for (name, value) in element.attributes { check(name, value, element, entry) }
        return !entry.isOpaque
    }

    private func check(_ name: String, _ value: String, _ element: CheckedElement, _ entry: ElementTable.Entry) {
        if let kind = entry.attributes[name] ?? Self.global[name] {
            if !kind.accepts(value) {
                if kind == .language {
                    report.add(.languageTag, element, "'\(name)' is '\(value)', which is no language tag")
                } else {
                    report.add(.attributeValue, element, "'\(name)' cannot be '\(value)'")
                }
            }
            return
        }
        if name == "xml:lang" {
            if !AttributeKind.language.accepts(value) {
                report.add(.languageTag, element, "'\(value)' is no language tag")
            }
            // Inheritable; where the schema does not name it, it is an attribute of another namespace.
            if entry.openness == .open { return }
        }
        let isForeign = name.hasPrefix("*:") || name.hasPrefix("xml:")
        let isOfModule = !isForeign && name.utf8.contains(0x3A)
        switch entry.openness {
        case .open where isForeign || isOfModule: return
        case .modules where isOfModule: return
        case .open, .modules, .closed:
            report.add(
                .attributeUnknown,
                element,
                "'\(isForeign ? String(name.drop { $0 == "*" || $0 == ":" }) : name)' cannot stand here"
            )
        }
    }

    /// Attributes of modules that have values of a kind wherever they stand.
    private static let global: [String: AttributeKind] = ["fs:fs": .html]

    /// Checks which children an element has, in which order.
    func checkContent(_ element: CheckedElement) {
        guard let entry = element.entry, !entry.isOpaque else { return }
        if element.hasText, !entry.holdsText {
            report.add(.textMisplaced, element, "text cannot stand in '\(element.written)'")
        }
        var run = ContentRun(entry.content, of: element.name)
        for child in element.children {
            switch run.take(child.name) {
            case .fits: break
            case .misplaced: report.add(.elementMisplaced, child, "'\(child.written)' cannot stand here")
            case .lacks(let names):
                report.add(.elementMissing, child, "\(Self.list(names)) must stand before '\(child.written)'")
            }
        }
        if let names = run.missing { report.add(.elementMissing, element, "\(Self.list(names)) is missing") }
    }

    static func list(_ names: [String]) -> String { names.sorted().map { "'\($0)'" }.joined(separator: " or ") }
}

/// Goes along the content of an element; particles are told apart by the next name.
struct ContentRun {
    enum Step {
        case fits, misplaced
        case lacks([String])
    }

    private let particles: [ElementTable.Particle]
    /// That of the element; `any` is of other namespaces than its own.
    private let prefix: Substring
    private var index = 0
    private var count = 0

    /// Begins the content of an element.
    init(_ particles: [ElementTable.Particle], of element: String) {
        self.particles = particles
        prefix = Self.prefix(element)
    }

    private static func prefix(_ name: String) -> Substring {
        name.utf8.firstIndex(of: 0x3A).map { name[..<$0] } ?? ""
    }

    /// Takes the next child in.
    mutating func take(_ name: String) -> Step {
        var (next, taken) = (index, count)
        while next < particles.count {
            if accepts(particles[next], name), taken < particles[next].most {
                (index, count) = (next, taken + 1)
                return .fits
            }
            guard taken >= particles[next].least else {
                let names = particles[next].names
                // What comes later is there, what must come first is not.
                guard particles[(next + 1)...].contains(where: { accepts($0, name) }) else { return .misplaced }
                (index, count) = (next, particles[next].least)
                let step = take(name)
                if case .fits = step { return .lacks(names) }
                return step
            }
            next += 1
            taken = 0
        }
        return .misplaced
    }

    private func accepts(_ particle: ElementTable.Particle, _ name: String) -> Bool {
        if particle.names.contains(name) { return true }
        guard particle.hasOthers else { return false }
        return name == "*" || Self.prefix(name) != prefix
    }

    /// What must still come.
    var missing: [String]? {
        for place in index..<max(index, particles.count) {
            let taken = place == index ? count : 0
            if taken < particles[place].least { return particles[place].names }
        }
        return nil
    }
}

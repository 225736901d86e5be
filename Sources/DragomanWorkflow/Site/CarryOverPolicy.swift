package import DragomanModel

/// What becomes of the translation of a segment whose text was edited, by the class of the edit.
package struct CarryOverPolicy: Sendable, Hashable {
    /// What becomes of it.
    package enum Treatment: String, Sendable, Hashable, CaseIterable {
        /// It is taken over as the translation of the new text, no longer reviewed.
        case accept
        /// It stays the old text's, and is offered as a match for the new one, whatever its score.
        case candidate
        /// The new text counts as one that the article never had.
        case none
    }

    private var treatments: [EditClass: Treatment] = [.spacing: .accept]

    /// Makes the policy of a site that says nothing: white space is accepted, all else is a candidate.
    package init() {}

    /// What becomes of translations over an edit of one class.
    package internal(set) subscript(editClass: EditClass) -> Treatment {
        get { treatments[editClass] ?? .candidate }
        set { treatments[editClass] = newValue }
    }

    /// What becomes of a translation over an edit with some classes.
    ///
    /// It is taken over only where each of them allows that, and forgotten where the gravest says so.
    package func treatment(of classes: [EditClass]) -> Treatment {
        guard let gravest = classes.max() else { return .accept }
        if self[gravest] == .none { return .none }
        return classes.allSatisfy { self[$0] == .accept } ? .accept : .candidate
    }
}

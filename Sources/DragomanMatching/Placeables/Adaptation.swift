package import DragomanModel

/// A translation with the placeables of another source put in.
package struct Adaptation: Sendable, Hashable {
    /// One place that was changed.
    package struct Change: Sendable, Hashable {
        /// What stood there.
        package var from: String
        /// What stands there now.
        package var to: String
        /// The class of what stands there.
        package var kind: Placeable.Kind
    }

    /// The adapted translation; its codes are those of the stored one.
    package var target: CodedText
    /// What was changed, in the order of the translation; empty where the values are the same.
    package var changes: [Change]
}

/// What came of the wish to adapt a translation.
package enum AdaptationOutcome: Sendable, Hashable {
    /// It was done, with certainty.
    case adapted(Adaptation)
    /// It was not done, and why.
    case doubtful(PlaceableDoubt)
}

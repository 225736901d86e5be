import DragomanModel

/// The words of both versions for how far a translation is.
enum StateWords {
    /// The state of 2.x for a `state` of 1.2.
    ///
    /// 1.2 has no state that a target is in when none is said: one with text counts as translated, unless the file was of
    /// 2.x before and said none there.
    static func state2(_ word: String?, isApproved: Bool, isBlank: Bool, wasOf2: Bool) -> String? {
        let known = word.flatMap(TranslationState.init(word:))
        var state = known ?? (isBlank || wasOf2 ? nil : .translated)
        if isApproved, !isBlank, !wasOf2 || state != nil { state = max(state ?? .reviewed, .reviewed) }
        if word != nil, state == nil { state = .initial }
        return state?.rawValue
    }

    /// The word of 1.2 for a state of 2.x.
    static func word12(_ state: String) -> String {
        TranslationState(rawValue: state)?.wordIn12 ?? "new"
    }
}

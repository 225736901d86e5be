/// Why a translation was not adapted.
package struct PlaceableDoubt: Error, Sendable, Hashable {
    /// The reasons, by stable names.
    package enum Reason: String, Error, CaseIterable {
        /// The texts differ in more than placeables.
        case otherTextDiffers = "other-text-differs"
        /// The old value is not in the translation.
        case valueNotFound = "value-not-found"
        /// The old value stands more or less often in the translation than in its source.
        case valueRepeated = "value-repeated"
        /// One value that stands several times becomes several values.
        case valueSplits = "value-splits"
        /// A part of the translation can be read as two of the values.
        case valueAmbiguous = "value-ambiguous"
        /// The words beside the new number have another plural form.
        case pluralDiffers = "plural-differs"
        /// An ending is hung on the number that depends on how it is spoken.
        case endingSpoken = "ending-spoken"
        /// The word before the number depends on how it is spoken.
        case wordBeforeSpoken = "word-before-spoken"
        /// Day and month cannot be told apart.
        case dateOrderUnclear = "date-order-unclear"
        /// The first day of a month, or one o'clock, is said in another way.
        case oneSinglesOut = "one-singles-out"
        /// The weekday is not found beside the date, or would have to be guessed.
        case weekdayUnclear = "weekday-unclear"
        /// It cannot be told which form of a name to write.
        case nameFormUnclear = "name-form-unclear"
        /// It cannot be told how the new number would be written there.
        case numberFormUnclear = "number-form-unclear"
        /// The currency differs and is not written as a sign or code that could be exchanged.
        case currencyUnclear = "currency-unclear"
        /// The source is an address alone, and the translation says more than that.
        case translationSaysMore = "translation-says-more"
        /// The adapted text does not say what it should.
        case notReadBack = "not-read-back"
    }

    /// The reason.
    package var reason: Reason
    /// The placeable of the stored source that it is about; empty where it is about none.
    package var text: String

    init(_ reason: Reason, _ text: String = "") {
        self.reason = reason
        self.text = text
    }
}

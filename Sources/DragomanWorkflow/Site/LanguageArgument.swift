package import DragomanModel
import DragomanText

/// Language tags that people write where any language will do, the site's or not.
package enum LanguageArgument {
    /// A tag in canonical form.
    ///
    /// - Throws: `DragomanError` `language-unknown`.
    package static func tag(_ text: String) throws -> LanguageTag {
        guard let tag = Locales.canonical(text) else {
            throw DragomanError("language-unknown", "'\(text.printable)' is not a language tag of BCP 47, such as 'en'")
        }
        return tag
    }
}

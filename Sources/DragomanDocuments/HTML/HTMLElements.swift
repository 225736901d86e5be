import CGumbo
import DragomanModel

/// What the filter knows of HTML's elements, by gumbo's number of a tag.
enum HTMLElements {
    /// Facts about an element.
    struct Traits: OptionSet, Sendable {
        let rawValue: UInt16
        /// Begins and ends units.
        static let block = Traits(rawValue: 1)
        /// Has no content and no end tag.
        static let void = Traits(rawValue: 2)
        /// Is never translated, whatever `translate` says.
        static let hardProtected = Traits(rawValue: 4)
        /// Is not translated unless `translate="yes"` says so.
        static let softProtected = Traits(rawValue: 8)
        /// Its `title` is no text that a reader sees.
        static let hasNoTooltip = Traits(rawValue: 16)
        /// HTML calls it special: an end tag of another kind inside does not reach out of it.
        static let special = Traits(rawValue: 32)
        /// A formatting element, which goes on in the next block when its end tag is missing.
        static let formatting = Traits(rawValue: 64)
        /// A start tag ends an open paragraph.
        static let closesParagraph = Traits(rawValue: 128)
        /// End tags inside do not reach out of it, whatever their kind.
        static let scope = Traits(rawValue: 256)
        /// Formatting does not go on into it nor out of it.
        static let marker = Traits(rawValue: 512)
        /// A start tag inside `svg` or `math` ends those.
        static let endsForeign = Traits(rawValue: 1024)
        /// Its content is text up to its end tag.
        static let rawText = Traits(rawValue: 2048)
    }

    private static let blocks: [GumboTag] = [
        GUMBO_TAG_HTML, GUMBO_TAG_HEAD, GUMBO_TAG_TITLE, GUMBO_TAG_BODY, GUMBO_TAG_ARTICLE, GUMBO_TAG_SECTION,
        GUMBO_TAG_NAV, GUMBO_TAG_ASIDE, GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5,
        GUMBO_TAG_H6, GUMBO_TAG_HGROUP, GUMBO_TAG_HEADER, GUMBO_TAG_FOOTER, GUMBO_TAG_ADDRESS, GUMBO_TAG_P,
        GUMBO_TAG_HR, GUMBO_TAG_PRE, GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_OL, GUMBO_TAG_UL, GUMBO_TAG_LI, GUMBO_TAG_DL,
        GUMBO_TAG_DT, GUMBO_TAG_DD, GUMBO_TAG_FIGURE, GUMBO_TAG_FIGCAPTION, GUMBO_TAG_MAIN, GUMBO_TAG_DIV,
        GUMBO_TAG_TABLE, GUMBO_TAG_CAPTION, GUMBO_TAG_COLGROUP, GUMBO_TAG_COL, GUMBO_TAG_TBODY, GUMBO_TAG_THEAD,
        GUMBO_TAG_TFOOT, GUMBO_TAG_TR, GUMBO_TAG_TD, GUMBO_TAG_TH, GUMBO_TAG_FORM, GUMBO_TAG_FIELDSET,
        GUMBO_TAG_LEGEND, GUMBO_TAG_LABEL, GUMBO_TAG_BUTTON, GUMBO_TAG_SELECT, GUMBO_TAG_DATALIST,
        GUMBO_TAG_OPTGROUP, GUMBO_TAG_OPTION, GUMBO_TAG_TEXTAREA, GUMBO_TAG_DETAILS, GUMBO_TAG_SUMMARY,
        GUMBO_TAG_MENU, GUMBO_TAG_CENTER, GUMBO_TAG_DIR, GUMBO_TAG_FRAMESET, GUMBO_TAG_FRAME, GUMBO_TAG_NOFRAMES,
        GUMBO_TAG_NOSCRIPT, GUMBO_TAG_META, GUMBO_TAG_BASE, GUMBO_TAG_LINK, GUMBO_TAG_LISTING, GUMBO_TAG_XMP,
        GUMBO_TAG_PLAINTEXT, GUMBO_TAG_MARQUEE, GUMBO_TAG_MULTICOL, GUMBO_TAG_VIDEO, GUMBO_TAG_AUDIO,
        GUMBO_TAG_OBJECT, GUMBO_TAG_CANVAS, GUMBO_TAG_APPLET, GUMBO_TAG_SOURCE, GUMBO_TAG_TRACK, GUMBO_TAG_PARAM,
        GUMBO_TAG_TEMPLATE, GUMBO_TAG_ISINDEX,
    ]
    private static let voids: [GumboTag] = [
        GUMBO_TAG_AREA, GUMBO_TAG_BASE, GUMBO_TAG_BASEFONT, GUMBO_TAG_BGSOUND, GUMBO_TAG_BR, GUMBO_TAG_COL,
        GUMBO_TAG_EMBED, GUMBO_TAG_FRAME, GUMBO_TAG_HR, GUMBO_TAG_IMAGE, GUMBO_TAG_IMG, GUMBO_TAG_INPUT,
        GUMBO_TAG_ISINDEX, GUMBO_TAG_KEYGEN, GUMBO_TAG_LINK, GUMBO_TAG_META, GUMBO_TAG_PARAM, GUMBO_TAG_SOURCE,
        GUMBO_TAG_SPACER, GUMBO_TAG_TRACK, GUMBO_TAG_WBR,
    ]
    private static let hardProtected: [GumboTag] = [
        GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_TEXTAREA, GUMBO_TAG_PRE, GUMBO_TAG_LISTING, GUMBO_TAG_XMP,
        GUMBO_TAG_PLAINTEXT, GUMBO_TAG_IFRAME, GUMBO_TAG_NOEMBED, GUMBO_TAG_NOFRAMES, GUMBO_TAG_TEMPLATE,
        GUMBO_TAG_SVG, GUMBO_TAG_MATH,
    ]
    private static let softProtected: [GumboTag] = [
        GUMBO_TAG_CODE, GUMBO_TAG_KBD, GUMBO_TAG_SAMP, GUMBO_TAG_VAR, GUMBO_TAG_TT,
    ]
    private static let withoutTooltip: [GumboTag] = [
        GUMBO_TAG_LINK, GUMBO_TAG_STYLE, GUMBO_TAG_SCRIPT, GUMBO_TAG_META, GUMBO_TAG_BASE, GUMBO_TAG_TEMPLATE,
        GUMBO_TAG_HTML, GUMBO_TAG_HEAD,
    ]

    private static let special: [GumboTag] = [
        GUMBO_TAG_ADDRESS, GUMBO_TAG_APPLET, GUMBO_TAG_ARTICLE, GUMBO_TAG_ASIDE, GUMBO_TAG_BLOCKQUOTE,
        GUMBO_TAG_BODY, GUMBO_TAG_BUTTON, GUMBO_TAG_CAPTION, GUMBO_TAG_CENTER, GUMBO_TAG_COLGROUP, GUMBO_TAG_DD,
        GUMBO_TAG_DETAILS, GUMBO_TAG_DIR, GUMBO_TAG_DIV, GUMBO_TAG_DL, GUMBO_TAG_DT, GUMBO_TAG_FIELDSET,
        GUMBO_TAG_FIGCAPTION, GUMBO_TAG_FIGURE, GUMBO_TAG_FOOTER, GUMBO_TAG_FORM, GUMBO_TAG_FRAMESET, GUMBO_TAG_H1,
        GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6, GUMBO_TAG_HEAD, GUMBO_TAG_HEADER,
        GUMBO_TAG_HGROUP, GUMBO_TAG_HTML, GUMBO_TAG_IFRAME, GUMBO_TAG_LI, GUMBO_TAG_LISTING, GUMBO_TAG_MAIN,
        GUMBO_TAG_MARQUEE, GUMBO_TAG_MENU, GUMBO_TAG_NAV, GUMBO_TAG_NOEMBED, GUMBO_TAG_NOFRAMES, GUMBO_TAG_NOSCRIPT,
        GUMBO_TAG_OBJECT, GUMBO_TAG_OL, GUMBO_TAG_P, GUMBO_TAG_PLAINTEXT, GUMBO_TAG_PRE, GUMBO_TAG_SCRIPT,
        GUMBO_TAG_SECTION, GUMBO_TAG_SELECT, GUMBO_TAG_STYLE, GUMBO_TAG_SUMMARY, GUMBO_TAG_TABLE, GUMBO_TAG_TBODY,
        GUMBO_TAG_TD, GUMBO_TAG_TEMPLATE, GUMBO_TAG_TEXTAREA, GUMBO_TAG_TFOOT, GUMBO_TAG_TH, GUMBO_TAG_THEAD,
        GUMBO_TAG_TITLE, GUMBO_TAG_TR, GUMBO_TAG_UL, GUMBO_TAG_XMP,
    ]
    private static let formatting: [GumboTag] = [
        GUMBO_TAG_A, GUMBO_TAG_B, GUMBO_TAG_BIG, GUMBO_TAG_CODE, GUMBO_TAG_EM, GUMBO_TAG_FONT, GUMBO_TAG_I,
        GUMBO_TAG_NOBR, GUMBO_TAG_S, GUMBO_TAG_SMALL, GUMBO_TAG_STRIKE, GUMBO_TAG_STRONG, GUMBO_TAG_TT, GUMBO_TAG_U,
    ]
    private static let closingParagraph: [GumboTag] = [
        GUMBO_TAG_ADDRESS, GUMBO_TAG_ARTICLE, GUMBO_TAG_ASIDE, GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_CENTER,
        GUMBO_TAG_DETAILS, GUMBO_TAG_DIR, GUMBO_TAG_DIV, GUMBO_TAG_DL, GUMBO_TAG_FIELDSET, GUMBO_TAG_FIGCAPTION,
        GUMBO_TAG_FIGURE, GUMBO_TAG_FOOTER, GUMBO_TAG_HEADER, GUMBO_TAG_HGROUP, GUMBO_TAG_MAIN, GUMBO_TAG_MENU,
        GUMBO_TAG_NAV, GUMBO_TAG_OL, GUMBO_TAG_P, GUMBO_TAG_SECTION, GUMBO_TAG_SUMMARY, GUMBO_TAG_UL, GUMBO_TAG_H1,
        GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6, GUMBO_TAG_PRE, GUMBO_TAG_LISTING,
        GUMBO_TAG_FORM, GUMBO_TAG_LI, GUMBO_TAG_DD, GUMBO_TAG_DT, GUMBO_TAG_PLAINTEXT, GUMBO_TAG_HR, GUMBO_TAG_XMP,
    ]
    private static let scopes: [GumboTag] = [
        GUMBO_TAG_APPLET, GUMBO_TAG_CAPTION, GUMBO_TAG_HTML, GUMBO_TAG_TABLE, GUMBO_TAG_TD, GUMBO_TAG_TH,
        GUMBO_TAG_MARQUEE, GUMBO_TAG_OBJECT, GUMBO_TAG_TEMPLATE, GUMBO_TAG_MI, GUMBO_TAG_MO, GUMBO_TAG_MN,
        GUMBO_TAG_MS, GUMBO_TAG_MTEXT, GUMBO_TAG_ANNOTATION_XML, GUMBO_TAG_FOREIGNOBJECT, GUMBO_TAG_DESC,
    ]
    private static let markers: [GumboTag] = [
        GUMBO_TAG_APPLET, GUMBO_TAG_CAPTION, GUMBO_TAG_MARQUEE, GUMBO_TAG_OBJECT, GUMBO_TAG_TD, GUMBO_TAG_TEMPLATE,
        GUMBO_TAG_TH,
    ]
    private static let endingForeign: [GumboTag] = [
        GUMBO_TAG_B, GUMBO_TAG_BIG, GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_BODY, GUMBO_TAG_BR, GUMBO_TAG_CENTER,
        GUMBO_TAG_CODE, GUMBO_TAG_DD, GUMBO_TAG_DIV, GUMBO_TAG_DL, GUMBO_TAG_DT, GUMBO_TAG_EM, GUMBO_TAG_EMBED,
        GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6, GUMBO_TAG_HEAD,
        GUMBO_TAG_HR, GUMBO_TAG_I, GUMBO_TAG_IMG, GUMBO_TAG_LI, GUMBO_TAG_LISTING, GUMBO_TAG_MENU, GUMBO_TAG_META,
        GUMBO_TAG_NOBR, GUMBO_TAG_OL, GUMBO_TAG_P, GUMBO_TAG_PRE, GUMBO_TAG_RUBY, GUMBO_TAG_S, GUMBO_TAG_SMALL,
        GUMBO_TAG_SPAN, GUMBO_TAG_STRONG, GUMBO_TAG_STRIKE, GUMBO_TAG_SUB, GUMBO_TAG_SUP, GUMBO_TAG_TABLE,
        GUMBO_TAG_TT, GUMBO_TAG_U, GUMBO_TAG_UL, GUMBO_TAG_VAR,
    ]
    private static let rawText: [GumboTag] = [
        GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_TEXTAREA, GUMBO_TAG_TITLE, GUMBO_TAG_XMP, GUMBO_TAG_IFRAME,
        GUMBO_TAG_NOEMBED, GUMBO_TAG_NOFRAMES, GUMBO_TAG_PLAINTEXT,
    ]

    /// The traits of all tags, by gumbo's number.
    static let table: [Traits] = {
        var table = [Traits](repeating: [], count: Int(GUMBO_TAG_LAST.rawValue) + 1)
        for (tags, trait) in [
            (blocks, Traits.block), (voids, .void), (hardProtected, .hardProtected), (softProtected, .softProtected),
            (withoutTooltip, .hasNoTooltip), (special, .special), (formatting, .formatting),
            (closingParagraph, .closesParagraph), (scopes, .scope), (markers, .marker),
            (endingForeign, .endsForeign), (rawText, .rawText),
        ] {
            for tag in tags { table[Int(tag.rawValue)].insert(trait) }
        }
        return table
    }()

    /// The traits of an element by its name in small letters.
    static func traits(ofName name: String) -> Traits {
        table[Int(tag(ofName: name).rawValue)]
    }

    /// Gumbo's number for a name.
    static func tag(ofName name: String) -> GumboTag {
        var name = name
        return name.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { gumbo_tagn_enum($0.baseAddress, UInt32(min($0.count, 64))) }
        }
    }

    /// What a code of an element is for, by its name in small letters.
    static func purpose(ofName name: String) -> InlineCode.Purpose {
        purpose(of: tag(ofName: name))
    }

    /// What a code of an element is for.
    static func purpose(of tag: GumboTag) -> InlineCode.Purpose {
        switch tag {
        case GUMBO_TAG_B, GUMBO_TAG_STRONG: .bold
        case GUMBO_TAG_I, GUMBO_TAG_EM, GUMBO_TAG_CITE, GUMBO_TAG_DFN: .italic
        case GUMBO_TAG_U, GUMBO_TAG_INS: .underlined
        case GUMBO_TAG_A: .link
        case GUMBO_TAG_BR: .lineBreak
        case GUMBO_TAG_IMG, GUMBO_TAG_IMAGE, GUMBO_TAG_EMBED, GUMBO_TAG_IFRAME, GUMBO_TAG_SVG: .image
        case GUMBO_TAG_CODE, GUMBO_TAG_KBD, GUMBO_TAG_SAMP, GUMBO_TAG_VAR, GUMBO_TAG_TT, GUMBO_TAG_MATH: .protected
        case GUMBO_TAG_SPAN, GUMBO_TAG_SMALL, GUMBO_TAG_SUB, GUMBO_TAG_SUP, GUMBO_TAG_MARK, GUMBO_TAG_S,
            GUMBO_TAG_STRIKE, GUMBO_TAG_DEL, GUMBO_TAG_BIG, GUMBO_TAG_FONT, GUMBO_TAG_Q, GUMBO_TAG_ABBR,
            GUMBO_TAG_ACRONYM, GUMBO_TAG_TIME, GUMBO_TAG_DATA, GUMBO_TAG_BDI, GUMBO_TAG_BDO, GUMBO_TAG_NOBR,
            GUMBO_TAG_RUBY, GUMBO_TAG_RT, GUMBO_TAG_RP, GUMBO_TAG_RB, GUMBO_TAG_RTC, GUMBO_TAG_BLINK:
            .formatting
        default: .other
        }
    }

    /// The kind of unit that an attribute's value is, or `nil`; names in small letters.
    static func attributeKind(_ attribute: String, ofElement element: String) -> Unit.Kind? {
        attributeKind(attribute, of: tag(ofName: element))
    }

    /// The kind of unit that an attribute's value is, or `nil`; the name in small letters.
    static func attributeKind(_ attribute: String, of tag: GumboTag) -> Unit.Kind? {
        switch attribute {
        case "alt": .alternativeText
        case "title": table[Int(tag.rawValue)].contains(.hasNoTooltip) ? nil : .tooltip
        case "aria-label": .label
        case "placeholder": .placeholder
        default: nil
        }
    }

    /// The kind of unit that a `meta` element's content is, by its `name` or `property`.
    static func metaKind(_ name: String) -> Unit.Kind? {
        switch name.lowercased() {
        case "description", "og:description", "twitter:description": .description
        case "og:title", "twitter:title": .title
        default: nil
        }
    }
}

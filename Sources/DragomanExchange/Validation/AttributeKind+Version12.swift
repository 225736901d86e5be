/// The values that attributes of XLIFF 1.2 may have.
extension AttributeKind {
    /// Lists that one's own values, beginning with `x-`, may be added to.
    static let extensibleValues: [AttributeKind: Set<String>] = [
        .contextType12: [
            "database", "element", "elementtitle", "linenumber", "numparams", "paramnotes", "record", "recordtitle",
            "sourcefile",
        ],
        .delimiter12: [
            "bold", "italic", "underlined", "link",
        ],
        .placeholder12: [
            "image", "pb", "lb",
        ],
        .datatype12: [
            "asp", "c", "cdf", "cfm", "cpp", "csharp", "cstring", "csv", "database", "documentfooter",
            "documentheader", "filedialog", "form", "html", "htmlbody", "ini", "interleaf", "javaclass",
            "javapropertyresourcebundle", "javalistresourcebundle", "javascript", "jscript", "layout", "lisp",
            "margin", "menufile", "messagefile", "mif", "mimetype", "mo", "msglib", "pagefooter", "pageheader",
            "parameters", "pascal", "php", "plaintext", "po", "report", "resources", "resx", "rtf", "sgml",
            "sgmldtd", "svg", "vbscript", "warning", "winres", "xhtml", "xml", "xmldtd", "xsl", "xul",
        ],
        .markType12: [
            "abbrev", "abbreviated-form", "abbreviation", "acronym", "appellation", "collocation", "common-name",
            "datetime", "equation", "expanded-form", "formula", "head-term", "initialism",
            "international-scientific-term", "internationalism", "logical-expression", "materials-management-unit",
            "name", "near-synonym", "part-number", "phrase", "phraseological-unit", "protected", "romanized-form",
            "seg", "set-phrase", "short-form", "sku", "standard-text", "symbol", "synonym", "synonymous-phrase",
            "term", "transcribed-form", "transliterated-form", "truncated-term", "variant",
        ],
        .resourceType12: [
            "auto3state", "autocheckbox", "autoradiobutton", "bedit", "bitmap", "button", "caption", "cell",
            "checkbox", "checkboxmenuitem", "checkedlistbox", "colorchooser", "combobox", "comboboxexitem",
            "comboboxitem", "component", "contextmenu", "ctext", "cursor", "datetimepicker", "defpushbutton",
            "dialog", "dlginit", "edit", "file", "filechooser", "fn", "font", "footer", "frame", "grid", "groupbox",
            "header", "heading", "hedit", "hscrollbar", "icon", "iedit", "keywords", "label", "linklabel", "list",
            "listbox", "listitem", "ltext", "menu", "menubar", "menuitem", "menuseparator", "message",
            "monthcalendar", "numericupdown", "panel", "popupmenu", "pushbox", "pushbutton", "radio",
            "radiobuttonmenuitem", "rcdata", "row", "rtext", "scrollpane", "separator", "shortcut", "spinner",
            "splitter", "state3", "statusbar", "string", "tabcontrol", "table", "textbox", "togglebutton", "toolbar",
            "tooltip", "trackbar", "tree", "uri", "userbutton", "usercontrol", "var", "versioninfo", "vscrollbar",
            "window",
        ],
        .sizeUnit12: [
            "byte", "char", "col", "cm", "dlgunit", "em", "ex", "glyph", "in", "mm", "percent", "pixel", "point",
            "row",
        ],
        .state12: [
            "final", "needs-adaptation", "needs-l10n", "needs-review-adaptation", "needs-review-l10n",
            "needs-review-translation", "needs-translation", "new", "signed-off", "translated",
        ],
        .stateQualifier12: [
            "exact-match", "fuzzy-match", "id-match", "leveraged-glossary", "leveraged-inherited", "leveraged-mt",
            "leveraged-repository", "leveraged-tm", "mt-suggestion", "rejected-grammar", "rejected-inaccurate",
            "rejected-length", "rejected-spelling", "tm-suggestion",
        ],
        .unit12: [
            "word", "page", "trans-unit", "bin-unit", "glyph", "item", "instance", "character", "line", "sentence",
            "paragraph", "segment", "placeable",
        ],
        .alternative12: [
            "proposal", "previous-version", "rejected", "reference", "accepted",
        ],
    ]

    /// Lists that are complete.
    static let closedValues12: [AttributeKind: Set<String>] = [
        .position12: ["open", "close"], .association12: ["preceding", "following", "both"],
        .annotates12: ["source", "target", "general"],
    ]

    /// What is counted: resources, formats, states or uses.
    static let countTypes: Set<String> = [AttributeKind.resourceType12, .datatype12, .state12, .stateQualifier12]
        .reduce(
            into: ["num-usages", "repetition", "total"]
        ) { $0.formUnion(extensibleValues[$1] ?? []) }

    /// Purposes stand one beside the other.
    static let purposes: Set<String> = ["information", "location", "match"]

    /// What may be formatted anew, beside `yes` and `no`.
    static let reformats: Set<String> = [
        "coord", "coord-x", "coord-y", "coord-cx", "coord-cy", "font", "font-name", "font-size", "font-weight",
        "css-style", "style", "ex-style",
    ]

    /// Four numbers, or `#` for what is not known.
    static func isCoordinates(_ value: String) -> Bool {
        let parts = value.split(separator: ";", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { $0 == "#" || Int($0) != nil }
    }

    /// A date with its time, as XML Schema writes it.
    static func isDate(_ value: String) -> Bool {
        value.wholeMatch(of: #/-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?/#) != nil
    }

    /// A MIME type of one of the registered families.
    static func isMIME(_ value: String) -> Bool {
        let family = value.prefix { $0 != "/" }
        return ["text", "multipart", "message", "application", "image", "audio", "video", "model"].contains(family)
    }
}

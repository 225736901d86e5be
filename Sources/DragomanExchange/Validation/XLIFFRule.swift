package import DragomanModel

/// A constraint of XLIFF: its code, where it is laid down, what it says, what to do where it is broken.
package struct XLIFFRule: Sendable, Hashable {
    /// How grave a breach is: an error makes the file invalid.
    package var severity: Severity
    /// A stable kebab-case code.
    package var code: String
    /// The section of the specification that lays it down, by its title.
    package var section: String
    /// What must hold.
    package var statement: String
    /// What to do where it does not.
    package var remedy: String

    init(_ severity: Severity, _ code: String, _ section: String, _ statement: String, _ remedy: String) {
        self.severity = severity
        self.code = code
        self.section = section
        self.statement = statement
        self.remedy = remedy
    }

    // MARK: Structure

    static let elementUnknown = XLIFFRule(
        .error,
        "xliff-element-unknown",
        "Elements",
        "only the elements of the version and its modules stand here",
        "take the element out, or put it into a namespace of its own where extensions may stand"
    )
    static let elementMisplaced = XLIFFRule(
        .error,
        "xliff-element-misplaced",
        "Elements",
        "elements stand in their order, and not more often than they may",
        "move the element to its place"
    )
    static let elementMissing = XLIFFRule(
        .error,
        "xliff-element-missing",
        "Elements",
        "an element has the children that it cannot be without",
        "put the missing element in"
    )
    static let textMisplaced = XLIFFRule(
        .error,
        "xliff-text-misplaced",
        "Elements",
        "text stands only in elements that hold text",
        "take the text out"
    )
    static let prefixUndeclared = XLIFFRule(
        .error,
        "xliff-prefix-undeclared",
        "Namespaces in XML, 5 Declaring Namespaces",
        "a prefix is declared where it is used, or around it",
        "declare the prefix with xmlns, or take what has it out"
    )
    static let attributeMissing = XLIFFRule(
        .error,
        "xliff-attribute-missing",
        "Attributes",
        "required attributes are there",
        "add the attribute"
    )
    static let attributeUnknown = XLIFFRule(
        .error,
        "xliff-attribute-unknown",
        "Attributes",
        "an element has its own attributes, and those of other namespaces only where extensions may stand",
        "take the attribute out"
    )
    static let attributeValue = XLIFFRule(
        .error,
        "xliff-attribute-value",
        "Attributes",
        "attributes have values of their kind",
        "correct the value"
    )

    // MARK: Ids and references

    static let idNotUnique = XLIFFRule(
        .error,
        "xliff-id-not-unique",
        "id",
        "an id is unique in its scope",
        "give one of the elements another id"
    )
    static let idOfOtherKind = XLIFFRule(
        .error,
        "xliff-id-other-kind",
        "id",
        "a code of the target has the id of a code of the same kind in the source",
        "give the target's code the id of its counterpart, or one of its own"
    )
    static let dataUnresolved = XLIFFRule(
        .error,
        "xliff-data-unresolved",
        "dataRef",
        "a reference to original data is the id of a data element of the unit",
        "add the data element, or take the reference out"
    )
    static let copyUnresolved = XLIFFRule(
        .error,
        "xliff-copy-unresolved",
        "copyOf",
        "copyOf is the id of a code of the same kind in the unit",
        "name the code that was copied"
    )
    static let copyForbidden = XLIFFRule(
        .error,
        "xliff-copy-forbidden",
        "canCopy",
        "a code with canCopy=\"no\" has no copies",
        "take the copy out"
    )
    static let copyWithData = XLIFFRule(
        .error,
        "xliff-copy-with-data",
        "copyOf",
        "a copy has no original data of its own",
        "take dataRef or copyOf out"
    )
    static let fragmentInvalid = XLIFFRule(
        .error,
        "xliff-fragment-invalid",
        "Fragment identification",
        "a fragment identifier is f=, g=, u= in this order and one leaf, with registered prefixes",
        "write it as in '#f=f1/u=u1/n=n1'"
    )
    static let fragmentUnresolved = XLIFFRule(
        .error,
        "xliff-fragment-unresolved",
        "Fragment identification",
        "a reference leads to an element of the file",
        "name an element that is there"
    )
    static let subFlowUnresolved = XLIFFRule(
        .error,
        "xliff-subflow-unresolved",
        "subFlows",
        "subflows are ids of units of the same file",
        "name units that are there"
    )

    // MARK: Codes and annotations

    static let startWithoutEnd = XLIFFRule(
        .error,
        "xliff-start-without-end",
        "sc",
        "a start code that is not isolated has its end code in the unit",
        "add the ec, or say isolated=\"yes\""
    )
    static let isolatedWithEnd = XLIFFRule(
        .error,
        "xliff-isolated-with-end",
        "isolated",
        "an isolated start code has no end code in the unit",
        "take isolated=\"yes\" out"
    )
    static let endWithoutStart = XLIFFRule(
        .error,
        "xliff-end-without-start",
        "ec",
        "an end code names the start code before it by startRef, or is isolated and has an id",
        "say startRef with the id of the sc, or isolated=\"yes\" with an id"
    )
    static let isolatedWithReference = XLIFFRule(
        .error,
        "xliff-isolated-with-reference",
        "ec",
        "an isolated end code has an id and no startRef",
        "take startRef out and give an id"
    )
    static let pairDiffers = XLIFFRule(
        .error,
        "xliff-pair-differs",
        "ec",
        "both ends of a pair say the same of canCopy, canDelete, canOverlap and canReorder",
        "make the attributes of ec those of sc"
    )
    static let pairAttribute = XLIFFRule(
        .error,
        "xliff-pair-attribute",
        "ec",
        "an end code has dir only where it is isolated",
        "take dir out"
    )
    static let annotationUnpaired = XLIFFRule(
        .error,
        "xliff-annotation-unpaired",
        "sm",
        "a start marker has one end marker behind it in the unit, and each end its start",
        "add the missing marker"
    )
    static let commentWithoutNote = XLIFFRule(
        .error,
        "xliff-comment-reference",
        "Comment annotation",
        "a comment has a value, or a ref to a note of its unit, and not both",
        "say value, or ref=\"#n=ID\""
    )
    static let matchAnnotation = XLIFFRule(
        .error,
        "xliff-match-annotation",
        "Match annotation",
        "an annotation of a match has no ref",
        "take ref out"
    )
    static let subTypeAlone = XLIFFRule(
        .error,
        "xliff-subtype-alone",
        "subType",
        "subType stands beside type",
        "add type, or take subType out"
    )
    static let subStateAlone = XLIFFRule(
        .error,
        "xliff-substate-alone",
        "subState",
        "subState stands beside state",
        "add state, or take subState out"
    )
    static let codePoint = XLIFFRule(
        .error,
        "xliff-code-point",
        "cp",
        "cp holds a code point that XML cannot",
        "write the character itself"
    )
    static let reordered = XLIFFRule(
        .error,
        "xliff-reordered",
        "canReorder",
        "codes that may not be reordered are copies and deletions of none, begin with firstNo and stay together",
        "put them back in the order of the source"
    )
    static let deleted = XLIFFRule(
        .error,
        "xliff-code-deleted",
        "canDelete",
        "a code with canDelete=\"no\" stands in the target too",
        "put the code into the target"
    )
    static let orderInvalid = XLIFFRule(
        .error,
        "xliff-order-invalid",
        "order",
        "the orders of a unit's targets are places from 1 to their number, each once",
        "give each target a place of its own"
    )
    static let stateWithoutTarget = XLIFFRule(
        .error,
        "xliff-state-without-target",
        "state",
        "a segment with another state than initial has a target",
        "add the target, or set the state to initial"
    )

    // MARK: The file as a whole

    static let languageTag = XLIFFRule(
        .error,
        "xliff-language-tag",
        "srcLang",
        "languages are tags of BCP 47",
        "write a tag such as 'en' or 'pt-BR'"
    )
    static let languageDiffers = XLIFFRule(
        .error,
        "xliff-language-differs",
        "xml:lang",
        "sources are in the language srcLang, targets in trgLang, whatever was said further out",
        "make xml:lang the language of the file"
    )
    static let targetLanguageMissing = XLIFFRule(
        .error,
        "xliff-target-language-missing",
        "trgLang",
        "a file with targets says their language",
        "add trgLang"
    )
    static let skeleton = XLIFFRule(
        .error,
        "xliff-skeleton",
        "skeleton",
        "a skeleton has either content or href",
        "take one of them out"
    )

    // MARK: Modules

    static let matchReference = XLIFFRule(
        .error,
        "xliff-match-reference",
        "match",
        "the ref of a match is '#' and the id of a part of the unit's source",
        "write ref=\"#ID\""
    )
    static let glossaryEmpty = XLIFFRule(
        .error,
        "xliff-glossary-empty",
        "glossEntry",
        "an entry has a translation or a definition",
        "add one of them"
    )
    static let resourceContent = XLIFFRule(
        .error,
        "xliff-resource-content",
        "Resource data",
        "a source or target of a resource has either content or href",
        "take one of them out"
    )
    static let resourceUnresolved = XLIFFRule(
        .error,
        "xliff-resource-unresolved",
        "resourceItemRef",
        "a reference is the id of a resource of the file",
        "name a resource that is there"
    )
    static let sizeInformation = XLIFFRule(
        .error,
        "xliff-size-information",
        "Size and length restriction",
        "sizeInfo and equivStorage are whole numbers, sizeInfoRef stands alone, and an end code has them only if isolated",
        "correct the number, or take the attribute out"
    )
    static let sizeRestriction = XLIFFRule(
        .error,
        "xliff-size-restriction",
        "Size and length restriction",
        "a restriction is a maximum, or a minimum and a maximum, '*' for none",
        "write it as in '25' or '5,25'"
    )
    static let formatStyle = XLIFFRule(
        .error,
        "xliff-format-style",
        "subFs",
        "subFs stands beside fs",
        "add fs, or take subFs out"
    )
    static let validationTest = XLIFFRule(
        .error,
        "xliff-validation-rule",
        "rule",
        "a rule has exactly one of isPresent, isNotPresent, startsWith, endsWith and an attribute of another namespace",
        "make it one rule a test"
    )
    static let changeReference = XLIFFRule(
        .error,
        "xliff-change-reference",
        "revisions",
        "revisions name the instance that they are of, by an id that is there",
        "give ref the id of the element"
    )
    static let changeProperty = XLIFFRule(
        .error,
        "xliff-change-property",
        "item",
        "an item is of the content or of an attribute of the element, each once in a revision",
        "correct the property"
    )
    static let changeVersion = XLIFFRule(
        .error,
        "xliff-change-version",
        "currentVersion",
        "currentVersion is the version of one of the revisions",
        "name a version that is there"
    )
    static let itsCombination = XLIFFRule(
        .error,
        "xliff-its-combination",
        "ITS module",
        "data categories of ITS are complete, and do not contradict themselves",
        "complete the attributes, or take one of them out"
    )
    static let pluralCase = XLIFFRule(
        .error,
        "xliff-plural-case",
        "case",
        "a case stands in a unit or group that has a switch",
        "add pgs:switch"
    )

    // MARK: 1.2

    static let pairUnmatched = XLIFFRule(
        .error,
        "xliff-pair-unmatched",
        "rid",
        "bx and ex, bpt and ept come in pairs of one rid",
        "add the other end, or use it"
    )
    static let segmentMark = XLIFFRule(
        .error,
        "xliff-segment-mark",
        "mid",
        "a segment of the target is one of seg-source",
        "correct mid"
    )
    static let referenceUnresolved = XLIFFRule(
        .error,
        "xliff-reference-unresolved",
        "phase-name, tool-id",
        "phases and tools that are named are in the header",
        "add them to the header"
    )
}

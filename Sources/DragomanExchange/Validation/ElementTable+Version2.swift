extension ElementTable {
    /// The elements of XLIFF 2.0 and 2.1.
    static let version21 = ElementTable(core("file+") + modules)
    /// The elements of XLIFF 2.2.
    static let version22 = ElementTable(core("notes? mda:metadata? file+") + modules)

    /// XLIFF 2.2, "Elements" and "Attributes" of the core; the root holds what the version allows.
    private static func core(_ root: String) -> String {
        let inline = "text (cp,ph,pc,sc,ec,mrk,sm,em)*"
        let code = "canCopy~yesNo canDelete~yesNo canReorder~firstNo copyOf~nmtoken subType~prefixed type~codeType"
        let part =
            "name canResegment~yesNo translate~yesNo srcDir~direction trgDir~direction type~prefixed xml:space~space"
        return """
            xliff | version! srcLang!language trgLang~language xml:space~space | \(root) | open
            file | id!nmtoken canResegment~yesNo original translate~yesNo srcDir~direction trgDir~direction xml:space~space | skeleton? any* notes? (unit,group)+ | open
            skeleton | href | text any* | closed
            group | id!nmtoken \(part) | any* notes? (unit,group)* | open
            unit | id!nmtoken \(part) | any* notes? originalData? (segment,ignorable)+ | open
            segment | id~nmtoken canResegment~yesNo state~state subState~prefixed | source target? | modules
            ignorable | id~nmtoken | source target? | modules
            notes | | note+ | closed
            note | id~nmtoken appliesTo~appliesTo category priority~priority ref | text | open
            originalData | | data+ | closed
            data | id!nmtoken dir~direction xml:space~preserve | text cp* | closed
            source | xml:lang~language xml:space~space | \(inline) | modules
            target | xml:lang~language xml:space~space order~positive | \(inline) | modules
            cp | hex!hex | | closed
            ph | id!nmtoken \(code) disp equiv dataRef~nmtoken subFlows~nmtokens | | modules
            pc | id!nmtoken \(code) canOverlap~yesNo dispEnd dispStart equivEnd equivStart dataRefEnd~nmtoken dataRefStart~nmtoken subFlowsEnd~nmtokens subFlowsStart~nmtokens dir~direction | \(inline) | modules
            sc | id!nmtoken \(code) canOverlap~yesNo dataRef~nmtoken dir~direction disp equiv isolated~yesNo subFlows~nmtokens | | modules
            ec | id~nmtoken \(code) canOverlap~yesNo dataRef~nmtoken dir~direction disp equiv isolated~yesNo startRef~nmtoken subFlows~nmtokens | | modules
            mrk | id!nmtoken translate~yesNo type~markType ref value | \(inline) | open
            sm | id!nmtoken translate~yesNo type~markType ref value | | open
            em | startRef!nmtoken | | closed

            """
    }

    /// The elements of the modules.
    private static let modules = """
        mtc:matches | | mtc:match+ | closed
        mtc:match | id~nmtoken matchQuality~share matchSuitability~share origin ref! reference~yesNo similarity~share subType~prefixed type~matchType | mda:metadata? originalData? source target any* | open
        gls:glossary | | gls:glossEntry+ | closed
        gls:glossEntry | id~nmtoken ref | gls:term gls:translation* gls:definition? any* | open
        gls:term | source | text | open
        gls:translation | id~nmtoken ref source | text | open
        gls:definition | source | text | open
        mda:metadata | id~nmtoken | mda:metaGroup+ | closed
        mda:metaGroup | id~nmtoken category appliesTo~metaAppliesTo | (mda:metaGroup,mda:meta)+ | closed
        mda:meta | type! | text | closed
        res:resourceData | | res:resourceItemRef* res:resourceItem* | closed
        res:resourceItemRef | id~nmtoken ref!nmtoken | | open
        res:resourceItem | mimeType id~nmtoken context~yesNo | notes? res:source? res:target? res:reference* | open
        res:source | href xml:lang~language | opaque | open
        res:target | href xml:lang~language | opaque | open
        res:reference | href! xml:lang~language | | open
        slr:profiles | generalProfile storageProfile | slr:normalization? any* | closed
        slr:normalization | general~normalization storage~normalization | | closed
        slr:data | profile! | any* | open
        val:validation | | val:rule+ | open
        val:rule | isPresent occurs~positive isNotPresent startsWith endsWith existsInSource~yesNo caseSensitive~yesNo normalization~normalization disabled~yesNo | | open
        ctr:changeTrack | | ctr:revisions+ | closed
        ctr:revisions | appliesTo!nmtoken ref~nmtoken currentVersion~nmtoken | ctr:revision+ | open
        ctr:revision | author datetime version~nmtoken | ctr:item+ | open
        ctr:item | property! | text | open

        """
}

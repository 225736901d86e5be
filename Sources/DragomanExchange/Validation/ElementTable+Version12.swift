extension ElementTable {
    /// The elements of XLIFF 1.2 (strict); what may be extended is.
    static let version12 = ElementTable(
        """
        xliff | version! xml:lang~language | any* file+ | open
        file | original! source-language!language datatype!datatype12 tool tool-id date~date12 xml:space~space ts category target-language~language product-name product-version build-num | header? body | open
        header |  | skl? (phase-group,glossary,reference,count-group,prop-group,note,tool,any)* | closed
        skl |  | (internal-file,external-file) | closed
        internal-file | form crc | opaque | closed
        external-file | href! uid~nmtoken crc | | closed
        glossary |  | text (internal-file,external-file)? | closed
        reference |  | text (internal-file,external-file)? | closed
        note | xml:lang~language from priority~priority annotates~annotates12 | text | closed
        phase-group |  | phase+ | closed
        phase | phase-name! process-name! company-name tool tool-id date~date12 job-id contact-name contact-email contact-phone | note* | closed
        tool | tool-id! tool-name! tool-version tool-company | text any* | open
        count-group | name! | count* | closed
        count | count-type~countType12 phase-name unit~unit12 | text | closed
        context-group | crc name purpose~purpose12 | context+ | closed
        context | context-type!contextType12 match-mandatory~yesNo crc | text | closed
        prop-group | name | prop* | closed
        prop | prop-type! xml:lang~language | text | closed
        body |  | (group,trans-unit,bin-unit)* | closed
        group | id datatype~datatype12 xml:space~space restype~resourceType12 resname extradata extype help-id~nmtoken menu menu-option menu-name coord~coordinates12 font css-style style~nmtoken exstyle~nmtoken translate~yesNo reformat~reformat12 size-unit~sizeUnit12 maxheight~nmtoken minheight~nmtoken maxwidth~nmtoken minwidth~nmtoken maxbytes~nmtoken minbytes~nmtoken charclass merged-trans~yesNo ts | (context-group,count-group,prop-group,note,any)* (group,trans-unit,bin-unit)* | open
        trans-unit | id! approved~yesNo translate~yesNo reformat~reformat12 xml:space~space datatype~datatype12 ts phase-name restype~resourceType12 resname extradata help-id~nmtoken menu menu-option menu-name coord~coordinates12 font css-style style~nmtoken exstyle~nmtoken extype size-unit~sizeUnit12 maxheight~nmtoken minheight~nmtoken maxwidth~nmtoken minwidth~nmtoken maxbytes~nmtoken minbytes~nmtoken charclass merged-trans~yesNo | source seg-source? target? (context-group,count-group,prop-group,note,alt-trans,any)* | open
        source | xml:lang~language ts | text (g,x,bx,ex,bpt,ept,ph,it,mrk)* | open
        seg-source | xml:lang~language ts | text (g,x,bx,ex,bpt,ept,ph,it,mrk)* | open
        target | state~state12 state-qualifier~stateQualifier12 phase-name xml:lang~language ts restype~resourceType12 resname coord~coordinates12 font css-style style~nmtoken exstyle~nmtoken equiv-trans~yesNo | text (g,x,bx,ex,bpt,ept,ph,it,mrk)* | open
        alt-trans | mid match-quality tool tool-id crc xml:lang~language origin datatype~datatype12 xml:space~space restype~resourceType12 resname extradata help-id~nmtoken menu menu-option menu-name coord~coordinates12 font css-style style~nmtoken exstyle~nmtoken phase-name alttranstype~alternative12 ts extype | source? seg-source? target+ (context-group,prop-group,note,any)* | open
        bin-unit | id! mime-type!mime12 approved~yesNo translate~yesNo reformat~reformat12 restype~resourceType12 resname phase-name ts | bin-source bin-target? (context-group,count-group,prop-group,note,trans-unit,any)* | open
        bin-source | ts | (internal-file,external-file) | open
        bin-target | mime-type~mime12 ts state~state12 state-qualifier~stateQualifier12 phase-name restype~resourceType12 resname | (internal-file,external-file) | open
        g | id! ctype~delimiter12 clone~yesNo xid ts equiv-text | text (g,x,bx,ex,bpt,ept,ph,it,mrk)* | open
        x | id! ctype~placeholder12 clone~yesNo xid ts equiv-text | | open
        bx | id! rid~nmtoken ctype~delimiter12 clone~yesNo xid ts equiv-text | | open
        ex | id! rid~nmtoken xid ts equiv-text | | open
        ph | id! ctype~placeholder12 ts crc assoc~association12 xid equiv-text | text sub* | open
        it | id! pos!position12 rid~nmtoken ctype~delimiter12 ts crc xid equiv-text | text sub* | open
        bpt | id! rid~nmtoken ctype~delimiter12 ts crc xid equiv-text | text sub* | open
        ept | id! rid~nmtoken ts crc xid equiv-text | text sub* | open
        sub | ctype datatype~datatype12 xid | text (g,x,bx,ex,bpt,ept,ph,it,mrk)* | closed
        mrk | mtype!markType12 mid~nmtoken ts comment | text (g,x,bx,ex,bpt,ept,ph,it,mrk)* | open

        """
    )
}

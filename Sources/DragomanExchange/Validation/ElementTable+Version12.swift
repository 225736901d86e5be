extension ElementTable {
    /// The elements of XLIFF 1.2 (strict); what may be extended is.
    static let version12 = ElementTable(
        """
        xliff | version! xml:lang~language | any* file+ | open
        file | original! source-language!language datatype! tool tool-id date xml:space~space ts category target-language~language product-name product-version build-num | header? body | open
        header | | skl? (phase-group,glossary,reference,count-group,prop-group,note,tool,any)* | closed
        skl | | (internal-file,external-file) | closed
        internal-file | form crc | opaque | closed
        external-file | href! uid crc | | closed
        glossary | | text (internal-file,external-file)? | closed
        reference | | text (internal-file,external-file)? | closed
        note | xml:lang~language from priority~priority annotates | text | closed
        phase-group | | phase+ | closed
        phase | phase-name! process-name! company-name tool tool-id date job-id contact-name contact-email contact-phone | note* | closed
        tool | tool-id! tool-name! tool-version tool-company | text any* | open
        count-group | name! | count* | closed
        count | count-type phase-name unit | text | closed
        context-group | crc name purpose | context+ | closed
        context | context-type! match-mandatory~yesNo crc | text | closed
        prop-group | name | prop* | closed
        prop | prop-type! xml:lang~language | text | closed
        body | | (group,trans-unit,bin-unit)* | closed
        group | id datatype xml:space~space restype resname extradata extype help-id menu menu-option menu-name coord font css-style style exstyle translate~yesNo reformat size-unit maxheight minheight maxwidth minwidth maxbytes minbytes charclass merged-trans~yesNo ts | (context-group,count-group,prop-group,note,any)* (group,trans-unit,bin-unit)* | open
        trans-unit | id! approved~approved translate~yesNo reformat xml:space~space datatype ts phase-name restype resname extradata help-id menu menu-option menu-name coord font css-style style exstyle extype size-unit maxheight minheight maxwidth minwidth maxbytes minbytes charclass merged-trans~yesNo | source seg-source? target? (context-group,count-group,prop-group,note,alt-trans,any)* | open
        source | xml:lang~language ts | text (g,x,bx,ex,bpt,ept,ph,it,mrk)* | open
        seg-source | xml:lang~language ts | text (g,x,bx,ex,bpt,ept,ph,it,mrk)* | open
        target | state~state12 state-qualifier phase-name xml:lang~language ts restype resname coord font css-style style exstyle equiv-trans~yesNo | text (g,x,bx,ex,bpt,ept,ph,it,mrk)* | open
        alt-trans | mid match-quality tool tool-id crc xml:lang~language origin datatype xml:space~space restype resname extradata help-id menu menu-option menu-name coord font css-style style exstyle phase-name alttranstype ts extype | source? seg-source? target+ (context-group,prop-group,note,any)* | open
        bin-unit | id! mime-type! approved~approved translate~yesNo reformat restype resname phase-name ts | bin-source bin-target? (context-group,count-group,prop-group,note,trans-unit,any)* | open
        bin-source | ts | (internal-file,external-file) | open
        bin-target | mime-type ts state~state12 state-qualifier phase-name restype resname | (internal-file,external-file) | open
        g | id! ctype clone~yesNo xid ts equiv-text | text (g,x,bx,ex,bpt,ept,ph,it,mrk)* | open
        x | id! ctype clone~yesNo xid ts equiv-text | | open
        bx | id! rid ctype clone~yesNo xid ts equiv-text | | open
        ex | id! rid xid ts equiv-text | | open
        ph | id! ctype ts crc assoc xid equiv-text | text sub* | open
        it | id! pos! rid ctype ts crc xid equiv-text | text sub* | open
        bpt | id! rid ctype ts crc xid equiv-text | text sub* | open
        ept | id! rid ts crc xid equiv-text | text sub* | open
        sub | ctype datatype xid | text (g,x,bx,ex,bpt,ept,ph,it,mrk)* | closed
        mrk | mtype! mid ts comment | text (g,x,bx,ex,bpt,ept,ph,it,mrk)* | open

        """
    )
}

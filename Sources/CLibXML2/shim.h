#pragma once
#include <libxml/xmlversion.h>
/* encoding.h would pull in <unicode/ucnv.h>, which clashes with Foundation's own ICU module. */
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlwriter.h>

/* xmlFree is a global variable, which Swift 6 does not let anyone touch. */
static inline void dg_xmlFree(void *pointer) { xmlFree(pointer); }

static void dg_xmlIgnore(void *context, const char *message, ...) {
    (void)context;
    (void)message;
}

/* Some errors (a text over 10 MB) go to stderr in spite of XML_PARSE_NOERROR; the handler is one per thread. */
static inline void dg_xmlSilence(void) { xmlSetGenericErrorFunc(0, dg_xmlIgnore); }

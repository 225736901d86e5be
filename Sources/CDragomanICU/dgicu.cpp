#include "dgicu.h"

#include <unicode/brkiter.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uldnames.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include <cstring>
#include <new>

namespace {

// A BCP 47 tag as an ICU locale; false where it is not well-formed.
// ICU answers an empty locale without an error for a malformed tag, so the parsed length is what counts.
bool localeOf(const char *tag, char *out, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    int32_t parsed = 0;
    int32_t count = uloc_forLanguageTag(tag, out, capacity, &parsed, &status);
    return U_SUCCESS(status) && status != U_STRING_NOT_TERMINATED_WARNING && count < capacity
        && parsed == static_cast<int32_t>(std::strlen(tag));
}

int32_t copyOut(const char *text, int32_t count, char *out, int32_t capacity) {
    if (count <= capacity) std::memcpy(out, text, static_cast<size_t>(count));
    return count;
}

int32_t copyOut(const UChar *text, int32_t count, char *out, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    int32_t written = 0;
    u_strToUTF8(out, capacity, &written, text, count, &status);
    return U_SUCCESS(status) || status == U_BUFFER_OVERFLOW_ERROR ? written : -1;
}

typedef int32_t (*SubtagFunction)(const char *, char *, int32_t, UErrorCode *);

int32_t subtag(SubtagFunction function, const char *tag, char *out, int32_t capacity) {
    char locale[ULOC_FULLNAME_CAPACITY];
    if (!localeOf(tag, locale, sizeof locale)) return -1;
    char text[ULOC_FULLNAME_CAPACITY];
    UErrorCode status = U_ZERO_ERROR;
    int32_t count = function(locale, text, sizeof text, &status);
    return U_FAILURE(status) ? -1 : copyOut(text, count, out, capacity);
}

}  // namespace

struct dg_brk {
    UBreakIterator *iterator;
    UText text;
};

extern "C" {

dg_brk *dg_brk_open(int32_t kind, const char *tag) {
    char locale[ULOC_FULLNAME_CAPACITY];
    // A tag that ICU does not take falls back to the root rules, which serve any text.
    if (!localeOf(tag, locale, sizeof locale)) locale[0] = 0;
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *iterator = ubrk_open(static_cast<UBreakIteratorType>(kind), locale, nullptr, 0, &status);
    if (U_FAILURE(status)) return nullptr;
    dg_brk *b = new (std::nothrow) dg_brk{iterator, UTEXT_INITIALIZER};
    if (b == nullptr) ubrk_close(iterator);
    return b;
}

void dg_brk_close(dg_brk *b) {
    ubrk_close(b->iterator);
    utext_close(&b->text);
    delete b;
}

int32_t dg_brk_set_utf8(dg_brk *b, const uint8_t *s, int64_t n) {
    if (n > INT32_MAX) return 0;
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&b->text, s == nullptr ? "" : reinterpret_cast<const char *>(s), n, &status);
    ubrk_setUText(b->iterator, &b->text, &status);
    return U_SUCCESS(status) ? 1 : 0;
}

int32_t dg_brk_next(dg_brk *b) { return ubrk_next(b->iterator); }

int32_t dg_brk_is_word(dg_brk *b) { return ubrk_getRuleStatus(b->iterator) >= UBRK_WORD_NONE_LIMIT ? 1 : 0; }

int64_t dg_brk_count_words(dg_brk *b, const uint8_t *s, int64_t n) {
    int64_t words = 0;
    int32_t start = 0;
    for (int32_t end = ubrk_next(b->iterator); end != UBRK_DONE; start = end, end = ubrk_next(b->iterator)) {
        if (ubrk_getRuleStatus(b->iterator) < UBRK_WORD_NONE_LIMIT || end > n) continue;
        // ICU also calls a run of underscores a word: look for the letter or digit.
        for (int32_t at = start; at < end;) {
            UChar32 c;
            U8_NEXT(s, at, end, c);
            if (c >= 0 && u_isalnum(c)) {
                ++words;
                break;
            }
        }
    }
    return words;
}

int32_t dg_unicode_version(void) {
    UVersionInfo version;
    u_getUnicodeVersion(version);
    return version[0] << 8 | version[1];
}

int32_t dg_icu_version(void) {
    UVersionInfo version;
    u_getVersion(version);
    return version[0] << 8 | version[1];
}

int32_t dg_scalar_category(uint32_t c) { return u_charType(static_cast<UChar32>(c)); }

int32_t dg_scalar_sentence_break(uint32_t c) {
    return u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_SENTENCE_BREAK);
}

int32_t dg_scalar_quick(uint32_t c) { return dg_scalar_category(c) | dg_scalar_sentence_break(c) << 8; }

int64_t dg_count_characters(const uint8_t *s, int64_t n) {
    int64_t count = 0;
    for (int64_t at = 0; at < n;) {
        UChar32 c;
        U8_NEXT(s, at, n, c);
        if (c < 0 || u_isUWhiteSpace(c)) continue;
        if ((U_GET_GC_MASK(c) & (U_GC_P_MASK | U_GC_Z_MASK | U_GC_C_MASK)) == 0) ++count;
    }
    return count;
}

int32_t dg_tag_canonical(const char *tag, char *out, int32_t capacity) {
    char locale[ULOC_FULLNAME_CAPACITY];
    if (!localeOf(tag, locale, sizeof locale)) return -1;
    char text[ULOC_FULLNAME_CAPACITY];
    UErrorCode status = U_ZERO_ERROR;
    int32_t count = uloc_toLanguageTag(locale, text, sizeof text, true, &status);
    return U_FAILURE(status) ? -1 : copyOut(text, count, out, capacity);
}

int32_t dg_tag_likely(const char *tag, char *out, int32_t capacity) {
    char locale[ULOC_FULLNAME_CAPACITY];
    if (!localeOf(tag, locale, sizeof locale)) return -1;
    char full[ULOC_FULLNAME_CAPACITY];
    UErrorCode status = U_ZERO_ERROR;
    uloc_addLikelySubtags(locale, full, sizeof full, &status);
    if (U_FAILURE(status) || status == U_STRING_NOT_TERMINATED_WARNING) return -1;
    char text[ULOC_FULLNAME_CAPACITY];
    int32_t count = uloc_toLanguageTag(full, text, sizeof text, false, &status);
    return U_FAILURE(status) ? -1 : copyOut(text, count, out, capacity);
}

int32_t dg_tag_language(const char *tag, char *out, int32_t capacity) {
    return subtag(uloc_getLanguage, tag, out, capacity);
}

int32_t dg_tag_script(const char *tag, char *out, int32_t capacity) {
    return subtag(uloc_getScript, tag, out, capacity);
}

int32_t dg_tag_region(const char *tag, char *out, int32_t capacity) {
    return subtag(uloc_getCountry, tag, out, capacity);
}

int32_t dg_tag_variant(const char *tag, char *out, int32_t capacity) {
    return subtag(uloc_getVariant, tag, out, capacity);
}

int32_t dg_tag_is_rtl(const char *tag) {
    char locale[ULOC_FULLNAME_CAPACITY];
    return localeOf(tag, locale, sizeof locale) && uloc_isRightToLeft(locale) ? 1 : 0;
}

int32_t dg_tag_name(const char *tag, const char *inTag, char *out, int32_t capacity) {
    char locale[ULOC_FULLNAME_CAPACITY];
    char inLocale[ULOC_FULLNAME_CAPACITY];
    if (!localeOf(tag, locale, sizeof locale) || !localeOf(inTag, inLocale, sizeof inLocale)) return -1;
    UDisplayContext contexts[] = {UDISPCTX_DIALECT_NAMES, UDISPCTX_CAPITALIZATION_FOR_UI_LIST_OR_MENU};
    UErrorCode status = U_ZERO_ERROR;
    ULocaleDisplayNames *names = uldn_openForContext(inLocale, contexts, 2, &status);
    if (U_FAILURE(status)) return -1;
    UChar text[512];
    int32_t count = uldn_localeDisplayName(names, locale, text, 512, &status);
    uldn_close(names);
    return U_FAILURE(status) ? -1 : copyOut(text, count < 512 ? count : 512, out, capacity);
}

}  // extern "C"

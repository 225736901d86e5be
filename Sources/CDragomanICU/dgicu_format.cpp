#include "dgicu.h"

#include <unicode/udat.h>
#include <unicode/uloc.h>
#include <unicode/unum.h>
#include <unicode/uchar.h>
#include <unicode/unumberformatter.h>
#include <unicode/upluralrules.h>
#include <unicode/ustring.h>

#include <cstring>
#include <new>

namespace {

// The ICU locale of a tag with one keyword added; false where the tag is malformed.
bool localeWith(const char *tag, const char *keyword, const char *value, char *out, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    int32_t parsed = 0;
    int32_t count = uloc_forLanguageTag(tag, out, capacity, &parsed, &status);
    if (U_FAILURE(status) || status == U_STRING_NOT_TERMINATED_WARNING || count >= capacity
        || parsed != static_cast<int32_t>(std::strlen(tag)))
        return false;
    if (keyword == nullptr) return true;
    uloc_setKeywordValue(keyword, value, out, capacity, &status);
    return U_SUCCESS(status) && status != U_STRING_NOT_TERMINATED_WARNING;
}

int32_t copyOut(const UChar *text, int32_t count, char *out, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    int32_t written = 0;
    u_strToUTF8(out, capacity, &written, text, count, &status);
    return U_SUCCESS(status) || status == U_BUFFER_OVERFLOW_ERROR ? written : -1;
}

}  // namespace

struct dg_numbers {
    UNumberFormat *format;
    char locale[ULOC_FULLNAME_CAPACITY];
};

struct dg_dates {
    UDateFormat *format;
    char locale[ULOC_FULLNAME_CAPACITY];
};

struct dg_plural {
    UPluralRules *rules;
    char locale[ULOC_FULLNAME_CAPACITY];
};

extern "C" {

int32_t dg_scalar_digit(uint32_t c) { return u_charDigitValue(static_cast<UChar32>(c)); }

dg_numbers *dg_numbers_open(const char *tag, const char *system) {
    char locale[ULOC_FULLNAME_CAPACITY];
    bool isNamed = system[0] != 0;
    if (!localeWith(tag, isNamed ? "numbers" : nullptr, system, locale, sizeof locale)) return nullptr;
    UErrorCode status = U_ZERO_ERROR;
    UNumberFormat *format = unum_open(UNUM_DECIMAL, nullptr, 0, locale, nullptr, &status);
    if (U_FAILURE(status)) return nullptr;
    dg_numbers *n = new (std::nothrow) dg_numbers;
    if (n == nullptr) {
        unum_close(format);
        return nullptr;
    }
    n->format = format;
    std::strcpy(n->locale, locale);
    return n;
}

void dg_numbers_close(dg_numbers *n) {
    unum_close(n->format);
    delete n;
}

int32_t dg_numbers_symbol(dg_numbers *n, int32_t which, char *out, int32_t capacity) {
    static const UNumberFormatSymbol symbols[] = {
        UNUM_DECIMAL_SEPARATOR_SYMBOL, UNUM_GROUPING_SEPARATOR_SYMBOL, UNUM_ZERO_DIGIT_SYMBOL};
    if (which < 0 || which > 2) return -1;
    UErrorCode status = U_ZERO_ERROR;
    UChar text[32];
    int32_t count = unum_getSymbol(n->format, symbols[which], text, 32, &status);
    return U_FAILURE(status) || count > 32 ? -1 : copyOut(text, count, out, capacity);
}

int32_t dg_numbers_grouping(dg_numbers *n, int32_t which) {
    if (which == 0) return unum_getAttribute(n->format, UNUM_SECONDARY_GROUPING_SIZE);
    // No function says it: see how a thousand comes out.
    UErrorCode status = U_ZERO_ERROR;
    UChar text[32];
    int32_t count = -1;
    UNumberFormatter *formatter = unumf_openForSkeletonAndLocale(u"group-auto", 10, n->locale, &status);
    UFormattedNumber *number = unumf_openResult(&status);
    if (U_SUCCESS(status)) {
        unumf_formatInt(formatter, 1000, number, &status);
        count = unumf_resultToString(number, text, 32, &status);
    }
    if (number != nullptr) unumf_closeResult(number);
    if (formatter != nullptr) unumf_close(formatter);
    return U_FAILURE(status) ? -1 : count > 4 ? 1 : 2;
}

dg_dates *dg_dates_open(const char *tag) {
    dg_dates *d = new (std::nothrow) dg_dates;
    if (d == nullptr) return nullptr;
    UErrorCode status = U_ZERO_ERROR;
    if (localeWith(tag, "calendar", "gregorian", d->locale, sizeof d->locale)) {
        d->format = udat_open(UDAT_NONE, UDAT_SHORT, d->locale, u"UTC", 3, nullptr, 0, &status);
        if (U_SUCCESS(status)) return d;
    }
    delete d;
    return nullptr;
}

void dg_dates_close(dg_dates *d) {
    udat_close(d->format);
    delete d;
}

int32_t dg_dates_name(dg_dates *d, int32_t which, int32_t index, char *out, int32_t capacity) {
    static const UDateFormatSymbolType types[] = {
        UDAT_MONTHS, UDAT_SHORT_MONTHS, UDAT_STANDALONE_MONTHS, UDAT_STANDALONE_SHORT_MONTHS,
        UDAT_WEEKDAYS, UDAT_SHORT_WEEKDAYS, UDAT_STANDALONE_WEEKDAYS, UDAT_STANDALONE_SHORT_WEEKDAYS,
        UDAT_AM_PMS};
    if (which < 0 || which > 8) return -1;
    UErrorCode status = U_ZERO_ERROR;
    if (index < 0 || index >= udat_countSymbols(d->format, types[which])) return -1;
    UChar text[128];
    int32_t count = udat_getSymbols(d->format, types[which], index, text, 128, &status);
    return U_FAILURE(status) || count > 128 ? -1 : copyOut(text, count, out, capacity);
}

int32_t dg_dates_pattern(dg_dates *d, int32_t isTime, char *out, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    UDateFormat *format = udat_open(isTime ? UDAT_SHORT : UDAT_NONE, isTime ? UDAT_NONE : UDAT_SHORT, d->locale,
                                    u"UTC", 3, nullptr, 0, &status);
    if (U_FAILURE(status)) return -1;
    UChar text[128];
    int32_t count = udat_toPattern(format, 0, text, 128, &status);
    udat_close(format);
    return U_FAILURE(status) || count > 128 ? -1 : copyOut(text, count, out, capacity);
}

dg_plural *dg_plural_open(const char *tag) {
    dg_plural *p = new (std::nothrow) dg_plural;
    if (p == nullptr) return nullptr;
    UErrorCode status = U_ZERO_ERROR;
    if (localeWith(tag, nullptr, "", p->locale, sizeof p->locale)) {
        p->rules = uplrules_open(p->locale, &status);
        if (U_SUCCESS(status)) return p;
    }
    delete p;
    return nullptr;
}

void dg_plural_close(dg_plural *p) {
    uplrules_close(p->rules);
    delete p;
}

int32_t dg_plural_category(const dg_plural *p, const char *decimal, int32_t fraction, char *out, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    UChar skeleton[64];
    int32_t count = 0;
    if (fraction < 0 || fraction > 40) return -1;
    if (fraction > 0) {
        skeleton[count++] = u'.';
        for (int32_t i = 0; i < fraction; i++) skeleton[count++] = u'0';
    } else {
        u_strcpy(skeleton, u"precision-integer");
        count = u_strlen(skeleton);
    }
    UNumberFormatter *formatter = unumf_openForSkeletonAndLocale(skeleton, count, p->locale, &status);
    UFormattedNumber *number = unumf_openResult(&status);
    UChar text[32];
    int32_t length = -1;
    if (U_SUCCESS(status)) {
        unumf_formatDecimal(formatter, decimal, -1, number, &status);
        length = uplrules_selectFormatted(p->rules, number, text, 32, &status);
    }
    if (number != nullptr) unumf_closeResult(number);
    if (formatter != nullptr) unumf_close(formatter);
    return U_FAILURE(status) || length > 32 ? -1 : copyOut(text, length, out, capacity);
}

}  // extern "C"

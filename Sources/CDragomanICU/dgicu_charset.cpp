#include "dgicu.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucnv_err.h>
#include <unicode/ucsdet.h>
#include <unicode/utf8.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

// Writes U+FFFD for whatever is broken and counts it. ICU's own callback writes U+001A for some charsets.
void replaceBroken(const void *context, UConverterToUnicodeArgs *args, const char *, int32_t,
                   UConverterCallbackReason reason, UErrorCode *status) {
    if (reason > UCNV_IRREGULAR) return;
    *status = U_ZERO_ERROR;
    ++*static_cast<int64_t *>(const_cast<void *>(context));
    const UChar replacement = 0xFFFD;
    ucnv_cbToUWriteUChars(args, &replacement, 1, 0, status);
}

struct Unmapped {
    int64_t count;
    bool escapes;
};

// Writes a decimal character reference for what the charset lacks, or stops.
void escapeUnmapped(const void *context, UConverterFromUnicodeArgs *args, const UChar *, int32_t, UChar32 c,
                    UConverterCallbackReason reason, UErrorCode *status) {
    if (reason > UCNV_IRREGULAR) return;
    Unmapped *unmapped = static_cast<Unmapped *>(const_cast<void *>(context));
    ++unmapped->count;
    if (!unmapped->escapes) return;
    *status = U_ZERO_ERROR;
    char text[16];
    int n = std::snprintf(text, sizeof text, "&#%d;", c);
    UChar wide[16];
    for (int i = 0; i < n; ++i) wide[i] = static_cast<UChar>(text[i]);
    const UChar *start = wide;
    ucnv_cbFromUWriteUChars(args, &start, wide + n, 0, status);
}

// Runs two converters over the whole text into a growing buffer.
uint8_t *convert(UConverter *target, UConverter *source, const uint8_t *s, int64_t n, int64_t *count) {
    int64_t capacity = n + n / 2 + 64;
    char *bytes = static_cast<char *>(std::malloc(static_cast<size_t>(capacity)));
    if (bytes == nullptr) return nullptr;
    UChar pivot[1024];
    UChar *pivotSource = pivot;
    UChar *pivotTarget = pivot;
    const char *input = s == nullptr ? "" : reinterpret_cast<const char *>(s);
    const char *inputEnd = input + n;
    int64_t written = 0;
    UBool resets = true;
    for (;;) {
        char *output = bytes + written;
        UErrorCode status = U_ZERO_ERROR;
        ucnv_convertEx(target, source, &output, bytes + capacity, &input, inputEnd, pivot, &pivotSource, &pivotTarget,
                       pivot + 1024, resets, true, &status);
        resets = false;
        written = output - bytes;
        if (U_SUCCESS(status)) break;
        char *larger = nullptr;
        if (status == U_BUFFER_OVERFLOW_ERROR) {
            capacity *= 2;
            larger = static_cast<char *>(std::realloc(bytes, static_cast<size_t>(capacity)));
        }
        if (larger == nullptr) {
            std::free(bytes);
            return nullptr;
        }
        bytes = larger;
    }
    *count = written;
    return reinterpret_cast<uint8_t *>(bytes);
}

}  // namespace

extern "C" {

int32_t dg_charset_name(const char *label, char *out, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    // Only names of the alias table: ucnv_open would look for files of other names.
    if (ucnv_countAliases(label, &status) == 0 || U_FAILURE(status)) return -1;
    const char *standards[] = {"MIME", "IANA"};
    for (const char *standard : standards) {
        status = U_ZERO_ERROR;
        const char *name = ucnv_getStandardName(label, standard, &status);
        if (name == nullptr || U_FAILURE(status)) continue;
        int32_t n = static_cast<int32_t>(std::strlen(name));
        if (n <= capacity) std::memcpy(out, name, static_cast<size_t>(n));
        return n;
    }
    return -1;
}

int32_t dg_charset_detect(const uint8_t *s, int32_t n, char *out, int32_t capacity, int32_t *confidence,
                          int32_t *western) {
    UErrorCode status = U_ZERO_ERROR;
    UCharsetDetector *detector = ucsdet_open(&status);
    if (U_FAILURE(status)) return -1;
    ucsdet_setText(detector, s == nullptr ? "" : reinterpret_cast<const char *>(s), n, &status);
    ucsdet_enableInputFilter(detector, true);
    int32_t count = 0;
    const UCharsetMatch **matches = ucsdet_detectAll(detector, &count, &status);
    int32_t written = -1;
    *western = 0;
    // The likeliest come first.
    for (int32_t i = 0; U_SUCCESS(status) && matches != nullptr && i < count; ++i) {
        const char *name = ucsdet_getName(matches[i], &status);
        int32_t sureness = ucsdet_getConfidence(matches[i], &status);
        if (U_FAILURE(status) || name == nullptr) break;
        if (i == 0) {
            *confidence = sureness;
            written = static_cast<int32_t>(std::strlen(name));
            if (written <= capacity) std::memcpy(out, name, static_cast<size_t>(written));
        }
        if (*western == 0 && (std::strcmp(name, "ISO-8859-1") == 0 || std::strcmp(name, "windows-1252") == 0)) {
            *western = sureness;
        }
    }
    ucsdet_close(detector);
    return written;
}

uint8_t *dg_charset_decode(const char *name, const uint8_t *s, int64_t n, int64_t *count, int64_t *broken) {
    UErrorCode status = U_ZERO_ERROR;
    *broken = 0;
    UConverter *source = ucnv_open(name, &status);
    UConverter *target = ucnv_open("UTF-8", &status);
    UConverterToUCallback old;
    const void *oldContext;
    ucnv_setToUCallBack(source, replaceBroken, broken, &old, &oldContext, &status);
    uint8_t *result = U_SUCCESS(status) ? convert(target, source, s, n, count) : nullptr;
    ucnv_close(source);
    ucnv_close(target);
    return result;
}

uint8_t *dg_charset_encode(const char *name, const uint8_t *s, int64_t n, int64_t *count, int64_t *unmapped) {
    UErrorCode status = U_ZERO_ERROR;
    Unmapped context{0, *unmapped != 0};
    UConverter *source = ucnv_open("UTF-8", &status);
    UConverter *target = ucnv_open(name, &status);
    UConverterFromUCallback old;
    const void *oldContext;
    ucnv_setFromUCallBack(target, escapeUnmapped, &context, &old, &oldContext, &status);
    uint8_t *result = U_SUCCESS(status) ? convert(target, source, s, n, count) : nullptr;
    ucnv_close(source);
    ucnv_close(target);
    *unmapped = context.count;
    return result;
}

}  // extern "C"

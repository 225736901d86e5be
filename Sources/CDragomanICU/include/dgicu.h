// The system's ICU behind a plain C face.
//
// No <unicode/...> header may be seen by Swift: Foundation re-exports an ICU of its own as a clang module, and the two
// clash. So only stdint types pass through here. Texts are UTF-8 with a length; names are NUL-terminated ASCII.
// Functions that fill a buffer return the byte count, or a negative number where there is no answer; a count larger
// than the capacity means that the buffer was too small and nothing is promised about its content.
#pragma once
#include <stdint.h>
#pragma clang assume_nonnull begin
#ifdef __cplusplus
extern "C" {
#endif

// Break iterators. One is for one thread at a time.
typedef struct dg_brk dg_brk;
enum { DG_BRK_WORD = 1, DG_BRK_SENTENCE = 3 };
dg_brk *_Nullable dg_brk_open(int32_t kind, const char *tag);
void dg_brk_close(dg_brk *b);
// The text is borrowed until the next set or close. Answers 0 where ICU refused it.
int32_t dg_brk_set_utf8(dg_brk *b, const uint8_t *_Nullable s, int64_t n);
// The next boundary as a byte offset, or -1 at the end.
int32_t dg_brk_next(dg_brk *b);
// Whether ICU takes what lies before the last boundary for a word, number or ideographs (not punctuation or space).
int32_t dg_brk_is_word(dg_brk *b);
// How many words that hold a letter or digit stand in the text set; s and n are that text once more.
int64_t dg_brk_count_words(dg_brk *b, const uint8_t *_Nullable s, int64_t n);

// The version of Unicode: major << 8 | minor.
int32_t dg_unicode_version(void);
// The version of ICU: major << 8 | minor.
int32_t dg_icu_version(void);
// Properties of a scalar value.
int32_t dg_scalar_category(uint32_t c);        // u_charType
int32_t dg_scalar_sentence_break(uint32_t c);  // USentenceBreak
int32_t dg_scalar_quick(uint32_t c);           // both at once: category | sentence break << 8

// Characters that are neither white space, control nor punctuation.
int64_t dg_count_characters(const uint8_t *_Nullable s, int64_t n);

// Language tags.
int32_t dg_tag_canonical(const char *tag, char *out, int32_t capacity);
int32_t dg_tag_likely(const char *tag, char *out, int32_t capacity);
int32_t dg_tag_language(const char *tag, char *out, int32_t capacity);
int32_t dg_tag_script(const char *tag, char *out, int32_t capacity);
int32_t dg_tag_region(const char *tag, char *out, int32_t capacity);
int32_t dg_tag_variant(const char *tag, char *out, int32_t capacity);
int32_t dg_tag_is_rtl(const char *tag);
int32_t dg_tag_name(const char *tag, const char *inTag, char *out, int32_t capacity);

// Normalisation.
enum { DG_NORM_NFC = 0, DG_NORM_NFKC_CASEFOLD = 1, DG_NORM_NFD = 2 };
int32_t dg_norm_is(int32_t form, const uint8_t *_Nullable s, int32_t n);
// Answers a buffer to free with dg_free and its byte count, or NULL where ICU failed.
uint8_t *_Nullable dg_norm(int32_t form, const uint8_t *_Nullable s, int32_t n, int64_t *count);

// Charsets.
int32_t dg_charset_name(const char *label, char *out, int32_t capacity);
// western: the confidence of ISO-8859-1 or windows-1252, 0 where neither is a candidate.
int32_t dg_charset_detect(const uint8_t *_Nullable s, int32_t n, char *out, int32_t capacity, int32_t *confidence,
                          int32_t *western);
uint8_t *_Nullable dg_charset_decode(const char *name, const uint8_t *_Nullable s, int64_t n, int64_t *count,
                                     int64_t *broken);
// unmapped: in: 1 writes decimal character references, 0 stops; out: how many characters the charset lacks.
uint8_t *_Nullable dg_charset_encode(const char *name, const uint8_t *_Nullable s, int64_t n, int64_t *count,
                                     int64_t *unmapped);
// Regular expressions. A compiled one may be used by several threads, a matcher by one at a time.
typedef struct dg_regex dg_regex;
typedef struct dg_matcher dg_matcher;
enum { DG_REGEX_NONE = -1, DG_REGEX_TOO_SLOW = -2, DG_REGEX_TOO_DEEP = -3 };
// NULL where the pattern is wrong: reason is ICU's name of the error, offset the UTF-16 unit of its line.
dg_regex *_Nullable dg_regex_open(const uint8_t *_Nullable s, int32_t n, int32_t ignoresCase,
                                  const char *_Nullable *_Nonnull reason, int32_t *offset);
void dg_regex_close(dg_regex *r);
int32_t dg_regex_groups(const dg_regex *r);
dg_matcher *_Nullable dg_matcher_open(const dg_regex *r);
void dg_matcher_close(dg_matcher *m);
// The text is borrowed until the next set or close. allowed: how many times 10,000 steps all searches in it may take.
void dg_matcher_set(dg_matcher *m, const uint16_t *_Nullable s, int64_t n, int64_t allowed);
// The end of a group in the next match, also of one that begins inside the last; or one of DG_REGEX_….
int32_t dg_matcher_next(dg_matcher *m, int32_t group);
// The end of the next match behind the last, and its start; or one of DG_REGEX_….
int32_t dg_matcher_find(dg_matcher *m, int32_t *start);
// Whether the whole text matches: 1 or 0, or one of DG_REGEX_….
int32_t dg_matcher_matches(dg_matcher *m);

// Formats of numbers and dates, as a language's data have them; read once, one handle for one thread at a time.
int32_t dg_scalar_digit(uint32_t c);  // 0...9, or -1
typedef struct dg_numbers dg_numbers;
// system: "latn", "arab", …; empty for the language's own.
dg_numbers *_Nullable dg_numbers_open(const char *tag, const char *system);
void dg_numbers_close(dg_numbers *n);
int32_t dg_numbers_symbol(dg_numbers *n, int32_t which, char *out, int32_t capacity);  // decimal, grouping, zero
int32_t dg_numbers_grouping(dg_numbers *n, int32_t which);  // size of groups but the last, least digits before one
typedef struct dg_dates dg_dates;  // of the Gregorian calendar, whatever the language's own is
dg_dates *_Nullable dg_dates_open(const char *tag);
void dg_dates_close(dg_dates *d);
// which: months, short months, stand-alone months, stand-alone short months; the same of weekdays (from 1, Sunday); am/pm.
int32_t dg_dates_name(dg_dates *d, int32_t which, int32_t index, char *out, int32_t capacity);
int32_t dg_dates_pattern(dg_dates *d, int32_t isTime, char *out, int32_t capacity);  // the short one
// Plural rules; several threads may ask one handle.
typedef struct dg_plural dg_plural;
dg_plural *_Nullable dg_plural_open(const char *tag);
void dg_plural_close(dg_plural *p);
// decimal: "12.50"; fraction: how many digits it shows after the point, at most 40.
int32_t dg_plural_category(const dg_plural *p, const char *decimal, int32_t fraction, char *out, int32_t capacity);

void dg_free(uint8_t *_Nullable p);

#ifdef __cplusplus
}
#endif
#pragma clang assume_nonnull end

#include "dgicu.h"

#include <unicode/parseerr.h>
#include <unicode/regex.h>
#include <unicode/unistr.h>
#include <unicode/utext.h>

#include <algorithm>
#include <memory>
#include <new>

struct dg_regex {
    std::unique_ptr<icu::RegexPattern> pattern;
    int32_t groups;
};

struct dg_matcher {
    std::unique_ptr<icu::RegexMatcher> matcher;
    UText text;
    int64_t units;
    // Where the next search starts; negative where it goes on from the last match.
    int64_t resume;
    // In ICU's steps of 10,000: taken so far, and allowed.
    int64_t taken;
    int64_t allowed;
};

namespace {

// Matches longer than this are not searched for others that begin inside them.
constexpr int64_t longestOverlap = 1000;
// Backtracking may keep this many bytes.
constexpr int32_t stackLimit = 16 << 20;

UBool U_CALLCONV count(const void *context, int32_t) {
    // ICU hands its context back as it got it.
    dg_matcher *m = static_cast<dg_matcher *>(const_cast<void *>(context));
    m->taken += 1;
    return m->taken <= m->allowed;
}

int32_t failure(UErrorCode status) { return status == U_REGEX_STACK_OVERFLOW ? DG_REGEX_TOO_DEEP : DG_REGEX_TOO_SLOW; }

}  // namespace

extern "C" {

dg_regex *dg_regex_open(const uint8_t *s, int32_t n, int32_t ignoresCase, const char **reason, int32_t *offset) {
    UErrorCode status = U_ZERO_ERROR;
    UParseError place{};
    icu::UnicodeString text =
        icu::UnicodeString::fromUTF8(icu::StringPiece(reinterpret_cast<const char *>(s), n));
    std::unique_ptr<icu::RegexPattern> pattern(
        icu::RegexPattern::compile(text, ignoresCase ? UREGEX_CASE_INSENSITIVE : 0, place, status));
    std::unique_ptr<icu::RegexMatcher> probe;
    if (U_SUCCESS(status) && pattern) probe.reset(pattern->matcher(status));
    if (U_FAILURE(status) || !probe) {
        *reason = u_errorName(status);
        *offset = place.offset;
        return nullptr;
    }
    int32_t groups = probe->groupCount();
    return new (std::nothrow) dg_regex{std::move(pattern), groups};
}

void dg_regex_close(dg_regex *r) { delete r; }

int32_t dg_regex_groups(const dg_regex *r) { return r->groups; }

dg_matcher *dg_matcher_open(const dg_regex *r) {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::RegexMatcher> matcher(r->pattern->matcher(status));
    if (U_FAILURE(status) || !matcher) return nullptr;
    matcher->setStackLimit(stackLimit, status);
    dg_matcher *m = new (std::nothrow) dg_matcher{std::move(matcher), UTEXT_INITIALIZER, 0, 0, 0, 0};
    if (m) m->matcher->setMatchCallback(count, m, status);
    return m;
}

void dg_matcher_close(dg_matcher *m) {
    utext_close(&m->text);
    delete m;
}

void dg_matcher_set(dg_matcher *m, const uint16_t *s, int64_t n, int64_t allowed) {
    UErrorCode status = U_ZERO_ERROR;
    utext_openUChars(&m->text, reinterpret_cast<const UChar *>(s), n, &status);
    m->matcher->reset(&m->text);
    m->units = n;
    m->resume = 0;
    m->taken = 0;
    m->allowed = allowed;
    m->matcher->setTimeLimit(static_cast<int32_t>(std::min<int64_t>(allowed, INT32_MAX)), status);
}

int32_t dg_matcher_next(dg_matcher *m, int32_t group) {
    UErrorCode status = U_ZERO_ERROR;
    if (m->resume > m->units) return DG_REGEX_NONE;
    bool found = m->resume < 0 ? m->matcher->find(status) : m->matcher->find(m->resume, status);
    if (U_FAILURE(status)) return failure(status);
    if (!found) return DG_REGEX_NONE;
    int64_t start = m->matcher->start64(status);
    int64_t end = m->matcher->end64(status);
    int64_t mark = m->matcher->end64(group, status);
    if (U_FAILURE(status)) return failure(status);
    // ICU goes on behind the match; what begins inside it is another match.
    int64_t next = start;
    utext_setNativeIndex(&m->text, next);
    utext_next32(&m->text);
    next = utext_getNativeIndex(&m->text);
    m->resume = end - start > longestOverlap || next >= end ? -1 : next;
    return static_cast<int32_t>(mark);
}

int32_t dg_matcher_find(dg_matcher *m, int32_t *start) {
    UErrorCode status = U_ZERO_ERROR;
    bool found = m->matcher->find(status);
    if (U_FAILURE(status)) return failure(status);
    if (!found) return DG_REGEX_NONE;
    *start = static_cast<int32_t>(m->matcher->start64(status));
    int64_t end = m->matcher->end64(status);
    return U_FAILURE(status) ? failure(status) : static_cast<int32_t>(end);
}

int32_t dg_matcher_matches(dg_matcher *m) {
    UErrorCode status = U_ZERO_ERROR;
    bool found = m->matcher->matches(status);
    return U_FAILURE(status) ? failure(status) : found ? 1 : 0;
}

}  // extern "C"

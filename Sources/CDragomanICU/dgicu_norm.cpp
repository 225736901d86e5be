#include "dgicu.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

#include <cstdlib>
#include <cstring>

namespace {

// Collects bytes in a buffer of malloc; a failed allocation is remembered, not thrown.
class BufferSink : public icu::ByteSink {
  public:
    ~BufferSink() override { std::free(bytes); }

    void Append(const char *text, int32_t n) override {
        if (failed || n <= 0) return;
        if (count + n > capacity) {
            int64_t wanted = capacity * 2 > count + n ? capacity * 2 : count + n;
            char *larger = static_cast<char *>(std::realloc(bytes, static_cast<size_t>(wanted)));
            if (larger == nullptr) {
                failed = true;
                return;
            }
            bytes = larger;
            capacity = wanted;
        }
        std::memcpy(bytes + count, text, static_cast<size_t>(n));
        count += n;
    }

    uint8_t *take(int64_t *taken) {
        if (failed) return nullptr;
        if (bytes == nullptr) bytes = static_cast<char *>(std::malloc(1));
        uint8_t *result = reinterpret_cast<uint8_t *>(bytes);
        bytes = nullptr;
        *taken = count;
        return result;
    }

  private:
    char *bytes = nullptr;
    int64_t count = 0;
    int64_t capacity = 0;
    bool failed = false;
};

const icu::Normalizer2 *normalizer(int32_t form, UErrorCode &status) {
    switch (form) {
    case DG_NORM_NFC: return icu::Normalizer2::getNFCInstance(status);
    case DG_NORM_NFD: return icu::Normalizer2::getNFDInstance(status);
    default: return icu::Normalizer2::getNFKCCasefoldInstance(status);
    }
}

icu::StringPiece piece(const uint8_t *s, int32_t n) {
    return icu::StringPiece(s == nullptr ? "" : reinterpret_cast<const char *>(s), n);
}

}  // namespace

extern "C" {

int32_t dg_norm_is(int32_t form, const uint8_t *s, int32_t n) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2 *instance = normalizer(form, status);
    if (U_FAILURE(status)) return 0;
    return instance->isNormalizedUTF8(piece(s, n), status) && U_SUCCESS(status) ? 1 : 0;
}

uint8_t *dg_norm(int32_t form, const uint8_t *s, int32_t n, int64_t *count) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2 *instance = normalizer(form, status);
    if (U_FAILURE(status)) return nullptr;
    BufferSink sink;
    instance->normalizeUTF8(0, piece(s, n), sink, nullptr, status);
    return U_FAILURE(status) ? nullptr : sink.take(count);
}

void dg_free(uint8_t *p) { std::free(p); }

}  // extern "C"

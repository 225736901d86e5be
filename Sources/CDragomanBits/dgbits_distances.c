// Edit distances of eight texts to one pattern at once, a text in each lane of the vectors: Myers 1999 ("A fast
// bit-vector algorithm for approximate string matching based on dynamic programming") with Hyyrö's blocks (2003) in
// Ukkonen's band, as in BlockedColumns.swift. The places of the texts' next symbols are gathered from a table, which
// is what the instructions of AVX2 and AVX-512 are needed for.
#include "dgbits.h"

#if defined(__x86_64__)
#include <immintrin.h>
#include <string.h>

typedef uint64_t lanes __attribute__((vector_size(8 * DGBITS_TEXTS)));

#define NAME distances_avx512
#define TARGET __attribute__((target("avx512f,avx512vl")))
#define GATHER(table, index) ((lanes)_mm512_i64gather_epi64((__m512i)(index), (table), 8))
#include "dgbits_distances_body.h"
#undef NAME
#undef TARGET
#undef GATHER

typedef union {
    lanes all;
    __m256i half[2];
} halves;

#define NAME distances_avx2
#define TARGET __attribute__((target("avx2")))
#define GATHER(table, index) gather_avx2((table), (index))
TARGET static inline lanes gather_avx2(const uint64_t *table, lanes index) {
    halves from = {.all = index};
    halves to;
    to.half[0] = _mm256_i64gather_epi64((const long long *)table, from.half[0], 8);
    to.half[1] = _mm256_i64gather_epi64((const long long *)table, from.half[1], 8);
    return to.all;
}
#include "dgbits_distances_body.h"

#endif

int dgbits_distances(
    dgbits_width width, const dgbits_pattern *pattern, const dgbits_text *texts, size_t text_count, uint32_t *distances
) {
    if (pattern->count == 0 || pattern->count > 64 * DGBITS_MOST_BLOCKS) return 0;
    if (text_count == 0 || text_count > DGBITS_TEXTS) return 0;
#if defined(__x86_64__)
    if (width == dgbits_avx512) distances_avx512(pattern, texts, text_count, distances);
    if (width == dgbits_avx2) distances_avx2(pattern, texts, text_count, distances);
#else
    (void)texts, (void)distances;
#endif
    return width != dgbits_plain;
}

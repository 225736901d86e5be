// The counts lie "vertically": one plane of bits for each power of two (bit-sliced counters). Bitmaps are added eight
// at a time by carry-save adders, the tree of Harley and Seal for counting ones (Warren, "Hacker's Delight", 5-1).
// In C for what Swift cannot say: the same loop compiled for several widths of vectors, the widest chosen at run time.
#include "dgbits.h"

#include <string.h>

typedef uint64_t block __attribute__((vector_size(8 * DGBITS_BLOCK_WORDS)));

#define INLINE static inline __attribute__((always_inline))

// Reads `words` words; the rest of the block is 0.
INLINE block load(const uint64_t *from, size_t words) {
    block value = {0};
    memcpy(&value, from, words * sizeof(uint64_t));
    return value;
}

// Adds two bits to a plane; returns what carries into the next.
INLINE block carry_save(block *plane, block first, block second) {
    block half = *plane ^ first;
    block carry = (*plane & first) | (half & second);
    *plane = half ^ second;
    return carry;
}

INLINE void ripple(block *planes, size_t from, size_t count, block carry) {
    for (size_t plane = from; plane < count; plane++) {
        block before = planes[plane];
        planes[plane] = before ^ carry;
        carry &= before;
    }
}

INLINE size_t count_block(const dgbits_job *job, size_t word, size_t words, dgbits_hit *hits) {
    const size_t planes_used = job->plane_count;
    const size_t bitmap_count = job->bitmap_count;
    const uint64_t *const *bitmaps = job->bitmaps;
    block planes[DGBITS_MOST_PLANES];
    block ones = {0}, twos = {0}, fours = {0};
    for (size_t plane = 3; plane < planes_used; plane++) planes[plane] = (block){0};

    size_t index = 0;
    for (; index + 8 <= bitmap_count; index += 8) {
#define BITMAP(k) load(bitmaps[index + k] + word, words)
        block twos_a = carry_save(&ones, BITMAP(0), BITMAP(1));
        block twos_b = carry_save(&ones, BITMAP(2), BITMAP(3));
        block fours_a = carry_save(&twos, twos_a, twos_b);
        block twos_c = carry_save(&ones, BITMAP(4), BITMAP(5));
        block twos_d = carry_save(&ones, BITMAP(6), BITMAP(7));
        block fours_b = carry_save(&twos, twos_c, twos_d);
        ripple(planes, 3, planes_used, carry_save(&fours, fours_a, fours_b));
    }
    for (; index + 2 <= bitmap_count; index += 2) {
        block carry = carry_save(&ones, BITMAP(0), BITMAP(1));
        block before = twos;
        twos ^= carry;
        carry &= before;
        before = fours;
        fours ^= carry;
        ripple(planes, 3, planes_used, carry & before);
    }
    planes[0] = ones;
    planes[1] = twos;
    planes[2] = fours;
    if (index < bitmap_count) ripple(planes, 0, planes_used, BITMAP(0));
#undef BITMAP

    if (job->counted) {
        block carry = {0};
        for (size_t plane = 0; plane < planes_used; plane++) {
            block other = load(job->counted + plane * job->counted_stride + word, words);
            carry = carry_save(&planes[plane], other, carry);
        }
    }

    const int32_t need = job->needs[(word - job->first_word) / DGBITS_BLOCK_WORDS];
    block mask = ~(block){0};
    if (need > 0) {
        if ((uint64_t)need >> planes_used) return 0;
        // The borrow of subtracting the need.
        block borrow = {0};
        for (size_t plane = 0; plane < planes_used; plane++) {
            block missing = ~planes[plane];
            borrow = need >> plane & 1 ? missing | borrow : missing & borrow;
        }
        mask = ~borrow;
    }
    if (job->filter) mask &= load(job->filter + word, words);

    size_t found = 0;
    for (size_t part = 0; part < words; part++) {
        uint64_t rest = mask[part];
        while (rest) {
            const int bit = __builtin_ctzll(rest);
            rest &= rest - 1;
            uint32_t count = 0;
            for (size_t plane = 0; plane < planes_used; plane++) {
                count |= (uint32_t)(((const uint64_t *)&planes[plane])[part] >> bit & 1) << plane;
            }
            hits[found++] = (dgbits_hit){(uint32_t)((word + part) * 64 + bit), count};
        }
    }
    return found;
}

INLINE size_t count_all(const dgbits_job *job, dgbits_hit *hits) {
    size_t found = 0;
    size_t word = job->first_word;
    for (; word + DGBITS_BLOCK_WORDS <= job->end_word; word += DGBITS_BLOCK_WORDS) {
        found += count_block(job, word, DGBITS_BLOCK_WORDS, hits + found);
    }
    if (word < job->end_word) found += count_block(job, word, job->end_word - word, hits + found);
    return found;
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) static size_t count_avx2(const dgbits_job *job, dgbits_hit *hits) {
    return count_all(job, hits);
}

__attribute__((target("avx512f,avx512vl"))) static size_t count_avx512(const dgbits_job *job, dgbits_hit *hits) {
    return count_all(job, hits);
}
#endif

dgbits_width dgbits_widest(void) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512vl")) return dgbits_avx512;
    if (__builtin_cpu_supports("avx2")) return dgbits_avx2;
#endif
    return dgbits_plain;
}

size_t dgbits_count(dgbits_width width, const dgbits_job *job, dgbits_hit *hits) {
    if (job->plane_count < 3 || job->plane_count > DGBITS_MOST_PLANES) return 0;
#if defined(__x86_64__)
    if (width == dgbits_avx512) return count_avx512(job, hits);
    if (width == dgbits_avx2) return count_avx2(job, hits);
#else
    (void)width;
#endif
    return count_all(job, hits);
}

// Loops over many bitmaps or many texts at once, as wide as the processor allows.
#ifndef DGBITS_H
#define DGBITS_H

#include <stddef.h>
#include <stdint.h>

/// The vectors that the loops are compiled for, each wider than the one before.
typedef enum {
    dgbits_plain = 0,
    dgbits_avx2 = 1,
    dgbits_avx512 = 2,
} dgbits_width;

/// The widest that this processor has; it has all that come before as well.
dgbits_width dgbits_widest(void);

/// The most planes of a count: no text has more keys than a 32-bit number tells.
#define DGBITS_MOST_PLANES 32
/// The words that are counted together.
#define DGBITS_BLOCK_WORDS 8

/// What is counted: for each bit, in how many of the bitmaps it is set, and what was counted before.
typedef struct {
    /// Bitmaps of at least `end_word` 64-bit words.
    const uint64_t *const *bitmaps;
    size_t bitmap_count;
    /// A count to go on from, as planes of bits: plane k has the bits of value 2^k; or null. `end_word` words each.
    const uint64_t *counted;
    /// The words from one of these planes to the next.
    size_t counted_stride;
    /// The planes that hold the highest count there can be; 3 to DGBITS_MOST_PLANES.
    size_t plane_count;
    /// Bits that are not set here are passed over; or null.
    const uint64_t *filter;
    /// How high a count must be to be told, one number for each block of words from `first_word` on.
    const int32_t *needs;
    /// The words that are counted: from a multiple of DGBITS_BLOCK_WORDS on.
    size_t first_word;
    size_t end_word;
} dgbits_job;

/// A bit and its count.
typedef struct {
    uint32_t place;
    uint32_t count;
} dgbits_hit;

/// Writes the bits whose counts are high enough, in order, to `hits`, which has room for 64 a word; returns how many.
size_t dgbits_count(dgbits_width width, const dgbits_job *job, dgbits_hit *hits);

/// The texts that are measured together.
#define DGBITS_TEXTS 8
/// The most words that a pattern takes when texts are measured together.
#define DGBITS_MOST_BLOCKS 8

/// A text to measure others by.
typedef struct {
    /// How many symbols it has; at least 1, at most 64 times DGBITS_MOST_BLOCKS.
    size_t count;
    /// For each of its blocks of 64 symbols and each byte, the places where the byte's symbol stands: 256 words a block.
    const uint64_t *places;
} dgbits_pattern;

/// Another text, each of whose symbols is one byte.
typedef struct {
    /// Its symbols; seven bytes more may be read.
    const uint8_t *symbols;
    /// How many they are; at least 1.
    uint32_t count;
    /// The most edits that are of interest, no fewer than the two lengths differ by.
    uint32_t limit;
} dgbits_text;

/// Writes for each of up to DGBITS_TEXTS texts how many edits it is away from the pattern, or UINT32_MAX where that is
/// more than its limit. Returns 0, and writes nothing, where the vectors are too plain for that to be fast.
int dgbits_distances(
    dgbits_width width, const dgbits_pattern *pattern, const dgbits_text *texts, size_t text_count, uint32_t *distances
);

#endif

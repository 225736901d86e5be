// Counting many bitmaps at once, as wide as the processor allows.
#ifndef DGBITS_H
#define DGBITS_H

#include <stddef.h>
#include <stdint.h>

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
size_t dgbits_count(const dgbits_job *job, dgbits_hit *hits);

#endif

#pragma once
#include <zlib.h>

/* The real ones are macros. 31: a window of 32 KiB with the head and tail of gzip. */
static inline int dg_inflateBegin(z_stream *stream) { return inflateInit2(stream, 31); }
/* -15: the bare stream, as it lies in a zip. */
static inline int dg_inflateBeginBare(z_stream *stream) { return inflateInit2(stream, -15); }
static inline int dg_deflateBegin(z_stream *stream) {
    return deflateInit2(stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY);
}

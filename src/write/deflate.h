/* deflate: zlib, with its memory in an arena.
 *
 * Purpose  One state serves all streams of a file: setting one up costs more than deflating a page's fonts.
 * Owns     The arena given, which takes the state and what is deflated.
 */
#ifndef KT_WRITE_DEFLATE_H
#define KT_WRITE_DEFLATE_H

#include "base/str.h"

typedef struct kt_deflate kt_deflate;

kt_deflate *kt_deflate_open(kt_arena *arena);
/* In zlib's format, as /FlateDecode reads it. */
kt_str kt_deflate_bytes(kt_deflate *deflate, kt_str bytes);

#endif

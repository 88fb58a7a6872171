/* deflate: the format of zlib, by libdeflate.
 *
 * Purpose  One state serves all streams of a file: setting one up costs more than deflating a small one.
 * Owns     Its state, until kt_deflate_close; what is deflated lives in the arena given.
 */
#ifndef KT_WRITE_DEFLATE_H
#define KT_WRITE_DEFLATE_H

#include "base/str.h"

typedef struct kt_deflate kt_deflate;

kt_deflate *kt_deflate_open(kt_arena *arena);
void kt_deflate_close(kt_deflate *deflate);
/* As /FlateDecode reads it. */
kt_str kt_deflate_bytes(kt_deflate *deflate, kt_str bytes);

#endif

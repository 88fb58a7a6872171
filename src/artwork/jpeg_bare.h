/* jpeg_bare: a JPEG without what it tells besides its picture: EXIF, XMP, thumbnails, comments.
 *
 * Rules    Adobe's segment stays: it says what the parts are. Profiles go: who places it says what its colours are.
 * Fails    false: it is no JPEG, or is cut before its picture.
 */
#ifndef KT_ARTWORK_JPEG_BARE_H
#define KT_ARTWORK_JPEG_BARE_H

#include "base/str.h"

KT_MUST bool kt_jpeg_bare(kt_arena *arena, kt_str jpeg, kt_str *bare);

#endif

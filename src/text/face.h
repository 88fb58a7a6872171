/* face: one font file, checked and opened.
 *
 * Purpose  Bytes -> a HarfBuzz face whose positions are font units, and the measures that setting and writing need.
 * Owns     The HarfBuzz objects, until kt_face_close; the rest lives in the arena, as do the bytes.
 * Fails    Words that say what is wrong with the file; font.c reports them with its name and place.
 */
#ifndef KT_TEXT_FACE_H
#define KT_TEXT_FACE_H

#include "text/font.h"

/* Fills all of `face` but index, family and path. NULL: fine; else what is wrong with the file. */
KT_MUST const char *kt_face_open(kt_arena *arena, kt_str bytes, kt_face *face);
void kt_face_close(kt_face *face); /* one that never opened is fine */

#endif

/* vector: a drawing as the objects of a PDF, numbered from 1, whatever file they came from.
 *
 * Purpose  What a placed SVG or PDF becomes. A file takes the objects in under numbers of its own: a reference to object 12
 *          is written @12@, and no @ stands anywhere else in entries.
 * Rules    Entries are printable ASCII: strings in hexadecimal, names escaped. The first object is the drawing, a form that
 *          fills the unit square, as an image does.
 * Owns     The arena given.
 */
#ifndef KT_ARTWORK_VECTOR_H
#define KT_ARTWORK_VECTOR_H

#include "base/str.h"

#define KT_VECTOR_LARGEST 14400.0 /* points a side: ISO 32000-1, annex C */

typedef struct kt_vector_object {
	kt_str entries; /* between << and >>; all of it where it is no dictionary */
	kt_str bytes;   /* of a stream */
	bool stream, filled;
} kt_vector_object;

typedef struct kt_vector {
	kt_arena *arena;
	kt_vector_object *items;
	size_t count, room;
	size_t size;          /* of all entries and bytes */
	double width, height; /* points, as it was drawn */
	bool transparent;     /* something shows through something */
} kt_vector;

/* A number for an object that is filled later. */
unsigned kt_vector_reserve(kt_vector *vector);
void kt_vector_dict(kt_vector *vector, unsigned object, kt_str entries);
/* A stream; its length comes with it. Deflated where `packed` is not given. */
void kt_vector_stream(kt_vector *vector, unsigned object, kt_str entries, kt_str bytes);
void kt_vector_deflated(kt_vector *vector, unsigned object, kt_str entries, kt_str bytes);

void kt_vector_put_reference(kt_buf *out, unsigned object);
/* A number with seven digits that count, never with an exponent. What is not finite is 0. */
void kt_vector_put_real(kt_buf *out, double value);
/* A name, its solidus included in neither: any bytes. */
void kt_vector_put_name(kt_buf *out, kt_str name);
void kt_vector_put_hex(kt_buf *out, kt_str bytes);

#endif

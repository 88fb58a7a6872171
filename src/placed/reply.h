/* reply: what katern-artwork answered, taken apart and held against its protocol.
 *
 * Rules    Whatever a hostile file made of that program, nothing but what the protocol says goes on from here.
 * Owns     Words and body are parts of the bytes given.
 */
#ifndef KT_PLACED_REPLY_H
#define KT_PLACED_REPLY_H

#include "artwork/protocol.h"
#include "base/str.h"

/* false: it is no reply to such a request. */
KT_MUST bool kt_reply_read(kt_str bytes, kt_wanted wanted, kt_reply *reply, kt_str *words, kt_str *body);

#define KT_REPLY_REFERENCE 5 /* bytes, in the text of a form's object */

/* Where the next reference at or after `at` begins, and what it refers to; SIZE_MAX: there is none. */
size_t kt_reply_reference(kt_str text, size_t at, uint32_t *object);

/* The object of a form that begins at `*at`, which moves behind it. false: there is none. */
KT_MUST bool kt_reply_object_at(kt_str body, size_t *at, kt_reply_object *object, kt_str *text, kt_str *stream);

#endif

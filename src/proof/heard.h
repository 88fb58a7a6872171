/* heard: what is heard of the finished pages: the tag tree, by what is drawn for each tag.
 *
 * Purpose  For the checks that ask what a screen reader meets. They need no pages that were laid out composing: a file is held
 *          against its standard before it is written.
 * Owns     The proof's arena.
 */
#ifndef KT_PROOF_HEARD_H
#define KT_PROOF_HEARD_H

#include "proof/pages.h"

/* By a tag's id: is anything drawn for it or below it? */
const bool *kt_heard_drawn(const kt_proof *proof);
/* The language in which a tag is heard. */
const kt_language *kt_heard_language(const kt_proof *proof, const kt_tag *tag);
/* Notes a fault at a tag, where it was written; `quoted`: with the words of its first line. The finding is good until the next. */
kt_finding *kt_heard_note(kt_proof *proof, const kt_check *check, const kt_tag *tag, bool quoted, const char *format,
                          ...) __attribute__((format(printf, 5, 6)));

#endif

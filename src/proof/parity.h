/* parity: what parts two languages from each other where each has pages of its own.
 *
 * Purpose  The check `parity`, of the languages of one document, and of documents that each have one.
 * In/Out   Two documents of one brochure, laid out composing -> findings at texts of the other one.
 * Rules    Sections are matched by their order. Told are the first page of a section, counted from the language's own first
 *          one, where it moves against the section before; how many pages there are; and of the tag tree the first
 *          difference of a section: roles, alternative texts, where links lead.
 * Owns     The arena given.
 * Not here Lists and headings of two languages in one section: proof/pairs.
 */
#ifndef KT_PROOF_PARITY_H
#define KT_PROOF_PARITY_H

#include "proof/proof.h"

kt_findings kt_parity_between(kt_arena *arena, const kt_document *one, const kt_document *other, const kt_check *check);

#endif

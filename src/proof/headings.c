/* Headings as they are heard: a reader goes from one to the next of a level, and misses those below a level that is not
 * there. */
#include "proof/pages.h"

static unsigned level_of(const kt_tag *tag)
{
	return tag && tag->role >= KT_TAG_H1 && tag->role <= KT_TAG_H4 ? (unsigned)(tag->role - KT_TAG_H1) + 1 : 0;
}

void kt_check_heading_skip(kt_proof *proof, const kt_check *check)
{
	unsigned above = 0;
	for (size_t i = 0; i < proof->count; i++) {
		const kt_proof_paragraph *paragraph = &proof->paragraphs[i];
		unsigned level = level_of(paragraph->tag);
		if (level == 0 || paragraph->count == 0)
			continue;
		if (level > above + 1)
			kt_proof_note(
			        proof, check, paragraph, &paragraph->lines[0], 0, 0,
			        "a heading of level %u, where %u is the deepest that can be heard here; take one of "
			        "that level, or put a heading above it",
			        level, above + 1);
		above = level;
	}
}

/* Headings as they are heard: a reader goes from one to the next of a level, and misses those below a level that is not
 * there (ISO 14289-1, 7.4.2). */
#include "proof/heard.h"

void kt_check_heading_skip(kt_proof *proof, const kt_check *check)
{
	const bool *drawn = kt_heard_drawn(proof);
	unsigned above = 0;
	for (const kt_tag *tag = kt_structure_root(proof->document->structure); tag; tag = kt_tag_next(tag)) {
		if (tag->role < KT_TAG_H1 || tag->role > KT_TAG_H4 || !drawn[tag->id])
			continue;
		unsigned level = (unsigned)(tag->role - KT_TAG_H1) + 1;
		if (level > above + 1)
			kt_heard_note(proof, check, tag, true,
			              "a heading of level %u, where %u is the deepest that can be heard here; take one "
			              "of that level, or put a heading above it",
			              level, above + 1);
		above = level;
	}
}

/* Alternative texts: what is said of a drawing to who does not see it. */
#include "proof/heard.h"

#include "text/character.h"

void kt_check_alt_missing(kt_proof *proof, const kt_check *check)
{
	const bool *drawn = kt_heard_drawn(proof);
	for (const kt_tag *tag = kt_structure_root(proof->document->structure); tag; tag = kt_tag_next(tag))
		if (tag->role == KT_TAG_FIGURE && drawn[tag->id] && !kt_character_shows(tag->alt))
			kt_heard_note(proof, check, tag, false,
			              "a drawing has no alternative text: nothing is heard of it; say in `alt` what it "
			              "shows");
}

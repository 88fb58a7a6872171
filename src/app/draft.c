/* The edition knows which texts they are, proof/draft where they stand. */
#include "app/draft.h"

#include "proof/drafted.h"

static kt_drafted_texts texts_of(const kt_edition *edition, unsigned language, kt_arena *arena)
{
	uint32_t count = (uint32_t)edition->brochure->messages.count;
	kt_drafted_texts texts = {.messages = edition->drafted[language], .message_count = count};
	if (!texts.messages)
		return texts;
	kt_place *places = KT_NEW_ARRAY(arena, kt_place, count);
	for (uint32_t i = 0; i < count; i++)
		if (texts.messages[i])
			places[texts.place_count++] = kt_edition_text(edition, i, language)->at;
	texts.places = places;
	return texts;
}

void kt_draft_mark(kt_setting_out *set)
{
	kt_drafted_texts texts[KT_EDITION_LANGUAGES];
	for (unsigned language = 0; language < set->edition.language_count; language++)
		texts[language] = texts_of(&set->edition, language, set->arena);
	kt_drafted_mark(set->document, texts, set->setter, set->arena, set->diag);
}

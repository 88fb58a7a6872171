/* Alternative texts: what is said of a drawing to who does not see it. A reader says that there is a figure, then its
 * alternative text, then the labels that stand in it: what says only that, or what the labels say again, is no help. */
#include "proof/heard.h"
#include "proof/said.h"
#include "text/character.h"

/* A Figure with something drawn in it. */
static const kt_tag *next_figure(const kt_tag *tag, const bool *drawn)
{
	while (tag && !(tag->role == KT_TAG_FIGURE && drawn[tag->id]))
		tag = kt_tag_next(tag);
	return tag;
}

void kt_check_alt_missing(kt_proof *proof, const kt_check *check)
{
	const bool *drawn = kt_heard_drawn(proof);
	const kt_tag *root = kt_structure_root(proof->document->structure);
	for (const kt_tag *tag = next_figure(root, drawn); tag; tag = next_figure(kt_tag_next(tag), drawn))
		if (!kt_character_shows(tag->alt))
			kt_heard_note(proof, check, tag, false,
			              "a drawing has no alternative text: nothing is heard of it; say in `alt` what it "
			              "shows");
}

/* What is heard beside a figure: the words of its block, in its language, and the title of its section. */
static bool is_beside(const kt_proof_paragraph *paragraph, const kt_tag *figure)
{
	const kt_tag *tag = paragraph->tag;
	if (!tag || paragraph->count == 0)
		return false;
	for (const kt_tag *above = figure->parent; paragraph->role == KT_PROOF_HEADING && above; above = above->parent)
		if (above == tag->parent)
			return true;
	while (tag && !tag->bound)
		tag = tag->parent;
	return tag && tag->key.block == figure->key.block && tag->key.language == figure->key.language;
}

static void check_repeats(kt_proof *proof, const kt_check *check, const kt_tag *figure)
{
	for (size_t i = 0; figure->bound && i < proof->count; i++) {
		if (!is_beside(&proof->paragraphs[i], figure))
			continue;
		kt_str words = proof->paragraphs[i].text->text, number;
		if (kt_said_same(figure->alt, words)) {
			kt_heard_note(
			        proof, check, figure, false,
			        "the alternative text “%.*s” is heard beside it already; say what the drawing shows",
			        KT_STR_ARG(kt_str_clip(figure->alt, KT_SAID_SHOWN)));
			return;
		}
		if (kt_said_number(figure->alt, words, &number)) {
			kt_heard_note(
			        proof, check, figure, false,
			        "the alternative text repeats %.*s, which is heard beside it; say what the drawing "
			        "shows, without its numbers",
			        KT_STR_ARG(number));
			return;
		}
	}
}

void kt_check_alt_useless(kt_proof *proof, const kt_check *check)
{
	const bool *drawn = kt_heard_drawn(proof);
	const kt_tag *root = kt_structure_root(proof->document->structure);
	for (const kt_tag *tag = next_figure(root, drawn); tag; tag = next_figure(kt_tag_next(tag), drawn)) {
		if (!kt_character_shows(tag->alt))
			continue;
		kt_str picture;
		if (kt_said_is_file(tag->alt))
			kt_heard_note(proof, check, tag, false,
			              "the alternative text “%.*s” is the name of a file; say what the drawing shows",
			              KT_STR_ARG(kt_str_clip(tag->alt, KT_SAID_SHOWN)));
		else if (kt_said_picture(kt_heard_language(proof, tag), tag->alt, &picture))
			kt_heard_note(
			        proof, check, tag, false,
			        "the alternative text says “%.*s”: that there is a picture is heard already; begin "
			        "with what it shows",
			        KT_STR_ARG(picture));
		else
			check_repeats(proof, check, tag);
	}
}

void kt_check_alt_long(kt_proof *proof, const kt_check *check)
{
	const bool *drawn = kt_heard_drawn(proof);
	const kt_tag *root = kt_structure_root(proof->document->structure);
	for (const kt_tag *tag = next_figure(root, drawn); tag; tag = next_figure(kt_tag_next(tag), drawn)) {
		int32_t letters = 0, most = check->limit[0].value;
		for (size_t at = 0; at < tag->alt.len; letters++)
			kt_str_next(tag->alt, &at);
		if (letters <= most)
			continue;
		kt_finding *finding = kt_heard_note(
		        proof, check, tag, false,
		        "the alternative text has %d letters, and is heard in one breath; %d will do: what "
		        "is longer belongs in the text",
		        letters, most);
		finding->measured = letters;
		finding->limit = most;
	}
}

void kt_check_link_words(kt_proof *proof, const kt_check *check)
{
	const kt_document *document = proof->document;
	int32_t most = check->limit[0].value;
	for (size_t p = 0; p < document->page_count; p++)
		for (size_t i = 0; i < document->pages[p]->link_count; i++) {
			const kt_link *link = &document->pages[p]->links[i];
			kt_str words = kt_str_trim(link->contents), shown = kt_str_clip(words, KT_SAID_SHOWN);
			bool address = kt_said_is_address(words) && (int64_t)words.len > most;
			if (!address && !kt_said_idle(kt_heard_language(proof, link->tag), words))
				continue;
			kt_finding *finding = kt_heard_note(
			        proof, check, link->tag, false, "the link “%.*s%s” %s", KT_STR_ARG(shown),
			        shown.len < words.len ? "…" : "",
			        address ? "is a long address, heard sign by sign; write what is found there: "
			                  "[words](address)"
			                : "does not say where it leads, and may be heard without the words around it; "
			                  "make the words that do the link");
			finding->measured = address ? (int64_t)words.len : 0;
			finding->limit = address ? most : 0;
		}
}

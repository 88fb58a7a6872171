/* A filling page is a page of a section without blocks. */
#include "layout/filling.h"

#include <string.h>

#include "layout/take.h"

#define TITLE "notes" /* the word */

/* From the last row's baseline upwards, as far as the first row. */
static void draw_lines(kt_makeup *makeup, const kt_take *take, kt_page *page)
{
	const kt_ruled_form *lines = &makeup->layout->print.lines;
	const kt_page_form *form = &makeup->layout->page;
	kt_len top = (kt_len)(lines->first - 1) * form->row, foot = (kt_len)lines->last * form->row - form->below;
	kt_canvas_on(makeup->canvas, page, take->order.template_->at);
	kt_canvas_artifact(makeup->canvas, KT_ARTIFACT_LAYOUT);
	const kt_ink *ink = kt_setting_ink(take->order.template_->ground, &lines->rule.paint);
	for (unsigned i = 0; i < lines->measure->count; i++) {
		kt_extent extent = kt_makeup_extent(form, lines->measure->spans[i], take->order.recto);
		for (kt_len y = foot; y >= top; y -= lines->every)
			kt_canvas_rule(makeup->canvas, (kt_point){extent.x, y}, (kt_point){extent.x + extent.width, y},
			               ink, (kt_pen){.width = lines->rule.width});
	}
}

static void put_page(kt_makeup *makeup, kt_pages *pages, const kt_section *section)
{
	kt_take take;
	if (!kt_take_begin(makeup, section, pages, &take))
		return;
	take.tags = kt_tags_make(makeup, section, take.order.lodgers, take.slots, take.order.count);
	kt_take_turn(&take, pages->count);
	kt_take_draw(&take, kt_take_fit(&take));
	if (makeup->layout->print.lines.measure && !makeup->unset)
		draw_lines(makeup, &take, pages->items[pages->count - 1]);
}

/* Words of the layout stand in an edition as they are typed: here as it is set. */
static kt_edition with_title(const kt_edition *edition, const kt_field_text *title)
{
	kt_edition own = *edition;
	size_t count = edition->brochure->messages.count;
	for (unsigned l = 0; l < edition->language_count; l++) {
		const kt_rich *word = kt_edition_word(edition, TITLE, l, NULL, (kt_str){"", 0}, title->node->at);
		kt_rich *texts = KT_NEW_ARRAY(edition->arena, kt_rich, count);
		memcpy(texts, edition->texts[l], count * sizeof *texts);
		if (word)
			texts[title->first] = *word;
		own.texts[l] = texts;
	}
	return own;
}

/* The pages that a section will take: it is set for nobody, and what is said of that is not told. */
static size_t pages_of(const kt_makeup *makeup, const kt_section *section, const kt_pages *pages)
{
	kt_arena *arena = kt_arena_open();
	kt_diag *untold = kt_diag_open();
	kt_edition edition = *makeup->edition;
	kt_makeup trial = *makeup;
	kt_pages after = *pages;
	edition.diag = trial.diag = untold;
	trial.edition = &edition;
	trial.kept = arena;
	trial.structure = kt_structure_open(arena, edition.languages[0]);
	trial.root = kt_structure_root(trial.structure);
	trial.canvas = kt_canvas_open(arena, untold);
	trial.composes = false;
	after.eased = kt_buf_in(arena);
	kt_setter_report(makeup->setter, untold);
	kt_take_set(&trial, section, &after);
	kt_setter_report(makeup->setter, makeup->diag);
	kt_canvas_close(trial.canvas);
	kt_diag_close(untold);
	kt_arena_close(arena);
	return after.count - pages->count;
}

static size_t lacking(const kt_makeup *makeup, const kt_section *after, const kt_pages *pages)
{
	size_t fold = makeup->layout->print.fold, count = pages->count;
	if (after)
		count += pages_of(makeup, after, pages);
	return (fold - count % fold) % fold;
}

void kt_filling_put(kt_makeup *makeup, const kt_section *after, kt_pages *pages)
{
	const kt_brochure *brochure = makeup->edition->brochure;
	const kt_word *title = kt_brochure_word(brochure, TITLE);
	kt_section section = {.id = KT_STR(TITLE),
	                      .source = brochure->source,
	                      .template_name = makeup->layout->print.fill,
	                      .title_block = brochure->block_count};
	if (!section.template_name || makeup->edition->target != KT_TARGET_PRINT || makeup->unset)
		return;
	size_t count = lacking(makeup, after, pages);
	if (count == 0)
		return;
	kt_makeup own = *makeup;
	kt_edition edition = *makeup->edition;
	if (title) {
		section.title = title->text;
		edition = with_title(makeup->edition, &title->text);
	}
	own.edition = &edition;
	kt_arena_mark mark = kt_arena_now(makeup->arena);
	/* Titles that are alike stay apart. */
	for (; pages->filled < count; pages->filled++, section.title_block++)
		put_page(&own, pages, &section);
	kt_arena_rewind(makeup->arena, mark);
	makeup->unset = own.unset;
}

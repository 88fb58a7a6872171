#include "layout/folio.h"

#include "blocks/prose.h"

enum { STANDS_OUTER, STANDS_INNER, STANDS_CENTRE };

#define GAP_EMS 1 /* between number and title */

typedef struct folio_text {
	kt_rich rich;
	const kt_lines *lines;
} folio_text;

static folio_text number_text(const kt_makeup *makeup, const kt_setting *setting, kt_str label)
{
	folio_text text;
	kt_span *bold = KT_NEW(makeup->arena, kt_span);
	*bold = (kt_span){.from = 0, .to = (uint32_t)label.len, .marks = KT_MARK_STRONG};
	text.rich = kt_rich_plain(label, makeup->edition->languages[0], makeup->edition->brochure->title.node->at);
	text.rich.spans = bold;
	text.rich.count = 1;
	text.lines = kt_prose_line(setting, &text.rich, 0, makeup->layout->folio.style);
	return text;
}

static folio_text title_text(kt_makeup *makeup, const kt_setting *setting)
{
	const kt_edition *edition = makeup->edition;
	if (!makeup->folio_lines) {
		kt_rich titles[KT_EDITION_LANGUAGES];
		for (unsigned l = 0; l < edition->language_count; l++)
			titles[l] = *kt_edition_text(edition, edition->brochure->title.first, l);
		kt_setting kept = *setting;
		kept.arena = makeup->kept;
		makeup->folio_title = kt_rich_join(kept.arena, titles, edition->language_count, " · ");
		makeup->folio_lines = kt_prose_line(&kept, &makeup->folio_title, 0, makeup->layout->folio.style);
	}
	return (folio_text){makeup->folio_title, makeup->folio_lines};
}

static kt_len draw(const kt_makeup *makeup, const folio_text *text, kt_point at, const kt_ground *ground)
{
	if (!text->lines || text->lines->count == 0)
		return 0;
	const kt_style *style = makeup->layout->folio.style;
	kt_canvas_lines(makeup->canvas, text->lines, 0, 1, at, kt_prose_ink(ground, style, 0), text->rich.at);
	return text->lines->widest;
}

static bool at_end(const kt_makeup *makeup, const kt_plan *plan)
{
	bool recto = plan->recto || !makeup->layout->page.facing;
	return makeup->layout->folio.stands == STANDS_INNER ? !recto : recto;
}

void kt_folio_draw(kt_makeup *makeup, const kt_plan *plan, kt_page *page)
{
	const kt_folio_form *folio = &makeup->layout->folio;
	const kt_page_form *form = &makeup->layout->page;
	if (!folio->is || !plan->template_->folio)
		return;
	kt_setting setting = kt_makeup_setting(makeup, plan->section);
	folio_text number = {0}, title = {0};
	if (folio->number)
		number = number_text(makeup, &setting, page->label);
	if (folio->title)
		title = title_text(makeup, &setting);
	kt_len gap = folio->number && folio->title ? GAP_EMS * folio->style->size : 0;
	kt_len width = gap + (number.lines ? number.lines->widest : 0) + (title.lines ? title.lines->widest : 0);
	kt_extent all = kt_makeup_extent(form, (kt_phrase_span){1, form->columns}, plan->recto);
	bool end = at_end(makeup, plan);
	kt_point at = {all.x, (kt_len)folio->row * form->row - form->below};
	if (folio->stands == STANDS_CENTRE)
		at.x += (all.width - width) / 2;
	else if (end)
		at.x += all.width - width;
	const kt_ground *ground = kt_paint_ground(plan, at.x, at.y);
	kt_canvas_on(makeup->canvas, page, makeup->edition->brochure->title.node->at);
	kt_canvas_artifact(makeup->canvas, KT_ARTIFACT_FOOTER);
	const folio_text *first = end ? &title : &number, *last = end ? &number : &title;
	at.x += draw(makeup, first, at, ground) + gap;
	draw(makeup, last, at, ground);
	kt_canvas_artifact(makeup->canvas, KT_ARTIFACT_NONE);
}

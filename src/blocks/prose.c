/* A thin layer: the edition has the text, the setter the lines, the structure the tag, the ground the ink; here they
 * come together, so that every block sets and tags its words alike. */
#include "blocks/prose.h"

const kt_style *kt_prose_style(const kt_style *style, unsigned language)
{
	return language > 0 && style->second ? style->second : style;
}

const kt_ink *kt_prose_ink(const kt_ground *ground, const kt_style *style, unsigned language)
{
	if (language == 0)
		return style->ink ? style->ink : ground->parts[style->part];
	const kt_style *second = kt_prose_style(style, language);
	if (second->ink && second->ink != style->ink)
		return second->ink;
	return ground->parts[second->part != style->part ? second->part : KT_PART_SECOND];
}

const kt_lines *kt_prose_set(const kt_setting *setting, uint32_t message, unsigned language, const kt_style *style,
                             kt_len measure)
{
	const kt_rich *rich = kt_edition_text(setting->edition, message, language);
	return kt_prose_set_rich(setting, rich, language, style, measure);
}

/* Of a draft a text may be in the source's language. */
static bool is_turned(const kt_edition *edition, const kt_rich *rich, unsigned language)
{
	return edition->turned[language] && !kt_str_equal(rich->language, edition->languages[language]) &&
	       !kt_str_equal(rich->language, edition->known[language]->tag);
}

/* Where two languages are written in opposite directions, words of a shared drawing all stand at the page's start; and so
 * do the source's words in a draft where their translation would. */
static const kt_style *at_start(const kt_setting *setting, const kt_rich *rich, const kt_style *style,
                                unsigned language)
{
	const kt_edition *edition = setting->edition;
	bool shared = setting->count > 1 &&
	              kt_edition_right_to_left(edition, language) != kt_edition_right_to_left(edition, 0);
	if (shared == is_turned(edition, rich, language) ||
	    (style->align != KT_ALIGN_START && style->align != KT_ALIGN_END))
		return style;
	kt_style *own = KT_NEW(setting->arena, kt_style);
	*own = *style;
	own->align = style->align == KT_ALIGN_START ? KT_ALIGN_END : KT_ALIGN_START;
	return own;
}

const kt_lines *kt_prose_set_rich(const kt_setting *setting, const kt_rich *rich, unsigned language,
                                  const kt_style *style, kt_len measure)
{
	const kt_style *own = at_start(setting, rich, kt_prose_style(style, language), language);
	return kt_paragraph_set(setting->setter, setting->arena, rich, own, setting->fit, measure);
}

const kt_lines *kt_prose_set_paired(const kt_setting *setting, uint32_t message, const kt_rich *rich, unsigned language,
                                    const kt_style *style, kt_len measure)
{
	const kt_pairing *pairing = setting->pairing;
	if (!pairing)
		return kt_prose_set_rich(setting, rich, language, style, measure);
	bool said = message >= pairing->first && message - pairing->first < pairing->count;
	const kt_style *own = at_start(setting, rich, kt_prose_style(style, language), language);
	return kt_paragraph_set_in(setting->setter, setting->arena, rich, own, setting->fit, measure,
	                           said ? pairing->lines[message - pairing->first] : 0);
}

const kt_lines *kt_prose_line(const kt_setting *setting, const kt_rich *rich, unsigned language, const kt_style *style)
{
	return kt_paragraph_line(setting->setter, setting->arena, rich, kt_prose_style(style, language), setting->fit);
}

kt_len kt_prose_height(const kt_lines *lines)
{
	return (kt_len)lines->count * lines->leading;
}

void kt_prose_draw(const kt_setting *setting, kt_canvas *canvas, uint32_t block, uint32_t message, unsigned language,
                   const kt_style *style, const kt_ground *ground, const kt_lines *lines, size_t first, size_t count,
                   kt_point top)
{
	const kt_rich *rich = kt_edition_text(setting->edition, message, language);
	kt_prose_draw_rich(setting, canvas, block, message, language, style, ground, rich, lines, first, count, top);
}

void kt_prose_draw_rich(const kt_setting *setting, kt_canvas *canvas, uint32_t block, uint32_t message,
                        unsigned language, const kt_style *style, const kt_ground *ground, const kt_rich *rich,
                        const kt_lines *lines, size_t first, size_t count, kt_point top)
{
	kt_tag *tag = kt_prose_tag_of(setting, block, message, language);
	kt_prose_draw_below(setting, canvas, tag, language, style, ground, rich, lines, first, count, top);
}

void kt_prose_draw_below(const kt_setting *setting, kt_canvas *canvas, kt_tag *tag, unsigned language,
                         const kt_style *style, const kt_ground *ground, const kt_rich *rich, const kt_lines *lines,
                         size_t first, size_t count, kt_point top)
{
	if (lines->over > 0)
		kt_paragraph_report_wide(setting->setter, rich, lines, lines->widest - lines->over);
	kt_point at = {top.x, top.y + lines->leading - setting->grid.below};
	kt_canvas_tag(canvas, tag);
	kt_canvas_lines(canvas, lines, first, count, at, kt_prose_ink(ground, style, language), rich->at);
}

/* Languages are numbered as in the whole edition: its parts share one tree. */
static kt_tag_key key_of(const kt_setting *setting, uint32_t block, uint32_t message, unsigned language)
{
	return (kt_tag_key){block, message, setting->edition->first + language};
}

kt_tag *kt_prose_tag_of(const kt_setting *setting, uint32_t block, uint32_t message, unsigned language)
{
	kt_tag *tag = kt_structure_find(setting->structure, key_of(setting, block, message, language));
	if (!tag)
		KT_BUG("a text is drawn whose tag was never added");
	return tag;
}

kt_tag *kt_prose_tag(const kt_setting *setting, kt_tag *parent, kt_tag_role role, uint32_t block, uint32_t message,
                     unsigned language)
{
	const kt_edition *edition = setting->edition;
	kt_tag *tag = kt_tag_add(setting->structure, parent, role);
	kt_structure_bind(setting->structure, key_of(setting, block, message, language), tag);
	if (message == KT_NO_MESSAGE)
		return tag;
	const kt_rich *rich = kt_edition_text(edition, message, language);
	tag->at = rich->at;
	if (edition->drafted[language])
		tag->language = rich->language;
	return tag;
}

kt_tag *kt_prose_figure(const kt_setting *setting, kt_tag *parent, uint32_t block, uint32_t alt, unsigned language)
{
	kt_tag *tag = kt_prose_tag(setting, parent, KT_TAG_FIGURE, block, alt, language);
	tag->alt = kt_edition_text(setting->edition, alt, language)->text;
	return tag;
}

void kt_prose_heard(const kt_setting *setting, kt_canvas *canvas, kt_tag *tag, kt_str heard, kt_box box)
{
	kt_tag *figure = kt_tag_add(setting->structure, tag, KT_TAG_FIGURE);
	figure->alt = kt_str_copy(kt_canvas_arena(canvas), heard);
	kt_canvas_tag(canvas, figure);
	kt_canvas_figure_box(canvas, box);
	kt_canvas_tag(canvas, tag);
}

static bool is_space(uint32_t c)
{
	return c == ' ' || c == 0xA0 || c == 0x202F;
}

/* A part of a text without the white space around it, bound spaces too: what stands apart needs none. */
static kt_rich part_of(kt_arena *arena, const kt_rich *rich, uint32_t from, uint32_t to)
{
	size_t start = from, end = from;
	for (size_t at = from; at < to && is_space(kt_str_next(rich->text, &at));)
		start = at;
	for (size_t at = start; at < to;)
		if (!is_space(kt_str_next(rich->text, &at)))
			end = at;
	return kt_rich_slice(arena, rich, (uint32_t)start, (uint32_t)(end > start ? end : start));
}

/* A part with a space behind it where the sentence goes on after one: it does not show, and without it the parts would
 * be heard and copied as one word. */
static kt_rich part_before(kt_arena *arena, const kt_rich *rich, uint32_t from, uint32_t to)
{
	kt_rich parts[] = {part_of(arena, rich, from, to), kt_rich_plain((kt_str){0}, rich->language, rich->at)};
	size_t end = (size_t)(parts[0].text.at - rich->text.at) + parts[0].text.len, next = end;
	if (parts[0].text.len == 0 || end == rich->text.len || !is_space(kt_str_next(rich->text, &next)))
		return parts[0];
	return kt_rich_join(arena, parts, 2, " ");
}

kt_sentence kt_prose_sentence(const kt_setting *setting, uint32_t message, unsigned language, uint32_t figure)
{
	const kt_rich *rich = kt_edition_text(setting->edition, message, language);
	kt_arena *arena = setting->arena;
	uint32_t end = (uint32_t)rich->text.len;
	const kt_span *span = figure > 0 ? kt_rich_figure(rich, figure - 1) : NULL;
	kt_rich none = kt_rich_plain((kt_str){0}, rich->language, rich->at);
	kt_sentence sentence = {.before = none, .number = none, .unit = none, .after = part_of(arena, rich, 0, end)};
	if (!span)
		return sentence;
	sentence.before = part_before(arena, rich, 0, span->from);
	sentence.number = part_before(arena, rich, span->from, span->to);
	sentence.after = part_of(arena, rich, span->to, end);
	if (span->unit_from == span->unit_to)
		return sentence;
	sentence.unit_first = span->unit_from == span->from;
	/* A mark of direction behind the unit goes with it. */
	sentence.unit = part_before(arena, rich, span->unit_from, sentence.unit_first ? span->unit_to : span->to);
	uint32_t from = sentence.unit_first ? span->unit_to : span->from;
	uint32_t to = sentence.unit_first ? span->to : span->unit_from;
	sentence.number = part_before(arena, rich, from, to);
	sentence.spaced = kt_str_ends(sentence.unit_first ? sentence.unit.text : sentence.number.text, " ");
	return sentence;
}

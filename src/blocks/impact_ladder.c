/* Impact ladder: full-width steps one below the other, each with a head, a large number and the rest of its sentence.
 *
 * The frame's height is dealt out evenly; a step that needs more gets it from the others. In a step the words stand in
 * the middle: the words before the number, the number with its unit on one baseline, the words after it straight
 * below. Heads stand beside all that, in the first columns, or above it; then every step keeps the same strips for its
 * head and for the words before its number, also where it has none, so that all steps are read alike. In two languages
 * the words after the number, and heads above it, stand side by side; the rest is set once or one below the other.
 *
 * Look     `heads: beside | above`, and `heads-columns`: how many columns the heads take when they stand beside. */
#include "blocks/caption.h"
#include "blocks/drawing.h"
#include "blocks/numeral.h"
#include "blocks/words.h"

typedef struct ladder_step {
	kt_field_text title;
	kt_field_number figure;
	kt_field_text says;
} ladder_step;

typedef struct ladder_block {
	kt_field_text alt;
	kt_field_list steps;
} ladder_block;

static const kt_field step_fields[] = {
        {"title", KT_FIELD_TEXT, offsetof(ladder_step, title), .required = true, .role = "impact-ladder title",
         .note = "head of a step", .help = "what the step is"},
        {"figure", KT_FIELD_NUMBER, offsetof(ladder_step, figure), .required = true,
         .help = "the name of a figure, or a number"},
        {"says", KT_FIELD_TEXT, offsetof(ladder_step, says), .required = true, .role = "impact-ladder sentence",
         .note = "a whole sentence; its first number is set large, the words before it above, those after it below",
         .help = "a sentence with the figure in it: {name}"},
        KT_FIELD_END};
static const kt_record step_record = {"a step of the ladder", sizeof(ladder_step), step_fields, NULL};
static const kt_field fields[] = {
        {"alt", KT_FIELD_TEXT, offsetof(ladder_block, alt), .required = true, .role = "impact-ladder alt",
         .note = "impact-ladder: heard, not seen; the labels are read out after it",
         .help = "what the drawing shows, for who does not see it"},
        {"steps", KT_FIELD_LIST, offsetof(ladder_block, steps), .required = true, .min = "2", .max = "5",
         .of = &step_record, .help = "the steps, from the uppermost to the lowest"},
        KT_FIELD_END};
static const kt_record record = {"an impact ladder", sizeof(ladder_block), fields, NULL};

typedef enum ladder_heads { BESIDE, ABOVE } ladder_heads;
static const char *const heads[] = {"beside", "above", NULL};

typedef struct ladder_look {
	kt_field_paints steps;
	int32_t heads, heads_columns;
	kt_field_style title, number, unit, text;
} ladder_look;

static const kt_field look_fields[] = {
        {"steps", KT_FIELD_PAINTS, offsetof(ladder_look, steps), .fallback = "figure",
         .help = "fills of the steps, from the uppermost to the lowest; what stands on them is said by the grounds"},
        {"heads", KT_FIELD_CHOICE, offsetof(ladder_look, heads), .fallback = "beside", .choices = heads,
         .help = "where the heads stand: beside the number, or above its sentence"},
        {"heads-columns", KT_FIELD_INTEGER, offsetof(ladder_look, heads_columns), .fallback = "4", .min = "1",
         .max = "24", .help = "how many columns they take beside it"},
        {"title", KT_FIELD_STYLE, offsetof(ladder_look, title), .fallback = "label", .help = "style of the heads"},
        {"number", KT_FIELD_STYLE, offsetof(ladder_look, number), .fallback = "number", .help = "style of the numbers"},
        {"unit", KT_FIELD_STYLE, offsetof(ladder_look, unit), .fallback = "unit", .help = "style of their units"},
        {"text", KT_FIELD_STYLE, offsetof(ladder_look, text), .fallback = "text", .help = "style of the words"},
        KT_FIELD_END};
static const kt_record look_record = {"the look of an impact ladder", sizeof(ladder_look), look_fields, NULL};

#define STEP_MOST 5
#define PAD_STEPS 2  /* grid steps clear above and below the words of a step, at least */
#define AFTER_EMS 31 /* the measure of the words after a number at most, in their size: about 65 characters */

typedef struct rung {
	const ladder_step *step;
	const kt_ink *fill;
	const kt_ground *ground;
	kt_caption title;                       /* beside */
	kt_words titles[KT_EDITION_LANGUAGES];  /* above */
	kt_words befores[KT_EDITION_LANGUAGES]; /* one below the other, … */
	kt_pair before_pair;                    /* … or both on a line: width 0: not so */
	kt_words afters[KT_EDITION_LANGUAGES];  /* side by side */
	kt_numeral numeral;
	kt_len head;   /* height of the head above all that */
	kt_len before; /* … of the words above the digits */
	kt_len words;  /* … of those below */
	kt_len beside; /* … of the head beside, from the digits' top */
} rung;

typedef struct ladder_plan {
	size_t count;
	bool beside;
	kt_len text_x, text_width; /* all but the heads beside */
	kt_len column, pitch;      /* of a language's words */
	rung rungs[STEP_MOST];
	kt_len head;  /* height of the highest head above, … */
	kt_len lead;  /* … and of the words before a number below such a head: kept in every step; beside: 0 */
	kt_len above; /* from where the words of any step begin to its digits: the same in all, … */
	kt_len below; /* … as far as what stands under the digits' top is high */
	kt_len height;
} ladder_plan;

static void tag(const kt_placed *block, const kt_setting *setting, kt_tag *parent, unsigned language)
{
	const ladder_block *ladder = block->fields;
	const ladder_step *steps = ladder->steps.items;
	kt_prose_figure(setting, parent, block->index, ladder->alt.first, language);
	for (size_t i = 0; i < ladder->steps.count; i++) {
		kt_prose_tag(setting, parent, KT_TAG_P, block->index, steps[i].title.first, language);
		kt_prose_tag(setting, parent, KT_TAG_P, block->index, steps[i].says.first, language);
	}
}

/* From the digits' baseline to the top of the words' first strip: their baseline is then a row and two steps lower,
 * which leaves below large digits about what stands between lines of text and half as much again. */
static kt_len words_gap(const kt_setting *setting)
{
	return 2 * setting->grid.step - setting->grid.below + setting->grid.step;
}

/* What stands before the number: both languages on a line where they fit, so that it stays near. */
static void place_before(const kt_setting *setting, const ladder_plan *plan, rung *r)
{
	const ladder_look *look = setting->look;
	const kt_rich *texts[KT_EDITION_LANGUAGES] = {0};
	for (unsigned i = 0; i < setting->count; i++) {
		texts[i] = &r->befores[i].text;
		r->before += kt_words_height(&r->befores[i]);
	}
	if (setting->count < 2 || !r->befores[0].lines || !r->befores[1].lines)
		return;
	kt_pair pair = kt_pair_set(setting, texts, look->text.style);
	if (pair.width > plan->text_width)
		return;
	r->before_pair = pair;
	r->before = pair.lines[0]->leading;
}

static void set_words(const kt_setting *setting, const ladder_plan *plan, rung *r)
{
	const ladder_look *look = setting->look;
	r->before = r->words = r->head = 0;
	for (unsigned i = 0; i < setting->count; i++) {
		unsigned language = setting->language[i];
		const kt_rich *title = kt_edition_text(setting->edition, r->step->title.first, language);
		kt_sentence s = kt_prose_sentence(setting, r->step->says.first, language, r->step->figure.figure);
		kt_len measure = kt_len_min(plan->column, AFTER_EMS * look->text.style->size);
		r->befores[i] = kt_words_set(setting, &s.before, language, look->text.style, plan->text_width);
		r->afters[i] = kt_words_set(setting, &s.after, language, look->text.style, measure);
		r->words = kt_len_max(r->words, kt_words_height(&r->afters[i]));
		if (plan->beside)
			continue;
		r->titles[i] = kt_words_set(setting, title, language, look->title.style, plan->column);
		r->head = kt_len_max(r->head, kt_words_height(&r->titles[i]));
	}
	place_before(setting, plan, r);
}

static void set_rung(const kt_setting *setting, const ladder_plan *plan, rung *r)
{
	const ladder_look *look = setting->look;
	r->numeral = kt_words_number(setting, &r->step->figure, r->step->says.first, look->number.style,
	                             look->unit.style, plan->text_width);
	set_words(setting, plan, r);
	if (!plan->beside)
		return;
	r->title = kt_caption_set(setting, r->step->title.first, look->title.style, KT_ALIGN_START,
	                          kt_len_max(plan->text_x - 2 * setting->grid.gutter, 1));
	r->beside = r->title.height;
}

/* From where a step's words begin to the top of its digits. */
static kt_len above_digits(const kt_setting *setting, const ladder_plan *plan, const rung *r)
{
	kt_len strips = plan->head + kt_len_max(plan->lead, r->before);
	return strips > 0 ? strips + setting->grid.step : 0;
}

/* From there to the foot of its words. */
static kt_len below_top(const kt_setting *setting, const rung *r)
{
	kt_len digits = r->numeral.lines->cap_height;
	return kt_len_max(digits + (r->words > 0 ? words_gap(setting) + r->words : 0), r->beside);
}

static kt_len needs_of(const kt_setting *setting, const ladder_plan *plan, const rung *r)
{
	return above_digits(setting, plan, r) + below_top(setting, r) + 2 * PAD_STEPS * setting->grid.step;
}

static void set_columns(const kt_setting *setting, ladder_plan *plan)
{
	const ladder_look *look = setting->look;
	unsigned columns = setting->grid.columns, taken = (unsigned)look->heads_columns;
	plan->beside = look->heads == BESIDE && taken < columns;
	plan->text_x = 0;
	plan->text_width = setting->width;
	if (plan->beside)
		kt_setting_columns(setting, taken + 1, columns, &plan->text_x, &plan->text_width);
	plan->pitch = (plan->text_width + setting->grid.gutter) / (kt_len)setting->count;
	plan->column = plan->pitch - setting->grid.gutter;
}

static void set_heights(const kt_setting *setting, ladder_plan *plan)
{
	for (size_t i = 0; i < plan->count; i++) {
		const rung *r = &plan->rungs[i];
		plan->above = kt_len_max(plan->above, above_digits(setting, plan, r));
		plan->below = kt_len_max(plan->below, below_top(setting, r));
		plan->height += needs_of(setting, plan, r);
	}
}

static void measure(const kt_placed *block, const kt_setting *setting, kt_slices *slices)
{
	const ladder_block *ladder = block->fields;
	const ladder_step *steps = ladder->steps.items;
	const ladder_look *look = setting->look;
	ladder_plan *plan = KT_NEW(setting->arena, ladder_plan);
	plan->count = ladder->steps.count;
	set_columns(setting, plan);
	for (size_t i = 0; i < plan->count; i++) {
		rung *r = &plan->rungs[i];
		r->step = &steps[i];
		r->fill = kt_drawing_ink(setting->ground, &look->steps, i);
		r->ground = kt_setting_ground(setting, r->fill);
		set_rung(setting, plan, r);
		plan->head = kt_len_max(plan->head, r->head);
		plan->lead = plan->beside ? 0 : kt_len_max(plan->lead, r->before);
	}
	set_heights(setting, plan);
	kt_slice *slice = kt_setting_slice(setting, slices);
	slice->height = kt_len_max(kt_drawing_steps(plan->height, setting->grid.row), setting->room);
	slice->own = plan;
}

/* Where the steps end: even parts of `height`, but none less than it needs. What a high one takes more, the others give
 * in even parts; those that would then be too small are given theirs first. */
static void deal_out(const kt_setting *setting, const ladder_plan *plan, kt_len height, kt_len feet[])
{
	kt_len needs[STEP_MOST], left = height, even = height / (kt_len)plan->count;
	bool fixed[STEP_MOST] = {false};
	size_t open = plan->count;
	for (size_t i = 0; i < plan->count; i++)
		needs[i] = needs_of(setting, plan, &plan->rungs[i]);
	for (bool again = true; again && open > 0;) {
		again = false;
		even = left / (kt_len)open;
		for (size_t i = 0; i < plan->count && !again; i++) {
			if (fixed[i] || needs[i] <= even)
				continue;
			again = fixed[i] = true;
			left -= needs[i];
			open--;
		}
	}
	for (size_t i = 0; i < plan->count; i++)
		feet[i] = (i > 0 ? feet[i - 1] : 0) + (fixed[i] ? needs[i] : even);
	feet[plan->count - 1] = kt_len_max(height, feet[plan->count - 1]);
}

/* The digits' baseline in a step: all of it in the middle; where all steps are alike, at one height in every one. The
 * words below then stand on the grid's steps. `from` and `to` from the frame's top, which is a row's. */
static kt_len baseline_in(const kt_setting *setting, const ladder_plan *plan, const rung *r, kt_len from, kt_len to)
{
	kt_len step = setting->grid.step, digits = r->numeral.lines->cap_height, white = to - from;
	kt_len above = above_digits(setting, plan, r), below = below_top(setting, r);
	if (white >= plan->above + plan->below + 2 * PAD_STEPS * step) {
		above = plan->above;
		below = plan->below;
	}
	white -= above + below;
	kt_len baseline = from + white / 2 + above + digits, off = setting->grid.below % step;
	return (baseline - off) / step * step + off;
}

/* `top`: of the digits' capitals and of the head's. */
static void draw_head(const kt_placed *block, const kt_setting *setting, kt_canvas *canvas, const rung *r, kt_point top)
{
	const kt_lines *lines = r->title.lines[0];
	top.y -= lines->leading - setting->grid.below - lines->cap_height;
	kt_caption_draw(setting, canvas, block->index, &r->title, r->ground, top);
}

/* `top`: of the strips of all heads, which stand above the rest. */
static void draw_heads_above(const kt_placed *block, const kt_setting *setting, kt_canvas *canvas,
                             const ladder_plan *plan, const rung *r, kt_point top)
{
	for (unsigned i = 0; i < setting->count; i++, top.x += plan->pitch)
		kt_words_draw(setting, canvas, block->index, r->step->title.first, setting->language[i], &r->titles[i],
		              r->ground, top);
}

/* `baseline`: of the digits, at the measure's start. */
static void draw_rung(const kt_placed *block, const kt_setting *setting, kt_canvas *canvas, const ladder_plan *plan,
                      const rung *r, kt_point baseline)
{
	kt_point digits = {baseline.x + plan->text_x, baseline.y};
	kt_len capitals = digits.y - r->numeral.lines->cap_height;
	kt_point top = {digits.x, capitals - above_digits(setting, plan, r)};
	kt_point before = {digits.x, capitals - setting->grid.step - r->before};
	kt_point after = {digits.x, digits.y + words_gap(setting)};
	if (r->numeral.width > plan->text_width)
		kt_setting_wide(setting, r->step->says.node->at, "this number", r->numeral.width, plan->text_width);
	if (plan->beside)
		draw_head(block, setting, canvas, r, (kt_point){baseline.x, capitals});
	else
		draw_heads_above(block, setting, canvas, plan, r, top);
	kt_tag *tags[KT_EDITION_LANGUAGES] = {0};
	for (unsigned i = 0; i < setting->count; i++)
		tags[i] = kt_prose_tag_of(setting, block->index, r->step->says.first, setting->language[i]);
	if (r->before_pair.width > 0)
		kt_pair_draw(setting, canvas, &r->before_pair, tags, r->ground, before);
	for (unsigned i = 0; i < setting->count; i++, after.x += plan->pitch) {
		if (r->before_pair.width == 0)
			before.y = kt_words_draw(setting, canvas, block->index, r->step->says.first,
			                         setting->language[i], &r->befores[i], r->ground, before);
		kt_numeral_draw(setting, canvas, &r->numeral, i, tags[i], r->ground, digits);
		kt_words_draw(setting, canvas, block->index, r->step->says.first, setting->language[i], &r->afters[i],
		              r->ground, after);
	}
}

static void draw_fills(kt_canvas *canvas, const ladder_plan *plan, kt_frame frame, const kt_len feet[])
{
	kt_len top = frame.paint.y, end = frame.paint.y + frame.paint.h;
	for (size_t i = 0; i < plan->count; i++) {
		kt_len foot = i + 1 < plan->count ? frame.box.y + feet[i] : kt_len_max(end, frame.box.y + feet[i]);
		kt_canvas_mark(canvas, (uint32_t)i + 1);
		kt_canvas_box(canvas, (kt_box){frame.paint.x, top, frame.paint.w, foot - top}, plan->rungs[i].fill);
		top = foot;
	}
}

static void draw(const kt_placed *block, const kt_setting *setting, const kt_slices *slices, size_t first, size_t count,
                 kt_frame frame, kt_canvas *canvas)
{
	(void)count;
	const ladder_block *ladder = block->fields;
	const ladder_plan *plan = slices->items[first].own;
	kt_len feet[STEP_MOST];
	if (plan->height > frame.box.h)
		kt_drawing_high(setting, block->at, "this ladder", plan->height, frame.box.h);
	deal_out(setting, plan, frame.box.h, feet);
	kt_drawing_begin(setting, canvas, block->index, ladder->alt.first);
	draw_fills(canvas, plan, frame, feet);
	kt_drawing_end(setting, canvas, block->index, ladder->alt.first, frame.paint);
	for (size_t i = 0; i < plan->count; i++) {
		const rung *r = &plan->rungs[i];
		kt_len baseline = baseline_in(setting, plan, r, i > 0 ? feet[i - 1] : 0, feet[i]);
		kt_canvas_mark(canvas, (uint32_t)i + 1);
		draw_rung(block, setting, canvas, plan, r, (kt_point){frame.box.x, frame.box.y + baseline});
	}
}

const kt_block_kind kt_block_impact_ladder = {
        {"impact-ladder", "figure", &record}, &look_record, KT_BLOCK_FILLS, tag, measure, draw};

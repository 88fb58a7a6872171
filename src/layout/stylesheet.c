/* Styles are merged as nodes before they are read: so what a style inherits is read with the place where it was written,
 * and a mistake in it is reported there, once. Sizes that are multiples of another style's pull that one in first; a
 * style met while it is being resolved closes a circle (depth-first search). */
#include "layout/stylesheet.h"

#include <stddef.h>
#include <string.h>

#include "layout/line_setting.h"
#include "layout/overlay.h"

#define SIZE_LEAST KT_PT(2)   /* smaller than anybody can print */
#define SIZE_MOST  KT_PT(400) /* a letter of 14 cm */
#define GRID_SLACK 10         /* 1/100 pt */

typedef struct style_fields {
	const kt_entry *entry;
	const kt_node *based_on, *font, *size, *ink, *second;
	kt_field_words figures;
	int32_t weight, tracking, rag, grid, hang, caps;
	kt_len leading, before, after;
	kt_line_hyphens hyphens;
	kt_line_spacing spacing;
	bool italic, balance, fractions, superiors;
} style_fields;

static const char *const rags[] = {"right", "both", "left", "none",
                                   NULL}; /* start, centred, end, justified: in a left-to-right text */
static const char *const grids[] = {"row", "half-step", "free", NULL};
static const char *const hangs[] = {"nothing", "quotes", "optical", NULL};

static const char *const figure_forms[] = {"tabular", "proportional", "lining", "old-style", NULL};
static const char *const capitals[] = {"as-typed", "small", "all-small", NULL};

static const kt_field style_table[] = {
        {"based-on", KT_FIELD_WORD, offsetof(style_fields, based_on),
         .help = "a style that gives what this one does not"},
        {"font", KT_FIELD_WORD, offsetof(style_fields, font), .fallback = "text", .help = "a role of fonts/fonts.yaml"},
        {"weight", KT_FIELD_INTEGER, offsetof(style_fields, weight), .fallback = "400", .min = "1", .max = "1000",
         .help = "400 is regular, 700 bold"},
        {"italic", KT_FIELD_BOOL, offsetof(style_fields, italic), .help = "slanted"},
        {"size", KT_FIELD_PHRASE, offsetof(style_fields, size), .help = "10.6pt, or 5.85 x text"},
        {"leading", KT_FIELD_LENGTH, offsetof(style_fields, leading), .min = "2pt", .max = "500pt",
         .help = "baseline to baseline; a multiple of the grid's step keeps text on it"},
        {"tracking", KT_FIELD_INTEGER, offsetof(style_fields, tracking), .min = "-200", .max = "1000",
         .help = "thousandths of an em added after each letter"},
        {"ink", KT_FIELD_WORD, offsetof(style_fields, ink), .fallback = "text",
         .help = "a part of the ground (text, heading, second, figure, accent, off) or an ink"},
        {"rag", KT_FIELD_CHOICE, offsetof(style_fields, rag), .fallback = "right", .choices = rags,
         .help = "which side is ragged; both: centred; none: justified"},
        {"grid", KT_FIELD_CHOICE, offsetof(style_fields, grid), .fallback = "row", .choices = grids,
         .help = "how closely the leading keeps to the grid"},
        {"balance", KT_FIELD_BOOL, offsetof(style_fields, balance),
         .help = "lines of near-equal length, never justified"},
        {"hyphens", KT_FIELD_ONE, offsetof(style_fields, hyphens), .of = &kt_line_hyphens_record,
         .help = "whether words may be broken, and where"},
        {"spacing", KT_FIELD_ONE, offsetof(style_fields, spacing), .of = &kt_line_spacing_record,
         .help = "what spaces give, that lines fill their measure"},
        {"hang", KT_FIELD_CHOICE, offsetof(style_fields, hang), .fallback = "nothing", .choices = hangs,
         .help = "what stands outside the measure"},
        {"figures", KT_FIELD_WORDS, offsetof(style_fields, figures), .choices = figure_forms,
         .help = "the form of digits: of one width or each its own, as high as capitals or as small letters"},
        {"caps", KT_FIELD_CHOICE, offsetof(style_fields, caps), .fallback = "as-typed", .choices = capitals,
         .help = "small: small capitals for small letters; all-small: for capitals too"},
        {"fractions", KT_FIELD_BOOL, offsetof(style_fields, fractions), .help = "1/2 as a fraction"},
        {"superiors", KT_FIELD_BOOL, offsetof(style_fields, superiors), .help = "raised figures, as of notes"},
        {"before", KT_FIELD_LENGTH, offsetof(style_fields, before), .min = "0", .max = "500pt",
         .help = "white above a paragraph"},
        {"after", KT_FIELD_LENGTH, offsetof(style_fields, after), .min = "0", .max = "500pt",
         .help = "white below a paragraph"},
        {"second", KT_FIELD_NODE, offsetof(style_fields, second), .help = "the look of an edition's second language"},
        KT_FIELD_END};
const kt_record kt_stylesheet_style_record = {"a style", sizeof(style_fields), style_table, NULL};

/* Styles */

typedef enum progress { NOT_YET, UNDER_WAY, DONE } progress;

typedef struct resolving {
	kt_stylesheet *sheet;
	kt_arena *arena;
	kt_diag *diag;
	const kt_node *styles; /* the mapping, house and layout merged */
	const kt_node **nodes; /* by style, with what it is based on */
	kt_style *items;
	progress *state;
	size_t *path; /* the styles under way */
	size_t depth;
	bool good;
} resolving;

static bool resolve(resolving *r, size_t index);

static size_t find_style(const kt_node *styles, kt_str name)
{
	for (size_t i = 0; i < styles->count; i++)
		if (kt_str_equal(styles->entries[i].key, name))
			return i;
	return SIZE_MAX;
}

static bool refuse_style(kt_arena *arena, const kt_node *styles, kt_str name, kt_place at, kt_diag *diag)
{
	const char **names = KT_NEW_ARRAY(arena, const char *, styles->count + 1);
	for (size_t i = 0; i < styles->count; i++)
		names[i] = kt_str_c(arena, styles->entries[i].key);
	const char *nearest = kt_str_nearest(name, names);
	kt_diag_error(diag, KT_DIAG_STYLE_UNKNOWN, at, "no style is called `%.*s`", KT_STR_ARG(name));
	if (nearest)
		kt_diag_hint(diag, "did you mean `%s`?", nearest);
	return false;
}

static bool refuse_circle(resolving *r, size_t index, kt_place at)
{
	size_t from = 0;
	while (from < r->depth && r->path[from] != index)
		from++;
	kt_buf path = kt_buf_in(r->arena);
	for (size_t i = from; i < r->depth; i++)
		kt_buf_print(&path, "%.*s → ", KT_STR_ARG(r->styles->entries[r->path[i]].key));
	kt_buf_put(&path, r->styles->entries[index].key);
	return kt_diag_error(r->diag, KT_DIAG_CIRCLE, at, "styles depend on each other: %.*s",
	                     KT_STR_ARG(kt_buf_str(&path)));
}

/* Another style that this one needs, resolved; SIZE_MAX: reported. */
static size_t need_style(resolving *r, kt_str name, kt_place at)
{
	size_t index = find_style(r->styles, name);
	if (index == SIZE_MAX) {
		refuse_style(r->arena, r->styles, name, at, r->diag);
		return SIZE_MAX;
	}
	if (r->state[index] == UNDER_WAY) {
		refuse_circle(r, index, at);
		return SIZE_MAX;
	}
	return resolve(r, index) ? index : SIZE_MAX;
}

static bool read_size(resolving *r, const kt_node *node, kt_len *size)
{
	kt_phrase_size phrase;
	if (!kt_phrase_read_size(node, r->diag, &phrase))
		return false;
	*size = phrase.length;
	if (phrase.of.len > 0) {
		size_t of = need_style(r, phrase.of, node->at);
		if (of == SIZE_MAX)
			return false;
		if (!kt_num_length(phrase.factor, r->items[of].size, 1, size))
			*size = KT_LEN_MAX;
	}
	if (*size >= SIZE_LEAST && *size <= SIZE_MOST)
		return true;
	kt_buf found = kt_buf_in(r->arena);
	kt_num_points(&found, *size);
	return kt_diag_error(r->diag, KT_DIAG_RANGE, node->at, "a size of %.*s pt; 2 to 400 pt can be set",
	                     KT_STR_ARG(kt_buf_str(&found)));
}

/* What is written as a multiple of the grid's half step to a hundredth of a point is that multiple. */
static kt_len on_grid(const kt_stylesheet *sheet, kt_len length)
{
	kt_len half = sheet->step / 2, nearest = (length + half / 2) / half * half;
	kt_len off = nearest > length ? nearest - length : length - nearest;
	return off <= GRID_SLACK + length / KT_LEN_PT ? nearest : length;
}

/* What a leading is a multiple of. */
static kt_len step_of(const kt_stylesheet *sheet, kt_style_grid grid)
{
	return grid == KT_GRID_FREE ? 1 : kt_len_max(grid == KT_GRID_ROW ? sheet->step : sheet->step / 2, 1);
}

/* Lines closer to each other than they are high lie over each other; a leading off the grid leaves it line by line. */
static bool check_leading(resolving *r, const kt_style *style, const kt_node *node)
{
	const kt_node *leading = node->kind == KT_NODE_MAP ? kt_node_of(node, "leading") : NULL;
	if (!leading || style->size == 0 || style->leading == 0)
		return true;
	kt_buf found = kt_buf_in(r->arena);
	kt_num_points(&found, style->leading);
	if (style->leading < style->size) {
		kt_buf_text(&found, " pt is less than the size of ");
		kt_num_points(&found, style->size);
		kt_diag_error(r->diag, KT_DIAG_RANGE, leading->at, "style `%.*s`: a leading of %.*s pt",
		              KT_STR_ARG(style->name), KT_STR_ARG(kt_buf_str(&found)));
		kt_diag_hint(r->diag, "without `leading` it is the next multiple of the grid's step");
		return false;
	}
	kt_len unit = step_of(r->sheet, style->grid);
	kt_len off = style->leading % unit;
	if (off == 0)
		return true;
	kt_buf near = kt_buf_in(r->arena);
	kt_num_ratio(&near, style->leading - off, KT_LEN_PT, 2);
	kt_buf_text(&near, "pt or ");
	kt_num_ratio(&near, style->leading - off + unit, KT_LEN_PT, 2);
	kt_diag_warn(r->diag, KT_DIAG_RANGE, leading->at, "a leading of %.*s leaves the grid",
	             KT_STR_ARG(leading->text));
	kt_diag_hint(r->diag, "%.*spt, or `grid: free`", KT_STR_ARG(kt_buf_str(&near)));
	return true;
}

static uint16_t features_of(const style_fields *fields)
{
	static const unsigned capitals_of[] = {0, KT_FEATURE_SMALL_CAPS,
	                                       KT_FEATURE_SMALL_CAPS | KT_FEATURE_CAPS_TO_SMALL};
	unsigned features = capitals_of[fields->caps];
	if (fields->fractions)
		features |= KT_FEATURE_FRACTIONS;
	if (fields->superiors)
		features |= KT_FEATURE_SUPERIORS;
	for (size_t i = 0; i < fields->figures.count; i++)
		for (unsigned k = 0; figure_forms[k]; k++) /* in the order of kt_feature */
			if (kt_str_is(fields->figures.items[i]->text, figure_forms[k]))
				features |= KT_FEATURE_TABULAR << k;
	return (uint16_t)features;
}

/* Of two forms that exclude each other, a style has one. */
static bool check_figures(resolving *r, const style_fields *fields, uint16_t features)
{
	static const unsigned pairs[] = {KT_FEATURE_TABULAR | KT_FEATURE_PROPORTIONAL,
	                                 KT_FEATURE_LINING | KT_FEATURE_OLD_STYLE};
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		if ((features & pairs[i]) == pairs[i])
			return kt_diag_error(r->diag, KT_DIAG_FORM, fields->figures.items[0]->at,
			                     "figures are either %s or %s", figure_forms[2 * i],
			                     figure_forms[2 * i + 1]);
	return true;
}

/* Lines that are balanced are short of their measure: justified, they would be full of holes. */
static kt_style_align align_of(const style_fields *fields)
{
	kt_style_align rag = (kt_style_align)fields->rag;
	return fields->balance && rag == KT_ALIGN_JUSTIFY ? KT_ALIGN_START : rag;
}

static bool fill_style(resolving *r, const kt_node *node, kt_str name, kt_style *style, const kt_node **second)
{
	style_fields fields;
	bool good = kt_record_read(&kt_stylesheet_style_record, node, &fields, r->arena, r->diag);
	*style = (kt_style){.name = name,
	                    .font = fields.font ? fields.font->text : (kt_str){0},
	                    .weight = (uint16_t)fields.weight,
	                    .italic = fields.italic,
	                    .leading = on_grid(r->sheet, fields.leading),
	                    .tracking = (int16_t)fields.tracking,
	                    .align = align_of(&fields),
	                    .grid = (kt_style_grid)fields.grid,
	                    .balance = fields.balance,
	                    .hyphens = kt_line_setting_hyphens(&fields.hyphens),
	                    .hang = (kt_style_hang)fields.hang,
	                    .features = features_of(&fields),
	                    .before = on_grid(r->sheet, fields.before),
	                    .after = on_grid(r->sheet, fields.after)};
	good = check_figures(r, &fields, style->features) && good;
	good = kt_line_setting_spacing(&fields.spacing, style->align == KT_ALIGN_JUSTIFY, r->diag, &style->spacing) &&
	       good;
	kt_field_paint paint = {.part = KT_PART_TEXT};
	if (fields.ink)
		good = kt_palette_paint(&r->sheet->palette, r->arena, fields.ink->text, fields.ink->at, r->diag,
		                        &paint) &&
		       good;
	style->ink = paint.ink;
	style->part = paint.part >= 0 ? (kt_part)paint.part : KT_PART_TEXT;
	if (!fields.size) {
		kt_diag_error(r->diag, KT_DIAG_KEY_MISSING, node->at, "`size` is missing from style `%.*s`",
		              KT_STR_ARG(name));
		kt_diag_hint(r->diag, "size: 10.6pt, or based-on: another style");
		good = false;
	} else {
		good = read_size(r, fields.size, &style->size) && good;
	}
	if (style->leading == 0) {
		kt_len step = r->sheet->step;
		style->leading = (style->size + step - 1) / step * step;
	}
	style->step = step_of(r->sheet, style->grid);
	*second = fields.second;
	return check_leading(r, style, node) && good;
}

static bool fill_styles(resolving *r, size_t index)
{
	const kt_node *node = r->nodes[index], *second = NULL, *unused;
	kt_str name = r->styles->entries[index].key;
	bool good = fill_style(r, node, name, &r->items[index], &second);
	if (!second)
		return good;
	if (second->kind != KT_NODE_MAP)
		return kt_diag_error(r->diag, KT_DIAG_TYPE, second->at, "a mapping was expected here; found %s",
		                     kt_node_kind_name(second));
	kt_style *other = KT_NEW(r->arena, kt_style);
	const kt_node *whole = kt_overlay(r->arena, kt_overlay_without(r->arena, node, "second"), second);
	good = fill_style(r, whole, name, other, &unused) && good;
	r->items[index].second = other;
	return good;
}

/* The style's node over that of the style it is based on. Where that one is faulty, its fault was reported; what this one
 * gives itself is looked at all the same. */
static bool gather_node(resolving *r, size_t index)
{
	const kt_node *own = r->styles->entries[index].value;
	r->nodes[index] = own;
	const kt_node *base = own->kind == KT_NODE_MAP ? kt_node_of(own, "based-on") : NULL;
	if (!base || base->kind != KT_NODE_SCALAR)
		return true;
	size_t under = need_style(r, base->text, base->at);
	if (under == SIZE_MAX) {
		style_fields fields;
		kt_record_read(&kt_stylesheet_style_record, own, &fields, r->arena, r->diag);
		return false;
	}
	const kt_node *inherited = kt_overlay_without(r->arena, r->nodes[under], "based-on");
	r->nodes[index] = kt_overlay(r->arena, inherited, own);
	return true;
}

static bool resolve(resolving *r, size_t index)
{
	if (r->state[index] == DONE)
		return r->items[index].size > 0;
	r->state[index] = UNDER_WAY;
	r->path[r->depth++] = index;
	r->items[index].name = r->styles->entries[index].key; /* known, faulty or not: who names it makes no mistake */
	bool good = gather_node(r, index);
	good = good && fill_styles(r, index);
	r->depth--;
	r->state[index] = DONE;
	r->good = r->good && good;
	if (!good)
		r->items[index].size = 0;
	return good;
}

bool kt_stylesheet_read_styles(kt_stylesheet *sheet, kt_arena *arena, const kt_node *styles, kt_diag *diag)
{
	size_t count = styles->count;
	resolving r = {.sheet = sheet, .arena = arena, .diag = diag, .styles = styles, .good = true};
	r.nodes = KT_NEW_ARRAY(arena, const kt_node *, count);
	r.items = KT_NEW_ARRAY(arena, kt_style, count);
	r.state = KT_NEW_ARRAY(arena, progress, count);
	r.path = KT_NEW_ARRAY(arena, size_t, count);
	const kt_style **list = KT_NEW_ARRAY(arena, const kt_style *, count);
	for (size_t i = 0; i < count; i++) {
		resolve(&r, i);
		list[i] = &r.items[i];
	}
	sheet->styles = (kt_styles){list, count};
	sheet->nodes = r.nodes;
	return r.good;
}

const kt_style *kt_stylesheet_style(const kt_stylesheet *sheet, kt_arena *arena, const kt_node *name, kt_diag *diag)
{
	const kt_style *style = kt_style_of(&sheet->styles, name->text);
	if (style)
		return style;
	const char **names = KT_NEW_ARRAY(arena, const char *, sheet->styles.count + 1);
	for (size_t i = 0; i < sheet->styles.count; i++)
		names[i] = kt_str_c(arena, sheet->styles.items[i]->name);
	const char *nearest = kt_str_nearest(name->text, names);
	kt_diag_error(diag, KT_DIAG_STYLE_UNKNOWN, name->at, "no style is called `%.*s`", KT_STR_ARG(name->text));
	if (nearest)
		kt_diag_hint(diag, "did you mean `%s`?", nearest);
	return NULL;
}

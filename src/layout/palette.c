/* Contrast is checked once for each pair of ground and part, not where text is set. */
#include "layout/palette.h"

#include <inttypes.h>
#include <stddef.h>
#include <string.h>

#define MOST_INK        300 /* percent: what coated paper takes without setting off */
#define SPOT_MOST       100 /* bytes: a name of PDF has 127, and each of its spaces may take three */
#define TEXT_CONTRAST   450
#define LARGE_CONTRAST  300
#define PARTS_INHERITED 8 /* grounds that are `like` another one, in a row: more is a circle, or no help to anybody */

typedef struct ink_fields {
	const kt_entry *entry;
	const kt_node *screen, *press, *spot;
	bool overprint;
} ink_fields;

static const kt_field ink_table[] = {
        {"screen", KT_FIELD_WORD, offsetof(ink_fields, screen), .required = true,
         .help = "sRGB in hex, six digits without #: 16233A"},
        {"press", KT_FIELD_WORD, offsetof(ink_fields, press), .required = true,
         .help = "cyan, magenta, yellow and black in percent: 100 80 35 45"},
        {"overprint", KT_FIELD_BOOL, offsetof(ink_fields, overprint), .help = "printed over what lies below it"},
        {"spot", KT_FIELD_WORD, offsetof(ink_fields, spot), .help = "name of a plate of its own: PANTONE 286 C"},
        KT_FIELD_END};
const kt_record kt_palette_ink_record = {"an ink", sizeof(ink_fields), ink_table, NULL};

typedef struct ground_fields {
	const kt_entry *entry;
	const kt_node *parts[KT_PART_COUNT];
	const kt_node *like;
} ground_fields;

#define PART(name, part)                                                                                               \
	{                                                                                                              \
		name, KT_FIELD_WORD, offsetof(ground_fields, parts) + (part) * sizeof(kt_node *),                      \
		        .help = "an ink: what " name " is set or drawn in on this ground"                              \
	}
static const kt_field ground_table[] = {
        PART("text", KT_PART_TEXT),
        PART("heading", KT_PART_HEADING),
        PART("second", KT_PART_SECOND),
        PART("figure", KT_PART_FIGURE),
        PART("accent", KT_PART_ACCENT),
        PART("off", KT_PART_OFF),
        {"like", KT_FIELD_WORD, offsetof(ground_fields, like), .help = "another ground, for the parts not given"},
        KT_FIELD_END};
const kt_record kt_palette_ground_record = {"a ground", sizeof(ground_fields), ground_table, NULL};

const char *kt_palette_nearest(kt_arena *arena, kt_str name, const void *names, size_t count, size_t size)
{
	const char **list = KT_NEW_ARRAY(arena, const char *, count + 1);
	for (size_t i = 0; i < count; i++)
		list[i] = kt_str_c(arena, *(const kt_str *)(const void *)((const char *)names + i * size));
	return kt_str_nearest(name, list);
}

/* Inks */

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static bool read_screen(const kt_node *node, kt_diag *diag, uint8_t screen[3])
{
	bool good = node->text.len == 6;
	for (size_t i = 0; good && i < 6; i++)
		good = hex_digit(node->text.at[i]) >= 0;
	if (!good) {
		kt_diag_error(diag, KT_DIAG_FORM, node->at, "`%.*s` is no colour of a screen", KT_STR_ARG(node->text));
		kt_diag_hint(diag, "six hex digits, two each for red, green and blue, without #: 16233A");
		return false;
	}
	for (size_t i = 0; i < 3; i++)
		screen[i] = (uint8_t)(hex_digit(node->text.at[2 * i]) * 16 + hex_digit(node->text.at[2 * i + 1]));
	return true;
}

static bool read_press(const kt_node *node, kt_diag *diag, uint8_t press[4])
{
	kt_str rest = kt_str_trim(node->text);
	size_t count = 0;
	unsigned total = 0;
	while (rest.len > 0 && count < 5) {
		size_t end = kt_str_find(rest, " ", 0);
		kt_dec value;
		kt_str word = kt_str_slice(rest, 0, end);
		if (count == 4 || kt_num_read(word, &value) != KT_NUM_FINE || value.scale != 0 || value.units < 0 ||
		    value.units > 100)
			break;
		press[count++] = (uint8_t)value.units;
		total += (unsigned)value.units;
		rest = kt_str_trim(kt_str_slice(rest, word.len, rest.len));
	}
	if (count != 4 || rest.len > 0) {
		kt_diag_error(diag, KT_DIAG_RANGE, node->at, "`%.*s` is no colour of a press", KT_STR_ARG(node->text));
		kt_diag_hint(diag, "cyan, magenta, yellow and black, each from 0 to 100 percent: 100 80 35 45");
		return false;
	}
	if (total > MOST_INK)
		return kt_diag_error(diag, KT_DIAG_RANGE, node->at, "%u %% of ink in all; the paper takes %d %%", total,
		                     MOST_INK);
	return true;
}

/* A plate's name as the eye reads it, a letter at a time: case, spaces and hyphens make no other ink. 0: its end. */
static char plain_letter(kt_str name, size_t *at)
{
	while (*at < name.len && (name.at[*at] == ' ' || name.at[*at] == '-' || name.at[*at] == '_'))
		++*at;
	if (*at >= name.len)
		return 0;
	return kt_str_lower(name.at[(*at)++]);
}

static bool reads_like(kt_str a, kt_str b)
{
	size_t at_a = 0, at_b = 0;
	for (;;) {
		char one = plain_letter(a, &at_a), other = plain_letter(b, &at_b);
		if (one != other || one == 0)
			return one == other;
	}
}

/* One name, one plate, one colour. */
static bool check_spot(const kt_inks *inks, const kt_ink *ink, const kt_node *name, kt_diag *diag)
{
	static const char *const taken[] = {"cyan", "magenta", "yellow", "black", "all", "none"};
	for (size_t i = 0; i < sizeof taken / sizeof taken[0]; i++)
		if (reads_like(ink->spot, kt_str_of(taken[i])))
			return kt_diag_error(diag, KT_DIAG_RANGE, name->at,
			                     "`%.*s` is the name of a plate that every press has, or of none",
			                     KT_STR_ARG(ink->spot));
	if (ink->spot.len == 0 || ink->spot.len > SPOT_MOST)
		return kt_diag_error(diag, KT_DIAG_RANGE, name->at, "a plate's name has 1 to %d bytes", SPOT_MOST);
	for (const kt_ink *other = inks->items; other < ink; other++) {
		if (!reads_like(other->spot, ink->spot))
			continue;
		if (!kt_str_equal(other->spot, ink->spot)) {
			kt_diag_error(diag, KT_DIAG_RANGE, name->at,
			              "`%.*s` and `%.*s`, of the ink `%.*s` at %.*s:%" PRIu32
			              ", would be two plates; they read like one",
			              KT_STR_ARG(ink->spot), KT_STR_ARG(other->spot), KT_STR_ARG(other->name),
			              KT_STR_ARG(other->at.source->path), other->at.line);
			kt_diag_hint(diag, "write both as the ink's maker does, to the letter");
			return false;
		}
		if (memcmp(other->press, ink->press, sizeof ink->press) != 0)
			return kt_diag_error(diag, KT_DIAG_RANGE, name->at,
			                     "`%.*s` is one plate, of one colour: the inks `%.*s` and `%.*s` differ",
			                     KT_STR_ARG(ink->spot), KT_STR_ARG(other->name), KT_STR_ARG(ink->name));
	}
	return true;
}

static bool is_white(const kt_ink *ink)
{
	static const uint8_t none[4] = {0};
	return ink->spot.len == 0 && memcmp(ink->press, none, sizeof none) == 0;
}

static bool read_inks(kt_arena *arena, const kt_field_list *list, kt_diag *diag, kt_inks *inks)
{
	const ink_fields *fields = list->items;
	bool good = true;
	inks->items = KT_NEW_ARRAY(arena, kt_ink, list->count);
	inks->count = list->count;
	for (size_t i = 0; i < list->count; i++) {
		kt_ink *ink = &inks->items[i];
		ink->name = fields[i].entry->key;
		ink->at = fields[i].entry->at;
		ink->overprint = fields[i].overprint;
		ink->spot = fields[i].spot ? fields[i].spot->text : (kt_str){0};
		if (fields[i].screen)
			good = read_screen(fields[i].screen, diag, ink->screen) && good;
		bool read = fields[i].press && read_press(fields[i].press, diag, ink->press);
		good = (read || !fields[i].press) && good;
		if (read && ink->overprint && is_white(ink))
			good = kt_diag_error(diag, KT_DIAG_RANGE, fields[i].press->at,
			                     "white that is printed over what lies below it would not be seen");
		if (fields[i].spot)
			good = check_spot(inks, ink, fields[i].spot, diag) && good;
	}
	return good;
}

static bool refuse_ink(const kt_palette *palette, kt_arena *arena, kt_str name, kt_place at, kt_diag *diag)
{
	const char *nearest = kt_palette_nearest(arena, name, palette->inks.items, palette->inks.count, sizeof(kt_ink));
	kt_diag_error(diag, KT_DIAG_INK_UNKNOWN, at, "no ink is called `%.*s`", KT_STR_ARG(name));
	if (nearest)
		kt_diag_hint(diag, "did you mean `%s`?", nearest);
	return false;
}

bool kt_palette_paint(const kt_palette *palette, kt_arena *arena, kt_str name, kt_place at, kt_diag *diag,
                      kt_field_paint *paint)
{
	paint->part = -1;
	paint->ink = NULL;
	for (int part = 0; part < KT_PART_COUNT; part++)
		if (kt_str_is(name, kt_part_names[part]))
			paint->part = part;
	if (paint->part < 0)
		paint->ink = kt_ink_of(&palette->inks, name);
	return paint->ink || paint->part >= 0 || refuse_ink(palette, arena, name, at, diag);
}

/* Grounds */

static const ground_fields *fields_of(const kt_field_list *list, kt_str name)
{
	const ground_fields *fields = list->items;
	for (size_t i = 0; i < list->count; i++)
		if (kt_str_equal(fields[i].entry->key, name))
			return &fields[i];
	return NULL;
}

static const char *nearest_ground(const kt_field_list *list, kt_str name, kt_arena *arena)
{
	const ground_fields *fields = list->items;
	const char **names = KT_NEW_ARRAY(arena, const char *, list->count + 1);
	for (size_t i = 0; i < list->count; i++)
		names[i] = kt_str_c(arena, fields[i].entry->key);
	return kt_str_nearest(name, names);
}

static bool refuse_circle(const kt_field_list *list, const ground_fields *from, kt_arena *arena, kt_diag *diag)
{
	kt_buf path = kt_buf_in(arena);
	const ground_fields *at = from;
	for (int i = 0; at && at->like && i <= PARTS_INHERITED && (i == 0 || at != from); i++) {
		kt_buf_print(&path, "%.*s → ", KT_STR_ARG(at->entry->key));
		at = fields_of(list, at->like->text);
	}
	kt_buf_put(&path, from->entry->key);
	return kt_diag_error(diag, KT_DIAG_CIRCLE, from->like->at, "grounds are like each other: %.*s",
	                     KT_STR_ARG(kt_buf_str(&path)));
}

/* The parts that a ground gives, and those of the ground that it is like. */
static bool gather_parts(const kt_field_list *list, const ground_fields *own, kt_arena *arena, kt_diag *diag,
                         const kt_node *parts[KT_PART_COUNT])
{
	const ground_fields *at = own;
	for (int i = 0; i < PARTS_INHERITED; i++) {
		for (int part = 0; part < KT_PART_COUNT; part++)
			if (!parts[part])
				parts[part] = at->parts[part];
		if (!at->like)
			return true;
		const ground_fields *like = fields_of(list, at->like->text);
		if (!like) {
			const char *nearest = nearest_ground(list, at->like->text, arena);
			kt_diag_error(diag, KT_DIAG_INK_UNKNOWN, at->like->at, "no ground is called `%.*s`",
			              KT_STR_ARG(at->like->text));
			if (nearest)
				kt_diag_hint(diag, "did you mean `%s`?", nearest);
			return false;
		}
		at = like;
	}
	return refuse_circle(list, own, arena, diag);
}

static void check_contrast(const kt_ground *ground, const kt_node *const parts[KT_PART_COUNT], kt_diag *diag)
{
	for (int part = 0; part < KT_PART_OFF; part++) {
		uint32_t found = kt_ink_contrast(ground->parts[part], ground->fill);
		uint32_t least = part == KT_PART_TEXT || part == KT_PART_SECOND ? TEXT_CONTRAST : LARGE_CONTRAST;
		if (!parts[part] || found >= least)
			continue;
		kt_diag_warn(diag, KT_DIAG_RANGE, parts[part]->at,
		             "%s in `%.*s` on `%.*s` has a contrast of %u.%02u:1; readers need %u.%u:1",
		             kt_part_names[part], KT_STR_ARG(ground->parts[part]->name), KT_STR_ARG(ground->name),
		             found / 100, found % 100, least / 100, least % 100 / 10);
	}
}

static bool read_ground(const kt_palette *palette, const kt_field_list *list, const ground_fields *fields,
                        kt_arena *arena, kt_diag *diag, kt_ground *ground)
{
	/* What a part takes where it is not given: see the header. */
	static const kt_part instead[KT_PART_COUNT] = {[KT_PART_HEADING] = KT_PART_TEXT,
	                                               [KT_PART_SECOND] = KT_PART_TEXT,
	                                               [KT_PART_FIGURE] = KT_PART_HEADING,
	                                               [KT_PART_ACCENT] = KT_PART_FIGURE,
	                                               [KT_PART_OFF] = KT_PART_SECOND};
	const kt_node *parts[KT_PART_COUNT] = {0};
	ground->name = fields->entry->key;
	ground->fill = kt_ink_of(&palette->inks, ground->name);
	bool good = gather_parts(list, fields, arena, diag, parts);
	if (!ground->fill) {
		good = refuse_ink(palette, arena, ground->name, fields->entry->at, diag);
		ground->fill = &palette->inks.items[0];
	}
	if (good && !parts[KT_PART_TEXT]) {
		good = kt_diag_error(diag, KT_DIAG_KEY_MISSING, fields->entry->at, "`text` is missing from a ground");
		kt_diag_hint(diag, "text: the ink of running text on `%.*s`", KT_STR_ARG(ground->name));
	}
	for (int part = 0; part < KT_PART_COUNT; part++) {
		const kt_ink *ink = parts[part] ? kt_ink_of(&palette->inks, parts[part]->text) : NULL;
		if (parts[part] && !ink)
			good = refuse_ink(palette, arena, parts[part]->text, parts[part]->at, diag);
		if (!ink)
			ink = part == KT_PART_TEXT ? &palette->inks.items[0] : ground->parts[instead[part]];
		ground->parts[part] = ink;
	}
	if (good)
		check_contrast(ground, parts, diag);
	return good;
}

bool kt_palette_read(kt_arena *arena, const kt_field_list *inks, const kt_field_list *grounds, kt_diag *diag,
                     kt_palette *palette)
{
	*palette = (kt_palette){0};
	bool good = read_inks(arena, inks, diag, &palette->inks);
	if (inks->count == 0)
		return false;
	const ground_fields *fields = grounds->items;
	palette->grounds = KT_NEW_ARRAY(arena, kt_ground, grounds->count);
	palette->ground_count = grounds->count;
	for (size_t i = 0; i < grounds->count; i++)
		good = read_ground(palette, grounds, &fields[i], arena, diag, &palette->grounds[i]) && good;
	return good;
}

const kt_ground *kt_palette_ground(const kt_palette *palette, kt_arena *arena, const kt_node *name, kt_diag *diag)
{
	for (size_t i = 0; i < palette->ground_count; i++)
		if (kt_str_equal(palette->grounds[i].name, name->text))
			return &palette->grounds[i];
	const char *nearest =
	        kt_palette_nearest(arena, name->text, palette->grounds, palette->ground_count, sizeof(kt_ground));
	kt_diag_error(diag, KT_DIAG_INK_UNKNOWN, name->at, "no ground is called `%.*s`", KT_STR_ARG(name->text));
	if (nearest)
		kt_diag_hint(diag, "did you mean `%s`?", nearest);
	else
		kt_diag_hint(diag, "a ground says what stands on a fill: add it to `grounds:`, under the ink's name");
	return NULL;
}

/* A message becomes a piece: its lines, and where it has one the label that hangs beside its first line. Each line is a
 * slice that points to its piece. Drawing takes the lines of a piece that stand together in one go, so that a link over
 * a line's end stays one link. */
#include "blocks/passage.h"

/* An item's indent, in sixteenths of its size: room for a bullet and a word space on either side of it. */
#define INDENT_SIXTEENTHS 21
/* White between a number and its item, in sixteenths of its size. */
#define NUMBER_GAP_SIXTEENTHS 6
#define BULLET_PERCENT        85 /* a bullet's width, of the height of small letters */
#define SUBHEAD_ROWS          2  /* clear above a subhead */
#define WORD_LINES            4  /* a long word or address takes two or three */

typedef struct piece {
	uint32_t message;
	const kt_rich *rich;
	const kt_style *style;
	const kt_lines *lines;
	kt_len indent;
	const kt_ink *bullet;  /* NULL: none */
	const kt_rich *number; /* "3."; NULL: none */
	const kt_lines *number_lines;
} piece;

static const kt_message *message_of(const kt_setting *setting, uint32_t index)
{
	return &setting->edition->brochure->messages.items[index];
}

/* No word breaks over a column, but where it takes many lines, as an address may: those would fit no column at last.
 * The lines from `first` on that break inside one word; 0: the first does not. */
static size_t lines_in_word(const kt_lines *lines, size_t first)
{
	size_t end = first;
	while (end < lines->count && lines->items[end].in_word)
		end++;
	return end - first;
}

/* Lines as slices; `head` is white that belongs to the first one, so that it stays at a column's head. */
static void add_piece(const kt_setting *setting, kt_slices *slices, const piece *p, kt_len gap, kt_len head)
{
	size_t word = 0, word_end = 0;
	for (size_t i = 0; i < p->lines->count; i++) {
		kt_slice *slice = kt_setting_slice(setting, slices);
		if (i >= word_end) {
			word = lines_in_word(p->lines, i);
			word_end = i + word + 1;
		}
		slice->before = i == 0 ? gap : 0;
		slice->height = p->lines->leading + (i == 0 ? head : 0);
		slice->message = p->message;
		slice->line = (uint32_t)i;
		slice->lines = (uint32_t)p->lines->count;
		slice->keep = p->lines->items[i].in_word && word <= WORD_LINES;
		slice->counts = setting->pairing ? &p->lines->counts : NULL;
		slice->own = p;
	}
}

static piece *piece_of(const kt_setting *setting, uint32_t message, const kt_rich *rich, const kt_style *style,
                       kt_len indent)
{
	piece *p = KT_NEW(setting->arena, piece);
	p->message = message;
	p->rich = rich;
	p->style = style;
	p->indent = indent;
	p->lines = kt_prose_set_paired(setting, message, rich, setting->language[0], style, setting->width - indent);
	return p;
}

void kt_passage_rich(const kt_setting *setting, kt_slices *slices, uint32_t message, const kt_rich *rich,
                     const kt_style *style, kt_len gap)
{
	add_piece(setting, slices, piece_of(setting, message, rich, style, 0), gap, 0);
}

void kt_passage_text(const kt_setting *setting, kt_slices *slices, uint32_t message, const kt_style *style, kt_len gap)
{
	const kt_rich *rich = kt_edition_text(setting->edition, message, setting->language[0]);
	kt_passage_rich(setting, slices, message, rich, style, gap);
}

void kt_passage_keep(kt_slices *slices)
{
	for (size_t i = 0; i + 1 < slices->count; i++)
		slices->items[i].keep = true;
}

static const kt_rich *strengthen(kt_arena *arena, const kt_rich *rich)
{
	kt_rich *strong = KT_NEW(arena, kt_rich);
	*strong = kt_rich_marked(arena, rich, KT_MARK_STRONG, (kt_str){0});
	return strong;
}

static kt_str number_text(const kt_setting *setting, unsigned number, kt_place at)
{
	const kt_edition *edition = setting->edition;
	kt_number_text text;
	if (!kt_number_write(edition->numbers, setting->arena, edition->languages[setting->language[0]],
	                     (kt_dec){number, 0}, KT_NUMBER_PLAIN, (kt_str){0}, at, setting->diag, &text))
		return (kt_str){0};
	return kt_print(setting->arena, "%.*s.", KT_STR_ARG(text.text));
}

static kt_len indent_of(const kt_setting *setting, const kt_message *message, const kt_style *style)
{
	kt_len indent = kt_len_scale(style->size, INDENT_SIXTEENTHS, 16);
	if (message->part.kind == KT_PROSE_NUMBERED) {
		kt_rich widest = kt_rich_plain(number_text(setting, message->part.items, message->at),
		                               setting->edition->languages[setting->language[0]], message->at);
		kt_len width = kt_prose_line(setting, &widest, setting->language[0], style)->widest;
		indent = kt_len_max(indent, width + kt_len_scale(style->size, NUMBER_GAP_SIXTEENTHS, 16));
	}
	return kt_len_min(indent, setting->width / 2);
}

static const piece *item_of(const kt_setting *setting, const kt_message *message, const kt_passage_look *look)
{
	const kt_rich *rich = kt_edition_text(setting->edition, message->index, setting->language[0]);
	bool numbered = message->part.kind == KT_PROSE_NUMBERED;
	if (look->strong)
		rich = strengthen(setting->arena, rich);
	piece *p = piece_of(setting, message->index, rich, look->text, indent_of(setting, message, look->text));
	if (!numbered) {
		const kt_ink *accent = kt_setting_ink(setting->ground, look->bullet);
		p->bullet = accent ? accent : kt_prose_ink(setting->ground, look->text, setting->language[0]);
		return p;
	}
	kt_rich *number = KT_NEW(setting->arena, kt_rich);
	*number = kt_rich_plain(number_text(setting, message->part.number, message->at), rich->language, rich->at);
	p->number = look->strong ? strengthen(setting->arena, number) : number;
	p->number_lines = kt_prose_line(setting, p->number, setting->language[0], look->text);
	return p;
}

/* Does it end in a colon: Latin, East Asian, Ethiopic, Khmer, Armenian? */
static bool leads_in(const kt_setting *setting, const kt_message *message)
{
	static const char *const colons[] = {":", "：", "፦", "፡", "៖", "՝"};
	kt_str text = kt_edition_text(setting->edition, message->index, setting->language[0])->text;
	for (size_t i = 0; i < sizeof colons / sizeof colons[0]; i++)
		if (kt_str_ends(text, colons[i]))
			return message->part.kind == KT_PROSE_PARAGRAPH;
	return false;
}

static bool is_item(const kt_message *message)
{
	return message->part.kind == KT_PROSE_ITEM || message->part.kind == KT_PROSE_NUMBERED;
}

/* White above a part, by what stands above it. */
static kt_len gap_above(const kt_setting *setting, const kt_slices *slices, const kt_message *above,
                        const kt_message *message, const kt_passage_look *look)
{
	kt_len row = setting->grid.row;
	if (message->part.kind == KT_PROSE_SUBHEAD)
		return look->subhead->before > 0 ? look->subhead->before : SUBHEAD_ROWS * row;
	if (above->part.kind == KT_PROSE_SUBHEAD)
		return look->subhead->after;
	if (is_item(message) && (leads_in(setting, above) || above->part.list == message->part.list))
		return look->item_gap;
	kt_len gap = kt_len_max(look->text->before, look->text->after);
	gap = gap > 0 ? gap : row;
	if (is_item(above) && look->item_gap > 0)
		gap = kt_setting_gap(setting, kt_setting_depth(slices, 0, slices->count), gap);
	return gap;
}

static void add_subhead(const kt_setting *setting, kt_slices *slices, uint32_t message, const kt_style *style,
                        kt_len gap)
{
	const kt_rich *rich = kt_edition_text(setting->edition, message, setting->language[0]);
	const piece *p = piece_of(setting, message, rich, style, 0);
	size_t first = slices->count;
	add_piece(setting, slices, p, gap, kt_setting_gap(setting, kt_prose_height(p->lines), 0));
	for (size_t i = first; i < slices->count; i++)
		slices->items[i].keep = true;
}

void kt_passage_prose(const kt_setting *setting, kt_slices *slices, const kt_field_text *prose,
                      const kt_passage_look *look, kt_len gap)
{
	for (uint32_t i = 0; i < prose->count; i++) {
		const kt_message *message = message_of(setting, prose->first + i);
		if (i > 0)
			gap = gap_above(setting, slices, message_of(setting, prose->first + i - 1), message, look);
		if (message->part.kind == KT_PROSE_SUBHEAD)
			add_subhead(setting, slices, message->index, look->subhead, gap);
		else if (is_item(message))
			add_piece(setting, slices, item_of(setting, message, look), gap, 0);
		else
			kt_passage_text(setting, slices, message->index, look->text, gap);
		bool list_next = i + 1 < prose->count && is_item(message_of(setting, prose->first + i + 1));
		if (list_next && leads_in(setting, message))
			slices->items[slices->count - 1].keep = true;
	}
}

/* Tags */

static void tag_item(const kt_setting *setting, kt_tag *list, uint32_t block, const kt_message *message,
                     unsigned language)
{
	kt_tag *item = kt_tag_add(setting->structure, list, KT_TAG_LI);
	kt_tag *label = kt_tag_add(setting->structure, item, KT_TAG_LBL);
	if (message->part.kind == KT_PROSE_ITEM)
		label->alt = KT_STR("•"); /* drawn below */
	kt_prose_tag(setting, item, KT_TAG_LBODY, block, message->index, language);
}

void kt_passage_tag(const kt_setting *setting, kt_tag *parent, uint32_t block, const kt_field_text *prose,
                    unsigned language)
{
	kt_tag *list = NULL;
	unsigned number = 0; /* of the list that is open */
	for (uint32_t i = 0; i < prose->count; i++) {
		const kt_message *message = message_of(setting, prose->first + i);
		if (is_item(message)) {
			if (message->part.list != number) {
				list = kt_tag_add(setting->structure, parent, KT_TAG_L);
				list->numbering = message->part.kind == KT_PROSE_ITEM ? KT_TAG_BULLETS : KT_TAG_NUMBERS;
			}
			tag_item(setting, list, block, message, language);
		} else {
			bool head = message->part.kind == KT_PROSE_SUBHEAD;
			kt_prose_tag(setting, parent, head ? KT_PROSE_HEADING : KT_TAG_P, block, message->index,
			             language);
		}
		number = message->part.list;
	}
}

/* Drawing */

/* A dot in the middle of the small letters. It is drawn, not set: no two faces have a bullet of the same size. */
static void draw_bullet(kt_canvas *canvas, const kt_lines *lines, const kt_ink *ink, kt_len x, kt_len baseline)
{
	double radius = kt_len_points(lines->x_height) * BULLET_PERCENT / 200;
	cairo_t *path = kt_canvas_path(canvas);
	cairo_arc(path, kt_len_points(x) + radius, kt_len_points(baseline - lines->x_height / 2), radius, 0, 2 * KT_PI);
	cairo_close_path(path);
	kt_canvas_fill(canvas, ink);
}

static void draw_label(const kt_setting *setting, kt_canvas *canvas, uint32_t block, const piece *p, kt_point top)
{
	kt_tag *tag = kt_prose_tag_of(setting, block, p->message, setting->language[0])->parent->first;
	if (p->number) {
		kt_prose_draw_below(setting, canvas, tag, setting->language[0], p->style, setting->ground, p->number,
		                    p->number_lines, 0, 1, top);
		return;
	}
	kt_canvas_tag(canvas, tag);
	draw_bullet(canvas, p->lines, p->bullet, top.x, top.y + p->lines->leading - setting->grid.below);
}

static void draw_piece(const kt_setting *setting, kt_canvas *canvas, uint32_t block, const kt_slice *slice,
                       size_t count, kt_point top)
{
	const piece *p = slice->own;
	top.y += slice->height - p->lines->leading;
	if ((p->bullet || p->number) && slice->line == 0)
		draw_label(setting, canvas, block, p, top);
	top.x += p->indent;
	kt_prose_draw_rich(setting, canvas, block, p->message, setting->language[0], p->style, setting->ground, p->rich,
	                   p->lines, slice->line, count, top);
}

void kt_passage_draw(const kt_placed *block, const kt_setting *setting, const kt_slices *slices, size_t first,
                     size_t count, kt_frame frame, kt_canvas *canvas)
{
	kt_point top = {frame.box.x, frame.box.y};
	size_t end = first + count;
	for (size_t i = first, next; i < end; i = next) {
		const kt_slice *slice = &slices->items[i];
		top.y += i > first ? slice->before : 0;
		for (next = i + 1; next < end && slices->items[next].own == slice->own;)
			next++;
		draw_piece(setting, canvas, block->index, slice, next - i, top);
		top.y += kt_setting_depth(slices, i, next - i);
	}
}

/* Link: what can be read elsewhere, and where. On a screen its words are the link; on paper the address stands below them,
 * the shorter one where `links:` has one, and beside them a QR code that leads there.
 *
 * The code reaches from the capitals of the first line down to a baseline, so that it stands on the grid as text does. */
#include "blocks/code.h"
#include "blocks/passage.h"
#include "content/links.h"

typedef struct link_block {
	kt_field_text text;
	const kt_node *to;
} link_block;

static const kt_field fields[] = {
        {"text", KT_FIELD_TEXT, offsetof(link_block, text), .required = true, .role = "link words",
         .note = "what a link leads to; its address is printed with it", .help = "what it leads to"},
        {"to", KT_FIELD_URL, offsetof(link_block, to), .required = true,
         .help = "where: an address on the web; a shorter one for paper, or another one for a "
                 "language, stands in brochure.yaml, `links:`"},
        KT_FIELD_END};
static const kt_record record = {"a link", sizeof(link_block), fields, NULL};

typedef struct link_look {
	kt_field_style text, address;
	kt_len qr;
} link_look;

static const kt_field look_fields[] = {
        {"text", KT_FIELD_STYLE, offsetof(link_look, text), .fallback = "label", .help = "style of the words"},
        {"address", KT_FIELD_STYLE, offsetof(link_look, address), .fallback = "caption",
         .help = "style of the printed address"},
        {"qr", KT_FIELD_LENGTH, offsetof(link_look, qr), .fallback = "14mm", .min = "0mm", .max = "60mm",
         .help = "the least side of the printed QR code, which ends on a row; 0mm: there is none"},
        KT_FIELD_END};
static const kt_record look_record = {"the look of a link", sizeof(link_look), look_fields, NULL};

/* Modules of the smallest code that holds an address: its quiet zone is the widest share of it. */
#define MODULES_LEAST 25

/* What is printed of it in a language. */
typedef struct printed {
	kt_str code;     /* what the QR code says; empty: there is none */
	kt_rich address; /* empty: it is too long */
} printed;

static printed printed_of(const link_block *link, const kt_setting *setting, unsigned language)
{
	const kt_edition *edition = setting->edition;
	const link_look *look = setting->look;
	kt_str shorter = kt_links_shorter(edition, language, link->to->text), address;
	printed p = {0};
	if (look->qr > 0 && shorter.len > 0)
		p.code = kt_print(edition->arena, "https://%.*s", KT_STR_ARG(shorter));
	else if (look->qr > 0)
		p.code = kt_links_to(edition, language, link->to->text);
	if (!kt_links_printed(edition, language, link->to->text, &address)) {
		if (look->qr == 0)
			kt_links_note_long(edition, link->to->at, link->to->text, address);
		return p;
	}
	/* It runs from left to right wherever it stands. */
	if (kt_edition_right_to_left(edition, language))
		address = kt_print(setting->arena, "\u200e%.*s\u200e", KT_STR_ARG(address));
	p.address = kt_rich_plain(address, edition->languages[language], link->to->at);
	return p;
}

static bool prints(const kt_setting *setting)
{
	return setting->edition->target == KT_TARGET_PRINT;
}

static void tag(const kt_placed *block, const kt_setting *setting, kt_tag *parent, unsigned language)
{
	const link_block *link = block->fields;
	kt_prose_tag(setting, parent, KT_TAG_P, block->index, link->text.first, language);
	if (!prints(setting))
		return;
	printed p = printed_of(link, setting, language);
	if (p.address.text.len > 0)
		kt_prose_tag(setting, parent, KT_TAG_P, block->index, KT_NO_MESSAGE, language);
	if (p.code.len > 0)
		kt_tag_add(setting->structure, parent, KT_TAG_FIGURE)->alt = p.code;
}

/* A printed link, which is one slice. */
typedef struct sheet {
	printed p;
	kt_len side, x; /* of the code; where the words begin */
	const kt_lines *words, *address;
} sheet;

static void measure_printed(const link_block *link, const kt_setting *setting, kt_slices *slices)
{
	const link_look *look = setting->look;
	unsigned language = setting->language[0];
	sheet *s = KT_NEW(setting->arena, sheet);
	s->p = printed_of(link, setting, language);
	kt_len row = setting->grid.row,
	       cap = kt_prose_line(setting, kt_edition_text(setting->edition, link->text.first, language), language,
	                           look->text.style)
	                     ->cap_height;
	if (s->p.code.len > 0) {
		s->side = cap + (look->qr - cap + row - 1) / row * row;
		s->x = s->side + kt_len_max(setting->grid.gutter, s->side * KT_QR_QUIET / MODULES_LEAST);
	}
	kt_len measure = kt_len_max(setting->width - s->x, look->text.style->size);
	s->words = kt_prose_set(setting, link->text.first, language, look->text.style, measure);
	kt_slice *slice = kt_setting_slice(setting, slices);
	slice->height = kt_len_max(kt_prose_height(s->words), s->side - cap + s->words->leading);
	if (s->p.address.text.len > 0) {
		s->address = kt_prose_set_rich(setting, &s->p.address, language, look->address.style, measure);
		slice->height = kt_len_max(slice->height, kt_prose_height(s->words) + kt_prose_height(s->address));
	}
	slice->message = link->text.first;
	slice->lines = 1;
	slice->own = s;
}

static void measure(const kt_placed *block, const kt_setting *setting, kt_slices *slices)
{
	const link_block *link = block->fields;
	const link_look *look = setting->look;
	if (prints(setting)) {
		measure_printed(link, setting, slices);
		return;
	}
	unsigned language = setting->language[0];
	kt_rich *live = KT_NEW(setting->arena, kt_rich);
	*live = kt_rich_marked(setting->arena, kt_edition_text(setting->edition, link->text.first, language),
	                       KT_MARK_LINK, kt_links_to(setting->edition, language, link->to->text));
	kt_passage_rich(setting, slices, link->text.first, live, look->text.style, 0);
}

static void draw_code(const kt_placed *block, const kt_setting *setting, const sheet *s, kt_point at, kt_canvas *canvas)
{
	const link_block *link = block->fields;
	const kt_qr *qr = kt_code_of(setting, s->p.code, s->side);
	if (!qr) {
		kt_code_report(setting, link->to->at, "link", s->p.code.len, s->side,
		               "give it a `short:` in content/brochure.yaml, under `links:`, or set a larger `qr:` in "
		               "the layout");
		return;
	}
	kt_box box = {at.x, at.y, s->side, s->side};
	const kt_ink *ink = kt_code_field(canvas, qr, setting->ground, box);
	kt_tag *words = kt_prose_tag_of(setting, block->index, link->text.first, setting->language[0]);
	kt_canvas_tag(canvas, s->address ? words->next->next : words->next);
	kt_qr_draw(canvas, qr, box, ink);
	kt_canvas_figure_box(canvas, box);
}

static void draw_printed(const kt_placed *block, const kt_setting *setting, const sheet *s, kt_box box,
                         kt_canvas *canvas)
{
	const link_block *link = block->fields;
	const link_look *look = setting->look;
	unsigned language = setting->language[0];
	kt_point top = {box.x + s->x, box.y};
	kt_prose_draw(setting, canvas, block->index, link->text.first, language, look->text.style, setting->ground,
	              s->words, 0, s->words->count, top);
	if (s->p.code.len > 0)
		draw_code(block, setting, s,
		          (kt_point){box.x, box.y + s->words->leading - setting->grid.below - s->words->cap_height},
		          canvas);
	top.y += kt_prose_height(s->words);
	if (s->address)
		kt_prose_draw_rich(setting, canvas, block->index, KT_NO_MESSAGE, language, look->address.style,
		                   setting->ground, &s->p.address, s->address, 0, s->address->count, top);
}

static void draw(const kt_placed *block, const kt_setting *setting, const kt_slices *slices, size_t first, size_t count,
                 kt_frame frame, kt_canvas *canvas)
{
	if (prints(setting))
		draw_printed(block, setting, slices->items[first].own, frame.box, canvas);
	else
		kt_passage_draw(block, setting, slices, first, count, frame, canvas);
}

const kt_block_kind kt_block_link = {{"link", "text", &record}, &look_record, KT_BLOCK_PARALLEL, tag, measure, draw};

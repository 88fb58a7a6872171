/* Words stand at the card's start, the code at its end; both are centred in the card's height. */
#include "blocks/contact_card.h"

#include "blocks/code.h"
#include "blocks/vcard.h"

/* Roles of fields. */
static const kt_field fields[] = {
        {"name", KT_FIELD_NAME, offsetof(kt_contact, name), .required = true, .role = "name", .note = "a person's name",
         .help = "a person's name"},
        {"role", KT_FIELD_TEXT, offsetof(kt_contact, role), .role = "role of {name}",
         .note = "job title, under the name", .help = "a job title"},
        {"email", KT_FIELD_EMAIL, offsetof(kt_contact, email), .help = "an e-mail address"},
        {"phone", KT_FIELD_PHONE, offsetof(kt_contact, phone), .help = "a telephone number, with the country's +"},
        KT_FIELD_END};
const kt_record kt_contact_record = {"a person", sizeof(kt_contact), fields, NULL};

#define PAD_STEPS       2  /* above and below the words */
#define PAD_TIGHT_STEPS 1  /* … where a frame is too small */
#define LEAST_EMS       12 /* a measure for words that is worth setting: an e-mail address of 25 letters */

kt_contact_pads kt_contact_card_pads(const kt_setting *setting, bool tight)
{
	const kt_contact_look *look = setting->look;
	kt_len step = setting->grid.step;
	kt_len edge = look->edge.node || look->edge.ink ? look->edge_width : 0;
	kt_len side = setting->grid.row - step / 2;
	return (kt_contact_pads){(tight ? PAD_TIGHT_STEPS : PAD_STEPS) * step, edge + side, side,
	                         setting->grid.row / 2};
}

kt_len kt_contact_card_least(const kt_setting *setting)
{
	const kt_contact_look *look = setting->look;
	kt_contact_pads pads = kt_contact_card_pads(setting, false);
	return pads.start + LEAST_EMS * look->text.style->size + pads.between + look->qr + pads.end;
}

static kt_len words_width(const kt_setting *setting, kt_len width)
{
	const kt_contact_look *look = setting->look;
	kt_contact_pads pads = kt_contact_card_pads(setting, false);
	return kt_len_max(width - pads.start - pads.between - look->qr - pads.end, look->text.style->size);
}

/* Letters of an address and digits of a number are never hyphenated. */
static const kt_lines *set_whole(const kt_setting *setting, const kt_rich *rich, kt_len measure)
{
	const kt_contact_look *look = setting->look;
	kt_style *style = KT_NEW(setting->arena, kt_style);
	*style = *look->text.style;
	style->hyphens.are = false;
	style->second = NULL;
	return kt_prose_set_rich(setting, rich, 0, style, measure);
}

static void set_role(const kt_setting *setting, kt_contact_card *card, bool apart, kt_len measure)
{
	const kt_contact_look *look = setting->look;
	const kt_rich *texts[KT_EDITION_LANGUAGES] = {0};
	for (unsigned i = 0; i < setting->count; i++)
		texts[i] = kt_edition_text(setting->edition, card->contact->role.first, setting->language[i]);
	card->role = kt_pair_set(setting, texts, look->text.style);
	if (card->role.width <= measure && !(apart && card->role.count == 2)) {
		card->height += look->text.style->leading;
		return;
	}
	for (unsigned i = 0; i < card->role.count; i++) {
		card->roles[i] = kt_prose_set_rich(setting, texts[i], setting->language[i], look->text.style, measure);
		card->height += kt_prose_height(card->roles[i]);
	}
}

/* Among letters that run from right to left the groups of a number would change places: a mark that does not show
 * makes them run from left to right (UAX 9, W7). */
static kt_rich phone_text(const kt_setting *setting, const kt_node *phone, unsigned language)
{
	kt_str text = phone->text;
	if (kt_edition_right_to_left(setting->edition, language))
		text = kt_print(setting->arena, "\u200e%.*s", KT_STR_ARG(phone->text));
	return kt_rich_plain(text, setting->edition->languages[language], phone->at);
}

/* The telephone number as `tel:` takes it. */
static kt_str digits_of(kt_arena *arena, kt_str phone)
{
	kt_buf digits = kt_buf_in(arena);
	for (size_t i = 0; i < phone.len; i++)
		if (phone.at[i] == '+' || (phone.at[i] >= '0' && phone.at[i] <= '9'))
			kt_buf_byte(&digits, phone.at[i]);
	return kt_buf_str(&digits);
}

static kt_str text_of(const kt_node *node)
{
	return node ? node->text : (kt_str){0};
}

static kt_str vcard_of(const kt_setting *setting, const kt_contact_card *card)
{
	const kt_contact *contact = card->contact;
	kt_vcard vcard = {.name = card->name_text.text,
	                  .organisation = card->organisation,
	                  .email = text_of(contact->email),
	                  .phone = digits_of(setting->arena, text_of(contact->phone))};
	if (contact->role.count > 0)
		vcard.role = kt_edition_text(setting->edition, contact->role.first, setting->language[0])->text;
	return kt_vcard_print(setting->arena, &vcard);
}

kt_contact_card kt_contact_card_set(const kt_setting *setting, const kt_contact *contact,
                                    const kt_field_text *organisation, bool apart, kt_len width)
{
	const kt_contact_look *look = setting->look;
	unsigned first = setting->language[0];
	kt_len measure = words_width(setting, width);
	kt_str tag = setting->edition->languages[first];
	kt_contact_card card = {.contact = contact};
	card.organisation = kt_edition_text(setting->edition, organisation->first, first)->text;
	card.name_text = *kt_edition_text(setting->edition, contact->name.first, first);
	card.name = kt_prose_set_rich(setting, &card.name_text, 0, look->name.style, measure);
	card.height = kt_prose_height(card.name);
	if (contact->role.count > 0)
		set_role(setting, &card, apart, measure);
	if (contact->email) {
		card.email_text = kt_rich_plain(contact->email->text, tag, contact->email->at);
		card.email = set_whole(setting, &card.email_text, measure);
		card.height += kt_prose_height(card.email);
	}
	if (contact->phone) {
		card.phone_text = phone_text(setting, contact->phone, first);
		card.phone = set_whole(setting, &card.phone_text, measure);
		card.height += kt_prose_height(card.phone);
	}
	return card;
}

/* Tags */

/* Is this the language whose words the card shows? The second of two hears what is set once. */
static bool leads(const kt_setting *setting, unsigned language)
{
	return language == setting->language[0];
}

void kt_contact_card_tag(const kt_setting *setting, kt_tag *parent, uint32_t block, const kt_contact *contact,
                         unsigned language)
{
	kt_structure *structure = setting->structure;
	kt_tag *person = kt_tag_add(structure, parent, KT_TAG_DIV);
	kt_prose_tag(setting, person, KT_TAG_P, block, contact->name.first, language);
	if (contact->role.count > 0)
		kt_prose_tag(setting, person, KT_TAG_P, block, contact->role.first, language);
	if (contact->email && leads(setting, language))
		kt_tag_add(structure, person, KT_TAG_P);
	if (contact->phone && leads(setting, language))
		kt_tag_add(structure, person, KT_TAG_P);
	kt_tag *code = kt_tag_add(structure, person, KT_TAG_FIGURE);
	kt_str name = kt_edition_text(setting->edition, contact->name.first, language)->text;
	const kt_rich *alt = kt_edition_word(setting->edition, "qr", language, "name", name, contact->name.node->at);
	if (alt)
		code->alt = alt->text;
}

/* Drawing */

static void draw_link(const kt_setting *setting, kt_canvas *canvas, kt_tag *tag, const kt_rich *rich,
                      const kt_lines *lines, const kt_ground *ground, kt_point top, const char *word,
                      const char *scheme, kt_str target, kt_str name)
{
	const kt_contact_look *look = setting->look;
	const kt_rich *contents = kt_edition_word(setting->edition, word, setting->language[0], "name", name, rich->at);
	kt_str address = kt_print(setting->arena, "%s:%.*s", scheme, KT_STR_ARG(target));
	kt_point at = {top.x, top.y + lines->leading - setting->grid.below};
	if (lines->over > 0)
		kt_paragraph_report_wide(setting->setter, rich, lines, lines->widest - lines->over);
	kt_canvas_tag(canvas, tag);
	kt_canvas_link_begin(canvas, address, contents ? contents->text : rich->text);
	kt_canvas_lines(canvas, lines, 0, lines->count, at, kt_prose_ink(ground, look->text.style, 0), rich->at);
	kt_canvas_link_end(canvas, (kt_box){top.x, top.y, lines->widest, kt_prose_height(lines)});
}

static void draw_name(const kt_setting *setting, kt_canvas *canvas, uint32_t block, const kt_contact_card *card,
                      const kt_ground *ground, kt_point *top)
{
	const kt_contact_look *look = setting->look;
	uint32_t message = card->contact->name.first;
	kt_tag *tag = kt_prose_tag_of(setting, block, message, setting->language[0]);
	kt_prose_draw_below(setting, canvas, tag, 0, look->name.style, ground, &card->name_text, card->name, 0,
	                    card->name->count, *top);
	if (setting->count == 2)
		kt_prose_heard(setting, canvas, kt_prose_tag_of(setting, block, message, setting->language[1]),
		               kt_edition_text(setting->edition, message, setting->language[1])->text,
		               (kt_box){top->x, top->y, card->name->widest, kt_prose_height(card->name)});
	top->y += kt_prose_height(card->name);
}

static void draw_role(const kt_setting *setting, kt_canvas *canvas, uint32_t block, const kt_contact_card *card,
                      const kt_ground *ground, kt_point *top)
{
	const kt_contact_look *look = setting->look;
	kt_tag *tags[KT_EDITION_LANGUAGES] = {0};
	for (unsigned i = 0; i < setting->count; i++)
		tags[i] = kt_prose_tag_of(setting, block, card->contact->role.first, setting->language[i]);
	if (!card->roles[0]) {
		kt_pair_draw(setting, canvas, &card->role, tags, ground, *top);
		top->y += look->text.style->leading;
		return;
	}
	kt_point start = *top;
	for (unsigned i = 0; i < card->role.count; i++) {
		kt_prose_draw_below(setting, canvas, tags[i], setting->language[i], look->text.style, ground,
		                    &card->role.text[i], card->roles[i], 0, card->roles[i]->count, *top);
		top->y += kt_prose_height(card->roles[i]);
	}
	if (card->role.heard)
		kt_prose_heard(setting, canvas, tags[1], card->role.text[0].text,
		               (kt_box){start.x, start.y, card->roles[0]->widest, top->y - start.y});
}

static void draw_words(const kt_setting *setting, kt_canvas *canvas, uint32_t block, const kt_contact_card *card,
                       const kt_ground *ground, kt_point top)
{
	const kt_contact *contact = card->contact;
	kt_str name = card->name_text.text;
	draw_name(setting, canvas, block, card, ground, &top);
	kt_tag *tag = kt_prose_tag_of(setting, block, contact->name.first, setting->language[0]);
	if (contact->role.count > 0) {
		draw_role(setting, canvas, block, card, ground, &top);
		tag = tag->next;
	}
	if (contact->email) {
		tag = tag->next;
		draw_link(setting, canvas, tag, &card->email_text, card->email, ground, top, "email", "mailto",
		          contact->email->text, name);
		top.y += kt_prose_height(card->email);
	}
	if (contact->phone)
		draw_link(setting, canvas, tag->next, &card->phone_text, card->phone, ground, top, "call", "tel",
		          digits_of(setting->arena, contact->phone->text), name);
}

static void draw_code(const kt_setting *setting, kt_canvas *canvas, uint32_t block, const kt_contact_card *card,
                      const kt_ground *ground, kt_box box)
{
	/* Nothing in the layout hangs on the modules, and they are dear: made here, once. */
	kt_str vcard = vcard_of(setting, card);
	const kt_qr *qr = kt_code_of(setting, vcard, box.w);
	if (!qr) {
		kt_code_report(setting, card->contact->name.node->at, "person", vcard.len, box.w,
		               "shorten the name, the role or the organisation, or set a larger `qr:` in the layout");
		return;
	}
	const kt_ink *ink = kt_code_field(canvas, qr, ground, box);
	for (unsigned i = 0; i < setting->count; i++) {
		kt_tag *person =
		        kt_prose_tag_of(setting, block, card->contact->name.first, setting->language[i])->parent;
		kt_canvas_tag(canvas, person->last);
		if (i == 0)
			kt_qr_draw(canvas, qr, box, ink);
		kt_canvas_figure_box(canvas, box);
	}
}

void kt_contact_card_draw(const kt_setting *setting, kt_canvas *canvas, uint32_t block, const kt_contact_card *card,
                          kt_len words, kt_box box)
{
	const kt_contact_look *look = setting->look;
	const kt_ink *fill = kt_setting_ink(setting->ground, &look->card);
	const kt_ground *ground = fill ? kt_setting_ground(setting, fill) : setting->ground;
	const kt_ink *edge = kt_setting_ink(setting->ground, &look->edge);
	kt_contact_pads pads = kt_contact_card_pads(setting, false);
	kt_canvas_artifact(canvas, KT_ARTIFACT_LAYOUT);
	if (fill)
		kt_canvas_box(canvas, box, fill);
	if (edge)
		kt_canvas_box(canvas, (kt_box){box.x, box.y, look->edge_width, box.h}, edge);
	/* A strip has `below` under its last baseline and the rest of its leading above: half of the difference moves
	 * the words to where they look centred. */
	kt_len lift = (card->name->leading - card->name->cap_height - 2 * setting->grid.below) / 2;
	kt_point top = {box.x + pads.start, box.y + (box.h - words) / 2 - lift};
	draw_words(setting, canvas, block, card, ground, top);
	draw_code(setting, canvas, block, card, ground,
	          (kt_box){box.x + box.w - pads.end - look->qr, box.y + (box.h - look->qr) / 2, look->qr, look->qr});
}

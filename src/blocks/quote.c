/* Quote: what somebody said, who it was, and what they do. The quotation marks are the language's own, never typed. */
#include "blocks/passage.h"
#include "text/language.h"

typedef struct quote_block {
	kt_field_text text, by, role;
} quote_block;

static const kt_field fields[] = {{"text", KT_FIELD_PROSE, offsetof(quote_block, text), .required = true,
                                   .role = "quotation of {by}", .quotation = true,
                                   .note = "quotation of record; the quotation marks are set by katern",
                                   .help = "what was said, without marks"},
                                  {"by", KT_FIELD_NAME, offsetof(quote_block, by), .required = true, .role = "name",
                                   .note = "who said it", .help = "who said it"},
                                  {"role", KT_FIELD_TEXT, offsetof(quote_block, role), .role = "role of {by}",
                                   .note = "under the name", .help = "what they do, or where"},
                                  KT_FIELD_END};
static const kt_record record = {"a quote", sizeof(quote_block), fields, NULL};

typedef struct quote_look {
	kt_field_style text, by, role;
} quote_look;

static const kt_field look_fields[] = {
        {"text", KT_FIELD_STYLE, offsetof(quote_look, text), .fallback = "quote", .help = "style of what was said"},
        {"by", KT_FIELD_STYLE, offsetof(quote_look, by), .fallback = "label", .help = "style of the name"},
        {"role", KT_FIELD_STYLE, offsetof(quote_look, role), .fallback = "caption", .help = "style of the role"},
        KT_FIELD_END};
static const kt_record look_record = {"the look of a quote", sizeof(quote_look), look_fields, NULL};

#define NAME_STEPS 2 /* white above the name: it belongs to what stands above it, and is not part of it */

static void tag(const kt_placed *block, const kt_setting *setting, kt_tag *parent, unsigned language)
{
	const quote_block *quote = block->fields;
	kt_tag *said = kt_tag_add(setting->structure, parent, KT_TAG_BLOCKQUOTE);
	for (uint32_t i = 0; i < quote->text.count; i++)
		kt_prose_tag(setting, said, KT_TAG_P, block->index, quote->text.first + i, language);
	kt_prose_tag(setting, parent, KT_TAG_P, block->index, quote->by.first, language);
	if (quote->role.count > 0)
		kt_prose_tag(setting, parent, KT_TAG_P, block->index, quote->role.first, language);
}

/* A paragraph of the quotation, with the marks that stand at its ends. */
static const kt_rich *marked(const kt_setting *setting, uint32_t message, bool opens, bool closes)
{
	const kt_rich *text = kt_edition_text(setting->edition, message, setting->language[0]);
	const kt_language *language = kt_language_of(setting->arena, text->language);
	if (!language)
		return text;
	kt_rich parts[] = {kt_rich_plain(opens ? language->quotes[0] : (kt_str){0}, text->language, text->at), *text,
	                   kt_rich_plain(closes ? language->quotes[1] : (kt_str){0}, text->language, text->at)};
	kt_rich *rich = KT_NEW(setting->arena, kt_rich);
	*rich = kt_rich_join(setting->arena, parts, 3, "");
	return rich;
}

static void measure(const kt_placed *block, const kt_setting *setting, kt_slices *slices)
{
	const quote_block *quote = block->fields;
	const quote_look *look = setting->look;
	uint32_t last = quote->text.count - 1;
	for (uint32_t i = 0; i <= last && quote->text.count > 0; i++)
		kt_passage_rich(setting, slices, quote->text.first + i,
		                marked(setting, quote->text.first + i, i == 0, i == last), look->text.style,
		                i > 0 ? setting->grid.row : 0);
	kt_passage_text(setting, slices, quote->by.first, look->by.style, NAME_STEPS * setting->grid.step);
	if (quote->role.count > 0)
		kt_passage_text(setting, slices, quote->role.first, look->role.style, 0);
	kt_passage_keep(slices);
}

const kt_block_kind kt_block_quote = {
        {"quote", "quote", &record}, &look_record, KT_BLOCK_PARALLEL, tag, measure, kt_passage_draw};

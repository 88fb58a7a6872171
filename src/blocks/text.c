/* Text: paragraphs, lists and subheads, as they stand in the content. The flow of a page. */
#include "blocks/passage.h"

typedef struct text_block {
	kt_field_text text;
} text_block;

static const kt_field fields[] = {{"text", KT_FIELD_PROSE, offsetof(text_block, text), .required = true, .role = "",
                                   .note = "running text", .help = "paragraphs, lists and ## subheads"},
                                  KT_FIELD_END};
static const kt_record record = {"a text", sizeof(text_block), fields, "text"};

typedef struct text_look {
	kt_field_style text, subhead;
	kt_field_paint bullet;
	int32_t items;
} text_look;

static const char *const item_looks[] = {"plain", "strong", NULL};

static const kt_field look_fields[] = {
        {"text", KT_FIELD_STYLE, offsetof(text_look, text), .fallback = "text",
         .help = "style of paragraphs and items"},
        {"subhead", KT_FIELD_STYLE, offsetof(text_look, subhead), .fallback = "subhead",
         .help = "style of ## subheads"},
        {"items", KT_FIELD_CHOICE, offsetof(text_look, items), .fallback = "plain", .choices = item_looks,
         .help = "whether list items are set strong"},
        {"bullet", KT_FIELD_PAINT, offsetof(text_look, bullet), .fallback = "accent", .help = "ink of bullets"},
        KT_FIELD_END};
static const kt_record look_record = {"the look of a text", sizeof(text_look), look_fields, NULL};

static void tag(const kt_placed *block, const kt_setting *setting, kt_tag *parent, unsigned language)
{
	const text_block *text = block->fields;
	kt_passage_tag(setting, parent, block->index, &text->text, language);
}

static void measure(const kt_placed *block, const kt_setting *setting, kt_slices *slices)
{
	const text_block *text = block->fields;
	const text_look *look = setting->look;
	kt_passage_look passage = {look->text.style, look->subhead.style, &look->bullet, look->items == 1, 0};
	kt_passage_prose(setting, slices, &text->text, &passage, 0);
}

const kt_block_kind kt_block_text = {
        {"text", "text", &record}, &look_record, KT_BLOCK_PARALLEL, tag, measure, kt_passage_draw};

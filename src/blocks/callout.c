/* Callout: a text set apart in a panel of its own, with a title or without. It is not parted over columns. */
#include "blocks/passage.h"

typedef struct callout_block {
	kt_field_text title, text;
} callout_block;

static const kt_field fields[] = {{"title", KT_FIELD_TEXT, offsetof(callout_block, title), .role = "callout title",
                                   .note = "title of a panel", .help = "one line or two, set large"},
                                  {"text", KT_FIELD_PROSE, offsetof(callout_block, text), .required = true,
                                   .role = "callout", .note = "text in a panel", .help = "paragraphs and lists"},
                                  KT_FIELD_END};
static const kt_record record = {"a callout", sizeof(callout_block), fields, "text"};

typedef struct callout_look {
	kt_field_style title, text;
	kt_field_paint bullet;
	int32_t items;
} callout_look;

static const char *const item_looks[] = {"plain", "strong", NULL};

static const kt_field look_fields[] = {
        {"title", KT_FIELD_STYLE, offsetof(callout_look, title), .fallback = "subhead",
         .help = "style of the title and of ## subheads"},
        {"text", KT_FIELD_STYLE, offsetof(callout_look, text), .fallback = "text",
         .help = "style of paragraphs and items"},
        {"items", KT_FIELD_CHOICE, offsetof(callout_look, items), .fallback = "plain", .choices = item_looks,
         .help = "whether list items are set strong"},
        {"bullet", KT_FIELD_PAINT, offsetof(callout_look, bullet), .fallback = "accent", .help = "ink of bullets"},
        KT_FIELD_END};
static const kt_record look_record = {"the look of a callout", sizeof(callout_look), look_fields, NULL};

static void tag(const kt_placed *block, const kt_setting *setting, kt_tag *parent, unsigned language)
{
	const callout_block *callout = block->fields;
	kt_tag *panel = kt_tag_add(setting->structure, parent, KT_TAG_DIV);
	if (callout->title.count > 0)
		kt_prose_tag(setting, panel, KT_PROSE_HEADING, block->index, callout->title.first, language);
	kt_passage_tag(setting, panel, block->index, &callout->text, language);
}

static void measure(const kt_placed *block, const kt_setting *setting, kt_slices *slices)
{
	const callout_block *callout = block->fields;
	const callout_look *look = setting->look;
	kt_len gap = 0;
	if (callout->title.count > 0) {
		kt_passage_text(setting, slices, callout->title.first, look->title.style, 0);
		gap = kt_setting_gap(setting, kt_setting_depth(slices, 0, slices->count), setting->grid.step);
	}
	/* In a panel of its own a list may leave the rows that columns side by side have to share. */
	kt_passage_look passage = {look->text.style, look->title.style, &look->bullet, look->items == 1,
	                           setting->grid.step};
	kt_passage_prose(setting, slices, &callout->text, &passage, gap);
	kt_passage_keep(slices);
}

const kt_block_kind kt_block_callout = {
        {"callout", "callout", &record}, &look_record, KT_BLOCK_PARALLEL, tag, measure, kt_passage_draw};

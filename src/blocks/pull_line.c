/* Pull line: one sentence of the section, set large and apart. */
#include "blocks/passage.h"

typedef struct pull_line_block {
	kt_field_text text;
} pull_line_block;

static const kt_field fields[] = {{"text", KT_FIELD_TEXT, offsetof(pull_line_block, text), .required = true,
                                   .role = "pull line", .note = "one sentence, set large", .help = "one sentence"},
                                  KT_FIELD_END};
static const kt_record record = {"a pull line", sizeof(pull_line_block), fields, "text"};

typedef struct pull_line_look {
	kt_field_style text;
} pull_line_look;

static const kt_field look_fields[] = {{"text", KT_FIELD_STYLE, offsetof(pull_line_look, text), .fallback = "subhead",
                                        .help = "style of the sentence"},
                                       KT_FIELD_END};
static const kt_record look_record = {"the look of a pull line", sizeof(pull_line_look), look_fields, NULL};

static void tag(const kt_placed *block, const kt_setting *setting, kt_tag *parent, unsigned language)
{
	const pull_line_block *line = block->fields;
	kt_prose_tag(setting, parent, KT_TAG_P, block->index, line->text.first, language);
}

static void measure(const kt_placed *block, const kt_setting *setting, kt_slices *slices)
{
	const pull_line_block *line = block->fields;
	const pull_line_look *look = setting->look;
	kt_passage_text(setting, slices, line->text.first, look->text.style, 0);
	kt_passage_keep(slices);
}

const kt_block_kind kt_block_pull_line = {
        {"pull-line", "pull-line", &record}, &look_record, KT_BLOCK_PARALLEL, tag, measure, kt_passage_draw};

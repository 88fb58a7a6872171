/* Lead: the few lines under a title that say what the section is about, set larger. */
#include "blocks/passage.h"

typedef struct lead_block {
	kt_field_text text;
} lead_block;

static const kt_field fields[] = {{"text", KT_FIELD_PROSE, offsetof(lead_block, text), .required = true, .role = "lead",
                                   .note = "lead: large text under the title", .help = "one or a few short paragraphs"},
                                  KT_FIELD_END};
static const kt_record record = {"a lead", sizeof(lead_block), fields, "text"};

typedef struct lead_look {
	kt_field_style text;
	kt_field_paint bullet;
} lead_look;

static const kt_field look_fields[] = {
        {"text", KT_FIELD_STYLE, offsetof(lead_look, text), .fallback = "lead", .help = "style of the lead"},
        {"bullet", KT_FIELD_PAINT, offsetof(lead_look, bullet), .fallback = "accent", .help = "ink of bullets"},
        KT_FIELD_END};
static const kt_record look_record = {"the look of a lead", sizeof(lead_look), look_fields, NULL};

static void tag(const kt_placed *block, const kt_setting *setting, kt_tag *parent, unsigned language)
{
	const lead_block *lead = block->fields;
	kt_passage_tag(setting, parent, block->index, &lead->text, language);
}

static void measure(const kt_placed *block, const kt_setting *setting, kt_slices *slices)
{
	const lead_block *lead = block->fields;
	const lead_look *look = setting->look;
	kt_passage_look passage = {look->text.style, look->text.style, &look->bullet, false, 0};
	kt_passage_prose(setting, slices, &lead->text, &passage, 0);
}

const kt_block_kind kt_block_lead = {
        {"lead", "text", &record}, &look_record, KT_BLOCK_PARALLEL, tag, measure, kt_passage_draw};

#include "layout/tags.h"

static kt_tag *in_language(const kt_makeup *makeup, kt_tag *parent, kt_tag_role role, unsigned language)
{
	kt_tag *tag = kt_tag_add(makeup->structure, parent, role);
	tag->language = makeup->edition->languages[language];
	return tag;
}

/* A kicker that is the same in both languages stands once, and is heard once. */
static bool is_heard(const kt_makeup *makeup, const kt_section *section, const kt_lodger *lodger, unsigned language)
{
	if (lodger->block || lodger->title || language == 0)
		return true;
	return !kt_str_equal(kt_edition_kicker(makeup->edition, section, 0)->text,
	                     kt_edition_kicker(makeup->edition, section, language)->text);
}

static void add(kt_makeup *makeup, const kt_section *section, const kt_lodger *lodger, unsigned language,
                kt_tag *parent, kt_tags *tags)
{
	if (!lodger->block) {
		if (!is_heard(makeup, section, lodger, language))
			return;
		kt_tag *tag = kt_heading_tag(makeup, section, lodger->title, language, parent);
		if (lodger->title)
			tags->title[language] = tag;
		return;
	}
	const kt_block_kind *kind = kt_block_of(lodger->block);
	if (!kind->tag)
		return;
	const kt_stylesheet *sheet = &makeup->layout->sheet;
	kt_setting setting = kt_makeup_setting(makeup, section);
	setting.arena = makeup->kept;
	setting.look = sheet->looks[kt_stylesheet_look(sheet, lodger->block)].record[makeup->two];
	setting.language[0] = language;
	if (makeup->two && !(kind->traits & KT_BLOCK_PARALLEL)) {
		setting.count = makeup->edition->language_count;
		for (unsigned l = 0; l < setting.count; l++)
			setting.language[l] = l;
	}
	kind->tag(lodger->block, &setting, parent, language);
}

static void by_language(kt_makeup *makeup, const kt_section *section, const kt_lodger *lodgers, const size_t *slots,
                        size_t count, kt_tag *sect, kt_tags *tags)
{
	unsigned languages = makeup->edition->language_count;
	for (unsigned language = 0; language < languages; language++) {
		kt_tag *parent = languages > 1 ? in_language(makeup, sect, KT_TAG_PART, language) : sect;
		for (size_t i = 0; i < count; i++)
			if (slots[i] != KT_NO_SLOT)
				add(makeup, section, &lodgers[i], language, parent, tags);
	}
}

static void interleaved(kt_makeup *makeup, const kt_section *section, const kt_lodger *lodgers, const size_t *slots,
                        size_t count, kt_tag *sect, kt_tags *tags)
{
	for (size_t i = 0; i < count; i++) {
		if (slots[i] == KT_NO_SLOT)
			continue;
		kt_tag *pair = kt_tag_add(makeup->structure, sect, KT_TAG_DIV);
		for (unsigned language = 0; language < makeup->edition->language_count; language++)
			add(makeup, section, &lodgers[i], language, in_language(makeup, pair, KT_TAG_DIV, language),
			    tags);
	}
}

kt_tags kt_tags_make(kt_makeup *makeup, const kt_section *section, const kt_lodger *lodgers, const size_t *slots,
                     size_t count)
{
	kt_tags tags = {{0}};
	kt_tag *sect = kt_tag_add(makeup->structure, makeup->root, KT_TAG_SECT);
	if (section->title.count > 0)
		sect->title = kt_edition_text(makeup->edition, section->title.first, 0)->text;
	if (makeup->edition->language_count > 1 && makeup->edition->reading == KT_READING_INTERLEAVED)
		interleaved(makeup, section, lodgers, slots, count, sect, &tags);
	else
		by_language(makeup, section, lodgers, slots, count, sect, &tags);
	return tags;
}

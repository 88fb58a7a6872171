#include "content/placing.h"

#include <string.h>

static const kt_field fields[] = {{"path", KT_FIELD_WORD, offsetof(kt_placing, path), .required = true,
                                   .help = "a file in the project's own folder, named from there: artwork/harbour.jpg"},
                                  {"page", KT_FIELD_INTEGER, offsetof(kt_placing, page), .fallback = "1", .min = "1",
                                   .max = "10000", .help = "of a PDF: which page"},
                                  KT_FIELD_END};
const kt_record kt_placing_record = {"a file of artwork", sizeof(kt_placing), fields, "path"};

static const void *beside(const kt_record *record, const void *owner, const char *name)
{
	for (const kt_field *field = record->fields; field->name; field++)
		if (strcmp(field->name, name) == 0)
			return (const char *)owner + field->offset;
	return NULL;
}

/* Is it said what is seen, or that it says nothing? */
static bool check_heard(const kt_record *record, const void *owner, kt_place at, kt_diag *diag)
{
	const kt_field_text *alt = beside(record, owner, "alt");
	const bool *decoration = beside(record, owner, "decoration");
	if (!alt || !decoration || (alt->node != NULL) != *decoration)
		return true;
	if (alt->node)
		return kt_diag_error(diag, KT_DIAG_FORM, alt->node->at,
		                     "%s that has `alt` is no decoration: take one of them out", record->name);
	kt_diag_error(diag, KT_DIAG_KEY_MISSING, at, "`alt` is missing from %s", record->name);
	kt_diag_hint(diag, "alt: what it shows, for who does not see it; or decoration: yes, where it says nothing");
	return false;
}

typedef struct reading {
	kt_artworks *artworks;
	kt_diag *diag;
	bool good;
} reading;

static bool read_member(void *context, const kt_record *record, const kt_field *field, void *owner, void *member)
{
	reading *r = context;
	kt_placing *placing = member;
	if (field->of != &kt_placing_record || !placing->path)
		return true;
	placing->artwork = kt_artworks_place(r->artworks, placing->path->text, (uint32_t)placing->page,
	                                     placing->path->at, r->diag);
	r->good = check_heard(record, owner, placing->path->at, r->diag) && r->good && placing->artwork;
	return true;
}

bool kt_placing_read(kt_brochure *brochure, kt_artworks *artworks, kt_diag *diag)
{
	reading r = {artworks, diag, true};
	for (size_t s = 0; s < brochure->section_count; s++)
		for (size_t b = 0; b < brochure->sections[s].body_count; b++) {
			const kt_placed *block = &brochure->sections[s].body[b];
			kt_record_walk(block->form->record, block->fields, read_member, &r);
		}
	return r.good;
}

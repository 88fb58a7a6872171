#include "app/sheets.h"

#include <string.h>

#include "app/options.h"
#include "base/num.h"
#include "yaml/field.h"

bool kt_sheets_read(const kt_arguments *arguments, bool fits, kt_sheets *sheets)
{
	const char *name = kt_options_value(arguments, "impose", 0), *creep = kt_options_value(arguments, "creep", 0);
	*sheets = (kt_sheets){.name = name, .creep = -1};
	if (name && !fits) {
		kt_options_fault(NULL, "--impose goes with --target print alone, and without --overlay");
		return false;
	}
	sheets->kind = name && strcmp(name, kt_imposition_names[KT_IMPOSITION_TWO_UP]) == 0 ? KT_IMPOSITION_TWO_UP
	                                                                                    : KT_IMPOSITION_SADDLE;
	if (!creep)
		return true;
	if (!name || sheets->kind != KT_IMPOSITION_SADDLE) {
		kt_options_fault(NULL, "--creep goes with --impose saddle: only sheets that lie in each other creep");
		return false;
	}
	if (!kt_field_length(kt_str_of(creep), &sheets->creep) || sheets->creep < 0 ||
	    sheets->creep > KT_PT(72 / 25.4)) {
		kt_options_fault(NULL, "--creep takes the thickness of the paper, from 0 to 1mm, not `%s`", creep);
		return false;
	}
	return true;
}

static bool refuse_count(const kt_sheets *sheets, kt_setting_out *set, size_t lacking)
{
	const kt_entry *edition = set->spec->entry;
	size_t count = set->document->page_count;
	kt_diag_error(set->diag, KT_DIAG_PAGES, edition->at,
	              "edition `%.*s` has %zu page%s, which fill no whole sheets of %d: %zu more would make %zu",
	              KT_STR_ARG(edition->key), count, count == 1 ? "" : "s",
	              sheets->kind == KT_IMPOSITION_SADDLE ? 4 : 2, lacking, count + lacking);
	if (sheets->kind == KT_IMPOSITION_SADDLE)
		kt_diag_hint(set->diag,
		             "`print: {binding: saddle, fill: TEMPLATE}` in the layout puts pages in to write on");
	return false;
}

/* The half that begins at the other end would stand upside down. */
static bool refuse_flip(kt_setting_out *set)
{
	const kt_entry *edition = set->spec->entry;
	kt_diag_error(
	        set->diag, KT_DIAG_PAGES, edition->at,
	        "edition `%.*s` is turned over in the middle: half of its pages would stand upside down on a sheet",
	        KT_STR_ARG(edition->key));
	kt_diag_hint(set->diag, "give the printer the pages one by one, without --impose, and say so");
	return false;
}

/* How much is free at the fold in the middle of the booklet. */
static kt_len margin_of(const kt_document *document)
{
	size_t low = document->page_count / 2 - 1;
	const kt_page *left = document->pages[document->right_to_left ? low + 1 : low];
	const kt_page *right = document->pages[document->right_to_left ? low : low + 1];
	return kt_len_min(left->grid.right, right->grid.left);
}

static bool refuse_creep(kt_setting_out *set, kt_len moved, kt_len margin)
{
	const kt_entry *edition = set->spec->entry;
	kt_buf by = kt_buf_in(set->arena), free = kt_buf_in(set->arena);
	kt_num_millimetres(&by, moved, 1);
	kt_num_millimetres(&free, margin, 1);
	kt_diag_error(
	        set->diag, KT_DIAG_OFF_PAGE, edition->at,
	        "edition `%.*s` has so many sheets that pages move %.*s mm to the fold; their margin there is %.*s mm",
	        KT_STR_ARG(edition->key), KT_STR_ARG(kt_buf_str(&by)), KT_STR_ARG(kt_buf_str(&free)));
	kt_diag_hint(set->diag, "thinner paper, wider inner margins, or a binding other than stitching");
	return false;
}

bool kt_sheets_impose(const kt_sheets *sheets, kt_setting_out *set)
{
	if (!sheets->name || !set->document)
		return true;
	size_t count = set->document->page_count, lacking = kt_imposition_lacking(sheets->kind, count);
	kt_len creep = sheets->creep >= 0 ? sheets->creep : set->document->paper;
	kt_len moved = kt_imposition_creep(sheets->kind, count, creep);
	if (set->spec->arrangement == KT_ARRANGEMENT_FLIP && sheets->kind == KT_IMPOSITION_SADDLE)
		return refuse_flip(set);
	if (lacking > 0)
		return refuse_count(sheets, set, lacking);
	if (moved > 0 && moved >= margin_of(set->document))
		return refuse_creep(set, moved, margin_of(set->document));
	set->document = kt_imposition_of(set->document, sheets->kind, creep, set->arena);
	return true;
}

/* The door: two files become one tree (the layout's laid over its house's), the tree a kt_layout. */
#include "layout/layout.h"

#include "layout/fields.h"
#include "layout/overlay.h"
#include "layout/placing.h"
#include "layout/template.h"

#define PAGE_LEAST KT_PT(28)    /* a centimetre: less holds no letter */
#define PAGE_MOST  KT_PT(14400) /* what a PDF page may be without a unit of its own */

typedef struct reading {
	kt_io *io;
	kt_arena *arena;
	kt_str project;
	kt_diag *diag;
	kt_layout *layout;
	bool good;
} reading;

/* A file's name is a word, so that no layout reaches out of its folder. */
static bool check_name(reading *r, const kt_node *name)
{
	kt_str text = name->text;
	bool good = name->kind == KT_NODE_SCALAR && text.len > 0;
	for (size_t i = 0; good && i < text.len; i++) {
		char c = text.at[i];
		good = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
		       c == '_';
	}
	if (good)
		return true;
	kt_diag_error(r->diag, KT_DIAG_FORM, name->at, "`%.*s` is no layout's name", KT_STR_ARG(text));
	kt_diag_hint(r->diag, "letters, digits and hyphens: brochure-a4 stands for layouts/brochure-a4.yaml");
	return false;
}

static const kt_node *read_file(reading *r, const kt_node *name, kt_source *source)
{
	kt_str bytes;
	if (!check_name(r, name))
		return NULL;
	kt_str folder = kt_str_is(r->project, ".") ? KT_STR("") : kt_print(r->arena, "%.*s/", KT_STR_ARG(r->project));
	kt_str path = kt_print(r->arena, "%.*slayouts/%.*s.yaml", KT_STR_ARG(folder), KT_STR_ARG(name->text));
	if (!kt_io_read(r->io, r->arena, path, KT_IO_TEXT_LIMIT, name->at, r->diag, &bytes) ||
	    !kt_source_read(r->arena, path, bytes, r->diag, source))
		return NULL;
	const kt_node *root = kt_node_read(r->arena, source, r->diag);
	if (root && root->kind != KT_NODE_MAP) {
		kt_diag_error(r->diag, KT_DIAG_EMPTY, root->at, "a layout is a mapping; found %s",
		              kt_node_kind_name(root));
		return NULL;
	}
	return root;
}

static const kt_node *read_tree(reading *r, const kt_node *name)
{
	const kt_node *own = read_file(r, name, &r->layout->source);
	const kt_node *house_name = own ? kt_node_of(own, "house") : NULL;
	if (!house_name)
		return own;
	const kt_node *house = read_file(r, house_name, &r->layout->house);
	const kt_node *further = house ? kt_node_of(house, "house") : NULL;
	if (further) {
		kt_diag_error(r->diag, KT_DIAG_CIRCLE, further->at, "a house names no house of its own");
		return NULL;
	}
	return house ? kt_overlay(r->arena, house, own) : NULL;
}

/* Page and grid */

static bool refuse_page(reading *r, const kt_node *page, const char *words)
{
	kt_diag_error(r->diag, KT_DIAG_RANGE, page->at, "%s", words);
	return r->good = false;
}

/* Rows, steps and half steps are whole units, so that lines of any leading on the grid add up to rows exactly: 15.6 pt in
 * three steps are 15.598 pt, a hair's breadth on the whole page. */
static kt_len step_of(const kt_page_fields *fields)
{
	int32_t halves = 2 * fields->rows.steps;
	return (fields->rows.height + halves / 2) / halves * 2;
}

static void read_page(reading *r, const kt_node *root, const kt_page_fields *fields)
{
	kt_page_form *page = &r->layout->page;
	const kt_node *node = kt_node_of(root, "page");
	kt_len step = step_of(fields), row = step * fields->rows.steps;
	*page = (kt_page_form){.bleed = fields->bleed,
	                       .top = fields->margins.top,
	                       .bottom = fields->margins.bottom,
	                       .inner = fields->margins.inner,
	                       .outer = fields->margins.outer,
	                       .columns = (unsigned)fields->columns.count,
	                       .gutter = fields->columns.gutter,
	                       .row = row,
	                       .facing = fields->facing};
	r->good = kt_phrase_read_sheet(fields->size, r->diag, &page->width, &page->height) && r->good;
	if (!r->good)
		return;
	if (page->width < PAGE_LEAST || page->width > PAGE_MOST || page->height < PAGE_LEAST ||
	    page->height > PAGE_MOST) {
		kt_diag_error(r->diag, KT_DIAG_RANGE, fields->size->at, "a page is 10 mm to 5080 mm wide and high");
		r->good = false;
		return;
	}
	page->step = step;
	page->below = row - fields->rows.first_baseline;
	if (page->below < 0)
		refuse_page(r, node, "the first baseline lies below its row");
	page->rows = (unsigned)((page->height + row - 1) / row);
	int64_t gutters = (int64_t)page->gutter * (page->columns - 1);
	int64_t room = (int64_t)page->width - page->inner - page->outer - gutters;
	if (room < (int64_t)page->columns * KT_LEN_PT)
		refuse_page(r, node, "margins and gutters leave no room for columns");
	else
		page->column = (kt_len)(room / page->columns);
	if (page->top + page->bottom >= page->height)
		refuse_page(r, node, "top and bottom margin leave no room");
	r->layout->sheet.row = row;
	r->layout->sheet.step = step;
}

/* Bounds of fitting */

static void read_fit(reading *r, const kt_fit_fields *fields)
{
	kt_fit_bounds *fit = &r->layout->sheet.fit;
	kt_phrase_range size = {{100, 0}, {100, 0}}, tracking = {{0, 0}, {0, 0}};
	*fit = (kt_fit_bounds){1000, 0, fields->never_below};
	if (fields->size)
		r->good = kt_phrase_read_range(fields->size, true, r->diag, &size) && r->good;
	if (fields->tracking)
		r->good = kt_phrase_read_range(fields->tracking, false, r->diag, &tracking) && r->good;
	kt_len mille = 0, track = 0;
	if (!kt_num_length(size.from, 10, 1, &mille) || mille < 500 || mille > 1000 ||
	    kt_num_compare(size.to, (kt_dec){100, 0}) != 0)
		r->good = kt_diag_error(r->diag, KT_DIAG_RANGE, fields->size->at,
		                        "text is eased from 100 %% down to 50 %% at most: 94..100%%");
	if (!kt_num_length(tracking.from, 1, 1, &track) || track < -50 || track > 0 ||
	    kt_num_compare(tracking.to, (kt_dec){0, 0}) != 0)
		r->good = kt_diag_error(r->diag, KT_DIAG_RANGE, fields->tracking->at,
		                        "text is eased from a tracking of 0 down to -50 at most: -8..0");
	fit->size_least = (uint16_t)mille;
	fit->tracking_least = (int16_t)track;
}

static void read_root(reading *r, const kt_node *root)
{
	kt_layout *layout = r->layout;
	kt_layout_fields fields;
	r->good = kt_record_read(&kt_fields_layout, root, &fields, r->arena, r->diag);
	if (!r->good)
		return;
	read_page(r, root, &fields.page);
	if (!r->good)
		return;
	read_fit(r, &fields.fit);
	bool palette = kt_palette_read(r->arena, &fields.inks, &fields.grounds, r->diag, &layout->sheet.palette);
	if (fields.styles->kind != KT_NODE_MAP) {
		r->good = kt_diag_error(r->diag, KT_DIAG_TYPE, fields.styles->at,
		                        "a mapping was expected here; found %s", kt_node_kind_name(fields.styles));
		return;
	}
	if (fields.blocks && fields.blocks->kind != KT_NODE_MAP) {
		r->good = kt_diag_error(r->diag, KT_DIAG_TYPE, fields.blocks->at,
		                        "a mapping was expected here; found %s", kt_node_kind_name(fields.blocks));
		return;
	}
	bool styles = kt_stylesheet_read_styles(&layout->sheet, r->arena, fields.styles, r->diag);
	bool looks = kt_stylesheet_read_looks(&layout->sheet, r->arena, fields.blocks, r->diag);
	bool templates = kt_template_read(layout, r->arena, &fields, r->diag);
	r->good = r->good && palette && styles && looks && templates;
}

kt_layout *kt_layout_read(kt_io *io, kt_arena *arena, kt_str project, const kt_node *name, kt_diag *diag)
{
	kt_layout *layout = KT_NEW(arena, kt_layout);
	reading r = {io, arena, project, diag, layout, true};
	layout->name = name->text;
	const kt_node *root = read_tree(&r, name);
	if (!root)
		return NULL;
	read_root(&r, root);
	return r.good ? layout : NULL;
}

/* Checking against content and fonts */

static bool check_fonts(const kt_layout *layout, kt_fonts *fonts, kt_diag *diag)
{
	bool good = true;
	for (size_t i = 0; i < layout->sheet.styles.count; i++) {
		const kt_style *style = layout->sheet.styles.items[i];
		const kt_node *font = kt_node_of(layout->sheet.nodes[i], "font");
		if (kt_fonts_has_role(fonts, style->font))
			continue;
		good = kt_diag_error(diag, KT_DIAG_FONT, font ? font->at : layout->sheet.nodes[i]->at,
		                     "fonts/fonts.yaml has no role `%.*s`", KT_STR_ARG(style->font));
		kt_diag_hint(diag, "`katern fonts` lists the roles there are");
	}
	return good;
}

static bool check_section(const kt_layout *layout, const kt_section *section, kt_arena *arena, kt_diag *diag)
{
	const kt_node *name = section->template_name;
	size_t index = name ? kt_template_find(layout, name->text) : KT_NO_TEMPLATE;
	if (!name)
		return false;
	if (index == KT_NO_TEMPLATE) {
		const char **names = KT_NEW_ARRAY(arena, const char *, layout->template_count + 1);
		for (size_t i = 0; i < layout->template_count; i++)
			names[i] = kt_str_c(arena, layout->templates[i][0].name);
		const char *nearest = kt_str_nearest(name->text, names);
		kt_diag_error(diag, KT_DIAG_TEMPLATE_UNKNOWN, name->at, "layout `%.*s` has no template `%.*s`",
		              KT_STR_ARG(layout->name), KT_STR_ARG(name->text));
		if (nearest)
			kt_diag_hint(diag, "did you mean `%s`?", nearest);
		return false;
	}
	size_t *slots = KT_NEW_ARRAY(arena, size_t, section->body_count);
	return kt_placing_find(&layout->templates[index][0], section, arena, slots, diag);
}

/* A style that a block takes by default is needed only where there is such a block. */
static bool check_looks(const kt_layout *layout, const kt_section *section, kt_diag *diag)
{
	bool good = true;
	for (size_t i = 0; i < section->body_count; i++) {
		const kt_placed *block = &section->body[i];
		const kt_look *look = &layout->sheet.looks[kt_stylesheet_look(&layout->sheet, block)];
		if (look->missing.len == 0)
			continue;
		good = kt_diag_error(diag, KT_DIAG_STYLE_UNKNOWN, block->at,
		                     "a %s needs a style called `%.*s`, which layout `%.*s` lacks",
		                     look->kind->form.kind, KT_STR_ARG(look->missing), KT_STR_ARG(layout->name));
		kt_diag_hint(diag, "add it to `styles:`, or name another one in `blocks: %s:`", look->kind->form.kind);
	}
	return good;
}

bool kt_layout_check(const kt_layout *layout, const kt_brochure *brochure, kt_fonts *fonts, kt_diag *diag)
{
	kt_arena *scratch = kt_arena_open();
	bool good = check_fonts(layout, fonts, diag);
	for (size_t i = 0; i < brochure->section_count; i++) {
		good = check_section(layout, &brochure->sections[i], scratch, diag) && good;
		good = check_looks(layout, &brochure->sections[i], diag) && good;
	}
	kt_arena_close(scratch);
	return good;
}

/* The door: two files become one tree (the layout's laid over its house's), the tree a kt_layout. */
#include "layout/layout.h"

#include "layout/checks.h"
#include "layout/fields.h"
#include "layout/overlay.h"
#include "layout/placing.h"
#include "layout/pressing.h"
#include "layout/template.h"

#define PAGE_LEAST KT_PT(28)    /* a centimetre: less holds no letter */
#define PAGE_MOST  KT_PT(14400) /* what a PDF page may be without a unit of its own */

typedef struct reading {
	kt_io *io;
	kt_arena *arena;
	kt_str project;
	kt_diag *diag;
	kt_layout *layout;
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

/* A layout without its file is a name that was misspelt, not a file that could not be read. */
static bool check_there(reading *r, const kt_node *name, kt_str folder)
{
	kt_str *files;
	if (kt_io_exists(r->io, kt_print(r->arena, "%.*s/%.*s.yaml", KT_STR_ARG(folder), KT_STR_ARG(name->text))))
		return true;
	size_t count = kt_io_list(r->io, r->arena, folder, &files), known = 0;
	const char **names = KT_NEW_ARRAY(r->arena, const char *, count + 1);
	kt_buf list = kt_buf_in(r->arena);
	for (size_t i = 0; i < count; i++) {
		kt_str other = kt_str_slice(files[i], 0, files[i].len - 5);
		if (!kt_str_ends(files[i], ".yaml") || kt_str_equal(other, r->layout->name))
			continue;
		kt_buf_print(&list, "%s%.*s", known > 0 ? ", " : "", KT_STR_ARG(other));
		names[known++] = kt_str_c(r->arena, other);
	}
	const char *nearest = kt_str_nearest(name->text, names);
	kt_diag_error(r->diag, KT_DIAG_LAYOUT_UNKNOWN, name->at, "there is no file layouts/%.*s.yaml",
	              KT_STR_ARG(kt_str_clip(name->text, 60)));
	if (nearest)
		kt_diag_hint(r->diag, "did you mean `%s`?", nearest);
	else if (known > 0)
		kt_diag_hint(r->diag, "one of: %.*s", KT_STR_ARG(kt_buf_str(&list)));
	return false;
}

static kt_str folder_of(const reading *r)
{
	if (kt_str_is(r->project, "."))
		return KT_STR("layouts");
	return kt_print(r->arena, "%.*s/layouts", KT_STR_ARG(r->project));
}

static const kt_node *read_file(reading *r, const kt_node *name, kt_source *source)
{
	kt_str bytes;
	if (!check_name(r, name))
		return NULL;
	kt_str folder = folder_of(r);
	kt_str path = kt_print(r->arena, "%.*s/%.*s.yaml", KT_STR_ARG(folder), KT_STR_ARG(name->text));
	if (!check_there(r, name, folder))
		return NULL;
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

/* Rows, steps and half steps are whole units, so that lines of any leading on the grid add up to rows exactly: 15.6 pt in
 * three steps are 15.598 pt, a hair's breadth on the whole page. */
static kt_len step_of(const kt_page_fields *fields)
{
	int32_t halves = 2 * fields->rows.steps;
	return (fields->rows.height + halves / 2) / halves * 2;
}

static bool read_sheet(reading *r, const kt_node *size, kt_page_form *page)
{
	if (!kt_phrase_read_sheet(size, r->diag, &page->width, &page->height))
		return false;
	if (page->width >= PAGE_LEAST && page->width <= PAGE_MOST && page->height >= PAGE_LEAST &&
	    page->height <= PAGE_MOST)
		return true;
	return kt_diag_error(r->diag, KT_DIAG_RANGE, size->at, "a page is 10 mm to 5080 mm wide and high");
}

static bool read_page(reading *r, const kt_node *root, const kt_page_fields *fields)
{
	kt_page_form *page = &r->layout->page;
	kt_place at = kt_node_of(root, "page")->at;
	kt_len step = step_of(fields), row = step * fields->rows.steps;
	*page = (kt_page_form){.bleed = fields->bleed,
	                       .top = fields->margins.top,
	                       .bottom = fields->margins.bottom,
	                       .inner = fields->margins.inner,
	                       .outer = fields->margins.outer,
	                       .columns = (unsigned)fields->columns.count,
	                       .gutter = fields->columns.gutter,
	                       .row = row,
	                       .step = step,
	                       .below = row - fields->rows.first_baseline,
	                       .facing = fields->facing};
	if (!read_sheet(r, fields->size, page))
		return false;
	page->rows = (unsigned)((page->height + row - 1) / row);
	r->layout->sheet.row = row;
	r->layout->sheet.step = step;
	int64_t gutters = (int64_t)page->gutter * (page->columns - 1);
	int64_t room = (int64_t)page->width - page->inner - page->outer - gutters;
	page->column = (kt_len)(room / page->columns);
	bool good = true;
	if (page->below < 0)
		good = kt_diag_error(r->diag, KT_DIAG_RANGE, at, "the first baseline lies below its row");
	if (page->column < KT_LEN_PT)
		good = kt_diag_error(r->diag, KT_DIAG_RANGE, at, "margins and gutters leave no room for columns");
	if (page->top + page->bottom >= page->height)
		good = kt_diag_error(r->diag, KT_DIAG_RANGE, at, "top and bottom margin leave no room");
	return good;
}

/* Bounds of fitting */

/* A range whose end is `full` and whose beginning, in per mille where it is in percent, is `least` or more. */
static bool read_bound(const kt_node *node, bool percent, kt_dec full, kt_len least, kt_diag *diag, kt_len *bound,
                       const char *refusal)
{
	kt_phrase_range range;
	int64_t scale = percent ? 10 : 1;
	if (!node)
		return true;
	if (!kt_phrase_read_range(node, percent, diag, &range))
		return false;
	if (kt_num_compare(range.to, full) == 0 && kt_num_length(range.from, scale, 1, bound) && *bound >= least)
		return true;
	*bound = 0;
	return kt_diag_error(diag, KT_DIAG_RANGE, node->at, "%s", refusal);
}

static bool read_fit(reading *r, const kt_fit_fields *fields)
{
	kt_len mille = 1000, tracking = 0, hyphens = 1000;
	bool good = read_bound(fields->size, true, (kt_dec){100, 0}, 500, r->diag, &mille,
	                       "text is eased from 100 % down to 50 % at most: 94..100%");
	good = read_bound(fields->tracking, false, (kt_dec){0, 0}, -50, r->diag, &tracking,
	                  "text is eased from a tracking of 0 down to -50 at most: -8..0") &&
	       good;
	good = read_bound(fields->hyphens, true, (kt_dec){100, 0}, 0, r->diag, &hyphens,
	                  "a hyphen's cost is eased from 100 % down to 0 % at most: 40..100%") &&
	       good;
	r->layout->sheet.fit =
	        (kt_fit_bounds){(uint16_t)mille, (int16_t)tracking, (uint16_t)hyphens, fields->never_below};
	return good;
}

/* What a layout and its house must have between them. */
static bool check_present(reading *r, const kt_node *root)
{
	static const char *const keys[] = {"page", "inks", "grounds", "styles", "measures", "templates"};
	bool good = true;
	for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
		if (!kt_node_of(root, keys[i]))
			good = kt_diag_error(r->diag, KT_DIAG_KEY_MISSING, root->at, "`%s` is missing from a layout",
			                     keys[i]);
	return good;
}

/* Was every part of the page read? What was refused is 0. */
static bool is_sound(const kt_page_fields *page)
{
	return page->size && page->columns.count > 0 && page->rows.height > 0 && page->rows.steps > 0 &&
	       page->rows.first_baseline > 0;
}

static bool is_map(const kt_node *node, kt_diag *diag)
{
	if (!node || node->kind == KT_NODE_MAP)
		return true;
	return kt_diag_error(diag, KT_DIAG_TYPE, node->at, "a mapping was expected here; found %s",
	                     kt_node_kind_name(node));
}

static bool read_root(reading *r, const kt_node *root)
{
	kt_stylesheet *sheet = &r->layout->sheet;
	const kt_node *styles = kt_node_of(root, "styles");
	kt_layout_fields fields;
	bool good = kt_record_read(&kt_layout_record, root, &fields, r->arena, r->diag);
	/* Other mistakes do not stop the reading; without inks and a page there is nothing to go on with. */
	if (!check_present(r, root) || !is_map(styles, r->diag) || !is_map(fields.blocks, r->diag) ||
	    !is_sound(&fields.page) || fields.inks.count == 0 || !read_page(r, root, &fields.page))
		return false;
	good = read_fit(r, &fields.fit) && good;
	good = kt_checks_read(&fields.checks, &sheet->fit, r->diag, r->layout->checks) && good;
	good = kt_palette_read(r->arena, &fields.inks, &fields.grounds, r->diag, &sheet->palette) && good;
	good = kt_pressing_read(r->io, r->arena, folder_of(r), &fields.press, r->diag, &r->layout->press) && good;
	good = kt_stylesheet_read_styles(sheet, r->arena, styles, r->diag) && good;
	good = kt_stylesheet_read_looks(sheet, r->arena, fields.blocks, r->diag) && good;
	return kt_template_read(r->layout, r->arena, &fields, r->diag) && good;
}

kt_layout *kt_layout_read(kt_io *io, kt_arena *arena, kt_str project, const kt_node *name, kt_diag *diag)
{
	kt_layout *layout = KT_NEW(arena, kt_layout);
	reading r = {io, arena, project, diag, layout};
	layout->name = name->text;
	const kt_node *root = read_tree(&r, name);
	if (!root)
		return NULL;
	return read_root(&r, root) ? layout : NULL;
}

bool kt_layout_is_targeted(const kt_layout *layout)
{
	return layout->print.fill != NULL;
}

const kt_check *kt_layout_checks(const kt_layout *layout)
{
	return layout->checks;
}

/* Checking against content and fonts */

/* Has the style's face the forms that it asks for? */
static bool check_features(const kt_style *style, const kt_node *node, kt_fonts *fonts, kt_diag *diag)
{
	static const char *const keys[KT_FEATURES] = {"figures", "figures", "figures",   "figures",
	                                              "caps",    "caps",    "fractions", "superiors"};
	if (!style->features)
		return true;
	const kt_face *face = kt_fonts_face(fonts, style->font, style->weight, style->italic, diag);
	uint16_t lacks = face ? kt_face_lacks(face, style->features) : 0;
	for (size_t i = 0; i < KT_FEATURES; i++) {
		const kt_node *key = kt_node_of(node, keys[i]);
		if (!(lacks & kt_features[i].feature))
			continue;
		/* Styles based on this one say it with the same words, and are told once. */
		kt_diag_error(diag, KT_DIAG_FONT, key ? key->at : node->at, "the font %.*s has no %s (%s)",
		              KT_STR_ARG(face->postscript), kt_features[i].words, kt_features[i].tag);
		kt_diag_hint(diag, "leave `%s` out, or give the style a `font` that has them", keys[i]);
	}
	return face && !lacks;
}

static bool check_fonts(const kt_layout *layout, kt_fonts *fonts, kt_diag *diag)
{
	bool good = true;
	for (size_t i = 0; i < layout->sheet.styles.count; i++) {
		const kt_style *style = layout->sheet.styles.items[i];
		const kt_node *font = kt_node_of(layout->sheet.nodes[i], "font");
		if (kt_fonts_has_role(fonts, style->font)) {
			good = check_features(style, layout->sheet.nodes[i], fonts, diag) && good;
			if (style->second && style->second->features != style->features)
				good = check_features(style->second, layout->sheet.nodes[i], fonts, diag) && good;
			continue;
		}
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
	/* Said of both, a fault is kept once. */
	bool good = true;
	for (kt_target target = 0; target < KT_TARGETS; target++)
		good = kt_placing_find(&layout->templates[index][0], section, target, arena, slots, diag) && good;
	return good;
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

static bool check_waivers(const kt_field_list *waivers, kt_diag *diag)
{
	const kt_waive *items = waivers->items;
	bool good = true;
	for (size_t i = 0; i < waivers->count; i++)
		if (items[i].check)
			good = kt_checks_waived(items[i].check->text, items[i].check->at, diag) && good;
	return good;
}

static bool check_section_waivers(const kt_section *section, kt_diag *diag)
{
	bool good = check_waivers(&section->waive, diag);
	for (size_t i = 0; i < section->body_count; i++)
		good = check_waivers(&section->body[i].waive, diag) && good;
	return good;
}

bool kt_layout_check(const kt_layout *layout, const kt_brochure *brochure, kt_fonts *fonts, kt_diag *diag)
{
	kt_arena *scratch = kt_arena_open();
	bool good = check_fonts(layout, fonts, diag);
	for (size_t i = 0; i < brochure->section_count; i++) {
		good = check_section(layout, &brochure->sections[i], scratch, diag) && good;
		good = check_looks(layout, &brochure->sections[i], diag) && good;
		good = check_section_waivers(&brochure->sections[i], diag) && good;
	}
	kt_arena_close(scratch);
	return good;
}

/* fonts.yaml is read whole and checked; a role is resolved to a file by nearest weight (as CSS Fonts 4 asks, simplified:
 * of two that are equally near, the bolder), and the file opened at first use, by one thread while others wait. What is
 * wrong with a file is kept and said again to every diag that meets it: editions collect their faults apart. */
#include "text/font.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <hb.h>

#include "text/face.h"
#include "yaml/field.h"

#define SYSTEM_FOLDER "/usr/share/fonts/"

typedef struct file {
	const kt_entry *entry; /* "400 italic" */
	const kt_node *name;
	unsigned weight;
	bool italic;
	unsigned index;
	kt_str path;
	atomic_bool tried; /* what follows is known */
	kt_face *face;     /* NULL: it was never opened */
	const char *fault; /* why it cannot be used */
	kt_diag *unread;   /* what reading it reported; NULL: nothing */
} file;

typedef struct family {
	const kt_entry *entry;
	const kt_node *package, *licence, *folder;
	int32_t scale;
	kt_field_list faces; /* of file */
} family;

typedef struct role {
	const kt_entry *entry;
	const kt_node *family;
} role;

typedef struct fall_back {
	const kt_entry *entry; /* "Grek" */
	kt_field_words families;
} fall_back;

typedef struct listing {
	kt_field_list roles, families, fall_backs;
} listing;

struct kt_fonts {
	kt_arena *arena;
	kt_io *io;
	listing listing;
	bool faulty;             /* fonts.yaml has faults, reported: nothing can be set */
	pthread_mutex_t opening; /* held while a file is opened; guards the arena */
};

static const kt_field role_fields[] = {
        {"family", KT_FIELD_WORD, offsetof(role, family), .required = true, .help = "the name of a family below"},
        KT_FIELD_END};
static const kt_record role_record = {"a font role", sizeof(role), role_fields, "family"};

static const kt_field file_fields[] = {
        {"file", KT_FIELD_WORD, offsetof(file, name), .required = true, .help = "the name of a file in the folder"},
        KT_FIELD_END};
static const kt_record file_record = {"a face", sizeof(file), file_fields, "file"};

static const kt_field family_fields[] = {
        {"package", KT_FIELD_WORD, offsetof(family, package), .help = "the Debian package that holds the files"},
        {"licence", KT_FIELD_WORD, offsetof(family, licence), .required = true, .help = "an SPDX name, OFL-1.1"},
        {"folder", KT_FIELD_WORD, offsetof(family, folder), .required = true,
         .help = "a folder below /usr/share/fonts, or one of the project"},
        {"scale", KT_FIELD_INTEGER, offsetof(family, scale), .fallback = "100", .min = "50", .max = "200",
         .help = "percent of a style's size at which the family is set, so that scripts side by side look of one size"},
        {"faces", KT_FIELD_MAP, offsetof(family, faces), .required = true, .min = "1", .of = &file_record,
         .help = "weight, with \"italic\" where it is one, and file: \"400 italic: Inter-Italic.otf\""},
        KT_FIELD_END};
static const kt_record family_record = {"a font family", sizeof(family), family_fields, NULL};

static const kt_field fall_back_fields[] = {{"families", KT_FIELD_WORDS, offsetof(fall_back, families),
                                             .required = true, .min = "1", .help = "families tried in turn"},
                                            KT_FIELD_END};
static const kt_record fall_back_record = {"a fall-back", sizeof(fall_back), fall_back_fields, "families"};

static const kt_field listing_fields[] = {
        {"roles", KT_FIELD_MAP, offsetof(listing, roles), .required = true, .min = "1", .of = &role_record,
         .help = "what the styles of a layout name, and the family that it stands for"},
        {"families", KT_FIELD_MAP, offsetof(listing, families), .required = true, .min = "1", .of = &family_record,
         .help = "families with their files"},
        {"fall-backs", KT_FIELD_MAP, offsetof(listing, fall_backs), .of = &fall_back_record,
         .help = "script (ISO 15924, Zyyy for signs of all scripts) and the families for it"},
        KT_FIELD_END};
const kt_record kt_fonts_record = {"fonts.yaml", sizeof(listing), listing_fields, NULL};

static family *family_of(const kt_fonts *fonts, kt_str name)
{
	family *families = fonts->listing.families.items;
	for (size_t i = 0; i < fonts->listing.families.count; i++)
		if (kt_str_equal(families[i].entry->key, name))
			return &families[i];
	return NULL;
}

static const role *role_of(const kt_fonts *fonts, kt_str name)
{
	const role *roles = fonts->listing.roles.items;
	for (size_t i = 0; i < fonts->listing.roles.count; i++)
		if (kt_str_equal(roles[i].entry->key, name))
			return &roles[i];
	return NULL;
}

/* "400" or "400 italic". */
static bool read_face_key(kt_str key, unsigned *weight, bool *italic)
{
	const kt_str slope = KT_STR(" italic");
	*italic = kt_str_ends(key, slope.at);
	kt_str digits = *italic ? kt_str_slice(key, 0, key.len - slope.len) : key;
	kt_dec value;
	if (kt_num_read(digits, &value) != KT_NUM_FINE || value.scale || value.units < 1 || value.units > 1000)
		return false;
	*weight = (unsigned)value.units;
	return true;
}

/* May a path that fonts.yaml names be opened? */
static bool path_is_safe(kt_str path, bool absolute_allowed)
{
	if (kt_str_starts(path, "/") && !(absolute_allowed && kt_str_starts(path, SYSTEM_FOLDER)))
		return false;
	for (size_t from = 0; from <= path.len;) {
		size_t to = kt_str_find(path, "/", from);
		kt_str part = kt_str_slice(path, from, to == SIZE_MAX ? path.len : to);
		if (kt_str_is(part, ".."))
			return false;
		from = to == SIZE_MAX ? path.len + 1 : to + 1;
	}
	return path.len > 0;
}

static bool check_file(kt_fonts *fonts, const family *owner, kt_str project, file *f, kt_diag *diag)
{
	bool good = true;
	if (!read_face_key(f->entry->key, &f->weight, &f->italic)) {
		good = kt_diag_error(diag, KT_DIAG_FORM, f->entry->at, "`%.*s` is no weight of a face",
		                     KT_STR_ARG(f->entry->key));
		kt_diag_hint(diag, "a face is named by its weight, 1 to 1000: `400` or `400 italic`");
	}
	if (!f->name || !owner->folder)
		return false;
	if (!path_is_safe(owner->folder->text, true)) {
		good = kt_diag_error(diag, KT_DIAG_FORM, owner->folder->at,
		                     "fonts are read from below /usr/share/fonts or from the project, not from `%.*s`",
		                     KT_STR_ARG(owner->folder->text));
	}
	if (!path_is_safe(f->name->text, false))
		good = kt_diag_error(diag, KT_DIAG_FORM, f->name->at, "`%.*s` is no file of the family's folder",
		                     KT_STR_ARG(f->name->text));
	kt_str folder = owner->folder->text;
	f->path = kt_str_starts(folder, "/")
	                  ? kt_print(fonts->arena, "%.*s/%.*s", KT_STR_ARG(folder), KT_STR_ARG(f->name->text))
	                  : kt_print(fonts->arena, "%.*s/%.*s/%.*s", KT_STR_ARG(project), KT_STR_ARG(folder),
	                             KT_STR_ARG(f->name->text));
	return good;
}

static bool check_family_name(const kt_fonts *fonts, const kt_node *name, kt_diag *diag)
{
	if (!name || family_of(fonts, name->text))
		return name != NULL;
	const family *families = fonts->listing.families.items;
	size_t count = fonts->listing.families.count;
	const char **names = KT_NEW_ARRAY(fonts->arena, const char *, count + 1);
	for (size_t i = 0; i < count; i++)
		names[i] = kt_str_c(fonts->arena, families[i].entry->key);
	kt_diag_error(diag, KT_DIAG_CHOICE, name->at, "`families` has no `%.*s`", KT_STR_ARG(name->text));
	const char *nearest = kt_str_nearest(name->text, names);
	if (nearest)
		kt_diag_hint(diag, "did you mean `%s`?", nearest);
	return false;
}

static bool check_listing(kt_fonts *fonts, kt_str project, kt_diag *diag)
{
	bool good = true;
	unsigned index = 0;
	const listing *l = &fonts->listing;
	for (size_t i = 0; i < l->families.count; i++) {
		const family *owner = &((const family *)l->families.items)[i];
		for (size_t k = 0; k < owner->faces.count; k++) {
			file *f = &((file *)owner->faces.items)[k];
			f->index = index++;
			good = check_file(fonts, owner, project, f, diag) && good;
		}
	}
	for (size_t i = 0; i < l->roles.count; i++)
		good = check_family_name(fonts, ((const role *)l->roles.items)[i].family, diag) && good;
	for (size_t i = 0; i < l->fall_backs.count; i++) {
		const fall_back *f = &((const fall_back *)l->fall_backs.items)[i];
		if (f->entry->key.len != 4)
			good = kt_diag_error(diag, KT_DIAG_FORM, f->entry->at,
			                     "`%.*s` is no script: four letters of ISO 15924, such as Grek",
			                     KT_STR_ARG(f->entry->key));
		for (size_t k = 0; k < f->families.count; k++)
			good = check_family_name(fonts, f->families.items[k], diag) && good;
	}
	return good;
}

static bool read_listing(kt_fonts *fonts, kt_str project, kt_diag *diag)
{
	kt_arena *arena = fonts->arena;
	kt_source *source = KT_NEW(arena, kt_source);
	kt_str path = kt_print(arena, "%.*s/fonts/fonts.yaml", KT_STR_ARG(project)), bytes;
	if (!kt_io_read(fonts->io, arena, path, KT_IO_TEXT_LIMIT, KT_NOWHERE, diag, &bytes) ||
	    !kt_source_read(arena, KT_STR("fonts/fonts.yaml"), bytes, diag, source))
		return false;
	kt_node *root = kt_node_read(arena, source, diag);
	return root && kt_record_read(&kt_fonts_record, root, &fonts->listing, arena, diag) &&
	       check_listing(fonts, project, diag);
}

kt_fonts *kt_fonts_open(kt_io *io, kt_str project, kt_diag *diag)
{
	kt_arena *arena = kt_arena_open();
	kt_fonts *fonts = KT_NEW(arena, kt_fonts);
	fonts->arena = arena;
	fonts->io = io;
	pthread_mutex_init(&fonts->opening, NULL);
	fonts->faulty = !read_listing(fonts, project, diag);
	return fonts;
}

void kt_fonts_close(kt_fonts *fonts)
{
	if (!fonts)
		return;
	for (size_t i = 0; i < fonts->listing.families.count; i++) {
		const family *owner = &((const family *)fonts->listing.families.items)[i];
		for (size_t k = 0; k < owner->faces.count; k++) {
			const file *f = &((const file *)owner->faces.items)[k];
			if (f->face)
				kt_face_close(f->face);
			kt_diag_close(f->unread);
		}
	}
	pthread_mutex_destroy(&fonts->opening);
	kt_arena_close(fonts->arena);
}

/* The file of the family nearest to the weight; an upright one where it has no italic, and the other way round. */
static file *nearest_file(const family *owner, unsigned weight, bool italic)
{
	file *files = owner->faces.items, *best = NULL;
	unsigned best_distance = 0;
	for (size_t i = 0; i < owner->faces.count; i++) {
		unsigned distance =
		        files[i].weight > weight ? (files[i].weight - weight) * 2 : (weight - files[i].weight) * 2 + 1;
		if (files[i].italic != italic)
			distance += 10000; /* past any distance of weights */
		if (!best || distance < best_distance) {
			best = &files[i];
			best_distance = distance;
		}
	}
	return best;
}

/* Reads and opens the file; sets its face or its fault. */
static void open_file(kt_fonts *fonts, const family *owner, file *f)
{
	kt_str bytes;
	if (!kt_io_exists(fonts->io, f->path)) {
		f->fault = "there is no such file";
		return;
	}
	f->unread = kt_diag_open();
	if (!kt_io_read(fonts->io, fonts->arena, f->path, KT_IO_FONT_LIMIT, f->name->at, f->unread, &bytes)) {
		f->fault = "it cannot be read";
		return;
	}
	kt_diag_close(f->unread);
	f->unread = NULL;
	kt_face *face = KT_NEW(fonts->arena, kt_face);
	*face = (kt_face){.index = f->index, .family = owner->entry->key, .path = f->path, .scale = owner->scale};
	f->fault = kt_face_open(fonts->arena, bytes, face);
	f->face = face;
}

static void open_once(kt_fonts *fonts, const family *owner, file *f)
{
	pthread_mutex_lock(&fonts->opening);
	if (!atomic_load_explicit(&f->tried, memory_order_relaxed)) {
		open_file(fonts, owner, f);
		atomic_store_explicit(&f->tried, true, memory_order_release);
	}
	pthread_mutex_unlock(&fonts->opening);
}

/* The path as the user knows it: from the folder in which the program runs. */
static kt_str shown_path(kt_str path)
{
	return kt_str_starts(path, "./") ? kt_str_slice(path, 2, path.len) : path;
}

static const kt_face *face_of(kt_fonts *fonts, const family *owner, unsigned weight, bool italic, kt_diag *diag)
{
	file *f = nearest_file(owner, weight, italic);
	if (!atomic_load_explicit(&f->tried, memory_order_acquire))
		open_once(fonts, owner, f);
	if (!f->fault)
		return f->face;
	if (f->unread)
		kt_diag_absorb(diag, f->unread);
	kt_diag_system(diag, KT_DIAG_FONT, f->name->at, "the font file %.*s cannot be used: %s",
	               KT_STR_ARG(shown_path(f->path)), f->fault);
	if (f->face && f->face->withheld)
		kt_diag_hint(diag, "name another font, or ask its maker for a file that may be embedded");
	else if (owner->package)
		kt_diag_hint(diag, "sudo apt-get install %.*s", KT_STR_ARG(owner->package->text));
	return NULL;
}

const kt_face *kt_fonts_face(kt_fonts *fonts, kt_str name, unsigned weight, bool italic, kt_diag *diag)
{
	const role *r = role_of(fonts, name);
	if (fonts->faulty)
		return NULL;
	if (r)
		return face_of(fonts, family_of(fonts, r->family->text), weight, italic, diag);
	kt_diag_error(diag, KT_DIAG_FONT, KT_NOWHERE, "fonts/fonts.yaml has no role `%.*s`", KT_STR_ARG(name));
	return NULL;
}

/* The first family that has the whole letter, else the first that has its first character. */
static const kt_face *face_of_script(kt_fonts *fonts, kt_str script, unsigned weight, bool italic, kt_str letter,
                                     kt_diag *diag)
{
	const fall_back *all = fonts->listing.fall_backs.items;
	const kt_face *half = NULL;
	size_t at = 0;
	uint32_t first = kt_str_next(letter, &at);
	for (size_t i = 0; i < fonts->listing.fall_backs.count; i++) {
		if (!kt_str_equal(all[i].entry->key, script))
			continue;
		for (size_t k = 0; k < all[i].families.count; k++) {
			const family *owner = family_of(fonts, all[i].families.items[k]->text);
			const kt_face *face = face_of(fonts, owner, weight, italic, diag);
			if (face && !kt_face_misses(face, letter))
				return face;
			if (face && !half && kt_face_has(face, first))
				half = face;
		}
	}
	return half;
}

/* Do languages share the script, and draw its characters each in its own way? */
static bool is_shared(hb_script_t script)
{
	return script == HB_SCRIPT_HAN || script == HB_SCRIPT_HIRAGANA || script == HB_SCRIPT_KATAKANA ||
	       script == HB_SCRIPT_HANGUL || script == HB_SCRIPT_BOPOMOFO;
}

const kt_face *kt_fonts_face_for(kt_fonts *fonts, kt_str name, unsigned weight, bool italic, kt_str letter,
                                 kt_str writing, kt_diag *diag)
{
	const kt_face *own = kt_fonts_face(fonts, name, weight, italic, diag);
	size_t at = 0;
	if (!own || !kt_face_misses(own, letter))
		return own;
	uint32_t first = kt_str_next(letter, &at);
	hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), first);
	char tag[5] = {0};
	hb_tag_to_string(script, tag);
	const kt_face *face = is_shared(script) ? face_of_script(fonts, writing, weight, italic, letter, diag) : NULL;
	if (!face)
		face = face_of_script(fonts, kt_str_of(tag), weight, italic, letter, diag);
	/* A mark that no font of the role has leaves the letter where it is. */
	return face || !kt_face_has(own, first) ? face : own;
}

size_t kt_fonts_rows(kt_fonts *fonts, kt_arena *arena, kt_fonts_row **rows)
{
	const role *roles = fonts->listing.roles.items;
	size_t count = 0, put = 0;
	if (fonts->faulty)
		return 0;
	for (size_t i = 0; i < fonts->listing.roles.count; i++)
		count += family_of(fonts, roles[i].family->text)->faces.count;
	*rows = KT_NEW_ARRAY(arena, kt_fonts_row, count);
	for (size_t i = 0; i < fonts->listing.roles.count; i++) {
		const family *owner = family_of(fonts, roles[i].family->text);
		for (size_t k = 0; k < owner->faces.count; k++) {
			const file *f = &((const file *)owner->faces.items)[k];
			(*rows)[put++] = (kt_fonts_row){.role = roles[i].entry->key,
			                                .family = owner->entry->key,
			                                .package = owner->package ? owner->package->text : (kt_str){0},
			                                .licence = owner->licence ? owner->licence->text : (kt_str){0},
			                                .path = f->path,
			                                .weight = f->weight,
			                                .italic = f->italic,
			                                .present = kt_io_exists(fonts->io, f->path)};
		}
	}
	return count;
}

bool kt_fonts_has_role(const kt_fonts *fonts, kt_str name)
{
	return fonts->faulty || role_of(fonts, name);
}

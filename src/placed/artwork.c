#include "placed/artwork.h"

#include <string.h>

#include "base/child.h"
#include "placed/reply.h"

#define NOT_LINKED    127    /* what the loader ends with */
#define WAIT          60000u /* milliseconds: far more than the seconds of processor it has, on a machine that is busy */
#define CHANNELS_MOST 4
#define REPLY_ROOM    (sizeof(kt_reply) + KT_WORDS_MOST)
#define FORM_MOST     ((size_t)256 << 20)

struct kt_artworks {
	kt_arena *arena;
	kt_io *io;
	kt_str project;
	kt_kept *kept;
	kt_artwork **items;
	size_t count, room;
};

kt_artworks *kt_artworks_open(kt_arena *arena, kt_io *io, kt_str project)
{
	kt_artworks *artworks = KT_NEW(arena, kt_artworks);
	*artworks = (kt_artworks){.arena = arena, .io = io, .project = project, .kept = kt_kept_open()};
	return artworks;
}

void kt_artworks_close(kt_artworks *artworks)
{
	if (artworks)
		kt_kept_close(artworks->kept);
}

/* Asking */

static bool report_end(const kt_artwork *artwork, kt_child_end end, int status, kt_diag *diag)
{
	kt_place at = artwork->place;
	if (end == KT_CHILD_NOT_THERE)
		return kt_diag_system(diag, KT_DIAG_SYSTEM, at, "%s cannot be started: %s", artwork->program,
		                      strerror(status));
	if (end == KT_CHILD_EXITED && status == 2)
		return kt_diag_system(diag, KT_DIAG_SYSTEM, at, "%s is of another katern than this", artwork->program);
	if (end == KT_CHILD_EXITED && status == NOT_LINKED) {
		kt_diag_system(diag, KT_DIAG_SYSTEM, at, "%s does not start: a library of it is missing",
		               artwork->program);
		kt_diag_hint(diag,
		             "`ldd %s` names it; on Debian install librsvg2-2, libqpdf29, libpoppler-glib8, liblcms2-2",
		             artwork->program);
		return false;
	}
	if (end == KT_CHILD_LATE)
		return kt_diag_error(diag, KT_DIAG_ARTWORK, at, "the artwork %.*s takes more than a minute to read",
		                     KT_STR_ARG(artwork->path));
	kt_diag_error(diag, KT_DIAG_ARTWORK, at,
	              "the artwork %.*s takes more than %u seconds or %u MiB to read, or is not what it seems",
	              KT_STR_ARG(artwork->path), KT_ARTWORK_SECONDS, (unsigned)(KT_ARTWORK_MEMORY >> 20));
	kt_diag_hint(diag, "open it in the program that made it, make it smaller or simpler, and save it anew");
	return false;
}

/* The most that a reply may hold. */
static size_t most_of(const kt_artwork *artwork, const kt_request *request)
{
	if (request->wanted == KT_WANTED_JUDGEMENT)
		return REPLY_ROOM;
	uint64_t pixels = artwork->drawn ? (uint64_t)request->width * request->height
	                                 : (uint64_t)artwork->width * artwork->height;
	if (artwork->drawn && request->wanted != KT_WANTED_PIXELS)
		return REPLY_ROOM + FORM_MOST;
	uint64_t samples = pixels * (CHANNELS_MOST + 1);
	return REPLY_ROOM + (samples > artwork->bytes.len ? (size_t)samples : artwork->bytes.len);
}

static bool ask(const kt_artwork *artwork, kt_request request, kt_str press, kt_arena *arena, kt_artwork_made *made,
                kt_diag *diag)
{
	request.magic = KT_PROTOCOL_MAGIC;
	request.page = artwork->page;
	request.profile = (uint32_t)press.len;
	request.file = (uint32_t)artwork->bytes.len;
	kt_str parts[] = {{(const char *)&request, sizeof request}, press, artwork->bytes};
	kt_buf out = kt_buf_in(arena);
	kt_child_limits limits = {WAIT, most_of(artwork, &request)};
	int status = 0;
	kt_child_end end = kt_child_run(artwork->program, parts, sizeof parts / sizeof parts[0], limits, &out, &status);
	kt_str words;
	if (end != KT_CHILD_EXITED || status != 0 ||
	    !kt_reply_read(kt_buf_str(&out), (kt_wanted)request.wanted, &made->reply, &words, &made->body))
		return report_end(artwork, end, status, diag);
	if (made->reply.kind == KT_REPLY_REFUSED)
		return kt_diag_error(diag, KT_DIAG_ARTWORK, artwork->place, "the artwork %.*s %.*s",
		                     KT_STR_ARG(artwork->path), KT_STR_ARG(words));
	if (words.len > 0)
		kt_diag_warn(diag, KT_DIAG_ARTWORK, artwork->place, "the artwork %.*s %.*s", KT_STR_ARG(artwork->path),
		             KT_STR_ARG(words));
	return true;
}

/* Into an arena of its own, which is kept with it; else the body is copied to the caller's. */
static bool make_and_keep(const kt_artwork *artwork, kt_kept_made *kept, kt_str press, kt_arena *arena,
                          kt_artwork_made *made, kt_diag *diag)
{
	kt_arena *own = kt_arena_open();
	bool good = ask(artwork, kept->request, press, own, made, diag);
	if (good) {
		kept->reply = made->reply;
		kept->body = made->body;
	}
	if (kt_kept_put(artwork->kept, kept, good ? own : NULL))
		return true;
	if (good)
		made->body = kt_str_copy(arena, made->body);
	kt_arena_close(own);
	return good;
}

bool kt_artwork_make(const kt_artwork *artwork, const kt_request *wanted, kt_str press, kt_arena *arena,
                     kt_artwork_made *made, kt_diag *diag)
{
	kt_request request = {.wanted = wanted->wanted};
	if (artwork->drawn || (kt_request_averages(artwork->width, wanted->width) &&
	                       kt_request_averages(artwork->height, wanted->height))) {
		request.width = wanted->width;
		request.height = wanted->height;
	}
	memcpy(request.ground, wanted->ground, sizeof request.ground);
	if (!artwork->kept)
		return ask(artwork, request, press, arena, made, diag);
	kt_kept_made kept = {.artwork = artwork->index, .request = request, .press = press.at};
	if (!kt_kept_take(artwork->kept, &kept))
		return make_and_keep(artwork, &kept, press, arena, made, diag);
	*made = (kt_artwork_made){kept.reply, kept.body};
	return true;
}

/* Placing */

static bool refuse_path(kt_str path, kt_place at, const char *why, kt_diag *diag)
{
	kt_diag_error(diag, KT_DIAG_ARTWORK, at, "`%.*s` %s", KT_STR_ARG(kt_str_clip(path, 60)), why);
	kt_diag_hint(diag, "a file in the project's own folder, named from there: artwork/harbour.jpg");
	return false;
}

static bool is_drive(kt_str path)
{
	return path.len > 1 && path.at[1] == ':';
}

static bool climbs(kt_str path)
{
	for (size_t from = 0; from <= path.len;) {
		size_t end = kt_str_find(path, "/", from);
		if (kt_str_is(kt_str_slice(path, from, end), ".."))
			return true;
		from = end == SIZE_MAX ? path.len + 1 : end + 1;
	}
	return false;
}

static bool check_form(kt_str path, kt_place at, kt_diag *diag)
{
	if (path.len == 0)
		return refuse_path(path, at, "names no file", diag);
	if (is_drive(path) || kt_str_find(path, "\\", 0) != SIZE_MAX)
		return refuse_path(path, at, "is a path of Windows; folders are parted by /", diag);
	if (kt_str_find(path, ":", 0) != SIZE_MAX)
		return refuse_path(path, at, "is an address; artwork is not fetched", diag);
	if (kt_str_starts(path, "/") || kt_str_starts(path, "~"))
		return refuse_path(path, at, "is a path on one machine only", diag);
	if (climbs(path))
		return refuse_path(path, at, "leads out of the project", diag);
	return true;
}

static void report_missing(const kt_artworks *artworks, kt_str path, kt_str whole, kt_place at, kt_diag *diag)
{
	kt_diag_error(diag, KT_DIAG_ARTWORK, at, "there is no file `%.*s` in the project",
	              KT_STR_ARG(kt_str_clip(path, 200)));
	if (kt_diag_full(diag))
		return;
	kt_str base = kt_str_behind(whole, "/"), *names;
	kt_str folder = base.len == whole.len ? KT_STR(".") : kt_str_slice(whole, 0, whole.len - base.len - 1);
	size_t count = kt_io_list(artworks->io, artworks->arena, folder, &names);
	const char **list = KT_NEW_ARRAY(artworks->arena, const char *, count + 1);
	const char *meant = NULL;
	for (size_t i = 0; i < count; i++) {
		list[i] = kt_str_c(artworks->arena, names[i]);
		if (kt_str_alike(names[i], base))
			meant = list[i];
	}
	if (!meant)
		meant = kt_str_nearest(base, list);
	if (meant)
		kt_diag_hint(diag, "did you mean `%s`? capitals count", meant);
	else
		kt_diag_hint(diag, "a file in the project's own folder, named from there: artwork/harbour.jpg");
}

static kt_str whole_path(const kt_artworks *artworks, kt_str path)
{
	kt_str project = artworks->project;
	bool here = project.len == 0 || kt_str_is(project, ".");
	return kt_print(artworks->arena, "%.*s%s%.*s", here ? 0 : (int)project.len, project.at,
	                here || kt_str_ends(project, "/") ? "" : "/", KT_STR_ARG(path));
}

static bool read_bytes(kt_artworks *artworks, kt_artwork *artwork, kt_diag *diag)
{
	kt_str whole = whole_path(artworks, artwork->path);
	kt_str project = artworks->project.len == 0 ? KT_STR(".") : artworks->project;
	if (!kt_io_inside(artworks->io, whole, project))
		return refuse_path(artwork->path, artwork->place, "is a link out of the project", diag);
	if (!kt_io_exists(artworks->io, whole)) {
		report_missing(artworks, artwork->path, whole, artwork->place, diag);
		return false;
	}
	return kt_io_read(artworks->io, artworks->arena, whole, KT_ARTWORK_BYTES_MOST, artwork->place, diag,
	                  &artwork->bytes);
}

static bool is_picture(kt_str bytes)
{
	return kt_str_starts(bytes, "\x89PNG") || kt_str_starts(bytes, "\xff\xd8\xff");
}

static bool judge(kt_artworks *artworks, kt_artwork *artwork, kt_diag *diag)
{
	const char *name = is_picture(artwork->bytes) ? KT_ARTWORK_PICTURES : KT_ARTWORK_DRAWINGS;
	artwork->program = kt_child_beside(artworks->arena, name);
	if (!artwork->program)
		return kt_diag_system(diag, KT_DIAG_SYSTEM, artwork->place,
		                      "the artwork %.*s is read by the program %s, which is not beside katern",
		                      KT_STR_ARG(artwork->path), name);
	kt_artwork_made made;
	if (!ask(artwork, (kt_request){.wanted = KT_WANTED_JUDGEMENT}, (kt_str){0}, artworks->arena, &made, diag))
		return false;
	uint32_t width = made.reply.width, height = made.reply.height;
	if (width / KT_ARTWORK_LONGEST > height || height / KT_ARTWORK_LONGEST > width) {
		kt_diag_error(diag, KT_DIAG_ARTWORK, artwork->place,
		              "the artwork %.*s is over %d times as long as it is wide", KT_STR_ARG(artwork->path),
		              KT_ARTWORK_LONGEST);
		kt_diag_hint(diag, "cut it to what is to be seen");
		return false;
	}
	artwork->drawn = made.reply.kind == KT_REPLY_FORM;
	artwork->width = made.reply.width;
	artwork->height = made.reply.height;
	artwork->channels = made.reply.channels;
	artwork->alpha = made.reply.alpha != 0;
	artwork->ink = made.reply.ink;
	return true;
}

/* The one placed before, good or not. */
static kt_artwork *find(const kt_artworks *artworks, kt_str path, uint32_t page)
{
	for (size_t i = 0; i < artworks->count; i++)
		if (kt_str_equal(artworks->items[i]->path, path) && artworks->items[i]->page == page)
			return artworks->items[i];
	return NULL;
}

static kt_artwork *add(kt_artworks *artworks, kt_str path, uint32_t page, kt_place at)
{
	if (artworks->count == artworks->room) {
		size_t room = artworks->room == 0 ? 16 : artworks->room * 2;
		artworks->items = kt_arena_grow(artworks->arena, artworks->items, artworks->room * sizeof(kt_artwork *),
		                                room * sizeof(kt_artwork *));
		artworks->room = room;
	}
	kt_artwork *artwork = KT_NEW(artworks->arena, kt_artwork);
	*artwork = (kt_artwork){
	        .path = path, .place = at, .page = page, .index = (uint32_t)artworks->count, .kept = artworks->kept};
	return artworks->items[artworks->count++] = artwork;
}

const kt_artwork *kt_artworks_place(kt_artworks *artworks, kt_str path, uint32_t page, kt_place at, kt_diag *diag)
{
	kt_artwork *artwork = find(artworks, path, page);
	if (artwork && artwork->width > 0)
		return artwork;
	if (!artwork)
		artwork = add(artworks, path, page, at);
	artwork->place = at; /* a fault is told at every place that names the file */
	bool good = check_form(path, at, diag) && read_bytes(artworks, artwork, diag) && judge(artworks, artwork, diag);
	return good ? artwork : NULL;
}

/* Diagnostics as a list. A repeat is found by a hash of code, place and words. */
#include "base/diag.h"

#include <stdlib.h>
#include <string.h>

#include "base/diag_items.h"

#define KEPT_MOST     100  /* of each severity: more than anybody reads at once */
#define WORDS_LONGEST 2000 /* bytes of a message: content that it quotes may be as long as a file */

/* A source copied from a diag whose arena may go first. */
typedef struct adopted {
	struct adopted *next;
	const kt_source *from;
	kt_source copy;
} adopted;

_Noreturn void kt_bug(const char *file, int line, const char *words)
{
	fprintf(stderr, "katern: a fault of the program at %s:%d: %s\n", file, line, words);
	abort();
}

kt_diag *kt_diag_open(void)
{
	kt_arena *arena = kt_arena_open();
	kt_diag *diag = KT_NEW(arena, kt_diag);
	diag->arena = arena;
	diag->end = &diag->first;
	return diag;
}

void kt_diag_close(kt_diag *diag)
{
	if (diag != NULL)
		kt_arena_close(diag->arena);
}

/* The words of a message, cut where they are longer than anybody reads. */
static kt_str words_of(kt_diag *diag, const char *format, va_list args)
{
	kt_arena *scratch = kt_arena_open();
	kt_buf all = kt_buf_in(scratch);
	kt_buf_vprint(&all, format, args);
	kt_str head = kt_str_clip(kt_buf_str(&all), WORDS_LONGEST);
	kt_str words =
	        head.len == all.len ? kt_str_copy(diag->arena, head) : kt_print(diag->arena, "%.*s…", KT_STR_ARG(head));
	kt_arena_close(scratch);
	return words;
}

static bool same_place(kt_place a, kt_place b)
{
	bool same_source = a.source == b.source ||
	                   (a.source != NULL && b.source != NULL && kt_str_equal(a.source->path, b.source->path));
	return same_source && a.line == b.line && a.column == b.column;
}

/* The one that says the same at the same place; NULL: there is none yet. */
static kt_diag_item *find_repeat(const kt_diag *diag, const kt_diag_item *now)
{
	for (kt_diag_item *i = diag->first; i != NULL; i = i->next)
		if (i->hash == now->hash && i->code == now->code && i->severity == now->severity &&
		    same_place(i->at, now->at) && kt_str_equal(i->words, now->words))
			return i;
	return NULL;
}

static void report(kt_diag *diag, kt_diag_severity severity, kt_diag_code code, kt_place at, const char *format,
                   va_list args)
{
	diag->last = NULL;
	if (diag->kept[severity] == KEPT_MOST) {
		diag->counts[severity]++;
		return;
	}
	kt_arena_mark mark = kt_arena_now(diag->arena);
	kt_diag_item *i = KT_NEW(diag->arena, kt_diag_item);
	*i = (kt_diag_item){.severity = severity, .code = code, .at = at, .words = words_of(diag, format, args)};
	i->hash = kt_str_hash(i->words) ^ at.line * 31u ^ at.column;
	i->extras_end = &i->extras;
	if (find_repeat(diag, i) != NULL) {
		kt_arena_rewind(diag->arena, mark);
		return;
	}
	diag->counts[severity]++;
	diag->kept[severity]++;
	*diag->end = i;
	diag->end = &i->next;
	diag->last = i;
}

bool kt_diag_error(kt_diag *diag, kt_diag_code code, kt_place at, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	report(diag, KT_DIAG_ERROR, code, at, format, args);
	va_end(args);
	return false;
}

void kt_diag_warn(kt_diag *diag, kt_diag_code code, kt_place at, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	report(diag, KT_DIAG_WARNING, code, at, format, args);
	va_end(args);
}

void kt_diag_note(kt_diag *diag, kt_diag_code code, kt_place at, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	report(diag, KT_DIAG_NOTE, code, at, format, args);
	va_end(args);
}

bool kt_diag_system(kt_diag *diag, kt_diag_code code, kt_place at, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	report(diag, KT_DIAG_FAILURE, code, at, format, args);
	va_end(args);
	return false;
}

static kt_place adopt(kt_diag *diag, kt_place at)
{
	if (at.source == NULL)
		return at;
	for (const adopted *a = diag->sources; a != NULL; a = a->next)
		if (a->from == at.source && kt_str_equal(a->copy.path, at.source->path))
			return (kt_place){&a->copy, at.line, at.column};
	adopted *a = KT_NEW(diag->arena, adopted);
	uint32_t *lines = KT_NEW_ARRAY(diag->arena, uint32_t, at.source->line_count);
	if (at.source->line_count > 0)
		memcpy(lines, at.source->lines, at.source->line_count * sizeof *lines);
	*a = (adopted){diag->sources,
	               at.source,
	               {kt_str_copy(diag->arena, at.source->path), kt_str_copy(diag->arena, at.source->text), lines,
	                at.source->line_count}};
	diag->sources = a;
	return (kt_place){&a->copy, at.line, at.column};
}

static void copy_extra(kt_diag *diag, kt_diag_item *to, const kt_diag_extra *e)
{
	kt_diag_extra *mine = KT_NEW(diag->arena, kt_diag_extra);
	*mine = (kt_diag_extra){NULL, e->kind, e->name, adopt(diag, e->at), kt_str_copy(diag->arena, e->words)};
	*to->extras_end = mine;
	to->extras_end = &mine->next;
}

static bool is_of_edition(const kt_diag_item *i, kt_str edition)
{
	for (const kt_diag_extra *e = i->extras; e != NULL; e = e->next)
		if (e->kind == KT_DIAG_EXTRA_EDITION && kt_str_equal(e->words, edition))
			return true;
	return false;
}

static void add_editions(kt_diag *diag, kt_diag_item *to, const kt_diag_item *from)
{
	for (const kt_diag_extra *e = from->extras; e != NULL; e = e->next)
		if (e->kind == KT_DIAG_EXTRA_EDITION && !is_of_edition(to, e->words))
			copy_extra(diag, to, e);
}

void kt_diag_absorb(kt_diag *diag, const kt_diag *from)
{
	for (const kt_diag_item *i = from->first; i != NULL; i = i->next) {
		kt_diag_item *repeat = find_repeat(diag, i);
		if (repeat != NULL) {
			add_editions(diag, repeat, i);
			continue;
		}
		diag->counts[i->severity]++;
		if (diag->kept[i->severity] == KEPT_MOST)
			continue;
		diag->kept[i->severity]++;
		kt_diag_item *copy = KT_NEW(diag->arena, kt_diag_item);
		*copy = (kt_diag_item){
		        .severity = i->severity, .code = i->code, .at = adopt(diag, i->at), .hash = i->hash};
		copy->words = kt_str_copy(diag->arena, i->words);
		copy->extras_end = &copy->extras;
		for (const kt_diag_extra *e = i->extras; e != NULL; e = e->next)
			copy_extra(diag, copy, e);
		*diag->end = copy;
		diag->end = &copy->next;
	}
	for (size_t s = 0; s <= KT_DIAG_FAILURE; s++)
		diag->counts[s] += from->counts[s] - from->kept[s];
	diag->last = NULL;
}

/* NULL: what it would be added to was dropped. */
static kt_diag_extra *add_extra(kt_diag *diag, kt_diag_extra_kind kind)
{
	if (diag->last == NULL)
		return NULL;
	kt_diag_extra *e = KT_NEW(diag->arena, kt_diag_extra);
	e->kind = kind;
	*diag->last->extras_end = e;
	diag->last->extras_end = &e->next;
	return e;
}

void kt_diag_hint(kt_diag *diag, const char *format, ...)
{
	kt_diag_extra *hint = add_extra(diag, KT_DIAG_EXTRA_HINT);
	va_list args;
	va_start(args, format);
	if (hint != NULL)
		hint->words = words_of(diag, format, args);
	va_end(args);
}

void kt_diag_also(kt_diag *diag, kt_place at, const char *format, ...)
{
	kt_diag_extra *also = add_extra(diag, KT_DIAG_EXTRA_ALSO);
	va_list args;
	va_start(args, format);
	if (also != NULL) {
		also->at = at;
		also->words = words_of(diag, format, args);
	}
	va_end(args);
}

void kt_diag_edition(kt_diag *diag, kt_str name)
{
	kt_diag_extra *edition = add_extra(diag, KT_DIAG_EXTRA_EDITION);
	if (edition != NULL)
		edition->words = kt_str_copy(diag->arena, name);
}

void kt_diag_fact(kt_diag *diag, const char *name, kt_str value)
{
	kt_diag_extra *fact = add_extra(diag, KT_DIAG_EXTRA_FACT);
	if (fact != NULL) {
		fact->name = name;
		fact->words = kt_str_copy(diag->arena, value);
	}
}

void kt_diag_figure(kt_diag *diag, const char *name, kt_dec value)
{
	kt_diag_extra *figure = add_extra(diag, KT_DIAG_EXTRA_FIGURE);
	if (figure == NULL)
		return;
	kt_buf words = kt_buf_in(diag->arena);
	kt_num_print(&words, value);
	figure->name = name;
	figure->words = kt_buf_str(&words);
}

size_t kt_diag_count(const kt_diag *diag, kt_diag_severity at_least)
{
	size_t count = 0;
	for (int s = (int)at_least; s <= KT_DIAG_FAILURE; s++)
		count += diag->counts[s];
	return count;
}

size_t kt_diag_places(const kt_diag *diag, kt_diag_code code, kt_place *places, size_t room)
{
	size_t count = 0;
	for (const kt_diag_item *i = diag->first; i != NULL; i = i->next) {
		if (i->code != code || i->severity < KT_DIAG_ERROR)
			continue;
		if (count < room)
			places[count] = i->at;
		count++;
	}
	return count;
}

kt_str kt_diag_words(const kt_diag *diag, kt_diag_code code, size_t n)
{
	for (const kt_diag_item *i = diag->first; i != NULL; i = i->next)
		if (i->code == code && i->severity >= KT_DIAG_ERROR && n-- == 0)
			return i->words;
	return (kt_str){"", 0};
}

bool kt_diag_full(const kt_diag *diag)
{
	return diag->kept[KT_DIAG_ERROR] == KEPT_MOST;
}

int kt_diag_status(const kt_diag *diag)
{
	if (diag->counts[KT_DIAG_FAILURE] > 0)
		return 3;
	return diag->counts[KT_DIAG_ERROR] > 0 ? 1 : 0;
}

/* libgettextpo by way of memory files: written, then opened again by the library as /proc/self/fd/N. It keeps what it is
 * doing in variables of its own, so one thread at a time is let in. */
#define _GNU_SOURCE /* memfd_create */
#include "content/po_file.h"

#include <errno.h>
#include <gettext-po.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/library.h"
#include "text/normal.h"

#ifdef __SANITIZE_ADDRESS__
/* The library keeps the names of files that it has opened, a few bytes each. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
	return "leak:libgettextpo";
}
#endif

/* Whom the library's complaints are for, while one of its calls runs. */
typedef struct listener {
	const kt_source *source; /* NULL: printing */
	kt_diag *diag;
	bool good;
} listener;

static listener *listening;
static pthread_mutex_t door = PTHREAD_MUTEX_INITIALIZER;

/* Lets a thread in, and out again. */
static void enter(listener *here)
{
	pthread_mutex_lock(&door);
	listening = here;
	kt_library_enter();
}

static void leave(void)
{
	kt_library_leave();
	listening = NULL;
	pthread_mutex_unlock(&door);
}

/* One complaint. A warning is about habits of other projects (msgctxt that is not ASCII) and says nothing here. */
static void complain(int severity, po_message_t message, const char *file, size_t line, size_t column, int several,
                     const char *words)
{
	(void)message, (void)file, (void)column, (void)several;
	if (severity == PO_SEVERITY_FATAL_ERROR) {
		/* The library does not survive a return from here. */
		fprintf(stderr, "katern: libgettextpo gave up: %s\n", words);
		kt_library_leave();
		exit(3);
	}
	if (severity != PO_SEVERITY_ERROR)
		return;
	uint32_t lines = listening->source ? listening->source->line_count : 0;
	kt_place at = {listening->source, line >= 1 && line <= lines ? (uint32_t)line : 0, 1};
	listening->good = kt_diag_error(listening->diag, KT_DIAG_CATALOG, at, "gettext refuses this catalogue: %.*s",
	                                KT_STR_ARG(kt_str_trim(kt_str_of(words))));
}

static void complain_of_two(int severity, po_message_t message, const char *file, size_t line, size_t column,
                            int several, const char *words, po_message_t message2, const char *file2, size_t line2,
                            size_t column2, int several2, const char *words2)
{
	(void)message2, (void)file2, (void)line2, (void)column2, (void)several2, (void)words2;
	complain(severity, message, file, line, column, several, words);
}

static const struct po_xerror_handler handler = {complain, complain_of_two};

/* A memory file and the name by which the library can open it. */
typedef struct memory_file {
	int descriptor;
	char name[40];
} memory_file;

static bool open_memory(memory_file *memory, kt_diag *diag)
{
	memory->descriptor = memfd_create("katern-po", MFD_CLOEXEC);
	snprintf(memory->name, sizeof memory->name, "/proc/self/fd/%d", memory->descriptor);
	if (memory->descriptor < 0)
		return kt_diag_system(diag, KT_DIAG_SYSTEM, KT_NOWHERE, "no memory file for libgettextpo: %s",
		                      strerror(errno));
	return true;
}

static bool fill_memory(const memory_file *memory, kt_str bytes)
{
	for (size_t done = 0; done < bytes.len;) {
		ssize_t n = write(memory->descriptor, bytes.at + done, bytes.len - done);
		if (n < 0 && errno != EINTR)
			return false;
		done += n < 0 ? 0 : (size_t)n;
	}
	return true;
}

static bool take_memory(const memory_file *memory, kt_arena *arena, kt_str *bytes)
{
	struct stat status;
	if (fstat(memory->descriptor, &status) != 0)
		return false;
	char *at = kt_arena_take(arena, (size_t)status.st_size + 1);
	*bytes = (kt_str){at, (size_t)status.st_size};
	for (size_t done = 0; done < bytes->len;) {
		ssize_t n = pread(memory->descriptor, at + done, bytes->len - done, (off_t)done);
		if (n == 0 || (n < 0 && errno != EINTR))
			return false;
		done += n < 0 ? 0 : (size_t)n;
	}
	return true;
}

static bool same_text(kt_str text, const char *read)
{
	return kt_str_equal(text, kt_str_of(read));
}

static bool same_key(kt_arena *arena, kt_str key, const char *read)
{
	return kt_str_equal(key, kt_normal_compose(arena, kt_str_of(read)));
}

/* Did the library read what the scanner read? */
static bool agrees(kt_arena *arena, const kt_po_entry *entry, po_message_t message)
{
	const char *text = entry->plural ? po_message_msgstr_plural(message, 0) : po_message_msgstr(message);
	return same_key(arena, entry->context, po_message_msgctxt(message)) &&
	       same_key(arena, entry->id, po_message_msgid(message)) && same_text(entry->text, text) &&
	       entry->fuzzy == (po_message_is_fuzzy(message) != 0) &&
	       entry->obsolete == (po_message_is_obsolete(message) != 0);
}

static bool compare(kt_arena *arena, po_file_t file, const kt_source *source, const kt_po_scan *scan, kt_diag *diag)
{
	po_message_iterator_t messages = po_message_iterator(file, NULL);
	bool good = true;
	for (size_t i = 0; good && i <= scan->count; i++) {
		po_message_t message = po_next_message(messages);
		if (i == scan->count ? message == NULL : message != NULL && agrees(arena, &scan->items[i], message))
			continue;
		kt_place at = {source, i < scan->count ? scan->items[i].first_line : 0, 1};
		good = kt_diag_error(diag, KT_DIAG_CATALOG, at, "gettext reads this otherwise than it stands here");
	}
	po_message_iterator_free(messages);
	return good;
}

bool kt_po_file_read(kt_arena *arena, const kt_source *source, kt_diag *diag, kt_po_scan *scan)
{
	memory_file memory;
	if (!kt_po_scan_read(arena, source, diag, scan))
		return false;
	if (scan->count > KT_PO_FILE_MOST)
		return kt_diag_error(diag, KT_DIAG_LARGE,
		                     (kt_place){source, scan->items[KT_PO_FILE_MOST].first_line, 1},
		                     "more than %d entries in a catalogue", KT_PO_FILE_MOST);
	if (!open_memory(&memory, diag))
		return false;
	listener here = {source, diag, true};
	enter(&here);
	po_file_t file = fill_memory(&memory, source->text) ? po_file_read(memory.name, &handler) : NULL;
	if (!file)
		here.good =
		        kt_diag_system(diag, KT_DIAG_SYSTEM, (kt_place){source, 0, 0},
		                       "libgettextpo could not read this catalogue from memory: %s", strerror(errno));
	else if (here.good)
		here.good = compare(arena, file, source, scan, diag);
	if (file)
		po_file_free(file);
	leave();
	close(memory.descriptor);
	return here.good;
}

static po_message_t message_of(kt_arena *arena, const kt_po_text *text)
{
	po_message_t message = po_message_create();
	if (text->context.len > 0)
		po_message_set_msgctxt(message, kt_str_c(arena, text->context));
	po_message_set_msgid(message, kt_str_c(arena, text->id));
	po_message_set_msgstr(message, kt_str_c(arena, text->text));
	if (text->note.len > 0)
		po_message_set_extracted_comments(message, kt_str_c(arena, text->note));
	if (text->file.len > 0)
		po_message_add_filepos(message, kt_str_c(arena, text->file), (size_t)-1);
	if (text->braces)
		po_message_set_format(message, "python-brace-format", 1);
	if (text->fuzzy)
		po_message_set_fuzzy(message, 1);
	if (text->was_context.at)
		po_message_set_prev_msgctxt(message, kt_str_c(arena, text->was_context));
	if (text->was_id.at)
		po_message_set_prev_msgid(message, kt_str_c(arena, text->was_id));
	return message;
}

/* Is what was printed what was meant? */
static bool reads_back(kt_arena *arena, kt_str bytes, const kt_po_text *texts, size_t count, kt_diag *diag)
{
	kt_source *source = KT_NEW(arena, kt_source);
	kt_po_scan scan;
	if (!kt_source_read(arena, KT_STR("(new entries)"), bytes, diag, source) ||
	    !kt_po_file_read(arena, source, diag, &scan) || scan.count != count)
		return false;
	for (size_t i = 0; i < count; i++)
		if (!kt_str_equal(scan.items[i].context, texts[i].context) ||
		    !kt_str_equal(scan.items[i].id, texts[i].id) || !kt_str_equal(scan.items[i].text, texts[i].text))
			return false;
	return true;
}

bool kt_po_file_print(kt_arena *arena, const kt_po_text *texts, size_t count, kt_diag *diag, kt_str *bytes)
{
	memory_file memory;
	if (!open_memory(&memory, diag))
		return false;
	listener here = {NULL, diag, true};
	enter(&here);
	po_file_t file = po_file_create();
	po_message_iterator_t messages = po_message_iterator(file, NULL);
	for (size_t i = 0; i < count; i++)
		po_message_insert(messages, message_of(arena, &texts[i]));
	po_message_iterator_free(messages);
	bool good =
	        po_file_write(file, memory.name, &handler) != NULL && here.good && take_memory(&memory, arena, bytes);
	po_file_free(file);
	leave();
	close(memory.descriptor);
	if (!good || !reads_back(arena, *bytes, texts, count, diag))
		return kt_diag_system(diag, KT_DIAG_SYSTEM, KT_NOWHERE,
		                      "libgettextpo could not print the new entries in memory");
	return true;
}

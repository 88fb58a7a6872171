/* source: a file as it was read, and places in it.
 *
 * Purpose  Every value knows where it was written; every diagnostic shows the line.
 * In/Out   Bytes -> checked UTF-8 with a table of line starts.
 * Owns     The arena it was read in.
 * Fails    Bytes that are no UTF-8, UTF-16/32, control characters, U+0085/2028/2029, a BOM inside the text: reported
 *          with the line and column of the bad byte (and whether it reads well as Windows-1252). A first UTF-8 BOM
 *          is dropped. Line ends LF, CRLF and CR count alike, and are LF in `text`.
 */
#ifndef KT_BASE_SOURCE_H
#define KT_BASE_SOURCE_H

#include "base/str.h"

struct kt_diag;

typedef struct kt_source {
	kt_str path;           /* as the user knows it, "content/imvo.yaml" */
	kt_str text;           /* UTF-8, line ends LF, no BOM */
	const uint32_t *lines; /* offset of each line's first byte */
	uint32_t line_count;
} kt_source;

/* Line and column are 1-based; columns count characters. `source` NULL: nowhere (a default, the command line). */
typedef struct kt_place {
	const kt_source *source;
	uint32_t line, column;
} kt_place;

#define KT_NOWHERE ((kt_place){0})

/* What a character is called that may not stand in a text, raw or escaped: controls (tab and line feed aside), line ends
 * that no editor shows, a byte order mark, U+FFFD, direction overrides, private use, non-characters. NULL: it may. */
const char *kt_source_forbids(uint32_t c);

/* Checks the bytes and makes the table. false: reported; `source` still shows the lines. */
KT_MUST bool kt_source_read(kt_arena *arena, kt_str path, kt_str bytes, struct kt_diag *diag, kt_source *source);
kt_place kt_source_place(const kt_source *source, size_t offset);
/* Offset of a place in `text`; the end of the line where the column is past it. */
size_t kt_source_offset(const kt_source *source, kt_place place);
/* The line without its end; empty where there is none. */
kt_str kt_source_line(const kt_source *source, uint32_t line);

#endif

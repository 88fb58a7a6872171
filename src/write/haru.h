/* haru: libharu's object layer, and the only file that includes its headers.
 *
 * Purpose  Numbered objects whose text the callers write themselves, put into a file with cross-references and a trailer.
 *          libharu's own dictionaries and arrays are not used: they grow quadratically, and its strings, numbers, names
 *          and page tree have limits that a brochure may pass.
 * In/Out   "entries": what stands between << and >>, PDF syntax, made with write/pdf_syntax.
 * Owns     kt_haru owns libharu's memory until kt_haru_close. Entries and bytes are borrowed until the save.
 * Fails    kt_haru_save reports, once, what failed before or during it; the calls before it need no check.
 */
#ifndef KT_WRITE_HARU_H
#define KT_WRITE_HARU_H

#include "base/io.h"

typedef struct kt_haru kt_haru;

kt_haru *kt_haru_open(kt_arena *arena);
void kt_haru_close(kt_haru *haru);

/* The number of an object that is filled later; every one must be before the save. */
unsigned kt_haru_reserve(kt_haru *haru);
void kt_haru_dict(kt_haru *haru, unsigned object, kt_str entries);
/* A stream; its length is added to the entries. */
void kt_haru_stream(kt_haru *haru, unsigned object, kt_str entries, kt_str bytes);
/* Reserved and filled at once. */
unsigned kt_haru_add(kt_haru *haru, kt_str entries);
unsigned kt_haru_add_stream(kt_haru *haru, kt_str entries, kt_str bytes);
/* A stream that is deflated now; so its bytes need not stay. */
unsigned kt_haru_add_deflated(kt_haru *haru, kt_str entries, kt_str bytes);

/* All objects filled so far, summed up: 32 hexadecimal digits. */
kt_str kt_haru_digest(kt_haru *haru);

/* Writes the file: header of a version of PDF ("1.7"), objects, cross-references, and a trailer with an ID made from all
 * bytes before it. `info` 0: the file has none. Refused, before a byte is written, where it would be larger than 2 GB.
 * The file is whole only if this is true and kt_io_commit is too. */
KT_MUST bool kt_haru_save(kt_haru *haru, const char *version, unsigned root, unsigned info, kt_io_out *out,
                          kt_diag *diag);

#endif

/* catalogs: the catalogues of a run, each read once for all the editions that it serves.
 *
 * Purpose  One brochure, many editions: nl-es, es-nl and es read es.po once.
 * Threads  Any number may ask at once; they wait while a catalogue is being read.
 * Owns     What was read, until kt_catalogs_close.
 */
#ifndef KT_CONTENT_CATALOGS_H
#define KT_CONTENT_CATALOGS_H

#include "content/catalog.h"

typedef struct kt_catalogs kt_catalogs;

kt_catalogs *kt_catalogs_open(kt_io *io);
void kt_catalogs_close(kt_catalogs *catalogs);

/* As kt_catalog_there and kt_catalog_read; what was reported when it was read is reported to everyone who asks. */
const kt_catalog *kt_catalogs_find(kt_catalogs *catalogs, const kt_brochure *brochure, kt_str language, kt_place named,
                                   kt_diag *diag);

#endif

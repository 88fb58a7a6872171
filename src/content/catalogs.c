/* A list: a brochure has few languages. That a file is not there is no finding about it: it is told to each by itself. */
#include "content/catalogs.h"

#include <pthread.h>

typedef struct shelved {
	struct shelved *next;
	kt_str language;
	const kt_catalog *catalog; /* NULL: it cannot be used */
	kt_diag *diag;             /* what reading it reported */
} shelved;

struct kt_catalogs {
	kt_arena *arena;
	kt_io *io;
	pthread_mutex_t reading; /* guards arena and list */
	shelved *first;
};

kt_catalogs *kt_catalogs_open(kt_io *io)
{
	kt_arena *arena = kt_arena_open();
	kt_catalogs *catalogs = KT_NEW(arena, kt_catalogs);
	catalogs->arena = arena;
	catalogs->io = io;
	pthread_mutex_init(&catalogs->reading, NULL);
	return catalogs;
}

void kt_catalogs_close(kt_catalogs *catalogs)
{
	if (!catalogs)
		return;
	for (shelved *s = catalogs->first; s; s = s->next)
		kt_diag_close(s->diag);
	pthread_mutex_destroy(&catalogs->reading);
	kt_arena_close(catalogs->arena);
}

static const shelved *find(kt_catalogs *catalogs, const kt_brochure *brochure, kt_str language)
{
	for (const shelved *s = catalogs->first; s; s = s->next)
		if (kt_str_equal(s->language, language))
			return s;
	shelved *s = KT_NEW(catalogs->arena, shelved);
	*s = (shelved){catalogs->first, kt_str_copy(catalogs->arena, language), NULL, kt_diag_open()};
	s->catalog = kt_catalog_read(catalogs->io, catalogs->arena, brochure, language, s->diag);
	catalogs->first = s;
	return s;
}

const kt_catalog *kt_catalogs_find(kt_catalogs *catalogs, const kt_brochure *brochure, kt_str language, kt_place named,
                                   kt_diag *diag)
{
	if (!kt_catalog_there(catalogs->io, brochure, language, named, diag))
		return NULL;
	pthread_mutex_lock(&catalogs->reading);
	const shelved *s = find(catalogs, brochure, language);
	pthread_mutex_unlock(&catalogs->reading);
	kt_diag_absorb(diag, s->diag);
	return s->catalog;
}

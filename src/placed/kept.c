/* One lock over a list. An entry stands in it from the moment that somebody makes it; who else wants it waits until it is there, or
 * is gone again. */
#include "placed/kept.h"

#include <pthread.h>
#include <string.h>

typedef struct entry entry;
struct entry {
	kt_kept_made made;
	kt_arena *own; /* NULL: somebody makes it */
	entry *next;
};

struct kt_kept {
	kt_arena *arena;
	pthread_mutex_t lock;
	pthread_cond_t changed;
	entry *first, *spare;
	size_t bytes;
};

kt_kept *kt_kept_open(void)
{
	kt_arena *arena = kt_arena_open();
	kt_kept *kept = KT_NEW(arena, kt_kept);
	kept->arena = arena;
	pthread_mutex_init(&kept->lock, NULL);
	pthread_cond_init(&kept->changed, NULL);
	return kept;
}

void kt_kept_close(kt_kept *kept)
{
	if (!kept)
		return;
	for (entry *e = kept->first; e; e = e->next)
		kt_arena_close(e->own);
	pthread_cond_destroy(&kept->changed);
	pthread_mutex_destroy(&kept->lock);
	kt_arena_close(kept->arena);
}

static bool is_same(const kt_kept_made *a, const kt_kept_made *b)
{
	return a->artwork == b->artwork && a->press == b->press && a->request.wanted == b->request.wanted &&
	       a->request.width == b->request.width && a->request.height == b->request.height &&
	       memcmp(a->request.ground, b->request.ground, sizeof a->request.ground) == 0;
}

static entry **find(kt_kept *kept, const kt_kept_made *made)
{
	entry **at = &kept->first;
	while (*at && !is_same(&(*at)->made, made))
		at = &(*at)->next;
	return at;
}

bool kt_kept_take(kt_kept *kept, kt_kept_made *made)
{
	pthread_mutex_lock(&kept->lock);
	entry **at = find(kept, made);
	while (*at && !(*at)->own) {
		pthread_cond_wait(&kept->changed, &kept->lock);
		at = find(kept, made);
	}
	bool there = *at != NULL;
	if (there) {
		*made = (*at)->made;
	} else {
		entry *e = kept->spare ? kept->spare : KT_NEW(kept->arena, entry);
		kept->spare = kept->spare ? kept->spare->next : NULL;
		*e = (entry){.made = *made, .next = kept->first};
		kept->first = e;
	}
	pthread_mutex_unlock(&kept->lock);
	return there;
}

bool kt_kept_put(kt_kept *kept, const kt_kept_made *made, kt_arena *own)
{
	pthread_mutex_lock(&kept->lock);
	entry **at = find(kept, made);
	entry *e = *at;
	bool keeps = own && made->body.len <= KT_KEPT_MOST - kept->bytes;
	if (keeps) {
		kept->bytes += made->body.len;
		e->made = *made;
		e->own = own;
	} else {
		*at = e->next;
		e->next = kept->spare;
		kept->spare = e;
	}
	pthread_cond_broadcast(&kept->changed);
	pthread_mutex_unlock(&kept->lock);
	return keeps;
}

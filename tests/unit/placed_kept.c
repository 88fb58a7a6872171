#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <pthread.h>
#include <stdatomic.h>
#include <string.h>
#include <time.h>

#include "placed/kept.h"

static kt_kept_made made_of(uint32_t artwork, uint32_t wanted)
{
	return (kt_kept_made){.artwork = artwork, .request = {.wanted = wanted}};
}

static void put(kt_kept *kept, kt_kept_made made, size_t size, bool keeps)
{
	kt_arena *own = kt_arena_open();
	made.body = (kt_str){kt_arena_take(own, size), size};
	memset((char *)made.body.at, (int)made.artwork + 1, size);
	assert_int_equal(kt_kept_put(kept, &made, own), keeps);
	if (!keeps)
		kt_arena_close(own);
}

static void what_was_made_is_given_again(void **state)
{
	(void)state;
	kt_kept *kept = kt_kept_open();
	kt_kept_made made = made_of(3, KT_WANTED_SCREEN);
	assert_false(kt_kept_take(kept, &made));
	put(kept, made, 10, true);
	kt_kept_made again = made_of(3, KT_WANTED_SCREEN);
	assert_true(kt_kept_take(kept, &again));
	assert_int_equal(again.body.len, 10);
	assert_int_equal(again.body.at[9], 4);
	kt_kept_close(kept);
}

static void another_request_is_another(void **state)
{
	(void)state;
	kt_kept *kept = kt_kept_open();
	kt_kept_made first = made_of(3, KT_WANTED_PRINT);
	assert_false(kt_kept_take(kept, &first));
	put(kept, first, 10, true);
	kt_kept_made others[6];
	for (unsigned i = 0; i < 6; i++)
		others[i] = first;
	others[0].artwork = 4;
	others[1].request.wanted = KT_WANTED_SCREEN;
	others[2].request.width = 5;
	others[3].request.height = 5;
	others[4].request.ground[3] = 1;
	others[5].press = "another";
	for (unsigned i = 0; i < 6; i++) {
		assert_false(kt_kept_take(kept, &others[i]));
		put(kept, others[i], 10, true);
	}
	kt_kept_close(kept);
}

static void what_failed_or_has_no_room_is_made_again(void **state)
{
	(void)state;
	kt_kept *kept = kt_kept_open();
	kt_kept_made made = made_of(1, KT_WANTED_SCREEN);
	assert_false(kt_kept_take(kept, &made));
	assert_false(kt_kept_put(kept, &made, NULL));
	assert_false(kt_kept_take(kept, &made));
	put(kept, made, KT_KEPT_MOST - 5, true);
	kt_kept_made more = made_of(2, KT_WANTED_SCREEN);
	for (unsigned i = 0; i < 3; i++) {
		assert_false(kt_kept_take(kept, &more));
		put(kept, more, 6, false);
	}
	assert_false(kt_kept_take(kept, &more));
	put(kept, more, 5, true);
	assert_true(kt_kept_take(kept, &more));
	kt_kept_close(kept);
}

#define THREADS 8

typedef struct race {
	kt_kept *kept;
	atomic_int makers, failures;
} race;

/* The first to make it fails; the next does not. */
static void *run(void *context)
{
	race *r = context;
	kt_kept_made made = made_of(7, KT_WANTED_PRINT);
	while (!kt_kept_take(r->kept, &made)) {
		nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
		if (atomic_fetch_add(&r->makers, 1) == 0) {
			kt_kept_put(r->kept, &made, NULL);
			continue;
		}
		put(r->kept, made, 100, true);
	}
	if (made.body.len != 100)
		atomic_fetch_add(&r->failures, 1);
	return NULL;
}

static void one_makes_it_and_the_others_wait(void **state)
{
	(void)state;
	race r = {.kept = kt_kept_open()};
	pthread_t threads[THREADS];
	for (unsigned i = 0; i < THREADS; i++)
		assert_int_equal(pthread_create(&threads[i], NULL, run, &r), 0);
	for (unsigned i = 0; i < THREADS; i++)
		pthread_join(threads[i], NULL);
	assert_int_equal(r.makers, 2);
	assert_int_equal(r.failures, 0);
	kt_kept_close(r.kept);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(what_was_made_is_given_again),
	                                   cmocka_unit_test(another_request_is_another),
	                                   cmocka_unit_test(what_failed_or_has_no_room_is_made_again),
	                                   cmocka_unit_test(one_makes_it_and_the_others_wait)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* A map of few keys compares each with those before it; one of more looks them up by hash. */
#include "yaml/keys.h"

#include <inttypes.h>

#include "yaml/form.h"

#define FEW_KEYS 16

/* A mark on the letter before it: such a key looks the same as one with the letter in one character, and is another. */
static bool is_mark(uint32_t c)
{
	return (c >= 0x300 && c <= 0x36f) || (c >= 0x1ab0 && c <= 0x1aff) || (c >= 0x1dc0 && c <= 0x1dff) ||
	       (c >= 0x20d0 && c <= 0x20ff);
}

static bool check_letters(const kt_entry *entry, kt_diag *diag)
{
	uint32_t c = kt_form_invisible(entry->key);
	for (size_t at = 0; at < entry->key.len && c == 0;) {
		uint32_t next = kt_str_next(entry->key, &at);
		c = is_mark(next) ? next : 0;
	}
	if (c == 0)
		return true;
	kt_diag_error(diag, KT_DIAG_CHARACTER, entry->at, "this key holds U+%04" PRIX32 ", %s", c,
	              is_mark(c) ? "an accent apart from its letter" : "an invisible character");
	kt_diag_hint(diag, "type the key again");
	return false;
}

bool kt_keys_check(const kt_entry *entry, bool plain, bool *told_merge, kt_diag *diag)
{
	bool good = check_letters(entry, diag);
	if (plain && kt_str_is(entry->key, "<<") && !*told_merge) {
		*told_merge = true;
		good = kt_diag_error(diag, KT_DIAG_ALIAS, entry->at, "merge keys (<<) are not part of the format");
		kt_diag_hint(diag, "write the keys out");
	}
	if (entry->key.len == 0) {
		good = kt_diag_error(diag, KT_DIAG_YAML, entry->at, "a key must stand before the colon");
		kt_diag_hint(diag, "a text that begins with : goes in quotes");
	}
	return good;
}

static bool report_twice(const kt_entry *first, const kt_entry *second, kt_diag *diag)
{
	kt_str key = kt_str_clip(second->key, 60);
	kt_diag_error(diag, KT_DIAG_KEY_TWICE, second->at, "the key `%.*s` stands twice, first on line %" PRIu32,
	              KT_STR_ARG(key), first->at.line);
	kt_diag_also(diag, first->at, "the first one");
	return false;
}

static bool check_few(const kt_node *map, kt_diag *diag)
{
	bool good = true;
	for (size_t i = 1; i < map->count; i++)
		for (size_t k = 0; k < i; k++)
			if (kt_str_equal(map->entries[i].key, map->entries[k].key)) {
				good = report_twice(&map->entries[k], &map->entries[i], diag);
				break;
			}
	return good;
}

/* Open addressing, at most half full. */
static bool check_many(const kt_node *map, kt_diag *diag)
{
	bool good = true;
	kt_arena *arena = kt_arena_open();
	size_t room = 64;
	while (room < map->count * 2)
		room *= 2;
	const kt_entry **table = KT_NEW_ARRAY(arena, const kt_entry *, room);
	for (size_t i = 0; i < map->count; i++) {
		const kt_entry *entry = &map->entries[i];
		size_t slot = kt_str_hash(entry->key) & (room - 1);
		while (table[slot] != NULL && !kt_str_equal(table[slot]->key, entry->key))
			slot = (slot + 1) & (room - 1);
		if (table[slot] != NULL)
			good = report_twice(table[slot], entry, diag);
		else
			table[slot] = entry;
	}
	kt_arena_close(arena);
	return good;
}

bool kt_keys_check_twice(const kt_node *map, kt_diag *diag)
{
	return map->count <= FEW_KEYS ? check_few(map, diag) : check_many(map, diag);
}

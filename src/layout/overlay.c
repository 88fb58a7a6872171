/* Mappings of a layout have a few dozen keys at most: keys are looked for one by one. */
#include "layout/overlay.h"

static kt_entry *entry_of(kt_node *map, kt_str key)
{
	for (size_t i = 0; i < map->count; i++)
		if (kt_str_equal(map->entries[i].key, key))
			return &map->entries[i];
	return NULL;
}

const kt_node *kt_overlay(kt_arena *arena, const kt_node *under, const kt_node *over)
{
	if (!under || !over)
		return over ? over : under;
	if (under->kind != KT_NODE_MAP || over->kind != KT_NODE_MAP)
		return over;
	kt_node *merged = KT_NEW(arena, kt_node);
	*merged = *over;
	merged->entries = KT_NEW_ARRAY(arena, kt_entry, under->count + over->count);
	merged->count = under->count;
	for (size_t i = 0; i < under->count; i++)
		merged->entries[i] = under->entries[i];
	for (size_t i = 0; i < over->count; i++) {
		const kt_entry *given = &over->entries[i];
		kt_entry *known = entry_of(merged, given->key);
		kt_entry entry = *given;
		if (known)
			entry.value = (kt_node *)kt_overlay(arena, known->value, given->value);
		else
			known = &merged->entries[merged->count++];
		*known = entry;
	}
	return merged;
}

const kt_node *kt_overlay_without(kt_arena *arena, const kt_node *map, const char *key)
{
	kt_node *rest = KT_NEW(arena, kt_node);
	*rest = *map;
	rest->entries = KT_NEW_ARRAY(arena, kt_entry, map->count);
	rest->count = 0;
	for (size_t i = 0; i < map->count; i++)
		if (!kt_str_is(map->entries[i].key, key))
			rest->entries[rest->count++] = map->entries[i];
	return rest;
}

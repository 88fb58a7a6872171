/* A hash table with open addressing and linear probing, doubled when it is three quarters full. */
#include "text/lexicon.h"

#include <string.h>

#define FIRST_ROOM 1024 /* words of a short brochure; a power of two */

typedef struct entry {
	uint64_t sense;
	kt_str word;
	uint32_t hash;
	bool taken;
	const void *finding;
} entry;

struct kt_lexicon {
	kt_arena *arena;
	entry *entries;
	size_t room, count;
};

kt_lexicon *kt_lexicon_open(kt_arena *arena)
{
	kt_lexicon *lexicon = KT_NEW(arena, kt_lexicon);
	lexicon->arena = arena;
	lexicon->room = FIRST_ROOM;
	lexicon->entries = KT_NEW_ARRAY(arena, entry, lexicon->room);
	return lexicon;
}

/* The word's entry, or the free one where it belongs. */
static entry *entry_of(entry *entries, size_t room, uint64_t sense, kt_str word, uint32_t hash)
{
	size_t at = hash & (room - 1);
	while (entries[at].taken &&
	       (entries[at].hash != hash || entries[at].sense != sense || entries[at].word.len != word.len ||
	        memcmp(entries[at].word.at, word.at, word.len) != 0))
		at = (at + 1) & (room - 1);
	return &entries[at];
}

static void enlarge(kt_lexicon *lexicon)
{
	size_t room = lexicon->room * 2;
	entry *entries = KT_NEW_ARRAY(lexicon->arena, entry, room);
	for (size_t i = 0; i < lexicon->room; i++) {
		const entry *old = &lexicon->entries[i];
		if (old->taken)
			*entry_of(entries, room, old->sense, old->word, old->hash) = *old;
	}
	lexicon->entries = entries;
	lexicon->room = room;
}

const void **kt_lexicon_word(kt_lexicon *lexicon, uint64_t sense, kt_str word)
{
	uint32_t hash = kt_str_hash(word) ^ (uint32_t)(sense * 0x9E3779B97F4A7C15u >> 32);
	entry *e = entry_of(lexicon->entries, lexicon->room, sense, word, hash);
	if (e->taken)
		return &e->finding;
	if (lexicon->count * 4 >= lexicon->room * 3) {
		enlarge(lexicon);
		e = entry_of(lexicon->entries, lexicon->room, sense, word, hash);
	}
	lexicon->count++;
	*e = (entry){.sense = sense, .word = kt_str_copy(lexicon->arena, word), .hash = hash, .taken = true};
	return &e->finding;
}

/* Texts are alike by the pairs of bytes that they share (Dice, "Measures of the Amount of Ecologic Association Between
 * Species", Ecology 26, 1945): cheap, and blind to neither a changed word nor a mended comma. Of all pairs of a new text
 * and one that went, the most alike are taken first. */
#include "content/catalog_match.h"

#include <stdlib.h>
#include <string.h>

enum {
	PER_MILLE = 1000,
	ALIKE_IN_CONTEXT = 450, /* below it a sentence is another one, though it stands at the same place */
	ALIKE_ELSEWHERE = 750,  /* another place asks for more */
	PAIRS_MOST = 1000000,   /* compared; a catalogue that changed more than that was exchanged */
	CELLS = 4096            /* that pairs of bytes are counted in */
};

typedef struct pair {
	uint32_t message, entry;
	int alike; /* per mille; in the same context above all others */
} pair;

typedef struct matching {
	kt_arena *arena;
	const kt_messages *messages;
	const kt_po_scan *scan;
	uint32_t *heads,
	        *nexts; /* entries by their text: index + 1 of the first of a cell, and of the one after each */
	size_t mask;
	kt_matching out;
} matching;

static void claim(matching *m, size_t message, const kt_po_entry *entry, kt_match_kind kind)
{
	m->out.items[message] = (kt_match){kind, entry};
	m->out.claimed[entry - m->scan->items] = true;
}

static bool is_open(const matching *m, size_t message)
{
	return m->messages->items[message].first == message && m->out.items[message].kind == KT_MATCH_NEW;
}

static bool has_text(const kt_po_entry *entry)
{
	return kt_str_trim(entry->text).len > 0;
}

/* "contact · role of Jan": what follows the section. */
static kt_str role_of(kt_str context)
{
	size_t at = kt_str_find(context, " · ", 0);
	return at == SIZE_MAX ? context : kt_str_slice(context, at, context.len);
}

static void match_same(matching *m)
{
	for (size_t i = 0; i < m->messages->count; i++) {
		const kt_message *message = &m->messages->items[i];
		const kt_po_entry *entry = kt_po_scan_find(m->scan, message->context, message->source);
		if (entry && message->first == i)
			claim(m, i, entry, KT_MATCH_SAME);
	}
}

static void index_texts(matching *m)
{
	size_t size = 16;
	while (size < m->scan->count)
		size *= 2;
	m->mask = size - 1;
	m->heads = KT_NEW_ARRAY(m->arena, uint32_t, size);
	m->nexts = KT_NEW_ARRAY(m->arena, uint32_t, m->scan->count);
	for (size_t e = m->scan->count; e-- > 0;) {
		uint32_t *head = &m->heads[kt_str_hash(m->scan->items[e].id) & m->mask];
		m->nexts[e] = *head;
		*head = (uint32_t)e + 1;
	}
}

/* An entry of that text, claimed or not: the one of the same role where there are several, a live one before one that is
 * obsolete. */
static const kt_po_entry *entry_elsewhere(const matching *m, const kt_message *message, bool claimed)
{
	const kt_po_entry *found = NULL;
	for (size_t at = m->heads[kt_str_hash(message->source) & m->mask]; at > 0; at = m->nexts[at - 1]) {
		const kt_po_entry *entry = &m->scan->items[at - 1];
		if (entry == m->scan->header || m->out.claimed[at - 1] != claimed || !has_text(entry) ||
		    !kt_str_equal(entry->id, message->source))
			continue;
		bool better = found && kt_str_equal(role_of(entry->context), role_of(message->context)) &&
		              !kt_str_equal(role_of(found->context), role_of(message->context));
		if (!found || better || (found->obsolete && !entry->obsolete))
			found = entry;
	}
	return found;
}

static void match_moved(matching *m)
{
	for (size_t i = 0; i < m->messages->count; i++) {
		const kt_po_entry *entry = is_open(m, i) ? entry_elsewhere(m, &m->messages->items[i], false) : NULL;
		if (entry)
			claim(m, i, entry, KT_MATCH_MOVED);
	}
}

static unsigned cell_of(const char *at)
{
	return ((unsigned)(unsigned char)at[0] * 31u + (unsigned char)at[1]) % CELLS;
}

/* How many pairs of bytes two texts share, of all they have, in thousandths. */
static int likeness(kt_str a, kt_str b, uint16_t cells[CELLS])
{
	size_t shared = 0;
	if (a.len < 2 || b.len < 2 || a.len > UINT16_MAX)
		return 0;
	memset(cells, 0, CELLS * sizeof *cells);
	for (size_t i = 0; i + 1 < a.len; i++)
		cells[cell_of(a.at + i)]++;
	for (size_t i = 0; i + 1 < b.len; i++) {
		uint16_t *cell = &cells[cell_of(b.at + i)];
		if (*cell > 0) {
			shared++;
			(*cell)--;
		}
	}
	return (int)(2 * PER_MILLE * shared / (a.len + b.len - 2));
}

/* Most alike first; then as they stand, so that the outcome hangs on nothing else. */
static int by_likeness(const void *a, const void *b)
{
	const pair *p = a, *q = b;
	if (p->alike != q->alike)
		return p->alike < q->alike ? 1 : -1;
	if (p->message != q->message)
		return p->message < q->message ? -1 : 1;
	return p->entry < q->entry ? -1 : 1;
}

static size_t count_open(const matching *m, size_t *entries)
{
	size_t messages = 0;
	for (size_t i = 0; i < m->messages->count; i++)
		messages += is_open(m, i);
	*entries = 0;
	for (size_t e = 0; e < m->scan->count; e++)
		*entries += !m->out.claimed[e];
	return messages;
}

static size_t find_pairs(const matching *m, pair *pairs)
{
	uint16_t *cells = KT_NEW_ARRAY(m->arena, uint16_t, CELLS);
	size_t count = 0;
	for (uint32_t i = 0; i < m->messages->count; i++) {
		const kt_message *message = &m->messages->items[i];
		for (uint32_t e = 0; is_open(m, i) && e < m->scan->count; e++) {
			const kt_po_entry *entry = &m->scan->items[e];
			if (m->out.claimed[e] || entry == m->scan->header || !has_text(entry))
				continue;
			bool near = kt_str_equal(entry->context, message->context);
			int alike = likeness(entry->id, message->source, cells);
			if (alike >= (near ? ALIKE_IN_CONTEXT : ALIKE_ELSEWHERE))
				pairs[count++] = (pair){i, e, alike + (near ? PER_MILLE : 0)};
		}
	}
	return count;
}

static void match_changed(matching *m)
{
	size_t entries, messages = count_open(m, &entries);
	if (messages == 0 || entries == 0 || messages > PAIRS_MOST / entries)
		return;
	pair *pairs = KT_NEW_ARRAY(m->arena, pair, messages * entries);
	size_t count = find_pairs(m, pairs);
	qsort(pairs, count, sizeof *pairs, by_likeness);
	for (size_t i = 0; i < count; i++)
		if (is_open(m, pairs[i].message) && !m->out.claimed[pairs[i].entry])
			claim(m, pairs[i].message, &m->scan->items[pairs[i].entry], KT_MATCH_CHANGED);
}

/* A text that another message has too: its translation may do here, which the translator says. */
static void match_copied(matching *m)
{
	for (size_t i = 0; i < m->messages->count; i++) {
		const kt_po_entry *entry = is_open(m, i) ? entry_elsewhere(m, &m->messages->items[i], true) : NULL;
		if (entry)
			m->out.items[i] = (kt_match){KT_MATCH_CHANGED, entry};
	}
}

kt_matching kt_catalog_match(kt_arena *arena, const kt_messages *messages, const kt_po_scan *scan)
{
	matching m = {.arena = arena, .messages = messages, .scan = scan};
	m.out.items = KT_NEW_ARRAY(arena, kt_match, messages->count);
	m.out.claimed = KT_NEW_ARRAY(arena, bool, scan->count);
	if (scan->header)
		m.out.claimed[scan->header - scan->items] = true;
	index_texts(&m);
	match_same(&m);
	match_moved(&m);
	match_changed(&m);
	match_copied(&m);
	return m.out;
}

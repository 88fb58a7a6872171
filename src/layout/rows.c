/* Each slot has two unknowns, its first and its last row. An edge that names another slot asks for one of that slot's; an
 * edge that says `text` asks for the other one of its own. Depth-first search over these; one that is met while it is
 * being reckoned closes a circle. The check is the same walk without numbers. */
#include "layout/rows.h"

typedef enum progress { NOT_YET, UNDER_WAY, DONE } progress;

/* An unknown: twice the slot's index, plus one for its last row. */
typedef struct solving {
	const kt_template *template_;
	const int *text; /* NULL: only looking for circles */
	kt_rows_frame *frames;
	progress *state;
	size_t *path;
	size_t depth;
	size_t closing; /* the unknown that closed a circle; SIZE_MAX: none yet */
} solving;

bool kt_rows_by_text(const kt_slot *slot)
{
	return slot->rows.first.kind == KT_PHRASE_TEXT || slot->rows.last.kind == KT_PHRASE_TEXT;
}

static int reckon(solving *s, size_t unknown);

/* A slot named without a distance gives the same edge; downwards one reckons from its last row, upwards from its first. */
static int other_slot(solving *s, const kt_phrase_edge *edge, size_t slot, bool last)
{
	bool other_last = edge->number == 0 ? last : edge->number > 0;
	return reckon(s, 2 * slot + (other_last ? 1 : 0)) + edge->number;
}

/* The slot is empty: nothing between what it hangs on and what hangs on it. Both edges lie where its known one does. */
static int empty_edge(solving *s, const kt_slot *slot, bool last)
{
	bool by_first = slot->rows.first.kind != KT_PHRASE_TEXT;
	const kt_phrase_edge *edge = by_first ? &slot->rows.first : &slot->rows.last;
	int row = edge->number;
	if (edge->kind == KT_PHRASE_SLOT) {
		size_t other = by_first ? slot->first_of : slot->last_of;
		bool other_last = edge->number == 0 ? !by_first : edge->number > 0;
		row = reckon(s, 2 * other + (other_last ? 1 : 0));
		/* `main + 2`: its last row is main's; `foot - 2`: its first row is foot's. */
		if (edge->number > 0)
			return last ? row : row + 1;
		if (edge->number < 0)
			return last ? row - 1 : row;
	}
	if (by_first)
		return last ? row - 1 : row;
	return last ? row : row + 1;
}

static int known_edge(solving *s, size_t index, bool last)
{
	const kt_slot *slot = &s->template_->slots[index];
	const kt_phrase_edge *edge = last ? &slot->rows.last : &slot->rows.first;
	switch (edge->kind) {
	case KT_PHRASE_ROW:
		return edge->number;
	case KT_PHRASE_SLOT:
		return other_slot(s, edge, last ? slot->last_of : slot->first_of, last);
	case KT_PHRASE_TEXT:
		break;
	}
	int height = s->text ? s->text[index] : 1;
	return last ? reckon(s, 2 * index) + height - 1 : reckon(s, 2 * index + 1) - height + 1;
}

static int reckon(solving *s, size_t unknown)
{
	size_t index = unknown / 2;
	bool last = unknown % 2 == 1;
	int *row = last ? &s->frames[index].last : &s->frames[index].first;
	if (s->state[unknown] == DONE || s->closing != SIZE_MAX)
		return *row;
	if (s->state[unknown] == UNDER_WAY) {
		s->closing = unknown;
		return 0;
	}
	s->state[unknown] = UNDER_WAY;
	s->path[s->depth++] = unknown;
	bool empty = s->text && s->text[index] == 0;
	int found = empty ? empty_edge(s, &s->template_->slots[index], last) : known_edge(s, index, last);
	if (s->closing != SIZE_MAX)
		return 0;
	*row = found;
	s->depth--;
	s->state[unknown] = DONE;
	return *row;
}

static bool report_circle(const solving *s, kt_arena *arena, kt_diag *diag)
{
	size_t from = 0;
	while (s->path[from] != s->closing)
		from++;
	kt_buf path = kt_buf_in(arena);
	size_t before = SIZE_MAX;
	for (size_t i = from; i <= s->depth; i++) {
		size_t slot = (i < s->depth ? s->path[i] : s->closing) / 2;
		if (slot != before)
			kt_buf_print(&path, "%s%.*s", before == SIZE_MAX ? "" : " → ",
			             KT_STR_ARG(s->template_->slots[slot].name));
		before = slot;
	}
	const kt_slot *slot = &s->template_->slots[s->closing / 2];
	kt_place at = slot->rows.node ? slot->rows.node->at : slot->at;
	return kt_diag_error(diag, KT_DIAG_CIRCLE, at, "in template `%.*s` rows depend on each other: %.*s",
	                     KT_STR_ARG(s->template_->name), KT_STR_ARG(kt_buf_str(&path)));
}

/* A slot that counts from itself says nothing, even where it gives one row in the end. */
static bool names_itself(const kt_template *template_, kt_diag *diag)
{
	bool found = false;
	for (size_t i = 0; i < template_->slot_count; i++) {
		const kt_slot *slot = &template_->slots[i];
		if (slot->first_of != i && slot->last_of != i)
			continue;
		kt_diag_error(diag, KT_DIAG_CIRCLE, slot->rows.node->at, "rows of slot `%.*s` depend on itself",
		              KT_STR_ARG(slot->name));
		found = true;
	}
	return found;
}

bool kt_rows_check(const kt_template *template_, kt_arena *arena, kt_diag *diag)
{
	size_t count = template_->slot_count;
	if (names_itself(template_, diag))
		return false;
	bool good = true;
	for (size_t unknown = 0; good && unknown < 2 * count; unknown++) {
		solving s = {.template_ = template_, .closing = SIZE_MAX};
		s.frames = KT_NEW_ARRAY(arena, kt_rows_frame, count);
		s.state = KT_NEW_ARRAY(arena, progress, 2 * count);
		s.path = KT_NEW_ARRAY(arena, size_t, 2 * count);
		for (size_t i = 0; i < count; i++) {
			const kt_slot *slot = &template_->slots[i];
			/* A slot that is not there was reported where it is named. */
			if ((slot->rows.first.kind == KT_PHRASE_SLOT && slot->first_of == KT_NO_SLOT) ||
			    (slot->rows.last.kind == KT_PHRASE_SLOT && slot->last_of == KT_NO_SLOT))
				return true;
		}
		reckon(&s, unknown);
		if (s.closing != SIZE_MAX)
			good = report_circle(&s, arena, diag);
	}
	return good;
}

void kt_rows_solve(const kt_template *template_, const int *text, kt_rows_frame *frames)
{
	progress state[2 * KT_SLOTS_MOST] = {NOT_YET};
	size_t path[2 * KT_SLOTS_MOST];
	if (template_->slot_count > KT_SLOTS_MOST)
		KT_BUG("a template with more slots than its reader lets through");
	solving s = {template_, text, frames, state, path, 0, SIZE_MAX};
	for (size_t i = 0; i < template_->slot_count; i++)
		frames[i] = (kt_rows_frame){1, 0};
	for (size_t unknown = 0; unknown < 2 * template_->slot_count; unknown++)
		reckon(&s, unknown);
}

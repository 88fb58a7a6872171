#include "layout/placing.h"

static bool takes(const kt_slot *slot, const kt_placed *block)
{
	return kt_template_takes(slot, block->form->kind, block->form->class_name);
}

static bool refuse_name(const kt_template *t, const kt_placed *block, kt_arena *arena, kt_diag *diag)
{
	kt_str name = block->slot->text;
	const char *nearest = kt_palette_nearest(arena, name, &t->slots[0].name, t->slot_count, sizeof(kt_slot));
	kt_diag_error(diag, KT_DIAG_SLOT, block->slot->at, "template `%.*s` has no slot `%.*s`", KT_STR_ARG(t->name),
	              KT_STR_ARG(name));
	if (nearest)
		kt_diag_hint(diag, "did you mean `%s`?", nearest);
	return false;
}

static bool refuse_kind(const kt_template *t, const kt_placed *block, kt_arena *arena, kt_diag *diag)
{
	kt_buf all = kt_buf_in(arena);
	for (size_t i = 0; i < t->slot_count; i++)
		for (size_t n = 0; n < t->slots[i].takes.count; n++)
			kt_buf_print(&all, "%s%.*s", all.len > 0 ? ", " : "",
			             KT_STR_ARG(t->slots[i].takes.items[n]->text));
	kt_diag_error(diag, KT_DIAG_SLOT, block->at, "template `%.*s` has no slot that takes `%s`", KT_STR_ARG(t->name),
	              block->form->kind);
	kt_diag_hint(diag, "its slots take: %.*s; the layout gives a slot more in its `takes:`",
	             KT_STR_ARG(kt_buf_str(&all)));
	return false;
}

/* The slot that content names; false: reported. */
static bool named(const kt_template *t, const kt_placed *block, kt_arena *arena, kt_diag *diag, size_t *slot)
{
	for (size_t i = 0; i < t->slot_count; i++) {
		if (!kt_str_equal(t->slots[i].name, block->slot->text))
			continue;
		*slot = i;
		if (takes(&t->slots[i], block))
			return true;
		return kt_diag_error(diag, KT_DIAG_SLOT, block->slot->at, "slot `%.*s` takes no %s",
		                     KT_STR_ARG(block->slot->text), block->form->kind);
	}
	return refuse_name(t, block, arena, diag);
}

static size_t found(const kt_template *t, const kt_placed *block, const bool *used)
{
	for (size_t i = t->slot_count; i-- > 0;)
		if (t->slots[i].follows != KT_NO_SLOT && used[t->slots[i].follows] && takes(&t->slots[i], block))
			return i;
	for (size_t i = 0; i < t->slot_count; i++)
		if (t->slots[i].follows == KT_NO_SLOT && takes(&t->slots[i], block))
			return i;
	return KT_NO_SLOT;
}

bool kt_placing_find(const kt_template *t, const kt_section *section, kt_target target, kt_arena *arena, size_t *slots,
                     kt_diag *diag)
{
	bool good = true;
	bool used[KT_SLOTS_MOST] = {false};
	for (size_t i = 0; i < section->body_count; i++) {
		const kt_placed *block = &section->body[i];
		slots[i] = KT_NO_SLOT;
		if (!kt_only_shows(block->only, target))
			continue;
		if (block->slot)
			good = named(t, block, arena, diag, &slots[i]) && good;
		else
			slots[i] = found(t, block, used);
		if (slots[i] != KT_NO_SLOT)
			used[slots[i]] = true;
		else if (!block->slot)
			good = refuse_kind(t, block, arena, diag);
	}
	return good;
}

size_t kt_placing_onward(const kt_template *t, const kt_placed *block)
{
	for (size_t i = 0; i < t->slot_count; i++)
		if (takes(&t->slots[i], block))
			return i;
	return KT_NO_SLOT;
}

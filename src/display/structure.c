/* The tag tree is linked by hand; keys are found through an open table (linear probing, doubled at three quarters full,
 * Knuth vol. 3, 6.4, algorithm L). The root is the structure's first member, so that a tag leads back to its tree. */
#include "display/structure.h"

#include <stddef.h>
#include <string.h>

#include "base/diag.h"

const char *const kt_tag_role_names[KT_TAG_ROLE_COUNT] = {
#define KT_TAG_ROLE(name, pdf) [KT_TAG_##name] = pdf,
#include "display/tag_roles.def"
#undef KT_TAG_ROLE
};

typedef struct binding {
	kt_tag_key key;
	kt_tag *tag; /* NULL: free */
} binding;

struct kt_structure {
	kt_tag root;
	kt_arena *arena;
	size_t count;
	binding *bindings;
	size_t bound, room; /* room is a power of two, or 0 */
};

kt_structure *kt_structure_open(kt_arena *arena, kt_str language)
{
	kt_structure *structure = KT_NEW(arena, kt_structure);
	structure->arena = arena;
	structure->root.role = KT_TAG_DOCUMENT;
	structure->root.language = language;
	structure->count = 1;
	return structure;
}

kt_tag *kt_structure_root(const kt_structure *structure)
{
	return (kt_tag *)&structure->root;
}

size_t kt_structure_count(const kt_structure *structure)
{
	return structure->count;
}

kt_structure *kt_structure_of(kt_tag *tag)
{
	while (tag->parent != NULL)
		tag = tag->parent;
	return (kt_structure *)tag;
}

kt_tag *kt_tag_add(kt_structure *structure, kt_tag *parent, kt_tag_role role)
{
	kt_tag *tag = KT_NEW(structure->arena, kt_tag);
	tag->role = role;
	tag->id = (uint32_t)structure->count++;
	tag->parent = parent;
	if (parent->last == NULL)
		parent->first = tag;
	else
		parent->last->next = tag;
	parent->last = tag;
	return tag;
}

const kt_tag *kt_tag_next(const kt_tag *tag)
{
	if (tag->first != NULL)
		return tag->first;
	while (tag != NULL && tag->next == NULL)
		tag = tag->parent;
	return tag == NULL ? NULL : tag->next;
}

static size_t place_of(kt_tag_key key, size_t room)
{
	/* Each factor is odd and near 2^32 / phi, so that small counting numbers spread over the table. */
	uint32_t hash = key.block * 2654435769u ^ key.message * 2246822519u ^ key.language * 3266489917u;
	return (hash ^ hash >> 15) & (room - 1);
}

static bool same_key(kt_tag_key a, kt_tag_key b)
{
	return a.block == b.block && a.message == b.message && a.language == b.language;
}

/* The entry of the key, or the free one where it would stand. */
static binding *find(binding *bindings, size_t room, kt_tag_key key)
{
	size_t at = place_of(key, room);
	while (bindings[at].tag != NULL && !same_key(bindings[at].key, key))
		at = (at + 1) & (room - 1);
	return &bindings[at];
}

static void widen(kt_structure *structure)
{
	size_t room = structure->room == 0 ? 64 : structure->room * 2;
	binding *bindings = KT_NEW_ARRAY(structure->arena, binding, room);
	for (size_t i = 0; i < structure->room; i++)
		if (structure->bindings[i].tag != NULL)
			*find(bindings, room, structure->bindings[i].key) = structure->bindings[i];
	structure->bindings = bindings;
	structure->room = room;
}

void kt_structure_bind(kt_structure *structure, kt_tag_key key, kt_tag *tag)
{
	if (tag == NULL)
		KT_BUG("a message is bound to no tag");
	if ((structure->bound + 1) * 4 > structure->room * 3)
		widen(structure);
	binding *entry = find(structure->bindings, structure->room, key);
	if (entry->tag == NULL)
		structure->bound++;
	*entry = (binding){key, tag};
	tag->bound = true;
	tag->key = key;
}

kt_tag *kt_structure_find(const kt_structure *structure, kt_tag_key key)
{
	if (structure->room == 0)
		return NULL;
	return find(structure->bindings, structure->room, key)->tag;
}

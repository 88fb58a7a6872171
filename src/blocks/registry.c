/* One constant a kind, from blocks.def; no list is built at run time. */
#include "blocks/block.h"

#define KT_BLOCK(name) extern const kt_block_kind kt_block_##name;
#include "blocks/blocks.def"
#undef KT_BLOCK

static const kt_block_kind *const kinds[] = {
#define KT_BLOCK(name) &kt_block_##name,
#include "blocks/blocks.def"
#undef KT_BLOCK
};

static const kt_form *const forms[] = {
#define KT_BLOCK(name) &kt_block_##name.form,
#include "blocks/blocks.def"
#undef KT_BLOCK
};

#define KIND_COUNT (sizeof kinds / sizeof kinds[0])

kt_block_kinds kt_block_all(void)
{
	return (kt_block_kinds){kinds, KIND_COUNT};
}

kt_forms kt_block_forms(void)
{
	return (kt_forms){forms, KIND_COUNT};
}

const kt_block_kind *kt_block_of(const kt_placed *block)
{
	for (size_t i = 0; i < KIND_COUNT; i++)
		if (&kinds[i]->form == block->form)
			return kinds[i];
	KT_BUG("a placed block of a form that is no block's");
}

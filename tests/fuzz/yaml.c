/* Any bytes, read as a file of content: checked as UTF-8, as YAML, and against a record with a field of every type. A
 * refusal must have a diagnostic whose place exists, and what is printed of it must be valid UTF-8 without controls. */
#include <stdlib.h>

#include "base/diag.h"
#include "page.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);

static void require(bool fact, const char *words)
{
	if (!fact)
		KT_BUG(words);
}

static void check_printed(kt_str printed)
{
	for (size_t at = 0; at < printed.len;) {
		size_t from = at;
		uint32_t c = kt_str_next(printed, &at);
		require(c != 0xfffd || at > from + 1, "bytes that are no UTF-8 were printed");
		require(c == '\n' || !kt_str_hidden(c), "a hidden character was printed");
	}
}

static bool visit(void *context, const kt_record *record, const kt_field *field, void *owner, void *member)
{
	(void)record, (void)owner;
	if (field->type == KT_FIELD_TEXT || field->type == KT_FIELD_PROSE) {
		const kt_node *node = ((const kt_field_text *)member)->node;
		for (size_t i = 0; i <= node->text.len && i < 200; i++) {
			kt_place at = kt_node_place(node, i);
			require(at.source == NULL || (at.line >= 1 && at.line <= at.source->line_count),
			        "no such line");
		}
	}
	++*(size_t *)context;
	return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	kt_arena *arena = kt_arena_open();
	kt_diag *diag = kt_diag_open();
	kt_source source;
	page value;
	bool good = kt_source_read(arena, KT_STR("a.yaml"), (kt_str){(const char *)bytes, count}, diag, &source);
	const kt_node *root = good ? kt_node_read(arena, &source, diag) : NULL;
	size_t members = 0;
	good = root != NULL && kt_record_read(&kt_page_record, root, &value, arena, diag);
	if (root != NULL)
		kt_record_walk(&kt_page_record, &value, visit, &members);
	require(good == (kt_diag_status(diag) == 0), "the result and the diagnostics differ");
	kt_buf text = kt_buf_in(arena), json = kt_buf_in(arena);
	kt_diag_print(diag, KT_DIAG_TEXT, false, &text);
	kt_diag_print(diag, KT_DIAG_JSON, false, &json);
	check_printed(kt_buf_str(&text));
	check_printed(kt_buf_str(&json));
	kt_diag_close(diag);
	kt_arena_close(arena);
	return 0;
}

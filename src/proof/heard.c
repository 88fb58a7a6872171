/* One walk over the operations says which tags there are something of; only for a fault is its place looked for. */
#include "proof/heard.h"

#define QUOTED_MOST 60 /* bytes of a line that a message quotes */

const bool *kt_heard_drawn(const kt_proof *proof)
{
	const kt_document *document = proof->document;
	bool *drawn = KT_NEW_ARRAY(proof->arena, bool, kt_structure_count(document->structure));
	for (size_t p = 0; p < document->page_count; p++)
		for (size_t i = 0; i < document->pages[p]->count; i++)
			for (const kt_tag *tag = document->pages[p]->ops[i].tag; tag && !drawn[tag->id];
			     tag = tag->parent)
				drawn[tag->id] = true;
	return drawn;
}

static bool is_below(const kt_tag *tag, const kt_tag *above)
{
	while (tag && tag != above)
		tag = tag->parent;
	return tag != NULL;
}

/* What stands on one line from an operation on. */
static void quote_line(const kt_page *page, size_t from, const kt_tag *tag, kt_buf *words)
{
	kt_buf line = kt_buf_in(words->arena);
	for (size_t i = from; i < page->count && line.len <= QUOTED_MOST; i++) {
		const kt_op *op = &page->ops[i];
		if (op->kind != KT_OP_TEXT || op->at.y != page->ops[from].at.y || !is_below(op->tag, tag))
			break;
		for (uint32_t r = 0; r < op->run_count; r++)
			kt_buf_put(&line, op->runs[r].text);
	}
	kt_str text = kt_str_trim(kt_buf_str(&line)), shown = kt_str_clip(text, QUOTED_MOST);
	kt_buf_print(words, ": “%.*s%s”", KT_STR_ARG(shown), shown.len < text.len ? "…" : "");
}

static void quote(const kt_document *document, const kt_tag *tag, kt_buf *words)
{
	for (size_t p = 0; p < document->page_count; p++)
		for (size_t i = 0; i < document->pages[p]->count; i++) {
			const kt_op *op = &document->pages[p]->ops[i];
			if (op->kind != KT_OP_TEXT || !is_below(op->tag, tag))
				continue;
			quote_line(document->pages[p], i, tag, words);
			return;
		}
}

const kt_language *kt_heard_language(const kt_proof *proof, const kt_tag *tag)
{
	while (tag && tag->language.len == 0)
		tag = tag->parent;
	return kt_language_of(proof->arena, tag ? tag->language : proof->document->language);
}

/* A tag that no message is bound to was made for one above it. */
static kt_place place_of(const kt_tag *tag)
{
	while (tag->parent && !tag->at.source)
		tag = tag->parent;
	return tag->at;
}

kt_finding *kt_heard_note(kt_proof *proof, const kt_check *check, const kt_tag *tag, bool quoted, const char *format,
                          ...)
{
	kt_buf words = kt_buf_in(proof->arena);
	va_list args;
	va_start(args, format);
	kt_buf_vprint(&words, format, args);
	va_end(args);
	if (quoted)
		quote(proof->document, tag, &words);
	kt_remark remark = {.check = check->name, .tag = tag, .at = place_of(tag), .words = kt_buf_str(&words)};
	kt_proof_remark(proof, check, &remark);
	return &proof->findings.items[proof->findings.count - 1];
}

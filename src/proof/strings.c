/* A string in a PDF has 32,767 bytes at most (ISO 19005-2, 6.1.13): whatever is longer is heard in full, but is no archive's. */
#include "proof/heard.h"

#define BYTES_MOST 32767

/* As it is written: in UTF-16 with its mark, where it is not ASCII. */
static size_t bytes_of(kt_str text)
{
	size_t units = 0;
	bool ascii = true;
	for (size_t at = 0; at < text.len;) {
		uint32_t c = kt_str_next(text, &at);
		units += c > 0xffff ? 2 : 1;
		ascii = ascii && c < 0x80;
	}
	return ascii ? units : 2 * units + 2;
}

static void check_string(kt_proof *proof, const kt_check *check, const kt_tag *tag, kt_str text, const char *what)
{
	size_t bytes = text.len > BYTES_MOST / 2 ? bytes_of(text) : 0;
	if (bytes > BYTES_MOST)
		kt_heard_note(
		        proof, check, tag, false,
		        "%s has %zu bytes as a PDF writes it, and %d is the most that an archive takes; say it in a "
		        "few words",
		        what, bytes, BYTES_MOST);
}

void kt_check_string_long(kt_proof *proof, const kt_check *check)
{
	const kt_document *document = proof->document;
	for (const kt_tag *tag = kt_structure_root(document->structure); tag; tag = kt_tag_next(tag))
		check_string(proof, check, tag, tag->alt, "the alternative text");
	for (size_t p = 0; p < document->page_count; p++)
		for (size_t i = 0; i < document->pages[p]->link_count; i++) {
			const kt_link *link = &document->pages[p]->links[i];
			check_string(proof, check, link->tag, link->contents, "what a link says");
			check_string(proof, check, link->tag, link->address, "a link's address");
		}
}

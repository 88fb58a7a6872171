/* Prints the schema of the tests' page (tests/diag/page.h), with blocks in its field that holds anything, and of a map
 * of events. */
#include <stdio.h>

#include "page.h"
#include "yaml/schema.h"

typedef struct years {
	kt_field_list events;
} years;

int main(void)
{
	static const kt_field years_fields[] = {
	        {"", KT_FIELD_MAP, offsetof(years, events), .of = &kt_page_event, .help = "events by name"},
	        KT_FIELD_END};
	static const kt_record years_record = {"years", sizeof(years), years_fields, NULL};
	static const kt_field beside_fields[] = {{"in", KT_FIELD_WORD, 0, .help = "a slot"}, KT_FIELD_END};
	static const kt_record beside = {"beside a block", sizeof(void *), beside_fields, NULL};
	static const kt_schema_case cases[] = {{"link", &kt_page_link}, {"event", &kt_page_event}, {NULL, NULL}};
	static const kt_schema_node nodes[] = {{&kt_page_record, "anything", cases, &beside}, {NULL, NULL, NULL, NULL}};
	static const kt_record *const files[] = {&kt_page_record, &years_record, NULL};
	kt_arena *arena = kt_arena_open();
	kt_buf out = kt_buf_in(arena);
	kt_schema_print("a \"page\"", files, nodes, &out);
	fwrite(out.at, 1, out.len, stdout);
	kt_arena_close(arena);
	return 0;
}

/* Hands the records of a stage to yaml/schema, with the kinds of block where a section's body wants them. */
#include "app/command.h"

#include "app/options.h"
#include "blocks/block.h"
#include "layout/layout.h"
#include "yaml/schema.h"

#include <stdio.h>
#include <string.h>

static const kt_schema_case *block_cases(kt_arena *arena)
{
	kt_block_kinds kinds = kt_block_all();
	kt_schema_case *cases = KT_NEW_ARRAY(arena, kt_schema_case, kinds.count + 1);
	for (size_t i = 0; i < kinds.count; i++)
		cases[i] = (kt_schema_case){kinds.items[i]->form.kind, kinds.items[i]->form.record};
	return cases;
}

static void print_content(kt_arena *arena, kt_buf *out)
{
	const kt_record *const files[] = {&kt_brochure_record, &kt_figures_record, &kt_section_record, NULL};
	const kt_schema_node nodes[] = {{&kt_section_record, "body", block_cases(arena), &kt_beside_record}, {0}};
	kt_schema_print("katern content", files, nodes, out);
}

static void print_layout(kt_arena *arena, kt_buf *out)
{
	(void)arena;
	const kt_record *const files[] = {&kt_layout_record, NULL};
	const kt_schema_node nodes[] = {{0}};
	kt_schema_print("katern layout", files, nodes, out);
}

static void print_fonts(kt_arena *arena, kt_buf *out)
{
	(void)arena;
	const kt_record *const files[] = {&kt_fonts_record, NULL};
	const kt_schema_node nodes[] = {{0}};
	kt_schema_print("katern fonts", files, nodes, out);
}

static const struct {
	const char *name;
	void (*print)(kt_arena *arena, kt_buf *out);
} schemas[] = {{"content", print_content}, {"layout", print_layout}, {"fonts", print_fonts}};
#define SCHEMA_COUNT (sizeof schemas / sizeof schemas[0])

static kt_status schema(const kt_arguments *arguments)
{
	const char *name = kt_options_operand(arguments, 0, "");
	const char *names[SCHEMA_COUNT + 1] = {NULL};
	for (size_t i = 0; i < SCHEMA_COUNT; i++) {
		names[i] = schemas[i].name;
		if (strcmp(name, schemas[i].name) != 0)
			continue;
		kt_arena *arena = kt_arena_open();
		kt_buf out = kt_buf_in(arena);
		schemas[i].print(arena, &out);
		fwrite(out.at, 1, out.len, stdout);
		kt_arena_close(arena);
		return KT_STATUS_DONE;
	}
	return kt_options_fault(kt_str_nearest(kt_str_of(name), names), "no schema `%s`: content, layout or fonts",
	                        name);
}

const kt_command kt_command_schema = {
        .name = "schema",
        .operands = "content|layout|fonts",
        .least = 1,
        .most = 1,
        .summary = "Prints the JSON Schema (draft 2020-12) of the project's files, for editors and validators.",
        .run = schema};

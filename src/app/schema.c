#include "app/project.h"

#include "app/options.h"
#include "yaml/schema.h"

#include <stdio.h>
#include <string.h>

static kt_status schema(const kt_arguments *arguments)
{
	(void)arguments;
	return KT_STATUS_DONE;
}

const kt_command kt_command_schema = {
        "schema",
        "content|layout|fonts",
        1,
        1,
        "Prints the JSON Schema (draft 2020-12) of the project's files, for editors and validators.",
        NULL,
        NULL,
        schema};

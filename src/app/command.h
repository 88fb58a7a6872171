/* command.h: what a subcommand is: its name, its words for the user, its options, its function.
 *
 * Purpose  One file a command, with one constant entry. Its help is printed from it.
 * Rules    Exit status 0 done, 1 content, 2 usage, 3 system.
 */
#ifndef KT_APP_COMMAND_H
#define KT_APP_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

typedef enum kt_status { KT_STATUS_DONE, KT_STATUS_CONTENT, KT_STATUS_USAGE, KT_STATUS_SYSTEM } kt_status;

typedef struct kt_option {
	const char *name;           /* without the dashes */
	const char *value;          /* what stands for its value in the help; NULL: a flag */
	bool repeats;               /* may be given more than once */
	const char *const *choices; /* the only values; NULL: any */
	const char *help;
} kt_option;

typedef struct kt_arguments kt_arguments;

typedef struct kt_command {
	const char *name;
	const char *operands;     /* "[DIR]", for the usage line */
	size_t least, most;       /* how many operands */
	const char *summary;      /* one line */
	const char *details;      /* more, for its own help; NULL: none */
	const kt_option *options; /* ended by name NULL; NULL: none besides --help */
	kt_status (*run)(const kt_arguments *arguments);
} kt_command;

extern const kt_command kt_command_render, kt_command_check, kt_command_explain, kt_command_fonts, kt_command_schema,
        kt_command_translate, kt_command_diff;

#endif

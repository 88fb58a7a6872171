/* options: the command line against a command's table.
 *
 * In/Out   argv -> operands and option values.
 * Fails    Unknown option (with the nearest one), value missing or not one of its choices, too few or many operands,
 *          an argument that is empty or no UTF-8: one line on stderr.
 */
#ifndef KT_APP_OPTIONS_H
#define KT_APP_OPTIONS_H

#include "app/command.h"
#include "base/arena.h"
#include "base/target.h"

#define KT_ARGUMENTS_MAX 64

struct kt_arguments {
	const kt_command *command;
	const char *operands[KT_ARGUMENTS_MAX];
	size_t operand_count;
	struct {
		const kt_option *option;
		const char *value;
	} given[KT_ARGUMENTS_MAX];
	size_t given_count;
	bool help;
};

/* Reads what follows the command's name. false: reported. */
bool kt_options_read(const kt_command *command, int count, char **words, kt_arguments *arguments);
/* The n-th value given for an option, or NULL. A flag's value is "". */
const char *kt_options_value(const kt_arguments *arguments, const char *name, size_t n);
/* For a command whose editions are made for one target: the one that was given. */
kt_target kt_options_target(const kt_arguments *arguments);
/* The n-th operand, or the fall-back. */
const char *kt_options_operand(const kt_arguments *arguments, size_t n, const char *fallback);
void kt_options_help(const kt_command *command);
/* "screen, png or svg". */
const char *kt_options_list(kt_arena *arena, const char *const *names);
/* "katern: WORDS; did you mean NEAREST?" on stderr; returns KT_STATUS_USAGE. */
kt_status kt_options_fault(const char *nearest, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif

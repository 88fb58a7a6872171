/* One pass over the words: each is an option of the command's table, an option's value, or an operand. */
#include "app/options.h"

#include "base/str.h"

#include <stdio.h>
#include <string.h>

kt_status kt_options_fault(const char *nearest, const char *format, ...)
{
	kt_arena *arena = kt_arena_open();
	kt_buf words = kt_buf_in(arena);
	va_list args;
	va_start(args, format);
	kt_buf_vprint(&words, format, args);
	va_end(args);
	/* One line, whatever the argument held. */
	for (size_t i = 0; i < words.len; i++)
		if ((unsigned char)words.at[i] < 0x20 || words.at[i] == 0x7f)
			words.at[i] = '?';
	if (nearest)
		kt_buf_print(&words, "; did you mean %s?", nearest);
	fprintf(stderr, "katern: error: %.*s\n", KT_STR_ARG(kt_buf_str(&words)));
	kt_arena_close(arena);
	return KT_STATUS_USAGE;
}

static bool is_utf8(const char *word)
{
	kt_str text = kt_str_of(word);
	for (size_t at = 0; at < text.len;) {
		size_t before = at;
		if (kt_str_next(text, &at) == 0xFFFD &&
		    !kt_str_starts(kt_str_slice(text, before, text.len), "\xEF\xBF\xBD"))
			return false;
	}
	return true;
}

static const kt_option *option_named(const kt_command *command, kt_str name)
{
	for (const kt_option *o = command->options; o && o->name; o++)
		if (kt_str_is(name, o->name))
			return o;
	return NULL;
}

static bool unknown_option(const kt_command *command, const char *word, kt_str name)
{
	const char *names[KT_ARGUMENTS_MAX] = {"help"};
	size_t count = 1;
	for (const kt_option *o = command->options; o && o->name && count + 1 < KT_ARGUMENTS_MAX; o++)
		names[count++] = o->name;
	const char *near = kt_str_nearest(name, names);
	char dashed[128];
	if (near)
		snprintf(dashed, sizeof dashed, "--%s", near);
	kt_options_fault(near ? dashed : NULL, "%s has no option %s", command->name, word);
	return false;
}

const char *kt_options_list(kt_arena *arena, const char *const *names)
{
	kt_buf list = kt_buf_in(arena);
	for (size_t i = 0; names[i]; i++)
		kt_buf_print(&list, "%s%s", i == 0 ? "" : names[i + 1] ? ", " : " or ", names[i]);
	return kt_str_c(arena, kt_buf_str(&list));
}

static bool valid_choice(const kt_option *option, const char *value)
{
	if (!option->choices)
		return true;
	for (const char *const *c = option->choices; *c; c++)
		if (strcmp(*c, value) == 0)
			return true;
	kt_arena *scratch = kt_arena_open();
	kt_options_fault(kt_str_nearest(kt_str_of(value), option->choices), "--%s takes %s, not `%s`", option->name,
	                 kt_options_list(scratch, option->choices), value);
	kt_arena_close(scratch);
	return false;
}

static bool read_option(const kt_command *command, int count, char **words, int *at, kt_arguments *arguments)
{
	const char *word = words[*at];
	const char *equals = strchr(word, '=');
	kt_str name = {word + 2, equals ? (size_t)(equals - word - 2) : strlen(word + 2)};
	if (kt_str_is(name, "help") && !equals) {
		arguments->help = true;
		return true;
	}
	const kt_option *option = option_named(command, name);
	if (!option)
		return unknown_option(command, word, name);
	const char *value = "";
	if (option->value && equals)
		value = equals + 1;
	else if (option->value && *at + 1 < count)
		value = words[++*at];
	else if (option->value || equals) {
		kt_options_fault(NULL, option->value ? "--%s wants a value: --%s %s" : "--%s takes no value",
		                 option->name, option->name, option->value);
		return false;
	}
	if (option->value && !*value) {
		kt_options_fault(NULL, "--%s wants a value: --%s %s", option->name, option->name, option->value);
		return false;
	}
	if (!option->repeats && kt_options_value(arguments, option->name, 0)) {
		kt_options_fault(NULL, "--%s is given twice", option->name);
		return false;
	}
	if (option->value && !valid_choice(option, value))
		return false;
	if (arguments->given_count == KT_ARGUMENTS_MAX) {
		kt_options_fault(NULL, "more than %d options", KT_ARGUMENTS_MAX);
		return false;
	}
	arguments->given[arguments->given_count].option = option;
	arguments->given[arguments->given_count++].value = value;
	return true;
}

bool kt_options_read(const kt_command *command, int count, char **words, kt_arguments *arguments)
{
	*arguments = (kt_arguments){.command = command};
	bool operands_only = false;
	for (int i = 0; i < count; i++) {
		const char *word = words[i];
		if (!*word || !is_utf8(word)) {
			kt_options_fault(NULL, *word ? "argument %d is no UTF-8" : "argument %d is empty", i + 1);
			return false;
		}
		if (!operands_only && strcmp(word, "--") == 0) {
			operands_only = true;
		} else if (!operands_only && strcmp(word, "-h") == 0) {
			arguments->help = true;
		} else if (!operands_only && strncmp(word, "--", 2) == 0) {
			if (!read_option(command, count, words, &i, arguments))
				return false;
		} else if (!operands_only && word[0] == '-' && word[1]) {
			kt_options_fault(NULL, "%s has no option %s (a folder of that name is written ./%s)",
			                 command->name, word, word);
			return false;
		} else if (arguments->operand_count == command->most || arguments->operand_count == KT_ARGUMENTS_MAX) {
			kt_options_fault(NULL, "one argument too many: %s", word);
			return false;
		} else {
			arguments->operands[arguments->operand_count++] = word;
		}
	}
	if (!arguments->help && arguments->operand_count < command->least) {
		kt_options_fault(NULL, "usage: katern %s %s", command->name, command->operands);
		return false;
	}
	return true;
}

const char *kt_options_value(const kt_arguments *arguments, const char *name, size_t n)
{
	for (size_t i = 0; i < arguments->given_count; i++)
		if (strcmp(arguments->given[i].option->name, name) == 0 && n-- == 0)
			return arguments->given[i].value;
	return NULL;
}

kt_target kt_options_target(const kt_arguments *arguments)
{
	const char *value = kt_options_value(arguments, "target", 0);
	return value && strcmp(value, kt_target_names[KT_TARGET_PRINT]) == 0 ? KT_TARGET_PRINT : KT_TARGET_SCREEN;
}

const char *kt_options_operand(const kt_arguments *arguments, size_t n, const char *fallback)
{
	return n < arguments->operand_count ? arguments->operands[n] : fallback;
}

void kt_options_help(const kt_command *command)
{
	printf("usage: katern %s%s %s\n\n%s\n", command->name, command->options ? " [OPTIONS]" : "", command->operands,
	       command->summary);
	if (command->details)
		printf("\n%s\n", command->details);
	printf("\noptions:\n");
	for (const kt_option *o = command->options; o && o->name; o++) {
		int width = printf("  --%s%s%s", o->name, o->value ? " " : "", o->value ? o->value : "");
		printf("%*s%s%s\n", width < 24 ? 24 - width : 1, "", o->help, o->repeats ? " (may be repeated)" : "");
	}
	printf("  %-22s%s\n", "--help", "these lines");
}

/* Finds the command and runs it; gives its status to the system. */
#include "app/options.h"
#include "base/str.h"

#include <fcntl.h>
#include <malloc.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const kt_command *const commands[] = {&kt_command_render,   &kt_command_check, &kt_command_explain,
                                             &kt_command_diff,     &kt_command_fonts, &kt_command_schema,
                                             &kt_command_translate};
#define COMMAND_COUNT (sizeof commands / sizeof commands[0])

/* A closed standard stream would give its number to the next file opened, and a message would land in the PDF. */
static bool open_standard_streams(void)
{
	for (int fd = 0; fd <= 2; fd++)
		if (fcntl(fd, F_GETFD) == -1 && open("/dev/null", fd == 0 ? O_RDONLY : O_WRONLY) != fd)
			return false;
	return true;
}

static kt_status print_help(FILE *stream, kt_status status)
{
	fprintf(stream,
	        "usage: katern COMMAND [OPTIONS] [DIR]\n\nTurns structured content into a brochure.\n\ncommands:\n");
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		fprintf(stream, "  %-10s %s\n", commands[i]->name, commands[i]->summary);
	fprintf(stream, "\n`katern COMMAND --help` tells more. `katern --version` says which katern this is.\n");
	return status;
}

static kt_status unknown_command(const char *word)
{
	const char *names[COMMAND_COUNT + 3] = {"--help", "--version", NULL};
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		names[i + 2] = commands[i]->name;
	return kt_options_fault(kt_str_nearest(kt_str_of(word), names), "no command `%s`; `katern --help` lists them",
	                        word);
}

static kt_status run(int count, char **words)
{
	if (count < 2)
		return print_help(stderr, KT_STATUS_USAGE);
	if (strcmp(words[1], "--help") == 0 || strcmp(words[1], "-h") == 0)
		return print_help(stdout, KT_STATUS_DONE);
	if (strcmp(words[1], "--version") == 0) {
		printf("katern %s\n", KT_VERSION);
		return KT_STATUS_DONE;
	}
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		if (strcmp(words[1], commands[i]->name) != 0)
			continue;
		kt_arguments arguments;
		if (!kt_options_read(commands[i], count - 2, words + 2, &arguments))
			return KT_STATUS_USAGE;
		if (arguments.help) {
			kt_options_help(commands[i]);
			return KT_STATUS_DONE;
		}
		return commands[i]->run(&arguments);
	}
	return unknown_command(words[1]);
}

/* An edition takes the memory that the one before it gave back: to hand it to the system in between costs as much as writing
 * all over it. What is larger than all of an edition's still goes back. */
static void keep_memory(void)
{
	mallopt(M_MMAP_THRESHOLD, 32 << 20);
	mallopt(M_TRIM_THRESHOLD, 64 << 20);
}

int main(int count, char **words)
{
	keep_memory();
	if (!open_standard_streams())
		return KT_STATUS_SYSTEM;
	/* A file over the limit of its size is an error of writing, with its words, not the end of the process. */
	signal(SIGXFSZ, SIG_IGN);
	kt_status status = run(count, words);
	/* What could not be printed was not done. */
	if ((fflush(stdout) != 0 || ferror(stdout)) && status == KT_STATUS_DONE)
		status = KT_STATUS_SYSTEM;
	return status;
}

/* hyphc OUT.c FOLDER NAME…: writes the automata of libhyphen's dictionaries FOLDER/hyph_NAME.dic as C tables for
 * src/text/hyphen_flat.h. A dictionary that is not there, or that holds what the tables cannot (changes of spelling, several
 * levels, another encoding), is left out: katern reads it at run time then. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <hyphen.h>

#define NONE        65535
#define STATES_MOST (NONE - 1)
#define POOL_MOST   65535

typedef struct pool {
	char text[POOL_MOST];
	size_t len;
} pool;

static void print_numbers(FILE *out, const char *type, const char *name, const char *what, const int *numbers,
                          int count)
{
	fprintf(out, "static const %s %s_%s[] = {", type, name, what);
	for (int i = 0; i < count; i++)
		fprintf(out, "%s%d,", i % 24 ? "" : "\n", numbers[i]);
	fprintf(out, "\n};\n");
}

/* Where the digits stand in the pool; -1: it is full. */
static int pooled(pool *p, const char *digits)
{
	size_t len = strlen(digits) + 1;
	for (size_t at = 1; at < p->len; at += strlen(p->text + at) + 1)
		if (strcmp(p->text + at, digits) == 0)
			return (int)at;
	if (p->len + len > POOL_MOST)
		return -1;
	memcpy(p->text + p->len, digits, len);
	p->len += len;
	return (int)(p->len - len);
}

/* The level that holds the patterns: libhyphen puts one of its own before it, unless the dictionary has levels itself. */
static const HyphenDict *patterns_of(const HyphenDict *dictionary, const char *path)
{
	char line[256];
	FILE *file = fopen(path, "r");
	while (file && fgets(line, sizeof(line), file))
		if (strncmp(line, "NEXTLEVEL", 9) == 0) {
			fclose(file);
			return NULL;
		}
	if (file)
		fclose(file);
	return dictionary->nextlevel ? dictionary->nextlevel : dictionary;
}

static int fits(const HyphenDict *d)
{
	int transitions = 0;
	for (int i = 0; i < d->num_states; i++) {
		if (d->states[i].repl)
			return 0;
		transitions += d->states[i].num_trans;
	}
	return d->num_states < STATES_MOST && transitions < STATES_MOST &&
	       (d->utf8 || strcmp(d->cset, "ISO8859-1") == 0);
}

/* 1: written. */
static int write_tables(FILE *out, const HyphenDict *d, const char *name)
{
	size_t room = (size_t)d->num_states + 1;
	int *first = calloc(room, sizeof(int)), *fallback = calloc(room, sizeof(int)),
	    *match = calloc(room, sizeof(int));
	int *letters = calloc(STATES_MOST, sizeof(int)), *targets = calloc(STATES_MOST, sizeof(int));
	pool *digits = calloc(1, sizeof(*digits));
	int count = 0, whole = first && fallback && match && letters && targets && digits;
	digits->len = 1; /* offset 0 is the empty string */
	for (int i = 0; whole && i < d->num_states; i++) {
		const HyphenState *state = &d->states[i];
		first[i] = count;
		fallback[i] = state->fallback_state < 0 ? NONE : state->fallback_state;
		match[i] = state->match ? pooled(digits, state->match) : 0;
		whole = match[i] >= 0;
		for (int t = 0; t < state->num_trans; t++, count++) {
			letters[count] = (unsigned char)state->trans[t].ch;
			targets[count] = state->trans[t].new_state;
		}
	}
	if (whole) {
		first[d->num_states] = count;
		print_numbers(out, "uint16_t", name, "first", first, d->num_states + 1);
		print_numbers(out, "uint16_t", name, "fallback", fallback, d->num_states);
		print_numbers(out, "uint16_t", name, "match", match, d->num_states);
		print_numbers(out, "uint8_t", name, "letters", letters, count);
		print_numbers(out, "uint16_t", name, "targets", targets, count);
		int *bytes = calloc(digits->len, sizeof(int));
		for (size_t at = 0; bytes && at < digits->len; at++)
			bytes[at] = digits->text[at];
		whole = bytes != NULL;
		if (whole)
			print_numbers(out, "char", name, "digits", bytes, (int)digits->len);
		free(bytes);
	}
	free(first);
	free(fallback);
	free(match);
	free(letters);
	free(targets);
	free(digits);
	return whole;
}

int main(int argc, char **argv)
{
	char list[4096] = "";
	FILE *out = argc > 2 ? fopen(argv[1], "w") : NULL;
	if (!out) {
		fprintf(stderr, "usage: hyphc OUT.c FOLDER NAME…\n");
		return 2;
	}
	fprintf(out, "/* Made by tools/hyphc.c. */\n#include \"text/hyphen_flat.h\"\n\n");
	for (int i = 3; i < argc; i++) {
		char path[512], entry[512];
		const char *n = argv[i];
		snprintf(path, sizeof(path), "%s/hyph_%s.dic", argv[2], n);
		HyphenDict *dictionary = hnj_hyphen_load(path);
		const HyphenDict *d = dictionary ? patterns_of(dictionary, path) : NULL;
		if (d && fits(d) && write_tables(out, d, n)) {
			snprintf(entry, sizeof(entry),
			         "\t{\"%s\", %d, %d, %d, %s_first, %s_fallback, %s_match, %s_letters, %s_targets, "
			         "%s_digits},\n",
			         n, d->utf8 != 0, d->lhmin, d->rhmin, n, n, n, n, n, n);
			if (strlen(list) + strlen(entry) < sizeof(list))
				strcat(list, entry);
		} else {
			fprintf(stderr, "hyphc: %s is left out\n", path);
		}
		if (dictionary)
			hnj_hyphen_free(dictionary);
	}
	fprintf(out, "const kt_hyphen_flat kt_hyphen_flats[] = {\n%s\t{.name = NULL},\n};\n", list);
	return fclose(out) != 0;
}

/* Run from the text each time: a stack of 100 numbers, as PostScript's own limit is; there are no loops in the language. A
 * procedure is passed over, and its place kept for the `if` that follows. */
#include "artwork/pdf_calculator.h"

#include <math.h>
#include <string.h>

#define STACK 100
#define DEEP  32
#define TURN  57.29577951308232 /* degrees in a radian */

typedef struct machine {
	kt_str text;
	double at[STACK];
	unsigned count;
	bool halted;
} machine;

static double pop(machine *m)
{
	if (m->count == 0) {
		m->halted = true;
		return 0;
	}
	return m->at[--m->count];
}

static void push(machine *m, double value)
{
	if (m->count == STACK)
		m->halted = true;
	else
		m->at[m->count++] = value;
}

static int64_t whole(double v)
{
	return v >= -2147483648.0 && v <= 2147483647.0 ? (int64_t)v : 0;
}

static bool is(kt_str word, const char *name)
{
	return kt_str_is(word, name);
}

static bool run_one(machine *m, kt_str word)
{
	static const char *const names[] = {"abs", "neg", "ceiling", "floor", "round", "truncate", "sqrt", "sin",
	                                    "cos", "ln",  "log",     "cvi",   "cvr",   "not",      NULL};
	unsigned n = 0;
	while (names[n] && !is(word, names[n]))
		n++;
	if (names[n] == NULL)
		return false;
	double v = pop(m);
	const double results[] = {fabs(v),
	                          -v,
	                          ceil(v),
	                          floor(v),
	                          floor(v + 0.5),
	                          trunc(v),
	                          sqrt(fmax(v, 0)),
	                          sin(v / TURN),
	                          cos(v / TURN),
	                          v > 0 ? log(v) : 0,
	                          v > 0 ? log10(v) : 0,
	                          trunc(v),
	                          v,
	                          v == 0};
	push(m, results[n]);
	return true;
}

static bool run_two(machine *m, kt_str word)
{
	static const char *const names[] = {"add", "sub", "mul", "div", "idiv", "mod", "exp", "atan",     "eq", "ne",
	                                    "gt",  "ge",  "lt",  "le",  "and",  "or",  "xor", "bitshift", NULL};
	unsigned n = 0;
	while (names[n] && !is(word, names[n]))
		n++;
	if (names[n] == NULL)
		return false;
	double b = pop(m), a = pop(m);
	int64_t i = whole(a), k = whole(b);
	double turn = atan2(a, b) * TURN;
	const double results[] = {a + b,
	                          a - b,
	                          a * b,
	                          b != 0 ? a / b : 0,
	                          k != 0 ? (double)(i / k) : 0,
	                          k != 0 ? (double)(i % k) : 0,
	                          pow(a, b),
	                          turn < 0 ? turn + 360 : turn,
	                          a == b,
	                          a != b,
	                          a > b,
	                          a >= b,
	                          a < b,
	                          a <= b,
	                          (double)(i & k),
	                          (double)(i | k),
	                          (double)(i ^ k),
	                          k >= 0 && k < 31   ? (double)((uint64_t)i << k & 0xffffffff)
	                          : k < 0 && k > -31 ? (double)((uint64_t)i >> -k)
	                                             : 0};
	push(m, results[n]);
	return true;
}

static void roll(machine *m)
{
	int64_t by = whole(pop(m)), count = whole(pop(m));
	if (count < 0 || count > m->count) {
		m->halted = true;
		return;
	}
	if (count == 0)
		return;
	double turned[STACK];
	by = (by % count + count) % count;
	double *top = m->at + m->count - count;
	for (int64_t i = 0; i < count; i++)
		turned[(i + by) % count] = top[i];
	memcpy(top, turned, (size_t)count * sizeof *top);
}

static bool run_stack(machine *m, kt_str word)
{
	if (is(word, "pop")) {
		(void)pop(m);
	} else if (is(word, "exch")) {
		double b = pop(m), a = pop(m);
		push(m, b);
		push(m, a);
	} else if (is(word, "dup")) {
		double a = pop(m);
		push(m, a);
		push(m, a);
	} else if (is(word, "copy") || is(word, "index")) {
		int64_t n = whole(pop(m));
		bool index = is(word, "index");
		if (n < 0 || n + index > m->count) {
			m->halted = true;
			return true;
		}
		unsigned from = m->count - (unsigned)n - index;
		for (int64_t i = 0; i < (index ? 1 : n); i++)
			push(m, m->at[from + i]);
	} else if (is(word, "roll")) {
		roll(m);
	} else if (is(word, "true") || is(word, "false")) {
		push(m, is(word, "true"));
	} else {
		return false;
	}
	return true;
}

static bool is_number(kt_str word, double *value)
{
	double v = 0, unit = 1;
	bool point = false, minus = word.len > 0 && word.at[0] == '-';
	size_t at = minus || (word.len > 0 && word.at[0] == '+');
	if (at == word.len)
		return false;
	for (; at < word.len; at++) {
		char c = word.at[at];
		if (c == '.' && !point)
			point = true;
		else if (c < '0' || c > '9')
			return false;
		else if (point)
			v += (unit /= 10) * (c - '0');
		else
			v = v * 10 + (c - '0');
	}
	*value = minus ? -v : v;
	return true;
}

static bool is_brace(char c)
{
	return c == '{' || c == '}';
}

static kt_str next_word(const machine *m, size_t *at)
{
	while (*at < m->text.len && (unsigned char)m->text.at[*at] <= ' ')
		++*at;
	size_t from = *at;
	if (*at < m->text.len && is_brace(m->text.at[*at]))
		++*at;
	else
		while (*at < m->text.len && (unsigned char)m->text.at[*at] > ' ' && !is_brace(m->text.at[*at]))
			++*at;
	return kt_str_slice(m->text, from, *at);
}

/* Behind the brace that closes. */
static size_t pass(const machine *m, size_t at)
{
	for (unsigned depth = 1; depth > 0 && at < m->text.len; at++)
		depth = depth + (m->text.at[at] == '{') - (m->text.at[at] == '}');
	return at;
}

static void run(machine *m, size_t at, unsigned depth)
{
	size_t first = 0, second = 0; /* the procedures before the word at hand */
	m->halted = m->halted || depth > DEEP;
	while (!m->halted) {
		kt_str word = next_word(m, &at);
		double number;
		if (word.len == 0 || is(word, "}"))
			return;
		if (is(word, "{")) {
			first = second;
			second = at;
			at = pass(m, at);
		} else if (is(word, "if")) {
			if (pop(m) != 0)
				run(m, second, depth + 1);
		} else if (is(word, "ifelse")) {
			run(m, pop(m) != 0 ? first : second, depth + 1);
		} else if (is_number(word, &number)) {
			push(m, number);
		} else if (!run_one(m, word) && !run_two(m, word) && !run_stack(m, word)) {
			m->halted = true;
		}
	}
}

void kt_pdf_calculator_run(kt_str words, const double *in, unsigned inputs, double *out, unsigned outputs)
{
	machine m = {.text = words};
	for (unsigned i = 0; i < inputs; i++)
		push(&m, in[i]);
	size_t start = kt_str_find(words, "{", 0);
	if (start != SIZE_MAX)
		run(&m, start + 1, 0);
	unsigned spare = m.count > outputs ? m.count - outputs : 0;
	for (unsigned i = 0; i < outputs; i++)
		out[i] = i < m.count ? m.at[spare + i] : 0;
}

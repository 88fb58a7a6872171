/* One walk over the tokens: operands gather until an operator comes. A table says of each what it takes and what becomes of
 * it. Names of resources become a letter and the object's number, so that no name of the file is written. */
#include "artwork/pdf_ops.h"

#include <stdlib.h>
#include <string.h>

#include "artwork/pdf_image.h"
#include "artwork/pdf_inline.h"
#include "artwork/pdf_take.h"
#include "artwork/pdf_token.h"

#define OPERANDS 40 /* DeviceN has at most 32 parts */
#define HAIRLINE 0.25
#define SAVED    28 /* states in one another (ISO 19005-2, 6.1.13) */

typedef enum action {
	AS_IT_IS,
	ENDS, /* Q, ET: only where begun */
	BEGINS,
	PAINT, /* F, too, which is f */
	TEXT,
	GONE,
	STATE,
	XOBJECT,
	SHADING,
	FONT,
	SPACE,
	COLOUR,
	GLYPH,
	INLINE
} action;

typedef struct operator
{
	const char *name;
	int operands; /* numbers, strings, arrays; -1: any */
	action action;
}
operator;

static const operator operators[] = {
        {"q", 0, BEGINS},    {"Q", 0, ENDS},      {"cm", 6, AS_IT_IS}, {"w", 1, AS_IT_IS},  {"J", 1, AS_IT_IS},
        {"j", 1, AS_IT_IS},  {"M", 1, AS_IT_IS},  {"d", 2, AS_IT_IS},  {"ri", 1, GONE},     {"i", 1, GONE},
        {"gs", 1, STATE},    {"m", 2, AS_IT_IS},  {"l", 2, AS_IT_IS},  {"c", 6, AS_IT_IS},  {"v", 4, AS_IT_IS},
        {"y", 4, AS_IT_IS},  {"h", 0, AS_IT_IS},  {"re", 4, AS_IT_IS}, {"S", 0, PAINT},     {"s", 0, PAINT},
        {"f", 0, PAINT},     {"F", 0, PAINT},     {"f*", 0, PAINT},    {"B", 0, PAINT},     {"B*", 0, PAINT},
        {"b", 0, PAINT},     {"b*", 0, PAINT},    {"n", 0, PAINT},     {"W", 0, AS_IT_IS},  {"W*", 0, AS_IT_IS},
        {"BT", 0, BEGINS},   {"ET", 0, ENDS},     {"Tc", 1, AS_IT_IS}, {"Tw", 1, AS_IT_IS}, {"Tz", 1, AS_IT_IS},
        {"TL", 1, AS_IT_IS}, {"Tf", 2, FONT},     {"Tr", 1, AS_IT_IS}, {"Ts", 1, AS_IT_IS}, {"Td", 2, AS_IT_IS},
        {"TD", 2, AS_IT_IS}, {"Tm", 6, AS_IT_IS}, {"T*", 0, TEXT},     {"Tj", 1, TEXT},     {"TJ", 1, TEXT},
        {"'", 1, TEXT},      {"\"", 3, TEXT},     {"d0", 2, GLYPH},    {"d1", 6, GLYPH},    {"CS", 1, SPACE},
        {"cs", 1, SPACE},    {"SC", -1, COLOUR},  {"SCN", -1, COLOUR}, {"sc", -1, COLOUR},  {"scn", -1, COLOUR},
        {"G", 1, COLOUR},    {"g", 1, COLOUR},    {"RG", 3, COLOUR},   {"rg", 3, COLOUR},   {"K", 4, COLOUR},
        {"k", 4, COLOUR},    {"sh", 1, SHADING},  {"BI", 0, INLINE},   {"Do", 1, XOBJECT},  {"MP", 1, GONE},
        {"DP", 2, GONE},     {"BMC", 1, GONE},    {"BDC", 2, GONE},    {"EMC", 0, GONE},    {"BX", 0, GONE},
        {"EX", 0, GONE},
};

typedef struct colours {
	const kt_pdf_space *fill, *stroke;
} colours;

/* What was used: a class of resources, its letter, the numbers. */
typedef struct used {
	const char *category;
	char letter;
	unsigned *numbers;
	size_t count, room;
} used;

typedef enum use { XOBJECTS, STATES, FONTS, PATTERNS, SHADINGS, USES } use;

typedef struct rewriting {
	kt_pdf_work *work;
	qpdf_oh resources;
	kt_pdf_tokens tokens;
	kt_buf out;
	kt_pdf_token operands[OPERANDS];
	unsigned count;
	bool shape, text, uncoloured;
	colours now, saved[SAVED];
	unsigned depth;
	used used[USES];
} rewriting;

/* Resources */

static void put_used(rewriting *r, use kind, unsigned number)
{
	used *u = &r->used[kind];
	size_t i = 0;
	while (i < u->count && u->numbers[i] != number)
		i++;
	if (i == u->count) {
		if (u->count == u->room) {
			size_t room = u->room == 0 ? 8 : u->room * 2;
			u->numbers = kt_arena_grow(r->work->arena, u->numbers, u->room * sizeof *u->numbers,
			                           room * sizeof *u->numbers);
			u->room = room;
		}
		u->numbers[u->count++] = number;
	}
	kt_buf_print(&r->out, "/%c%u ", u->letter, number);
}

static kt_str list_used(const rewriting *r)
{
	kt_buf out = kt_buf_in(r->work->arena);
	for (unsigned k = 0; k < USES; k++) {
		const used *u = &r->used[k];
		if (u->count > 0)
			kt_buf_print(&out, "/%s<<", u->category);
		for (size_t i = 0; i < u->count; i++) {
			kt_buf_print(&out, "/%c%u ", u->letter, u->numbers[i]);
			kt_vector_put_reference(&out, u->numbers[i]);
		}
		if (u->count > 0)
			kt_buf_text(&out, ">>");
	}
	if (r->uncoloured)
		kt_buf_print(&out, "/ColorSpace<</U[/Pattern/%s]>>",
		             kt_tone_prints(r->work->tone) ? "DeviceCMYK" : "DeviceRGB");
	return kt_buf_str(&out);
}

/* The object that an operand names in a class of the resources. */
static qpdf_oh named(rewriting *r, const char *category, kt_str name)
{
	const char *key = kt_str_c(r->work->arena, kt_print(r->work->arena, "/%.*s", KT_STR_ARG(name)));
	return kt_pdf_work_key(r->work, kt_pdf_work_key(r->work, r->resources, category), key);
}

/* Colours */

static void put_tone(rewriting *r, const kt_pdf_space *space, const double *in)
{
	double out[4];
	kt_pdf_space_tone(r->work->tone, space, in, out);
	kt_tone_dry(r->work->tone, out);
	for (unsigned i = 0; i < kt_tone_parts(r->work->tone); i++) {
		double rounded = (double)(long)(out[i] * 10000 + 0.5) / 10000;
		kt_vector_put_real(&r->out, rounded);
		kt_buf_byte(&r->out, ' ');
	}
}

static void put_colour(rewriting *r, bool stroking, const kt_pdf_space *space, const double *in)
{
	if (space->kind == KT_PDF_SPACE_TINT && space->nothing)
		kt_pdf_work_flatten(r->work, "an ink that is on no plate");
	put_tone(r, space, in);
	kt_buf_text(&r->out, kt_tone_prints(r->work->tone) ? (stroking ? "K\n" : "k\n") : stroking ? "RG\n" : "rg\n");
}

static void set_space(rewriting *r, bool stroking, const kt_pdf_space *space)
{
	double in[KT_PDF_FUNCTION_MOST];
	*(stroking ? &r->now.stroke : &r->now.fill) = space;
	if (space->kind == KT_PDF_SPACE_PATTERN)
		return;
	kt_pdf_space_initial(space, in);
	put_colour(r, stroking, space, in);
}

static void set_pattern(rewriting *r, bool stroking, const kt_pdf_space *space)
{
	kt_pdf_work *work = r->work;
	qpdf_oh pattern = named(r, "/Pattern", r->operands[r->count - 1].text);
	unsigned number = kt_pdf_take_pattern(work, pattern, r->resources);
	if (number == 0)
		return;
	bool uncoloured = kt_pdf_work_number(work, kt_pdf_work_key(work, pattern, "/PaintType"), 1) == 2;
	kt_buf_print(&r->out, "/%s %s ", uncoloured ? "U" : "Pattern", stroking ? "CS" : "cs");
	if (uncoloured) {
		double in[KT_PDF_FUNCTION_MOST] = {0};
		const kt_pdf_space *base =
		        space->kind == KT_PDF_SPACE_PATTERN && space->base ? space->base : &kt_pdf_space_gray;
		for (unsigned i = 0; i + 1 < r->count && i < KT_PDF_FUNCTION_MOST; i++)
			in[i] = r->operands[i].number;
		put_tone(r, base, in);
		r->uncoloured = true;
	}
	put_used(r, PATTERNS, number);
	kt_buf_text(&r->out, stroking ? "SCN\n" : "scn\n");
}

static void set_colour(rewriting *r, const char *name)
{
	bool stroking = name[0] >= 'A' && name[0] <= 'Z';
	const kt_pdf_space **now = stroking ? &r->now.stroke : &r->now.fill;
	double in[KT_PDF_FUNCTION_MOST] = {0};
	kt_str device = {0};
	if (name[0] == 'g' || name[0] == 'G')
		device = KT_STR("DeviceGray");
	else if (name[0] == 'r' || name[0] == 'R')
		device = KT_STR("DeviceRGB");
	else if (name[0] == 'k' || name[0] == 'K')
		device = KT_STR("DeviceCMYK");
	if (device.len > 0)
		*now = kt_pdf_space_named(r->work, device, r->resources);
	if (r->count > 0 && r->operands[r->count - 1].kind == KT_PDF_TOKEN_NAME) {
		set_pattern(r, stroking, *now);
		return;
	}
	for (unsigned i = 0; i < r->count && i < KT_PDF_FUNCTION_MOST; i++)
		in[i] = r->operands[i].number;
	if ((*now)->kind != KT_PDF_SPACE_PATTERN && r->count >= (*now)->parts)
		put_colour(r, stroking, *now, in);
}

/* Operators */

static void put_operands(rewriting *r)
{
	for (unsigned i = 0; i < r->count; i++) {
		kt_pdf_token_put(&r->out, &r->operands[i]);
		kt_buf_byte(&r->out, ' ');
	}
}

/* The thinnest line that a device draws is none on a press. */
static void thicken(rewriting *r, const char *name)
{
	if (strcmp(name, "w") == 0 && r->operands[0].number == 0)
		r->operands[0].number = HAIRLINE;
}

static void put_as_it_is(rewriting *r, const char *name)
{
	thicken(r, name);
	put_operands(r);
	kt_buf_text(&r->out, name);
	kt_buf_byte(&r->out, '\n');
}

static void begin(rewriting *r, const char *name)
{
	if (name[0] == 'B') {
		if (!r->text)
			kt_buf_text(&r->out, "BT\n");
		r->text = true;
		return;
	}
	if (r->depth == SAVED) {
		kt_pdf_work_flatten(r->work, "more than 28 saved graphics states in one another");
		r->depth--;
	}
	r->saved[r->depth++] = r->now;
	kt_buf_text(&r->out, "q\n");
}

static void end(rewriting *r, const char *name)
{
	if (name[0] == 'E' && r->text) {
		kt_buf_text(&r->out, "ET\n");
		r->text = false;
	} else if (name[0] == 'Q' && r->depth > 0) {
		r->now = r->saved[--r->depth];
		kt_buf_text(&r->out, "Q\n");
	}
}

static void draw(rewriting *r)
{
	qpdf_oh object = named(r, "/XObject", r->operands[0].text);
	kt_pdf_work *work = r->work;
	qpdf_oh kind = kt_pdf_work_key(work, object, "/Subtype");
	if (!qpdf_oh_is_stream(work->pdf, object) || kt_pdf_take_hidden(work, kt_pdf_work_key(work, object, "/OC")))
		return;
	unsigned number = kt_pdf_work_is(work, kind, "/Form")    ? kt_pdf_take_form(work, object, r->resources)
	                  : kt_pdf_work_is(work, kind, "/Image") ? kt_pdf_image_take(work, object, r->resources)
	                                                         : 0;
	if (number == 0)
		return;
	put_used(r, XOBJECTS, number);
	kt_buf_text(&r->out, "Do\n");
}

static void draw_inline(rewriting *r)
{
	qpdf_oh image = kt_pdf_inline_read(r->work, &r->tokens, r->resources);
	unsigned number = kt_pdf_image_take(r->work, image, r->resources);
	if (number == 0)
		return;
	put_used(r, XOBJECTS, number);
	kt_buf_text(&r->out, "Do\n");
}

static void use_resource(rewriting *r, const operator* op)
{
	kt_pdf_work *work = r->work;
	kt_str name = r->operands[0].text;
	unsigned number = 0;
	if (op->action == STATE)
		number = kt_pdf_take_state(work, named(r, "/ExtGState", name), r->resources);
	else if (op->action == SHADING)
		number = kt_pdf_take_shading(work, named(r, "/Shading", name), r->resources);
	else
		number = kt_pdf_take_font(work, named(r, "/Font", name));
	if (number == 0)
		return;
	put_used(r, op->action == STATE ? STATES : op->action == SHADING ? SHADINGS : FONTS, number);
	if (op->action == FONT) {
		kt_pdf_token_put(&r->out, &r->operands[1]);
		kt_buf_byte(&r->out, ' ');
	}
	kt_buf_print(&r->out, "%s\n", op->name);
}

/* A layer that is off would be seen, once nothing says that it is one. */
static void look_at_layer(rewriting *r)
{
	if (r->count == 2 && kt_str_is(r->operands[0].text, "OC") && r->operands[1].kind == KT_PDF_TOKEN_NAME &&
	    kt_pdf_take_hidden(r->work, named(r, "/Properties", r->operands[1].text)))
		kt_pdf_work_flatten(r->work, "a layer that is switched off");
}

static bool takes_name(action kind)
{
	return kind == STATE || kind == XOBJECT || kind == SHADING || kind == FONT || kind == SPACE;
}

static void run(rewriting *r, const operator* op)
{
	if (op->operands >= 0 && r->count < (unsigned)op->operands)
		return;
	/* Readers take what stands nearest. */
	if (op->operands >= 0 && r->count > (unsigned)op->operands) {
		memmove(r->operands, r->operands + r->count - op->operands, (size_t)op->operands * sizeof *r->operands);
		r->count = (unsigned)op->operands;
	}
	if (takes_name(op->action) != (r->count > 0 && r->operands[0].kind == KT_PDF_TOKEN_NAME) &&
	    op->action != GONE && op->action != COLOUR)
		return;
	bool coloured = op->action == SPACE || op->action == COLOUR;
	if (coloured && r->shape)
		return;
	switch (op->action) {
	case AS_IT_IS:
	case GLYPH:
		put_as_it_is(r, op->name);
		r->shape = r->shape || strcmp(op->name, "d1") == 0;
		break;
	case TEXT:
		if (r->text)
			put_as_it_is(r, op->name);
		break;
	case PAINT:
		kt_buf_text(&r->out, strcmp(op->name, "F") == 0 ? "f" : op->name);
		kt_buf_byte(&r->out, '\n');
		break;
	case BEGINS:
		begin(r, op->name);
		break;
	case ENDS:
		end(r, op->name);
		break;
	case GONE:
		if (strcmp(op->name, "BDC") == 0)
			look_at_layer(r);
		break;
	case STATE:
	case SHADING:
	case FONT:
		use_resource(r, op);
		break;
	case XOBJECT:
		draw(r);
		break;
	case SPACE:
		set_space(r, op->name[0] == 'C', kt_pdf_space_named(r->work, r->operands[0].text, r->resources));
		break;
	case COLOUR:
		set_colour(r, op->name);
		break;
	case INLINE:
		draw_inline(r);
		break;
	}
}

static void step(rewriting *r, const kt_pdf_token *token)
{
	bool value = token->kind != KT_PDF_TOKEN_WORD || kt_str_is(token->text, "true") ||
	             kt_str_is(token->text, "false") || kt_str_is(token->text, "null");
	if (value && r->count < OPERANDS)
		r->operands[r->count++] = *token;
	if (value)
		return;
	for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
		if (kt_str_is(token->text, operators[i].name))
			run(r, &operators[i]);
	r->count = 0;
}

kt_pdf_ops kt_pdf_ops_write(kt_pdf_work *work, kt_str content, qpdf_oh resources, bool shape, const char *start)
{
	rewriting *r = KT_NEW(work->arena, rewriting);
	*r = (rewriting){.work = work, .resources = resources, .tokens = {work->arena, content, 0}, .shape = shape};
	r->out = kt_buf_in(work->arena);
	r->now = (colours){&kt_pdf_space_gray, &kt_pdf_space_gray};
	static const used classes[USES] = {{"XObject", 'X', NULL, 0, 0},
	                                   {"ExtGState", 'G', NULL, 0, 0},
	                                   {"Font", 'F', NULL, 0, 0},
	                                   {"Pattern", 'P', NULL, 0, 0},
	                                   {"Shading", 'S', NULL, 0, 0}};
	memcpy(r->used, classes, sizeof classes);
	kt_buf_text(&r->out, start);
	for (kt_pdf_token t = kt_pdf_token_next(&r->tokens); t.kind != KT_PDF_TOKEN_END && work->refused.len == 0;
	     t = kt_pdf_token_next(&r->tokens))
		step(r, &t);
	if (r->text)
		kt_buf_text(&r->out, "ET\n");
	for (; r->depth > 0; r->depth--)
		kt_buf_text(&r->out, "Q\n");
	return (kt_pdf_ops){kt_buf_str(&r->out), list_used(r)};
}

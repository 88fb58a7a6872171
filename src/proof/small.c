/* Type that a press closes up or sets off register: letters are as large, and their strokes as thick, as they are drawn. */
#include "color/printed.h"
#include "proof/ground.h"

#define EM         1000
#define PER_STROKE 20  /* a stroke is about a twentieth of its size: so are two lacks told apart */
#define REGISTERS  5   /* percent: a plate with less of an ink is not seen to be off */
#define LIGHT      0.5 /* of the paper: an ink that is chosen for a dark picture */
#define FEW_INKS   2

static kt_len stroke_of(const kt_run *run)
{
	return kt_len_scale(run->size, kt_face_stem(run->face), EM);
}

/* Light on dark */

static bool is_reversed(const kt_proof *proof, const kt_ground_letters *letters)
{
	const kt_press *press = &proof->document->press;
	if (!letters->ground)
		return kt_printed_luminance(press, letters->ink, &kt_ground_paper) > LIGHT;
	return kt_printed_luminance(press, letters->ink, letters->ground) >
	       kt_printed_luminance(press, letters->ground, &kt_ground_paper);
}

static int64_t reversed_lacks(const kt_proof *proof, const kt_check *check, const kt_ground_letters *letters)
{
	kt_len size = check->limit[0].value - letters->run->size;
	kt_len stroke = (check->limit[1].value - stroke_of(letters->run)) * PER_STROKE;
	return is_reversed(proof, letters) ? kt_len_max(size, stroke) : 0;
}

static void note_reversed(kt_proof *proof, const kt_check *check, const kt_ground_letters *worst)
{
	kt_len size = worst->run->size, least = check->limit[0].value;
	kt_len stroke = stroke_of(worst->run), thin = check->limit[1].value;
	kt_str ground = kt_ground_words(proof, worst->ground);
	kt_str lacks = size < least ? kt_print(proof->arena, "is %.*s, and %.*s is the least",
	                                       KT_STR_ARG(kt_proof_points(proof, size, least)),
	                                       KT_STR_ARG(kt_proof_points(proof, least, size)))
	                            : kt_print(proof->arena, "has strokes of about %.*s, and %.*s is the least",
	                                       KT_STR_ARG(kt_proof_points(proof, stroke, thin)),
	                                       KT_STR_ARG(kt_proof_points(proof, thin, stroke)));
	kt_proof_note(proof, check, worst->paragraph, worst->line, size < least ? size : stroke,
	              size < least ? least : thin,
	              "light type on a dark ground (`%.*s` on %.*s) %.*s, since ink runs into it: a larger size or a "
	              "bolder weight of the style `%.*s` mends it",
	              KT_STR_ARG(worst->ink->name), KT_STR_ARG(ground), KT_STR_ARG(lacks),
	              KT_STR_ARG(worst->paragraph->text->style->name));
}

void kt_check_reversed_small(kt_proof *proof, const kt_check *check)
{
	kt_ground_each(proof, check, reversed_lacks, note_reversed);
}

/* Small, and small in several inks */

static unsigned inks_of(const kt_ink *ink)
{
	unsigned count = 0;
	for (unsigned i = 0; i < 4 && ink->spot.len == 0; i++)
		count += ink->press[i] > REGISTERS;
	return count;
}

static kt_len least_size(const kt_check *check, const kt_ground_letters *letters)
{
	bool many = inks_of(letters->ink) > FEW_INKS;
	return many ? kt_len_max(check->limit[0].value, check->limit[1].value) : check->limit[0].value;
}

static int64_t small_lacks(const kt_proof *proof, const kt_check *check, const kt_ground_letters *letters)
{
	(void)proof;
	return least_size(check, letters) - letters->run->size;
}

static void note_small(kt_proof *proof, const kt_check *check, const kt_ground_letters *worst)
{
	kt_len size = worst->run->size, least = least_size(check, worst);
	kt_str sized = kt_proof_points(proof, size, least), wanted = kt_proof_points(proof, least, size);
	kt_str style = worst->paragraph->text->style->name;
	if (least > check->limit[0].value && size >= check->limit[0].value)
		kt_proof_note(proof, check, worst->paragraph, worst->line, size, least,
		              "type of %.*s is printed in %u inks, which never lie exactly on each other: %.*s is the "
		              "least, or an ink of one or two for the style `%.*s`",
		              KT_STR_ARG(sized), inks_of(worst->ink), KT_STR_ARG(wanted), KT_STR_ARG(style));
	else
		kt_proof_note(proof, check, worst->paragraph, worst->line, size, least,
		              "type of %.*s cannot be read on paper: %.*s is the least; a larger size of the style "
		              "`%.*s` mends it",
		              KT_STR_ARG(sized), KT_STR_ARG(wanted), KT_STR_ARG(style));
}

void kt_check_small_type(kt_proof *proof, const kt_check *check)
{
	kt_ground_each(proof, check, small_lacks, note_small);
}

/* Black that does not overprint */

static bool is_black(const kt_ink *ink)
{
	return ink->spot.len == 0 && ink->press[0] + ink->press[1] + ink->press[2] == 0 && ink->press[3] == 100;
}

static int64_t knocks_out(const kt_proof *proof, const kt_check *check, const kt_ground_letters *letters)
{
	(void)proof, (void)check;
	const kt_ink *ground = letters->ground;
	bool coloured = !ground || ground->spot.len > 0 || ground->press[0] + ground->press[1] + ground->press[2] > 0;
	return coloured && is_black(letters->ink) && !kt_ink_overprints(letters->ink);
}

static void note_knock_out(kt_proof *proof, const kt_check *check, const kt_ground_letters *worst)
{
	/* One ink, one remedy. */
	for (size_t i = 0; i < proof->findings.count; i++) {
		const kt_finding *noted = &proof->findings.items[i];
		if (noted->check == check && noted->at.source == worst->ink->at.source &&
		    noted->at.line == worst->ink->at.line)
			return;
	}
	kt_finding *finding = kt_proof_note(
	        proof, check, worst->paragraph, worst->line, 0, 0,
	        "black type in `%.*s` leaves %.*s white below it, and a white edge shows where plates are "
	        "a little off: `overprint: true` of the ink mends it",
	        KT_STR_ARG(worst->ink->name), KT_STR_ARG(kt_ground_words(proof, worst->ground)));
	finding->at = worst->ink->at;
}

void kt_check_black_knocks_out(kt_proof *proof, const kt_check *check)
{
	kt_ground_each(proof, check, knocks_out, note_knock_out);
}

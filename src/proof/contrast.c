/* Is a text light or dark enough to be read on what lies behind it? The worst letter of a line speaks for it.
 *
 * Rules    WCAG 2.2, 1.4.3, for the screen's colours, or in print for what the press values look like. What is large takes
 *          less. What stands on a picture is told, and not judged. */
#include "color/printed.h"
#include "proof/ground.h"

#define LARGE      KT_PT(18)
#define LARGE_BOLD KT_PT(14)
#define BOLD       700

static bool is_large(const kt_ground_letters *letters)
{
	return letters->run->size >= LARGE ||
	       (letters->run->size >= LARGE_BOLD && letters->paragraph->text->style->weight >= BOLD);
}

static int32_t limit_of(const kt_check *check, const kt_ground_letters *letters)
{
	return check->limit[is_large(letters) ? 1 : 0].value;
}

static uint32_t contrast_of(const kt_proof *proof, const kt_ground_letters *letters)
{
	return kt_proof_printed(proof) ? kt_printed_contrast(&proof->document->press, letters->ink, letters->ground)
	                               : kt_ink_contrast(letters->ink, letters->ground);
}

static int64_t contrast_lacks(const kt_proof *proof, const kt_check *check, const kt_ground_letters *letters)
{
	/* On a picture it may lack something; letters that do lack it are worse. */
	return letters->ground ? limit_of(check, letters) - (int64_t)contrast_of(proof, letters) : 1;
}

static void note_picture(kt_proof *proof, const kt_check *check, const kt_ground_letters *letters)
{
	kt_finding *finding = kt_proof_note(
	        proof, check, letters->paragraph, letters->line, 0, limit_of(check, letters),
	        "`%.*s` stands on a picture, whose colours are not looked into: see that it can be read all along",
	        KT_STR_ARG(letters->ink->name));
	if (finding->severity > KT_CHECK_REPORT)
		finding->severity = KT_CHECK_REPORT;
}

static void note_contrast(kt_proof *proof, const kt_check *check, const kt_ground_letters *worst)
{
	if (!worst->ground) {
		note_picture(proof, check, worst);
		return;
	}
	uint32_t contrast = contrast_of(proof, worst);
	int32_t limit = limit_of(check, worst);
	kt_proof_note(proof, check, worst->paragraph, worst->line, contrast, limit,
	              "`%.*s` on `%.*s` is hard to read%s %u.%02u:1, %d.%02d:1 is the least%s; a darker or "
	              "lighter ink, or another ground, mends it",
	              KT_STR_ARG(worst->ink->name), KT_STR_ARG(worst->ground->name),
	              kt_proof_printed(proof) ? " in print: a contrast of" : ": a contrast of", contrast / 100,
	              contrast % 100, limit / 100, limit % 100, is_large(worst) ? " for large type" : "");
}

void kt_check_contrast(kt_proof *proof, const kt_check *check)
{
	kt_ground_each(proof, check, contrast_lacks, note_contrast);
}

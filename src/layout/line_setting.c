/* Ranges are read as phrases and turned into whole thousandths. */
#include "layout/line_setting.h"

#include <stddef.h>

#include "layout/phrase.h"

#define WHOLE 1000 /* per mille */

static const kt_field hyphens_table[] = {
        {"are", KT_FIELD_BOOL, offsetof(kt_line_hyphens, are), .help = "words may be broken"},
        {"left", KT_FIELD_INTEGER, offsetof(kt_line_hyphens, left), .min = "2", .max = "20",
         .help = "letters that stay before a hyphen, where the language does not ask for more"},
        {"right", KT_FIELD_INTEGER, offsetof(kt_line_hyphens, right), .min = "2", .max = "20",
         .help = "letters that stay after it"},
        {"word", KT_FIELD_INTEGER, offsetof(kt_line_hyphens, word), .min = "2", .max = "60",
         .help = "words of fewer letters stay whole"},
        KT_FIELD_END};
const kt_record kt_line_hyphens_record = {"where words may be broken", sizeof(kt_line_hyphens), hyphens_table, "are"};

static const kt_field spacing_table[] = {
        {"word", KT_FIELD_PHRASE, offsetof(kt_line_spacing, word),
         .help = "80..140%: how far word spaces may be drawn together and driven apart"},
        {"letter", KT_FIELD_PHRASE, offsetof(kt_line_spacing, letter),
         .help = "-5..10: thousandths of an em that may be added after each letter"},
        KT_FIELD_END};
const kt_record kt_line_spacing_record = {"what spaces give", sizeof(kt_line_spacing), spacing_table, NULL};

/* What justified text gets whose style sets no bounds: those that typesetting programs begin with. */
static const kt_style_spacing common = {800, 1330, 0, 0};

kt_style_hyphens kt_line_setting_hyphens(const kt_line_hyphens *fields)
{
	return (kt_style_hyphens){.are = fields->are || fields->left || fields->right || fields->word,
	                          .left = (uint8_t)fields->left,
	                          .right = (uint8_t)fields->right,
	                          .word = (uint8_t)fields->word};
}

/* A range around `usual` within bounds; all in thousandths. */
static bool read_range(const kt_node *node, bool percent, kt_len lowest, kt_len usual, kt_len highest, kt_diag *diag,
                       kt_len range[2])
{
	kt_phrase_range read;
	int64_t scale = percent ? 10 : 1;
	if (!kt_phrase_read_range(node, percent, diag, &read))
		return false;
	if (kt_num_length(read.from, scale, 1, &range[0]) && kt_num_length(read.to, scale, 1, &range[1]) &&
	    range[0] >= lowest && range[0] <= usual && range[1] >= usual && range[1] <= highest)
		return true;
	return kt_diag_error(diag, KT_DIAG_RANGE, node->at,
	                     percent ? "word spaces give from 50 %% at the least to 300 %% at the most, 100 %% between"
	                             : "letter space gives from -50 at the least to 100 at the most, 0 between");
}

bool kt_line_setting_spacing(const kt_line_spacing *fields, bool justified, kt_diag *diag, kt_style_spacing *spacing)
{
	kt_len word[2] = {WHOLE, WHOLE}, letter[2] = {0, 0};
	bool good = true;
	*spacing = justified ? common : (kt_style_spacing){0};
	if (!fields->word && !fields->letter)
		return true;
	if (fields->word)
		good = read_range(fields->word, true, WHOLE / 2, WHOLE, 3 * WHOLE, diag, word);
	if (fields->letter)
		good = read_range(fields->letter, false, -50, 0, 100, diag, letter) && good;
	if (good)
		*spacing = (kt_style_spacing){(uint16_t)word[0], (uint16_t)word[1], (int16_t)letter[0],
		                              (int16_t)letter[1]};
	return good;
}

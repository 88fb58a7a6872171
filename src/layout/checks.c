#include "layout/checks.h"

#include "layout/fields.h"

/* Its index, or KT_CHECK_COUNT: reported. */
static size_t find(kt_str name, kt_place at, kt_diag *diag)
{
	size_t i = kt_check_find(name);
	if (i < KT_CHECK_COUNT)
		return i;
	kt_diag_error(diag, KT_DIAG_CHECK_UNKNOWN, at, "there is no check `%.*s`", KT_STR_ARG(kt_str_clip(name, 60)));
	const char *nearest = kt_str_nearest(name, kt_check_names());
	if (nearest)
		kt_diag_hint(diag, "did you mean `%s`?", nearest);
	else
		kt_diag_hint(diag, "`katern schema layout` lists the checks, under `checks`");
	return KT_CHECK_COUNT;
}

/* What breaks a standard breaks it, whatever a layout or an author says. */
static bool refuse_breaking(const kt_check *check, kt_place at, kt_diag *diag)
{
	kt_diag_error(diag, KT_DIAG_CHECK_BREAKS, at, "%s cannot be waived, nor taken as less than an error",
	              check->name);
	kt_diag_hint(diag, "what it finds breaks the standard that the file claims to keep; mend what it finds");
	return false;
}

bool kt_checks_waived(kt_str name, kt_place at, kt_diag *diag)
{
	size_t index = find(name, at, diag);
	return index < KT_CHECK_COUNT && (!kt_checks[index].breaks || refuse_breaking(&kt_checks[index], at, diag));
}

static const char *const severities[] = {"off", "report", "warning", "error"};
static const char *const examples[] = {[KT_CHECK_ANY] = "it has none: off, report, warning or error",
                                       [KT_CHECK_LINES] = "a number of lines: 2",
                                       [KT_CHECK_LETTERS] = "a number of letters: 5",
                                       [KT_CHECK_PERCENT] = "a percentage: 160%",
                                       [KT_CHECK_SHARE] = "a percentage: 12%",
                                       [KT_CHECK_RATIO] = "a ratio: 4.5:1",
                                       [KT_CHECK_DIFFERENCE] = "a difference of colours (CIEDE2000): 10",
                                       [KT_CHECK_LENGTH] = "a length: 3pt",
                                       [KT_CHECK_PPI] = "pixels an inch: 225ppi"};

/* Past these a check finds nothing, or everything: a slip of the keys. */
static const struct {
	int32_t value;
	const char *words;
} mosts[] = {[KT_CHECK_LINES] = {100, "100 lines"},       [KT_CHECK_LETTERS] = {1000, "1000 letters"},
             [KT_CHECK_PERCENT] = {10000, "1000%"},       [KT_CHECK_SHARE] = {1000, "100%"},
             [KT_CHECK_RATIO] = {2100, "21:1"},           [KT_CHECK_DIFFERENCE] = {1000, "100"},
             [KT_CHECK_LENGTH] = {KT_PT(1000), "1000pt"}, [KT_CHECK_PPI] = {10000, "10000ppi"}};

/* "2 lines" -> "2": the unit is the check's own. */
static kt_str without(kt_str text, const char *unit)
{
	if (kt_str_ends(text, unit))
		text = kt_str_slice(text, 0, text.len - kt_str_of(unit).len);
	return kt_str_trim(text);
}

static bool read_number(kt_str text, int64_t factor, int32_t *value)
{
	kt_dec number;
	return kt_num_read(text, &number) == KT_NUM_FINE && number.units >= 0 &&
	       kt_num_length(number, factor, 1, value);
}

static bool read_value(kt_str text, kt_check_unit unit, int32_t *value)
{
	switch (unit) {
	case KT_CHECK_LINES:
		return read_number(without(text, "lines"), 1, value);
	case KT_CHECK_LETTERS:
		return read_number(without(text, "letters"), 1, value);
	case KT_CHECK_DIFFERENCE:
		return read_number(text, 10, value);
	case KT_CHECK_PERCENT:
	case KT_CHECK_SHARE:
		return kt_str_ends(text, "%") && read_number(without(text, "%"), 10, value);
	case KT_CHECK_RATIO:
		return read_number(without(text, ":1"), 100, value);
	case KT_CHECK_PPI:
		return read_number(without(text, "ppi"), 1, value);
	case KT_CHECK_LENGTH:
		return kt_field_length(text, value) && *value >= 0;
	default:
		return false;
	}
}

static bool read_limit(const kt_node *node, kt_check *check, unsigned which, kt_diag *diag)
{
	kt_check_limit *limit = &check->limit[which];
	if (!node)
		return true;
	if (read_value(node->text, limit->unit, &limit->value)) {
		if (limit->value <= mosts[limit->unit].value)
			return true;
		return kt_diag_error(diag, KT_DIAG_RANGE, node->at, "%s takes %s at most; found `%.*s`", check->name,
		                     mosts[limit->unit].words, KT_STR_ARG(kt_str_clip(node->text, 60)));
	}
	kt_diag_error(diag, KT_DIAG_PHRASE, node->at, "`%.*s` is no threshold of %s",
	              KT_STR_ARG(kt_str_clip(node->text, 60)), check->name);
	kt_diag_hint(diag, "%s", examples[limit->unit]);
	return false;
}

/* `hyphen-stack: off` is short for its severity. */
static bool is_severity(const kt_node *node, kt_check *check)
{
	for (unsigned s = 0; node && s < sizeof severities / sizeof severities[0]; s++)
		if (kt_str_is(node->text, severities[s])) {
			check->severity = (kt_check_severity)s;
			return true;
		}
	return false;
}

static bool read_second(const kt_node *node, const char *name, kt_check *check, kt_diag *diag)
{
	if (!node)
		return true;
	if (check->limit[1].name && kt_str_is(kt_str_of(name), check->limit[1].name))
		return read_limit(node, check, 1, diag);
	return kt_diag_error(diag, KT_DIAG_KEY_UNKNOWN, node->at, "%s has no threshold `%s`", check->name, name);
}

/* What is eased further than the layout lets copy-fit do is an error. */
static void bound_easing(const kt_fit_bounds *fit, kt_check *checks)
{
	kt_check *eased = &checks[kt_check_find(KT_STR("eased"))];
	eased->limit[0].value = fit->size_least;
	eased->limit[1].value = fit->tracking_least;
}

bool kt_checks_read(const kt_field_list *fields, const kt_fit_bounds *fit, kt_diag *diag, kt_check *checks)
{
	const kt_check_fields *given = fields->items;
	bool good = true;
	for (size_t i = 0; i < KT_CHECK_COUNT; i++)
		checks[i] = kt_checks[i];
	bound_easing(fit, checks);
	for (size_t i = 0; i < fields->count; i++) {
		size_t index = find(given[i].entry->key, given[i].entry->at, diag);
		if (index == KT_CHECK_COUNT) {
			good = false;
			continue;
		}
		kt_check *check = &checks[index];
		if (given[i].severity > 0)
			check->severity = (kt_check_severity)(given[i].severity - 1);
		if (!is_severity(given[i].threshold, check))
			good = read_limit(given[i].threshold, check, 0, diag) && good;
		if (check->breaks && check->severity != KT_CHECK_ERROR)
			good = refuse_breaking(check, given[i].entry->at, diag);
		good = read_second(given[i].display, "display", check, diag) && good;
		good = read_second(given[i].letters, "letters", check, diag) && good;
		good = read_second(given[i].large, "large", check, diag) && good;
		good = read_second(given[i].trim, "trim", check, diag) && good;
		good = read_second(given[i].mixed, "mixed", check, diag) && good;
		good = read_second(given[i].stroke, "stroke", check, diag) && good;
		good = read_second(given[i].inks, "inks", check, diag) && good;
		good = read_second(given[i].screen, "screen", check, diag) && good;
		good = read_second(given[i].told, "told", check, diag) && good;
	}
	return good;
}

#include "proof/check.h"

#define KT_CHECK(id, ...) void kt_check_##id(struct kt_proof *proof, const kt_check *check);
#include "proof/checks.def"
#undef KT_CHECK

const kt_check kt_checks[KT_CHECK_COUNT] = {
#define KT_CHECK(id, name, severity, limit, unit, second, second_limit, second_unit, mends, target, breaks, help)      \
	{name,  KT_CHECK_##severity, {{NULL, limit, KT_CHECK_##unit}, {second, second_limit, KT_CHECK_##second_unit}}, \
	 mends, KT_CHECK_##target,   KT_CHECK_##breaks,                                                                \
	 help,  kt_check_##id},
#include "proof/checks.def"
#undef KT_CHECK
};

static const char *const names[KT_CHECK_COUNT + 1] = {
#define KT_CHECK(id, name, ...) name,
#include "proof/checks.def"
#undef KT_CHECK
};

size_t kt_check_find(kt_str name)
{
	size_t i = 0;
	while (i < KT_CHECK_COUNT && !kt_str_is(name, kt_checks[i].name))
		i++;
	return i;
}

const char *kt_check_standards(const kt_check *check)
{
	static const char *const names_of[] = {[KT_CHECK_KEEPS] = "",
	                                       [KT_CHECK_BREAKS_UA] = "PDF/UA",
	                                       [KT_CHECK_BREAKS_A] = "PDF/A",
	                                       [KT_CHECK_BREAKS_UA_A] = "PDF/UA, PDF/A",
	                                       [KT_CHECK_BREAKS_X] = "PDF/X"};
	return names_of[check->breaks];
}

const char *const *kt_check_names(void)
{
	return names;
}

/* Howard Hinnant's civil_from_days. */
#include "base/moment.h"

kt_moment kt_moment_of_epoch(int64_t epoch)
{
	int64_t days = epoch / 86400, rest = epoch % 86400;
	days += 719468; /* from 0000-03-01, so that a leap day is a year's last */
	int64_t era = days / 146097, of_era = days % 146097;
	int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
	int64_t month = (5 * of_year + 2) / 153;
	kt_moment m = {.day = (int)(of_year - (153 * month + 2) / 5 + 1)};
	m.month = (int)(month < 10 ? month + 3 : month - 9);
	m.year = (int)(year + era * 400 + (m.month <= 2));
	m.hour = (int)(rest / 3600);
	m.minute = (int)(rest / 60 % 60);
	m.second = (int)(rest % 60);
	return m;
}

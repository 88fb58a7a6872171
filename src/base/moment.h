/* moment: a second of the calendar, UTC. */
#ifndef KT_BASE_MOMENT_H
#define KT_BASE_MOMENT_H

#include <stdint.h>

typedef struct kt_moment {
	int year, month, day, hour, minute, second;
} kt_moment;

/* Of a count of seconds since 1970, 0 or more. */
kt_moment kt_moment_of_epoch(int64_t epoch);

#endif

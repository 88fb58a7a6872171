/* One walk: marks are counted until the next letter, what shows nothing until something does. */
#include "text/crowd.h"

#include "text/character.h"
#include "text/shape.h"

const char *kt_crowd_find(kt_str text, size_t *at)
{
	size_t hidden = 0, marks = 0;
	for (size_t next = 0; next < text.len;) {
		*at = next;
		if ((unsigned char)text.at[next] < 0x80) { /* the common case: neither */
			hidden = marks = 0;
			next++;
			continue;
		}
		uint32_t c = kt_str_next(text, &next);
		hidden = kt_character_hides(c) ? hidden + 1 : 0;
		marks = kt_shape_extends(c) ? marks + 1 : 0;
		if (marks > KT_CROWD_MARKS)
			return "more than 30 marks on one character are no writing";
		if (hidden > KT_CROWD_HIDDEN)
			return "more than 4 characters in a row that show nothing are no writing";
	}
	return NULL;
}

/* ICC.1:2004, 7.2: the header. The built-in profile is made by tools/make-press and part of the program's read-only data. */
#include "color/press.h"

#include <string.h>

#define HEADER 128 /* bytes */

__asm__(".pushsection .rodata\n"
        ".balign 8\n"
        ".global kt_press_bytes\n"
        ".hidden kt_press_bytes\n"
        "kt_press_bytes:\n"
        ".incbin \"" KT_COLOR_DATA "/fogra39l.icc\"\n"
        ".popsection\n");

extern const unsigned char kt_press_bytes[];

static size_t size_of(const unsigned char *at)
{
	return (size_t)at[0] << 24 | (size_t)at[1] << 16 | (size_t)at[2] << 8 | at[3];
}

kt_press kt_press_coated(void)
{
	return (kt_press){.profile = {(const char *)kt_press_bytes, size_of(kt_press_bytes)},
	                  .condition = KT_STR("FOGRA39"),
	                  .name = KT_STR("FOGRA39, offset on coated paper (ISO 12647-2)")};
}

const char *kt_press_fault(kt_str profile)
{
	if (profile.len < HEADER || memcmp(profile.at + 36, "acsp", 4) != 0)
		return "it is no ICC profile";
	if (size_of((const unsigned char *)profile.at) != profile.len)
		return "it is an ICC profile that was cut short, or has more behind it";
	if ((unsigned char)profile.at[8] > 4)
		return "it is an ICC profile of a version that PDF does not know; versions 2 and 4 will do";
	if (memcmp(profile.at + 12, "prtr", 4) != 0)
		return "it is no profile of a printer";
	if (memcmp(profile.at + 16, "CMYK", 4) != 0)
		return "it is no profile of cyan, magenta, yellow and black";
	return NULL;
}

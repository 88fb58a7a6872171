/* Decimals as whole units and a scale. Products go through 128 bits, so that no number within the limits of kt_dec is
 * rounded before its last step. */
#include "base/num.h"

#include <string.h>

__extension__ typedef __int128 wide;

#define DIGITS_MOST 18
#define SCALE_MOST  9

#define HALF        1000000000000000000 /* 10^18 */
#define HALF_DIGITS 18

static const int64_t powers[SCALE_MOST + 1] = {1,      10,      100,      1000,      10000,
                                               100000, 1000000, 10000000, 100000000, 1000000000};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* First of each ten digits that people of other scripts may type. */
static bool is_foreign_digit(uint32_t c)
{
	static const uint32_t zeros[] = {0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6,  0xb66,  0xbe6,
	                                 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0x1040, 0x17e0, 0xff10};
	for (size_t i = 0; i < sizeof zeros / sizeof zeros[0]; i++)
		if (c >= zeros[i] && c <= zeros[i] + 9)
			return true;
	return false;
}

/* Bytes of the space at `at` that may part groups of digits; 0: none. */
static size_t space_at(kt_str s, size_t at)
{
	kt_str rest = kt_str_slice(s, at, s.len);
	if (kt_str_starts(rest, " "))
		return 1;
	if (kt_str_starts(rest, "\xc2\xa0"))
		return 2;
	return kt_str_starts(rest, "\xe2\x80\xaf") ? 3 : 0;
}

static size_t digits_at(kt_str s, size_t at)
{
	size_t from = at;
	while (at < s.len && is_digit(s.at[at]))
		at++;
	return at - from;
}

/* "49.000", "1,234,567", "1.234,5": points or commas that may part thousands. `s` has no sign. */
static bool looks_grouped(kt_str s)
{
	size_t at = digits_at(s, 0);
	if (at < 1 || at > 3 || s.at[0] == '0')
		return false;
	size_t groups = 0;
	while (at < s.len && (s.at[at] == '.' || s.at[at] == ',')) {
		size_t count = digits_at(s, at + 1);
		if (count != 3)
			return groups > 0 && count > 0 && at + 1 + count == s.len;
		at += 4;
		groups++;
	}
	return groups > 0 && at == s.len;
}

static bool looks_comma(kt_str s)
{
	size_t at = digits_at(s, 0);
	return at > 0 && at < s.len && s.at[at] == ',' && digits_at(s, at + 1) > 0 &&
	       at + 1 + digits_at(s, at + 1) == s.len;
}

/* Does `s` mean to be a number, though not of our form? */
static kt_num_fault no_number(kt_str s)
{
	if (s.len > 0 && (is_digit(s.at[0]) || s.at[0] == '.' || s.at[0] == '+'))
		return KT_NUM_FORM;
	size_t at = 0;
	return s.len > 0 && is_foreign_digit(kt_str_next(s, &at)) ? KT_NUM_FORM : KT_NUM_NOT;
}

typedef struct reading {
	kt_str s;
	size_t at;
	int64_t units;
	size_t digits; /* without zeros in front */
} reading;

static bool add_digits(reading *r, size_t count)
{
	for (size_t i = 0; i < count; i++, r->at++) {
		if (r->digits == 0 && r->s.at[r->at] == '0')
			continue;
		if (++r->digits > DIGITS_MOST)
			return false;
		r->units = r->units * 10 + (r->s.at[r->at] - '0');
	}
	return true;
}

/* The digits before the point, in one row or in groups of three. */
static kt_num_fault read_whole(reading *r)
{
	size_t count = digits_at(r->s, r->at), first = count;
	if (count == 0)
		return no_number(r->s);
	if (!add_digits(r, count))
		return KT_NUM_LARGE;
	for (size_t space; (space = space_at(r->s, r->at)) > 0;) {
		count = digits_at(r->s, r->at + space);
		if (count == 0)
			return space_at(r->s, r->at + space) > 0 ? KT_NUM_GROUPS : KT_NUM_FORM;
		if (count != 3 || first > 3)
			return KT_NUM_GROUPS;
		r->at += space;
		if (!add_digits(r, count))
			return KT_NUM_LARGE;
	}
	return KT_NUM_FINE;
}

kt_num_fault kt_num_read(kt_str text, kt_dec *value)
{
	*value = (kt_dec){0};
	bool minus = kt_str_starts(text, "-");
	reading r = {.s = kt_str_slice(text, minus ? 1 : 0, text.len)};
	if (looks_grouped(r.s))
		return KT_NUM_THOUSANDS;
	if (looks_comma(r.s))
		return KT_NUM_COMMA;
	kt_num_fault fault = read_whole(&r);
	if (fault != KT_NUM_FINE)
		return fault;
	size_t decimals = 0;
	if (r.at < r.s.len && r.s.at[r.at] == '.') {
		r.at++;
		decimals = digits_at(r.s, r.at);
		if (decimals == 0)
			return KT_NUM_FORM;
		if (decimals > SCALE_MOST || !add_digits(&r, decimals))
			return KT_NUM_LARGE;
	}
	if (r.at < r.s.len)
		return KT_NUM_FORM;
	*value = (kt_dec){minus ? -r.units : r.units, (uint8_t)decimals};
	return KT_NUM_FINE;
}

int kt_num_compare(kt_dec a, kt_dec b)
{
	/* Whole parts first, then the decimals at one scale: both are cut towards zero, so the order holds below it too. */
	int64_t whole_a = a.units / powers[a.scale], whole_b = b.units / powers[b.scale];
	if (whole_a != whole_b)
		return whole_a < whole_b ? -1 : 1;
	int64_t part_a = a.units % powers[a.scale] * powers[SCALE_MOST - a.scale];
	int64_t part_b = b.units % powers[b.scale] * powers[SCALE_MOST - b.scale];
	return (part_a > part_b) - (part_a < part_b);
}

static wide divide_rounded(wide value, wide by)
{
	/* In 64 bits where they do: a wide division is a call. */
	int64_t most = INT64_MAX / 2;
	if (value >= -most && value <= most && by <= most) {
		int64_t v = (int64_t)value, d = (int64_t)by;
		return v >= 0 ? (v + d / 2) / d : -((-v + d / 2) / d);
	}
	return value >= 0 ? (value + by / 2) / by : -((-value + by / 2) / by);
}

#define SMALL_MOST 24 /* sign, point and digits of a number of 32 bits, as one copy of a fixed size takes them */

/* put_decimal of what a page is made of: maps print tens of thousands of numbers. */
static void put_small(kt_buf *b, int32_t units, unsigned scale)
{
	char digits[2 * SMALL_MOST] = {0};
	size_t at = SMALL_MOST;
	uint32_t left = units < 0 ? 0u - (uint32_t)units : (uint32_t)units;
	while (scale > 0 && left % 10 == 0) {
		left /= 10;
		scale--;
	}
	for (unsigned i = 0; i < scale; i++, left /= 10)
		digits[--at] = (char)('0' + left % 10);
	if (scale > 0)
		digits[--at] = '.';
	do
		digits[--at] = (char)('0' + left % 10);
	while ((left /= 10) > 0);
	if (units < 0)
		digits[--at] = '-';
	memcpy(kt_buf_room(b, SMALL_MOST), digits + at, SMALL_MOST);
	b->len += SMALL_MOST - at;
}

/* units / 10^scale, without needless zeros. Digits are taken from two halves of 64 bits, where division by ten is a
 * multiplication. */
static void put_decimal(kt_buf *b, wide units, unsigned scale)
{
	if (units >= INT32_MIN && units <= INT32_MAX) {
		put_small(b, (int32_t)units, scale);
		return;
	}
	char digits[48];
	size_t at = sizeof digits;
	wide left = units < 0 ? -units : units;
	uint64_t low = (uint64_t)left, high = 0;
	if (left > INT64_MAX) {
		low = (uint64_t)(left % HALF);
		high = (uint64_t)(left / HALF);
	}
	for (unsigned i = 0; low > 0 || high > 0 || i <= scale; i++) {
		unsigned digit = (unsigned)(low % 10);
		low /= 10;
		if (i + 1 == HALF_DIGITS && high > 0) {
			low = high;
			high = 0;
		}
		if (i == scale && at < sizeof digits)
			digits[--at] = '.';
		if (i >= scale || digit > 0 || at < sizeof digits)
			digits[--at] = (char)('0' + digit);
	}
	if (units < 0)
		digits[--at] = '-';
	kt_buf_put(b, (kt_str){digits + at, sizeof digits - at});
}

void kt_num_print(kt_buf *b, kt_dec value)
{
	put_decimal(b, value.units, value.scale);
}

bool kt_num_length(kt_dec value, int64_t factor_num, int64_t factor_den, kt_len *length)
{
	wide exact = divide_rounded((wide)value.units * factor_num, (wide)powers[value.scale] * factor_den);
	if (exact > KT_LEN_MAX || exact < -KT_LEN_MAX)
		return false;
	*length = (kt_len)exact;
	return true;
}

void kt_num_points(kt_buf *b, kt_len value)
{
	kt_num_ratio(b, value, KT_LEN_PT, 3);
}

void kt_num_millimetres(kt_buf *b, kt_len value, unsigned decimals)
{
	kt_num_ratio(b, (int64_t)value * KT_LEN_MM_NUM, KT_LEN_MM_DEN, decimals);
}

void kt_num_ratio(kt_buf *b, int64_t num, int64_t den, unsigned decimals)
{
	int64_t units;
	if (num >= INT32_MIN && num <= INT32_MAX && den <= INT32_MAX) { /* in 64 bits: a wide division is a call */
		int64_t much = (num < 0 ? -num : num) * powers[decimals];
		units = (much + den / 2) / den;
		put_decimal(b, num < 0 ? -units : units, decimals);
		return;
	}
	put_decimal(b, divide_rounded((wide)num * powers[decimals], den), decimals);
}

#include "artwork/kinds.h"

const kt_kind *kt_kind_of(kt_str bytes)
{
	for (size_t i = 0; kt_kinds[i]; i++)
		if (kt_kinds[i]->is(bytes))
			return kt_kinds[i];
	return NULL;
}

/* What a library says of a file may quote it. */
static kt_str shown(kt_str words)
{
	char *at = (char *)words.at;
	for (size_t i = 0; i < words.len; i++)
		if ((unsigned char)at[i] < ' ' || at[i] == 0x7f)
			at[i] = ' ';
	return kt_str_clip(words, KT_WORDS_MOST);
}

static kt_str print(const kt_job *job, const char *format, va_list args)
{
	kt_buf words = kt_buf_in(job->arena);
	kt_buf_vprint(&words, format, args);
	return shown(kt_buf_str(&words));
}

bool kt_answer_refuse(kt_answer *answer, const kt_job *job, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	*answer = (kt_answer){.reply = {.kind = KT_REPLY_REFUSED}, .words = print(job, format, args)};
	va_end(args);
	return false;
}

bool kt_answer_judge_size(kt_answer *answer, const kt_job *job, uint64_t width, uint64_t height)
{
	if (width > 0 && height > 0 && width <= KT_ARTWORK_SIDE_MOST && height <= KT_ARTWORK_SIDE_MOST &&
	    width * height <= KT_ARTWORK_PIXELS_MOST)
		return true;
	return kt_answer_refuse(answer, job,
	                        "is %llu by %llu pixels: between 1 and %u a side and at most %u in all are taken; "
	                        "save it smaller",
	                        (unsigned long long)width, (unsigned long long)height, KT_ARTWORK_SIDE_MOST,
	                        KT_ARTWORK_PIXELS_MOST);
}

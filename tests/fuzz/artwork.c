/* Any bytes, read as a drawing (SVG, PDF), for each use: it is refused in words that can be printed, and with nothing else, or it
 * is something; and the same the second time. (Limits on time and memory are the program's own, and not here.) */
#include <string.h>

#include "artwork/kinds.h"
#include "base/diag.h"
#include "color/press.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);

static void require(bool fact, const char *words)
{
	if (!fact)
		KT_BUG(words);
}

static kt_answer ask(kt_arena *arena, kt_str file, kt_wanted wanted)
{
	kt_request request = {.wanted = wanted, .width = 40, .height = 40, .file = (uint32_t)file.len};
	kt_job job = {.arena = arena, .request = &request, .profile = kt_press_coated().profile, .bytes = file};
	kt_answer answer = {0};
	kt_kind_of(file)->answer(&job, &answer);
	return answer;
}

static void check(const kt_answer *answer, kt_wanted wanted)
{
	const kt_reply *reply = &answer->reply;
	size_t body = answer->parts[0].len + answer->parts[1].len;
	for (size_t i = 0; i < answer->words.len; i++)
		require((unsigned char)answer->words.at[i] >= ' ', "words with a control character");
	if (reply->kind == KT_REPLY_REFUSED) {
		require(answer->words.len > 0 && answer->words.len <= KT_WORDS_MOST,
		        "refused without words, or with many");
		require(body == 0, "refused, and given all the same");
		return;
	}
	require(reply->width > 0 && reply->height > 0, "a thing of no size");
	require((body == 0) == (wanted == KT_WANTED_JUDGEMENT), "a judgement with a body, or a body that is missing");
	if (reply->kind == KT_REPLY_SAMPLES && body > 0)
		require(body == (size_t)reply->width * reply->height * (reply->channels + reply->alpha),
		        "pixels missing");
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	kt_str file = {(const char *)bytes, count};
	if (!kt_kind_of(file))
		return 0;
	for (kt_wanted wanted = KT_WANTED_JUDGEMENT; wanted <= KT_WANTED_PIXELS; wanted++) {
		kt_arena *arena = kt_arena_open();
		kt_answer answer = ask(arena, file, wanted), again = ask(arena, file, wanted);
		check(&answer, wanted);
		require(memcmp(&answer.reply, &again.reply, sizeof answer.reply) == 0, "another reply the second time");
		for (unsigned i = 0; i < KT_ANSWER_PARTS; i++)
			require(kt_str_equal(answer.parts[i], again.parts[i]), "another body the second time");
		kt_arena_close(arena);
	}
	return 0;
}

/* Reads the request, puts on its own limits, and only then looks at the file's bytes. */
#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

#include "artwork/kinds.h"
#include "base/arena.h"

enum { DONE = 0, ASKED_WRONGLY = 2, SYSTEM = 3 };

#define FILES_OPEN 3 /* the standard streams */

/* Address sanitizers reserve far more than they use. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define LIMITS_MEMORY 0
/* What is lost at the end is not looked for: the looking opens files. */
int __lsan_is_turned_off(void);
int __lsan_is_turned_off(void)
{
	return 1;
}
#else
#define LIMITS_MEMORY 1
#endif

static bool read_all(void *to, size_t size)
{
	return fread(to, 1, size, stdin) == size;
}

static bool write_all(const void *from, size_t size)
{
	return size == 0 || fwrite(from, 1, size, stdout) == size;
}

/* Never above what we were given ourselves. */
static bool limit(int what, rlim_t most)
{
	struct rlimit now;
	if (getrlimit(what, &now) != 0)
		return false;
	rlim_t hard = now.rlim_max < most ? now.rlim_max : most;
	return setrlimit(what, &(struct rlimit){hard, hard}) == 0;
}

static bool put_on_limits(void)
{
	return limit(RLIMIT_CPU, KT_ARTWORK_SECONDS) && limit(RLIMIT_CORE, 0) && limit(RLIMIT_NOFILE, FILES_OPEN) &&
	       limit(RLIMIT_FSIZE, 0) && (!LIMITS_MEMORY || limit(RLIMIT_AS, KT_ARTWORK_MEMORY));
}

static kt_str read_part(kt_arena *arena, size_t size, bool *good)
{
	char *to = kt_arena_take(arena, size + 1);
	*good = *good && read_all(to, size);
	return (kt_str){to, size};
}

static bool send(const kt_answer *answer)
{
	kt_reply reply = answer->reply;
	reply.magic = KT_PROTOCOL_MAGIC;
	reply.words = (uint32_t)answer->words.len;
	reply.body = 0;
	for (unsigned i = 0; i < KT_ANSWER_PARTS; i++)
		reply.body += answer->parts[i].len;
	bool good = write_all(&reply, sizeof reply) && write_all(answer->words.at, answer->words.len);
	for (unsigned i = 0; i < KT_ANSWER_PARTS; i++)
		good = good && write_all(answer->parts[i].at, answer->parts[i].len);
	return good && fflush(stdout) == 0;
}

int main(void)
{
	kt_request request;
	if (!read_all(&request, sizeof request) || request.magic != KT_PROTOCOL_MAGIC ||
	    request.wanted > KT_WANTED_PIXELS || request.file > KT_ARTWORK_BYTES_MOST) {
		fprintf(stderr, "this program is run by katern, which gives it a request\n");
		return ASKED_WRONGLY;
	}
	kt_arena *arena = kt_arena_open();
	kt_job job = {.arena = arena, .request = &request};
	bool good = true;
	job.profile = read_part(arena, request.profile, &good);
	job.bytes = read_part(arena, request.file, &good);
	if (!good)
		return ASKED_WRONGLY;
	kt_answer answer = {0};
	const kt_kind *kind = kt_kind_of(job.bytes);
	if (kind && kind->prepare)
		kind->prepare(&request);
	if (!put_on_limits())
		return SYSTEM;
	if (kind)
		kind->answer(&job, &answer);
	else
		kt_answer_refuse(&answer, &job,
		                 "is of no kind that is known, whatever its name says: save it as " KT_KINDS_KNOWN);
	return send(&answer) ? DONE : SYSTEM;
}

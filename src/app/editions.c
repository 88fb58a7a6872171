/* Each thread takes the next edition that nobody has, until none is left. What an edition leaves waits for those before it:
 * the thread that finishes the one that is waited for tells all that follow it. */
#include "app/editions.h"

#include <pthread.h>
#include <stdio.h>

#include "app/threads.h"

/* What an edition leaves until it is told. */
typedef struct outcome {
	bool done, good;
	kt_arena *arena; /* holds the line */
	kt_buf line;
	kt_diag *diag;
	kt_timings timings;
} outcome;

typedef struct pool {
	kt_project *project;
	const kt_edition_spec *const *specs;
	size_t count;
	bool composes;
	kt_editions_can *can;
	kt_editions_work *work;
	void *job;
	kt_threads_turn turn;
	pthread_mutex_t lock; /* guards what follows, the project's diag and stdout */
	size_t told;
	outcome *outcomes;
	kt_editions_run run;
} pool;

static void make(pool *p, kt_compositor *compositor, size_t index, outcome *o)
{
	const kt_edition_spec *spec = p->specs[index];
	kt_setting_out set;
	kt_project_begin(spec, &set);
	*o = (outcome){.arena = kt_arena_open(), .diag = kt_diag_open()};
	o->line = kt_buf_in(o->arena);
	if (!p->can || p->can(p->job, spec, set.diag))
		kt_compositor_set(compositor, p->composes, &set);
	o->good = p->work(p->job, &set, &o->line);
	o->timings = set.timings;
	kt_diag_absorb(o->diag, set.diag);
	kt_project_unset(&set);
}

/* Is it the edition before it, for another target? */
static bool is_again(const pool *p, size_t index)
{
	return index > 0 && p->specs[index]->entry == p->specs[index - 1]->entry &&
	       p->specs[index]->target > p->specs[index - 1]->target;
}

static void tell_line(const pool *p, size_t index)
{
	const outcome *o = &p->outcomes[index];
	bool again = is_again(p, index);
	if (o->line.len == 0 || (again && kt_str_equal(kt_buf_str(&o->line), kt_buf_str(&o[-1].line))))
		return;
	kt_str name = kt_print(o->arena, "%.*s%s", KT_STR_ARG(p->specs[index]->entry->key), again ? "-print" : "");
	printf("%-10.*s %.*s", KT_STR_ARG(name), KT_STR_ARG(kt_buf_str(&o->line)));
}

static void tell(pool *p, size_t index)
{
	outcome *o = &p->outcomes[index];
	tell_line(p, index);
	kt_diag_absorb(p->project->diag, o->diag);
	if (!is_again(p, index))
		p->run.good += o->good;
	else if (!o->good && o[-1].good)
		p->run.good--;
	kt_timings_add(&p->run.timings, &o->timings);
	kt_diag_close(o->diag);
}

static void hand_in(pool *p, size_t index, const outcome *o)
{
	pthread_mutex_lock(&p->lock);
	p->outcomes[index] = *o;
	p->outcomes[index].done = true;
	while (p->told < p->count && p->outcomes[p->told].done)
		tell(p, p->told++);
	pthread_mutex_unlock(&p->lock);
}

static void *serve(void *context)
{
	pool *p = context;
	kt_compositor compositor = kt_compositor_open(p->project);
	outcome o;
	for (size_t index; kt_threads_take(&p->turn, p->count, &index); hand_in(p, index, &o))
		make(p, &compositor, index, &o);
	kt_compositor_close(&compositor);
	return NULL;
}

kt_editions_run kt_editions_each(kt_project *project, const kt_edition_spec *const *specs, size_t count, bool composes,
                                 kt_editions_can *can, kt_editions_work *work, void *job)
{
	pool p = {.project = project,
	          .specs = specs,
	          .count = count,
	          .composes = composes,
	          .can = can,
	          .work = work,
	          .job = job,
	          .lock = PTHREAD_MUTEX_INITIALIZER,
	          .outcomes = KT_NEW_ARRAY(project->arena, outcome, count)};
	kt_threads_serve(count, serve, &p);
	pthread_mutex_destroy(&p.lock);
	for (size_t i = 0; i < count; i++)
		kt_arena_close(p.outcomes[i].arena);
	return p.run;
}

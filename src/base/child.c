/* One socket pair is the child's input and output: what is sent to a child that is gone is an error here (MSG_NOSIGNAL), not
 * a signal to the whole process, as it would be with pipes. */
#include "base/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define PATH_LONGEST 4096
#define READ_AT_ONCE ((size_t)256 << 10)

extern char **environ;

typedef struct talk {
	int fd; /* our end */
	const kt_str *parts;
	size_t count, part, at; /* the part that is being sent, and how much of it was */
	kt_child_limits limits;
	int64_t deadline; /* milliseconds */
	kt_buf *out;
	size_t taken;
} talk;

static int64_t now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* Starts it with `theirs` as both its streams. Returns the error's number. */
static int start(const char *program, int theirs, pid_t *pid)
{
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	sigset_t none;
	sigemptyset(&none);
	int error = posix_spawn_file_actions_init(&actions);
	if (error)
		return error;
	error = posix_spawnattr_init(&attributes);
	if (error) {
		posix_spawn_file_actions_destroy(&actions);
		return error;
	}
	char *words[] = {(char *)program, NULL};
	/* dup2 clears close-on-exec; and 0 to 2 are open in us from the start, so `theirs` is none of them. */
	if ((error = posix_spawn_file_actions_adddup2(&actions, theirs, STDIN_FILENO)) == 0 &&
	    (error = posix_spawn_file_actions_adddup2(&actions, theirs, STDOUT_FILENO)) == 0 &&
	    (error = posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)) == 0 &&
	    (error = posix_spawnattr_setsigmask(&attributes, &none)) == 0 &&
	    (error = posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK)) == 0)
		error = posix_spawn(pid, program, &actions, &attributes, words, environ);
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&actions);
	return error;
}

/* Sends what the socket takes. Once all is sent, or nobody reads it, the child sees the end. */
static void send_some(talk *t)
{
	while (t->part < t->count) {
		kt_str part = t->parts[t->part];
		if (t->at == part.len) {
			t->part++;
			t->at = 0;
			continue;
		}
		ssize_t sent = send(t->fd, part.at + t->at, part.len - t->at, MSG_NOSIGNAL | MSG_DONTWAIT);
		if (sent >= 0) {
			t->at += (size_t)sent;
			continue;
		}
		if (errno == EINTR)
			continue;
		if (errno == EAGAIN || errno == EWOULDBLOCK)
			return;
		t->part = t->count;
	}
	shutdown(t->fd, SHUT_WR);
}

/* Takes what is there. false: that was all. */
static bool take_some(talk *t, kt_child_end *end)
{
	for (;;) {
		char *to = kt_buf_room(t->out, READ_AT_ONCE);
		ssize_t got = recv(t->fd, to, READ_AT_ONCE, MSG_DONTWAIT);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
			return true;
		if (got <= 0)
			return false;
		t->out->len += (size_t)got;
		t->taken += (size_t)got;
		if (t->taken > t->limits.bytes) {
			*end = KT_CHILD_MUCH;
			return false;
		}
	}
}

static kt_child_end converse(talk *t)
{
	kt_child_end end = KT_CHILD_EXITED;
	for (bool more = true; more;) {
		int64_t left = t->deadline - now();
		if (left <= 0)
			return KT_CHILD_LATE;
		short wanted = t->part < t->count ? POLLIN | POLLOUT : POLLIN;
		struct pollfd poll_fd = {.fd = t->fd, .events = wanted};
		if (poll(&poll_fd, 1, (int)left) < 0 && errno != EINTR)
			return KT_CHILD_LATE;
		if ((poll_fd.revents & (POLLOUT | POLLERR | POLLHUP)) != 0 && t->part < t->count)
			send_some(t);
		if ((poll_fd.revents & (POLLIN | POLLERR | POLLHUP)) != 0)
			more = take_some(t, &end);
	}
	return end;
}

/* Its output ended; it has until the deadline to end as well. */
static kt_child_end wait_for(pid_t pid, kt_child_end end, int64_t deadline, int *status)
{
	int how = 0;
	if (end != KT_CHILD_EXITED)
		kill(pid, SIGKILL);
	for (;;) {
		bool waits = end == KT_CHILD_EXITED;
		pid_t gone = waitpid(pid, &how, waits ? WNOHANG : 0);
		if (gone == pid || (gone < 0 && errno != EINTR))
			break;
		if (gone == 0 && now() > deadline) {
			end = KT_CHILD_LATE;
			kill(pid, SIGKILL);
		} else if (gone == 0) {
			nanosleep(&(struct timespec){.tv_nsec = 200000}, NULL);
		}
	}
	*status = WIFSIGNALED(how) ? WTERMSIG(how) : WIFEXITED(how) ? WEXITSTATUS(how) : 0;
	return end == KT_CHILD_EXITED && WIFSIGNALED(how) ? KT_CHILD_KILLED : end;
}

static const char *executable(kt_arena *arena, kt_str folder, const char *name)
{
	kt_str path = kt_print(arena, "%.*s/%s", KT_STR_ARG(folder), name);
	return access(path.at, X_OK) == 0 ? path.at : NULL;
}

const char *kt_child_beside(kt_arena *arena, const char *name)
{
	char own[PATH_LONGEST];
	ssize_t len = readlink("/proc/self/exe", own, sizeof own);
	while (len > 0 && own[len - 1] != '/')
		len--;
	if (len <= 0)
		return NULL;
	kt_str folder = {own, (size_t)len - 1};
	const char *found = executable(arena, folder, name);
	return found ? found : executable(arena, kt_print(arena, "%.*s/../libexec", KT_STR_ARG(folder)), name);
}

kt_child_end kt_child_run(const char *program, const kt_str *parts, size_t part_count, kt_child_limits limits,
                          kt_buf *out, int *status)
{
	int ends[2];
	pid_t pid;
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
		*status = errno;
		return KT_CHILD_NOT_THERE;
	}
	*status = start(program, ends[1], &pid);
	close(ends[1]);
	if (*status != 0) {
		close(ends[0]);
		return KT_CHILD_NOT_THERE;
	}
	talk t = {.fd = ends[0], .parts = parts, .count = part_count, .limits = limits, .out = out};
	t.deadline = now() + limits.milliseconds;
	if (part_count == 0)
		shutdown(t.fd, SHUT_WR);
	kt_child_end end = converse(&t);
	close(t.fd);
	return wait_for(pid, end, t.deadline, status);
}

"""The program under test, run as a user runs it, with what it took.

KATERN is the program, KATERN_ROOT the repository, KATERN_SANITIZED says that it was built with sanitizers, under which
memory and time say nothing.
"""
import collections
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

KATERN = os.environ["KATERN"]
ROOT = pathlib.Path(os.environ["KATERN_ROOT"])
SANITIZED = bool(os.environ.get("KATERN_SANITIZED"))
LEAFLET = ROOT / "tests/projects/leaflet"
# katern syncs what it writes, which on a busy disk takes longer than all else.
MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None

Run = collections.namedtuple("Run", "status out err seconds peak")


def run(command, cwd=None, env=None, before=None, stdout=None):
    """Runs a command; status is negative after a signal, seconds are CPU time, peak is in bytes."""
    if env is not None and "LSAN_OPTIONS" in os.environ:
        env = {"LSAN_OPTIONS": os.environ["LSAN_OPTIONS"]} | env
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen(command, cwd=cwd, env=env, preexec_fn=before, stdin=subprocess.DEVNULL,
                                   stdout=stdout or out, stderr=err)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        texts = []
        for file in out, err:
            file.seek(0)
            texts.append(file.read().decode("utf-8", "backslashreplace"))
    return Run(process.returncode, *texts, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def katern(*words, **how):
    return run([KATERN, *words], **how)


class Case(unittest.TestCase):
    """A test with a folder of its own and, in it, a copy of the leaflet."""

    maxDiff = None

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="katern-", dir=MEMORY))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.project = self.folder / "project"
        shutil.copytree(LEAFLET, self.project, ignore=shutil.ignore_patterns("out"))

    def edit(self, name, old, new):
        path = self.project / name
        text = path.read_text()
        self.assertIn(old, text)
        path.write_text(text.replace(old, new, 1))

    def expect(self, status, *words, **how):
        """Runs katern in the project's folder and checks how it ends."""
        how.setdefault("cwd", self.project)
        ran = katern(*words, **how)
        self.assertEqual(ran.status, status, f"katern {' '.join(map(str, words))}\n{ran.out}{ran.err}")
        return ran


def tree(folder):
    """Every file below a folder, hidden ones too, with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*")) if path.is_file()}


if __name__ == "__main__":
    raise SystemExit("imported by the tests")

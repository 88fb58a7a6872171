"""What a process took; the programs that are compared."""
import os
import pathlib
import platform
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
KATERN = ROOT / "build/katern"
TYPST_VERSION = "0.15.1"


def machine():
    model = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    return f"{model[1] if model else platform.machine()}, {os.cpu_count()} cores, Typst {TYPST_VERSION}"


def typst():
    """The typst to measure against, built where it is not there."""
    program = ROOT / ".cache/typst/bin/typst"
    if not program.exists():
        print(f"building typst-cli {TYPST_VERSION}; this takes a while", file=sys.stderr)
        subprocess.run(["cargo", "install", "--quiet", "--locked", "--root", program.parent.parent,
                        "typst-cli", "--version", TYPST_VERSION], check=True)
    return program


def once(command, faulty=False):
    """Wall and CPU seconds, and peak bytes, of one whole process; a faulty text ends with status 1."""
    start = os.times().elapsed
    child = os.posix_spawn(command[0], [str(word) for word in command], {"PATH": os.environ["PATH"], "HOME": "/nonexistent"},
                           file_actions=[(os.POSIX_SPAWN_OPEN, fd, os.devnull, os.O_WRONLY, 0) for fd in (1, 2)])
    _, status, usage = os.wait4(child, 0)
    if os.waitstatus_to_exitcode(status) != faulty:
        raise SystemExit(f"{command} ended with {status}")
    return os.times().elapsed - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def instructions(command):
    ran = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *map(str, command)],
                         capture_output=True, text=True, check=True)
    return int(re.search(r"Collected : (\d+)", ran.stderr)[1])

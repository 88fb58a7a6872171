"""The layer rule, as ARCHITECTURE.md states it, held against the #include lines of src/.

Two tables of the document are the authority: `| folder | may include |` and `| header | files |`. Besides: a .c file
includes its own header first, a header opens with an essay, and every diagnostic code is raised somewhere.
"""
import fnmatch
import pathlib
import re
import sys

C_AND_POSIX = """assert complex ctype errno fenv float inttypes iso646 limits locale math setjmp signal stdalign stdarg
stdatomic stdbool stddef stdint stdio stdlib stdnoreturn string tgmath threads time uchar wchar wctype dirent fcntl
malloc poll pthread sched spawn strings unistd sys/file sys/mman sys/resource sys/socket sys/stat sys/time sys/types sys/wait
sanitizer/asan_interface""".split()
FORBIDDEN = {"setjmp": "no setjmp", "locale": "nothing depends on the user's locale"}
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]+(?:"([^"]+)"|<([^>]+)>)', re.M)


def table(document, *head):
    """The rows under a table's head, cells parted at commas."""
    lines = iter(document.splitlines())
    for line in lines:
        if cells(line) == list(head):
            break
    else:
        raise SystemExit(f"ARCHITECTURE.md has no table | {' | '.join(head)} |")
    next(lines)
    rows = {}
    for line in lines:
        if not line.startswith("|"):
            break
        first, second = cells(line)
        rows[first] = [item.strip() for item in second.split(",") if item.strip()]
    return rows


def cells(line):
    return [cell.strip().replace("`", "") for cell in line.strip().strip("|").split("|")]


def violations(root):
    document = (root / "ARCHITECTURE.md").read_text()
    folders = table(document, "folder", "may include")
    pins = table(document, "header", "files")
    src = root / "src"
    for path in sorted(src.rglob("*.[ch]")) + sorted(src.rglob("*.def")):
        name = path.relative_to(src).as_posix()
        yield from file_violations(name, path.read_text(), folders, pins, src)
    yield from code_violations(src)


def file_violations(name, text, folders, pins, src):
    folder = name.split("/")[0]
    if folder not in folders:
        yield f"{name}: no row for {folder} in ARCHITECTURE.md"
        return
    includes = [(ours, theirs) for ours, theirs in INCLUDE.findall(text)]
    for ours, theirs in includes:
        if ours and not may_include(folder, folders[folder], ours):
            yield f"{name}: {folder} may not include {ours}"
        if theirs:
            yield from pin_violations(name, theirs, pins)
    own = name[:-2] + ".h"
    if name.endswith(".c") and (src / own).exists() and includes[:1] != [(own, "")]:
        yield f"{name}: includes its own header {own} first"
    if name.endswith(".h") and not re.match(r"/\* \S+: .{15}", text, re.S):
        yield f"{name}: opens with a comment that says what it is for"


def may_include(folder, allowed, header):
    return header.split("/")[0] == folder or any(header == item or header.startswith(item + "/") for item in allowed)


def pin_violations(name, header, pins):
    stem = header.removesuffix(".h")
    if stem in FORBIDDEN:
        yield f"{name}: <{header}>: {FORBIDDEN[stem]}"
    if stem in C_AND_POSIX:
        return
    pinned = [files for pattern, files in pins.items() if fnmatch.fnmatch(header, pattern)]
    if not pinned:
        yield f"{name}: <{header}> has no row in ARCHITECTURE.md"
    elif not any(fnmatch.fnmatch(name.rsplit(".", 1)[0], place) for files in pinned for place in files):
        yield f"{name}: <{header}> is for {', '.join(pinned[0])} only"


def code_violations(src):
    codes = re.findall(r"^KT_DIAG_CODE\((\w+)", (src / "base/diag.def").read_text(), re.M)
    used = set()
    for path in src.rglob("*.[ch]"):
        used.update(re.findall(r"\bKT_DIAG_([A-Z_0-9]+)", path.read_text()))
    for code in codes:
        if code not in used:
            yield f"base/diag.def: {code} is raised nowhere"


if __name__ == "__main__":
    found = list(violations(pathlib.Path(sys.argv[1])))
    print("\n".join(found) or "the layer rule holds")
    sys.exit(bool(found))

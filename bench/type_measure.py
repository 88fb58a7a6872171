"""What bench/type measures of set paragraphs: the same figures for every system, of its lines as (right edge, text)."""
import re
import statistics

HOLE = 20       # % of the measure: a line shorter than both its neighbours by more
SHORT_LAST = 12  # % of the measure
STEP = 2         # % of the measure: what the eye sees as a step
STAIRS = 4       # lines in a row that all fall or all rise by a step

COLUMNS = ("mean rag %", "95th rag %", "hyphens / 100 lines", "two in a row", "three or more", "lonely last words",
           "short last lines", "over fewest lines", "holes", "stairs")


def plain(text):
    """Without spaces; every hyphen the same, since systems name the set one in their own way."""
    return re.sub("[\u00ad\u2010\u2011]", "-", re.sub(r"[\s\u00a0\u2009\u202f]", "", text))


def set_hyphens(source, lines):
    """For each line: does it end in a hyphen that is not in the text? And in any?"""
    letters, at = plain(source), 0
    for _, text in lines:
        text = plain(text)
        ends = text.endswith("-")
        whole = letters[at:at + len(text)] == text
        is_set = ends and not whole
        body = text[:-1] if is_set else text
        if letters[at:at + len(body)] != body:
            raise SystemExit(f"lines differ from their text: {text!r} at {letters[at:at + 30]!r}")
        at += len(body)
        yield is_set, ends


def rows_of(flags):
    """Lengths of the rows of true values."""
    run = 0
    for flag in (*flags, False):
        if flag:
            run += 1
        elif run:
            yield run
            run = 0


def stairs(gaps):
    found = 0
    for sign in 1, -1:
        steps = [sign * (b - a) >= STEP for a, b in zip(gaps, gaps[1:])]
        found += sum(run + 1 >= STAIRS for run in rows_of(steps))
    return found


class Sum:
    """Figures summed over paragraphs."""

    def __init__(self):
        self.gaps, self.lines = [], 0
        self.counts = dict.fromkeys(COLUMNS[2:], 0)

    def add(self, source, lines, fewest, measure):
        gaps = [max(0.0, (measure - right) / measure * 100) for right, _ in lines[:-1]]
        self.gaps += gaps
        self.lines += len(lines)
        hyphens = list(set_hyphens(source, lines))
        rows = list(rows_of(ends for _, ends in hyphens))
        last = lines[-1]
        several = len(lines) > 1
        for name, value in (
                ("hyphens / 100 lines", sum(is_set for is_set, _ in hyphens)),
                ("two in a row", rows.count(2)),
                ("three or more", sum(run > 2 for run in rows)),
                ("lonely last words", several and " " not in last[1].strip()),
                ("short last lines", several and last[0] < measure * SHORT_LAST / 100),
                ("over fewest lines", len(lines) > fewest),
                ("holes", sum(b - a > HOLE and b - c > HOLE for a, b, c in zip(gaps, gaps[1:], gaps[2:]))),
                ("stairs", stairs(gaps))):
            self.counts[name] += value

    def row(self):
        per_hundred = self.counts["hyphens / 100 lines"] * 100 / self.lines
        whole = [self.counts[name] for name in COLUMNS[3:]]
        return [f"{statistics.mean(self.gaps):.2f}", f"{statistics.quantiles(self.gaps, n=20)[-1]:.1f}", f"{per_hundred:.1f}",
                *map(str, whole)]

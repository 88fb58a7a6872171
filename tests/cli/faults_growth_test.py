"""Long texts: the work grows as the text does, and what is promised of time and memory holds at the sizes promised.

Growth is counted in instructions (callgrind), of n, 2n and 4n: what the last doubling adds is at most 2.2 times what the
first one added, whatever the start costs. The clock only has a ceiling, several times what an idle machine needs.
"""
import concurrent.futures
import importlib.machinery
import importlib.util
import re
import resource
import subprocess
import unittest

import program

LONG = program.ROOT / "bench/long"
FACTOR = 2.2
SECONDS = 40  # of CPU; 6 on an idle machine
FAULTY_SECONDS, FAULTY_MEMORY = 1, 256 << 20


def bench_long():
    loader = importlib.machinery.SourceFileLoader("long", str(LONG))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("long", loader))
    loader.exec_module(module)
    return module


long = bench_long()


def letters(text):
    """Without what the end of a line may change."""
    return re.sub(r"[^\w]", "", text).casefold()


class Long(program.Case):
    def make(self, kind, n):
        folder = self.folder / f"{kind}-{n}"
        # In a process of its own, whose memory is not counted as that of the program under test.
        subprocess.run([LONG, kind, str(n), folder], check=True)
        return folder


class Growth(Long):
    SMALL = {"words": 1000, "paragraphs": 100, "paragraph": 1000, "word": 4000, "thai": 2000, "chinese": 4000}

    def instructions(self, kind, n):
        folder = self.make(kind, n)
        ran = program.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", program.KATERN, "render", folder])
        self.assertEqual(ran.status, int(kind in long.REFUSED), ran.err)
        return int(re.search(r"Collected : (\d+)", ran.err)[1])

    @unittest.skipIf(program.SANITIZED, "valgrind runs no sanitizers")
    def test_linear(self):
        def counts(kind):
            return [self.instructions(kind, self.SMALL[kind] * times) for times in (1, 2, 4)]

        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            found = dict(zip(self.SMALL, pool.map(counts, self.SMALL)))
        for kind, (one, two, four) in found.items():
            with self.subTest(kind=kind):
                self.assertGreater(two, one)
                self.assertLessEqual((four - two) / (two - one), FACTOR, (one, two, four))


@unittest.skipIf(program.SANITIZED, "time and memory say nothing")
class Bounds(Long):
    def test_promised(self):
        for kind, n in long.SIZES.items():
            with self.subTest(kind=kind):
                folder = self.make(kind, n)
                ran = program.katern("render", str(folder), before=lambda: resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS)))
                self.assertEqual(ran.status, int(kind in long.REFUSED), ran.err)
                pdf = next((folder / "out").glob("*.pdf"), None)
                count = long.pages(pdf) if pdf else 0
                self.assertLessEqual(ran.peak, long.most_memory(long.text_size(folder), count))
                if pdf:
                    last = program.run(["pdftotext", "-f", str(count), "-l", str(count), pdf, "-"]).out
                    text = (folder / "content/long.yaml").read_text()
                    self.assertIn(letters(text)[-30:], letters(last))

    def test_faulty(self):
        """Refused or set: within a second, in 256 MB."""
        many = 100_000
        texts = {"*" * many: None, "[" * many: None, "`" * many: None, "_*" * many: None, "a [b](" * many: None, "!" * many: None,
                 "> " * 1000 + "a": "a quotation is no part of prose",
                 "a" + "\u0301" * many: "more than 30 marks",
                 "\U0001F468\u200D" * many: "no font",
                 "x" * many: "far wider than its measure"}
        for text, words in texts.items():
            with self.subTest(text=text[:4]):
                self.doCleanups()
                self.setUp()
                (self.project / "content/week.yaml").write_text(f"template: inside\ntitle: Long\nbody:\n  - text: |\n      {text}\n")
                ran = program.katern("render", "--edition", "en", cwd=self.project)
                self.assertIn(ran.status, (1,) if words else (0, 1), ran.err[:1000])
                self.assertIn(words or "", ran.err)
                self.assertLess(ran.seconds, FAULTY_SECONDS)
                self.assertLess(ran.peak, FAULTY_MEMORY)


class Addresses(Long):
    def test_two_thousand_characters(self):
        """An address parts at its marks, and over columns too: nothing is too wide, nothing is lost."""
        address = "https://example.org/" + "/".join(f"deel-{i}.html?a={i}&b_c" for i in range(100))
        self.assertGreater(len(address), 2000)
        folder = self.make("words", 100)
        (folder / "content/long.yaml").write_text(f"template: article-more\ntitle: Lang\nbody:\n  - text: |\n      {address}\n")
        self.expect(0, "render", str(folder), "--target", "tags")
        self.assertIn(f'"{address}"', (folder / "out/nl.tags").read_text())


if __name__ == "__main__":
    unittest.main()

"""What stands on a screen only or on paper only: pages, files, lines, diagnostics, and the other commands."""
import json
import re
import unittest

import program

BODY = "body:\n"
SCREEN = "  - only: screen\n    text: Watch the readings live from Monday on.\n"
PRINT = "  - only: print\n    text: This leaflet was printed on paper from the harbour mill.\n"


class Target(program.Case):
    def limit(self):
        self.edit("content/house.yaml", BODY, BODY + SCREEN + PRINT)

    def words(self, name):
        ran = program.run(["pdftotext", "-raw", self.project / "out" / name, "-"])
        self.assertEqual(ran.status, 0, ran.err)
        return ran.out

    def render(self, *targets, status=0, words=()):
        return self.expect(status, "render", "--edition", "en", *words,
                           *(word for target in targets for word in ("--target", target)))

    def test_each_target_has_its_own(self):
        self.limit()
        ran = self.render("screen", "print", "text", "png", "svg", "tags", "trace", "print-trace")
        for name, here in ("en.pdf", True), ("en-print.pdf", False):
            self.assertEqual("readings live" in self.words(name), here, name)
            self.assertEqual("harbour mill" in self.words(name), not here, name)
        for name, here in ("en.txt", True), ("en.trace", True), ("en-print.trace", False):
            text = (self.project / "out" / name).read_text()
            self.assertEqual("readings live" in text, here, name)
            self.assertEqual("harbour mill" in text, not here, name)
        self.assertEqual(ran.out, "en         4 pages\n")
        self.assertEqual(ran.err, "")

    def test_one_command_makes_what_two_make(self):
        self.limit()
        self.render("screen", "print")
        both = program.tree(self.project / "out")
        self.render("screen", words=("--out", "apart"))
        self.render("print", words=("--out", "apart"))
        self.assertEqual(both, program.tree(self.project / "apart"))

    def test_nothing_limited_is_the_same_for_both(self):
        self.render("trace", "print-trace")
        self.assertEqual((self.project / "out/en.trace").read_bytes(), (self.project / "out/en-print.trace").read_bytes())

    def test_lines_are_told_once_unless_they_differ(self):
        long = "".join(f"  - only: print\n    text: {'More to read on paper, and more of it still. ' * 12}\n"
                       for _ in range(2))
        self.edit("content/brochure.yaml", "pages: 4\n", "")
        self.edit("layouts/leaflet-a5.yaml", "  story:\n", "  story:\n    continues: more\n")
        self.edit("layouts/leaflet-a5.yaml", "  back:\n", "  more:\n    continues: more\n    slots:\n"
                  "      main:  {measure: half, rows: 4 to 29, takes: [text, figure]}\n\n  back:\n")
        self.edit("content/house.yaml", BODY, BODY + long)
        ran = self.render("screen", "print")
        self.assertEqual(ran.out, "en         4 pages\nen-print   5 pages\n")

    def test_what_one_cannot_have_is_told_once(self):
        """A text that is too long for both, beside one that is not the same in both."""
        self.limit()
        self.edit("content/contact.yaml", "I came to hear one chapter", "I came to hear one chapter" + ", and another" * 60)
        ran = self.render("screen", "print", status=1)
        self.assertEqual(ran.out, "en         not made: 1 error\n")
        self.assertEqual(ran.err.count("error:"), 1, ran.err)

    def test_a_block_of_either_needs_a_slot(self):
        self.edit("content/house.yaml", BODY, BODY + "  - only: print\n    quote: {text: So it is., by: Maud Ellery}\n")
        for target in "screen", "print":
            ran = self.render(target, status=1)
            self.assertEqual(ran.err.count("has no slot that takes a quote"), 1, ran.err)

    def test_editions_are_counted_once(self):
        self.limit()
        self.edit("content/brochure.yaml", "  en-fr: {languages: [en, fr], arrangement: side-by-side}", "  e2: {languages: [en]}")
        (self.project / "out/en-print.pdf").mkdir(parents=True)
        ran = self.expect(3, "render", "--target", "screen", "--target", "print")
        self.assertIn("1 of 2 editions written", ran.err)
        self.assertEqual(ran.out, "en         4 pages\nen-print   not made: 1 error\ne2         4 pages\n")

    def test_check_is_of_the_screen(self):
        """A waiver of what is on paper only is not of use there, and not reported."""
        rule = "  off-grid: warning "
        self.edit("layouts/leaflet-a5.yaml", rule, "  short-last-line: 99%\n" + rule)
        waive = "    waive: {check: short-last-line, because: so it is}\n"
        long = SCREEN.replace("on.", "on, whenever you like and wherever you are, for as long as the week lasts.")
        self.edit("content/house.yaml", BODY, BODY + long + PRINT + waive)
        self.edit("content/brochure.yaml", "  en-fr: {languages: [en, fr], arrangement: side-by-side}\n", "")
        told = json.dumps(json.loads(self.expect(0, "check", "--format", "json").out)["diagnostics"])
        self.assertIn("house.yaml\", \"line\": 5", told)
        self.assertNotIn("house.yaml\", \"line\": 7", told)
        self.assertNotIn("waiver", told)
        self.edit("content/house.yaml", "  - only: print\n", "  - only: both\n")
        self.assertIn("waiver", json.dumps(json.loads(self.expect(0, "check", "--format", "json").out)["diagnostics"]))

    def test_explain_and_diff_take_a_target(self):
        self.limit()
        line = 1 + (self.project / "content/house.yaml").read_text().splitlines().index(
            "    text: This leaflet was printed on paper from the harbour mill.")
        self.expect(2, "explain", f"content/house.yaml:{line}", "--edition", "en")
        ran = self.expect(0, "explain", f"content/house.yaml:{line}", "--edition", "en", "--target", "print")
        self.assertIn("harbour mill", ran.out)
        self.edit("content/house.yaml", "harbour mill", "river mill")
        program.shutil.copytree(program.LEAFLET, self.folder / "was")
        (self.folder / "was/content/house.yaml").write_text(
            (self.project / "content/house.yaml").read_text().replace("river mill", "harbour mill"))
        screen = self.expect(1, "diff", "../was", "--edition", "en").out
        self.assertIsNone(re.search(r"^en .*page", screen, re.M), screen)
        self.assertRegex(self.expect(1, "diff", "../was", "--edition", "en", "--target", "print").out, r"(?m)^en .*page 3")


if __name__ == "__main__":
    unittest.main()

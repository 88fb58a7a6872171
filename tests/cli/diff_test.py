"""`katern diff OLD [NEW]`: what changed between two states of a project, and which frames set differently for it."""
import json
import shutil
import struct
import unittest

import program


class Diff(program.Case):
    def setUp(self):
        super().setUp()
        self.before = self.folder / "before"
        shutil.copytree(self.project, self.before)

    def compare(self, status, *words):
        """What is told as JSON, and as text."""
        told = json.loads(self.expect(status, "diff", self.before, ".", "--format", "json", *words).out)
        return told, self.expect(status, "diff", "../before", *words).out

    def frames(self, told, edition):
        [found] = [e for e in told["editions"] if e["edition"] == edition]
        return [(f.get("was"), f.get("now"), f["frame"], f["change"]) for f in found["frames"]]

    def test_no_edit_is_no_difference(self):
        told, text = self.compare(0)
        self.assertEqual((told["texts"], told["figures"], text), ([], [], ""))
        self.assertEqual([e["frames"] for e in told["editions"]], [[], []])

    def test_lines_that_are_wrapped_anew_are_no_difference(self):
        self.edit("content/house.yaml", "never closed for longer", "never\n      closed for longer")
        self.assertEqual(self.compare(0)[1], "")

    def test_one_word(self):
        self.edit("content/week.yaml", "story continues where", "tale continues where")
        told, text = self.compare(1, "--edition", "en")
        [change] = told["texts"]
        self.assertEqual((change["line"], change["language"]), (5, "en"))
        self.assertIn("the story continues", change["was"])
        self.assertIn("the tale continues", change["now"])
        self.assertEqual(self.frames(told, "en"), [(2, 2, "main", "set")])
        self.assertIn("content/week.yaml:5:7: changed text (en)\n  was  Every evening", text)
        self.assertIn("en         page 2: main\n", text)

    def test_an_edition_that_can_no_longer_be_made(self):
        self.edit("content/week.yaml", "story continues where", "tale continues where")
        ran = self.expect(1, "diff", "../before")
        self.assertIn("en-fr      cannot be compared: it is not made as it is now\n", ran.out)
        self.assertIn("content/translations/fr.po", ran.err)

    def test_a_figure(self):
        self.edit("content/figures.yaml", "46 000", "47 000")
        told, text = self.compare(1)
        self.assertEqual((told["texts"], told["figures"][0]["figure"]), ([], "books"))
        self.assertIn("content/figures.yaml:5:1: figure books\n  was  46,000\n  now  47,000\n", text)
        for edition in "en", "en-fr":
            self.assertEqual([f[3] for f in self.frames(told, edition)], ["set"], edition)

    def test_a_translation(self):
        self.edit("content/translations/fr.po", "Des cordages aux lecteurs", "De la corde aux lecteurs")
        told, _ = self.compare(1)
        self.assertEqual([(c["language"], c["was"], c["now"]) for c in told["texts"]],
                         [("fr", "Des cordages aux lecteurs", "De la corde aux lecteurs")])
        self.assertEqual(self.frames(told, "en"), [])
        self.assertTrue(self.frames(told, "en-fr"))

    def test_a_text_that_is_only_heard(self):
        self.edit("content/house.yaml", "A line with three points", "A line that has three points")
        told, _ = self.compare(1, "--edition", "en")
        self.assertEqual((len(told["texts"]), self.frames(told, "en")), (1, []))

    def test_an_ink(self):
        [layout] = (self.project / "layouts").iterdir()
        text = layout.read_text()
        at = text.index("screen: ") + len("screen: ")
        layout.write_text(text[:at] + "123456" + text[at + 6:])
        told, _ = self.compare(1, "--edition", "en")
        self.assertEqual((told["texts"], told["figures"]), ([], []))
        self.assertTrue(self.frames(told, "en"))

    def test_a_page_that_is_new_and_one_that_is_gone(self):
        self.edit("content/brochure.yaml", "pages: 4\n", "pages: 3\n")
        self.edit("content/brochure.yaml", "[front, week, house, contact]", "[front, week, contact]")
        told, text = self.compare(1, "--edition", "en")
        [edition] = [e for e in told["editions"] if e["edition"] == "en"]
        self.assertEqual(edition["pages"], {"was": 4, "now": 3})
        self.assertIn("en         3 pages, was 4\n", text)
        self.assertIn(": removed text (en)\n  was  From rope store to reading room\n", text)
        self.assertTrue(all("was" in change and "now" not in change for change in told["texts"]))
        back = self.expect(1, "diff", ".", "../before", "--edition", "en").out
        self.assertIn("en         4 pages, was 3\n", back)

    def test_an_edition_that_is_new(self):
        self.edit("content/brochure.yaml", "editions:\n", "editions:\n  fr: {languages: [fr]}\n")
        self.assertIn("fr         is new\n", self.compare(1)[1])
        self.assertIn("fr         is gone\n", self.expect(1, "diff", ".", "../before").out)

    def test_the_sheet(self):
        self.edit("content/week.yaml", "story continues where", "tale continues where")
        self.expect(1, "diff", "../before", "--edition", "en", "--sheet", "sheet.png")
        head = (self.project / "sheet.png").read_bytes()[:24]
        self.assertEqual(head[:8], b"\x89PNG\r\n\x1a\n")
        width, height = struct.unpack(">II", head[16:])
        # Two pages of 210 by 148 mm at 48 dpi, each with 36 pt around it.
        self.assertEqual((width, height), (2 * (397 + 48), 280 + 48))

    def test_nothing_differs_and_no_sheet(self):
        self.expect(0, "diff", "../before", "--sheet", "sheet.png")
        self.assertFalse((self.project / "sheet.png").exists())

    def test_a_state_with_a_fault(self):
        self.edit("content/week.yaml", "title:", "titel:")
        ran = self.expect(1, "diff", "../before")
        self.assertEqual(ran.out, "")
        self.assertIn("did you mean `title`?", ran.err)

    def test_a_folder_that_is_not_there(self):
        ran = self.expect(3, "diff", "../nowhere")
        self.assertIn("nowhere", ran.err)


if __name__ == "__main__":
    unittest.main()

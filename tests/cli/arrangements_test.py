"""Two languages that each have pages of their own: what stands where, what katern asks for, what a viewer of the PDF is told."""
import re
import shutil
import subprocess
import unittest

import content
import program


class Arrangements(program.Case):
    LAYOUT = "layouts/booklet.yaml"
    BROCHURE = "content/brochure.yaml"

    def setUp(self):
        super().setUp()
        shutil.rmtree(self.project)
        shutil.copytree(program.ROOT / "tests/golden/arrangements", self.project)

    def refused(self, edition):
        return self.expect(1, "render", "--edition", edition).err

    def pages(self, edition):
        """The words of each page, without white space."""
        text = subprocess.run(["mutool", "draw", "-q", "-F", "text", self.project / f"out/{edition}.pdf"],
                              capture_output=True, text=True, check=True).stdout
        return ["".join(content.words(page)) for page in text.split("\f")]

    def paragraphs(self):
        """Every paragraph of the section that runs on, in both languages, in reading order."""
        brochure = content.Brochure(self.project)
        both = [dict(brochure.texts(language))["talk"] for language in ("en", "nl")]
        pairs = list(zip(*([words for kind, words in texts if kind == "text"] for texts in both), strict=True))
        self.assertGreater(len(pairs), 6)
        return pairs

    def test_both_pages_of_a_spread_end_at_the_same_paragraph(self):
        pairs = self.paragraphs()
        counts = set()
        self.edit(self.LAYOUT, "rows: 26 to 36, takes: callout", "rows: 32 to 36, takes: callout")
        for last in range(14, 31):
            self.edit(self.LAYOUT, f"title + 4 to {18 if last == 14 else last - 1}", f"title + 4 to {last}")
            self.expect(0, "render", "--edition", "facing")
            pages = self.pages("facing")
            counts.add(len(pages))
            for left in range(1, len(pages) - 1, 2):
                for pair in pairs:
                    for words in pair[0][:4], pair[1][:4]:
                        self.assertLessEqual(sum("".join(words) in page for page in pages), 1, words)
                    ends = [("".join(words[:4]) in page, "".join(words[-3:]) in page)
                            for words, page in zip(pair, pages[left:left + 2])]
                    self.assertEqual(ends[0], ends[1], f"rows to {last}, page {left + 1}: {pair}")
        self.assertGreater(len(counts), 1)

    def test_a_paragraph_higher_than_a_page_is_told_in_its_language(self):
        self.edit("content/translations/nl.po", "Overleg gaat langzaam.", "Overleg gaat langzaam. " * 60)
        said = self.refused("facing")
        self.assertIn("nl.po:73:1: error: page 5, slot `main`: no page holds this text in nl, and on pages that face "
                      "each other no text is parted", said)
        self.assertEqual(said.count("error:"), 1)

    def test_a_viewer_shows_spreads(self):
        self.expect(0, "render", "--edition", "facing", "--edition", "flip")
        for edition, layout in ("facing", "/TwoPageRight"), ("flip", "null"):
            shown = subprocess.run(["mutool", "show", self.project / f"out/{edition}.pdf", "trailer/Root/PageLayout"],
                                   capture_output=True, text=True).stdout
            self.assertEqual(shown.strip(), layout)

    def parity(self, *editions):
        words = [word for edition in editions for word in ("--edition", edition)]
        said = self.expect(0, "check", *words).err
        return [line for line in said.splitlines() if "(parity)" in line]

    def lengthen(self):
        """The section that runs on takes one page in English, and two in Dutch."""
        self.edit(self.LAYOUT, "title + 4 to 18", "title + 4 to 27")
        self.edit(self.LAYOUT, "rows: 26 to 36, takes: callout", "rows: 32 to 36, takes: callout")

    def test_halves_that_differ_are_told(self):
        self.assertEqual(self.parity("flip", "sequential", "facing"), [])
        self.lengthen()
        told = self.parity("flip", "sequential", "facing")
        self.assertEqual(len(told), 4, told)
        for line in (": flip: page 4, title: it begins on page 4 of its language, in en on page 3: “Hoeveel”",
                     ": sequential: page 6, title: it begins on page 3 of its language, in en on page 2: “Hoeveel”",
                     ": flip: page 1, title: nl has 4 pages, en 3: ",
                     ": sequential: page 4, title: nl has 3 pages, en 2: "):
            self.assertEqual(sum(line in said for said in told), 1, (line, told))

    def test_editions_that_differ_are_told(self):
        self.edit(self.BROCHURE, "editions:", "editions:\n  en: {languages: [en]}\n  nl: {languages: [nl]}")
        self.assertEqual(self.parity("en", "nl"), [])
        self.lengthen()
        told = self.parity("en", "nl")
        self.assertEqual(len(told), 2, told)
        self.assertEqual(self.parity("nl"), [])
        self.edit(self.LAYOUT, "two: {", "checks: {parity: off}\ntwo: {")
        self.assertEqual(self.parity("en", "nl"), [])

    def test_pages_are_counted_in_each_language(self):
        self.edit(self.BROCHURE, "layout:", "pages: 3\nlayout:")
        self.assertIn("edition `flip` has 8 pages; it must have 6, which is 3 in each language", self.refused("flip"))
        said = self.refused("sequential")
        self.assertIn("edition `sequential` has 7 pages; it must have 5, which is 3 in each language", said)
        self.assertRegex(said, r"talk takes 2 pages in en: \d+ lines? more than its first page holds; "
                               r"talk takes 2 pages in nl: \d+ lines? more")
        self.assertRegex(said, r"content/translations/nl\.po:\d+:\d+: note: what outgrew its source most in talk")
        self.edit(self.BROCHURE, "pages: 3", "pages: 4")
        self.expect(0, "render")

    def test_an_edition_counts_its_own_pages(self):
        self.edit(self.BROCHURE, "arrangement: flip}", "arrangement: flip, pages: 12}")
        self.assertIn("edition `flip` has 8 pages; it must have 12 [", self.refused("flip"))

    def test_the_line_needs_a_place(self):
        self.edit(self.LAYOUT, "jump: {row: 2, measure: full, style: folio}\n", "")
        self.assertIn("`jump` is missing from a layout: the edition `sequential`", self.refused("sequential"))
        self.expect(0, "render", "--edition", "flip")

    def test_the_line_needs_words(self):
        self.edit(self.BROCHURE, "starts:", "begins:")
        self.assertIn("this needs a word that the brochure does not have: `starts`", self.refused("sequential"))
        self.expect(0, "render", "--edition", "flip")

    def test_the_line_fits_its_measure(self):
        self.edit("content/translations/nl.po", "Nederlands vanaf pagina", "Nederlands " * 20 + "vanaf pagina")
        self.assertIn("the line that says where the second language starts takes", self.refused("sequential"))

    def test_halves_have_their_own_labels(self):
        self.expect(0, "render", "--edition", "flip", "--edition", "sequential")
        for edition, labels in ("flip", ["1", "2", "3", "4"] * 2), ("sequential", None):
            shown = subprocess.run(["mutool", "show", self.project / f"out/{edition}.pdf", "trailer/Root/PageLabels"],
                                   capture_output=True, text=True).stdout
            if labels:
                self.assertEqual([word.strip("()") for word in shown.split() if word.startswith("(")], labels, shown)
            else:
                self.assertNotIn("Nums", shown)


if __name__ == "__main__":
    unittest.main()

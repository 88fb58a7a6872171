"""Two languages one after the other: what katern asks for, and what a viewer of the PDF is told."""
import shutil
import subprocess
import unittest

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

    def test_pages_are_counted_in_each_language(self):
        self.edit(self.BROCHURE, "layout:", "pages: 3\nlayout:")
        self.assertIn("edition `flip` has 8 pages; it must have 6, which is 3 in each language", self.refused("flip"))
        said = self.refused("sequential")
        self.assertIn("edition `sequential` has 7 pages; it must have 5, which is 3 in each language", said)
        self.assertRegex(said, r"talk takes 2 pages in en: \d+ lines? more than its first page holds; "
                               r"talk takes 2 pages in nl: \d+ lines? more")
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

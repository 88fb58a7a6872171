"""Pages on sheets, as an independent reader finds them: which page stands where, how far from the fold, and where it is cut.

usage: sheets_test.py
"""
import re
import subprocess
import unittest

import pikepdf
import program
import x4
from pdf_objects import pictures

MM = 72 / 25.4
TEMPLATE = """
  plain-{name}:
    ground: {name}
    slots:
      title: {{measure: full, rows: 4 to 6, takes: title, stands: low}}
      main:  {{measure: main, rows: 8 to 19, takes: text}}
"""


def words(pdf):
    """Page by page, x of each Leaf's left edge from the page's."""
    ran = subprocess.run(["pdftotext", "-bbox", pdf, "-"], capture_output=True, text=True, check=True)
    return [{int(number): float(x) for x, number in re.findall(r'<word xMin="([\d.]+)"[^>]*>Leaf(\d+)<', page)}
            for page in ran.stdout.split("<page ")[1:]]


class Sheets(program.Case):
    def write(self, pages, language="en"):
        """A booklet of pages that each say which they are, on two grounds by turns, painted into every bleed."""
        names = [f"p{number}" for number in range(1, pages + 1)]
        for number, name in enumerate(names, 1):
            (self.project / f"content/{name}.yaml").write_text(
                f"template: plain-{'haze' if number % 2 else 'cream'}\ntitle: Leaf{number}\nbody:\n  - text: {'Words of it. ' * 12}\n")
        path = self.project / "content/brochure.yaml"
        text = re.sub(r"sections: .*", f"sections: [{', '.join(names)}]", path.read_text())
        text = re.sub(r"pages: .*\n", "", text).replace("language: en", f"language: {language}")
        path.write_text(re.sub(r"editions:\n(  .*\n)+", f"editions:\n  {language}: {{languages: [{language}]}}\n", text))
        layout = self.project / "layouts/leaflet-a5.yaml"
        looks = layout.read_text()
        if "plain-" not in looks:
            self.edit("layouts/leaflet-a5.yaml", "\ntwo: {", "".join(TEMPLATE.format(name=name) for name in ("haze", "cream"))
                      + "\ntwo: {")

    def render(self, *options, language="en"):
        self.expect(0, "render", "--target", "print", "--edition", language, *options)
        kind = options[options.index("--impose") + 1] if "--impose" in options else None
        return self.project / "out" / f"{language}-print{'-' + kind if kind else ''}.pdf"

    def look(self, singles, file, order, creep):
        """Each side holds its two pages where they should be. creep: of each sheet in points."""
        width = 210 * MM
        alone = {number: x for page in words(singles) for number, x in page.items()}
        self.assertEqual(x4.faults(file), [])
        with pikepdf.open(file) as pdf:
            self.assertEqual(len(pdf.pages), len(order))
            for side, (page, found, expected) in enumerate(zip(pdf.pages, words(file), order)):
                moved = creep * (side // 2)
                media, trim, bleed = (x4.box(page, name) for name in ("/MediaBox", "/TrimBox", "/BleedBox"))
                fold = media[2] / 2
                self.assertEqual(tuple(sorted(found, key=found.get)), expected)
                left, right = expected
                margin = 3 * MM  # of a single page's MediaBox
                self.assertAlmostEqual(fold - found[left], width + margin - alone[left] - moved, delta=0.02)
                self.assertAlmostEqual(found[right] - fold, alone[right] - margin - moved, delta=0.02)
                self.assertAlmostEqual(trim[0], fold - width + moved, delta=0.02)
                self.assertAlmostEqual(trim[2], fold + width - moved, delta=0.02)
                self.cut_at(fold, page, bleed)

    def cut_at(self, fold, page, bleed):
        """The two grounds fill the bleed and meet at the fold."""
        fills = sorted({tuple(round(edge, 1) for edge in fill) for fill in x4.Page(page, print).walk().fills
                        if fill[3] - fill[1] > 140 * MM})
        self.assertEqual(len(fills), 2)
        for edges, expected in zip(fills, ([bleed[0], bleed[1], fold, bleed[3]], [fold, bleed[1], bleed[2], bleed[3]])):
            for edge, wanted in zip(edges, expected):
                self.assertAlmostEqual(edge, wanted, delta=0.1)

    def test_saddle(self):
        for pages, order in ((8, [(8, 1), (2, 7), (6, 3), (4, 5)]),
                             (16, [(16, 1), (2, 15), (14, 3), (4, 13), (12, 5), (6, 11), (10, 7), (8, 9)])):
            with self.subTest(pages=pages):
                self.write(pages)
                singles = self.render()
                self.look(singles, self.render("--impose", "saddle"), order, 0)
                file = self.render("--impose", "saddle", "--creep", "0.2mm")
                self.look(singles, file, order, 0.2 * MM)
                report = file.with_suffix(".txt").read_text()
                said = " ".join(f"{left}|{right}" for left, right in order)
                self.assertIn(f"\nsheets     {pages // 2} printed sides of 420 x 148 mm: {said}\n", report)
                self.assertIn("\ncreep      0.2 mm ", report)
                self.assertIn(f"\npages      {pages}, a multiple of four\n", report)

    def test_paper_says_how_thick_it_is(self):
        self.write(8)
        self.edit("layouts/leaflet-a5.yaml", "inks:\n", "print: {binding: saddle, paper: 0.15mm}\ninks:\n")
        order = [(8, 1), (2, 7), (6, 3), (4, 5)]
        self.look(self.render(), self.render("--impose", "saddle"), order, 0.15 * MM)
        self.look(self.render(), self.render("--impose", "saddle", "--creep", "0mm"), order, 0)

    def test_right_to_left(self):
        self.write(8, "he")
        self.look(self.render(language="he"), self.render("--impose", "saddle", "--creep", "0.2mm", language="he"),
                  [(1, 8), (7, 2), (3, 6), (5, 4)], 0.2 * MM)

    def test_pictures_move_with_their_pages(self):
        for options, name in ((), "nl-print.pdf"), (("--impose", "saddle"), "nl-print-saddle.pdf"):
            self.expect(0, "render", program.ROOT / "tests/golden/block-photo", "--target", "print", "--edition", "nl", "--out",
                        self.folder / "photos", *options)
        half = 148 * MM
        with pikepdf.open(self.folder / "photos/nl-print.pdf") as pdf:
            pages = [[matrix for _, matrix in pictures(page)] for page in pdf.pages]
        self.assertEqual(x4.faults(self.folder / "photos/nl-print-saddle.pdf"), [])
        with pikepdf.open(self.folder / "photos/nl-print-saddle.pdf") as pdf:
            for page, (left, right) in zip(pdf.pages, ((4, 1), (2, 3))):
                expected = pages[left - 1] + [(a, b, c, d, x + half, y) for a, b, c, d, x, y in pages[right - 1]]
                found = [matrix for _, matrix in pictures(page)]
                self.assertEqual(len(found), len(expected))
                for one, other in zip(found, expected):
                    for a, b in zip(one, other):
                        self.assertAlmostEqual(a, b, delta=0.02)
        self.assertGreater(sum(map(len, pages)), 3)

    def test_two_up(self):
        self.write(10)
        self.look(self.render(), self.render("--impose", "2up"), [(1, 2), (3, 4), (5, 6), (7, 8), (9, 10)], 0)

    def test_marks(self):
        self.write(8)
        file = self.render("--impose", "saddle", "--marks", "--creep", "0.2mm")
        self.assertEqual(x4.faults(file), [])
        with pikepdf.open(file) as pdf:
            for page in pdf.pages:
                media, bleed = x4.box(page, "/MediaBox"), x4.box(page, "/BleedBox")
                folds = [mark for mark in x4.Page(page, print).walk().marks
                         if abs(mark[0] + mark[2] - media[2]) < 0.1 and mark[2] - mark[0] < 1]
                self.assertEqual(len(folds), 2)
                self.assertTrue(any(mark[3] < bleed[1] for mark in folds) and any(mark[1] > bleed[3] for mark in folds))
        said = subprocess.run(["pdftotext", "-f", "3", "-l", "3", file, "-"], capture_output=True, text=True, check=True).stdout
        self.assertIn("en-print-saddle.pdf edition en sheet 2 of 2, front, pages 6 and 3 2026-10-05", said)

    def refused(self, words, *options, edition="en"):
        ran = self.expect(1, "render", "--target", "print", "--edition", edition, *options)
        self.assertIn(words, " ".join(ran.err.split()))
        self.assertEqual(list(self.project.glob("out/*saddle*")), [])

    def test_what_cannot_be_folded(self):
        self.write(10)
        self.refused("edition `en` has 10 pages, which fill no whole sheets of 4: 2 more would make 12", "--impose", "saddle")
        self.write(9)
        self.refused("edition `en` has 9 pages, which fill no whole sheets of 2: 1 more would make 10", "--impose", "2up")
        self.write(56)
        self.refused("edition `en` has so many sheets that pages move 13 mm to the fold; their margin there is 12 mm",
                     "--impose", "saddle", "--creep", "1mm")

    def test_what_is_turned_over(self):
        self.edit("content/brochure.yaml", "side-by-side", "flip")
        self.refused("edition `en-fr` is turned over in the middle", "--impose", "saddle", edition="en-fr")

    def test_words_that_do_not_go_together(self):
        for options, said in ((("--impose", "saddle"), "--impose goes with --target print alone"),
                              (("--target", "print", "--creep", "0.1mm"), "--creep goes with --impose saddle"),
                              (("--target", "print", "--impose", "2up", "--creep", "0.1mm"), "--creep goes with --impose saddle"),
                              (("--target", "print", "--overlay", "--impose", "2up"), "without --overlay"),
                              (("--target", "print", "--impose", "saddle", "--creep", "2mm"), "from 0 to 1mm, not `2mm`"),
                              (("--target", "print", "--impose", "saddle", "--creep", "much"), "from 0 to 1mm, not `much`")):
            with self.subTest(options=options):
                self.assertIn(said, self.expect(2, "render", *options).err)


if __name__ == "__main__":
    unittest.main()

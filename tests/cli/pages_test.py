"""As many pages as there may be, and one more: of one section, of the next."""
import shutil
import subprocess
import unittest

import program

MOST = 10_000
ON_A_PAGE = 4
LAYOUT = """\
page:
  size: 60mm x 30mm
  bleed: 0mm
  margins: {top: 1mm, bottom: 1mm, inner: 2mm, outer: 2mm}
  columns: {count: 1, gutter: 0mm}
  rows: {height: 15pt, steps: 3, first-baseline: 11pt}
  facing: true
inks:
  black: {screen: 000000, press: 0 0 0 100}
  paper: {screen: FFFFFF, press: 0 0 0 0}
grounds:
  paper: {text: black, heading: black, second: black, figure: black, accent: black, off: black}
styles:
  text:    {font: text, weight: 400, size: 10pt, leading: 15pt}
  title:   {based-on: text}
  subhead: {based-on: text}
  folio:   {based-on: text, grid: free}
blocks: {}
measures: {full: 1 to 1}
folio: none
templates:
  words:
    continues: words
    slots:
      title:  {measure: full, rows: 1 to 1, takes: title}
      main:   {measure: full, rows: 2 to 5, takes: [text]}
two: {title: split, text: split}
"""
BROCHURE = """\
title: Many
language: en
date: 2026-01-02
publishers: [We]
layout: small
sections: [{sections}]
editions:
  en: {{languages: [en]}}
"""


@unittest.skipIf(program.SANITIZED, "too slow; the same code sets fewer pages elsewhere")
class Pages(program.Case):
    def make(self, *sections):
        """A project whose sections have so many pages of four items, every other with a link."""
        shutil.rmtree(self.project)
        (self.project / "content").mkdir(parents=True)
        (self.project / "layouts").mkdir()
        shutil.copytree(program.ROOT / "tests/golden/words/fonts", self.project / "fonts")
        (self.project / "layouts/small.yaml").write_text(LAYOUT)
        names = [f"part-{number + 1}" for number in range(len(sections))]
        (self.project / "content/brochure.yaml").write_text(BROCHURE.format(sections=", ".join(names)))
        for name, pages in zip(names, sections):
            items = "\n".join("      - item [a](https://a.nl)" if i % 2 else f"      - item {i}" for i in range(pages * ON_A_PAGE))
            (self.project / f"content/{name}.yaml").write_text(f"template: words\ntitle: {name}\nbody:\n  - text: |\n{items}\n")

    def refused(self, section, *words):
        said = self.expect(1, "render", *words).err
        self.assertEqual(said.count("error:"), 1 + said.count("not made: 1 error"), said)
        self.assertRegex(said, rf"content/{section}.yaml:1:11: error: page {MOST + 1}: an edition has {MOST} pages at most")
        self.assertFalse((self.project / "out").exists() and list((self.project / "out").glob("*.pdf")))

    def test_nearly_all(self):
        """20,000 links, over 100,000 elements; the list has more items than one of libharu's arrays takes."""
        self.make(MOST - 1)
        ran = self.expect(0, "render", "--edition", "en")
        self.assertLess(ran.seconds, 60)
        file = self.project / "out/en.pdf"
        checked = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True)
        self.assertEqual((checked.returncode, checked.stderr), (0, ""))
        found = subprocess.run(["/usr/bin/python3", "-B", program.ROOT / "tests/unit/write_many.py", file], capture_output=True, text=True)
        self.assertEqual(found.stdout, f"{MOST - 1} pages, {(MOST - 1) * ON_A_PAGE // 2} links\n", found.stderr)
        last = subprocess.run(["pdftotext", "-f", str(MOST - 1), file, "-"], capture_output=True, text=True).stdout
        self.assertIn(f"item {(MOST - 1) * ON_A_PAGE - 2}\n", last)

    def test_ten_times_too_many(self):
        self.make(10 * MOST)
        self.refused("part-1", "--edition", "en")

    def test_one_more_section(self):
        self.make(MOST, 1, 1)
        self.refused("part-2", "--edition", "en")


if __name__ == "__main__":
    unittest.main()

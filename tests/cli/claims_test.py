"""A PDF claims to keep a standard where nothing in it breaks one; else it is made, claims nothing, and the run fails."""
import json
import re
import unittest

import pikepdf
import program

SKIPS = ("content/front.yaml", "One novel is read", "## How it goes\n\n      One novel is read")


class Claims(program.Case):
    LAYOUT = "layouts/leaflet-a5.yaml"

    def render(self, status, *words):
        return self.expect(status, "render", "--edition", "en", "--target", "screen", "--target", "print", *words)

    def claims(self, name):
        """The claims of a file: properties of its packet, and of the dictionary that repeats them."""
        with pikepdf.open(self.project / "out" / name) as pdf:
            packet = pdf.Root.Metadata.read_bytes().decode()
            told = set(re.findall(r"<(pdfaid:part|pdfuaid:part|pdfxid:GTS_PDFXVersion|pdfd:declarations)>", packet))
            return told | {key for key in pdf.docinfo if "PDFX" in key} if "/Info" in pdf.trailer else told

    def skip_a_level(self):
        """The first page has no title, and a subhead."""
        self.edit(*SKIPS)
        self.edit(self.LAYOUT, "      title:  {measure: start, rows: 8 to 20, takes: title, style: cover-title, stands: low, two: stack}\n", "")
        self.edit(self.LAYOUT, "      title: {rows: 6 to 18}\n", "")

    def test_what_is_fine_is_claimed(self):
        self.edit(*SKIPS)
        self.render(0)
        self.assertEqual(self.claims("en.pdf"), {"pdfaid:part", "pdfuaid:part"})
        self.assertEqual(self.claims("en-print.pdf"), {"pdfxid:GTS_PDFXVersion", "/GTS_PDFXVersion"})

    def test_a_screen_edition_that_breaks_its_standard(self):
        self.skip_a_level()
        ran = self.render(1)
        self.assertRegex(ran.err, r"content/front\.yaml:\d+:\d+: error: en: page 1: a heading of level 2")
        self.assertIn("until it is mended, the file claims to keep no standard", ran.err)
        self.assertIn("4 pages   claims no standard", ran.out)
        self.assertEqual(self.claims("en.pdf"), set())
        # Nobody hears a printed page.
        self.assertEqual(self.claims("en-print.pdf"), {"pdfxid:GTS_PDFXVersion", "/GTS_PDFXVersion"})
        self.assertIn("standard   PDF/X-4\n", (self.project / "out/en-print.txt").read_text())

    def test_an_alternative_text_that_says_nothing(self):
        self.edit("content/house.yaml", "A line with three points, drawn to scale, that begins at the left.", '"\\u200B"')
        ran = self.render(1)
        self.assertRegex(ran.err, r"content/house\.yaml:9:\d+: error: en: page 3: a drawing has no alternative text")
        self.assertEqual(self.claims("en.pdf"), set())
        ran = self.expect(1, "check", "--edition", "en", "--format", "json")
        found, = (item for item in json.loads(ran.out)["diagnostics"] if item.get("breaks"))
        self.assertEqual((found["check"], found["breaks"], found["target"], found["file"], found["line"]),
                         ("alt-missing", "PDF/UA, PDF/A", "screen", "content/house.yaml", 9))
        self.edit("content/house.yaml", '"\\u200B"', "A line with three points, drawn to scale, that begins at the left.")
        self.render(0)
        self.assertEqual(self.claims("en.pdf"), {"pdfaid:part", "pdfuaid:part"})

    def test_an_alternative_text_that_no_archive_takes(self):
        alt = "A line with three points, drawn to scale, that begins at the left."
        self.edit("content/house.yaml", alt, alt + " É" * 16400)
        ran = self.render(1)
        self.assertRegex(ran.err, r"content/house\.yaml:9:\d+: error: en: page 3: the alternative text has 65734 bytes")
        self.assertEqual(self.claims("en.pdf"), set())

    def test_characters_that_are_none(self):
        """Which PDF/A-2a forbids in what is heard: they are no part of any text, so that there is nothing to claim."""
        french = "content/translations/fr.po"
        for path, old, edition in (("content/house.yaml", "The building", "en"), (french, "Une ligne", "en-fr")):
            for character in "\ue000", "\U000f0000", "\ufffd":
                with self.subTest(path, character=ascii(character)):
                    self.edit(path, old, character + old)
                    ran = self.expect(1, "render", "--edition", edition)
                    self.assertRegex(ran.err, rf"{path}:\d+:\d+: error: .*U\+{ord(character):04X} is .*\[KT002\]")
                    self.assertFalse((self.project / "out" / f"{edition}.pdf").exists())
                    self.edit(path, character + old, old)

    def test_the_second_generation(self):
        self.skip_a_level()
        self.expect(1, "render", "--edition", "en", "--standard", "ua2+a4")
        self.assertEqual(self.claims("en.pdf"), set())

    def test_check_tells_before(self):
        self.skip_a_level()
        self.assertIn("(heading-skip)", self.expect(1, "check", "--edition", "en").err)
        self.assertNotIn("(heading-skip)", self.expect(0, "check", "--edition", "en", "--target", "print").err)

    def test_it_cannot_be_waived(self):
        self.edit("content/front.yaml", "  - text:", "  - waive: {check: heading-skip, because: it looks well}\n    text:")
        self.assertIn("heading-skip cannot be waived", self.expect(1, "check", "--edition", "en").err)


if __name__ == "__main__":
    unittest.main()

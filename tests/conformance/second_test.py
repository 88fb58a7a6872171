"""What the second generation of standards (PDF/UA-2, WTPDF 1.0, PDF/A-4) asks that veraPDF cannot know. (rules_test.py breaks the rest.)
"""
import unittest

import pikepdf
import program

from mutations import elements


class Second(program.Case):
    def setUp(self):
        super().setUp()
        self.render()
        self.file = self.project / "out/en.pdf"

    def render(self, *words):
        return self.expect(0, "render", "--standard", "ua2+a4", "--edition", "en", *words)

    def test_numbered_lists_say_so(self):
        """No checker can know by a list's labels what its numbering should be."""
        def kinds(file):
            with pikepdf.open(file) as pdf:
                return [(str(item.A.ListNumbering), item.K[0].K[0].S == "/Lbl") for item in elements(pdf, "L")]
        self.assertTrue(kinds(self.file))
        self.assertEqual({name for name, labelled in kinds(self.file) if labelled}, {"/Disc"})
        words = program.ROOT / "tests/golden/words"
        for standard in "ua1+a2a", "ua2+a4":
            self.expect(0, "render", words, "--standard", standard, "--edition", "nl", "--out", self.folder / standard)
            self.assertEqual({name for name, labelled in kinds(self.folder / standard / "nl.pdf") if labelled},
                             {"/Disc", "/Decimal"})

    def test_the_namespace_is_listed(self):
        with pikepdf.open(self.file) as pdf:
            listed = list(pdf.Root.StructTreeRoot.Namespaces)
            self.assertEqual([str(space.NS) for space in listed], ["http://iso.org/pdf2/ssn"])
            for item in elements(pdf):
                self.assertEqual("/NS" in item, item.S != "/BlockQuote")
                if "/NS" in item:
                    self.assertEqual(item.NS.objgen, listed[0].objgen)

    def test_what_is_no_finished_page_claims_nothing(self):
        self.render("--overlay")
        with pikepdf.open(self.project / "out/en-overlay.pdf") as pdf:
            packet = pdf.Root.Metadata.read_bytes()
            self.assertIn(b"dc:title", packet)
            for claim in b"<pdfaid:", b"<pdfuaid:", b"<pdfd:":
                self.assertNotIn(claim, packet)

    def test_same_bytes_twice(self):
        self.render("--out", "again")
        self.assertEqual((self.project / "again/en.pdf").read_bytes(), self.file.read_bytes())


if __name__ == "__main__":
    unittest.main()

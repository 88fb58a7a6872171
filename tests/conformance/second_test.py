"""Each rule of the second generation of standards (PDF/UA-2, WTPDF 1.0, PDF/A-4) that a file is made for, broken once on purpose:
veraPDF says which. All broken files are read in one start.
"""
import pathlib
import re
import subprocess
import unittest

import pikepdf
import program

NAME = pikepdf.Name
ALL = {"4", "ua2", "wt1a", "wt1r"}
TAGGED = ALL - {"4"}


def elements(pdf, *roles):
    return [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/StructElem"
            and (not roles or str(item.S)[1:] in roles)]


def xmp(old, new):
    def change(pdf):
        data = pdf.Root.Metadata.read_bytes()
        assert old.encode() in data
        pdf.Root.Metadata.write(data.replace(old.encode(), new.encode()))
    return change


def role(old, new):
    """The first element of a role in another."""
    def change(pdf):
        elements(pdf, old)[0].S = NAME("/" + new)
    return change


def without(key, *roles):
    def change(pdf):
        for item in elements(pdf, *roles):
            if key in item:
                del item[key]
    return change


def other_namespace(pdf):
    pdf.Root.StructTreeRoot.Namespaces[0].NS = pikepdf.String("http://example.org/none")


def lead_to_the_page(pdf):
    del pdf.Root.Outlines.First.A["/SD"]


def plain_destination(pdf):
    item = pdf.Root.Outlines.First
    item.Dest = item.A.D
    del item["/A"]


def numbering(name):
    def change(pdf):
        lists = [item for item in elements(pdf, "L") if item.K[0].K[0].S == "/Lbl"]
        lists[0].A.ListNumbering = NAME("/" + name)
    return change


def info(pdf):
    pdf.trailer.Info = pdf.make_indirect(pikepdf.Dictionary(Title=pikepdf.String("x")))


def bare(pdf):
    """Something is drawn that belongs to nobody."""
    page = pdf.pages[0]
    page.Contents = pdf.make_stream(b"0 0 9 9 re f\n" + page.Contents.read_bytes())


def without_root(key):
    def change(pdf):
        del pdf.Root[key]
    return change


# What is broken, how, which profiles then say no, and by which clause (None: the file no longer claims to keep them).
BROKEN = [
    ("info", info, {"4"}, "6.1.3"),
    ("part of PDF/A", xmp("<pdfaid:part>4", "<pdfaid:part>9"), {"4"}, None),
    ("revision of PDF/A", xmp("<pdfaid:rev>2020", "<pdfaid:rev>20"), {"4"}, "6.7.3"),
    ("revision of PDF/UA", xmp("<pdfuaid:rev>2024", "<pdfuaid:rev>24"), {"ua2"}, "5"),
    ("accessible, not said", xmp("#accessibility1.0", "#other"), {"wt1a"}, None),
    ("reusable, not said", xmp("#reuse1.0", "#other"), {"wt1r"}, None),
    ("intent", without_root("/OutputIntents"), {"4"}, "6.2.4.3"),
    ("title", xmp("dc:title", "dc:other"), TAGGED, "8.11.1"),
    ("tags of no namespace", without("/NS"), TAGGED, "8.2.5.2"),
    ("tags of an unknown namespace", other_namespace, TAGGED, "8.2.4"),
    ("a role that PDF 2.0 has not", role("P", "BlockQuote"), TAGGED, "8.2.4"),
    ("outline to a page", lead_to_the_page, TAGGED, "8.8"),
    ("outline to a page, without an action", plain_destination, TAGGED, "8.8"),
    ("labels that are none", numbering("None"), TAGGED, "8.2.5.25"),
    ("list without its numbering", without("/A", "L"), TAGGED, "8.2.5.25"),
    ("an item that is no item", role("LI", "P"), TAGGED, "Table 5. L-P"),
    ("a heading for an item", role("LBody", "H1"), TAGGED, "Table 5. LI-Hn"),
    ("figure without words", without("/Alt", "Figure"), {"ua2", "wt1a"}, "8.2.5.28.2"),
    ("content of nobody", bare, TAGGED, "8.2.2"),
    ("language", without_root("/Lang"), TAGGED, "8.4.4"),
    ("tags not marked", without_root("/MarkInfo"), TAGGED, "6.2"),
    ("title not shown", without_root("/ViewerPreferences"), {"ua2", "wt1a"}, "8.11.2"),
]


def findings(files):
    """file -> profiles passed, and the profile and clause of every rule that failed."""
    ran = subprocess.run([program.ROOT / "tools/verapdf", "+".join(ALL), *files], capture_output=True, text=True)
    found = {file: (set(), set()) for file in files}
    for line in ran.stdout.splitlines():
        verdict = re.fullmatch(r"(PASS|FAIL) (.*) (\w+)", line)
        rule = re.fullmatch(r"  FAIL (.*)-\d+", line)
        if verdict:
            file, profile = pathlib.Path(verdict[2]), verdict[3]
            if verdict[1] == "PASS":
                found[file][0].add(profile)
        elif rule:
            found[file][1].add((profile, rule[1]))
    return found


class Second(program.Case):
    def setUp(self):
        super().setUp()
        self.render()
        self.file = self.project / "out/en.pdf"

    def render(self, *words):
        return self.expect(0, "render", "--standard", "ua2+a4", "--edition", "en", *words)

    def test_each_rule_is_seen_broken(self):
        files = {}
        for number, (what, change, profiles, clause) in enumerate(BROKEN):
            files[self.folder / f"{number}.pdf"] = what, profiles, clause
            with pikepdf.open(self.file) as pdf:
                change(pdf)
                pdf.save(self.folder / f"{number}.pdf", fix_metadata_version=False)
        older = self.folder / "older.pdf"
        older.write_bytes(self.file.read_bytes().replace(b"%PDF-2.0", b"%PDF-1.7", 1))
        files[older] = "version", {"4"}, "6.1.2"
        found = findings(list(files))
        for file, (what, profiles, clause) in files.items():
            with self.subTest(broken=what):
                passed, failed = found[file]
                self.assertEqual(passed, ALL - profiles)
                wanted = {(profile, clause) for profile in profiles} if clause else set()
                self.assertLessEqual(wanted, failed)
                self.assertEqual({profile for profile, _ in failed}, {profile for profile, _ in wanted})

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

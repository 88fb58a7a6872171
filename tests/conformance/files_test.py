"""Every PDF opens in four readers without a word of complaint, and holds only what it may.

usage: files_test.py PDF...
"""
import pathlib
import re
import socket
import subprocess
import sys
import unittest

import pikepdf

from pdf_objects import objects

FILES = sys.argv[1:]
READERS = [["qpdf", "--check"], ["pdfinfo"], ["pdftotext"], ["pdffonts"], ["pdftoppm", "-r", "20"], ["mutool", "info"],
           ["mutool", "draw", "-q", "-r", "20", "-o", "/dev/null"]]
# mutool says so of every file with a colour profile where it was built without support for them.
NOTHING = ("warning: ICC support is not available",)
ADDRESS = re.compile(r"https?://[\w.-]+(/[\w./~%#?=&-]*)?|mailto:[\w.+-]+@[\w.-]+|tel:\+?\d+")
FORBIDDEN = {"/JS", "/JavaScript", "/AA", "/OpenAction", "/EmbeddedFiles", "/Launch", "/SubmitForm", "/RichMedia",
             "/AcroForm", "/Encrypt", "/GoToR", "/GoToE", "/ImportData", "/XFA"}


def shown(page):
    """(font, code) of every glyph that a page's content shows."""
    font = None
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            font = page.Resources.Font[str(operands[0])]
        elif str(operator) in ("Tj", "TJ"):
            for part in operands[0] if str(operator) == "TJ" else operands:
                if isinstance(part, pikepdf.String):
                    data = bytes(part)
                    for at in range(0, len(data), 2):
                        yield font, int.from_bytes(data[at:at + 2], "big")


def glyph(font, code):
    """The glyph of a code: CIDToGIDMap says so for glyf; a CID of a CFF font is 0 only for .notdef."""
    descendant = font.DescendantFonts[0]
    table = descendant.get("/CIDToGIDMap")
    if isinstance(table, pikepdf.Stream):
        data = table.read_bytes()
        return int.from_bytes(data[2 * code:2 * code + 2], "big")
    return code


def characters(font):
    """code -> text of a ToUnicode map."""
    text = font.ToUnicode.read_bytes().decode("ascii")
    codes = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.S):
        for code, to in re.findall(r"<(\w+)>\s*<(\w*)>", block):
            codes[int(code, 16)] = bytes.fromhex(to).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.S):
        for first, last, to in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            for code in range(int(first, 16), int(last, 16) + 1):
                start = bytes.fromhex(to).decode("utf-16-be")
                codes[code] = start[:-1] + chr(ord(start[-1]) + code - int(first, 16))
    return codes


def complaints(reader, name):
    """The reader's status, and what it says that it should not."""
    ran = subprocess.run([*reader, name, *(["-"] if reader[0] == "pdftotext" else [])], capture_output=True)
    said = [line for line in ran.stderr.decode().splitlines() if line not in NOTHING]
    if reader[0] == "qpdf" and b"WARNING" in ran.stdout:
        said.append("WARNING")
    return ran.returncode, said


class Files(unittest.TestCase):
    def each(self):
        self.assertTrue(FILES)
        for name in FILES:
            with self.subTest(file=name), pikepdf.open(name) as pdf:
                yield name, pdf

    def test_readers_are_silent(self):
        for name in FILES:
            for reader in READERS:
                with self.subTest(file=name, reader=reader):
                    self.assertEqual(complaints(reader, name), (0, []))

    def test_actions_are_addresses(self):
        for name, pdf in self.each():
            actions = [item.A for page in pdf.pages for item in page.get("/Annots", [])]
            self.assertEqual({str(action.S) for action in actions} | {"/URI"}, {"/URI"})
            for action in actions:
                self.assertRegex(str(action.URI), ADDRESS)

    def test_nothing_that_acts_by_itself(self):
        for name, pdf in self.each():
            for item in objects(pdf):
                self.assertEqual(FORBIDDEN & set(item.keys()), set())
                if "/S" in item.keys() and item.get("/Type") == "/Action":
                    self.assertIn(str(item.S), ("/URI", "/GoTo"))

    def test_every_glyph_is_one_and_says_what_it_is(self):
        for name, pdf in self.each():
            maps, seen = {}, set()
            for page in pdf.pages:
                for font, code in shown(page):
                    seen.add((font.objgen, code))
                    maps.setdefault(font.objgen, font)
            self.assertTrue(seen)
            texts = {key: characters(font) for key, font in maps.items()}
            for key, code in seen:
                self.assertNotEqual(glyph(maps[key], code), 0)
                text = texts[key].get(code, "")
                self.assertTrue(text, f"code {code} of {maps[key].BaseFont} has no text")
                for character in text:
                    self.assertFalse(character in "\0\ufeff\ufffe\ufffd" or "\ue000" <= character <= "\uf8ff", repr(text))

    def test_fonts_are_embedded_subsets(self):
        for name, pdf in self.each():
            for item in objects(pdf):
                if item.get("/Type") == "/FontDescriptor":
                    self.assertRegex(str(item.FontName), r"^/[A-Z]{6}\+")
                    self.assertTrue({"/FontFile2", "/FontFile3"} & set(item.keys()))

    def test_nothing_is_told_of_who_made_it(self):
        hidden = [word.encode() for word in (str(pathlib.Path.home()), str(pathlib.Path.cwd()), socket.gethostname())
                  if len(word) > 3]
        for name, pdf in self.each():
            streams = [item.read_bytes() for item in pdf.objects if isinstance(item, pikepdf.Stream)
                       and item.get("/Filter") in (None, pikepdf.Name.FlateDecode)]
            whole = pathlib.Path(name).read_bytes() + b"".join(streams)
            for word in hidden:
                self.assertNotIn(word, whole)

    def test_claims(self):
        for name, pdf in self.each():
            xmp = pdf.Root.Metadata.read_bytes().decode()
            second = pdf.pdf_version == "2.0"
            self.assertEqual("/Info" in pdf.trailer, not second)
            claims = ("pdfuaid:rev", "pdfaid:rev", "pdfd:declarations") if second else ("pdfaid:conformance",)
            for claim in ("pdfuaid:part", "pdfaid:part", "dc:title", "dc:language", *claims):
                self.assertIn(claim, xmp)
            self.assertTrue(pdf.Root.MarkInfo.Marked)
            self.assertTrue(pdf.Root.ViewerPreferences.DisplayDocTitle)
            self.assertEqual(str(pdf.Root.PageMode), "/UseOutlines")
            self.assertIn("/Lang", pdf.Root.keys())
            for page in pdf.pages:
                self.assertEqual(str(page.Tabs), "/S")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

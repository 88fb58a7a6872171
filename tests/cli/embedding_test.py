"""A font whose licence forbids embedding is refused for every target, before anything is written."""
import struct
import unittest

import program

FONTS = "/usr/share/fonts/truetype/lato"
REMEDY = "name another font, or ask its maker for a file that may be embedded"


def allowing(font, bits):
    """The font's bytes with another OS/2 fsType."""
    tables = struct.unpack(">H", font[4:6])[0]
    for at in range(12, 12 + 16 * tables, 16):
        tag, _, offset, _ = struct.unpack(">4sLLL", font[at:at + 16])
        if tag == b"OS/2":
            return font[:offset + 8] + struct.pack(">H", bits) + font[offset + 10:]
    raise AssertionError("the font has no OS/2 table")


class Embedding(program.Case):
    def take(self, bits):
        folder = self.project / "fonts/lato"
        folder.mkdir(exist_ok=True)
        for face in "Regular", "Italic", "Bold", "BoldItalic":
            with open(f"{FONTS}/Lato-{face}.ttf", "rb") as font:
                (folder / f"Lato-{face}.ttf").write_bytes(allowing(font.read(), bits))
        text = (self.project / "fonts/fonts.yaml").read_text()
        (self.project / "fonts/fonts.yaml").write_text(text.replace(FONTS, "fonts/lato"))

    def test_forbidden(self):
        for bits, words in (0x0002, "forbids embedding (OS/2 fsType)"), (0x0100, "forbids embedding a part"), \
                           (0x0204, "forbids embedding a part"):
            self.take(bits)
            for command in ("check",), ("render",), ("render", "--target", "print"):
                with self.subTest(bits=bits, command=command):
                    ran = self.expect(3, *command, "--edition", "en")
                    self.assertRegex(ran.err, r"fonts/fonts\.yaml:\d+:\d+: error: the font file \S+ cannot be used")
                    self.assertIn(words, ran.err)
                    self.assertIn(REMEDY, ran.err)
                    self.assertNotIn("apt-get", ran.err)
            self.assertFalse((self.project / "out").exists())

    def test_allowed(self):
        """Preview and print, editable; two levels at once, of which the milder counts."""
        for bits in 0x0004, 0x0008, 0x0006:
            with self.subTest(bits=bits):
                self.take(bits)
                self.expect(0, "render", "--edition", "en", "--target", "print")


if __name__ == "__main__":
    unittest.main()

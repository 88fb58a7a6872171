"""PNG files through katern-artwork: every kind of pixel, and files that are cut, damaged or bombs."""
import random
import struct
import unittest
import zlib

import artwork
from artwork import JUDGEMENT, PIXELS, REFUSED, SAMPLES, SCREEN, ask, chunk, png

GREY, COLOUR, PALETTE, GREY_ALPHA, COLOUR_ALPHA = 0, 2, 3, 4, 6
rng = random.Random(8)


def noise(count):
    return rng.randbytes(count)


class Pixels(unittest.TestCase):
    def read(self, file, channels, alpha, expected, expected_alpha=b""):
        judged = ask(JUDGEMENT, file)
        self.assertEqual((judged.kind, judged.channels, judged.alpha, judged.body), (SAMPLES, channels, alpha, b""),
                         judged.words)
        for wanted in SCREEN, PIXELS:
            reply = ask(wanted, file)
            self.assertEqual((reply.width, reply.height), (judged.width, judged.height))
            self.assertEqual(reply.body, expected + expected_alpha)

    def test_grey_and_colour(self):
        rows = [noise(7) for _ in range(5)]
        self.read(png(7, 5, GREY, 8, rows), 1, 0, b"".join(rows))
        rows = [noise(21) for _ in range(5)]
        self.read(png(7, 5, COLOUR, 8, rows), 3, 0, b"".join(rows))

    def test_alpha_is_a_plane_of_its_own(self):
        pixels = noise(4 * 6)
        self.read(png(3, 2, COLOUR_ALPHA, 8, [pixels[:12], pixels[12:]]), 3, 1,
                  b"".join(pixels[i:i + 3] for i in range(0, 24, 4)), pixels[3::4])
        pixels = noise(2 * 6)
        self.read(png(3, 2, GREY_ALPHA, 8, [pixels[:6], pixels[6:]]), 1, 1, pixels[::2], pixels[1::2])

    def test_sixteen_bits_become_eight(self):
        values = [rng.randrange(65536) for _ in range(3 * 4)]
        file = png(4, 1, COLOUR, 16, [struct.pack(">12H", *values)])
        self.read(file, 3, 0, bytes((v * 255 + 32895) >> 16 for v in values))

    def test_few_bits(self):
        self.read(png(8, 1, GREY, 1, [b"\xb1"]), 1, 0, bytes(255 * int(b) for b in "10110001"))
        self.read(png(4, 1, GREY, 2, [b"\x1b"]), 1, 0, bytes([0, 85, 170, 255]))

    def test_palette(self):
        colours = chunk(b"PLTE", bytes([1, 2, 3, 40, 50, 60, 200, 210, 220]))
        self.read(png(4, 1, PALETTE, 8, [b"\2\1\0\1"], before=[colours]), 3, 0,
                  bytes([200, 210, 220, 40, 50, 60, 1, 2, 3, 40, 50, 60]))
        self.read(png(2, 1, PALETTE, 8, [b"\2\1"], before=[colours, chunk(b"tRNS", b"\xff\x07")]), 3, 1,
                  bytes([200, 210, 220, 40, 50, 60]), b"\xff\x07")

    def test_interlaced(self):
        # Adam7 of 2 x 2: the passes that have pixels are (0,0), (1,0) and the second row.
        file = png(2, 2, GREY, 8, [b"\x0a", b"\x14", b"\x1e\x28"], interlaced=True)
        self.read(file, 1, 0, b"\x0a\x14\x1e\x28")

    def test_what_makes_no_picture_is_not_read(self):
        rows = [noise(3)]
        extras = [chunk(b"gAMA", struct.pack(">I", 100000)), chunk(b"tEXt", b"Author\0CANARY"),
                  chunk(b"zTXt", b"bomb\0\0" + zlib.compress(bytes(1 << 20))), chunk(b"eXIf", b"CANARY", crc=1)]
        self.read(png(3, 1, GREY, 8, rows, before=extras[1:]), 1, 0, rows[0])


class Refused(unittest.TestCase):
    good = png(8, 8, COLOUR, 8, [noise(24) for _ in range(8)])

    def refuse(self, file, *words):
        for wanted in JUDGEMENT, SCREEN:
            reply = ask(wanted, file)
            self.assertEqual(reply.kind, REFUSED, reply)
            self.assertEqual(reply.body, b"")
            for word in words:
                self.assertIn(word, reply.words)
            self.assertTrue(all(c.isprintable() for c in reply.words), reply.words)

    def test_cut_anywhere(self):
        for size in range(9, len(self.good) - 12):
            self.refuse(self.good[:size], "cut or damaged")

    def test_damaged(self):
        at = self.good.index(b"IDAT")
        self.refuse(self.good[:at + 8] + b"\xff" + self.good[at + 9:], "cut or damaged")
        self.refuse(png(1, 1, PALETTE, 8, [b"\0"]), "cut or damaged")  # without its palette
        self.refuse(png(1, 1, 5, 8, [b"\0"]), "cut or damaged")
        self.refuse(png(1, 1, GREY, 3, [b"\0"]), "cut or damaged")
        head = struct.pack(">2I5B", 1, 1, 8, 0, 0, 0, 0)
        self.refuse(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"no zlib") + chunk(b"IEND", b""),
                    "cut or damaged")

    def test_too_large_is_said_before_it_is_read(self):
        for width, height in (60000, 60000), (40001, 1), (20000, 5001):
            head = struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0)
            file = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(100)))
            self.refuse(file + chunk(b"IEND", b""), f"is {width} by {height} pixels", "100000000", "smaller")
        self.refuse(png(0, 5, GREY, 8, []), "cut or damaged")

    def test_of_no_known_kind(self):
        for file in b"", b"x", b"GIF89a" + bytes(100), b"\x89PNG\r\n\x1a\n":
            self.refuse(file, "no kind that is known", "save it as")

    def test_asked_wrongly(self):
        for data in b"", bytes(artwork.REQUEST.size), artwork.REQUEST.pack(artwork.MAGIC, 9, *[0] * 9), \
                artwork.REQUEST.pack(artwork.MAGIC, 0, *[0] * 8, 100):
            self.assertEqual(artwork.run(data).returncode, 2)


if __name__ == "__main__":
    unittest.main()

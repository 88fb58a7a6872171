"""JPEG files through katern-artwork, held against what Pillow makes of them."""
import re
import struct
import unittest

import pictures
from artwork import JPEG, JUDGEMENT, PIXELS, PRINT, REFUSED, SAMPLES, SCREEN, ask
from PIL import Image, ImageOps
from pictures import PRESS, exif, farthest, opened, saved, scene, segment, with_segments

FRAME = re.compile(rb"\xff[\xc0-\xc2]\x00[\x0b\x11\x14]")
CANARY = b"CANARY-52.3702N"


def markers(jpeg):
    """Those before the first scan."""
    at, found = 2, []
    while jpeg[at + 1] != 0xDA:
        found.append(jpeg[at + 1])
        at += 2 + struct.unpack_from(">H", jpeg, at + 2)[0]
    return found


class Pixels(unittest.TestCase):
    def same(self, file, most=1, **how):
        """The pixels are those that Pillow decodes, upright."""
        picture = ImageOps.exif_transpose(opened(file))
        judged, reply = ask(JUDGEMENT, file), ask(PIXELS, file, **how)
        self.assertEqual((judged.kind, judged.width, judged.height), (JPEG, *picture.size), judged.words)
        self.assertEqual((reply.kind, reply.width, reply.height), (SAMPLES, *picture.size), reply.words)
        self.assertLessEqual(farthest(reply.body, picture.tobytes()), most)

    def test_colour_and_grey(self):
        self.same(saved(scene(37, 21)))
        self.same(saved(scene(37, 21, "L")))
        self.same(saved(scene(64, 48), progressive=True))
        self.same(saved(scene(33, 17), subsampling=2, quality=60), most=3)

    def test_turned_by_its_camera(self):
        for turned in range(1, 9):
            for size in (48, 32), (37, 21):
                with self.subTest(turned=turned, size=size):
                    self.same(saved(scene(*size), exif=exif(turned)))

    def test_turned_file_stays_a_file_where_nothing_is_lost(self):
        file = saved(scene(48, 32), exif=exif(6))
        reply = ask(SCREEN, file)
        self.assertEqual((reply.kind, reply.width, reply.height), (JPEG, 32, 48))
        expected = ImageOps.exif_transpose(opened(file))
        self.assertLessEqual(farthest(opened(reply.body).convert("RGB").tobytes(), expected.tobytes()), 3)  # turned blocks are rounded otherwise
        odd = ask(SCREEN, saved(scene(37, 21), exif=exif(6)))
        self.assertEqual((odd.kind, odd.width, odd.height), (SAMPLES, 21, 37))

    def test_four_inks(self):
        picture = scene(32, 24, "CMYK")
        file = saved(picture)  # with Adobe's segment, and so upside down
        judged = ask(JUDGEMENT, file)
        self.assertEqual((judged.channels, judged.inverted), (4, 1))
        printed = ask(PRINT, file, profile=PRESS)
        self.assertEqual((printed.kind, printed.channels, printed.inverted), (JPEG, 4, 1))
        seen = pictures.converted(picture, PRESS, pictures.srgb(), "RGB").tobytes()
        for wanted in SCREEN, PIXELS:
            reply = ask(wanted, file, profile=PRESS)
            self.assertEqual((reply.kind, reply.channels), (SAMPLES, 3))
            self.assertLessEqual(farthest(reply.body, seen), 6)

    def test_four_inks_are_weighed(self):
        dark = Image.new("CMYK", (64, 64), (255, 204, 204, 153))
        dark.putpixel((20, 20), (255, 255, 255, 255))  # one of 4,096 is no place
        for picture, ink in (dark, 320), (Image.new("CMYK", (8, 8), (0, 0, 0, 0)), 0), (Image.new("CMYK", (8, 8), (255,) * 4), 400):
            with self.subTest(ink=ink):
                file = saved(picture)
                self.assertAlmostEqual(ask(JUDGEMENT, file).ink, ink, delta=2)
                self.assertEqual(ask(PRINT, file, profile=PRESS).ink, ask(JUDGEMENT, file).ink)
        profiled = saved(dark, icc_profile=PRESS)
        self.assertEqual(ask(JUDGEMENT, profiled).ink, 0)
        self.assertAlmostEqual(ask(PRINT, profiled, profile=PRESS).ink, 320, delta=2)
        self.assertEqual(ask(JUDGEMENT, saved(scene(32, 24))).ink, 0)


class File(unittest.TestCase):
    def test_stays_as_it_is_without_what_it_tells(self):
        plain = saved(scene(40, 30))
        told = with_segments(plain, segment(0xE1, b"Exif\0\0MM\0*\0\0\0\x08\0\0" + CANARY),
                             segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + CANARY), segment(0xED, CANARY),
                             segment(0xFE, CANARY), segment(0xE2, b"MPF\0" + CANARY)) + CANARY
        reply = ask(SCREEN, told)
        self.assertEqual(reply.kind, JPEG)
        self.assertNotIn(b"CANARY", reply.body)
        self.assertFalse([m for m in markers(reply.body) if 0xE1 <= m <= 0xEF or m == 0xFE])
        self.assertEqual(opened(reply.body).tobytes(), opened(plain).tobytes())

    def test_profile_like_srgb_changes_nothing(self):
        profile = pictures.ImageCms.ImageCmsProfile(pictures.srgb()).tobytes()
        reply = ask(SCREEN, saved(scene(40, 30), icc_profile=profile))
        self.assertEqual(reply.kind, JPEG)
        self.assertNotIn(b"ICC_PROFILE", reply.body)


class Refused(unittest.TestCase):
    good = saved(scene(40, 30))

    def refuse(self, file, *words):
        for wanted in JUDGEMENT, PIXELS:
            reply = ask(wanted, file)
            self.assertEqual(reply.kind, REFUSED)
            for word in words:
                self.assertIn(word, reply.words)

    def test_cut(self):
        for size in range(4, len(self.good) - 2, 7):
            self.refuse(self.good[:size], "cut or damaged", "save it anew")

    def test_of_a_rare_kind(self):
        at = FRAME.search(self.good).start()
        twelve = bytearray(self.good)
        twelve[at + 4] = 12
        self.refuse(bytes(twelve), "rare kind", "8 bits")
        lossless = bytearray(self.good)
        lossless[at + 1] = 0xC3
        self.refuse(bytes(lossless), "rare kind")

    def test_too_large_is_said_before_it_is_read(self):
        at = FRAME.search(self.good).start()
        huge = bytearray(self.good)
        huge[at + 5:at + 9] = b"\xff\xff\xff\xff"
        self.refuse(bytes(huge), "65535 by 65535 pixels", "smaller")

    def test_ten_thousand_scans(self):
        file = saved(scene(16, 16), progressive=True)
        at = file.rindex(b"\xff\xda")
        self.refuse(file[:-2] + file[at:-2] * 10000 + file[-2:], "over 100 scans")

    def test_second_frame_of_another_size(self):
        at = FRAME.search(self.good).start()
        frame = bytearray(self.good[at:at + 19])
        frame[5:9] = b"\x7f\xff\x7f\xff"
        self.refuse(self.good[:at + 19] + bytes(frame) + self.good[at + 19:])


if __name__ == "__main__":
    unittest.main()

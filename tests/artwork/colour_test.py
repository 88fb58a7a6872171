"""Pictures' colours: those of a profile in sRGB, for the press in its inks, greys in black, and what shows through blended with
its ground; held against what Little CMS makes of them by way of Pillow."""
import struct
import unittest

import pictures
from artwork import JPEG, JUDGEMENT, PIXELS, PRINT, REFUSED, SAMPLES, SCREEN, ask, chunk, png
from PIL import Image, ImageCms
from pictures import PRESS, converted, farthest, profile, saved, scene

GREY, COLOUR, GREY_ALPHA, COLOUR_ALPHA = 0, 2, 4, 6
DECODED = 6  # two decoders differ by 1, which a wider space makes more of
NEAR = 3  # of 255: Little CMS rounds whole rows otherwise than single colours


class Screen(unittest.TestCase):
    def test_a_profile_is_followed(self):
        wide, picture = profile(), scene(24, 18)
        expected = converted(picture, wide, pictures.srgb(), "RGB").tobytes()
        self.assertGreater(farthest(expected, picture.tobytes()), 30)
        for wanted in SCREEN, PIXELS:
            self.assertLessEqual(farthest(ask(wanted, saved(picture, "PNG", icc_profile=wide)).body, expected), NEAR)
        file = saved(picture, icc_profile=wide)
        reply = ask(SCREEN, file)
        self.assertEqual(reply.kind, SAMPLES)
        self.assertLessEqual(farthest(reply.body, converted(pictures.opened(file), wide, pictures.srgb(), "RGB").tobytes()), DECODED)

    def test_a_profile_in_many_segments(self):
        large = profile() + bytes(150000)
        large = struct.pack(">I", len(large)) + large[4:]
        file = saved(scene(24, 18), icc_profile=large)
        self.assertGreater(file.count(b"ICC_PROFILE\0"), 2)
        expected = converted(pictures.opened(file), profile(), pictures.srgb(), "RGB").tobytes()
        self.assertLessEqual(farthest(ask(SCREEN, file).body, expected), DECODED)

    def test_grey_stays_grey(self):
        values = bytes(range(256))
        self.assertEqual(ask(SCREEN, png(256, 1, GREY, 8, [values])).body, values)
        dark = saved(Image.frombytes("L", (256, 1), values), "PNG", icc_profile=profile(space=b"GRAY"))
        reply = ask(SCREEN, dark)
        self.assertEqual(reply.channels, 1)
        self.assertTrue(all(a <= b for a, b in zip(reply.body, reply.body[1:])))
        self.assertEqual((reply.body[0], reply.body[255]), (0, 255))


class Press(unittest.TestCase):
    def test_srgb_in_inks(self):
        picture = scene(30, 20)
        expected = converted(picture, pictures.srgb(), PRESS, "CMYK").tobytes()
        reply = ask(PRINT, saved(picture, "PNG"), profile=PRESS)
        self.assertEqual((reply.kind, reply.channels, reply.alpha), (SAMPLES, 4, 0))
        self.assertLessEqual(farthest(reply.body, expected), NEAR)
        self.assertEqual(ask(PRINT, saved(picture), profile=PRESS).kind, SAMPLES)

    def test_other_profiles_in_inks(self):
        wide, picture = profile(), scene(30, 20)
        expected = converted(picture, wide, PRESS, "CMYK").tobytes()
        self.assertLessEqual(farthest(ask(PRINT, saved(picture, "PNG", icc_profile=wide), profile=PRESS).body, expected), NEAR)

    def test_grey_is_black_ink_as_light(self):
        values = bytes(range(256))
        reply = ask(PRINT, png(256, 1, GREY, 8, [values]), profile=PRESS)
        self.assertEqual((reply.channels, reply.body[0], reply.body[255]), (1, 0, 255))
        lab = ImageCms.createProfile("LAB")
        inks = Image.frombytes("CMYK", (256, 1), b"".join(bytes([0, 0, 0, 255 - v]) for v in reply.body))
        light = [l for l, _, _ in converted(inks, PRESS, lab, "LAB").getdata()]
        grey = Image.frombytes("RGB", (256, 1), b"".join(bytes([v] * 3) for v in values))
        wanted = [l for l, _, _ in converted(grey, pictures.srgb(), lab, "LAB").getdata()]
        # Both from black to white of their own.
        scaled = [light[0] + (255 - light[0]) * w / 255 for w in wanted]
        self.assertLess(max(abs(a - b) for a, b in zip(light, scaled)), 12)
        self.assertTrue(all(a <= b + 1 for a, b in zip(light, light[1:])))

    def test_what_shows_through_is_blended(self):
        pixels = [(200, 30, 60, 0), (200, 30, 60, 128), (200, 30, 60, 255)]
        picture = Image.new("RGBA", (3, 1))
        picture.putdata(pixels)
        ground = (10, 200, 30, 90)
        reply = ask(PRINT, saved(picture, "PNG"), profile=PRESS, ground=ground)
        self.assertEqual((reply.channels, reply.alpha), (4, 0))
        inks = converted(picture.convert("RGB"), pictures.srgb(), PRESS, "CMYK").getpixel((0, 0))
        expected = [(i * a + g * (255 - a)) / 255 for _, _, _, a in pixels for i, g in zip(inks, ground)]
        self.assertLessEqual(max(abs(a - b) for a, b in zip(reply.body, expected)), NEAR)
        grey = ask(PRINT, png(2, 1, GREY_ALPHA, 8, [bytes([0, 255, 0, 0])]), profile=PRESS, ground=ground)
        self.assertEqual((grey.channels, grey.body), (4, bytes([0, 0, 0, 255, *ground])))


class Fewer(unittest.TestCase):
    """More pixels than are asked for are averaged."""

    def test_whole_numbers_of_pixels(self):
        picture = scene(90, 60)
        for wanted in SCREEN, PIXELS:
            reply = ask(wanted, saved(picture, "PNG"), width=30, height=20)
            self.assertEqual((reply.width, reply.height), (30, 20))
            self.assertLessEqual(farthest(reply.body, picture.reduce(3).tobytes()), 1)

    def test_parts_of_pixels(self):
        picture = Image.effect_noise((97, 61), 80).convert("RGB")
        reply = ask(SCREEN, saved(picture, "PNG"), width=41, height=23)
        self.assertEqual((reply.width, reply.height), (41, 23))
        expected = picture.resize((41 * 97, 23 * 61), Image.NEAREST).resize((41, 23), Image.BOX)  # exact
        self.assertLessEqual(farthest(reply.body, expected.tobytes()), 2)

    def test_what_does_not_show_counts_for_nothing(self):
        pixels = bytes([255, 0, 0, 255, 0, 255, 0, 0] * 2)
        reply = ask(SCREEN, png(4, 1, COLOUR_ALPHA, 8, [pixels]), width=2, height=1)
        self.assertEqual(reply.width, 4)  # only where both sides are more
        reply = ask(SCREEN, png(4, 2, COLOUR_ALPHA, 8, [pixels] * 2), width=2, height=1)
        self.assertEqual((reply.width, reply.height, reply.body), (2, 1, bytes([255, 0, 0] * 2 + [128, 128])))

    def test_few_more_stay(self):
        reply = ask(SCREEN, saved(scene(29, 29), "PNG"), width=20, height=20)
        self.assertEqual((reply.width, reply.height), (29, 29))

    def test_a_file_stays_the_file(self):
        reply = ask(SCREEN, saved(scene(90, 60)), width=30, height=20)
        self.assertEqual((reply.kind, reply.width, reply.height), (JPEG, 90, 60))
        reply = ask(PRINT, saved(scene(90, 60)), width=30, height=20, profile=PRESS)
        self.assertEqual((reply.kind, reply.width, reply.height), (SAMPLES, 30, 20))


class Refused(unittest.TestCase):
    def refuse(self, given):
        picture = scene(8, 8)
        for file in saved(picture, "PNG", icc_profile=given), saved(picture, icc_profile=given):
            for wanted in JUDGEMENT, SCREEN:
                reply = ask(wanted, file)
                self.assertEqual(reply.kind, REFUSED)
                self.assertIn("colour profile", reply.words)
                self.assertIn("sRGB", reply.words)

    def test_profiles_that_are_none(self):
        good = profile()
        for given in good[:100], good[:200], good[:128] + bytes(len(good) - 128), b"not a profile" * 20, \
                profile(b"link"), profile(b"nmcl"), profile(b"abst"), PRESS, profile(space=b"GRAY"):
            self.refuse(given)

    def test_profiles_that_are_bombs(self):
        import zlib
        for size in 9 << 20, 200 << 20:
            bomb = chunk(b"iCCP", b"x\0\0" + zlib.compress(bytes(size), 9))
            reply = ask(JUDGEMENT, png(1, 1, COLOUR, 8, [bytes(3)], before=[bomb]))
            self.assertEqual(reply.kind, REFUSED)
            self.assertIn("larger than 8 MiB", reply.words)


if __name__ == "__main__":
    unittest.main()

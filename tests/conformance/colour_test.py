"""On paper each ink looks as on the screen, as far as its press can: the profile that the print edition embeds says what its
press values look like, read here by hand.

usage: colour_test.py PROJECT PDF...     the print editions of the project, whose house holds the inks
"""
import itertools
import math
import pathlib
import re
import struct
import sys
import unittest

import pikepdf
import yaml

PROJECT, FILES = pathlib.Path(sys.argv[1]), sys.argv[2:]
MOST = 4
# Inks that are not meant to look alike: running text is black alone on a press, so that no plate out of register blurs it.
BLACK = {"text"}
# The primaries of sRGB (IEC 61966-2-1), adapted to D50 by Bradford's method, and that white.
TO_XYZ = ((0.4360747, 0.3850649, 0.1430804), (0.2225045, 0.7168786, 0.0606169), (0.0139322, 0.0971045, 0.7141733))
WHITE = 0.9642, 1.0, 0.8249


class Profile:
    """The relative colorimetric table of an ICC profile from four plates to CIELAB (ICC.1:2004, 10.8)."""

    def __init__(self, data):
        count, = struct.unpack_from(">I", data, 128)
        tags = {data[at:at + 4]: struct.unpack_from(">II", data, at + 4) for at in range(132, 132 + 12 * count, 12)}
        start, _ = tags[b"A2B1"]
        assert data[start:start + 4] == b"mft2"
        self.plates, self.channels, self.grid = data[start + 8:start + 11]
        entries, out = struct.unpack_from(">HH", data, start + 48)
        sizes = self.plates * entries, self.grid ** self.plates * self.channels, self.channels * out
        at, parts = start + 52, []
        for size in sizes:
            parts.append(struct.unpack_from(f">{size}H", data, at))
            at += 2 * size
        curves, self.table, ends = parts
        self.curves = [curves[i * entries:(i + 1) * entries] for i in range(self.plates)]
        self.ends = [ends[i * out:(i + 1) * out] for i in range(self.channels)]

    @staticmethod
    def along(curve, x):
        at = x * (len(curve) - 1)
        low = min(int(at), len(curve) - 2)
        return curve[low] + (curve[low + 1] - curve[low]) * (at - low)

    def lab(self, plates):
        spots = []
        for curve, amount in zip(self.curves, plates):
            at = self.along(curve, amount) / 65535 * (self.grid - 1)
            low = min(int(at), self.grid - 2)
            spots.append((low, at - low))
        sums = [0.0] * self.channels
        for corner in itertools.product((0, 1), repeat=self.plates):
            weight, index = 1.0, 0
            for (low, part), step in zip(spots, corner):
                weight *= part if step else 1 - part
                index = index * self.grid + low + step
            for channel in range(self.channels):
                sums[channel] += weight * self.table[index * self.channels + channel]
        lightness, a, b = (self.along(curve, value / 65535) for curve, value in zip(self.ends, sums))
        return lightness * 100 / 65280, a / 256 - 128, b / 256 - 128


def screen_lab(digits):
    linear = []
    for at in 0, 2, 4:
        v = int(digits[at:at + 2], 16) / 255
        linear.append(v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4)
    ratios = [sum(a * b for a, b in zip(row, linear)) / white for row, white in zip(TO_XYZ, WHITE)]
    x, y, z = (r ** (1 / 3) if r > 216 / 24389 else (24389 / 27 * r + 16) / 116 for r in ratios)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(one, other):
    """CIEDE2000 (CIE 142-2001)."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean = (math.hypot(a1, b1) + math.hypot(a2, b2)) / 2
    stretch = 1.5 - math.sqrt(mean ** 7 / (mean ** 7 + 25 ** 7)) / 2
    c1, c2 = math.hypot(a1 * stretch, b1), math.hypot(a2 * stretch, b2)
    h1, h2 = (math.degrees(math.atan2(b, a * stretch)) % 360 for a, b in ((a1, b1), (a2, b2)))
    grey = c1 * c2 == 0
    turn = 0 if grey else (h2 - h1 + 180) % 360 - 180
    hue = h1 + h2 if grey else (h1 + turn / 2) % 360
    light, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    weight = (1 - 0.17 * math.cos(math.radians(hue - 30)) + 0.24 * math.cos(math.radians(2 * hue))
              + 0.32 * math.cos(math.radians(3 * hue + 6)) - 0.2 * math.cos(math.radians(4 * hue - 63)))
    dl = (l2 - l1) / (1 + 0.015 * (light - 50) ** 2 / math.sqrt(20 + (light - 50) ** 2))
    dc = (c2 - c1) / (1 + 0.045 * chroma)
    dh = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2)) / (1 + 0.015 * chroma * weight)
    spin = (-2 * math.sqrt(chroma ** 7 / (chroma ** 7 + 25 ** 7))
            * math.sin(math.radians(60 * math.exp(-((hue - 275) / 25) ** 2))))
    return math.sqrt(dl * dl + dc * dc + dh * dh + spin * dc * dh)


class Colour(unittest.TestCase):
    def test_the_measure_itself(self):
        """Pairs of Sharma, Wu and Dalal's test data for the formula."""
        for one, other, expected in (((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425), ((50, 2.5, 0), (73, 25, -18), 27.1492),
                                     ((50, -1, 2), (50, 0, 0), 2.3669), ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082)):
            self.assertAlmostEqual(difference(one, other), expected, places=4)

    def test_the_report_lists_what_is_far(self):
        """Of the inks that are printed."""
        inks = yaml.safe_load((PROJECT / "layouts/house.yaml").read_text())["inks"]
        for name in FILES:
            if "/shipped/" not in name:
                continue
            report = pathlib.Path(name).with_suffix(".txt").read_text()
            listed = {ink: (screen, press, float(far)) for ink, screen, press, far in re.findall(
                r"^ +`([^`]+)`(?:, black alone|, out of gamut|): screen (\w+), press ([\d ]+), apart by ([\d.]+)$", report, re.M)}
            with pikepdf.open(name) as pdf:
                profile = Profile(pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes())
            near, = map(int, re.findall(r"^colours +(\d+) as on the screen", report, re.M))
            self.assertLessEqual(near + len(listed), len(inks))
            self.assertIn("text", listed)
            for ink, (screen, press, far) in listed.items():
                with self.subTest(file=name, ink=ink):
                    self.assertEqual((screen, press), (str(inks[ink]["screen"]), str(inks[ink]["press"])))
                    self.assertGreater(far, MOST)
                    self.assertAlmostEqual(far, self.far(inks[ink], profile), delta=0.11)
            self.assertLessEqual({ink for ink in listed}, {ink for ink in inks if self.far(inks[ink], profile) > MOST})

    @staticmethod
    def far(ink, profile):
        return difference(screen_lab(str(ink["screen"])), profile.lab([int(amount) / 100 for amount in str(ink["press"]).split()]))

    def test_inks(self):
        inks = yaml.safe_load((PROJECT / "layouts/house.yaml").read_text())["inks"]
        self.assertTrue(FILES)
        profiles = set()
        for name in FILES:
            with pikepdf.open(name) as pdf:
                profiles.add(pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes())
        for data in profiles:
            profile = Profile(data)
            for name, ink in inks.items():
                with self.subTest(ink=name):
                    if name in BLACK:
                        self.assertEqual(str(ink["press"]), "0 0 0 100")
                    else:
                        self.assertLessEqual(self.far(ink, profile), MOST)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

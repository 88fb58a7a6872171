"""SVG files through katern-artwork: drawn as librsvg's own program draws them, and those refused that may not be placed."""
import gzip
import os
import subprocess
import tempfile
import time
import unittest

import artwork
import drawing
from artwork import FORM, JUDGEMENT, PIXELS, PRINT, REFUSED, SAMPLES, SCREEN, ask, png

SANITIZED = bool(os.environ.get("KATERN_SANITIZED"))
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="120" height="60">'
BOX = '<rect x="8" y="8" width="40" height="40" fill="#06a"/>'


def svg(inside, head=HEAD):
    return f"{head}{inside}</svg>".encode()


GRADIENT = svg('<defs><linearGradient id="g"><stop stop-color="#0a6"/><stop offset="1" stop-color="#06a"/></linearGradient>'
               '<pattern id="p" width="6" height="6" patternUnits="userSpaceOnUse"><circle cx="3" cy="3" r="2" fill="#a50"/></pattern>'
               '</defs><rect x="4" y="4" width="50" height="50" rx="8" fill="url(#g)"/><rect x="60" y="4" width="50" height="24" '
               'fill="url(#p)"/><path d="M60 40h50" stroke="#000" stroke-width="6" stroke-dasharray="8 3"/>')
SHOWS_THROUGH = svg('<defs><radialGradient id="r"><stop stop-color="#fff"/><stop offset="1" stop-color="#fff" stop-opacity="0"/>'
                    '</radialGradient></defs>' + BOX + '<circle cx="28" cy="28" r="20" fill="url(#r)"/><g opacity=".5">'
                    '<rect x="60" y="8" width="30" height="30" fill="red"/><rect x="74" y="20" width="30" height="30" fill="blue"/></g>')


class Drawn(unittest.TestCase):
    def same(self, file, dpi=288, most=0.03):
        reply = ask(SCREEN, file, profile=drawing.PROFILE)
        self.assertEqual(reply.kind, FORM, reply.words)
        self.assertEqual((reply.width, reply.height), (90 * 1024, 45 * 1024))
        self.assertLess(drawing.painted(drawing.page(reply), dpi).unlike(drawing.drawn(file, dpi), 70), most)
        return reply

    def test_as_librsvg_draws_it(self):
        self.assertEqual(self.same(GRADIENT).alpha, 0)
        self.assertEqual(self.same(SHOWS_THROUGH).alpha, 1)

    def test_painted(self):
        for file in GRADIENT, SHOWS_THROUGH:
            reply = ask(PIXELS, file, width=180, height=90)
            self.assertEqual((reply.kind, reply.width, reply.height, reply.channels, reply.alpha), (SAMPLES, 180, 90, 3, 1))
            self.assertLess(drawing.over_white(reply).unlike(drawing.drawn(file, 144), 40), 0.03)

    def test_in_print_no_colour_is_rgb(self):
        reply = ask(PRINT, GRADIENT, profile=drawing.PROFILE)
        self.assertEqual((reply.kind, reply.alpha), (FORM, 0), reply.words)
        held = drawing.inflated(reply)
        for word in b"DeviceRGB", b" rg\n", b" RG\n", b"/Group", b"/SMask":
            self.assertNotIn(word, held)
        self.assertIn(b"0 0 0 1 K\n", held)  # the black line, on the black plate alone
        self.assertIn(b"/DeviceCMYK", held)

    def test_in_print_what_shows_through_is_pixels(self):
        reply = ask(PRINT, SHOWS_THROUGH, profile=drawing.PROFILE, width=360, height=180)
        self.assertEqual((reply.kind, reply.width, reply.height), (SAMPLES, 360, 180))
        self.assertIn("shows through", reply.words)

    def test_a_neutral_is_black_alone(self):
        reply = ask(PRINT, svg('<rect width="9" height="9" fill="#777"/>'), profile=drawing.PROFILE)
        self.assertRegex(drawing.inflated(reply), rb"\n0 0 0 0\.\d+ k\n")

    def test_filters_are_as_fine_as_the_press(self):
        file = svg('<defs><filter id="f"><feGaussianBlur stdDeviation="1"/></filter></defs>'
                   '<circle cx="30" cy="30" r="20" fill="#080" filter="url(#f)"/>')
        reply = ask(SCREEN, file, profile=drawing.PROFILE)
        self.assertEqual((reply.kind, reply.width, reply.height), (FORM, 90 * 1024, 45 * 1024))
        with drawing.opened(reply) as pdf:
            widths = [int(item.Width) for item in pdf.objects if isinstance(item, drawing.pikepdf.Stream) and item.get("/Subtype") == "/Image"]
        self.assertGreater(max(widths), 250)

    def test_kinds_and_sizes(self):
        packed = gzip.compress(GRADIENT)
        self.assertEqual(ask(JUDGEMENT, packed)[:3], ask(JUDGEMENT, GRADIENT)[:3])
        wide = GRADIENT.decode().encode("utf-16")
        self.assertEqual(ask(JUDGEMENT, wide)[:3], ask(JUDGEMENT, GRADIENT)[:3])
        boxed = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"/>'
        self.assertEqual(ask(JUDGEMENT, boxed)[:3], (FORM, 150 * 1024, 75 * 1024))
        public = b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd">' + GRADIENT
        self.assertEqual(ask(JUDGEMENT, public).kind, FORM)

    def test_a_picture_inside(self):
        import base64
        inner = base64.b64encode(png(2, 1, 2, 8, [bytes([255, 0, 0, 0, 0, 255])])).decode()
        file = svg(f'<image width="120" height="60" preserveAspectRatio="none" style="image-rendering:pixelated" href="data:image/png;base64,{inner}"/>')
        reply = ask(SCREEN, file, profile=drawing.PROFILE)
        self.assertEqual(reply.kind, FORM, reply.words)
        picture = drawing.painted(drawing.page(reply))
        self.assertEqual((picture.pixel(5, 20), picture.pixel(85, 20)), ((255, 0, 0), (0, 0, 255)))

    def test_same_bytes(self):
        self.assertEqual(ask(SCREEN, SHOWS_THROUGH, profile=drawing.PROFILE), ask(SCREEN, SHOWS_THROUGH, profile=drawing.PROFILE))

    def test_nothing_told(self):
        file = svg("<title>canary-a</title><desc>canary-b</desc><!-- canary-c --><metadata>canary-d</metadata>"
                   "<g id='canary-e' data-x='canary-f'>" + BOX + "</g>")
        held = drawing.inflated(ask(SCREEN, file, profile=drawing.PROFILE))
        for word in b"canary", b"cairo", b"Creat", b"Produc", b"20":
            self.assertNotIn(word, held.replace(b"320", b""))


REFUSALS = {
    "letters": (svg('<text x="9" y="20">Hello</text>'), "outlines"),
    "letters in what is used": (svg('<defs><text id="t"><tspan>a</tspan></text></defs><use href="#t"/>'), "outlines"),
    "a script": (svg("<script>alert(1)</script>"), "script"),
    "a handler": (svg('<rect width="9" height="9" onclick="x()"/>'), "script"),
    "an animation": (svg('<rect width="9" height="9"><animate attributeName="x" to="9"/></rect>'), "animated"),
    "a set": (svg('<rect width="9" height="9"><set attributeName="x" to="9"/></rect>'), "animated"),
    "a file": (svg('<image href="file:///etc/passwd" width="9" height="9"/>'), "another file"),
    "a server": (svg('<use xlink:href="http://x.example/a.svg#b"/>'), "another file"),
    "a neighbour": (svg('<image xlink:href="photo.png" width="9" height="9"/>'), "another file"),
    "a fill of another file": (svg('<rect style="fill:url(http://x.example/y#z)" width="9" height="9"/>'), "another file"),
    "a mask of another file": (svg('<rect mask="URL( \'b.svg#z\')" width="9" height="9"/>'), "another file"),
    "an SVG inside": (svg('<image href="data:image/svg+xml;base64,PHN2Zy8+" width="9" height="9"/>'), "PNG or JPEG"),
    "xi:include": (svg('<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd" parse="text"/>'), "includes"),
    "an imported sheet": (svg("<style>@IMPORT url(http://x.example/y.css);</style>"), "imports"),
    "a font": (svg("<style>@font-face { src: url(#a) }</style>"), "font"),
    "a sheet": (b"<?xml-stylesheet href='a.css'?>" + svg(BOX), "styles in another file"),
    "entities": (b"<!DOCTYPE svg [<!ENTITY a 'aaaa'>]>" + svg("<desc>&a;</desc>"), "entities"),
    "an entity of a file": (b"<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" + svg("<desc>&a;</desc>"), "entities"),
    "a web page inside": (svg("<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>"), "web page"),
    "no width": (svg("", '<svg xmlns="http://www.w3.org/2000/svg" width="0" height="9">'), "no size"),
    "a width past all": (svg("", '<svg xmlns="http://www.w3.org/2000/svg" width="1e9" height="9">'), "5 m"),
    "no size": (svg("", '<svg xmlns="http://www.w3.org/2000/svg">'), "no size"),
    "not closed": (b'<svg xmlns="http://www.w3.org/2000/svg"><g></svg>', "well-formed"),
    "cut": (GRADIENT[:200], "well-formed"),
    "a web page": (b"<html><body/></html>", "no SVG"),
    "20,000 groups": (svg("<g>" * 20000 + "</g>" * 20000), "in one another"),
    "cut, packed": (gzip.compress(GRADIENT)[:-20], "SVGZ"),
    "a bomb, packed": (gzip.compress(b"<svg>" + b" " * (65 << 20)), "64 MiB"),
}

BOMBS = {
    "10^11 uses": svg('<defs><rect id="a0" width="9" height="9"/>' + "".join(
        f'<g id="a{i}">' + f'<use href="#a{i - 1}"/>' * 10 + "</g>" for i in range(1, 12)) + '</defs><use href="#a11"/>'),
    "200 turbulences": svg("".join(f'<filter id="f{i}"><feTurbulence baseFrequency=".01" numOctaves="9"/></filter>'
                                   f'<rect width="100" height="100" filter="url(#f{i})"/>' for i in range(200))),
    "a page of blur": svg('<filter id="f"><feGaussianBlur stdDeviation="900"/></filter>' + '<g filter="url(#f)">' * 60 + BOX + "</g>" * 60,
                          '<svg xmlns="http://www.w3.org/2000/svg" width="9000" height="9000">'),
}


class Refused(unittest.TestCase):
    def test_with_words(self):
        for name, (file, word) in REFUSALS.items():
            with self.subTest(name):
                began = time.monotonic()
                reply = ask(SCREEN, file, profile=drawing.PROFILE)
                self.assertEqual((reply.kind, reply.body), (REFUSED, b""))
                self.assertIn(word, reply.words)
                self.assertNotRegex(reply.words, r"[\x00-\x1f]")
                self.assertLess(time.monotonic() - began, 5)

    def test_pages(self):
        self.assertIn("page 3", ask(SCREEN, GRADIENT, profile=drawing.PROFILE, page=3).words)

    def test_bombs_end(self):
        for name, file in BOMBS.items():
            with self.subTest(name):
                data = artwork.REQUEST.pack(artwork.MAGIC, SCREEN, 0, 0, 0, 0, 0, 0, 0, len(drawing.PROFILE), len(file)) + drawing.PROFILE + file
                ended = artwork.run(data)
                refused = ended.returncode == 0 and artwork.REPLY.unpack_from(ended.stdout)[1] == REFUSED
                self.assertTrue(refused or ended.returncode != 0, "it was drawn")

    def test_nothing_is_opened(self):
        """Not even what libraries open when they are first asked: what is not there then is never missed."""
        if SANITIZED or not drawing.can_trace():
            self.skipTest("no strace")
        for file in GRADIENT, SHOWS_THROUGH, *(file for file, _ in REFUSALS.values()):
            data = artwork.REQUEST.pack(artwork.MAGIC, SCREEN, 0, 0, 0, 0, 0, 0, 0, len(drawing.PROFILE), len(file)) + drawing.PROFILE + file
            with tempfile.NamedTemporaryFile() as log:
                subprocess.run(["strace", "-f", "-o", log.name, "-e", "trace=open,openat,openat2,connect,execve,prlimit64,setrlimit", artwork.DRAWINGS],
                               input=data, capture_output=True, timeout=60)
                lines = log.read().decode(errors="replace").splitlines()
            limited = max(i for i, line in enumerate(lines) if "RLIMIT_NOFILE" in line)
            good = [line for line in lines[limited + 1:] if ("open" in line or "connect" in line or "execve" in line) and "= -1" not in line]
            self.assertEqual(good, [])
            self.assertFalse([line for line in lines if "passwd" in line or "photo.png" in line or ".css" in line or ".dtd" in line])


if __name__ == "__main__":
    unittest.main()

"""PDF files through katern-artwork: painted as poppler paints the original, in the target's colours; what may not be placed."""
import io
import os
import pathlib
import re
import subprocess
import tempfile
import unittest
import zlib

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

import artwork
import drawing
import program
from artwork import FORM, JUDGEMENT, PIXELS, PRINT, REFUSED, SAMPLES, SCREEN, ask


def pdf(content, resources=None, *, box=(0, 0, 90, 45), pages=1, change=None, page=None, **saving):
    """A file whose pages show the content. `change(pdf)` does the rest."""
    made = pikepdf.new()
    for _ in range(pages):
        made.add_blank_page(page_size=(90, 45))
        last = made.pages[-1].obj
        last.MediaBox = Array(box)
        last.Contents = made.make_stream(content)
        last.Resources = made.make_indirect(Dictionary(resources(made) if resources else {}))
        for key, value in (page or {}).items():
            last[key] = value
    if change:
        change(made)
    out = io.BytesIO()
    made.save(out, **saving)
    return out.getvalue()


def screen(file, **more):
    return ask(SCREEN, file, profile=drawing.PROFILE, **more)


def printed(file, **more):
    return ask(PRINT, file, profile=drawing.PROFILE, **more)


def tint(made):
    return Stream(made, b"{ dup 0.9 mul exch dup 0.6 mul exch 0 exch 0.1 mul }", FunctionType=4, Domain=[0, 1], Range=[0, 1] * 4)


def spaces(made):
    spot = Array([Name.Separation, Name("/PANTONE 286 C"), Name.DeviceCMYK, made.make_indirect(tint(made))])
    lab = Array([Name.Lab, Dictionary(WhitePoint=[0.9642, 1, 0.8249], Range=[-100, 100, -100, 100])])
    profiled = Array([Name.ICCBased, made.make_indirect(Stream(made, drawing.PROFILE, N=4, Alternate=Name.DeviceCMYK))])
    indexed = Array([Name.Indexed, Name.DeviceRGB, 1, pikepdf.String(bytes([255, 0, 0, 0, 0, 255]))])
    image = made.make_indirect(Stream(made, bytes(range(0, 240, 5)), Type=Name.XObject, Subtype=Name.Image, Width=4, Height=4,
                                      BitsPerComponent=8, ColorSpace=Name.DeviceRGB))
    four = made.make_indirect(Stream(made, bytes(range(0, 64)), Type=Name.XObject, Subtype=Name.Image, Width=4, Height=4,
                                     BitsPerComponent=8, ColorSpace=Name.DeviceCMYK))
    few = made.make_indirect(Stream(made, b"\x50\xa0", Type=Name.XObject, Subtype=Name.Image, Width=4, Height=2, BitsPerComponent=1,
                                    ColorSpace=indexed))
    stencil = made.make_indirect(Stream(made, b"\x50\xa0", Type=Name.XObject, Subtype=Name.Image, Width=4, Height=2,
                                        BitsPerComponent=1, ImageMask=True))
    inner = made.make_indirect(Stream(made, b"1 0.5 0 rg 0 0 10 10 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 8, 8],
                                      Matrix=[1, 0, 0, 1, 2, 2]))
    axial = Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=[0, 0, 20, 0], Extend=[True, True], Function=Dictionary(
        FunctionType=3, Domain=[0, 1], Bounds=[0.5], Encode=[0, 1, 0, 1], Functions=[
            Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[1, 0, 0], C1=[1, 1, 0]),
            Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[1, 1, 0], C1=[0, 0.5, 0])]))
    tiling = made.make_indirect(Stream(made, b"0 0 2 2 re f", Type=Name.Pattern, PatternType=1, PaintType=2, TilingType=1, BBox=[0, 0, 4, 4],
                                       XStep=4, YStep=4, Resources=Dictionary()))
    return {"/ColorSpace": Dictionary(Spot=spot, Lab=lab, Icc=profiled, Few=Array([Name.Pattern, Name.DeviceRGB])),
            "/XObject": Dictionary(I=image, K=four, F=few, S=stencil, X=inner), "/Shading": Dictionary(A=axial),
            "/Pattern": Dictionary(T=tiling), "/ExtGState": Dictionary(G=Dictionary(LW=3, OP=True, op=True, OPM=1))}


# Each draws in its own cell of ten points.
PIECES = {
    "rgb": b"0.1 0.4 0.8 rg 0 0 8 8 re f",
    "gray": b"0.5 g 0 0 8 8 re F",
    "cmyk": b"0.2 0.8 0 0.1 k 0 0 8 8 re f",
    "black line": b"0 0 0 RG 2 w 0 4 m 8 4 l S",
    "spot": b"/Spot cs 0.7 scn 0 0 8 8 re f",
    "lab": b"/Lab cs 60 40 -20 sc 0 0 8 8 re f",
    "profiled": b"/Icc cs 0 1 1 0 scn 0 0 8 8 re f",
    "image": b"8 0 0 8 0 0 cm /I Do",
    "image of inks": b"8 0 0 8 0 0 cm /K Do",
    "image of a table": b"8 0 0 8 0 0 cm /F Do",
    "stencil": b"0.6 0 0.3 rg 8 0 0 8 0 0 cm /S Do",
    "form": b"/X Do",
    "gradient": b"0 0 8 8 re W n 0.5 0 0 0.5 0 0 cm /A sh",
    "uncoloured pattern": b"/Few cs 0 0.6 0.2 /T scn 0 0 8 8 re f",
    "inline": b"8 0 0 8 0 0 cm BI /W 2 /H 1 /CS /RGB /BPC 8 ID \xff\x00\x00\x00\x00\xff EI",
    "state": b"/G gs 0 0.5 0 RG 0 4 m 8 4 l S",
}


def sheet(pieces):
    out = []
    for number, piece in enumerate(pieces):
        out.append(b"q 1 0 0 1 %d %d cm %s Q" % (10 * (number % 9) + 1, 10 * (number // 9) + 1, piece))
    return b"\n".join(out)


EVERY = pdf(sheet(PIECES.values()), spaces)


class Painted(unittest.TestCase):
    def test_on_a_screen_as_the_original(self):
        reply = screen(EVERY)
        self.assertEqual((reply.kind, reply.width, reply.height), (FORM, 90 * 1024, 45 * 1024), reply.words)
        ours, theirs = drawing.painted(drawing.page(reply), 288), drawing.painted(EVERY, 288)
        for number, name in enumerate(PIECES):
            x, y = 10 * (number % 9) + 1, 10 * (number // 9) + 1
            with self.subTest(name):
                # Four inks are read by the press's profile here, and without one by poppler.
                inked = name in ("cmyk", "spot", "profiled", "image of inks", "lab")
                for dx, dy in (2, 4.5), (5.5, 3.5), (6.5, 6.5):
                    at = (x + dx) * 4, (45 - y - dy) * 4
                    mine, other = ours.pixel(*at), theirs.pixel(*at)
                    self.assertLess(max(abs(a - b) for a, b in zip(mine, other)), 90 if inked else 12, (mine, other, at))
        held = drawing.inflated(reply)
        for word in b"DeviceCMYK", b" k\n", b"Separation", b"/OP", b"ICCBased":
            self.assertNotIn(word, held)

    def test_in_print_inks_alone(self):
        reply = printed(EVERY)
        self.assertEqual((reply.kind, reply.alpha), (FORM, 0), reply.words)
        held = drawing.inflated(reply)
        for word in b"DeviceRGB", b" rg\n", b" RG\n", b"Separation", b"/OP", b"ICCBased", b"/Lab":
            self.assertNotIn(word, held)
        self.assertIn(b"0.2 0.8 0 0.1 k\n", held)  # inks that were inks stay what they were
        self.assertIn(b"0 0 0 1 K\n", held)        # a black line of RGB is black alone
        self.assertIn(b"0 0 0 0.5 k\n", held)
        self.assertIn(b"0.63 0.42 0 0.07 k\n", held)  # the spot ink's own recipe

    def test_no_more_ink_than_dries_and_no_line_that_is_none(self):
        def shade(made):
            return {"/Shading": Dictionary(A=Dictionary(ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=[0, 0, 9, 0], Function=Dictionary(
                FunctionType=2, Domain=[0, 1], N=1, C0=[1, 1, 1, 1], C1=[1, 1, 1, 0.9])))}
        file = pdf(b"1 1 0.5 0.75 k 0 0 9 9 re f 0.5 0.5 0.5 1 k 0 0 9 9 re f 0 w 0 0 m 9 9 l S /A sh", shade)
        reply = printed(file)
        self.assertIn("300 %", reply.words)
        held = drawing.inflated(reply)
        self.assertIn(b"0.9 0.9 0.45 0.75 k\n", held)
        self.assertIn(b"0.5 0.5 0.5 1 k\n", held)
        self.assertIn(b"0.25 w\n", held)
        self.assertIn(bytes([170, 170, 170, 255]), held)
        self.assertEqual(screen(file).words, "")

    def test_what_is_outside_its_trim_is_not_shown(self):
        file = pdf(b"1 0 0 rg 0 0 100 100 re f 0 0 1 rg 20 10 30 20 re f", box=(0, 0, 100, 100),
                   page={"/CropBox": Array([10, 0, 90, 90]), "/TrimBox": Array([20, 10, 50, 30])})
        reply = screen(file)
        self.assertEqual((reply.width, reply.height), (30 * 1024, 20 * 1024))
        picture = drawing.painted(drawing.page(reply))
        self.assertEqual({picture.pixel(x, y) for x in (1, 15, 28) for y in (1, 10, 18)}, {(0, 0, 255)})

    def test_turned_and_enlarged(self):
        corners = b"1 0 0 rg 10 10 20 10 re f 0 1 0 rg 70 10 20 10 re f 0 0 1 rg 10 50 20 10 re f"
        for turn in 0, 90, 180, 270, -90, 450:
            with self.subTest(turn=turn):
                file = pdf(corners, box=(10, 10, 90, 60), page={"/Rotate": turn})
                reply = screen(file)
                size = (80, 50) if turn % 180 == 0 else (50, 80)
                self.assertEqual((reply.width, reply.height), (size[0] * 1024, size[1] * 1024))
                self.assertLess(drawing.painted(drawing.page(reply)).unlike(drawing.painted(file), 40), 0.01)
        reply = screen(pdf(corners, box=(10, 10, 90, 60), page={"/UserUnit": 2}))
        self.assertEqual((reply.width, reply.height), (160 * 1024, 100 * 1024))

    def test_pages(self):
        def colour(made):
            for number, shade in enumerate((b"1 0 0", b"0 1 0", b"0 0 1")):
                made.pages[number].obj.Contents = made.make_stream(shade + b" rg 0 0 90 45 re f")
        file = pdf(b"", pages=3, change=colour)
        for page, shade in (0, (255, 0, 0)), (1, (255, 0, 0)), (3, (0, 0, 255)):
            self.assertEqual(drawing.painted(drawing.page(screen(file, page=page))).pixel(40, 20), shade)
        reply = screen(file, page=99)
        self.assertEqual((reply.kind, reply.words), (REFUSED, "has 3 pages, and page 99 is asked for"))

    def test_a_state_that_the_page_left_is_not_taken_on(self):
        reply = screen(pdf(b"10 10 m 80 10 l S"))
        self.assertIn(b"1 w 0 J 0 j 10 M[]0 d", drawing.inflated(reply))

    def test_what_shows_through(self):
        def states(made):
            form = made.make_indirect(Stream(made, b"0 0 1 rg 30 10 30 30 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 90, 45],
                                             Group=Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK, K=True)))
            return {"/ExtGState": Dictionary(H=Dictionary(ca=0.5, BM=Name.Multiply)), "/XObject": Dictionary(F=form)}
        file = pdf(b"1 0 0 rg 10 10 30 30 re f /H gs /F Do", states)
        reply = screen(file)
        self.assertEqual((reply.kind, reply.alpha), (FORM, 1))
        held = drawing.inflated(reply)
        self.assertIn(b"/BM /Multiply", held)
        self.assertNotIn(b"DeviceCMYK", held)
        self.assertLess(drawing.painted(drawing.page(reply), 144).unlike(drawing.painted(file, 144), 40), 0.02)
        reply = printed(file, width=180, height=90)
        self.assertEqual((reply.kind, reply.width, reply.height), (SAMPLES, 180, 90))
        self.assertIn("shows through", reply.words)

    def test_groups_without_need_go(self):
        file = pdf(b"0 0 1 rg 30 10 30 30 re f", page={"/Group": Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)})
        for reply in screen(file), printed(file):
            self.assertEqual((reply.kind, reply.alpha), (FORM, 0))
            self.assertNotIn(b"/Group", drawing.inflated(reply))

    def test_marks_and_layers_go(self):
        def layers(made):
            off, on = (made.make_indirect(Dictionary(Type=Name.OCG, Name=pikepdf.String(name))) for name in ("canary-off", "canary-on"))
            made.Root.OCProperties = Dictionary(OCGs=[off, on], D=Dictionary(OFF=[off]))
            return {"/Properties": Dictionary(Off=off, On=on)}
        marked = b"/P <</MCID 0>> BDC /OC /On BDC 0 0 1 rg 30 10 30 30 re f EMC EMC /Artifact BMC EMC /X MP"
        reply = screen(pdf(marked, layers))
        self.assertEqual(reply.kind, FORM)
        held = drawing.inflated(reply)
        for word in b"MCID", b"BDC", b"BMC", b"EMC", b"canary", b"Properties", b"/OC", b" MP":
            self.assertNotIn(word, held)
        reply = screen(pdf(marked + b" /OC /Off BDC 1 0 0 rg 0 0 10 10 re f EMC", layers), width=90, height=45)
        self.assertEqual(reply.kind, SAMPLES)
        self.assertIn("layer", reply.words)
        picture = drawing.over_white(reply)
        self.assertEqual((picture.pixel(5, 40), picture.pixel(45, 20)), ((255, 255, 255), (0, 0, 255)))

    def test_saved_states_balance(self):
        reply = screen(pdf(b"Q Q q 1 0 0 rg 0 0 9 9 re f Q Q q q BT ET ET 0 0 1 rg 20 0 9 9 re f"))
        content = max((s for _, s in drawing.parts(reply) if s), key=len)
        words = zlib.decompress(content).split()
        self.assertEqual((words.count(b"q"), words.count(b"BT")), (words.count(b"Q"), words.count(b"ET")))

    def test_painted_without_its_notes(self):
        def note(made):
            made.pages[0].obj.Annots = Array([made.make_indirect(Dictionary(
                Type=Name.Annot, Subtype=Name.Square, Rect=[0, 0, 90, 45], C=[1, 0, 0], IC=[1, 0, 0], F=4))])
        reply = ask(PIXELS, pdf(b"0 0 1 rg 0 0 45 45 re f", change=note), width=90, height=45)
        picture = drawing.over_white(reply)
        self.assertEqual((picture.pixel(20, 20), picture.pixel(70, 20)), ((0, 0, 255), (255, 255, 255)))


class Letters(unittest.TestCase):
    """Of a page with letters in fonts of its own: made by katern itself."""

    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([program.KATERN, "render", program.LEAFLET, "--edition", "en", "--out", folder], check=True, capture_output=True)
            cls.file = (pathlib.Path(folder) / "en.pdf").read_bytes()

    def changed(self, change):
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(self.file)) as made:
            for item in made.objects:
                if isinstance(item, Dictionary) and item.get("/Type") == "/Font" and item.get("/Subtype") == "/Type0":
                    change(item, made)
            made.save(out)
        return out.getvalue()

    def test_they_stay_letters(self):
        for reply in screen(self.file), printed(self.file):
            self.assertEqual(reply.kind, FORM, reply.words)
            with drawing.opened(reply) as made:
                fonts = [item for item in made.objects if isinstance(item, Dictionary) and item.get("/Type") == "/FontDescriptor"]
                self.assertTrue(fonts)
        picture, original = drawing.painted(drawing.page(screen(self.file))), drawing.painted(self.file, 72, "-l", "1")
        self.assertLess(picture.unlike(original, 90), 0.01)

    def test_those_that_do_not_say_which_they_are_are_pixels_on_a_screen(self):
        def silent(font, _):
            del font.ToUnicode

        def secret(font, made):
            data = re.sub(rb"<([0-9A-F]{4})><([0-9A-F]{4})>\n", rb"<\1><E000>\n", font.ToUnicode.read_bytes())
            data = data if b"E000" in data else b"1 beginbfchar <0001> <E000> endbfchar"
            font.ToUnicode = made.make_stream(data)

        for change in silent, secret:
            file = self.changed(change)
            reply = screen(file, width=90, height=60)
            self.assertEqual(reply.kind, SAMPLES)
            self.assertIn("letters", reply.words)
            self.assertEqual(printed(file).kind, FORM)


class Opened(unittest.TestCase):
    def test_nothing_while_it_is_painted(self):
        if not drawing.can_trace() or os.environ.get("KATERN_SANITIZED"):
            self.skipTest("no strace")
        with tempfile.NamedTemporaryFile() as log:
            data = artwork.REQUEST.pack(artwork.MAGIC, PIXELS, 0, 90, 45, 0, 0, 0, 0, len(drawing.PROFILE), len(EVERY)) + drawing.PROFILE + EVERY
            ended = subprocess.run(["strace", "-f", "-o", log.name, "-e", "trace=open,openat,openat2,connect,prlimit64,setrlimit", artwork.DRAWINGS],
                                   input=data, capture_output=True, timeout=60)
            lines = log.read().decode(errors="replace").splitlines()
        self.assertEqual(artwork.REPLY.unpack_from(ended.stdout)[1], SAMPLES)
        limited = max(i for i, line in enumerate(lines) if "RLIMIT_NOFILE" in line)
        self.assertEqual([line for line in lines[limited + 1:] if ("open" in line or "connect" in line) and "= -1" not in line], [])


class Kept(unittest.TestCase):
    def test_nothing_else_comes_along(self):
        def more(made):
            js = Dictionary(S=Name.JavaScript, JS=pikepdf.String("app.alert('canary')"))
            made.Root.OpenAction = js
            made.Root.AA = Dictionary(WC=js)
            made.Root.Names = Dictionary(JavaScript=Dictionary(Names=["canary", js]))
            made.Root.StructTreeRoot = made.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=[]))
            file = made.make_indirect(Dictionary(Type=Name.Filespec, F="canary", EF=Dictionary(F=made.make_stream(b"canary", Type=Name.EmbeddedFile))))
            made.Root.Names.EmbeddedFiles = Dictionary(Names=["canary", file])
            made.docinfo["/Author"] = "canary"
            with made.open_metadata() as meta:
                meta["dc:title"] = "canary"
            page = made.pages[0].obj
            page.AA = Dictionary(O=js)
            page.PieceInfo = Dictionary(Canary=Dictionary(Private=pikepdf.String("canary")))
            page.Metadata = made.make_stream(b"<canary/>")
            page.Annots = Array([made.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=js))])
            page.Resources.XObject = Dictionary(Unused=made.make_stream(b"canary"))
            form = made.make_indirect(Stream(made, b"% canary\n0 0 1 rg 0 0 9 9 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9],
                                             LastModified=pikepdf.String("canary"), Metadata=made.make_stream(b"canary"),
                                             PieceInfo=Dictionary(A=pikepdf.String("canary"))))
            page.Resources.XObject.F = form
        file = pdf(b"% canary\n/F Do", lambda made: {}, change=more)
        for reply in screen(file), printed(file):
            self.assertEqual(reply.kind, FORM, reply.words)
            held = drawing.inflated(reply)
            for word in b"canary", b"/JS", b"/AA", b"/OpenAction", b"EmbeddedFile", b"/Annots", b"PieceInfo", b"Metadata", b"Struct":
                self.assertNotIn(word, held)

    def test_a_jpeg_stays_one_without_what_it_tells(self):
        import base64
        jpeg = base64.b64decode(JPEG)
        told = jpeg[:2] + b"\xff\xe1" + (21).to_bytes(2, "big") + b"Exif\0\0canary-canary" + b"\xff\xfe\0\x08canary" + jpeg[2:] + b"canary"
        def pictures(made):
            return {"/XObject": Dictionary(J=made.make_indirect(Stream(
                made, told, Type=Name.XObject, Subtype=Name.Image, Width=8, Height=8, BitsPerComponent=8, ColorSpace=Name.DeviceRGB,
                Filter=Name.DCTDecode)))}
        file = pdf(b"45 0 0 45 0 0 cm /J Do", pictures)
        reply = screen(file)
        self.assertEqual(reply.kind, FORM, reply.words)
        self.assertIn(b"/DCTDecode", drawing.inflated(reply))
        self.assertNotIn(b"canary", reply.body)
        self.assertLess(drawing.painted(drawing.page(reply)).unlike(drawing.painted(file), 8), 0.02)
        self.assertNotIn(b"/DCTDecode", drawing.inflated(printed(file)))

    def test_same_bytes(self):
        self.assertEqual(screen(EVERY), screen(EVERY))


# 8 by 8 pixels, red.
JPEG = ("/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQEBQoHBwYIDAoMDAsKCwsNDhIQDQ4RDgsLEBYQERMUFRUVDA8XGBYUGBIUFRT/"
        "2wBDAQMEBAUEBQkFBQkUDQsNFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBT/wAARCAAIAAgDASIAAhEBAxEB/8QAHwAA"
        "AQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRol"
        "JicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW"
        "19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdh"
        "cRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJma"
        "oqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwD5nooor8MP9Uz/2Q==")


def own_form(made):
    form = made.make_indirect(Stream(made, b"/F Do", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9]))
    form.Resources = Dictionary(XObject=Dictionary(F=form))
    return {"/XObject": Dictionary(F=form)}


def deep_forms(made):
    form = made.make_indirect(Stream(made, b"0 0 9 9 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9]))
    for _ in range(40):
        form = made.make_indirect(Stream(made, b"/F Do /F Do", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9],
                                         Resources=Dictionary(XObject=Dictionary(F=form))))
    return {"/XObject": Dictionary(F=form)}


def bare_font(made):
    return {"/Font": Dictionary(F=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))}


def regional_font(made):
    descriptor = made.make_indirect(Dictionary(Type=Name.FontDescriptor, FontName=Name.A, Flags=4, FontFile2=made.make_stream(b"font")))
    below = Dictionary(Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name.A, FontDescriptor=descriptor,
                       CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Japan1", Supplement=2))
    return {"/Font": Dictionary(F=made.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.A,
                                                                Encoding=Name("/90ms-RKSJ-H"), DescendantFonts=[below])))}


def page_loop(made):
    made.Root.Pages.Kids.append(made.Root.Pages)


def large_image(made):
    return {"/XObject": Dictionary(I=made.make_indirect(Stream(made, b"", Type=Name.XObject, Subtype=Name.Image, Width=60000, Height=60000,
                                                               BitsPerComponent=8, ColorSpace=Name.DeviceRGB)))}


def list_loop(made):
    dash = made.make_indirect(Array([]))
    dash.extend([Array([dash]), 0])
    return {"/ExtGState": Dictionary(G=Dictionary(D=dash))}


def odd_depth(made):
    """An index of so many bits, of which more than an integer has."""
    return {"/XObject": Dictionary(I=made.make_indirect(Stream(
        made, b"", Type=Name.XObject, Subtype=Name.Image, Width=4, Height=4, BitsPerComponent=40,
        ColorSpace=Array([Name.Indexed, Name.DeviceRGB, 1, pikepdf.String(b"\xff\0\0\0\0\xff")]))))}


def bare_shading(made):
    return {"/Pattern": Dictionary(P=made.make_indirect(Dictionary(PatternType=2, Shading=Dictionary(ShadingType=2))))}


def function_loop(made):
    function = made.make_indirect(Dictionary(FunctionType=3, Domain=[0, 1], Bounds=[], Encode=[0, 1]))
    function.Functions = Array([function])
    return {"/Shading": Dictionary(A=Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=[0, 0, 1, 0], Function=function))}


PLAIN = pdf(b"0 0 1 rg 0 0 9 9 re f")
REFUSALS = {
    "locked": (pdf(b"", encryption=pikepdf.Encryption(owner="a", user="b")), "password"),
    "encrypted": (pdf(b"", encryption=pikepdf.Encryption(owner="a", user="")), "encrypted"),
    "a form of itself": (pdf(b"/F Do", own_form), "within itself"),
    "forms in forms": (pdf(b"/F Do", deep_forms), "deep"),
    "a function of itself": (pdf(b"/A sh", function_loop), "within itself"),
    "a list of itself": (pdf(b"/G gs 0 0 9 9 re S", list_loop), "within itself"),
    "pages of themselves": (pdf(b"", change=page_loop), "page"),
    "a font that is not in it": (pdf(b"BT /F 9 Tf (a) Tj ET", bare_font), "Helvetica"),
    "a region's encoding": (pdf(b"BT /F 9 Tf (a) Tj ET", regional_font), "90ms-RKSJ-H"),
    "no size": (pdf(b"", box=(0, 0, 0, 9)), "size"),
    "a size past all": (pdf(b"", box=(0, 0, 20000, 9)), "5 m"),
    "a picture past all": (pdf(b"/I Do", large_image), "40,000"),
    "no PDF inside": (b"%PDF-1.7\nhello", "cannot be read"),
    "a million objects": (re.sub(rb"/Size \d+", b"/Size 2000000", PLAIN), "1,000,000"),
}


class Refused(unittest.TestCase):
    def test_with_words(self):
        for name, (file, word) in REFUSALS.items():
            with self.subTest(name):
                reply = screen(file)
                self.assertEqual((reply.kind, reply.body), (REFUSED, b""), reply.words)
                self.assertIn(word, reply.words)

    def test_what_cannot_be_read_is_painted_by_others(self):
        for name, file in {"an image of 40 bits": pdf(b"q 9 0 0 9 0 0 cm /I Do Q", odd_depth),
                           "a gradient without colours": pdf(b"/Pattern cs /P scn 0 0 9 9 re f", bare_shading)}.items():
            for ask_for in screen, printed:
                with self.subTest(name):
                    reply = ask_for(file)
                    self.assertEqual(reply.kind, SAMPLES, reply.words)
                    self.assertIn("flatten", reply.words)

    def test_mended(self):
        at = PLAIN.rindex(b"startxref")
        for name, file in {"no table": PLAIN[:at] + b"startxref\n7\n%%EOF\n", "cut": PLAIN[:at]}.items():
            with self.subTest(name):
                reply = screen(file)
                self.assertEqual(reply.kind, FORM, reply.words)
                self.assertIn("mended", reply.words)
        self.assertEqual(screen(PLAIN).words, "")

    def test_cut_anywhere(self):
        """A reply each time, or an end by a limit: never a hang."""
        # The press profile makes up most of it: seldom there, often where the page's own objects and the table stand.
        seldom, often = (20001, 501) if os.environ.get("KATERN_SANITIZED") else (5003, 101)
        profile = EVERY.index(b"/N 4")
        for length in [*range(0, len(EVERY), seldom), *range(max(profile - 1000, 0), profile, often), *range(len(EVERY) - 3000, len(EVERY), often)]:
            reply = screen(EVERY[:length])
            self.assertTrue(reply.kind == FORM or reply.words, length)

    def test_bytes_changed(self):
        import random
        rng = random.Random(8)
        for _ in range(25):
            file = bytearray(EVERY)
            for _ in range(rng.randrange(1, 12)):
                file[rng.randrange(len(file))] = rng.randrange(256)
            reply = screen(bytes(file))
            self.assertTrue(reply.kind != REFUSED or reply.words)


if __name__ == "__main__":
    unittest.main()

"""SVG and PDF placed as a user places them: refused with the line that names the file, drawn in every output, telling nothing of
who made them, one object however often they are placed."""
import base64
import pathlib
import shutil
import subprocess
import sys
import unittest

import pikepdf
import program
from pikepdf import Dictionary, Name

sys.path.insert(0, str(program.ROOT / "tests/artwork"))
import drawing
import pdf_test
import svg_test

PROJECT = program.ROOT / "tests/golden/block-logos"
STAR = "{path: artwork/sheet.pdf, page: 2}"
WIDE = "artwork/wide.svg"
CONTENT = "content/partners.yaml"


class Case(program.Case):
    def setUp(self):
        super().setUp()
        shutil.rmtree(self.project)
        shutil.copytree(PROJECT, self.project, ignore=shutil.ignore_patterns("expect"))

    def put(self, name, data):
        (self.project / "artwork" / name).write_bytes(data)
        return f"artwork/{name}"

    def render(self, *words, edition="nl"):
        return program.katern("render", self.project, "--edition", edition, "--out", self.folder / "out", *words)


class Refused(Case):
    def test_at_the_line_that_places_it(self):
        refusals = svg_test.REFUSALS | pdf_test.REFUSALS
        for name in "letters", "entities", "a file", "20,000 groups", "locked", "a form of itself", "a font that is not in it":
            data, word = refusals[name]
            with self.subTest(name):
                shutil.copy2(PROJECT / CONTENT, self.project / CONTENT)
                self.edit(CONTENT, WIDE, self.put("faulty", data))
                run = self.render()
                self.assertEqual(run.status, 1, run.err)
                self.assertIn(f"{CONTENT}:9:16: error: the artwork artwork/faulty ", run.err)
                self.assertIn(word, run.err)
                self.assertFalse((self.folder / "out/nl.pdf").exists())
                if not program.SANITIZED:
                    self.assertLess(run.peak, 256 << 20)

    def test_page_that_is_not_there(self):
        self.edit(CONTENT, "page: 2", "page: 99")
        run = self.render()
        self.assertEqual(run.status, 1)
        self.assertIn("has 2 pages, and page 99 is asked for", run.err)

    @unittest.skipIf(program.SANITIZED, "sanitizers take more than the limits")
    def test_what_takes_too_much_is_ended(self):
        self.edit(CONTENT, WIDE, self.put("bomb.svg", svg_test.BOMBS["200 turbulences"]))
        run = self.render()
        self.assertEqual(run.status, 1, run.err)
        self.assertIn(f"{CONTENT}:9:16: error: the artwork artwork/bomb.svg takes more than 5 seconds", run.err)

    def test_a_file_named_inside_is_never_opened(self):
        if not drawing.can_trace():
            self.skipTest("no strace")
        secret = self.project / "artwork/secret.png"
        secret.write_bytes(b"secret")
        self.edit(CONTENT, WIDE, self.put("reads.svg", svg_test.svg(f'<image href="{secret}" width="9" height="9"/><image href="secret.png"/>')))
        log = self.folder / "log"
        subprocess.run(["strace", "-f", "-o", log, "-e", "trace=open,openat,openat2,connect", program.KATERN, "render", self.project, "--out",
                        self.folder / "out"], capture_output=True)
        calls = log.read_text(errors="replace")
        self.assertIn("reads.svg", calls)
        self.assertNotIn("secret.png", calls)
        self.assertNotIn("AF_INET", calls)


@unittest.skipIf(program.SANITIZED, "the program is moved")
class Missing(Case):
    """No librsvg, no libqpdf: what needs them says so; what does not is made."""

    def without(self, script):
        here = self.folder / "bin"
        here.mkdir()
        for name in "katern", "katern-artwork":
            shutil.copy2(pathlib.Path(program.KATERN).with_name(name), here / name)
        if script:
            (here / "katern-drawings").write_text(f"#!/bin/sh\n{script}\n")
            (here / "katern-drawings").chmod(0o755)
        return program.run([here / "katern", "render", self.project, "--edition", "nl", "--out", self.folder / "out"])

    def test_a_library(self):
        run = self.without("exit 127")  # as the loader ends
        self.assertEqual(run.status, 3, run.err)
        self.assertIn("does not start: a library of it is missing", run.err)
        self.assertIn("librsvg2-2", run.err)

    def test_the_program(self):
        run = self.without(None)
        self.assertEqual(run.status, 3, run.err)
        self.assertIn("katern-drawings", run.err)

    def test_pictures_alone_need_neither(self):
        for name in WIDE, STAR, "artwork/harbour.svg", "artwork/harbour.svg", "artwork/lens.svg":
            self.edit(CONTENT, name, self.put("seal.png", (program.ROOT / "tests/golden/block-photo/artwork/seal.png").read_bytes()))
        self.assertEqual(self.without(None).status, 0)


class Mended(Case):
    def test_a_repair_is_a_warning(self):
        data = pdf_test.PLAIN[:pdf_test.PLAIN.rindex(b"startxref")]
        self.edit(CONTENT, STAR, self.put("cut.pdf", data))
        run = self.render()
        self.assertEqual(run.status, 0, run.err)
        self.assertIn("warning: the artwork artwork/cut.pdf is damaged; it was mended", run.err)

    def test_what_becomes_pixels_is_told_in_print_alone(self):
        self.assertNotIn("lens.svg", self.render().err)
        self.assertIn("artwork/lens.svg is drawn as pixels, for it has something that shows through", self.render("--target", "print").err)

    def test_kind_is_found_by_content(self):
        self.edit(CONTENT, STAR, self.put("star.svg", (PROJECT / "artwork/sheet.pdf").read_bytes()))
        self.assertEqual(self.render().status, 0)


def forms(pdf):
    return [item for item in pdf.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Form"]


class Written(Case):
    def test_one_object_for_all_places(self):
        self.assertEqual(self.render("--target", "screen", "--target", "print").status, 0)
        with pikepdf.open(self.folder / "out/nl.pdf") as pdf:
            shown = [str(operands[0]) for operands, _ in pikepdf.parse_content_stream(pdf.pages[0], "Do")]
            self.assertEqual(len(shown), 5)
            self.assertEqual(shown[0], shown[3])
            self.assertEqual(len(set(shown)), 4)
            self.assertEqual(str(pdf.pages[0].obj.Group.CS), "/DeviceRGB")
        with pikepdf.open(self.folder / "out/nl-print.pdf") as pdf:
            self.assertNotIn("/Group", pdf.pages[0].obj)

    def test_same_bytes(self):
        self.render("--target", "screen", "--target", "print")
        first = {path.name: path.read_bytes() for path in (self.folder / "out").glob("*.pdf")}
        self.render("--target", "screen", "--target", "print", edition="all")
        for name, data in first.items():
            self.assertEqual((self.folder / "out" / name).read_bytes(), data)

    def test_the_press_gets_inks(self):
        """RGB is converted; inks that were inks stay; a spot ink has its recipe: no plate is added."""
        self.assertEqual(self.render("--target", "print").status, 0)
        with pikepdf.open(self.folder / "out/nl-print.pdf") as pdf:
            held = b"\n".join(item.read_bytes() for item in forms(pdf))
            spaces = b"".join(item.unparse(resolved=True) for item in pdf.objects if not isinstance(item, pikepdf.Stream))
        self.assertNotRegex(held, rb" (rg|RG)\n")
        self.assertIn(b"1 0.31 0 0 k\n", held)
        self.assertNotIn(b"Separation", spaces)
        self.assertIn("Cyan, Magenta, Yellow, Black\n", (self.folder / "out/nl-print.txt").read_text())

    def test_as_they_were_drawn(self):
        """The page's pixels where a logo stands, against librsvg's and poppler's own of the file alone."""
        run = self.render("--target", "screen", "--target", "png", "--target", "svg", "--dpi", "144")
        self.assertEqual(run.status, 0, run.err)
        page = drawing.painted((self.folder / "out/nl.pdf").read_bytes(), 288)
        packed = base64.b64encode((self.folder / "out/nl/page-01.png").read_bytes()).decode()
        png = drawing.drawn(f'<svg xmlns="http://www.w3.org/2000/svg" width="148mm" height="210mm"><image width="148mm" height="210mm" '
                            f'href="data:image/png;base64,{packed}"/></svg>'.encode(), 144)
        # Of the golden trace: the sea's top and foot, a sail, the star, its bars, the arrow.
        for x, y, colour in ((67.5, 119, (59, 130, 196)), (67.5, 153, (11, 58, 102)), (63.5, 138, (255, 255, 255)), (130, 139, (0, 126, 194)),
                             (158, 149, (35, 31, 32)), (250, 135.5, (0, 0, 0))):
            for picture, scale in ((page, 4), (png, 2)):
                with self.subTest(x=x, y=y, scale=scale):
                    found = picture.pixel(x * scale, y * scale)
                    self.assertLess(max(abs(a - b) for a, b in zip(found, colour)), 40, found)
        svg = (self.folder / "out/nl/page-01.svg").read_text()
        self.assertEqual(svg.count("<image"), 5)


CANARY = b"CANARY"


class Told(Case):
    def test_nothing(self):
        secret = svg_test.svg("<title>CANARY</title><desc>CANARY</desc><!-- CANARY --><metadata>CANARY</metadata><g id='CANARY' "
                              "inkscape:export-filename='/home/CANARY' xmlns:inkscape='http://CANARY'>" + svg_test.BOX + "</g>")
        self.edit(CONTENT, WIDE, self.put("a.svg", secret))
        self.edit(CONTENT, STAR, self.put("b.pdf", self.telling()))
        targets = [word for name in ("screen", "print", "png", "svg", "text") for word in ("--target", name)]
        run = self.render(*targets)
        self.assertEqual(run.status, 0, run.err)
        files = [path for path in (self.folder / "out").rglob("*") if path.is_file()]
        self.assertGreater(len(files), 5)
        for path in files:
            data = path.read_bytes()
            for word in CANARY, b"cairo", b"/JS", b"/AA", b"/OpenAction", b"/EmbeddedFile":
                self.assertNotIn(word, data, path.name)
            if path.suffix == ".pdf":
                with pikepdf.open(path) as pdf:
                    for item in pdf.objects:
                        if isinstance(item, pikepdf.Stream) and str(item.get("/Filter", "")) == "/FlateDecode":
                            self.assertNotIn(CANARY, item.read_bytes())

    @staticmethod
    def telling():
        def tell(made):
            js = Dictionary(S=Name.JavaScript, JS="CANARY")
            made.Root.OpenAction, made.Root.AA = js, Dictionary(WC=js)
            file = made.make_indirect(Dictionary(Type=Name.Filespec, F="CANARY", EF=Dictionary(F=made.make_stream(CANARY, Type=Name.EmbeddedFile))))
            made.Root.Names = Dictionary(JavaScript=Dictionary(Names=["CANARY", js]), EmbeddedFiles=Dictionary(Names=["CANARY", file]))
            made.docinfo["/Author"] = "CANARY"
            with made.open_metadata() as meta:
                meta["dc:title"] = "CANARY"
            made.pages[0].obj.PieceInfo = Dictionary(A=Dictionary(Private="CANARY"))
        return pdf_test.pdf(b"% CANARY\n/Span <</ActualText (CANARY)>> BDC 0 0 1 rg 0 0 45 45 re f EMC", change=tell)


if __name__ == "__main__":
    unittest.main()

"""Placed artwork as a user meets it: paths that lead elsewhere, files that are none, what they tell of who made them, and what
happens where the program that reads them is missing, crashes or says nonsense."""
import base64
import os
import pathlib
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import unittest
import zlib

import pikepdf
import pictures
import program
from artwork import PICTURES, chunk, png
from pictures import saved, scene, segment, with_segments

PROJECT = program.ROOT / "tests/golden/block-photo"
CANARY = b"CANARY-52.3702N"
HARBOUR = "artwork/harbour.png"


class Case(program.Case):
    def setUp(self):
        super().setUp()
        shutil.rmtree(self.project)
        shutil.copytree(PROJECT, self.project, ignore=shutil.ignore_patterns("expect"))

    def place(self, file, name="content/cover.yaml"):
        self.edit(name, f"file: {HARBOUR}", f"file: {file}")

    def put(self, name, data):
        (self.project / "artwork" / name).write_bytes(data)
        return f"artwork/{name}"

    def render(self, *words, program_=None):
        return program.run([program_ or program.KATERN, "render", self.project, "--edition", "nl", "--out", self.folder / "out", *words])


class Paths(Case):
    def refuse(self, file, *words):
        self.place(f'"{file}"')
        run = self.render()
        self.assertEqual(run.status, 1, run.err)
        self.assertIn("content/cover.yaml:4:13: error: ", run.err)
        for word in words:
            self.assertIn(word, run.err)
        self.assertIn("KT047", run.err)
        self.assertFalse(list((self.folder / "out").glob("*.pdf")))

    def test_out_of_the_project(self):
        self.refuse("../../etc/passwd", "leads out of the project", "hint: a file in the project's own folder")

    def test_absolute(self):
        self.refuse("/etc/passwd", "on one machine only")

    def test_addresses(self):
        self.refuse("file:artwork/harbour.png", "not fetched")

    def test_addresses_of_the_web(self):
        self.refuse("https://example.org/a.png", "not fetched")

    def test_windows(self):
        self.refuse("C:\\\\artwork\\\\harbour.png", "Windows")

    def test_windows_folders(self):
        self.refuse("artwork\\\\harbour.png", "Windows")

    def test_link_out(self):
        outside = self.folder / "secret.png"
        outside.write_bytes((self.project / HARBOUR).read_bytes())
        (self.project / "artwork/link.png").symlink_to(outside)
        self.refuse("artwork/link.png", "a link out of the project")

    def test_folder_that_links_out(self):
        (self.folder / "elsewhere").mkdir()
        (self.folder / "elsewhere/a.png").write_bytes((self.project / HARBOUR).read_bytes())
        (self.project / "artwork/more").symlink_to(self.folder / "elsewhere")
        self.refuse("artwork/more/a.png", "a link out of the project")

    def test_wrong_case(self):
        self.refuse("artwork/Harbour.PNG", "no file `artwork/Harbour.PNG`", "did you mean `harbour.png`? capitals count")

    def test_link_inside(self):
        (self.project / "artwork/link.png").symlink_to("harbour.png")
        self.place("artwork/link.png")
        self.assertEqual(self.render().status, 0)

    def test_the_file_outside_is_never_opened(self):
        outside = self.folder / "secret.png"
        outside.write_bytes(b"secret")
        (self.project / "artwork/link.png").symlink_to(outside)
        self.place("artwork/link.png")
        self.edit("content/column.yaml", f"file: {HARBOUR}", "file: ../secret.png")
        log = self.folder / "log"
        subprocess.run(["strace", "-f", "-o", log, "-e", "trace=open,openat,openat2", program.KATERN, "render", self.project, "--out",
                        self.folder / "out"], capture_output=True)
        calls = log.read_text()
        self.assertIn("brochure.yaml", calls)
        self.assertNotIn("secret.png", calls)


class Files(Case):
    def test_every_fault_in_one_run(self):
        self.place(self.put("cut.png", (self.project / HARBOUR).read_bytes()[:400]))
        self.place(self.put("text.jpg", b"no picture at all"), "content/column.yaml")
        self.edit("content/column.yaml", "decoration: yes", "caption: Het zegel.")
        self.edit("content/seal.yaml", "alt: Een rond", "decoration: yes\n      alt: Een rond")
        run = self.render("--edition", "all")
        self.assertEqual(run.status, 1)
        for words in ("cover.yaml:4:13: error: the artwork artwork/cut.png is cut or damaged (PNG",
                      "column.yaml:7:13: error: the artwork artwork/text.jpg is of no kind that is known, whatever its name says",
                      "column.yaml:15:13: error: `alt` is missing from a photo",
                      "seal.yaml:7:12: error: a photo that has `alt` is no decoration"):
            self.assertIn(words, run.err)

    def test_kind_is_found_by_content(self):
        self.place(self.put("harbour.gif", saved(scene(60, 40))))
        self.assertEqual(self.render().status, 0)

    def test_too_long(self):
        self.place(self.put("long.png", png(200, 2, 0, 8, [bytes(200)] * 2)))
        run = self.render()
        self.assertEqual(run.status, 1, run.err)
        self.assertIn("over 16 times as long as it is wide", run.err)

    def test_nothing_in_it(self):
        self.place(self.put("empty.png", b""))
        run = self.render()
        self.assertEqual(run.status, 1)
        self.assertIn("of no kind that is known", run.err)

    def test_no_file_but_something_else(self):
        (self.project / "artwork/folder.png").mkdir()
        self.place("artwork/folder.png")
        run = self.render()
        self.assertEqual(run.status, 3, run.err)
        self.assertIn("folder.png", run.err)

    def test_same_file_is_one_object(self):
        self.assertEqual(self.render("--target", "screen", "--target", "print").status, 0)
        for name in "nl.pdf", "nl-print.pdf":
            with pikepdf.open(self.folder / "out" / name) as pdf:
                pictures_ = [item for item in pdf.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"]
                self.assertEqual(len([item for item in pictures_ if (item.Width, item.Height) == (120, 80)]), 3)
                shown = [str(operands[0]) for page in pdf.pages[:2]
                         for operands, operator in pikepdf.parse_content_stream(page, "Do")]
                self.assertEqual(shown[0], shown[1])

    @unittest.skipIf(program.SANITIZED, "strace and the looking for leaks do not go together")
    def test_read_once(self):
        """Whatever becomes of the file while pages are made, it was read before, once and whole."""
        log = self.folder / "log"
        ran = subprocess.run(["strace", "-f", "-o", log, "-e", "trace=open,openat,openat2,mmap", program.KATERN, "render", self.project, "--out",
                              self.folder / "out", "--target", "screen", "--target", "print", "--target", "png"], capture_output=True)
        self.assertEqual(ran.returncode, 0, ran.stderr)
        calls = log.read_text().splitlines()
        for name in "harbour.png", "seal.png", "harbour.jpg", "grey.png", "inks.jpg":
            opened = [at for at, call in enumerate(calls) if name in call]
            self.assertEqual(len(opened), 1, name)
            fd = calls[opened[0]].rpartition("= ")[2]
            following = [call for call in calls[opened[0]:opened[0] + 3] if "mmap" in call and f", {fd}, 0" in call]
            self.assertEqual(following, [])

    @unittest.skipIf(program.SANITIZED, "strace and the looking for leaks do not go together")
    def test_made_once_for_each_target(self):
        """Five files, judged and made ready, however many editions show them; in print one stands on two grounds."""
        for targets, made in (("screen",), 5), (("print",), 6), (("screen", "print"), 11):
            log = self.folder / "log"
            words = [word for name in targets for word in ("--target", name)]
            ran = subprocess.run(["strace", "-f", "-o", log, "-e", "trace=execve", program.KATERN, "render", self.project, "--edition", "all",
                                  "--out", self.folder / "out", *words], capture_output=True)
            self.assertEqual(ran.returncode, 0, ran.stderr)
            started = [call for call in log.read_text().splitlines() if "execve(" in call and "katern-artwork" in call]
            self.assertEqual(len(started), 5 + made, targets)

    def test_others_read_the_same_pixels(self):
        self.assertEqual(self.render().status, 0)
        subprocess.run(["pdfimages", "-all", self.folder / "out/nl.pdf", self.folder / "image"], check=True)
        shown = [pictures.opened(path.read_bytes()) for path in sorted(self.folder.glob("image-*"))]
        harbour, seal, jpeg = (pictures.opened((self.project / "artwork" / name).read_bytes()) for name in ("harbour.png", "seal.png", "harbour.jpg"))
        colours = [(picture.size, picture.convert("RGB").tobytes()) for picture in shown]
        for picture in harbour, seal, jpeg:
            self.assertIn((picture.size, picture.convert("RGB").tobytes()), colours)
        self.assertIn(seal.getchannel("A").tobytes(), [picture.convert("L").tobytes() for picture in shown])

    def test_pages_that_blend_say_in_which_colours(self):
        self.assertEqual(self.render("--target", "screen", "--target", "print").status, 0)
        with pikepdf.open(self.folder / "out/nl.pdf") as pdf:
            self.assertEqual([str(page.obj.Group.CS) for page in pdf.pages],
                             ["/DeviceRGB"] * 4)
        with pikepdf.open(self.folder / "out/nl-print.pdf") as pdf:
            self.assertFalse([page for page in pdf.pages if "/Group" in page.obj])


class Bombs(Case):
    def refuse(self, data, words):
        self.place(self.put("bomb", data))
        run = self.render()
        self.assertEqual(run.status, 1, run.err)
        self.assertIn(words, run.err)
        if not program.SANITIZED:
            self.assertLess(run.seconds, 1)
            self.assertLess(run.peak, 256 << 20)

    def test_png(self):
        head = struct.pack(">2I5B", 60000, 60000, 8, 2, 0, 0, 0)
        zeros = zlib.compressobj(9)
        data = b"".join(zeros.compress(bytes(1 << 20)) for _ in range(430)) + zeros.flush()
        self.refuse(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b""), "60000 by 60000 pixels")

    def test_jpeg(self):
        file = bytearray(saved(scene(16, 16)))
        at = file.index(b"\xff\xc0")
        file[at + 5:at + 9] = b"\xff" * 4
        self.refuse(bytes(file), "65535 by 65535 pixels")

    def test_profile(self):
        zeros = zlib.compressobj(9)
        data = b"".join(zeros.compress(bytes(1 << 20)) for _ in range(1024)) + zeros.flush()
        self.refuse(png(1, 1, 2, 8, [bytes(3)], before=[chunk(b"iCCP", b"x\0\0" + data)]), "larger than 8 MiB")

    def test_text_is_not_inflated(self):
        zeros = zlib.compressobj(9)
        data = b"".join(zeros.compress(bytes(1 << 20)) for _ in range(1024)) + zeros.flush()
        self.place(self.put("a.png", png(8, 8, 2, 8, [bytes(24)] * 8, before=[chunk(b"zTXt", b"x\0\0" + data)])))
        run = self.render()
        self.assertEqual(run.status, 0, run.err)
        if not program.SANITIZED:
            self.assertLess(run.peak, 256 << 20)

    def test_file_over_its_limit(self):
        path = self.project / "artwork/large.png"
        path.write_bytes(b"\x89PNG\r\n\x1a\n")
        os.truncate(path, (64 << 20) + 1)
        self.place("artwork/large.png")
        run = self.render()
        self.assertEqual(run.status, 1, run.err)
        self.assertIn("KT007", run.err)


class Told(Case):
    """Nothing of who made a picture, where and when, is in any output."""

    def test_nothing(self):
        thumbnail = saved(scene(16, 12))
        told = [segment(0xE1, b"Exif\0\0MM\0*\0\0\0\x08\0\0" + CANARY + thumbnail), segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + CANARY),
                segment(0xED, b"Photoshop 3.0\0" + CANARY), segment(0xFE, CANARY), segment(0xE0, b"JFXX\0\x10" + CANARY + thumbnail)]
        self.place(self.put("a.jpg", with_segments(saved(scene(60, 40)), *told) + CANARY))
        extras = [chunk(b"tEXt", b"Author\0" + CANARY), chunk(b"zTXt", b"Author\0\0" + zlib.compress(CANARY)),
                  chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + CANARY), chunk(b"eXIf", b"MM\0*" + CANARY), chunk(b"tIME", bytes(7))]
        self.place(self.put("b.png", png(8, 8, 2, 8, [bytes(24)] * 8, before=extras)), "content/column.yaml")
        targets = [word for name in ("screen", "print", "png", "svg", "text", "trace", "tags") for word in ("--target", name)]
        run = self.render(*targets)
        self.assertEqual(run.status, 0, run.err)
        seen = 0
        for path in (self.folder / "out").rglob("*"):
            if not path.is_file():
                continue
            seen += 1
            data = path.read_bytes()
            self.assertNotIn(b"CANARY", data, path.name)
            if path.suffix == ".pdf":
                with pikepdf.open(path) as pdf:
                    for item in pdf.objects:
                        if isinstance(item, pikepdf.Stream):
                            raw = item.read_raw_bytes()
                            self.assertNotIn(b"CANARY", raw)
                            self.assertNotIn(thumbnail[-40:], raw)
                            if str(item.get("/Filter", "")) == "/FlateDecode":
                                self.assertNotIn(b"CANARY", item.read_bytes())
            for packed in re.findall(rb"base64,([^\"]+)", data):
                self.assertNotIn(b"CANARY", base64.b64decode(packed))
        self.assertGreater(seen, 10)


@unittest.skipIf(program.SANITIZED, "the program is moved")
class Reader(Case):
    """The program that reads artwork, replaced by others."""

    def with_reader(self, script):
        here = self.folder / "bin"
        here.mkdir()
        shutil.copy2(program.KATERN, here / "katern")
        if script is not None:
            (here / "katern-artwork").write_text("#!/bin/sh\n" + script + "\n")
            (here / "katern-artwork").chmod(0o755)
        return self.render(program_=here / "katern")

    def test_missing(self):
        run = self.with_reader(None)
        self.assertEqual(run.status, 3, run.err)
        self.assertIn("read by the program katern-artwork, which is not beside katern", run.err)

    def test_installed(self):
        root = self.folder / "usr"
        for folder, file in ("bin", pathlib.Path(program.KATERN)), ("libexec", PICTURES):
            (root / folder).mkdir(parents=True)
            shutil.copy2(file, root / folder)
        self.assertEqual(self.render(program_=root / "bin/katern").status, 0)

    def test_crashes(self):
        run = self.with_reader("kill -SEGV $$")
        self.assertEqual(run.status, 1, run.err)
        self.assertIn("cover.yaml:4:13: error: the artwork artwork/harbour.png takes more than 5 seconds or 1024 MiB to read, or is not what it seems", run.err)
        self.assertIn("hint: open it in the program that made it", run.err)

    def test_says_nonsense(self):
        for script in "echo nonsense", "head -c 100000 /dev/zero", "exec cat", "true":
            with self.subTest(script=script):
                shutil.rmtree(self.folder / "bin", ignore_errors=True)
                run = self.with_reader(script)
                self.assertEqual(run.status, 1, run.err)
                self.assertIn("artwork/harbour.png", run.err)

    def test_is_another_katerns(self):
        run = self.with_reader("exit 2")
        self.assertEqual(run.status, 3, run.err)
        self.assertIn("of another katern", run.err)


if __name__ == "__main__":
    unittest.main()

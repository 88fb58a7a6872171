"""What an output holds: nothing of the person or machine that made it, of the folder it was made in, of what the sources say to
those who write them, of the other editions; and names that are no more than names, in a QR code too."""
import os
import re
import shutil
import subprocess
import time
import unittest
import zlib

import pikepdf
import program

TARGETS = "screen", "print", "svg", "png", "text"
SEEN = "canary-title"  # it must be found, or the search finds nothing


def streams(pdf):
    """All that a PDF holds: its streams, inflated, and its strings."""
    yield b"\n".join(item.read_bytes() for item in pdf.objects if isinstance(item, pikepdf.Stream)
                     and item.get("/Filter") in (None, pikepdf.Name.FlateDecode))
    stack = [*pdf.objects, pdf.trailer]
    while stack:
        item = stack.pop()
        if isinstance(item, pikepdf.String):
            yield bytes(item) + b"\n" + str(item).encode("utf-8", "surrogatepass")
        elif isinstance(item, (pikepdf.Dictionary, pikepdf.Stream)):
            stack += [value for _, value in item.items() if not getattr(value, "is_indirect", False)]
        elif isinstance(item, pikepdf.Array):
            stack += [value for value in item if not getattr(value, "is_indirect", False)]


def chunks(data):
    at = 8
    while at < len(data):
        size = int.from_bytes(data[at:at + 4], "big")
        yield data[at + 4:at + 8], data[at + 8:at + 8 + size]
        at += 12 + size


def held(path):
    """All bytes of a file, what is packed in it too."""
    data = path.read_bytes()
    if path.suffix == ".pdf":
        with pikepdf.open(path) as pdf:
            data += b"\n".join(streams(pdf))
    if path.suffix == ".png":
        data += b"\n" + zlib.decompress(b"".join(body for kind, body in chunks(data) if kind == b"IDAT"))
    return data


def forms(word):
    for coded in word.encode(), word.encode("utf-16-be"), word.encode("utf-16-le"):
        yield from (coded, coded.hex().encode(), coded.hex().upper().encode())


class Private(program.Case):
    def canaries(self):
        """Words where a reader of the output has no business, and the project's files with them."""
        self.project = self.project.rename(self.folder / "canary-folder")
        self.edit("content/brochure.yaml", "title: ", f"title: {SEEN} ")
        for path in self.project.rglob("*.yaml"):
            path.write_text(path.read_text() + "# canary-comment\n")
        catalogue = self.project / "content/translations/fr.po"
        text = catalogue.read_text()
        head, entries = text.split("\n\n", 1)
        entries = re.sub(r'(?m)^msgid', "# canary-translator\nmsgid", entries)
        catalogue.write_text(head + "\n\n" + re.sub(r'msgstr "(?=\w)', 'msgstr "canary-francais ', entries))
        shutil.copyfile(self.project / "content/week.yaml", self.project / "content/canary-unused.yaml")
        today = [time.strftime(form, time.gmtime()) for form in ("%Y-%m-%d", "%Y%m%d", "%a %b %e", "%d %b %Y")]
        return ["canary-folder", "canary-comment", "canary-translator", "canary-francais", "canary-unused", "canary-user", "canary-home",
                "canary-host", "canary-temporary", str(self.folder), os.uname().nodename, *today]

    def make(self):
        env = {"PATH": os.environ["PATH"], "USER": "canary-user", "LOGNAME": "canary-user", "HOME": "/canary-home", "HOSTNAME": "canary-host",
               "TMPDIR": "/canary-temporary"}
        named = ["unshare", "--user", "--map-root-user", "--uts", "sh", "-c", 'hostname canary-host && exec "$@"', "sh"]
        if subprocess.run([*named, "true"], capture_output=True).returncode:
            named = []  # a container that may not be given another name
        targets = [word for target in TARGETS for word in ("--target", target)]
        for which in [], ["--standard", "ua2+a4", "--out", "second"]:
            ran = program.run([*named, program.KATERN, "render", str(self.project), "--edition", "en",
                               *(targets if not which else []), *which], cwd=self.project, env=env)
            self.assertEqual(ran.status, 0, ran.err)
        return [path for folder in ("out", "second") for path in (self.project / folder).rglob("*") if path.is_file()]

    def test_no_output_tells_who_made_it(self):
        hidden = [word for word in self.canaries() if len(word) > 3]
        files = self.make()
        self.assertLessEqual({".pdf", ".txt", ".svg", ".png"}, {path.suffix for path in files})
        for path in files:
            with self.subTest(file=path.name):
                data = held(path)
                for word in hidden:
                    for form in forms(word):
                        self.assertNotIn(form, data)
                if path.suffix == ".pdf":
                    self.assertIn(SEEN.encode(), data)
                if path.suffix == ".png":
                    self.assertLessEqual({kind for kind, _ in chunks(path.read_bytes())}, {b"IHDR", b"bKGD", b"IDAT", b"IEND"})

    def test_they_would_be_found(self):
        """The search itself: in a stream that is packed, a string of UTF-16, a picture."""
        self.canaries()
        file = next(path for path in self.make() if path.name == "en.pdf")
        for hide in (lambda pdf: pdf.Root.__setitem__("/X", pdf.make_stream(b"q canary-host Q")),
                     lambda pdf: pdf.Root.__setitem__("/X", pikepdf.String("canary-host \u20ac"))):
            with pikepdf.open(file) as pdf:
                hide(pdf)
                pdf.save(self.folder / "told.pdf", compress_streams=True)
            data = held(self.folder / "told.pdf")
            self.assertTrue(any(form in data for form in forms("canary-host")))


class Cards(program.Case):
    def codes(self):
        """The QR codes of the last page, as another library reads them, unescaped as RFC 6350 says: name, then fields."""
        file = self.project / "out/en.pdf"
        subprocess.run(["pdftoppm", "-r", "300", "-f", "4", "-l", "4", "-gray", "-png", file, self.folder / "page"], check=True)
        picture = next(self.folder.glob("page*.png"))
        read = subprocess.run(["zbarimg", "-q", "--raw", "-Sdisable", "-Sqrcode.enable", "-Sqrcode.binary", picture],
                              capture_output=True, encoding="utf-8").stdout
        picture.unlink()
        cards = []
        for card in read.split("BEGIN:VCARD")[1:]:
            lines = [line.split(":", 1) for line in card.replace("\r", "").split("\n") if ":" in line]
            cards.append({key: re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], value) for key, value in lines})
        return {card["FN"]: card for card in cards}

    def rename(self, name):
        path = self.project / "content/contact.yaml"
        path.write_text(re.sub(r"name: .*", lambda _: f"name: {name}", path.read_text(), count=1))

    def test_a_name_is_no_more_than_a_name(self):
        for written, name in ((r'"Jo; de, la \\ Cruz: x\\n"', "Jo; de, la \\ Cruz: x\\n"), (r'"END:VCARD"', "END:VCARD"),
                              (r'"Jo\nTEL:1"', "Jo TEL:1"), ("Łódź ŻÓŁW", "Łódź ŻÓŁW")):
            with self.subTest(name=name):
                self.rename(written)
                self.expect(0, "render", "--edition", "en")
                cards = self.codes()
                self.assertEqual(set(cards), {name, "Tomasz Wren"})
                self.assertEqual(cards[name]["TEL"], "+442079460018")
                self.assertEqual(set(cards[name]), {"VERSION", "FN", "ORG", "TITLE", "TEL", "EMAIL", "END"})

    def test_one_that_is_too_long(self):
        """For its code: so many bytes; for its place on the page: so many lines."""
        self.rename("Jan de Vries " * 230)
        self.assertRegex(self.expect(1, "render", "--edition", "en").err, r"contact.yaml:15:21: error: .* \d+ lines too long")
        self.rename("Jan")
        layout = self.project / "layouts/leaflet-a5.yaml"
        layout.write_text(re.sub(r"qr: *\d+mm", "qr: 8mm", layout.read_text()))
        self.assertRegex(self.expect(1, "render", "--edition", "en").err,
                         r"contact.yaml:\d+:\d+: error: the QR code of this \w+ takes \d+ bytes; one of 8 mm holds \d+")


if __name__ == "__main__":
    unittest.main()

"""Every print edition keeps the rules of PDF/X-4, which an independent reader looks for (x4.py); each rule is broken once on
purpose, and that is seen. Ghostscript's separations show what each plate gets.

usage: x4_test.py PDF...
"""
import inspect
import os
import pathlib
import re
import struct
import subprocess
import sys
import unittest

import pikepdf
import program

import x4
from pdf_objects import pictures
from mutations import NAME, both, on_page, prefix, root, unembed, xmp

FILES = sys.argv[1:]


def plates(pdf, folder, dpi):
    """Page by page: the plate's name -> its bytes, 255 where nothing is printed. Without what smooths edges."""
    folder.mkdir()
    subprocess.run(["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", "-sCompression=none", f"-r{dpi}",
                    f"-sOutputFile={folder}/%03d.tif", pdf], check=True, capture_output=True)
    pages = {}
    for path in sorted(folder.glob("*(*).tif")):
        number, name = re.fullmatch(r"(\d+)\((.*)\)", path.stem).groups()
        pages.setdefault(number, {})[name] = grey(path.read_bytes())
    return [pages[number] for number in sorted(pages)]


def grey(data):
    """The samples of an uncompressed TIFF of eight bits."""
    start, = struct.unpack_from("<I", data, 4)
    count, = struct.unpack_from("<H", data, start)
    entries = {}
    for at in range(start + 2, start + 2 + 12 * count, 12):
        tag, kind, number = struct.unpack_from("<HHI", data, at)
        size = {3: 2, 4: 4}.get(kind)
        if size:
            place = at + 8 if size * number <= 4 else struct.unpack_from("<I", data, at + 8)[0]
            entries[tag] = struct.unpack_from(f"<{number}{'H' if size == 2 else 'I'}", data, place)
    return b"".join(data[place:place + length] for place, length in zip(entries[273], entries[279]))


def without(pdf, unwanted):
    """Takes away what is shown as text in a colour."""
    for page in pdf.pages:
        kept, colour = [], None
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) in ("k", "scn"):
                colour = [str(operator), *(float(v) for v in operands)]
            if not (str(operator) in x4.SHOWS and colour == unwanted):
                kept.append((operands, operator))
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))


def unbox(pdf):
    del pdf.pages[0].obj["/TrimBox"]


def unbleed(pdf):
    page = pdf.pages[0].obj
    page["/MediaBox"] = page["/BleedBox"] = page["/TrimBox"]


def spot(*names, alternate="/DeviceCMYK", used=True):
    def change(pdf):
        spaces = pikepdf.Dictionary()
        for name in names:
            key = NAME("/" + re.sub(r"\W", "", name))
            while key in spaces:
                key = NAME(str(key) + "x")
            tint = pikepdf.Object.parse(b"<</FunctionType 2/Domain[0 1]/N 1/C0[0 0 0 0]/C1[1 0 0 0]>>")
            spaces[key] = pikepdf.Array([NAME.Separation, NAME("/" + name), NAME(alternate), tint])
        pdf.pages[0].Resources.ColorSpace = spaces
        if used:
            prefix(" ".join(f"{key} cs 1 scn 20 20 m 30 30 l 20 30 l f" for key in spaces.keys()))(pdf)
    return change


def state(**entries):
    def change(pdf):
        pdf.pages[0].Resources.ExtGState[NAME.Bad] = pikepdf.Object.parse(
            ("<<" + "".join(f"/{key} {value}" for key, value in entries.items()) + ">>").encode())
    return change


def knock_out(pdf):
    for name, given in pdf.pages[0].Resources.ExtGState.items():
        given.OP = given.op = False


def recolour(pdf):
    """All that is black becomes a mixture."""
    for page in pdf.pages:
        page.Contents = pdf.make_stream(page.Contents.read_bytes().replace(b"0 0 0 1 k", b"0.6 0.5 0.4 0.9 k"))


def intent(**entries):
    def change(pdf):
        for key, value in entries.items():
            pdf.Root.OutputIntents[0][f"/{key}"] = pikepdf.Object.parse(value.encode())
    return change


def other_profile(pdf):
    data = pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes()
    pdf.Root.OutputIntents[0].DestOutputProfile.write(data[:16] + b"RGB " + data[20:])


def no_profile(pdf):
    del pdf.Root.OutputIntents[0]["/DestOutputProfile"]


def forget_trapping(pdf):
    del pdf.trailer.Info["/Trapped"]


def link(rectangle):
    def change(pdf):
        item = f"<</Type/Annot/Subtype/Link/Rect[{rectangle}]/Border[0 0 0]>>"
        pdf.pages[0].obj["/Annots"] = pikepdf.Array([pdf.make_indirect(pikepdf.Object.parse(item.encode()))])
    return change


def outside(pdf):
    pdf.Root["/X"] = pdf.make_stream(b"x", F=pikepdf.String("other"))


def image(**entries):
    def change(pdf):
        entries_of = {"Type": NAME.XObject, "Subtype": NAME.Image, "Width": 1, "Height": 1, "BitsPerComponent": 8,
                      "ColorSpace": NAME.DeviceCMYK} | entries
        pdf.pages[0].Resources["/XObject"] = pikepdf.Dictionary(Im0=pdf.make_stream(b"\0\0\0\0", **entries_of))
    return change


def placed(content, **resources):
    """A form on the page, as a drawing is one, with resources written as PDF has them."""
    def change(pdf):
        given = pikepdf.Object.parse(("<<" + "".join(f"/{key} {value}" for key, value in resources.items()) + ">>").encode())
        for _, shading in given.get("/Shading", pikepdf.Dictionary()).items():
            shading.Function = pdf.make_stream(bytes([255, 255, 255, 200, 0, 0, 0, 0]), FunctionType=0, Domain=[0, 1], Range=[0, 1] * 4,
                                               Size=[2], BitsPerSample=8)
        for pattern in list(given.get("/Pattern", pikepdf.Dictionary()).keys()):
            given.Pattern[pattern] = pdf.make_stream(b"1 0 0 rg 0 0 2 2 re f", Type=NAME.Pattern, PatternType=1, PaintType=1, TilingType=1,
                                                     BBox=[0, 0, 4, 4], XStep=4, YStep=4, Resources=pikepdf.Dictionary())
        form = pdf.make_stream(content.encode(), Type=NAME.XObject, Subtype=NAME.Form, BBox=[0, 0, 100, 100], Matrix=[1, 0, 0, 1, 20, 20],
                               Resources=given)
        pdf.pages[0].Resources.XObject = pikepdf.Dictionary(Form=form)
        prefix("/Form Do")(pdf)
    return change


BOX = "20 20 30 30 re f"
BROKEN = [
    ("colour", prefix(f"1 0 0 rg {BOX}")),
    ("colour", prefix("0 0 1 RG 1 w 20 20 m 30 30 l S")),
    ("colour", both(prefix(f"/CS0 cs 0 scn {BOX}"), lambda pdf: pdf.pages[0].Resources.__setitem__("/ColorSpace", pikepdf.Dictionary(
        CS0=pikepdf.Object.parse(b"[/CalGray<</WhitePoint[0.9 1 1]>>]"))))),
    ("colour", spot("Gold", alternate="/DeviceRGB")),
    ("colour", placed(f"1 0 0 rg {BOX}")),
    ("colour", placed("/A sh", Shading="<</A<</ShadingType 2/ColorSpace/DeviceRGB/Coords[0 0 9 0]>>>>")),
    ("colour", placed(f"/Pattern cs /P scn {BOX}", Pattern="<</P 0>>")),
    ("colour", placed(f"/U cs 1 0 0 /P scn {BOX}", Pattern="<</P 0>>", ColorSpace="<</U[/Pattern/DeviceRGB]>>")),
    ("ink", placed("/A sh", Shading="<</A<</ShadingType 2/ColorSpace/DeviceCMYK/Coords[0 0 9 0]>>>>")),
    ("hairline", placed("0 0 0 1 K 0.2 0 0 0.2 0 0 cm 0.5 w 20 20 m 30 30 l S")),
    ("ink", prefix(f"1 1 1 0.5 k {BOX}")),
    ("white", both(state(op="true", OP="true", OPM="1"), prefix(f"/Bad gs 0 0 0 0 k {BOX}"))),
    ("mode", both(state(op="true", OP="true", OPM="0"), prefix(f"/Bad gs 0 0 0 1 k {BOX}"))),
    ("black", knock_out),
    ("body", recolour),
    ("hairline", prefix("0 0 0 1 K 0.1 w 20 20 m 30 30 l S")),
    ("reversed", prefix("BT /F0 5 Tf 0 0 0 0 k <0001> Tj ET")),
    ("boxes", unbox),
    ("boxes", on_page(TrimBox="[-20 -20 300 300]")),
    ("boxes", on_page(CropBox="[20 20 300 300]")),
    ("boxes", on_page(ArtBox="[20 20 300 300]")),
    ("bleed", unbleed),
    ("boxes", on_page(MediaBox="[-20 -20 700 500]")),
    ("painted", prefix("1 0 0 0 k 8.5 100 200 50 re f")),
    ("painted", prefix("1 0 0 0 K 4 w 10.5 100 m 10.5 300 l S")),
    ("painted", prefix("0 2 -2 0 8.5 100 cm 1 0 0 0 k 0 0 30 -100 re f")),
    ("annotation", link("20 20 90 40")),
    ("transparency", state(ca="0.5")),
    ("transparency", state(BM="/Multiply")),
    ("transparency", state(SMask="<</Type/Mask/S/Alpha>>")),
    ("transparency", on_page(Group="<</Type/Group/S/Transparency/CS/DeviceRGB>>")),
    ("spot", spot("PANTONE 286 C", "Pantone 286C")),
    ("spot", spot("Cyan")),
    ("unused", spot("Gold", used=False)),
    ("marks", spot("All")),
    ("intent", root("/OutputIntents")),
    ("intent", intent(OutputConditionIdentifier="()")),
    ("intent", intent(RegistryName="()")),
    ("intent", intent(S="/GTS_PDFA1")),
    ("profile", no_profile),
    ("profile", other_profile),
    ("xmp", xmp("PDF/X-4", "PDF/X-3")),
    ("xmp", xmp("<pdf:Trapped>False", "<pdf:Trapped>Unknown")),
    ("xmp", xmp("xmpMM:DocumentID", "xmpMM:Other")),
    ("xmp", xmp("xmpMM:VersionID", "xmpMM:Other")),
    ("xmp", xmp("xmpMM:RenditionClass", "xmpMM:Other")),
    ("xmp", xmp("xmp:MetadataDate", "xmp:Other")),
    ("xmp", xmp("dc:title", "dc:other")),
    ("info", forget_trapping),
    ("info", lambda pdf: pdf.trailer.Info.__setitem__("/CreationDate", pikepdf.String("D:19990101000000Z"))),
    ("action", root("/OpenAction", "<</Type/Action/S/URI/URI(x)>>")),
    ("action", root("/AcroForm", "<</Fields[]>>")),
    ("operator", prefix("BX EX")),
    ("picture", image(Interpolate=True)),
    ("picture", both(image(), state(op="true", OP="true", OPM="1"), prefix("/Bad gs 20 0 0 20 30 30 cm /Im0 Do"))),
    ("font", unembed),
    ("stream", outside),
]


class Files(unittest.TestCase):
    def test_rules(self):
        self.assertTrue(FILES)
        for name in FILES:
            with self.subTest(file=name):
                self.assertEqual(x4.faults(name), [])

    def test_readers_find_no_fault(self):
        for name in FILES:
            with self.subTest(file=name):
                ran = subprocess.run(["qpdf", "--check", name], capture_output=True, text=True)
                self.assertEqual((ran.returncode, ran.stderr), (0, ""))


class Images(unittest.TestCase):
    def test_the_report_says_what_is_placed(self):
        for file in (pathlib.Path(name) for name in FILES if "/photos/" in name):
            with self.subTest(file=file), pikepdf.open(file) as pdf:
                shown = [(image, matrix[0], number) for number, page in enumerate(pdf.pages, 1) for image, matrix in pictures(page)]
                coarsest, page = min((int(image.Width) * 72 / width, number) for image, width, number in shown
                                     if image.Subtype == "/Image")
                heaviest = max(sum(values) for image, _, _ in shown
                               if image.get("/ColorSpace") == "/DeviceCMYK" and image.get("/Filter") != "/DCTDecode"
                               for values in zip(*[iter(image.read_bytes())] * 4))
                report = file.with_suffix(".txt").read_text()
                count, least, where = re.search(r"(?m)^images     (\d+), the coarsest of (\d+) pixels an inch: `.*`, on page (\d+)$",
                                                report).groups()
                self.assertEqual((int(count), int(where)), (len(shown), page))
                self.assertAlmostEqual(int(least), coarsest, delta=1)
                most, = re.search(r"(?m)^           at the most (\d+) % of ink, in `artwork/", report).groups()
                self.assertAlmostEqual(int(most), heaviest / 2.55, delta=1)
                self.assertEqual("drawings go in" in report, any(image.Subtype == "/Form" for image, _, _ in shown))


class Press(program.Case):
    def render(self, out="out", *options, status=0):
        self.expect(status, "render", "--target", "print", "--edition", "en", "--out", out, *options)
        return self.project / out / "en-print.pdf"

    def test_each_rule_is_seen_broken(self):
        whole, file, broken = self.render(), self.folder / "two.pdf", self.folder / "broken.pdf"
        with pikepdf.open(whole) as pdf:
            del pdf.pages[2:]  # two are enough, and sooner read
            pdf.save(file, fix_metadata_version=False)
        self.assertEqual(x4.faults(file), [])
        for number, (rule, change) in enumerate(BROKEN):
            with self.subTest(rule=rule, number=number):
                with pikepdf.open(file) as pdf:
                    change(pdf)
                    pdf.save(broken, fix_metadata_version=False)
                self.assertIn(rule, {found for found, _ in x4.faults(broken)})
        raw = whole.read_bytes()
        for rule, old, new in ("version", b"%PDF-1.6", b"%PDF-1.7"), ("id", b"/ID[", b"/Ix["):
            broken.write_bytes(raw.replace(old, new, 1))
            self.assertIn(rule, {found for found, _ in x4.faults(broken)})
        with pikepdf.open(file) as pdf:
            pdf.save(broken, encryption=pikepdf.Encryption(owner="owner", user=""))
        self.assertIn("encrypted", {found for found, _ in x4.faults(broken)})
        told = set(re.findall(r'report\("(\w+)"', inspect.getsource(x4)))
        self.assertEqual(told - {rule for rule, _ in BROKEN}, {"version", "id", "encrypted"})

    def test_same_bytes_twice(self):
        self.assertEqual(self.render("one").read_bytes(), self.render("two").read_bytes())

    def test_marks_stand_outside_the_bleed_on_every_plate(self):
        file = self.render("out", "--marks")
        self.assertEqual(x4.faults(file), [])
        with pikepdf.open(file) as pdf:
            for page in pdf.pages:
                media, bleed = x4.box(page, "/MediaBox"), x4.box(page, "/BleedBox")
                self.assertGreater(bleed[0] - media[0], 15)
                self.assertTrue(x4.Page(page, print).walk().marks)
            width, height = media[2] - media[0], media[3] - media[1]
        for page in plates(file, self.folder / "plates", 72):
            across = round(width)
            self.assertEqual(len(page["Black"]), across * round(height))
            head = {plate: samples[:across * 18] for plate, samples in page.items()}
            self.assertEqual(len(set(head.values())), 1)
            self.assertGreater(sum(sample < 128 for sample in head["Black"]), 100)
        with_marks = (self.project / "out/en-print.txt").read_text()
        self.assertIn("\nmarks ", with_marks)
        without = self.render("bare").with_suffix(".txt").read_text()
        self.assertEqual(with_marks.partition("\nmarks ")[0] + "\n", without)
        self.assertNotEqual(subprocess.run(["pdftotext", "-f", "2", "-l", "2", file, "-"], capture_output=True, text=True).stdout
                            .find("en-print.pdf edition en page 2 of 4"), -1)

    def test_the_slug_has_the_date_of_the_file(self):
        for seconds, date in (None, "2026-10-05"), ("951782400", "2000-02-29"):
            env = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
            self.expect(0, "render", "--target", "print", "--edition", "en", "--marks",
                        env=env | ({"SOURCE_DATE_EPOCH": seconds} if seconds else {}))
            ran = subprocess.run(["pdftotext", self.project / "out/en-print.pdf", "-"], capture_output=True, text=True, check=True)
            self.assertIn(f"page 4 of 4 {date}\n", ran.stdout)
            self.assertIn("Cyan, Magenta, Yellow, Black", ran.stdout)

    def test_the_report_says_what_the_file_has(self):
        self.edit("layouts/leaflet-a5.yaml", "bleed: 3mm", "bleed: 4.5mm")
        report = self.render().with_suffix(".txt").read_text()
        fields = dict(re.findall(r"^(\w[\w ]*?)  +(.*)$", report, re.M))
        self.assertEqual(fields["standard"], "PDF/X-4")
        self.assertEqual(fields["size"], "210 x 148 mm, and 4.5 mm of bleed at each side")
        self.assertEqual(fields["pages"], "4, a multiple of four")
        self.assertEqual(fields["plates"], "Cyan, Magenta, Yellow, Black")
        self.assertRegex(fields["most ink"], "^255 %, on page 1, [0-9.]+ mm from the left and [0-9.]+ mm from the top: `night`$")
        self.assertIn("EBGaramond", fields["fonts"])
        self.assertNotIn("marks", fields)

    def test_the_profile_is_the_user_s_own(self):
        profile = bytearray((program.ROOT / "src/color/data/fogra39l.icc").read_bytes())
        profile[24:26] = (1999).to_bytes(2, "big")
        (self.project / "layouts/own.icc").write_bytes(profile)
        self.edit("layouts/leaflet-a5.yaml", "inks:\n", "press: {profile: own.icc, condition: FOGRA51}\ninks:\n")
        file = self.render()
        self.assertEqual(x4.faults(file), [])
        with pikepdf.open(file) as pdf:
            intent = pdf.Root.OutputIntents[0]
            self.assertEqual(str(intent.OutputConditionIdentifier), "FOGRA51")
            self.assertEqual(intent.DestOutputProfile.read_bytes(), bytes(profile))

    def test_running_text_is_on_the_black_plate_alone(self):
        """Without it the other plates are the same: it prints on none of them, and takes nothing away from them."""
        file, bare = self.render(), self.folder / "bare.pdf"
        with pikepdf.open(file) as pdf:
            without(pdf, ["k", 0, 0, 0, 1])
            pdf.save(bare)
        changed = False
        for with_it, without_it in zip(plates(file, self.folder / "with", 40), plates(bare, self.folder / "without", 40)):
            for plate in "Cyan", "Magenta", "Yellow":
                self.assertEqual(with_it[plate], without_it[plate])
            changed = changed or with_it["Black"] != without_it["Black"]
            for values in zip(*(with_it[plate] for plate in ("Cyan", "Magenta", "Yellow", "Black"))):
                self.assertLessEqual(4 * 255 - sum(values), 3.02 * 255)
        self.assertTrue(changed)

    def most_ink(self, file, folder, dpi=72):
        """What the report says, and the separations show: there, and anywhere within the bleed."""
        report = file.with_suffix(".txt").read_text()
        total, number, x, y = re.search(r"^most ink +(\d+) %, on page (\d+), (-?[0-9.]+) mm from the left and (-?[0-9.]+) mm", report,
                                        re.M).groups()
        highest, there = 0, []
        with pikepdf.open(file) as pdf:
            for page, (sheet, boxes) in enumerate(zip(plates(file, folder, dpi), pdf.pages), 1):
                media, bleed, trim = (x4.box(boxes, name) for name in ("/MediaBox", "/BleedBox", "/TrimBox"))
                scale = dpi / 72
                across, down = round(media[2] * scale), round(media[3] * scale)
                column, row = trim[0] * scale + float(x) / 25.4 * dpi, down - trim[3] * scale + float(y) / 25.4 * dpi
                for at, values in enumerate(zip(*sheet.values())):
                    left, top = at % across, at // across
                    if not (bleed[0] * scale < left < bleed[2] * scale - 1 and
                            down - bleed[3] * scale < top < down - bleed[1] * scale - 1):
                        continue
                    ink = round(sum(255 - value for value in values) / 2.55)
                    highest = max(highest, ink)
                    if page == int(number) and abs(left - column) <= 2 and abs(top - row) <= 2:
                        there.append(ink)
        self.assertAlmostEqual(highest, int(total), delta=1)
        self.assertAlmostEqual(max(there), int(total), delta=1)
        return int(total)

    def test_most_ink_of_the_shipped_brochure(self):
        file = next(pathlib.Path(name) for name in FILES if name.endswith("/shipped/nl-print.pdf"))
        self.assertLess(self.most_ink(file, self.folder / "plates", 36), 300)

    def test_inks_that_paper_cannot_show_are_listed(self):
        self.edit("layouts/leaflet-a5.yaml", "{screen: FBF5E9, press: 1 3 9 0}", "{screen: 00FF40, press: 70 0 100 0}")
        report = self.render().with_suffix(".txt").read_text()
        self.assertRegex(report, r"(?m)^colours    \d+ as on the screen .*, \d+ not:$")
        self.assertRegex(report, r"(?m)^           `cream`, out of gamut: screen 00FF40, press 70 0 100 0, apart by [1-9]\d(\.\d)?$")
        self.assertRegex(report, r"(?m)^           `berry`: screen 8C1D4F, press 30 100 40 20, apart by 4.6$")
        self.assertRegex(report, r"(?m)^           `text`, black alone: screen 1E1A24, press 0 0 0 100, ")

    def test_names_of_plates_are_exact_and_unused_ones_absent(self):
        names = "HKS 13 K/#2 (mat)", "Ünlü_Kırmızı-07"
        self.edit("layouts/leaflet-a5.yaml", "press: 30 100 40 20}", f"press: 30 100 40 20, spot: \"{names[0]}\"}}")
        self.edit("layouts/leaflet-a5.yaml", "press: 4 30 90 0}", f"press: 4 30 90 0, spot: \"{names[1]}\"}}")
        self.edit("layouts/leaflet-a5.yaml", "inks:\n", "inks:\n  gold: {screen: C0A030, press: 20 30 90 10, spot: Gold}\n")
        file = self.render()
        self.assertEqual(x4.faults(file), [])
        report = file.with_suffix(".txt").read_text()
        with pikepdf.open(file) as pdf:
            spaces = pdf.pages[0].Resources.ColorSpace
            found = {str(space[1])[1:] for _, space in spaces.items()}
        self.assertIn(names[0], found)
        self.assertLessEqual(found, set(names))
        for name in found:
            self.assertIn(name, report)
        self.assertNotIn("Gold", report)

    def test_most_ink(self):
        whole, layout = self.layout(), "layouts/leaflet-a5.yaml"
        for number, (changes, expected) in enumerate((
                ((), 255),
                # Black text on a dark ground: 80 90 40 of the other three.
                ((("night: {text: paper", "night: {text: text"),), 310),
                # The ground has a plate of its own.
                ((("night: {text: paper", "night: {text: text"),
                  ("night:   {screen: 2B1B3D, press: 80 90 40 45}", "night:   {screen: 2B1B3D, press: 80 90 40 45, spot: Night}")), 200),
        )):
            with self.subTest(number=number):
                (self.project / layout).write_text(whole)
                for old, new in changes:
                    self.edit(layout, old, new)
                # Too much of it is made all the same, and claims nothing.
                file = self.render(f"out{number}", status=int(expected > 300))
                self.assertEqual(self.most_ink(file, self.folder / f"plates{number}"), expected)

    def layout(self):
        return (self.project / "layouts/leaflet-a5.yaml").read_text()

    def test_a_spot_ink_has_a_plate_of_its_own(self):
        self.edit("layouts/leaflet-a5.yaml", "berry:   {screen: 8C1D4F, press: 30 100 40 20}",
                  "berry:   {screen: 8C1D4F, press: 30 100 40 20, spot: PANTONE 208 C}")
        file, bare = self.render(), self.folder / "bare.pdf"
        self.assertEqual(x4.faults(file), [])
        self.assertIn("Black, PANTONE 208 C", file.with_suffix(".txt").read_text())
        with pikepdf.open(file) as pdf:
            without(pdf, ["scn", 1])
            pdf.save(bare)
        found = False
        for with_it, without_it in zip(plates(file, self.folder / "with", 40), plates(bare, self.folder / "without", 40)):
            self.assertIn("PANTONE 208 C", with_it)
            found = found or with_it["PANTONE 208 C"] != without_it["PANTONE 208 C"]
            for plate in "Cyan", "Magenta", "Yellow", "Black":
                for a, b in zip(with_it[plate], without_it[plate]):
                    self.assertGreaterEqual(a, b)
        self.assertTrue(found)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

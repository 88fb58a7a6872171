"""The rules of PDF/X-4 (ISO 15930-7), and what a press wants besides, checked on a finished file: knows nothing of the writer.

faults(path) gives (rule, words) for every fault found.
"""
import re
import struct

import pikepdf

from pdf_objects import objects, times

BLEED = 3 / 25.4 * 72
MOST_INK = 3.0
HAIRLINE = 0.25
REVERSED = 7
NEAR = 0.05  # points: rounding of the file's numbers
FORBIDDEN_IN_CATALOG = {"/OpenAction", "/AA", "/AcroForm", "/Names", "/Dests"}
PROCESS = {"/Cyan", "/Magenta", "/Yellow", "/Black"}
PAINTS = {"f", "F", "f*", "B", "B*", "b", "b*"}
STROKES = {"S", "s", "B", "B*", "b", "b*"}
SHOWS = {"Tj", "TJ", "'", '"'}
CONTENT = {"g", "G", "k", "K", "cs", "CS", "scn", "SCN", "sc", "SC"} | PAINTS | STROKES | SHOWS | {
    "q", "Q", "w", "J", "j", "M", "d", "gs", "cm", "m", "l", "c", "v", "y", "h", "re", "n", "W", "W*", "BT", "ET", "Tf", "Td",
    "TD", "Tm", "T*", "Ts", "Tc", "Tw", "Tz", "TL", "Tr", "BMC", "BDC", "EMC", "Do", "sh"}
IMAGE_SPACES = {"/DeviceCMYK", "/DeviceGray"}


def box(page, name):
    return [float(edge) for edge in page.obj.get(name, [])]


def inside(inner, outer):
    return inner[0] >= outer[0] - NEAR and inner[1] >= outer[1] - NEAR and inner[2] <= outer[2] + NEAR and inner[3] <= outer[3] + NEAR


class Colour:
    """An amount of each plate."""

    def __init__(self, plates, white=False):
        self.plates, self.total, self.white = plates, sum(plates.values()), white

    def __eq__(self, other):
        return self.plates == other.plates

    def __hash__(self):
        return hash(tuple(sorted(self.plates.items())))


def process(values):
    plates = {name: value for name, value in zip(("C", "M", "Y", "K"), values) if value > 0}
    return Colour(plates, not plates)


def is_pattern(space):
    """With colours of its own, or in one of four inks."""
    return isinstance(space, pikepdf.Array) and str(space[0]) == "/Pattern" and (len(space) == 1 or str(space[1]) == "/DeviceCMYK")


class Page:
    """One walk over a page's content: what is painted, in which colour, how."""

    def __init__(self, page, report):
        self.resources, self.report = page.obj.Resources, report
        self.page = page
        self.state = {"fill": process([0, 0, 0, 1]), "stroke": process([0, 0, 0, 1]), "width": 1.0, "OP": False, "op": False,
                      "OPM": 0, "size": 0.0, "spaces": {}, "clip": None, "matrix": (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)}
        self.stack, self.path, self.fills, self.texts, self.used = [], [], [], [], set()
        self.marks = []

    def walk(self):
        self.walk_content(self.page)
        return self

    def walk_content(self, content):
        for operands, operator in pikepdf.parse_content_stream(content):
            name = str(operator)
            if name not in CONTENT:
                self.report("colour" if name in ("rg", "RG", "ri") else "operator", f"operator {name}")
            self.step(name, operands)

    def draw(self, item):
        """A picture fills the unit square; a form is content like the page's own."""
        if str(item.Subtype) == "/Image":
            if self.state["op"]:
                self.report("picture", "a picture that overprints lets spot inks below it show")
            self.path = [self.placed(x, y) for x, y in ((0, 0), (1, 0), (1, 1), (0, 1))]
            self.fills.append(self.cut(self.bounds(), self.state["clip"]))
            self.path = []
            return
        resources, state = self.resources, dict(self.state)
        self.state["matrix"] = times([float(v) for v in item.get("/Matrix", [1, 0, 0, 1, 0, 0])], self.state["matrix"])
        left, foot, right, top = (float(v) for v in item.BBox)
        self.path = [self.placed(x, y) for x, y in ((left, foot), (right, foot), (right, top), (left, top))]
        self.state["clip"] = self.cut(self.bounds(), state["clip"])
        self.path = []
        self.resources = item.get("/Resources", resources)
        self.walk_content(item)
        self.resources, self.state = resources, state

    def shade(self, shading):
        """Colours between two, along a line or between circles, from a table of them."""
        if str(shading.ColorSpace) not in IMAGE_SPACES:
            self.report("colour", f"a gradient in {shading.ColorSpace}")
        elif isinstance(shading.get("/Function"), pikepdf.Stream) and int(shading.Function.FunctionType) == 0:
            table, parts = shading.Function.read_bytes(), 4 if str(shading.ColorSpace) == "/DeviceCMYK" else 1
            most = max(sum(table[i:i + parts]) for i in range(0, len(table), parts)) / 255
            if most > MOST_INK + 0.02:
                self.report("ink", f"a gradient of {most * 100:.0f} % of ink")
        else:
            self.report("colour", "a gradient whose colours nobody looks at")

    def pattern(self, pattern):
        if int(pattern.PatternType) == 2:
            self.shade(pattern.Shading)
            return
        state, stack, resources, path = dict(self.state), self.stack, self.resources, self.path
        self.stack, self.path, self.resources = [], [], pattern.get("/Resources", resources)
        fills = self.fills
        self.fills = []  # what is repeated is cut by what it fills
        self.walk_content(pattern)
        self.state, self.stack, self.resources, self.path, self.fills = state, stack, resources, path, fills

    def step(self, name, operands):
        state = self.state
        if name == "q":
            self.stack.append(dict(state))
        elif name == "Q":
            self.state = self.stack.pop()
        elif name == "cm":
            state["matrix"] = times([float(v) for v in operands], state["matrix"])
        elif name == "w":
            state["width"] = float(operands[0]) * self.scale()
        elif name == "Tf":
            state["size"] = float(operands[1]) * self.scale()
        elif name == "Do":
            self.draw(self.resources.XObject[str(operands[0])])
        elif name == "sh":
            self.shade(self.resources.Shading[str(operands[0])])
        elif name == "gs":
            self.graphics(self.resources.ExtGState[str(operands[0])])
        elif name in "kg" or name in "KG":
            values = [float(v) for v in operands]
            state["fill" if name in "kg" else "stroke"] = process(values if name in "kK" else [0, 0, 0, 1 - values[0]])
        elif name in ("cs", "CS"):
            state["spaces"][name == "cs"] = str(operands[0])
        elif name in ("scn", "SCN", "sc", "SC"):
            self.tint(name in ("scn", "sc"), operands)
        elif name in ("m", "l", "c", "v", "y"):
            points = [float(v) for v in operands]
            self.path += [self.placed(x, y) for x, y in zip(points[::2], points[1::2])]
        elif name == "re":
            x, y, w, h = (float(v) for v in operands)
            self.path += [self.placed(x + i * w, y + j * h) for i, j in ((0, 0), (1, 0), (1, 1), (0, 1))]
        elif name in ("W", "W*"):
            state["clip"] = self.bounds() if not state["clip"] else self.cut(self.bounds(), state["clip"])
        if name in PAINTS:
            self.paint("fill", "op")
            self.fills.append(self.cut(self.bounds(), state["clip"]))
            self.mark(state["fill"])
        if name in STROKES:
            self.paint("stroke", "OP")
            left, foot, right, top = self.bounds()
            half = state["width"] / 2
            self.fills.append(self.cut([left - half, foot - half, right + half, top + half], state["clip"]))
            self.mark(state["stroke"])
            if state["width"] < HAIRLINE:
                self.report("hairline", f"a line of {state['width']} pt")
        if name in PAINTS | STROKES | {"n"}:
            self.path = []
        if name in SHOWS:
            self.show(operands)

    def placed(self, x, y):
        return times((1, 0, 0, 1, x, y), self.state["matrix"])[4:]

    def scale(self):
        a, b, c, d = self.state["matrix"][:4]
        return abs(a * d - b * c) ** 0.5

    def mark(self, colour):
        if set(colour.plates) == {"/All"}:
            self.marks.append(self.fills[-1])

    def bounds(self):
        xs, ys = [p[0] for p in self.path], [p[1] for p in self.path]
        return [min(xs), min(ys), max(xs), max(ys)]

    @staticmethod
    def cut(bounds, clip):
        if not clip:
            return bounds
        return [max(bounds[0], clip[0]), max(bounds[1], clip[1]), min(bounds[2], clip[2]), min(bounds[3], clip[3])]

    def graphics(self, given):
        if "/OP" in given:
            self.state["OP"] = bool(given.OP)
            self.state["op"] = bool(given.get("/op", given.OP))
        if "/op" in given:
            self.state["op"] = bool(given.op)
        if "/OPM" in given:
            self.state["OPM"] = int(given.OPM)

    def tint(self, filling, operands):
        named = self.state["spaces"].get(filling, "/?")
        space = pikepdf.Array([pikepdf.Name.Pattern]) if named == "/Pattern" else self.resources.ColorSpace[named]
        if is_pattern(space):
            self.pattern(self.resources.Pattern[str(operands[-1])])
            self.state["fill" if filling else "stroke"] = process([float(v) for v in operands[:-1]] or [0, 0, 0, 0.5])
            return
        if not isinstance(space, pikepdf.Array) or str(space[0]) != "/Separation":
            self.report("colour", f"colour space {space.unparse().decode()}")
            return
        self.used.add(str(space[1]))
        self.state["fill" if filling else "stroke"] = Colour({str(space[1]): float(operands[0])})

    def paint(self, which, over):
        colour = self.state[which]
        if colour.total > MOST_INK and set(colour.plates) != {"/All"}:
            self.report("ink", f"{colour.total * 100:.0f} % of ink")
        if self.state[over] and colour.white:
            self.report("white", "white that overprints")
        if self.state[over] and self.state["OPM"] != 1:
            self.report("mode", "overprinting in mode 0")

    def show(self, operands):
        self.paint("fill", "op")
        parts = operands[0] if isinstance(operands[0], pikepdf.Array) else operands
        count = sum(len(bytes(part)) // 2 for part in parts if isinstance(part, pikepdf.String))
        self.texts.append((count, self.state["size"], self.state["fill"], self.state["op"]))
        if self.state["fill"].white and self.state["size"] < REVERSED:
            self.report("reversed", f"white text of {self.state['size']} pt")


def check_bleed(page, fills, report):
    """What runs to the trim runs past it, by the whole bleed."""
    trim = box(page, "/TrimBox")
    for bounds in fills:
        for edge, sign in (0, -1), (1, -1), (2, 1), (3, 1):
            past = (bounds[edge] - trim[edge]) * sign
            other = (bounds[(edge + 2) % 4] - trim[edge]) * sign
            if -1 < past < BLEED - NEAR and other < -1:
                report("painted", f"a fill ends {past:.2f} pt past the trim")


def check_marks(page, marks, report):
    bleed = box(page, "/BleedBox")
    for left, foot, right, top in marks:
        if left < bleed[2] and right > bleed[0] and foot < bleed[3] and top > bleed[1]:
            report("marks", "what is printed on every plate stands on the page")


def check_boxes(page, report):
    media, bleed, trim = (box(page, name) for name in ("/MediaBox", "/BleedBox", "/TrimBox"))
    if not trim or not bleed or "/ArtBox" in page.obj:
        report("boxes", "TrimBox or BleedBox is missing, or there is an ArtBox besides")
        return False
    if not (inside(trim, bleed) and inside(bleed, media)):
        report("boxes", "the boxes do not lie in one another")
    if media[:2] != [0, 0]:
        report("boxes", "the MediaBox does not begin at 0 0, which imposition may stumble over")
    crop = box(page, "/CropBox")
    if crop and not inside(bleed, crop):
        report("boxes", "the CropBox cuts the bleed off")
    for edge in range(4):
        if abs(trim[edge] - bleed[edge]) < BLEED - NEAR:
            report("bleed", f"a bleed of {abs(trim[edge] - bleed[edge]):.2f} pt")
    for annotation in page.obj.get("/Annots", []):
        rect = [float(v) for v in annotation.Rect]
        if rect[0] < bleed[2] and rect[2] > bleed[0] and rect[1] < bleed[3] and rect[3] > bleed[1]:
            report("annotation", f"a {annotation.Subtype} on what is printed")
    return True


def check_spots(pdf, used, report):
    names, tints = {}, {}
    for item in objects(pdf):
        spaces = item.get("/ColorSpace")
        for _, space in spaces.items() if isinstance(spaces, pikepdf.Dictionary) else []:
            if is_pattern(space):
                continue
            if not isinstance(space, pikepdf.Array) or str(space[0]) != "/Separation":
                report("colour", f"colour space {space.unparse().decode()}")
                continue
            name = str(space[1])
            names.setdefault(re.sub(r"[\s_-]+", "", name).casefold(), set()).add(name)
            if space[2].unparse().decode() not in ("/DeviceCMYK", "/DeviceGray"):
                report("colour", f"{name} stands for {space[2].unparse().decode()}")
            tint = bytes(space[3].unparse()) if not isinstance(space[3], pikepdf.Stream) else space[3].read_bytes()
            if tints.setdefault(name, tint) != tint:
                report("spot", f"{name} stands for two colours")
            if name not in used:
                report("unused", f"{name} is nowhere printed")
            if name in PROCESS | {"/None"}:
                report("spot", f"a spot ink called {name}")
    for like in names.values():
        if len(like) > 1:
            report("spot", f"plates of nearly one name: {', '.join(sorted(like))}")


def check_transparency(pdf, report):
    for item in objects(pdf):
        if item.get("/Type") == "/Group" or item.get("/S") == "/Transparency":
            report("transparency", "a group")
        for key in "/ca", "/CA":
            if key in item and float(item[key]) != 1:
                report("transparency", f"{key} {item[key]}")
        if item.get("/BM", "/Normal") not in ("/Normal", "/Compatible") or item.get("/SMask", "/None") != "/None":
            report("transparency", "a blend mode or a soft mask")


def check_intent(pdf, report):
    intents = [item for item in pdf.Root.get("/OutputIntents", []) if str(item.S) == "/GTS_PDFX"]
    if len(intents) != 1:
        report("intent", f"{len(intents)} output intents of PDF/X")
        return
    intent = intents[0]
    for key in "/OutputConditionIdentifier", "/RegistryName", "/Info":
        if not str(intent.get(key, "")):
            report("intent", f"no {key}")
    profile = intent.get("/DestOutputProfile")
    if not isinstance(profile, pikepdf.Stream):
        report("profile", "no profile")
        return
    data = profile.read_bytes()
    size, version = struct.unpack(">I4xB", data[:9]) if len(data) > 128 else (0, 0)
    if int(profile.N) != 4 or size != len(data) or data[36:40] != b"acsp" or data[12:20] != b"prtrCMYK" or version > 4:
        report("profile", "not a profile of a printer in CMYK")


def check_identity(pdf, report):
    ids = pdf.trailer.get("/ID", [])
    if len(ids) != 2 or not all(len(bytes(item)) >= 16 for item in ids):
        report("id", "no ID in the trailer")
    info, xmp = pdf.trailer.get("/Info", {}), pdf.Root.get("/Metadata")
    xmp = xmp.read_bytes().decode() if xmp is not None else ""
    found = dict(re.findall(r"<([\w]+:[\w]+)>([^<]*)</\1>", xmp))
    for name, value in {"pdfxid:GTS_PDFXVersion": "PDF/X-4", "xmpMM:RenditionClass": "default", "pdf:Trapped": "False"}.items():
        if found.get(name) != value:
            report("xmp", f"{name} is {found.get(name)}")
    for name in "xmpMM:DocumentID", "xmpMM:VersionID", "xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate", "xmp:CreatorTool":
        if not found.get(name):
            report("xmp", f"no {name}")
    if "<dc:title>" not in xmp:
        report("xmp", "no title")
    if str(info.get("/Trapped", "")) != "/False" or str(info.get("/GTS_PDFXVersion", "")) != "PDF/X-4" or not str(info.get("/Title", "")):
        report("info", "no Trapped, title or version in Info")
    for key, name in ("/CreationDate", "xmp:CreateDate"), ("/ModDate", "xmp:ModifyDate"):
        if re.sub(r"\D", "", str(info.get(key, ""))) != re.sub(r"\D", "", found.get(name, "")):
            report("info", f"{key} is not {name}")


def check_file(pdf, report):
    if pdf.pdf_version != "1.6":
        report("version", f"PDF {pdf.pdf_version}")
    if pdf.is_encrypted or "/Encrypt" in pdf.trailer:
        report("encrypted", "encrypted")
    for key in FORBIDDEN_IN_CATALOG & set(pdf.Root.keys()):
        report("action", f"{key} in the catalog")
    for item in objects(pdf):
        if "/JS" in item or "/AA" in item or item.get("/Type") == "/Action":
            report("action", "an action")
        if item.get("/Subtype") == "/Image":
            if str(item.get("/ColorSpace", "/?")) not in IMAGE_SPACES:
                report("colour", f"a picture in {item.get('/ColorSpace')}")
            if item.get("/Interpolate", False):
                report("picture", "a picture that is interpolated")
        if item.get("/Type") == "/FontDescriptor" and not {"/FontFile", "/FontFile2", "/FontFile3"} & set(item.keys()):
            report("font", f"{item.FontName} is not embedded")
        if isinstance(item, pikepdf.Stream) and ("/F" in item or "/LZWDecode" in str(item.get("/Filter", ""))):
            report("stream", "a stream outside the file, or of LZW")


def check_text(texts, report):
    """Running text is black, and black overprints. Where a second language stands beside it in an ink of its own, that is half."""
    black = [entry for entry in texts if entry[2].plates == {"K": 1.0}]
    if not all(over for _, _, _, over in black):
        report("black", "black text that knocks out")
    sizes = {}
    for count, size, colour, _ in texts:
        sizes.setdefault(size, {}).setdefault(colour, 0)
        sizes[size][colour] += count
    if not sizes:
        return
    body = max(sizes.values(), key=lambda colours: sum(colours.values()))
    inked = {colour: count for colour, count in body.items() if not colour.white}
    if sum(count for colour, count in inked.items() if set(colour.plates) == {"K"}) * 5 < sum(inked.values()) * 2:
        report("body", "most of the running text is on other plates than black")


def faults(path):
    found = []

    def report(rule, words):
        if (rule, words) not in found:
            found.append((rule, words))

    with pikepdf.open(path) as pdf:
        check_file(pdf, report)
        check_identity(pdf, report)
        check_intent(pdf, report)
        check_transparency(pdf, report)
        texts, used = [], set()
        for page in pdf.pages:
            boxed = check_boxes(page, report)
            walked = Page(page, report).walk()
            texts += walked.texts
            used |= walked.used
            if boxed:
                check_bleed(page, walked.fills, report)
                check_marks(page, walked.marks, report)
        check_text(texts, report)
        check_spots(pdf, used, report)
    return found

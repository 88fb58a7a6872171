"""The rules of a screen edition that veraPDF does not look for: what a standard leaves to the eye, and what katern promises besides.
Checked on a finished file: knows nothing of the writer.

faults(path) gives (rule, words) for every fault found.
"""
import re
import xml.etree.ElementTree as tree

import pikepdf

from pdf_objects import objects

TYPES = set("Document Part Sect Div H1 H2 H3 H4 H5 H6 P L LI Lbl LBody BlockQuote Quote Caption Table TR TH TD Figure Link Span "
            "Note TOC TOCI".split())
HEADING = re.compile("/H[1-6]")
HYPHENS = "-\u00ad\u2010"
RDF, DC, XMP = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}", "{http://purl.org/dc/elements/1.1/}", "{http://ns.adobe.com/xap/1.0/}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SHOWS = {"Tj", "TJ", "'", '"'}
PAINTS = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Do", "sh"}
WALKED = " ".join(sorted(SHOWS | PAINTS | set("BMC BDC EMC BT Td TD Tm T* TL Tf cm q Q".split())))
SAME = 0.5       # points: two places that are one
REPEATED = 4     # words in a row that an alternative text may not share with what stands beside it
LABEL = 2        # words of what only the eye needs: a column's language


class Mark:
    """A marked-content sequence of a page: its tag, number and replacement text, what it shows and whether it paints."""

    def __init__(self, tag, entries, outer):
        self.tag, self.outer = tag, outer
        self.number = entries.get("/MCID")
        self.instead = entries.get("/ActualText")
        self.kind = entries.get("/Type")
        self.text, self.paints, self.places = "", False, []


def characters(font, cache):
    """code -> text of a font's ToUnicode map."""
    if font.objgen not in cache:
        codes, data = {}, font.ToUnicode.read_bytes().decode("ascii")
        for block in re.findall(r"beginbfchar(.*?)endbfchar", data, re.S):
            for code, to in re.findall(r"<(\w+)>\s*<(\w*)>", block):
                codes[int(code, 16)] = bytes.fromhex(to).decode("utf-16-be")
        for block in re.findall(r"beginbfrange(.*?)endbfrange", data, re.S):
            for first, last, to in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
                start = bytes.fromhex(to).decode("utf-16-be")
                for code in range(int(first, 16), int(last, 16) + 1):
                    codes[code] = start[:-1] + chr(ord(start[-1]) + code - int(first, 16))
        cache[font.objgen] = codes
    return cache[font.objgen]


class Page:
    """One walk over a page's content: its marks in order, and the text of each line with the marks around it."""

    def __init__(self, page, cache):
        self.page, self.cache = page, cache
        self.marks, self.open, self.loose = [], None, False
        self.shift, self.stack, self.line, self.leading, self.font = (0, 0), [], (0, 0), 0, {}
        self.pieces = []  # (where its line begins, its text, mark)
        for operands, operator in pikepdf.parse_content_stream(page, WALKED):
            self.step(str(operator), operands)

    def step(self, name, operands):
        if name in ("BMC", "BDC"):
            entries = operands[1] if len(operands) > 1 else {}
            self.open = Mark(str(operands[0]), self.page.Resources.Properties[str(entries)] if isinstance(entries, pikepdf.Name) else entries,
                             self.open)
            self.marks.append(self.open)
        elif name == "EMC":
            self.open = self.open.outer
        elif name in SHOWS:
            self.show(operands[-1])
        elif name in PAINTS:
            if self.open:
                self.open.paints = True
        elif name == "q":
            self.stack.append(self.shift)
        elif name == "Q":
            self.shift = self.stack.pop()
        elif name == "cm":
            self.shift = self.shift[0] + float(operands[4]), self.shift[1] + float(operands[5])
        elif name == "BT":
            self.line = (0, 0)
        elif name in ("Td", "TD"):
            self.line = self.line[0] + float(operands[0]), self.line[1] + float(operands[1])
        elif name == "Tm":
            self.line = float(operands[4]), float(operands[5])
        elif name == "Tf":
            self.font = characters(self.page.Resources.Font[str(operands[0])], self.cache)

    def show(self, operand):
        text = ""
        for part in operand if isinstance(operand, pikepdf.Array) else [operand]:
            if isinstance(part, pikepdf.String):
                data = bytes(part)
                text += "".join(self.font.get(int.from_bytes(data[at:at + 2], "big"), "\ufffd") for at in range(0, len(data), 2))
        place = self.line[0] + self.shift[0], self.line[1] + self.shift[1]
        if self.open:
            self.open.text += text
            self.open.places.append(place)
        self.pieces.append((place, text, self.open))


class Element:
    """A structure element with what its marks show, and its kids, in order."""

    def __init__(self, item, pages, page=None, language=None, level=0):
        self.item, self.role, self.level = item, str(item.S), level
        self.language = item.get("/Lang", language)
        self.kids, self.marks, self.order = [], [], []
        page = item.get("/Pg", page)
        kids = item.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                self.add_mark(pages, page, kid)
            elif kid.get("/Type") == "/MCR":
                self.add_mark(pages, kid.get("/Pg", page), int(kid.MCID))
            elif kid.get("/Type") != "/OBJR":
                self.kids.append(Element(kid, pages, page, self.language, level + 1))
                self.order += self.kids[-1].order

    def add_mark(self, pages, page, number):
        place = pages[page.objgen], number
        self.marks.append(place)
        self.order.append(place)

    def walk(self):
        yield self
        for kid in self.kids:
            yield from kid.walk()


def words(text):
    return re.findall(r"\w+", text.casefold())


def said(element, marks):
    return "".join(str(marks[place].instead) if marks[place].instead is not None else marks[place].text for place in element.order)


def check_words(pages, report):
    """A word that a hyphen parts at a line's end is one piece with its text; it stands in one column of one page."""
    for page in pages:
        for (place, text, mark), (next_place, _, next_mark) in zip(page.pieces, page.pieces[1:] + [(None, "", None)]):
            ends = next_place is None or abs(next_place[1] - place[1]) > SAME
            within = mark is not None and mark.instead is not None and mark is next_mark
            if ends and text[-1:] and text[-1] in HYPHENS and not within and (mark is None or mark.kind is None):
                report("word", f"a word is parted after {text[-12:]!r}, and nothing says which")
        for mark in page.marks:
            if mark.instead is not None and any(below[1] - above[1] > SAME for above, below in zip(mark.places, mark.places[1:])):
                report("column", f"{str(mark.instead)!r} runs on in another column")


def within(box, places):
    return any(box[0] - SAME < x < box[2] + SAME and box[1] - SAME < y < box[3] + SAME for x, y in places)


def check_figures(pages, elements, marks, report):
    """A figure that draws nothing stands for what is drawn in its place for another language: a figure there, or words."""
    drawn = {}
    for element in elements:
        if element.role != "/Figure":
            continue
        box = [round(float(edge), 1) for edge in element.item.get("/A", {}).get("/BBox", [])]
        if len(box) != 4 or box[0] >= box[2] or box[1] >= box[3]:
            report("box", f"the place of {element.item.get('/Alt', 'a figure')} is {box}")
            box = [0, 0, 0, 0]
        for place in element.order:
            if marks[place].text.strip():
                report("drawing", f"a figure holds the words {marks[place].text!r}")
        bare = not any(marks[place].paints for place in element.order)
        drawn.setdefault((element.order[0][0] if element.order else None, tuple(box)), []).append(bare)
    for (page, box), bare in drawn.items():
        if all(bare) and not within(box, [place for place, text, _ in pages[page].pieces if text.strip()] if page is not None else []):
            report("shared", f"nothing is drawn at {box}")


def repeated(one, other):
    runs = {tuple(one[at:at + REPEATED]) for at in range(len(one) - REPEATED + 1)}
    return next((" ".join(other[at:at + REPEATED]) for at in range(len(other)) if tuple(other[at:at + REPEATED]) in runs), None)


def check_alternatives(elements, marks, report):
    """An alternative text does not say what is tagged beside its figure."""
    for parent in elements:
        for figure in parent.kids:
            if figure.role == "/Figure":
                alternative = words(str(figure.item.get("/Alt", "")))
                for kid in parent.kids:
                    again = kid.role != "/Figure" and repeated(alternative, words(said(kid, marks)))
                    if again:
                        report("again", f"the alternative text and the page both say {again!r}")


def check_order(pages, elements, report):
    """What is read stands in the order of the pages, once; where one language stands on a page, in that of its content."""
    order = elements[0].order
    if len(set(order)) != len(order):
        report("order", "something is read twice")
    present = {(number, int(mark.number)) for number, page in enumerate(pages) for mark in page.marks if mark.number is not None}
    if set(order) != present:
        report("order", f"{len(present ^ set(order))} marks are not of one element")
    languages = {}
    for element in elements:
        for number, _ in element.marks:
            languages.setdefault(number, set()).add(str(element.language) if element.item.get("/S") != "/Span" else None)
    for number in range(len(pages)):
        here = [mark for page, mark in order if page == number]
        if len(languages.get(number, set()) - {None}) == 1 and here != sorted(here):
            report("order", f"page {number + 1} is drawn in another order than it is read")


def check_languages(packet, elements, report):
    claimed = [item.text for item in packet.findall(f".//{DC}language/{RDF}Bag/{RDF}li")]
    titled = [item.get(XML_LANG) for item in packet.findall(f".//{DC}title/{RDF}Alt/{RDF}li")]
    if titled != ["x-default", *claimed]:
        report("titles", f"titles in {titled}, of {claimed}")
    spoken = {str(element.language) for element in elements if element.marks}
    if not set(claimed) <= spoken:
        report("language", f"claims {claimed}, speaks {sorted(spoken)}")


def check_outline(pdf, elements, marks, report):
    def items(node):
        while node is not None:
            yield str(node.Title), "/First" in node
            if "/First" in node:
                yield from items(node.First)
            node = node.get("/Next")

    if pdf.Root.get("/PageMode") != "/UseOutlines" or "/Outlines" not in pdf.Root:
        report("outline", "no outline is shown")
        return
    headings = [words(said(element, marks)) for element in elements if HEADING.fullmatch(element.role)]
    at = 0
    for title, groups in items(pdf.Root.Outlines.First):
        if groups and words(title) not in headings:
            at = 0  # a language's name over its headings
            continue
        while at < len(headings) and headings[at] != words(title):
            at += 1
        if at == len(headings):
            report("outline", f"{title!r} is no heading, or stands elsewhere")
            return


def check_info(pdf, packet, report):
    info = pdf.trailer.get("/Info")
    if info is None:
        return
    texts = {"/Title": f".//{DC}title/{RDF}Alt/{RDF}li", "/Author": f".//{DC}creator/{RDF}Seq/{RDF}li",
             "/Subject": f".//{DC}description/{RDF}Alt/{RDF}li"}
    for key, path in texts.items():
        if str(info.get(key, "")) != (packet.findtext(path) or ""):
            report("info", f"{key} is not that of the metadata")
    for key, name in ("/CreationDate", "CreateDate"), ("/ModDate", "ModifyDate"):
        if re.sub(r"\D", "", str(info.get(key, "")))[:14] != re.sub(r"\D", "", packet.findtext(f".//{XMP}{name}") or "?")[:14]:
            report("info", f"{key} is not that of the metadata")


def check_objects(pdf, report):
    for item in objects(pdf):
        if item.get("/Type") == "/StructElem" and str(item.S)[1:] not in TYPES:
            report("type", f"an element {item.S}")
        if "/CIDSet" in item:
            report("cidset", f"{item.get('/FontName')} has a CIDSet")
        if "/S" in item and ("/URI" in item or "/D" in item or "/N" in item or item.get("/Type") == "/Action"):
            if str(item.S) not in ("/URI", "/GoTo", "/D", "/Transparency", "/GTS_PDFA1"):
                report("action", f"an action {item.S}")
        if "/FunctionType" not in item and "/EmbeddedFiles" in item:
            report("attached", "a file in the file")
    if "/RoleMap" in pdf.Root.StructTreeRoot:
        report("type", "roles are mapped")


def transparent(resources, seen):
    if resources is None or resources.objgen in seen and resources.objgen != (0, 0):
        return False
    seen.add(resources.objgen)
    for _, state in resources.get("/ExtGState", {}).items():
        if any(float(state.get(key, 1)) != 1 for key in ("/ca", "/CA")) or state.get("/SMask", "/None") != "/None" or \
                state.get("/BM", "/Normal") not in ("/Normal", "/Compatible"):
            return True
    for _, thing in resources.get("/XObject", {}).items():
        if "/SMask" in thing or transparent(thing.get("/Resources"), seen):
            return True
    return False


def check_pages(pdf, report):
    for page in pdf.pages:
        if page.get("/Tabs") != "/S":
            report("tabs", "the tab key follows another order than the tags")
        space = page.get("/Group", {}).get("/CS")
        if transparent(page.Resources, set()) and space is None or space == "/DeviceCMYK":
            report("group", f"a page with transparency mixes its colours in {space}")


def check_artifacts(pages, report):
    for page in pages:
        for mark in page.marks:
            if mark.tag == "/Artifact" and mark.kind != "/Pagination" and len(words(mark.text)) > LABEL:
                report("artifact", f"{mark.text!r} is said to nobody")
            if mark.outer is not None and (mark.number is not None or mark.tag == "/Artifact"):
                report("nested", f"{mark.tag} inside {mark.outer.tag}")


def faults(path):
    found = []

    def report(rule, words):
        if (rule, words) not in found:
            found.append((rule, words))

    with pikepdf.open(path) as pdf:
        cache = {}
        pages = [Page(page, cache) for page in pdf.pages]
        marks = {(number, int(mark.number)): mark for number, page in enumerate(pages) for mark in page.marks if mark.number is not None}
        kids = pdf.Root.StructTreeRoot.K
        root = Element(kids[0] if isinstance(kids, pikepdf.Array) else kids, {page.objgen: at for at, page in enumerate(pdf.pages)},
                       language=pdf.Root.get("/Lang"))
        elements = list(root.walk())
        packet = tree.fromstring(pdf.Root.Metadata.read_bytes())
        check_objects(pdf, report)
        check_pages(pdf, report)
        check_info(pdf, packet, report)
        check_languages(packet, elements, report)
        check_artifacts(pages, report)
        check_words(pages, report)
        check_order(pages, elements, report)
        check_figures(pages, elements, marks, report)
        check_alternatives(elements, marks, report)
        check_outline(pdf, elements, marks, report)
    return found

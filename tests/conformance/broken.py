"""What is broken of a finished screen edition, and by whom that must be seen: the rules of the standards that it keeps, in their
words and with their clauses, and those of screen.py. rules_test.py breaks them.
"""
import re

import pikepdf

from mutations import (NAME, both, content, elements, fonts, on_link, on_page, parsed, prefix, role, roles, root, unembed, without, xmp)

FIRST, SECOND = {"2a", "ua1"}, {"4", "ua2", "wt1a", "wt1r"}
TAGGED = SECOND - {"4"}
SHAPE = "/Artifact BMC {} 0 0 9 9 re f EMC"


def to_unicode(to):
    def change(pdf):
        font = fonts(pdf, "Type0")[0].ToUnicode
        data, count = re.subn(rb"(beginbfchar\s<\w+>\s*)<\w+>", rb"\1<" + to.encode() + b">", font.read_bytes(), count=1)
        assert count
        font.write(data)
    return change


def without_in_font(kind, key):
    def change(pdf):
        del fonts(pdf, kind)[0][key]
    return change


def wider(pdf):
    font = fonts(pdf, "CIDFontType2")[0]
    font.W[1] = pikepdf.Array([int(width) + 300 for width in font.W[1]])


def cid_set(pdf):
    fonts(pdf, "CIDFontType2")[0].FontDescriptor.CIDSet = pdf.make_stream(b"\0")


def unsuited_profile(pdf):
    pdf.Root.OutputIntents[0].DestOutputProfile.write(b"x" * 200)


def table(pdf):
    """A list becomes a table whose heads head nothing."""
    roles(L="Table", LI="TR", Lbl="TH", LBody="TD")(pdf)
    without("/A", "Table")(pdf)


def image(pdf):
    page = pdf.pages[0]
    page.Resources.XObject = pikepdf.Dictionary(Im=pdf.make_stream(
        b"\0\0\0", Type=NAME.XObject, Subtype=NAME.Image, Width=1, Height=1, BitsPerComponent=8, ColorSpace=NAME.DeviceRGB, Interpolate=True))
    prefix("/Artifact BMC /Im Do EMC")(pdf)


def transparency(group):
    def change(pdf):
        pdf.pages[0].Resources.ExtGState = parsed("<</T<</ca 0.5>>>>")
        prefix(SHAPE.format("/T gs"))(pdf)
        if group:
            on_page(Group=group)(pdf)
    return change


def untabbed(pdf):
    for page in pdf.pages:
        del page.obj["/Tabs"]


def outside(pdf):
    pdf.Root["/X"] = pdf.make_stream(b"x", F=pikepdf.String("other"))


def show_no_glyph(pdf):
    """Glyph 0 of a font, in a text that a reader is given; veraPDF knows it in glyf outlines only."""
    named = pdf.pages[0].Resources.Font
    name = min(key for key in named.keys() if named[key].DescendantFonts[0].Subtype == NAME.CIDFontType2)
    prefix(f"/Artifact BMC BT {name} 9 Tf <0000> Tj ET EMC")(pdf)


# The first generation: what the standard says, how it is broken, by whom that is seen.
UA1_A2A = [
    ("UA-1 5: says that it keeps PDF/UA-1", xmp("<pdfuaid:part>1", "<pdfuaid:part>9"), {"ua1": None}),
    ("A-2 6.6.4: says that it keeps PDF/A-2", xmp("<pdfaid:part>2", "<pdfaid:part>9"), {"2a": None}),
    ("A-2 6.6.4: says that it conforms at level A", xmp("<pdfaid:conformance>A", "<pdfaid:conformance>U"), {"2a": None}),
    ("A-2 6.6.2.3: a schema that PDF/A does not know is described", xmp("pdfaExtension:schemas", "pdfaExtension:none"), {"2a": "6.6.2.3.1-1"}),
    ("UA-1 7.1: has a title", xmp("dc:title", "dc:other"), {"2a": "6.6.2.3.1-1", "ua1": "7.1-9"}),
    ("UA-1 7.1: shows its title", root("/ViewerPreferences"), {"ua1": "7.1-10"}),
    ("UA-1 7.2: its language is known", root("/Lang"), {"ua1": "7.2-2"}),
    ("UA-1 7.2, A-2 6.7.4: a language is a language tag", root("/Lang", "(!!)"), {"2a": "6.7.4-1", "ua1": "7.2-29"}),
    ("UA-1 6.2, A-2 6.7.2: is marked as tagged", root("/MarkInfo"), {"2a": "6.7.2.2-1", "ua1": "6.2-1"}),
    ("UA-1 7.1, A-2 6.7.3: has a structure tree", root("/StructTreeRoot"), {"2a": "6.7.3.3-1", "ua1": "7.1-11"}),
    ("UA-1 7.18.3: the tab key follows the tags", untabbed, {"ua1": "7.18.3-1"}),
    ("A-2 6.5.1: no JavaScript", root("/OpenAction", "<</Type/Action/S/JavaScript/JS(app.beep)>>"), {"2a": "6.5.1-1"}),
    ("A-2 6.5.1: no program is started", on_link("/A", "<</S/Launch/F(x)>>"), {"2a": "6.5.1-1"}),
    ("A-2 6.5.2: nothing happens by itself", on_page(AA="<</O<</S/URI/URI(x)>>>>"), {"2a": "6.5.2-2"}),
    ("A-2 6.4.2: no forms of XFA", root("/AcroForm", "<</XFA(x)/Fields[]>>"), {"2a": "6.4.2-1"}),
    ("UA-1 7.10, A-2 6.9: optional content has a name", root("/OCProperties", "<</OCGs[]/D<<>>>>"), {"2a": "6.9-1", "ua1": "7.10-1"}),
    ("A-2 6.1.7: all of it is in the file", outside, {"2a": "6.1.7.1-3"}),
    ("UA-1 7.1: all content is tagged or an artifact", prefix("0 0 9 9 re f"), {"ua1": "7.1-3"}),
    ("UA-1 7.1: no artifact inside what is tagged", content(rb"(/P<</MCID \d+>>BDC)", rb"\1 /Artifact BMC EMC"), {"ua1": "7.1-1"}),
    ("UA-1 7.1: nothing tagged inside an artifact", prefix("/Artifact BMC /P<</MCID 0>>BDC EMC EMC"), {"ua1": "7.1-2"}),
    ("UA-1 7.1, A-2 6.7.3.4: the standard's own types", role("P", "Headline"), {"2a": "6.7.3.4-1", "ua1": "7.1-5"}),
    ("UA-1 7.4.2: headings without a gap", role("H2", "H3"), {"ua1": "7.4.2-1"}),
    ("UA-1 7.4.2: the first heading is of the first level", role("H1", "H2"), {"ua1": "7.4.2-1"}),
    ("UA-1 7.2: a list has items", role("LI", "P"), {"ua1": "7.2-18"}),
    ("UA-1 7.5: a table's heads say what they head", table, {"ua1": "7.5-1"}),
    ("UA-1 7.9: a note has an identifier", role("P", "Note"), {"ua1": "7.9-1"}),
    ("UA-1 7.3: a figure has an alternative", without("/Alt", "Figure"), {"ua1": "7.3-1"}),
    ("UA-1 7.18.5: a link is tagged as one", role("Link", "Span"), {"ua1": "7.18.5-1"}),
    ("UA-1 7.18.5: a link's element is found from it", on_link("/StructParent"), {"ua1": "7.18.5-1"}),
    ("UA-1 7.18.1: a link says where it leads", on_link("/Contents"), {"ua1": "7.18.5-2"}),
    ("A-2 6.3.2: a link says how it prints", on_link("/F"), {"2a": "6.3.2-1"}),
    ("A-2 6.3.2: a link is not hidden", on_link("/F", "6"), {"2a": "6.3.2-2"}),
    ("UA-1 7.21.4.1, A-2 6.2.11.4.1: fonts are embedded", unembed, {"2a": "6.2.11.4.1-1", "ua1": "7.21.4.1-1"}),
    ("UA-1 7.21.4.2, A-2 6.2.11.4.2: a CIDSet is complete", cid_set, {"2a": "6.2.11.4.2-2", "ua1": "7.21.4.2-2"}),
    ("UA-1 7.21.5, A-2 6.2.11.5: widths are those of the font", wider, {"2a": "6.2.11.5-1", "ua1": "7.21.5-1"}),
    ("UA-1 7.21.3.2, A-2 6.2.11.3.2: TrueType has its map of glyphs", without_in_font("CIDFontType2", "/CIDToGIDMap"),
     {"2a": "6.2.11.3.2-1", "ua1": "7.21.3.2-1"}),
    ("UA-1 7.21.7, A-2 6.2.11.7.2: glyphs have a text", without_in_font("Type0", "/ToUnicode"), {"2a": "6.2.11.7.2-1", "ua1": "7.21.7-1"}),
    ("UA-1 7.21.7, A-2 6.2.11.7.2: none is U+0000", to_unicode("0000"), {"2a": "6.2.11.7.2-2", "ua1": "7.21.7-2"}),
    ("UA-1 7.21.7, A-2 6.2.11.7.2: none is U+FEFF", to_unicode("FEFF"), {"2a": "6.2.11.7.2-2", "ua1": "7.21.7-2"}),
    ("UA-1 7.21.7, A-2 6.2.11.7.2: none is U+FFFE", to_unicode("FFFE"), {"2a": "6.2.11.7.2-2", "ua1": "7.21.7-2"}),
    ("A-2 6.2.11.7.3: none is of the private area", to_unicode("E001"), {"2a": "6.2.11.7.3-1"}),
    ("UA-1 7.21.8, A-2 6.2.11.8: no glyph that is none", show_no_glyph, {"2a": "6.2.11.8-1", "ua1": "7.21.8-1"}),
    ("A-2 6.2.4.3: no CMYK", prefix(SHAPE.format("0 0 0 1 k")), {"2a": "6.2.4.3-3"}),
    ("A-2 6.2.4.3: RGB is that of an output intent", root("/OutputIntents"), {"2a": "6.2.4.3-2"}),
    ("A-2 6.2.3: the output intent's profile is one", unsuited_profile, {"2a": "6.2.3-1"}),
    ("A-2 6.2.8: images are not interpolated", image, {"2a": "6.2.8-3"}),
]


def other_namespace(pdf):
    pdf.Root.StructTreeRoot.Namespaces[0].NS = pikepdf.String("http://example.org/none")


def lead_to_the_page(pdf):
    del pdf.Root.Outlines.First.A["/SD"]


def plain_destination(pdf):
    item = pdf.Root.Outlines.First
    item.Dest = item.A.D
    del item["/A"]


def numbering(name):
    def change(pdf):
        lists = [item for item in elements(pdf, "L") if item.K[0].K[0].S == "/Lbl"]
        lists[0].A.ListNumbering = NAME("/" + name)
    return change


def info(pdf):
    pdf.trailer.Info = pdf.make_indirect(pikepdf.Dictionary(Title=pikepdf.String("x")))


def tagged(rule):
    return dict.fromkeys(TAGGED, rule)


# The second generation.
UA2_A4 = [
    ("A-4 6.1.3: no Info", info, {"4": "6.1.3"}),
    ("A-4 6.7.3: says that it keeps PDF/A-4", xmp("<pdfaid:part>4", "<pdfaid:part>9"), {"4": None}),
    ("A-4 6.7.3: says of which year", xmp("<pdfaid:rev>2020", "<pdfaid:rev>20"), {"4": "6.7.3"}),
    ("UA-2 5: says of which year", xmp("<pdfuaid:rev>2024", "<pdfuaid:rev>24"), {"ua2": "5"}),
    ("UA-2 5: says that it keeps PDF/UA-2", xmp("<pdfuaid:part>2", "<pdfuaid:part>9"), {"ua2": None}),
    ("WTPDF 6.1.3: declares that it is accessible", xmp("#accessibility1.0", "#other"), {"wt1a": None}),
    ("WTPDF 6.1.3: declares that it can be used again", xmp("#reuse1.0", "#other"), {"wt1r": None}),
    ("A-4 6.2.4.3: RGB is that of an output intent", root("/OutputIntents"), {"4": "6.2.4.3"}),
    ("UA-2 8.11.1: has a title", xmp("dc:title", "dc:other"), tagged("8.11.1")),
    ("UA-2 8.11.2: shows its title", root("/ViewerPreferences"), {"ua2": "8.11.2", "wt1a": "8.11.2"}),
    ("UA-2 8.2.5.2: the root is of the namespace of PDF 2.0", without("/NS"), tagged("8.2.5.2")),
    ("UA-2 8.2.4: all are of a namespace that is known", other_namespace, tagged("8.2.4")),
    ("UA-2 8.2.4: types are of their namespace", role("P", "BlockQuote"), tagged("8.2.4")),
    ("UA-2 8.8: the outline leads to elements, not pages", lead_to_the_page, tagged("8.8")),
    ("UA-2 8.8: so does a plain destination", plain_destination, tagged("8.8")),
    ("UA-2 8.2.5.25: a list with labels says its numbering", numbering("None"), tagged("8.2.5.25")),
    ("UA-2 8.2.5.25: that is not left out", without("/A", "L"), tagged("8.2.5.25")),
    ("ISO 32005 table 5: a list has items", role("LI", "P"), tagged("Table 5. L-P")),
    ("ISO 32005 table 5: an item is no heading", role("LBody", "H1"), tagged("Table 5. LI-Hn")),
    ("UA-2 8.2.5.28: a figure has an alternative", without("/Alt", "Figure"), {"ua2": "8.2.5.28.2", "wt1a": "8.2.5.28.2"}),
    ("UA-2 8.2.2: all content is tagged or an artifact", prefix("0 0 9 9 re f"), tagged("8.2.2")),
    ("UA-2 8.4.4: its language is known", root("/Lang"), tagged("8.4.4")),
    ("UA-2 6.2: is marked as tagged", root("/MarkInfo"), tagged("6.2")),
]


def swap(pdf):
    """Two elements that are read after each other change places."""
    kids = elements(pdf, "P")[1].P.K
    kids[0], kids[1] = kids[1], kids[0]


def read_twice(pdf):
    kids = elements(pdf, "P")[1].P.K
    kids.append(kids[0])


def bare_figure_elsewhere(pdf):
    """Of two figures in one place, one with the drawing, that of the other language moves."""
    boxes = {}
    for figure in elements(pdf, "Figure"):
        boxes.setdefault(bytes(figure.A.BBox.unparse()), []).append(figure)
    _, second = next(pair for pair in boxes.values() if len(pair) == 2)
    second.A.BBox = pikepdf.Array([1, 1, 3, 3])


def repeat(pdf):
    figure = elements(pdf, "Figure")[0]
    figure.Alt = pikepdf.String("1908: the reading room opens its doors, and so on")


def other_info(key, value):
    def change(pdf):
        pdf.trailer.Info[key] = pikepdf.String(value)
    return change


def retitle(pdf):
    pdf.Root.Outlines.First.Title = pikepdf.String("Elsewhere")


# What screen.py must see: its rule, the edition that is broken, how.
SCREEN = [
    ("type", "en", role("P", "Art")),
    ("type", "en", lambda pdf: pdf.Root.StructTreeRoot.__setitem__("/RoleMap", parsed("<</P/H1>>"))),
    ("outline", "en", root("/PageMode")),
    ("outline", "en", retitle),
    ("outline", "en-fr", role("H1", "P")),
    ("tabs", "en", lambda pdf: pdf.pages[1].obj.__delitem__("/Tabs")),
    ("info", "en", other_info("/Title", "Another")),
    ("info", "en", other_info("/Author", "Another")),
    ("info", "en", other_info("/ModDate", "D:19990101000000Z")),
    ("titles", "en-fr", xmp('<rdf:li xml:lang="fr">', '<rdf:li xml:lang="de">')),
    ("language", "en-fr", without("/Lang", "Part")),
    ("artifact", "en", content(rb"/P<</MCID \d+>>BDC", b"/Artifact BMC")),
    ("order", "en", content(rb"/P<</MCID \d+>>BDC", b"/Artifact BMC")),
    ("order", "en", swap),
    ("order", "en", read_twice),
    ("nested", "en", content(rb"(/P<</MCID \d+>>BDC)", rb"\1 /Artifact BMC EMC")),
    ("word", "en", content(rb"/ActualText\(\w+\)", b"")),
    ("column", "en", content(rb"(/ActualText\(\w+\)>>BDC\s[^\n]*\n)0 -", rb"\g<1>0 ")),
    ("box", "en", without("/A", "Figure")),
    ("drawing", "en", role("P", "Figure")),
    ("shared", "en-fr", bare_figure_elsewhere),
    ("again", "en", repeat),
    ("cidset", "en", cid_set),
    ("action", "en", on_link("/A", "<</S/Named/N/NextPage>>")),
    ("attached", "en", root("/Names", "<</EmbeddedFiles<</Names[(a)<</F(a)/UF(a)/EF<<>>>>]>>>>")),
    ("group", "en", transparency(None)),
    ("group", "en", transparency("<</S/Transparency/CS/DeviceCMYK>>")),
]

# What files_test.py must see.
FILE = [
    ("test_actions_are_addresses", on_link("/A", "<</S/URI/URI(javascript:x)>>")),
    ("test_nothing_that_acts_by_itself", root("/OpenAction", "<</Type/Action/S/JavaScript/JS(x)>>")),
    ("test_every_glyph_is_one_and_says_what_it_is", show_no_glyph),
    ("test_every_glyph_is_one_and_says_what_it_is", to_unicode("E001")),
    ("test_fonts_are_embedded_subsets", unembed),
    ("test_claims", xmp("dc:language", "dc:other")),
    ("test_claims", root("/PageMode")),
]

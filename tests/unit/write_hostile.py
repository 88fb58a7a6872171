"""Reads back what write_hostile.c wrote: write_hostile.py PDF TEXTS TITLE. Says what differs; status 1 if anything does."""
import sys
import xml.etree.ElementTree as tree

import pikepdf

faults = []


def lines(name):
    return [bytes.fromhex(line).decode() for line in open(name)]


def expect(what, found, wanted):
    if found != wanted:
        at = next((i for i, (a, b) in enumerate(zip(found, wanted)) if a != b), min(len(found), len(wanted)))
        faults.append(f"{what}: {ascii(found[at:at + 40])} for {ascii(wanted[at:at + 40])} at {at}")


def expect_keys(what, dictionary, keys):
    extra = set(dictionary.keys()) - {"/" + k for k in keys.split()}
    if extra:
        faults.append(f"{what}: keys {sorted(extra)} too many")


pdf = pikepdf.open(sys.argv[1])
texts, (title,) = lines(sys.argv[2]), lines(sys.argv[3])

expect_keys("catalog", pdf.Root, "Type Pages StructTreeRoot Metadata OutputIntents MarkInfo ViewerPreferences Lang "
            "Outlines PageMode")
second = pdf.pdf_version == "2.0"
if not second:
    expect_keys("info", pdf.docinfo, "Title Author Subject Creator Producer CreationDate ModDate")
    for key in "Title", "Author", "Subject":
        expect(key, str(pdf.docinfo["/" + key]), title)
expect_keys("trailer", pdf.trailer, "Root ID Size" if second else "Root Info ID Size")

items, item = [], pdf.Root.Outlines.First
while item is not None:
    items.append(item)
    item = item.get("/Next")
elements = [kid for kid in pdf.Root.StructTreeRoot.K.K if kid.S == "/Figure"]
links = list(pdf.pages[0].Annots)
for name, found in ("outline", items), ("figures", elements), ("links", links):
    if len(found) != len(texts):
        faults.append(f"{len(found)} {name} for {len(texts)}")
for text, item, element, link in zip(texts, items, elements, links):
    expect("outline", str(item.Title), text)
    expect_keys("outline", item, "Title Parent Prev Next A" if second else "Title Parent Prev Next Dest")
    expect("alternative", str(element.Alt), text)
    expect_keys("figure", element, "Type S NS P Pg Alt A K" if second else "Type S P Pg Alt A K")
    expect("contents", str(link.Contents), text)
    expect_keys("link", link, "Type Subtype F Border Rect StructParent Contents A")
    expect_keys("action", link.A, "Type S URI")
    expect("address", str(link.A.URI), "https://a.nl/)%20/OpenAction%20%3C%3C%20%5C%20%0D")

# XML has no place for most control characters; they are replaced. White space and line ends must come through.
in_xml = "".join(c if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff") else "\ufffd" for c in title)
packet = bytes(pdf.Root.Metadata.read_bytes())
if packet.count(b"<?xpacket") != 2:
    faults.append("the packet has more ends than one")
xmp = tree.fromstring(packet)
rdf, dc = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}", "{http://purl.org/dc/elements/1.1/}"
found = xmp.findall(f".//{dc}title/{rdf}Alt/{rdf}li")
if len(found) != 3:
    faults.append(f"{len(found)} titles in the packet")
expect("dc:title", found[0].text, in_xml)
expect("dc:creator", xmp.find(f".//{dc}creator/{rdf}Seq/{rdf}li").text, in_xml)
expect("dc:description", xmp.find(f".//{dc}description/{rdf}Alt/{rdf}li").text, in_xml)

print("\n".join(faults[:20]))
sys.exit(1 if faults else 0)

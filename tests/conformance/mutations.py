"""Ways to break a finished PDF, for the tests that see each rule broken. Each takes the file as pikepdf opened it."""
import re

import pikepdf

NAME = pikepdf.Name


def elements(pdf, *roles):
    return [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/StructElem"
            and (not roles or str(item.S)[1:] in roles)]


def fonts(pdf, *kinds):
    return [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font"
            and str(item.Subtype)[1:] in kinds]


def link(pdf):
    """The first link of the file."""
    return next(item for page in pdf.pages for item in page.get("/Annots", []))


def parsed(text):
    return pikepdf.Object.parse(text.encode())


def both(*changes):
    def change(pdf):
        for one in changes:
            one(pdf)
    return change


def xmp(old, new):
    def change(pdf):
        data = pdf.Root.Metadata.read_bytes()
        assert old.encode() in data
        pdf.Root.Metadata.write(data.replace(old.encode(), new.encode()))
    return change


def prefix(text):
    """What the first page's content begins with."""
    def change(pdf):
        page = pdf.pages[0]
        page.Contents = pdf.make_stream(b"q " + text.encode() + b" Q\n" + page.Contents.read_bytes())
    return change


def content(old, new):
    """The first place of a pattern in the pages' content."""
    def change(pdf):
        for page in pdf.pages:
            data, count = re.subn(old, new, page.Contents.read_bytes(), count=1, flags=re.S)
            if count:
                page.Contents = pdf.make_stream(data)
                return
        raise AssertionError(f"no {old} in the content")
    return change


def role(old, new):
    """The first element of a role in another."""
    def change(pdf):
        elements(pdf, old)[0].S = NAME("/" + new)
    return change


def roles(**new):
    """All elements of some roles in others."""
    def change(pdf):
        for item in elements(pdf, *new):
            item.S = NAME("/" + new[str(item.S)[1:]])
    return change


def without(key, *names):
    """A key less in the elements of some roles."""
    def change(pdf):
        found = [item for item in elements(pdf, *names) if key in item]
        assert found
        for item in found:
            del item[key]
    return change


def root(key, value=None):
    """Another value of the catalog, or none."""
    def change(pdf):
        if value is None:
            del pdf.Root[key]
        else:
            pdf.Root[key] = parsed(value)
    return change


def on_page(**entries):
    def change(pdf):
        for key, value in entries.items():
            pdf.pages[0].obj[f"/{key}"] = parsed(value)
    return change


def on_link(key, value=None):
    def change(pdf):
        if value is None:
            del link(pdf)[key]
        else:
            link(pdf)[key] = parsed(value)
    return change


def unembed(pdf):
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
            for key in "/FontFile2", "/FontFile3":
                if key in item:
                    del item[key]

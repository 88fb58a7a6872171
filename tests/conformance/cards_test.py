"""An independent reader finds on the pages a QR code for each person, and reads in it the vCard of the content.

usage: cards_test.py PROJECT PDF...
"""
import pathlib
import subprocess
import sys
import tempfile

import content


def people(brochure, edition):
    """Pages, organisation and person."""
    for pages, (_, section) in zip(brochure.places(edition), brochure.sections):
        for block in section["body"]:
            for group in block.get("contacts", {}).get("groups", []):
                for person in group["people"]:
                    yield pages, group["organisation"], person


def read(pdf, page):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-r", "300", "-f", str(page), "-l", str(page), "-gray", "-png", pdf, f"{folder}/page"], check=True)
        picture = next(pathlib.Path(folder).iterdir())
        ran = subprocess.run(["zbarimg", "-q", "--raw", "-Sdisable", "-Sqrcode.enable", "-Sqrcode.binary", picture],
                             capture_output=True, encoding="utf-8")
    return ran.stdout


def fields(card):
    """Lines of a vCard, unfolded, escapes undone."""
    lines = card.replace("\r", "").replace("\n ", "").split("\n")
    return {line.split(":", 1)[0].split(";")[0]: line.split(":", 1)[1].replace("\\,", ",").replace("\\;", ";") for line in lines if ":" in line}


def check(file, expecting, half):
    """The cards of one language."""
    wrong = 0
    texts = [read(file, page + 1) for page in {pages[half] for pages, *_ in expecting}]
    cards = {card["FN"]: card for card in map(fields, "".join(texts).split("BEGIN:VCARD")[1:])}
    for _, organisation, person in expecting:
        card = cards.pop(person["name"], {})
        expected = {"ORG": organisation, "EMAIL": person["email"], "TEL": person["phone"].replace(" ", "")}
        found = {key: card.get(key, "").removeprefix("tel:").replace(" ", "") if key == "TEL" else card.get(key) for key in expected}
        if found != expected:
            print(f"{file}: {person['name']}: expected {expected}, found {found}")
            wrong += 1
    if cards:
        print(f"{file}: cards of nobody: {', '.join(cards)}")
        wrong += 1
    return wrong


def main(project, *files):
    wrong = 0
    brochure = content.Brochure(pathlib.Path(project))
    for file in files:
        expecting = list(people(brochure, pathlib.Path(file).stem))
        apart = any(len(set(pages)) > 1 for pages, *_ in expecting)
        wrong += sum(check(file, expecting, half) for half in range(1 + apart))
    return wrong > 0


sys.exit(main(*sys.argv[1:]))

"""Three readers find every text of the source on its section's page, whole and in reading order.

Where an edition is read from right to left, mutool parts a word from what is written the other way beside it: like pdftotext,
it is asked for the letters without spaces.

usage: words_test.py PROJECT FOLDER        the editions' PDFs lie in the folder
"""
import pathlib
import re
import subprocess
import sys

import content

# Kinds of blocks that an edition in two languages draws once: a number that both share stands in the first's words.
SHARED = {"kicker", "figures", "chain", "timeline", "channel", "share", "impact-ladder", "labels", "contacts"}
BACKWARDS = {"ar"}


def output(*command):
    # poppler prints a Sect's title as the bytes that stand in the file, which may be UTF-16
    ran = subprocess.run(command, capture_output=True, text=True, errors="replace", check=True)
    return ran.stdout


def pages(text, space):
    return [row(content.words(page), space) for page in text.split("\f")]


def spoken(text):
    """The words below each Sect of the tag tree. Pieces of one element stand on lines that follow each other."""
    sections = re.split(r"^ {2,4}Sect.*$", re.sub(r'"\n +"', "", text), flags=re.M)[1:]
    return [row(content.words("\n".join(re.findall(r'^ +"(.*)"$', section, re.M))), " ") for section in sections]


def heard_at(sections, places, number, half):
    """Where a section is heard in a language, and whether what both share was heard in the other before."""
    apart = len(sections) > len(places)
    return half * len(places) * apart + number, half > 0 and not apart


def row(words, space):
    return space + space.join(words) + space


def faults(texts, words, space, two):
    """What of a section's texts is not there, or not after the text before it."""
    at = 0
    for kind, text in texts:
        shared = two and kind in SHARED
        for part in pieces(text) if shared else [text]:
            found = words.find(row(part, space), 0 if shared else at)
            if found >= 0:
                at = max(at, found)
            else:
                where = "out of order" if row(part, space) in words else "not found"
                yield f"{where}: {kind}: {' '.join(part)}"


def pieces(text):
    """The words around the numbers of a text and their units."""
    runs = [[]]
    for word in text:
        if re.search(r"[\d%٪]", word) or any(word in units for units in content.MILLION.values()):
            runs.append([])
        else:
            runs[-1].append(word)
    return [run for run in runs if run]


def main(project, folder):
    brochure = content.Brochure(pathlib.Path(project))
    count = wrong = 0
    for edition, languages in brochure.editions():
        places = list(brochure.places(edition))
        pdf = f"{folder}/{edition}.pdf"
        # poppler's -raw drops a space that is narrow for its type's size, as after the comma of a heading
        backwards = languages[0] in BACKWARDS
        between = "" if backwards else " "
        readers = {"pdftotext": ("", pages(output("pdftotext", "-raw", pdf, "-"), "")),
                   "mutool": (between, pages(output("mutool", "draw", "-q", "-F", "text", pdf), between)),
                   "tags": (" ", spoken(output("pdfinfo", "-struct-text", pdf)))}
        for reader, (space, sections) in readers.items():
            for half, language in enumerate(languages):
                for number, (section, texts) in enumerate(brochure.texts(language)):
                    count += len(texts)
                    at = places[number][half]
                    two = places[number].count(at) > 1
                    if reader == "tags":
                        at, two = heard_at(sections, places, number, half)
                    for fault in faults(texts, sections[at], space, two):
                        print(f"{edition}, {reader}, {language}, {section}: {fault}")
                        wrong += 1
    print(f"{count - wrong} passed, {wrong} failed")
    return wrong > 0


sys.exit(main(*sys.argv[1:]))

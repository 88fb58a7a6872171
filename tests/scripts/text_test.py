"""A page in each language of texts/: the text that three readers take from the PDF is the text of the source.

usage: text_test.py FOLDER        where the pages are put, as LANGUAGE.pdf

Compared are whole paragraphs, in order, with nothing between them but the marks of a list. Only white space is evened
out: a line's end is a space, or nothing where the script writes none between words. In right-to-left pages poppler's
pdftotext turns lines around by the places of their letters and misplaces spaces and points, however the file says them; there
it is asked for the letters and digits as they follow each other in the file, and poppler's reading of the tag tree for the whole.
"""
import pathlib
import re
import shutil
import subprocess
import sys
import unicodedata
import unittest

import yaml

import program

HERE = pathlib.Path(__file__).parent
OUT = pathlib.Path(sys.argv[1])
NOTO = "/usr/share/fonts/truetype/noto"

# Language -> script -> font. What is not here is set in Noto Sans; outlines of both kinds are wanted, so some have Inter.
SCRIPTS = {"ar": "Arab", "fa": "Arab", "ur": "Arab", "he": "Hebr", "el": "Grek", "ru": "Cyrl", "uk": "Cyrl", "sr": "Cyrl",
           "ka": "Geor", "hy": "Armn", "am": "Ethi", "hi": "Deva", "bn": "Beng", "ta": "Taml", "te": "Telu", "gu": "Gujr",
           "pa": "Guru", "th": "Thai", "lo": "Laoo", "km": "Khmr", "my": "Mymr", "ja": "Jpan", "ko": "Kore",
           "zh-Hans": "Hans", "zh-Hant": "Hant"}
NAMES = {"Arab": "Arabic", "Hebr": "Hebrew", "Geor": "Georgian", "Armn": "Armenian", "Ethi": "Ethiopic",
         "Deva": "Devanagari", "Beng": "Bengali", "Taml": "Tamil", "Telu": "Telugu", "Gujr": "Gujarati",
         "Guru": "Gurmukhi", "Thai": "Thai", "Laoo": "Lao", "Khmr": "Khmer", "Mymr": "Myanmar"}
# Families that texts of one language take before what other languages have for the same characters.
EAST_ASIAN = {"Jpan": ("/usr/share/fonts/opentype/ipaexfont-gothic", "ipaexg.ttf"),
              "Kore": ("/usr/share/fonts/truetype/nanum", "NanumGothic.ttf"),
              "Hans": ("/usr/share/fonts/truetype/droid", "DroidSansFallbackFull.ttf"),
              "Hant": ("/usr/share/fonts/truetype/droid", "DroidSansFallbackFull.ttf")}
INTER = {"nl", "de", "ru", "el"}
BACKWARDS = {"Arab", "Hebr"}
UNSPACED = {"Thai", "Laoo", "Khmr", "Mymr", "Jpan", "Hans", "Hant", "Kore"}  # a line may end where no space is


def fonts(language):
    script = SCRIPTS.get(language, "Latn")
    noto = lambda name: {"licence": "OFL-1.1", "folder": NOTO,
                         "faces": {"400": f"NotoSans{name}-Regular.ttf", "700": f"NotoSans{name}-Bold.ttf"}}
    families = {"Latin": noto("")}
    if script in EAST_ASIAN:
        for name, (folder, file) in EAST_ASIAN.items():
            families[name] = {"licence": "packaged", "folder": folder, "faces": {"400": file}}
        own = {name: [name] for name in EAST_ASIAN}
        return {"roles": {"text": "Latin"}, "fall-backs": {"Zyyy": ["Latin"], "Hani": ["Hans", "Jpan"], **own}, "families": families}
    if language in INTER:
        families["Own"] = {"licence": "OFL-1.1", "folder": "/usr/share/fonts/opentype/inter",
                           "faces": {"400": "Inter-Regular.otf", "700": "Inter-Bold.otf"}}
    elif script in NAMES:
        families["Own"] = noto(NAMES[script])
    return {"roles": {"text": "Own" if "Own" in families else "Latin"},
            "fall-backs": {"Latn": ["Latin"], "Zyyy": ["Latin"]}, "families": families}


def render(language, folder):
    """The page as OUT/LANGUAGE.pdf; what the program says."""
    for name in "content", "layouts", "fonts":
        (folder / name).mkdir(parents=True)
    shutil.copy(HERE / "page.yaml", folder / "layouts")
    shutil.copy(HERE / f"texts/{language}.yaml", folder / "content/words.yaml")
    brochure = {"title": paragraphs(language)[0], "language": language, "date": "2026-01-02", "publishers": ["Fair Work"],
                "layout": "page", "pages": "1", "sections": ["words"], "editions": {language: {"languages": [language]}},
                "words": {word: "{name}" for word in ("email", "call", "qr")}}
    dump = lambda what, name: (folder / name).write_text(yaml.safe_dump(what, allow_unicode=True, width=1000))
    dump(brochure, "content/brochure.yaml")
    dump(fonts(language), "fonts/fonts.yaml")
    return program.katern("render", "--out", OUT, cwd=folder)


def paragraphs(language):
    section = yaml.safe_load((HERE / f"texts/{language}.yaml").read_text())
    parts = re.split(r"\n+", section["body"][0]["text"].strip())
    return [section["title"], *(part.removeprefix("- ") for part in parts)]


def poppler(pdf):
    return output("pdftotext", pdf, "-")


def poppler_raw(pdf):
    return output("pdftotext", "-raw", pdf, "-")


def mutool(pdf):
    return output("mutool", "draw", "-q", "-F", "text", pdf)


def tags(pdf):
    """poppler's reading of the tag tree: lines in quotation marks, one a piece of text, below one for each element."""
    tree = output("pdfinfo", "-struct-text", pdf)
    joined = re.sub(r'"\n +"', "", tree)
    return "\n".join(re.findall(r'^ +"(.*)"$', joined, re.M))


def output(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout.decode(errors="replace")


def pattern(paragraph, unspaced):
    """What a reader may make of a paragraph: of its white space any, of a word broken by the page's own hyphen both parts."""
    if unspaced:
        return r"\n*".join(r"\s+" if character.isspace() else re.escape(character) for character in paragraph)
    letters = [r"\s+" if character.isspace() else re.escape(character) for character in re.sub(r"\s+", " ", paragraph)]
    parts = [letters[0]]
    for before, after in zip(paragraph, paragraph[1:]):
        parts.append("(?:\u00ad\n+)?" if before.isalpha() and after.isalpha() else "")
        parts.append(r"\s+" if after.isspace() else re.escape(after))
    # the line ends after a hyphen that is typed, or a dash
    return re.sub(r"(\\-|[–—/־])(?!\\s)", r"\1\\n*", "".join(parts))


def letters(text):
    """Letters, their marks, and digits, without what stands between them."""
    return "".join(character for character in text if unicodedata.category(character)[0] in "LMN")


class Text(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.languages = sorted(path.stem for path in (HERE / "texts").glob("*.yaml"))
        OUT.mkdir(parents=True, exist_ok=True)
        work = OUT / "projects"
        shutil.rmtree(work, ignore_errors=True)
        cls.said = {language: render(language, work / language) for language in cls.languages}

    def each(self, expect, read):
        """Holds every page against its source by what a reader makes of it."""
        for language in self.languages:
            with self.subTest(language=language):
                self.assertEqual(self.said[language].status, 0, self.said[language].err + self.said[language].out)
                expect(language, SCRIPTS.get(language, "Latn"), read(OUT / f"{language}.pdf"))

    def test_there_are_enough(self):
        self.assertGreaterEqual(len(self.languages), 24)
        self.assertGreaterEqual(len({SCRIPTS.get(language, "Latn") for language in self.languages}), 14)

    def expect(self, language, script, read):
        rest = re.sub("[\u202a-\u202e]", "", read).strip("\f\n")  # poppler's own, around what it turned
        for paragraph in paragraphs(language):
            found = re.search(pattern(paragraph, script in UNSPACED), rest)
            self.assertTrue(found, f"\n{paragraph}\nis not in\n{rest}")
            self.assertRegex(rest[:found.start()], r"\A[\s•]*\Z")
            rest = rest[found.end():]
        self.assertEqual(rest.strip(), "")

    def test_east_asian_characters_are_drawn_as_their_language_does(self):
        for language, name in {"ja": "IPAexGothic", "ko": "NanumGothic", "zh-Hans": "DroidSansFallback"}.items():
            listed = output("pdffonts", OUT / f"{language}.pdf")
            self.assertEqual({font for font in ("IPAexGothic", "NanumGothic", "DroidSansFallback") if f"+{font}" in listed}, {name})

    def test_some_words_are_broken(self):
        for language in ("nl", "de", "hu", "ru"):
            self.assertIn("\u00ad\n", mutool(OUT / f"{language}.pdf"), language)

    def test_mutool_reads_the_source(self):
        self.each(self.expect, mutool)

    def test_the_tags_read_the_source(self):
        self.each(self.expect, tags)

    def expect_forwards(self, language, script, read):
        if script not in BACKWARDS:
            self.expect(language, script, read)

    def expect_letters(self, language, script, read):
        if script in BACKWARDS:
            self.assertEqual(letters(read), letters(" ".join(paragraphs(language))))

    def test_poppler_reads_the_source(self):
        self.each(self.expect_forwards, poppler)

    def test_poppler_reads_letters_from_right_to_left(self):
        self.each(self.expect_letters, poppler_raw)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

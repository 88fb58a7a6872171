"""katern check: what it finds on the finished page, how strictly it is taken, and what a program reads of it."""
import json
import pathlib
import re
import shutil
import struct
import tempfile
import unittest
import zlib

import program
from PIL import Image

NUMBERS = {"lines", "letters", "percent", "to one", "CIEDE2000", "points", "pixels an inch"}


class Check(program.Case):
    LAYOUT = "layouts/leaflet-a5.yaml"
    RULE = "  off-grid: warning "

    def found(self, status=0, *words):
        ran = self.expect(status, "check", "--format", "json", *words)
        return [item for item in json.loads(ran.out)["diagnostics"] if item["code"] == "KT113"]

    def test_text_and_json_say_the_same(self):
        found = self.found()
        text = self.expect(0, "check").err
        self.assertTrue(found)
        self.assertEqual(text.count("[KT113]"), len(found))
        for item in found:
            self.assertTrue(item["message"].endswith(f"({item['check']})"), item)
            self.assertTrue(item["message"].startswith(f"page {item['page']}"), item)
            self.assertIn(f": {', '.join(item['editions'])}: {item['message']} [KT113]", text)
            self.assertTrue(item["file"] and item["line"], item)
            if "unit" in item:
                self.assertIn(item["unit"], NUMBERS)
                self.assertIsInstance(item["measured"], (int, float))
                self.assertIsInstance(item["threshold"], (int, float))

    def test_severities(self):
        for said, status, severity in ("error", 1, "error"), ("{severity: report}", 0, "note"), ("off", 0, None):
            with self.subTest(said):
                self.doCleanups()
                self.setUp()
                self.edit(self.LAYOUT, self.RULE, f"  off-grid: {said} ")
                severities = {item["severity"] for item in self.found(status) if item["check"] == "off-grid"}
                self.assertEqual(severities, {severity} - {None})

    def test_thresholds(self):
        self.edit(self.LAYOUT, self.RULE, "  short-last-line: 99%\n" + self.RULE)
        found = [item for item in self.found() if item["check"] == "short-last-line"]
        self.assertTrue(found)
        for item in found:
            self.assertEqual(item["unit"], "percent")
            self.assertLess(item["measured"], item["threshold"])

    def test_contrast_takes_ratios(self):
        self.edit(self.LAYOUT, self.RULE, "  contrast: {threshold: 20.5:1, large: 20}\n" + self.RULE)
        found = [item for item in self.found() if item["check"] == "contrast"]
        self.assertTrue(found)
        for item in found:
            self.assertEqual(item["unit"], "to one")
            self.assertIn(item["threshold"], (20.5, 20))
            self.assertLess(item["measured"], item["threshold"])

    def test_faults_of_the_layout(self):
        for said, words in (("  off-grids: off", "did you mean `off-grid`?"),
                            ("  quietness: off", "`katern schema layout` lists the checks"),
                            ("  short-last-line: 12", "a percentage: 12%"),
                            ("  short-last-line: 400%", "short-last-line takes 100% at most"),
                            ("  short-last-line: {display: 101%}", "short-last-line takes 100% at most"),
                            ("  loose-line: 1001%", "loose-line takes 1000% at most"),
                            ("  crowded: {trim: 2000pt}", "crowded takes 1000pt at most"),
                            ("  contrast: 22:1", "contrast takes 21:1 at most"),
                            ("  image-resolution: 225dpi", "pixels an inch: 225ppi"),
                            ("  image-resolution: {screen: 20000ppi}", "image-resolution takes 10000ppi at most"),
                            ("  hairline: {mixed: 3}", "a length: 3pt"),
                            ("  contrast: {large: 3%}", "a ratio: 4.5:1"),
                            ("  hyphen-stack: 3%", "a number of lines: 2"),
                            ("  parted: 3", "off, report, warning or error"),
                            ("  heading-skip: warning", "heading-skip cannot be waived, nor taken as less than an error"),
                            ("  hyphen-stack: {display: 3%}", "hyphen-stack has no threshold `display`"),
                            ("  hyphen-stack: {severity: eror}", "did you mean `error`?")):
            with self.subTest(said):
                self.doCleanups()
                self.setUp()
                self.edit(self.LAYOUT, self.RULE, said + "\n" + self.RULE)
                ran = self.expect(1, "check")
                self.assertIn(words, ran.err)
                self.assertRegex(ran.err, rf"{re.escape(self.LAYOUT)}:\d+:\d+: error: ")


class Shipped(unittest.TestCase):
    """The shipped brochure is set without a fault, in every edition, and every waiver in it is of use."""

    def test_no_fault_in_any_edition(self):
        ran = program.katern("check", "--format", "json", program.ROOT)
        told = [item for item in json.loads(ran.out)["diagnostics"] if item["severity"] != "note"]
        self.assertEqual((ran.status, told), (0, []))

    def test_no_fault_in_print(self):
        ran = program.katern("check", "--format", "json", "--target", "print", program.ROOT)
        told = [item for item in json.loads(ran.out)["diagnostics"] if item["severity"] != "note"]
        self.assertEqual((ran.status, told), (0, []))

    def test_the_white_of_pairs(self):
        ran = program.katern("check", "--format", "json", "--edition", "nl-en", program.ROOT)
        said = [item["message"] for item in json.loads(ran.out)["diagnostics"] if item["code"] == "KT116"]
        self.assertEqual(len(said), 1)
        together, alone = map(int, re.fullmatch(r"in nl-en (\d+) lines? (?:is|are) left white beside the other language, "
                                                r"(\d+) with each set alone", said[0]).groups())
        self.assertLess(together, alone)

    def test_no_white_of_pairs_where_languages_stand_on_pages_of_their_own(self):
        ran = program.katern("check", "--format", "json", "--edition", "nl-es", program.ROOT)
        self.assertEqual([item for item in json.loads(ran.out)["diagnostics"] if item["code"] == "KT116"], [])

    def test_checks_are_all_taken_as_they_come(self):
        """It is clean by its pages, and not because its layout looks away."""
        for path in (program.ROOT / "layouts").glob("*.yaml"):
            self.assertNotIn("\nchecks:", path.read_text(), path)


class Printed(program.Case):
    """What a press does not hold: told of print only, where it stands, with what mends it."""

    LAYOUT = "layouts/leaflet-a5.yaml"
    CONTACT = "content/contact.yaml"

    def found(self, check, target="print", status=0, edition="en"):
        ran = self.expect(status, "check", "--format", "json", "--edition", edition, "--target", target)
        told = json.loads(ran.out)["diagnostics"]
        return [item for item in told if item.get("check") == check or item["code"] == "KT115"]

    def thin(self):
        self.edit(self.LAYOUT, "rule: top 1.5pt accent", "rule: top 0.4pt accent")

    def test_a_hairline(self):
        self.assertEqual(self.found("hairline"), [])
        self.thin()
        told, = self.found("hairline")
        self.assertEqual((told["severity"], told["file"], told["measured"], told["threshold"]),
                         ("warning", self.CONTACT, 0.4, 0.5))
        self.assertIn("a line in `berry` is 0.4 pt thick", told["message"])
        self.assertEqual(self.found("hairline", "screen"), [])
        # Drawn for each language, told once.
        self.assertEqual(len(self.found("hairline", edition="en-fr")), 1)

    def test_a_hairline_that_is_accepted(self):
        self.edit(self.CONTACT, "  - quote:", "  - waive: {check: hairline, because: it is printed by screen}\n    quote:")
        self.thin()
        self.assertEqual(self.found("hairline"), [])
        self.assertEqual(self.found("hairline", "screen"), [])

    def test_thresholds(self):
        self.thin()
        for said, told in (("{mixed: 0.4pt}", 0), ("{threshold: 0.1pt}", 1), ("off", 0)):
            with self.subTest(said):
                self.edit(self.LAYOUT, "checks:\n", f"checks:\n  hairline: {said}\n")
                self.assertEqual(len(self.found("hairline")), told)
                self.edit(self.LAYOUT, f"  hairline: {said}\n", "")

    def test_a_bleed_that_is_short(self):
        self.edit(self.LAYOUT, "bleed: 3mm", "bleed: 2mm")
        told = self.found("bleed-short", status=1)
        self.assertTrue(told)
        for item in told:
            self.assertEqual(item["severity"], "error")
            self.assertRegex(item["message"], r"`(night|haze|cream)` ends 2 mm past the trim .*`page: \{bleed: …\}`")
        self.assertEqual(self.found("bleed-short", "screen"), [])

    def test_small_type(self):
        self.edit(self.LAYOUT, "  label:   {based-on: caption, weight: 700}",
                  "  label:   {based-on: caption, weight: 700, size: 6pt}")
        told, = self.found("reversed-small")
        self.assertEqual((told["file"], told["measured"], told["threshold"]), ("content/brochure.yaml", 6, 7))

    def test_too_much_ink(self):
        self.assertEqual(self.found("ink-total"), [])
        self.edit(self.LAYOUT, "night: {text: paper,", "night: {text: text,")
        told, = self.found("ink-total", status=1)
        self.assertEqual((told["severity"], told["file"], told["measured"], told["threshold"]),
                         ("error", "content/front.yaml", 310, 300))
        self.assertIn("310 % of ink, `text` over `night`", told["message"])
        self.edit(self.LAYOUT, "checks:\n", "checks:\n  ink-total: 310%\n  contrast: off\n")
        self.assertEqual(self.found("ink-total"), [])

    def test_too_much_ink_in_a_picture(self):
        self.place(600, 100)
        path = self.project / "content/house.yaml"
        path.write_text(path.read_text().replace("grey.png", "inks.jpg"))
        for inks, ink in ((255, 255, 204, 51), 300), ((255, 255, 255, 51), 320):
            Image.new("CMYK", (1200, 200), inks).save(self.project / "artwork/inks.jpg")
            told = self.found("ink-total", status=int(ink > 300))
            self.assertEqual(len(told), int(ink > 300))
        self.assertEqual((told[0]["severity"], told[0]["file"], told[0]["measured"]), ("error", "content/house.yaml", 320))
        self.assertIn("the picture artwork/inks.jpg has 320 % of ink where it is darkest", told[0]["message"])

    def place(self, width, height):
        """A grey picture of so many pixels, where the timeline was."""
        def chunk(kind, data):
            body = kind + data
            return struct.pack(">L", len(data)) + body + struct.pack(">L", zlib.crc32(body))
        header = struct.pack(">LLBBBBB", width, height, 8, 0, 0, 0, 0)
        (self.project / "artwork").mkdir(exist_ok=True)
        (self.project / "artwork/grey.png").write_bytes(
            b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) +
            chunk(b"IDAT", zlib.compress((b"\0" + b"\x80" * width) * height)) + chunk(b"IEND", b""))
        path = self.project / "content/house.yaml"
        path.write_text(path.read_text().split("  - timeline:")[0].split("  - photo:")[0] +
                        "  - photo:\n      file: artwork/grey.png\n      alt: A wall of the reading room.\n")

    def test_a_picture_of_few_pixels(self):
        self.place(600, 100)
        told, = self.found("image-resolution")
        self.assertEqual((told["severity"], told["file"], told["threshold"]), ("warning", "content/house.yaml", 225))
        self.assertEqual(told["unit"], "pixels an inch")
        self.assertIn("the picture artwork/grey.png has", told["message"])
        wide = int(re.search(r"a file (\d+) pixels wide \(this one has 600\)", told["message"])[1])
        note, = self.found("image-resolution", "screen")
        self.assertEqual((note["severity"], note["threshold"]), ("note", 100))
        self.edit(self.LAYOUT, "checks:\n", "checks:\n  image-resolution: {threshold: 30ppi, screen: 30ppi}\n")
        self.assertEqual(self.found("image-resolution") + self.found("image-resolution", "screen"), [])
        self.edit(self.LAYOUT, "  image-resolution: {threshold: 30ppi, screen: 30ppi}\n", "")
        # As wide as it was told to be.
        self.place(wide, -(-wide // 6))
        self.assertEqual(self.found("image-resolution"), [])

    def test_black_that_knocks_out(self):
        self.edit(self.LAYOUT, "press: 0 0 0 100, overprint: true", "press: 0 0 0 100")
        told, = self.found("black-knocks-out")
        self.assertEqual((told["severity"], told["file"], told["line"]), ("note", self.LAYOUT, 16))


class Heard(program.Case):
    """What an alternative text or a link does not say is told where it was written: in the content, or in a catalogue."""

    HOUSE, WEEK, FRENCH = "content/house.yaml", "content/week.yaml", "content/translations/fr.po"
    ALT = "A line with three points, drawn to scale, that begins at the left."

    def found(self, *words):
        told = json.loads(self.expect(0, "check", "--format", "json", *words).out)["diagnostics"]
        return [item for item in told if item.get("check") in ("alt-useless", "alt-long", "link-words")]

    def test_nothing_is_found(self):
        self.assertEqual(self.found(), [])

    def test_an_alternative_text(self):
        for alt, words in (("IMG_0042", "the name of a file"), ("Graph", "says “Graph”"),
                           ("The image of a line", "says “image”"), ("the reading room opens its doors", "heard beside it"),
                           ("From rope store to reading room.", "heard beside it"), ("A line from 1908 on", "repeats 1908")):
            with self.subTest(alt):
                self.edit(self.HOUSE, self.ALT, alt)
                item, = self.found("--edition", "en")
                self.assertEqual((item["check"], item["severity"], item["file"], item["line"], item["page"]),
                                 ("alt-useless", "warning", self.HOUSE, 9, "3"))
                self.assertIn(words, item["message"])
                self.assertNotIn("measured", item)
                self.edit(self.HOUSE, alt, self.ALT)

    def test_a_long_one(self):
        self.edit(self.HOUSE, self.ALT, self.ALT * 6)
        item, = self.found("--edition", "en")
        self.assertEqual((item["check"], item["severity"], item["measured"], item["threshold"]),
                         ("alt-long", "note", 6 * len(self.ALT), 300))

    def test_a_translation(self):
        path = self.project / self.FRENCH
        text = path.read_text()
        start = text.index("msgstr", text.index(self.ALT[:20]))
        path.write_text(text[:start] + 'msgstr "Image d’une ligne."\n' + text[text.index("\n\n", start):])
        item, = self.found()
        self.assertEqual((item["file"], item["editions"], item["line"]),
                         (self.FRENCH, ["en-fr"], text[:start].count("\n") + 1))

    def test_a_link(self):
        self.edit(self.WEEK, "*summary of the chapters so far*", "[summary](https://harbourstreet.example/so-far)")
        self.assertEqual(self.found("--edition", "en"), [])
        self.edit(self.WEEK, "[summary]", "[here]")
        item, = self.found("--edition", "en")
        self.assertEqual((item["check"], item["file"], item["line"]), ("link-words", self.WEEK, 5))
        self.assertIn("the link “here” does not say where it leads", item["message"])
        self.edit(self.WEEK, "  - text:", "  - waive: {check: link-words, because: all know where}\n    text:")
        self.assertEqual(self.found("--edition", "en"), [])


class Typed(program.Case):
    """A number typed out where a figure counts the same, in each language, where it was written; seen or only heard."""

    WEEK = "content/week.yaml"

    def setUp(self):
        super().setUp()
        self.edit("content/figures.yaml", "books:     {value: 46 000}", "books:     {value: 46 000, of: books}")

    def found(self):
        told = json.loads(self.expect(0, "check", "--format", "json").out)["diagnostics"]
        return [(one["severity"], one["file"], one["message"].split(" is typed out")[0])
                for one in told if one.get("check") == "number-typed"]

    def say(self, words, french):
        item = "a pair of glasses, if you need them;"
        self.edit(self.WEEK, item, words)
        self.edit("content/translations/fr.po", item, words)
        self.edit("content/translations/fr.po", "des lunettes, s’il vous en faut", french)

    def test_another_number(self):
        self.say("one of 45,000 books;", "un de 45 000 livres")
        self.assertEqual(self.found(), [("warning", self.WEEK, "page 2, main: “45,000 books”"),
                                        ("warning", "content/translations/fr.po", "page 2, main: “45 000”")])
        self.edit(self.WEEK, "  - text: |", "  - waive: {check: number-typed, because: those on open shelves}\n    text: |")
        self.assertEqual(self.found(), [])

    def test_the_same(self):
        self.say("one of forty-six thousand books;", "un de 46 000 livres")
        self.assertEqual(self.found(), [("note", self.WEEK, "page 2, main: “forty-six thousand books”"),
                                        ("note", "content/translations/fr.po", "page 2, main: “46 000”")])


class Alike(unittest.TestCase):
    """Inks of the shipped house that part marks of figures, made red and green of one lightness: told once of each figure, where the
    figure stands; waived there, or with another limit, no more."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.project = pathlib.Path(self.folder.name) / "project"
        for part in "content", "layouts", "fonts":
            shutil.copytree(program.ROOT / part, self.project / part)
        self.edit("layouts/house.yaml", "petrol:      {screen: 0E4F56", "petrol:      {screen: 6B7A1F")

    def edit(self, path, old, new):
        text = (self.project / path).read_text()
        self.assertIn(old, text)
        (self.project / path).write_text(text.replace(old, new, 1))

    def found(self):
        ran = program.katern("check", "--edition", "nl", "--format", "json", self.project)
        return [one for one in json.loads(ran.out)["diagnostics"] if one.get("check") == "alike"]

    def test_red_and_green(self):
        found = self.found()
        self.assertEqual([one["file"].split("/")[-1] for one in found], ["chains.yaml", "boost.yaml", "sdg8.yaml"])
        for one in found:
            self.assertIn("`coral-deep` and `petrol` part marks of this figure", one["message"])
            self.assertEqual((one["unit"], one["measured"], one["threshold"]), ("CIEDE2000", 4, 10))
        self.edit("content/boost.yaml", "  - channel:", "  - waive: {check: alike, because: each has its word}\n    channel:")
        self.assertEqual([one["file"].split("/")[-1] for one in self.found()], ["chains.yaml", "sdg8.yaml"])
        with (self.project / "layouts/house.yaml").open("a") as house:
            house.write("\nchecks: {alike: {threshold: 3.5, told: 20}}\n")
        self.assertEqual(self.found(), [])


class Foreign(program.Case):
    """Words of another language are told where they were written, until they are marked; their PDF has them so."""

    WEEK = "content/week.yaml"

    def found(self):
        told = json.loads(self.expect(0, "check", "--format", "json").out)["diagnostics"]
        return [(one["severity"], one["file"], one["message"].split(" looks")[0])
                for one in told if one.get("check") == "language-unmarked"]

    def test_unmarked_marked_and_waived(self):
        self.edit(self.WEEK, "There is no charge and no list.", "Come comme il faut, *tenue de ville*.")
        self.edit("content/translations/fr.po", 'There "\n"is no charge and no list."', 'Come "\n"comme il faut, *tenue de ville*."')
        self.edit("content/translations/fr.po", "Entrée libre.", "Entrée libre, *as you like it*.")
        source = ("warning", self.WEEK, "page 2, aside: “Come comme il faut”")
        french = ("warning", "content/translations/fr.po", "page 2, aside: “as you like it”")
        self.assertEqual(self.found(), [source, french])
        self.edit("content/translations/fr.po", "*as you like it*.", "*[as you like it](lang:en)*.")
        self.assertEqual(self.found(), [source])
        self.edit(self.WEEK, "  - callout:", "  - waive: {check: language-unmarked, because: everybody says so}\n    callout:")
        self.assertEqual(self.found(), [])


class Waivers(program.Case):
    """A fault that is accepted where it stands is told no more; a waiver of no fault is told."""

    CONTACT = "content/contact.yaml"

    def setUp(self):
        super().setUp()
        ran = self.expect(0, "check", "--format", "json")
        self.before = json.loads(ran.out)["diagnostics"]

    def after(self, status=0):
        return json.loads(self.expect(status, "check", "--format", "json").out)["diagnostics"]

    def waive(self, said):
        self.edit(self.CONTACT, "  - quote:", f"  - waive: {said}\n    quote:")

    def off_grid(self, found):
        return [item for item in found if item.get("check") == "off-grid" and item["file"].endswith("contact.yaml")]

    def test_a_waiver_takes_its_fault_away(self):
        self.assertTrue(self.off_grid(self.before))
        self.waive("{check: off-grid, because: the quote stands alone on its page}")
        self.assertEqual(self.off_grid(self.after()), [])

    def test_a_list_of_them(self):
        self.waive("[{check: off-grid, because: it is meant}, {check: river, because: it may come}]")
        after = self.after()
        self.assertEqual(self.off_grid(after), [])
        self.assertEqual([item["line"] for item in after if item["code"] == "KT115"], [self.line("waive:")])

    def line(self, words):
        lines = (self.project / self.CONTACT).read_text().splitlines()
        return next(number for number, line in enumerate(lines, 1) if words in line)

    def test_of_one_edition(self):
        editions = {}
        for name in "en", "en-fr":
            ran = self.expect(0, "check", "--format", "json", "--edition", name)
            editions[name] = json.loads(ran.out)["diagnostics"]
        self.waive("{check: off-grid, because: it is meant, edition: en}")
        for name, before in editions.items():
            ran = self.expect(0, "check", "--format", "json", "--edition", name)
            after = json.loads(ran.out)["diagnostics"]
            self.assertEqual(len(after) < len(before), name == "en", name)

    def test_a_waiver_of_nothing(self):
        self.waive("{check: hyphen-stack, because: there was one once}")
        found = [item for item in self.after() if item["code"] == "KT115"]
        self.assertEqual([(item["severity"], item["line"]) for item in found], [("warning", self.line("waive:"))])
        self.assertIn("hyphen-stack finds nothing here", found[0]["message"])

    def test_the_same_one_twice(self):
        said = "{check: off-grid, because: it is meant}"
        self.waive(f"[{said}, {said}]")
        found = [item for item in self.after() if item["code"] == "KT115"]
        self.assertEqual([item["severity"] for item in found], ["warning"])
        self.assertIn("another one takes away all that off-grid finds here", found[0]["message"])

    def test_at_the_top_of_a_section(self):
        path = self.project / self.CONTACT
        path.write_text("waive: {check: phrase-break, because: it is read in one breath}\n" + path.read_text())
        self.assertEqual([item["line"] for item in self.after() if item["code"] == "KT115"], [1])

    def test_faults(self):
        for said, words in (("{check: off-gird, because: it is meant}", "did you mean `off-grid`?"),
                            ("{check: off-grid}", "`because` is missing"),
                            ("off-grid", "{check: …, because: …}"),
                            ("{check: off-grid, because: it is meant, edition: em}", "did you mean `en`?")):
            with self.subTest(said):
                self.doCleanups()
                self.setUp()
                self.waive(said)
                self.assertIn(words, self.expect(1, "check").err)


class Repairs(program.Case):
    """What is told to mend a fault does mend it in the editions named, and harms nothing in any: tried here again, at
    the text's beginning and at its end."""

    WORDS = re.compile(r"[^\W\d_]{4,}")
    HINT = re.compile(r"^(\d+) characters? (less|more) in this text mends? it in ([\w, -]+), and harms? nothing else"
                      r"(?:; not in ([\w, -]+))?: tried$")
    TRACKING = re.compile(r"^tracking [+-][24] on this text mends it in [\w, -]+, and harms nothing else"
                          r"(; not in [\w, -]+)?: tried$")

    def setUp(self):
        super().setUp()
        self.edit(Check.LAYOUT, Check.RULE, "  short-last-line: 40%\n" + Check.RULE)

    def found(self, *edition):
        ran = self.expect(0, "check", "--format", "json", *edition)
        return [item for item in json.loads(ran.out)["diagnostics"] if item["code"] == "KT113"]

    def faults(self, edition):
        return sorted((one["check"], one["file"], one["line"]) for one in self.found("--edition", edition))

    def change(self, text, by, at_end):
        for _ in range(abs(by)):
            words = list(self.WORDS.finditer(text))
            third = len(text) // 3
            near = [word for word in words if (word.end() > len(text) - third if at_end else word.start() < third)]
            chosen = (max if by < 0 else min)(near or words, key=lambda word: len(word[0]))
            at = (chosen.start() + chosen.end()) // 2
            text = text[:at] + (text[at + 1:] if by < 0 else text[at] + text[at:])
        return text

    def test_a_sentence_that_does_not_fit_keeps_its_figure(self):
        path = "content/translations/fr.po"
        self.edit(path, "près de {readers} de visites", "à peu près tout près de {readers} de visites ou presque autant que de visites")
        ran = self.expect(1, "check", "--format", "json")
        said = [one["message"] for one in json.loads(ran.out)["diagnostics"] if one["code"] == "KT106" and one["file"] == path]
        self.assertEqual(len(said), 2, said)
        self.assertRegex(said[1], r"^\d+ characters less in this text make it fit: tried$")

    def try_it(self, item, hint, at_end, before):
        path, catalogue = self.project / item["file"], self.project / "content/translations/fr.po"
        kept = {file: file.read_text() for file in (path, catalogue)}
        try:
            self.try_in(path, item, hint, at_end, before)
        finally:
            for file, text in kept.items():
                file.write_text(text)

    def try_in(self, path, item, hint, at_end, before):
        lines = path.read_text().splitlines(keepends=True)
        line = lines[item["line"] - 1]
        by = int(hint[1]) * (-1 if hint[2] == "less" else 1)
        lines[item["line"] - 1] = line[:item["column"] - 1] + self.change(line[item["column"] - 1:], by, at_end)
        path.write_text("".join(lines))
        self.expect(0, "translate", "keep", "fr", f"{item['file']}:{item['line']}")
        fault = item["check"], item["file"], item["line"]
        mended, not_mended = hint[3].split(", "), (hint[4] or "").split(", ")
        for edition in before:
            left, after = list(before[edition]), self.faults(edition)
            self.assertEqual(fault in left, edition in mended + not_mended, edition)
            if edition in not_mended:
                continue
            if edition in mended:
                left.remove(fault)
            for one in after:
                self.assertIn(one, left, edition)
                left.remove(one)

    def test_each_repair_that_is_told(self):
        before = {edition: self.faults(edition) for edition in ("en", "en-fr")}
        told = [(item, self.HINT.match(hint)) for item in self.found() for hint in item["hints"]
                if "tracking" not in hint and item["file"].endswith(".yaml")]
        self.assertTrue(told)
        self.assertIn("en, en-fr", [hint[3] for _, hint in told])
        self.assertIn("en-fr", [hint[4] for _, hint in told])
        for item, hint in told:
            for at_end in False, True:
                with self.subTest(item["message"], hint=hint[0], at_end=at_end):
                    self.try_it(item, hint, at_end, before)

    def test_beside_a_fault_that_is_waived(self):
        before = [item["hints"] for item in self.found() if item["check"] == "short-last-line"]
        self.edit(Waivers.CONTACT, "  - quote:", "  - waive: {check: off-grid, because: it is meant}\n    quote:")
        after = self.found()
        self.assertNotIn("off-grid", [item["check"] for item in after])
        self.assertEqual([item["hints"] for item in after], before)

    def test_of_one_edition(self):
        for edition in "en", "en-fr":
            hints = [hint for item in self.found("--edition", edition) for hint in item["hints"]]
            self.assertTrue(hints)
            for hint in hints:
                self.assertRegex(hint, f" in {edition}, and harms? nothing else: tried$")

    def test_tracking(self):
        self.edit(Check.LAYOUT, "  short-last-line: 40%\n", "  short-last-line: 31%\n")
        hints = [hint for item in self.found() for hint in item["hints"] if "tracking" in hint]
        self.assertTrue(hints)
        for hint in hints:
            self.assertRegex(hint, self.TRACKING)


class Overflow(program.Case):
    """What does not fit is told by how many characters less it would: taken away here at either end, and then it does."""

    FILE, END = "content/house.yaml", "It was never closed for longer than a month."
    LONG = "It was, by those who remember it, never closed for long. " * 20 + END
    TOLD = re.compile(r"note: ([\w, -]+): (\d+) characters less in this text make it fit: tried")

    def test_a_text_that_does_not_fit(self):
        self.edit(self.FILE, self.END, self.LONG)
        told = self.TOLD.findall(self.expect(1, "check", "--edition", "en").err)
        self.assertEqual([edition for edition, _ in told], ["en"])
        less = int(told[0][1])
        kept = self.LONG
        for shorter in kept[less:], kept[:-less]:
            self.edit(self.FILE, kept, shorter)
            self.expect(0, "check", "--edition", "en")
            kept = shorter
        self.edit(self.FILE, kept, kept + " and one line more of it, or two" + " and so on" * 20)
        self.expect(1, "check", "--edition", "en")

    def test_each_edition_is_named(self):
        self.edit(self.FILE, self.END, self.LONG)
        catalogue = self.project / "content/translations/fr.po"
        text = catalogue.read_text()
        start, end = text.index('msgid ""\n"Since then'), text.index("msgstr", text.index('msgid ""\n"Since then'))
        whole = "".join(re.findall(r'^"(.*)"$', text[start:end], re.M)).replace(self.END, self.LONG)
        catalogue.write_text(f'{text[:start]}msgid "{whole}"\n{text[end:]}')
        told = self.TOLD.findall(self.expect(1, "check").err)
        self.assertEqual([edition for edition, _ in told], ["en", "en-fr"])
        self.assertNotEqual(told[0][1], told[1][1])


if __name__ == "__main__":
    unittest.main()

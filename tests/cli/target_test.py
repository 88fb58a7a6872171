"""What stands on a screen only or on paper only: pages, files, lines, diagnostics, and the other commands."""
import json
import re
import unittest

import program

BODY = "body:\n"
SCREEN = "  - only: screen\n    text: Watch the readings live from Monday on.\n"
PRINT = "  - only: print\n    text: This leaflet was printed on paper from the harbour mill.\n"


class Pages(program.Case):
    def words(self, name):
        ran = program.run(["pdftotext", "-raw", self.project / "out" / name, "-"])
        self.assertEqual(ran.status, 0, ran.err)
        return ran.out

    def render(self, *targets, status=0, words=()):
        return self.expect(status, "render", "--edition", "en", *words,
                           *(word for target in targets for word in ("--target", target)))


class Target(Pages):
    def limit(self):
        self.edit("content/house.yaml", BODY, BODY + SCREEN + PRINT)

    def test_each_target_has_its_own(self):
        self.limit()
        ran = self.render("screen", "print", "text", "png", "svg", "tags", "trace", "print-trace")
        for name, here in ("en.pdf", True), ("en-print.pdf", False):
            self.assertEqual("readings live" in self.words(name), here, name)
            self.assertEqual("harbour mill" in self.words(name), not here, name)
        for name, here in ("en.txt", True), ("en.trace", True), ("en-print.trace", False):
            text = (self.project / "out" / name).read_text()
            self.assertEqual("readings live" in text, here, name)
            self.assertEqual("harbour mill" in text, not here, name)
        self.assertEqual(ran.out, "en         4 pages\n")
        self.assertEqual(ran.err, "")

    def test_one_command_makes_what_two_make(self):
        self.limit()
        self.render("screen", "print")
        both = program.tree(self.project / "out")
        self.render("screen", words=("--out", "apart"))
        self.render("print", words=("--out", "apart"))
        self.assertEqual(both, program.tree(self.project / "apart"))

    def test_nothing_limited_is_the_same_for_both(self):
        self.render("trace", "print-trace")
        self.assertEqual((self.project / "out/en.trace").read_bytes(), (self.project / "out/en-print.trace").read_bytes())

    def test_lines_are_told_once_unless_they_differ(self):
        long = "".join(f"  - only: print\n    text: {'More to read on paper, and more of it still. ' * 12}\n"
                       for _ in range(2))
        self.edit("content/brochure.yaml", "pages: 4\n", "")
        self.edit("layouts/leaflet-a5.yaml", "  story:\n", "  story:\n    continues: more\n")
        self.edit("layouts/leaflet-a5.yaml", "  back:\n", "  more:\n    continues: more\n    slots:\n"
                  "      main:  {measure: half, rows: 4 to 29, takes: [text, figure]}\n\n  back:\n")
        self.edit("content/house.yaml", BODY, BODY + long)
        ran = self.render("screen", "print")
        self.assertEqual(ran.out, "en         4 pages\nen-print   5 pages\n")

    def test_what_one_cannot_have_is_told_once(self):
        """A text that is too long for both, beside one that is not the same in both."""
        self.limit()
        self.edit("content/contact.yaml", "I came to hear one chapter", "I came to hear one chapter" + ", and another" * 60)
        ran = self.render("screen", "print", status=1)
        self.assertEqual(ran.out, "en         not made: 1 error\n")
        self.assertEqual(ran.err.count("error:"), 1, ran.err)

    def test_a_block_of_either_needs_a_slot(self):
        self.edit("content/house.yaml", BODY, BODY + "  - only: print\n    quote: {text: So it is., by: Maud Ellery}\n")
        for target in "screen", "print":
            ran = self.render(target, status=1)
            self.assertEqual(ran.err.count("has no slot that takes `quote`"), 1, ran.err)

    def test_a_section_whose_blocks_are_for_one_is_for_one(self):
        self.edit("content/brochure.yaml", "pages: 4\n", "")
        self.edit("content/house.yaml", "  - text:", "  - only: print\n    text:")
        self.edit("content/house.yaml", "  - timeline:", "  - only: print\n    timeline:")
        ran = self.render("screen", "print")
        self.assertEqual(ran.out, "en         3 pages\nen-print   4 pages\n")
        self.assertNotIn("rope store", self.words("en.pdf"))
        whole = self.words("en-print.pdf")
        for only in ("  - only: print\n    text:", "  - text:"), ("  - only: print\n    timeline:", "  - timeline:"):
            self.edit("content/house.yaml", *only)
        self.edit("content/house.yaml", "template: story\n", "template: story\nonly: print\n")
        self.assertEqual(self.render("screen", "print").out, ran.out)
        self.assertEqual(self.words("en-print.pdf"), whole)

    def test_a_section_that_is_nowhere(self):
        self.edit("content/house.yaml", "template: story\n", "template: story\nonly: screen\n")
        self.edit("content/house.yaml", "  - text:", "  - only: print\n    text:")
        self.edit("content/house.yaml", "  - timeline:", "  - only: print\n    timeline:")
        self.assertIn("house.yaml:2:7: error: this section is for screen only, and none of its blocks is",
                      self.render("screen", status=1).err)

    def test_an_edition_without_a_page(self):
        self.edit("content/brochure.yaml", "pages: 4\n", "")
        for name in "front", "week", "house", "contact":
            path = self.project / f"content/{name}.yaml"
            path.write_text("only: print\n" + path.read_text())
        self.assertIn("the edition `en` has no section for a screen", self.render("screen", status=1).err)
        self.assertEqual(self.render("print").out, "en         4 pages\n")

    def test_editions_are_counted_once(self):
        self.limit()
        self.edit("content/brochure.yaml", "  en-fr: {languages: [en, fr], arrangement: side-by-side}", "  e2: {languages: [en]}")
        (self.project / "out/en-print.pdf").mkdir(parents=True)
        ran = self.expect(3, "render", "--target", "screen", "--target", "print")
        self.assertIn("1 of 2 editions written", ran.err)
        self.assertEqual(ran.out, "en         4 pages\nen-print   not made: 1 error\ne2         4 pages\n")

    def test_check_is_of_the_screen(self):
        """A waiver of what is on paper only is not of use there, and not reported."""
        rule = "  off-grid: warning "
        self.edit("layouts/leaflet-a5.yaml", rule, "  short-last-line: 99%\n" + rule)
        waive = "    waive: {check: short-last-line, because: so it is}\n"
        long = SCREEN.replace("on.", "on, whenever you like and wherever you are, for as long as the week lasts.")
        self.edit("content/house.yaml", BODY, BODY + long + PRINT + waive)
        self.edit("content/brochure.yaml", "  en-fr: {languages: [en, fr], arrangement: side-by-side}\n", "")
        told = json.dumps(json.loads(self.expect(0, "check", "--format", "json").out)["diagnostics"])
        self.assertIn("house.yaml\", \"line\": 5", told)
        self.assertNotIn("house.yaml\", \"line\": 7", told)
        self.assertNotIn("waiver", told)
        self.edit("content/house.yaml", "  - only: print\n", "  - only: both\n")
        self.assertIn("waiver", json.dumps(json.loads(self.expect(0, "check", "--format", "json").out)["diagnostics"]))

    def test_explain_and_diff_take_a_target(self):
        self.limit()
        line = 1 + (self.project / "content/house.yaml").read_text().splitlines().index(
            "    text: This leaflet was printed on paper from the harbour mill.")
        self.expect(2, "explain", f"content/house.yaml:{line}", "--edition", "en")
        ran = self.expect(0, "explain", f"content/house.yaml:{line}", "--edition", "en", "--target", "print")
        self.assertIn("harbour mill", ran.out)
        self.edit("content/house.yaml", "harbour mill", "river mill")
        program.shutil.copytree(program.LEAFLET, self.folder / "was")
        (self.folder / "was/content/house.yaml").write_text(
            (self.project / "content/house.yaml").read_text().replace("river mill", "harbour mill"))
        screen = self.expect(1, "diff", "../was", "--edition", "en").out
        self.assertIsNone(re.search(r"^en .*page", screen, re.M), screen)
        self.assertRegex(self.expect(1, "diff", "../was", "--edition", "en", "--target", "print").out, r"(?m)^en .*page 3")

    def test_rooms_are_those_of_a_target(self):
        self.edit("content/week.yaml", "  - callout:", "  - only: print\n    callout:")
        for target, told in ("screen", False), ("print", True):
            ran = self.expect(0, "translate", "status", "--fit", "--target", target)
            self.assertEqual("{evenings} evenings" in ran.out, told, ran.out)


LONG = "https://library.example/read/" + "together/" * 8
LINKS = f"links:\n  - to: {LONG}\n    short: library.example/read\n"


class Links(Pages):
    """A link is live on a screen, and on paper an address that can be typed, or a code."""

    def put(self, text, links=LINKS):
        with open(self.project / "content/brochure.yaml", "a") as file:
            file.write(links)
        self.edit("content/house.yaml", BODY, BODY + text)

    def reads(self, name):
        return " ".join(self.words(name).split())

    def codes(self, name, page):
        """What a camera reads on a page."""
        program.run(["pdftoppm", "-r", "300", "-f", str(page), "-l", str(page), "-gray", "-png",
                     self.project / "out" / name, self.folder / "seen"])
        picture, = self.folder.glob("seen-*.png")
        ran = program.run(["zbarimg", "-q", "--raw", "-Sdisable", "-Sqrcode.enable", picture])
        return sorted(ran.out.split())

    def heard(self):
        return (self.project / "out/en.txt").read_text()

    def test_prose(self):
        self.put(f"  - text: Read [the list]({LONG}), [ours](https://harbour.example/), [harbour.example/a](https://www.harbour.example/a).\n")
        self.assertEqual(self.render("screen", "print", "text").err, "")
        self.assertIn(f"[link: the list → {LONG}], [link: ours → https://harbour.example/]", self.heard())
        self.assertIn("Read the list, ours, harbour.example/a.", self.reads("en.pdf"))
        self.assertIn("Read the list (library.example/read), ours (harbour.example), harbour.example/a.",
                      self.reads("en-print.pdf"))

    def test_too_long_without_a_shorter_one(self):
        self.put(f"  - text: Read [the list]({LONG}).\n", "")
        self.assertEqual(self.render("screen").err, "")
        said = self.render("print").err
        self.assertIn("content/house.yaml:4:11: note: en: in print this link is its words alone", said)
        self.assertIn(f'hint: give it a shorter one in content/brochure.yaml, under `links:`: - {{to: "{LONG}", short: …}}', said)
        self.assertIn("Read the list.", self.reads("en-print.pdf"))

    def test_a_language_has_its_own(self):
        self.put(f"  - text: Read [the list]({LONG}).\n")
        self.expect(0, "translate", "update", "fr")
        path = self.project / "content/translations/fr.po"
        text = path.read_text()
        for was, now in ((f'"Read [the list]({LONG})."\nmsgstr ""', None), ("library.example/read", "library.example/lire")):
            if now:
                text = text.replace(f'msgid "{was}"\nmsgstr "{was}"', f'msgid "{was}"\nmsgstr "{now}"')
        head, tail = text.split('msgctxt "house · paragraph"', 1)
        source, rest = tail.split('msgstr ""', 1)
        text = f'{head}msgctxt "house · paragraph"{source}msgstr "Lisez [la liste]({LONG})."{rest}'
        head, tail = text.split('msgctxt "brochure · link"', 1)
        source, rest = tail.split("msgstr ", 1)
        text = f'{head}msgctxt "brochure · link"{source}msgstr "https://library.example/fr"\n\n{rest[rest.index("#."):]}'
        path.write_text(text)
        self.expect(0, "render", "--edition", "fr", "--target", "text", "--target", "print")
        self.assertIn("[link: la liste → https://library.example/fr]", (self.project / "out/fr.txt").read_text())
        self.assertIn("Lisez la liste (library.example/lire).", self.reads("fr-print.pdf"))

    def test_a_block_has_a_code_on_paper(self):
        self.put(f"  - link: {{text: The whole list, to: {LONG}}}\n  - link: {{text: Ours, to: https://harbour.example/now}}\n")
        self.assertEqual(self.render("screen", "print", "text", "print-trace").err, "")
        self.assertIn(f"[link: The whole list → {LONG}]", self.heard())
        self.assertRegex(self.reads("en-print.pdf"), "The whole list library.example/read Ours harbour.example/now")
        self.assertEqual(self.codes("en-print.pdf", 3), ["https://harbour.example/now", "https://library.example/read"])
        self.assertNotIn("library.example", self.reads("en.pdf"))

    def test_a_code_that_is_too_small(self):
        self.put(f"  - link: {{text: The whole list, to: {LONG}{'x' * 300}}}\n", "")
        said = self.render("print", status=1).err
        self.assertIn("the QR code of this link takes", said)
        self.edit("layouts/leaflet-a5.yaml", "blocks:\n", "blocks:\n  link: {qr: 0mm}\n")
        said = self.render("print").err
        self.assertIn("in print this link is its words alone", said)


class Booklet(Pages):
    """A booklet that is stitched has whole sheets, which a screen does not ask for."""

    def setUp(self):
        super().setUp()
        self.edit("content/brochure.yaml", "sections: [front, week, house, contact]", "sections: [front, week, contact]")
        self.edit("content/brochure.yaml", "pages: 4\n", "")
        self.edit("content/brochure.yaml", "  source:", "  notes: Notes\n  source:")
        (self.project / "content/house.yaml").unlink()
        self.edit("layouts/leaflet-a5.yaml", "inks:\n", "print: {binding: saddle, fill: notes}\ninks:\n")
        self.edit("layouts/leaflet-a5.yaml", "templates:\n",
                  "templates:\n  notes:\n    slots:\n      title: {measure: full, rows: 4 to 6, takes: title}\n")

    def test_a_page_is_put_in_before_the_last(self):
        ran = self.render("screen", "print")
        self.assertEqual(ran.out, "en         3 pages\nen-print   4 pages\n")
        pages = self.words("en-print.pdf").split("\f")
        self.assertTrue(pages[2].startswith("Notes"), pages[2])
        self.assertTrue(pages[3].startswith("Ask us anything"), pages[3])
        self.assertNotIn("Notes\n", self.words("en.pdf"))
        self.assertIn("pages      4, a multiple of four, for which 1 is put in\n", (self.project / "out/en-print.txt").read_text())

    def test_every_arrangement_is_of_whole_sheets(self):
        self.edit("content/brochure.yaml", "editions:\n", "editions:\n  facing: {languages: [en, fr], arrangement: facing}\n"
                  "  flip: {languages: [en, fr], arrangement: flip}\n")
        with open(self.project / "content/translations/fr.po", "a") as file:
            file.write('\nmsgctxt "brochure · word notes"\nmsgid "Notes"\nmsgstr "Remarques"\n')
        ran = self.expect(0, "render", "--target", "print")
        self.assertEqual(ran.out, "facing     8 pages\nflip       8 pages\nen         4 pages\nen-fr      4 pages\n")
        noted = [[page for page, text in enumerate(self.words(f"{name}-print.pdf").split("\f"), 1) if text.startswith("Notes")]
                 for name in ("facing", "flip", "en", "en-fr")]
        self.assertEqual(noted, [[6, 7, 8], [7, 8], [3], [3]])
        self.assertNotIn("Remarques", self.expect(0, "check", "--target", "print").err)

    def test_without_a_template_none_is(self):
        self.edit("layouts/leaflet-a5.yaml", "saddle, fill: notes", "saddle")
        ran = self.render("screen", "print")
        self.assertEqual(ran.out, "en         3 pages\n")
        self.assertIn("1 more would make 4", (self.project / "out/en-print.txt").read_text())
        told = "content/brochure.yaml:6:9: warning: en: 3 pages, and what is stitched through its fold has a multiple of 4: 1 more makes 4;"
        self.assertIn(told, self.expect(0, "check", "--edition", "en", "--target", "print").err)
        self.assertNotIn("page-count", self.expect(0, "check", "--edition", "en").err)


if __name__ == "__main__":
    unittest.main()

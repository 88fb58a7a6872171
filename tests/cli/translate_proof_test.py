"""The translator's proof has every text, with its translation beside it, in the order of the brochure."""
import re
import shutil
import subprocess
import unittest

import polib

import content
import program

# Columns as the head of layout/slips.c has them, in points: left edge and width.
NOTES, SOURCE, TARGET = (40, 108), (152, 194), (350, 202)
BODY = (58, 752)


class Proof(program.Case):
    def proof(self, language="fr", **expected):
        ran = self.expect(0, "translate", "proof", language)
        self.assertEqual(ran.err, "")
        return ran.out

    def column(self, column, language="fr"):
        x, width = column
        y, height = BODY
        return subprocess.run(["pdftotext", "-x", str(x), "-y", str(y), "-W", str(width), "-H", str(height), "-nopgbrk",
                               self.project / f"out/{language}-proof.pdf", "-"], capture_output=True, text=True, check=True).stdout

    def entries(self, language="fr"):
        return [entry for entry in polib.pofile(str(self.project / f"content/translations/{language}.po")) if not entry.obsolete]

    def words(self, text, entry, brochure, language):
        if " · word " in entry.msgctxt:
            return content.words(text)
        return brochure.heard(text, language)

    def compare(self, language):
        """Both columns, word by word."""
        brochure = content.Brochure(self.project)
        own = brochure.facts["language"]
        sources, targets = [], []
        for entry in self.entries(language):
            sources += self.words(entry.msgid, entry, brochure, own)
            targets += self.words(entry.msgstr, entry, brochure, language)
        self.assertEqual(content.words(self.column(SOURCE, language)), sources)
        self.assertEqual(content.words(self.column(TARGET, language)), targets)

    def test_words_in_order(self):
        self.assertRegex(self.proof(), r"^fr-proof: \d pages, 36 texts\n$")
        self.compare("fr")

    def test_shipped(self):
        shutil.rmtree(self.project)
        for folder in "content", "layouts", "fonts":
            shutil.copytree(program.ROOT / folder, self.project / folder)
        self.proof("en")
        self.compare("en")

    def test_notes(self):
        self.proof()
        notes = " ".join(self.column(NOTES).split())
        po = (self.project / "content/translations/fr.po").read_text()
        at = 0
        for entry in self.entries():
            at = notes.index(entry.msgctxt, at)
            line = po[:po.index("\nmsgstr", po.index(f'msgctxt "{entry.msgctxt}"\nmsgid ' + (f'"{entry.msgid}"' if f'msgid "{entry.msgid}"' in po else '""')))].count("\n") + 2
            if len(entry.msgid) < 60:
                self.assertIn(f"fr.po:{line} ", notes)
        self.assertIn("timeline: heard, not seen", notes)

    def test_marks(self):
        path = self.project / "content/translations/fr.po"
        text = path.read_text()
        text = re.sub(r'(?m)^(msgid "Bring:"\nmsgstr ).*', r'\1""', text)
        path.write_text(text.replace('msgctxt "house · title"', '#, fuzzy\nmsgctxt "house · title"'))
        self.edit("content/contact.yaml", "title: Ask us anything", "title: Ask us everything")
        self.edit("content/figures.yaml", "evenings:  {value: 7}", "evenings:  {value: 1}")
        self.assertIn("36 texts, 1 not translated, 3 may no longer hold", self.proof())
        notes, source, target = (" ".join(self.column(column).split()) for column in (NOTES, SOURCE, TARGET))
        for state, context in [("not translated", "week · paragraph"), ("fuzzy", "house · title"),
                               ("of another text", "contact · title"), ("its number has changed", "week · callout title")]:
            self.assertEqual(notes.count(state), 1)
            self.assertIn(f"{state} {context}", notes)
        self.assertIn("was Ask us anything now Ask us everything", source)
        for words in "Des cordages aux lecteurs", "Posez-nous vos questions", "1 soirs":
            self.assertIn(words, target)
        self.assertNotIn("Bring", target)
        self.assertNotIn("Apportez", target)

    def test_translation_that_could_not_be_set_is_shown_as_typed(self):
        self.edit("content/week.yaml", "{books} books on open shelves", "Books by the {books}")
        self.edit("content/translations/fr.po", "{books} livres en libre accès", "{boks} livres en libre accès")
        self.proof()
        self.assertIn("{boks} livres en libre", " ".join(self.column(TARGET).split()))

    def test_text_longer_than_a_page(self):
        old = "The beams still smell of tar on warm days."
        more = " ".join(f"Beam {number} smells of tar." for number in range(900))
        self.edit("content/house.yaml", old, f"{old} {more}")
        self.proof()
        source = " ".join(content.words(self.column(SOURCE)))
        self.assertIn(" ".join(content.words(f"{old} {more}")), source)
        self.assertIn("not translated house · paragraph", " ".join(self.column(NOTES).split()))

    def test_word_wider_than_its_column(self):
        self.edit("content/house.yaml", "title: From rope store to reading room", "title: " + "Ropestore" * 12)
        self.proof()
        self.assertIn("Ropestore" * 12, self.column(SOURCE).replace("\n", "").replace("-", ""))

    def test_no_catalogue(self):
        ran = self.expect(1, "translate", "proof", "de")
        self.assertIn("katern translate update de", ran.err)
        self.assertIn("is the language that the brochure is written in", self.expect(1, "translate", "proof", "en").err)
        self.assertFalse((self.project / "out").exists())

    def test_out(self):
        self.expect(0, "translate", "proof", "fr", "--out", "elsewhere")
        self.assertEqual(list(program.tree(self.project / "elsewhere")), ["fr-proof.pdf"])


if __name__ == "__main__":
    unittest.main()

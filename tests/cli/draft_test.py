"""A draft has every text of the page, says where no translation holds, and can be taken for nothing else."""
import re
import shutil
import subprocess
import unittest

import program

PO = "content/translations/fr.po"


class Draft(program.Case):
    def setUp(self):
        super().setUp()
        self.edit("content/brochure.yaml", "  en-fr:", "  fr: {languages: [fr]}\n  en-fr:")

    def untranslate(self, source, language="fr"):
        path = self.project / f"content/translations/{language}.po"
        text, count = re.subn(rf'(?m)^(msgid "{re.escape(source)}"\nmsgstr ).*', r'\1""', path.read_text())
        self.assertGreater(count, 0)
        path.write_text(text)

    def lack(self):
        """One text missing, one heard text missing, one fuzzy, one made for another source."""
        self.untranslate("a pair of glasses, if you need them;")
        self.untranslate("A line with three points, drawn to scale, that begins at the left.")
        self.edit(PO, 'msgctxt "house · title"', '#, fuzzy\nmsgctxt "house · title"')
        self.edit("content/contact.yaml", "title: Ask us anything", "title: Ask us everything")

    def draft(self, *words):
        ran = self.expect(0, "render", "--draft", *words)
        self.assertNotIn("error:", ran.err)
        return ran

    def text(self, name):
        return subprocess.run(["pdftotext", "-layout", self.project / f"out/{name}.pdf", "-"], capture_output=True, text=True,
                              check=True).stdout

    def marks(self, name):
        """The places of the marked lines' tints and of bars, and the counts at the pages' heads."""
        trace = (self.project / f"out/{name}.trace").read_text()
        self.assertEqual(re.findall(r"fill \((?!layout).*draft", trace), [])
        return (len(re.findall(r"fill \(layout\) draft-(?:tint|shade) ", trace)),
                len(re.findall(r"fill \(layout\) draft M", trace)), re.findall(r'"(\d+ / \d+)"\]', trace))

    def test_without_it_the_edition_is_refused(self):
        self.lack()
        ran = self.expect(1, "render", "--edition", "fr")
        self.assertIn("of 36 texts 2 are not translated into fr and 2 may no longer hold", ran.err)
        self.assertFalse((self.project / "out").exists())

    def test_files_and_words(self):
        self.lack()
        ran = self.draft()
        self.assertEqual(sorted(program.tree(self.project / "out")), ["en-fr-draft.pdf", "en.pdf", "fr-draft.pdf"])
        self.assertIn("warning: the edition `fr` is a draft: of 36 texts 2 are not translated into fr and 2 may no longer hold", ran.err)
        self.assertIn("fr.po:103:1: warning: not translated into fr: a pair of glasses, if you need them;", ran.err)
        self.assertRegex(ran.err, r"warning: not translated into fr: A line with three points.*\n(.*\n)+?hint: it is heard and not seen")
        text = " ".join(self.text("fr-draft").split())
        for words in "a pair of glasses, if you", "Des cordages", "Posez-nous vos questions", "Apportez":
            self.assertIn(words, text)
        self.assertNotIn("des lunettes", text)

    def test_marks(self):
        self.lack()
        self.draft("--target", "trace", "--edition", "fr")
        tints, bars, counts = self.marks("fr-draft")
        self.assertEqual(counts, ["0 / 3", "1 / 3", "1 / 3", "1 / 3"])
        self.assertEqual(bars, 3)
        self.assertGreaterEqual(tints, 3)

    def test_each_language_has_its_own_marks(self):
        self.lack()
        self.draft("--target", "trace", "--edition", "en-fr")
        self.assertEqual(self.marks("en-fr-draft")[2], ["0 / 3", "1 / 3", "1 / 3", "1 / 3"])

    def test_numbers_of_a_list_are_marked_in_their_language(self):
        shutil.rmtree(self.project)
        shutil.copytree(program.ROOT / "tests/golden/mirrored", self.project)
        self.untranslate("then speak.", "ar")
        self.draft("--target", "trace", "--edition", "ar-en")
        trace = (self.project / "out/ar-en-draft.trace").read_text()
        marked = re.findall(r"draft-tint .*\n(.*)", trace)
        self.assertEqual(len(marked), 2)
        self.assertIn('"٢"', marked[0])
        # The source's words stand where their translation would begin: at the right, before the number.
        number, x, wide = (float(re.search(what, line)[1]) for line, what in (
            (marked[0], r" ([\d.]+),"), (marked[1], r" ([\d.]+),"), (marked[1], r" wide ([\d.]+)")))
        self.assertTrue(0 <= number - x - wide < 12, (number, x, wide))

    def test_what_is_made_of_several_texts_is_marked(self):
        """A kicker of names, a folio, words of the layout."""
        shutil.rmtree(self.project)
        for folder in "content", "layouts", "fonts":
            shutil.copytree(program.ROOT / folder, self.project / folder)
        texts = {"Mondiaal FNV": '"Mondiaal FNV · ', "Bron: {source}": '"Bron: ', "De kracht van het Vakbondsprogramma": '"De kracht van het'}
        for source in texts:
            self.untranslate(source, "en")
        self.draft("--target", "trace", "--edition", "en")
        trace = (self.project / "out/en-draft.trace").read_text()
        for words in texts.values():
            self.assertRegex(trace, r"draft-(?:tint|shade) .*\n.*" + words)
        self.assertRegex(trace, r"draft-tint .*\n  text \(footer\) .*De kracht van")

    def test_language_of_what_is_heard(self):
        self.lack()
        self.draft("--target", "tags", "--edition", "fr")
        tags = (self.project / "out/fr-draft.tags").read_text()
        self.assertRegex(tags, r'LBody en\n\s+"a pair of glasses')
        self.assertRegex(tags, r'Figure en alt "A line with three points')
        self.assertRegex(tags, r'H1( fr)?\n\s+"Des cordages')

    def test_no_standard_is_claimed(self):
        self.lack()
        self.draft()
        for name, claims in ("en", True), ("fr-draft", False):
            file = (self.project / f"out/{name}.pdf").read_bytes()
            self.assertEqual(b"pdfuaid:part" in file, claims)
            self.assertEqual(b"pdfaid:part" in file, claims)

    def test_nothing_lacking_is_no_draft(self):
        self.expect(0, "render")
        whole = program.tree(self.project / "out")
        self.draft()
        self.assertEqual(program.tree(self.project / "out"), whole)

    def test_old_translation_with_figures_that_are_gone(self):
        """What may no longer hold and cannot be set stands in the source's words."""
        self.edit("content/week.yaml", "{books} books on open shelves", "Books by the {books}")
        self.edit(PO, "{books} livres en libre accès", "{boks} livres en libre accès")
        self.draft("--edition", "fr")
        self.assertIn("Books by the", " ".join(self.text("fr-draft").split()))

    def test_another_catalogue_makes_no_draft(self):
        path = self.project / PO
        path.write_text(re.sub(r'msgctxt "', 'msgctxt "other ', re.sub(r'(?m)^msgid "(?=.)', 'msgid "Other ', path.read_text())))
        ran = self.expect(1, "render", "--draft", "--edition", "fr")
        self.assertRegex(ran.err, "none of 36 texts match|not made")

    def test_no_catalogue_is_an_error(self):
        (self.project / PO).unlink()
        self.assertIn("katern translate update fr", self.expect(1, "render", "--draft", "--edition", "fr").err)

    def test_with_the_overlay(self):
        self.lack()
        self.draft("--edition", "fr", "--overlay")
        self.assertEqual(list(program.tree(self.project / "out")), ["fr-draft-overlay.pdf"])


if __name__ == "__main__":
    unittest.main()

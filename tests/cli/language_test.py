"""A language from nothing, as the manual shows it: a catalogue, translated, is an edition; no other file is touched."""
import unittest

import polib

import program


class Language(program.Case):
    """The leaflet names no edition in any of these languages."""

    def translate(self, language, words):
        """Fills the empty texts of a catalogue, as an editor of PO files does."""
        path = self.project / f"content/translations/{language}.po"
        catalogue = polib.pofile(str(path), wrapwidth=78)
        for entry in catalogue:
            if not entry.msgstr:
                entry.msgstr = f"{words} {entry.msgid}"
        catalogue.save()

    def made(self, language, words):
        """Status and words of rendering a new language from nothing."""
        self.expect(0, "translate", "update", language)
        before = program.tree(self.project)
        refused = self.expect(1, "render", "--edition", language)
        self.assertIn(f"the edition `{language}` cannot be made", refused.err)
        self.assertIn("not translated", refused.err)
        self.translate(language, words)
        ran = program.katern("render", "--edition", language, cwd=self.project)
        after = program.tree(self.project)
        changed = {name for name in before | after if before.get(name) != after.get(name)}
        self.assertLessEqual(changed, {f"content/translations/{language}.po", "content/translations/brochure.pot", f"out/{language}.pdf"})
        return ran

    def test_latin_script(self):
        for language, words in ("hu", "űrlap"), ("pt-BR", "ação"), ("pl", "łąka"):
            with self.subTest(language=language):
                ran = self.made(language, words)
                self.assertEqual(ran.status, 0, ran.err)
                self.assertRegex(ran.out, rf"^{language} +\d+ pages")
                self.assertTrue((self.project / f"out/{language}.pdf").stat().st_size > 0)

    def test_a_catalogue_of_a_pair(self):
        """The leaflet sets English beside French; each of the two is an edition alone."""
        for language in "fr", "en":
            self.expect(0, "render", "--edition", language)
            self.assertTrue((self.project / f"out/{language}.pdf").exists())
        self.expect(0, "check", "--edition", "fr")

    def test_all_are_those_named(self):
        self.made("pl", "łąka")
        for words in [], ["--edition", "all"]:
            ran = self.expect(0, "render", *words)
            self.assertEqual([line.split()[0] for line in ran.out.splitlines() if " pages" in line], ["en", "en-fr"])

    def test_patterns_that_are_not_there(self):
        """No patterns are known: the words stay whole, which is said, with where to look."""
        ran = self.made("ga", "Dé")
        self.assertEqual(ran.status, 0, ran.err)
        self.assertIn("no hyphenation patterns for `ga`", ran.err)
        self.assertIn("hyphen-ga", ran.err)

    def test_scripts_without_a_font(self):
        for language, words, script in (("hy", "Հայերեն", "Armn"), ("ka", "ქართული", "Geor"), ("ja", "日本語", "Hani")):
            with self.subTest(language=language):
                ran = self.made(language, words)
                self.assertEqual(ran.status, 1)
                self.assertIn("no font has U+", ran.err)
                self.assertIn(f"{script}: ", ran.err)
                self.assertIn("apt-get install fonts-", ran.err)
                self.assertFalse((self.project / f"out/{language}.pdf").exists())

    def test_a_name_that_is_none(self):
        before = program.tree(self.project)
        for name, *expected in (("de", "`katern translate update de` makes its catalogue"), ("EN", "did you mean en?"),
                                ("FR", "did you mean fr?"), ("DE", "`katern translate update de`"), ("xx!!", "no edition `xx!!`"), ("../fr", "no edition"),
                                ("en_fr", "did you mean en-fr?"), ("pseudolect", "no edition")):
            for command in "render", "check":
                ran = self.expect(2, command, "--edition", name)
                for words in expected:
                    self.assertIn(words, ran.err)
        self.assertEqual(program.tree(self.project), before)

    def test_a_tag_in_another_spelling(self):
        """Two spellings would be two files."""
        before = program.tree(self.project)
        for tag, spelt in ("DE", "de"), ("pt-br", "pt-BR"):
            ran = self.expect(1, "translate", "update", tag)
            self.assertIn(f"katern translate update {spelt}", ran.err)
        for tag in "en_GB", "xx!!", "../de", "x" * 300:
            self.expect(1, "translate", "update", tag)
        self.assertEqual(program.tree(self.project), before)


if __name__ == "__main__":
    unittest.main()

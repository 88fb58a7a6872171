"""Catalogues through other people's tools and back: gettext's, and the Translate Toolkit's PO and XLIFF."""
import collections
import shutil
import subprocess
import unittest

import polib

import program

CATALOGUES = [(project, path.stem) for project in (program.ROOT, program.LEAFLET)
              for path in sorted((project / "content/translations").glob("*.po"))]
TOOLKIT = program.ROOT / "tools/translate-toolkit"


def texts(path):
    return {(entry.msgctxt, entry.msgid): (entry.msgstr, entry.fuzzy) for entry in polib.pofile(str(path)) if not entry.obsolete}


class RoundTrip(program.Case):
    def ran(self, *words):
        done = subprocess.run([str(word) for word in words], capture_output=True, cwd=self.folder)
        self.assertEqual(done.returncode, 0, f"{words}\n{done.stderr.decode()}")
        return done.stdout

    def each(self):
        """Every catalogue of the shipped brochure and the leaflet, in a copy of its content, brought up to date."""
        for project, language in CATALOGUES:
            shutil.rmtree(self.project)
            self.project.mkdir()
            shutil.copytree(project / "content", self.project / "content")
            self.update(language)
            self.pot = self.project / "content/translations/brochure.pot"
            yield language, self.project / f"content/translations/{language}.po"

    def update(self, language):
        return self.expect(0, "translate", "update", language)

    def test_msgfmt(self):
        for _, po in self.each():
            self.ran("msgfmt", "--check", "-o", "/dev/null", po)

    def test_msgcat(self):
        """What katern writes comes back equal; what others wrapped in their way says the same."""
        for language, po in self.each():
            self.assertEqual(self.ran("msgcat", self.pot), self.pot.read_bytes())
            self.assertTrue(all(not entry.msgstr for entry in polib.pofile(str(self.pot))))
            self.assertEqual(texts(self.pot).keys(), texts(po).keys())
            (self.folder / "back.po").write_bytes(self.ran("msgcat", po))
            self.assertEqual(texts(self.folder / "back.po"), texts(po))
            self.update("ga")
            made = self.project / "content/translations/ga.po"
            self.assertEqual(self.ran("msgcat", made), made.read_bytes())

    def test_template_stays(self):
        """The same texts are the same template, whichever language is brought up to date."""
        for language, _ in self.each():
            before = self.pot.read_bytes(), self.pot.stat().st_mtime_ns
            self.update(language)
            self.update("ga")
            self.assertEqual((self.pot.read_bytes(), self.pot.stat().st_mtime_ns), before)

    def test_msgmerge(self):
        for language, po in self.each():
            before = texts(po)
            self.ran("msgmerge", "--quiet", "--update", "--backup=none", po, self.pot)
            self.assertEqual(texts(po), before)
            merged = po.read_bytes()
            self.update(language)
            self.assertEqual(po.read_bytes(), merged)

    def test_msginit(self):
        """A language that is begun from the template in another program."""
        for _, po in self.each():
            made = self.project / "content/translations/de.po"
            self.ran("msginit", "--no-translator", "--locale=de_DE.UTF-8", "--input", self.pot, "--output-file", made)
            ran = self.update("de")
            self.assertNotRegex(ran.out, r"new|gone|fuzzy")
            self.assertEqual(texts(made).keys(), texts(po).keys())

    def test_xliff(self):
        """The converters drop contexts; an update finds each text again, and its translation. Where one text stands in
        several contexts, what cannot be told apart any more is fuzzy."""
        for language, po in self.each():
            before = texts(po)
            alike = collections.Counter(source for _, source in before)
            xliff = self.folder / "there.xlf"
            self.ran(TOOLKIT, "po2xliff", "--progress=none", po, xliff)
            self.ran(TOOLKIT, "xliff2po", "--progress=none", xliff, po)
            self.update(language)
            after = texts(po)
            self.assertEqual(after.keys(), before.keys())
            for key, (text, fuzzy) in after.items():
                if alike[key[1]] == 1 or not fuzzy:
                    self.assertEqual((text, fuzzy), before[key], (language, key))
                else:
                    self.assertIn((text, False), [before[other] for other in before if other[1] == key[1]])


if __name__ == "__main__":
    unittest.main()

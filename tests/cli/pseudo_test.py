"""A pseudo edition of any brochure renders, with every text changed, whole and clear of others; mirrored too."""
import re
import shutil
import subprocess
import unittest

import content
import program

ACCENTS = str.maketrans("acdeghijklnoprstuwyzACDEGHIJKLNOPRSTUWYZ", "åçđéğĥîĵķļñöþřšţûŵýžÅÇĐÉĞĤÎĴĶĻÑÖÞŘŠŢÛŴÝŽ")
TURNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# What no translator writes: units of figures and names of countries come from data of the language.
UNITS = {"miljoen", "million"}
COUNTRIES = {"Peru", "Oeganda", "Indonesië"}


def joined(words):
    return re.sub(r"[\[\]]", "", " ".join(words))


class Pseudo(program.Case):
    def projects(self):
        yield self.project
        shipped = self.folder / "shipped"
        for folder in "content", "layouts", "fonts":
            shutil.copytree(program.ROOT / folder, shipped / folder)
        yield shipped

    def each(self):
        for project in self.projects():
            self.expect(0, "render", project, "--edition", "pseudo", "--edition", "pseudo-rtl",
                        *(f"--target={kind}" for kind in ("tags", "trace", "screen")))
            for name in "pseudo", "pseudo-rtl":
                yield project, name

    @staticmethod
    def heard(project, name):
        return re.findall(r'"(.*)"', (project / f"out/{name}.tags").read_text())

    def names(self, brochure):
        texts = [*brochure.facts["publishers"]]
        for _, section in brochure.sections:
            for block in section["body"]:
                texts += self.named(block)
        return texts

    def named(self, value, key=None):
        if isinstance(value, list):
            return [text for item in value for text in self.named(item, key)]
        if isinstance(value, dict):
            return [text for inner, item in value.items() for text in self.named(item, inner)]
        return [value] if key in ("by", "name", "organisation", "email", "phone") else []

    def test_nothing_is_left_as_it_was(self):
        for project, name in self.each():
            brochure = content.Brochure(project)
            kept = set(re.findall(r"[^\W\d_]+", " ".join(self.names(brochure)))) | UNITS | COUNTRIES
            for text in self.heard(project, name):
                text = re.sub(r"(?:mailto|tel):\S*|https?://\S*", "", text)
                for word in re.findall(r"[^\W\d_]+", text):
                    if word.translate(ACCENTS) != word:
                        self.assertIn(word, kept, text)
                if not re.search(r"\d\d$", text):  # telephone numbers are held in their order where they are drawn
                    self.assertIsNone(TURNS.search(text))

    def test_nothing_is_cut(self):
        """Every text stands there from its first word to its last, with what it was made longer by, in brackets."""
        for project, name in self.each():
            brochure = content.Brochure(project)
            heard = self.heard(project, name)
            self.assertEqual(sum(text.count("[") for text in heard), sum(text.count("]") for text in heard))
            whole = joined(content.words(" ".join(heard)))
            shown = subprocess.run(["pdftotext", project / f"out/{name}.pdf", "-"], capture_output=True, text=True, check=True).stdout
            self.assertEqual(shown.count("["), shown.count("]"))
            names = {joined(content.words(text)) for text in self.names(brochure)}
            for _, texts in brochure.texts(brochure.facts["language"]):
                for kind, words in texts:
                    text = joined(words)
                    if text not in names and (kind != "kicker" or "kicker" in brochure.facts):
                        text = joined(word if word in UNITS else word.translate(ACCENTS) for word in words)
                    self.assertIn(text, whole, kind)

    def test_check_finds_nothing_on_another(self):
        for project in self.projects():
            ran = self.expect(0, "check", project, "--edition", "pseudo", "--edition", "pseudo-rtl")
            self.assertNotRegex(ran.err, r"error:|\(collision\)|KT083|KT106")

    def test_mirrored(self):
        """Folios change sides to the point, and so does what is drawn."""
        number = re.compile(r'text \(footer\) \S+ ([\d.]+),([\d.]+) \[.* wide ([\d.]+) "\d+"\]')
        for project in self.projects():
            self.expect(0, "render", project, "--edition", "pseudo", "--edition", "pseudo-rtl", "--target", "trace")
            pages = {}
            for name in "pseudo", "pseudo-rtl":
                trace = (project / f"out/{name}.trace").read_text()
                width = float(re.search(r"(?m)^page .* ([\d.]+)x", trace)[1])
                pages[name] = [(float(x), y, float(wide)) for x, y, wide in number.findall(trace)]
            self.assertGreater(len(pages["pseudo"]), 2)
            self.assertEqual(len(pages["pseudo"]), len(pages["pseudo-rtl"]))
            for (x, y, wide), (other, other_y, other_wide) in zip(pages["pseudo"], pages["pseudo-rtl"]):
                self.assertEqual((y, wide), (other_y, other_wide))
                self.assertAlmostEqual(other, width - x - wide, delta=0.01)

    def test_an_edition_of_that_name_goes_before(self):
        self.edit("content/brochure.yaml", "  en-fr:", "  pseudo: {languages: [fr]}\n  en-fr:")
        self.expect(0, "render", "--edition", "pseudo", "--target", "tags")
        self.assertIn("Sept soirs", (self.project / "out/pseudo.tags").read_text())


if __name__ == "__main__":
    unittest.main()

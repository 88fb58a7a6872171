"""Content saved in another normal form of Unicode (as macOS and some web forms do) gives the same pages."""
import unicodedata
import unittest

import program


class Decomposed(program.Case):
    def render(self):
        self.expect(0, "render", str(self.project))
        return {file.name: file.read_bytes() for file in (self.project / "out").glob("*.pdf")}

    def test_same_pages(self):
        name = "content/house.yaml"
        self.edit(name, "title: ", "title: Ë é ")
        po = self.project / "content/translations/fr.po"
        first = (self.project / name).read_text().split("title: ", 1)[1].split("\n", 1)[0]
        text = po.read_text()
        text = text.replace('"' + first.removeprefix("Ë é ") + '"', '"' + first + '"')
        po.write_text(text)
        composed = self.render()
        self.assertGreater(len(composed), 1)
        changed = 0
        for file in sorted(self.project.glob("content/**/*.*")):
            text = file.read_text()
            other = unicodedata.normalize("NFD", text)
            changed += other != text
            file.write_text(other)
        self.assertGreater(changed, 1)
        self.assertEqual(self.render(), composed)


if __name__ == "__main__":
    unittest.main()

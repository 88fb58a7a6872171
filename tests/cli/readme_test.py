"""The README's first edit, done as it says: what it shows is what is seen."""
import shutil
import unittest

import program


class FirstEdit(program.Case):
    def setUp(self):
        super().setUp()
        shutil.rmtree(self.project)
        for part in "content", "layouts", "fonts":
            shutil.copytree(program.ROOT / part, self.project / part)
        self.readme = (program.ROOT / "README.md").read_text()

    def shown(self, text):
        """Every line of a message stands in the README, set in as it is there."""
        for line in text.splitlines():
            self.assertIn(line.strip(), self.readme)

    def test_a_text(self):
        self.expect(0, "render")
        title = "Wat het Vakbondsprogramma bereikt"
        self.shown(f"title: {title}")
        self.edit("content/impact.yaml", "title: De impact van het Vakbondsprogramma", f"title: {title}")
        ran = self.expect(1, "render")
        self.shown(ran.out)
        self.shown(next(line for line in ran.err.splitlines() if "impact.yaml" in line))
        self.expect(0, "translate", "update", "en")
        self.edit("content/translations/en.po",
                  '#, fuzzy\n#| msgid "De impact van het Vakbondsprogramma"\nmsgctxt "impact · title"\n'
                  f'msgid "{title}"\nmsgstr "The impact of the Trade&nbsp;Union Programme"',
                  f'msgctxt "impact · title"\nmsgid "{title}"\nmsgstr "What the programme achieves"')
        ran = self.expect(1, "render")
        made = [line.split()[0] for line in ran.out.splitlines() if " pages" in line]
        self.shown(", ".join(f"`{name}`" for name in made[:-1]) + f" and `{made[-1]}` are made")

    def test_a_number(self):
        self.edit("content/figures.yaml", "{value: 263,", "{value: 270,")
        self.expect(0, "render")

    def test_a_mistake(self):
        lines = (self.project / "content/imvo.yaml").read_text().splitlines(keepends=True)
        lines[19] = lines[19].replace("label:", "labell:")
        (self.project / "content/imvo.yaml").write_text("".join(lines))
        self.shown(self.expect(1, "render").err)


if __name__ == "__main__":
    unittest.main()

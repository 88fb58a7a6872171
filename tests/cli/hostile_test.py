"""What stands in content stays text: names of inks, titles and alternatives of the syntax of PDF, XML, HTML and JSON come back as
they were, by readers of others, and add nothing to a file. (PDF strings of every code point: tests/unit/write_hostile.c.)"""
import json
import random
import re
import unittest
import xml.etree.ElementTree as tree

import pikepdf
import program

from pdf_objects import objects

TRAPS = [") /OpenAction << /S /JavaScript >>", "((((", "a\\", "\\)", "]]>", "<?xpacket end=\"w\"?>", "</script><script>x</script>", "&#0; &amp;",
         "#20#2F", "%PDF endobj endstream", "/Separation [", "\U0001F30D é", "{}[]\"'`", "~!@$^=+|;:,.?"]
INK = "berry:   {screen: 8C1D4F, press: 30 100 40 20}"
XML = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}Alt/{http://www.w3.org/1999/02/22-rdf-syntax-ns#}li"
RANDOM_NAMES = 45  # with two diagnostics each, no more than are printed of one run
SYNTAX = "()<>[]{}/%\\#&;'\"!?-=aA0é\U0001F30D\u05d0\u2026"


def quoted(text):
    """A scalar of YAML, which reads the strings of JSON."""
    return json.dumps(text, ensure_ascii=False)


def bare(text):
    """Without what typesetting changes: quotation marks and spaces."""
    return re.sub(r"[\s\"'“”‘’\u00ad\u200b\u2060]", "", text)


class Hostile(program.Case):
    def census(self, path):
        """The keys of all dictionaries of a PDF, counted."""
        counts = {}
        with pikepdf.open(path) as pdf:
            for item in objects(pdf):
                for key in item.keys():
                    counts[key] = counts.get(key, 0) + 1
        return counts

    def test_names_of_spot_inks(self):
        layout, plain = self.project / "layouts/leaflet-a5.yaml", None
        whole = layout.read_text()
        self.assertIn(INK, whole)
        for name in ["Plain", *TRAPS]:
            with self.subTest(name=name):
                layout.write_text(whole.replace(INK, INK.replace("}", f", spot: {quoted(name)}}}")))
                self.expect(0, "render", "--target", "print", "--edition", "en")
                file = self.project / "out/en-print.pdf"
                with pikepdf.open(file) as pdf:
                    names = {str(space[1])[1:] for page in pdf.pages for _, space in page.Resources.get("/ColorSpace", {}).items()}
                self.assertEqual(names, {name})
                found = self.census(file)
                self.assertEqual(found.pop("/" + name), 1)  # where a page's content finds it
                plain = plain or found
                self.assertEqual(found, plain)
                self.assertIn(f"Black, {name}\n", file.with_suffix(".txt").read_text())

    def test_titles_and_alternatives(self):
        """A title may also be refused, with its place."""
        title = "Seven evenings, one long story"
        self.edit("content/brochure.yaml", f"title: {title}", "title: TITLE")
        brochure, house = (self.project / "content" / name for name in ("brochure.yaml", "house.yaml"))
        whole, drawing = brochure.read_text(), house.read_text()
        plain, taken = None, 0
        for text in ["Plain", *TRAPS]:
            with self.subTest(text=text):
                brochure.write_text(whole.replace("TITLE", quoted(text)))
                house.write_text(re.sub(r"alt: .*", lambda _: f"alt: {quoted(text)}", drawing, count=1))
                ran = program.katern("render", "--edition", "en", "--target", "screen", "--target", "svg", cwd=self.project)
                if ran.status:
                    self.assertEqual(ran.status, 1)
                    self.assertRegex(ran.err, r"content/\w+\.yaml:\d+:\d+: error|no font has")
                    continue
                taken += 1
                file = self.project / "out/en.pdf"
                wanted = bare(re.sub(r"\\(?=[!-/])", "", text))  # a sign that is no mark
                with pikepdf.open(file) as pdf:
                    self.assertEqual(bare(str(pdf.docinfo["/Title"])), wanted)
                    self.assertIn(wanted, [bare(str(item.get("/Alt", ""))) for item in objects(pdf)])
                    told = tree.fromstring(pdf.Root.Metadata.read_bytes()).findtext(f".//{{http://purl.org/dc/elements/1.1/}}title/{XML}")
                    self.assertEqual(told, str(pdf.docinfo["/Title"]))
                    self.assertEqual(pdf.Root.keys() & {"/OpenAction", "/AA", "/Names"}, set())
                kinds = {element.tag for page in self.project.glob("out/**/*.svg") for element in tree.parse(page).iter()}
                plain = plain or kinds
                self.assertTrue(kinds and kinds <= plain)
        self.assertGreater(taken, len(TRAPS) // 2)

    def test_names_in_diagnostics(self):
        draw = random.Random(44)
        names = ["x" + "".join(draw.choice(SYNTAX) for _ in range(12)) + str(number) for number in range(RANDOM_NAMES)]
        layout = self.project / "layouts/leaflet-a5.yaml"
        grounds = "".join(f"  wrong-{number}: {{text: {quoted(name)}}}\n" for number, name in enumerate(names))
        text = layout.read_text()
        self.assertIn("\ngrounds:\n", text)
        layout.write_text(text.replace("\ngrounds:\n", f"\ngrounds:\n{grounds}"))
        said = json.loads(program.katern("check", "--format", "json", cwd=self.project).out)
        messages = [diagnostic["message"] for diagnostic in said["diagnostics"]]
        for name in names:
            self.assertIn(f"no ink is called `{name}`", messages)


if __name__ == "__main__":
    unittest.main()

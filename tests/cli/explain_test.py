"""`katern explain FILE:LINE`: how the text at a line is set in each edition, and what its breaks cost."""
import re
import unittest

import program

PLACE = re.compile(r"^(\S+), in (\S+): (\S+):(\d+)$", re.M)


class Explain(program.Case):
    def test_every_edition_and_language(self):
        ran = self.expect(0, "explain", "content/house.yaml:7")
        self.assertEqual([(edition, language) for edition, language, *_ in PLACE.findall(ran.out)],
                         [("en", "en"), ("en-fr", "en"), ("en-fr", "fr")])
        self.assertIn("frame main, column 2 of 2", ran.out)
        self.assertRegex(ran.out, r"style text, \S+/\S+ pt, tracking 0, measure \S+ pt")

    def test_one_edition(self):
        ran = self.expect(0, "explain", "content/house.yaml:7", "--edition", "en")
        self.assertEqual(len(PLACE.findall(ran.out)), 1)

    def test_any_line_of_the_text(self):
        self.edit("content/house.yaml", "never closed for longer", "never\n      closed for longer")
        self.assertEqual(self.expect(0, "explain", "content/house.yaml:8").out,
                         self.expect(0, "explain", "./content/house.yaml:7").out)

    def test_a_line_of_the_catalogue(self):
        line = 1 + (self.project / "content/translations/fr.po").read_text().splitlines().index('msgstr "Des cordages aux lecteurs"')
        ran = self.expect(0, "explain", f"content/translations/fr.po:{line}")
        self.assertIn(("en-fr", "fr"), [place[:2] for place in PLACE.findall(ran.out)])
        self.assertIn("Des cordages aux lecteurs", ran.out)

    def test_the_items_make_the_sum(self):
        ran = self.expect(0, "explain", "content/house.yaml:5", "--edition", "en")
        amounts = [int(amount) for amount in re.findall(r"^ +(-?\d+)  \D", ran.out, re.M) if int(amount) > 100]
        items, total = amounts[:-1], amounts[-1]
        self.assertGreater(len(items), 2)
        small = [int(amount) for amount in re.findall(r"^ {6,}(-?\d+)  (?!in all)", ran.out, re.M)]
        self.assertEqual(sum(small), total)

    def test_the_next_best_way(self):
        ran = self.expect(0, "explain", "content/house.yaml:5", "--edition", "en")
        said = re.search(r"in all, for (\d+) lines\n  the next best way costs (\d+) more, for (\d+) lines:\n((?: +\d+  .+\n)+)", ran.out)
        self.assertTrue(said, ran.out)
        mine = dict(re.findall(r"^ +(\d+)  (.+?) +(?:ends|is the last)", ran.out, re.M))
        for number, text in re.findall(r"^ +(\d+)  (.+)$", said[4], re.M):
            self.assertNotEqual(mine.get(number), text)

    def test_why_a_column_ends(self):
        self.edit("content/house.yaml", " warm days.\n\n      Since", " warm days. Since")
        ran = self.expect(0, "explain", "content/house.yaml:5", "--edition", "en")
        self.assertIn("the frame's columns end level", ran.out)
        self.assertIn("column 1 of 2", ran.out)
        self.assertIn("column 2 of 2", ran.out)

    def test_a_place_as_findings_print_it(self):
        self.assertEqual(self.expect(0, "explain", "content/house.yaml:7:12").out,
                         self.expect(0, "explain", "content/house.yaml:7").out)

    def test_no_text_there(self):
        for place, words in (("layouts/leaflet-a5.yaml:3", "texts stand in content/*.yaml"),
                             ("content/house.yaml:0", "such as content/about.yaml:12"),
                             ("content/house.yaml:400", "content/house.yaml ends at line "),
                             (":7", "such as content/about.yaml:12")):
            with self.subTest(place):
                self.assertIn(words, self.expect(2, "explain", place).err)

    def test_another_folder(self):
        ran = self.expect(0, "explain", "content/house.yaml:7", "project", "--edition", "en", cwd=self.folder)
        self.assertIn("project/content/house.yaml:7", ran.out)


if __name__ == "__main__":
    unittest.main()

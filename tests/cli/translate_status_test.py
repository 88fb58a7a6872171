"""What the translations have and lack, with places that are where they say."""
import json
import re
import unittest

import program

PO = "content/translations/fr.po"


class Status(program.Case):
    def setUp(self):
        super().setUp()
        self.po = self.project / PO

    def set_text(self, source, text):
        pattern = rf'(?m)^(msgid "{re.escape(source)}"\nmsgstr )(?:".*"\n)+'
        made, count = re.subn(pattern, lambda m: f'{m[1]}"{text}"\n', self.po.read_text())
        self.assertEqual(count, 1)
        self.po.write_text(made)

    def lack(self):
        self.set_text("a pair of glasses, if you need them;", "")
        self.edit(PO, 'msgctxt "house · title"', '#, fuzzy\nmsgctxt "house · title"')
        self.edit("content/contact.yaml", "title: Ask us anything", "title: Ask us everything")

    def status(self, status, *words):
        return json.loads(self.expect(status, "translate", "status", "--format", "json", *words).out)

    def line(self, place):
        return (self.project / place["file"]).read_text().split("\n")[place["line"] - 1]

    def test_all_done(self):
        ran = self.expect(0, "translate", "status")
        self.assertRegex(ran.out, r"\Alanguage +texts +done +fuzzy +missing +too long\nfr +36 +36 +0 +0 +0\n\Z")
        self.assertEqual(ran.err, "")
        self.assertEqual(self.status(0)["editions"], [{"edition": "en-fr", "can_be_made": True}])

    def test_what_lacks(self):
        self.lack()
        ran = self.expect(1, "translate", "status")
        self.assertRegex(ran.out, r"\nfr +36 +33 +2 +1 +0\n")
        self.assertIn("cannot be made: en-fr\n", ran.out)
        self.assertRegex(ran.out, r"\nfr, missing:\n  content/translations/fr\.po:\d+  content/\w+\.yaml:\d+  a pair of glasses")
        self.assertRegex(ran.out, r"\nfr, fuzzy, of another text:\n.*Ask us everything\n")

    def test_places_are_where_they_say(self):
        self.lack()
        row, = self.status(1)["languages"]
        self.assertEqual({key: row[key] for key in ("language", "texts", "done", "fuzzy", "missing", "too_long")},
                         {"language": "fr", "texts": 36, "done": 33, "fuzzy": 2, "missing": 1, "too_long": 0})
        self.assertEqual(sorted(place["state"] for place in row["places"]), ["fuzzy", "missing", "stale"])
        for place in row["places"]:
            self.assertIn(place["source"], self.line(place["content"]))
            self.assertTrue(self.line(place["catalogue"]).startswith("msgstr"))

    def test_too_long(self):
        self.set_text("a pair of glasses, if you need them;", "des lunettes et encore des mots " * 200)
        row, = self.status(1)["languages"]
        places = [place for place in row["places"] if place["state"] == "too-long"]
        self.assertEqual((row["done"], row["too_long"]), (36, len({place["context"] + place["source"] for place in places})))
        place = places[0]
        self.assertRegex(place["words"], r"en-fr: .*too long")
        self.assertIn(PO, place["catalogue"]["file"])
        self.assertRegex(self.expect(1, "translate", "status").out, r"\nfr, too long:\n  content/translations/fr\.po:\d+ .*\n    en-fr: ")

    def test_a_catalogue_without_an_edition(self):
        (self.project / "content/translations/pl.po").write_text(self.po.read_text().replace("Language: fr", "Language: pl"))
        rows = self.status(0)["languages"]
        self.assertEqual([(row["language"], row["done"]) for row in rows], [("fr", 36), ("pl", 36)])
        self.assertEqual(len(self.status(0, "--language", "pl")["languages"]), 1)

    def test_no_catalogue(self):
        self.po.unlink()
        ran = self.expect(1, "translate", "status")
        self.assertIn("fr         no catalogue that can be read\n", ran.out)
        self.assertIn("katern translate update fr", ran.err)

    def test_a_lost_figure_is_told(self):
        self.edit(PO, "{books} livres en libre accès", "livres en libre accès")
        ran = self.expect(1, "translate", "status")
        self.assertIn("cannot be made: en-fr\n", ran.out)
        self.assertIn("{books}", ran.err)

    def test_usage(self):
        self.assertIn("no edition is in `da`", self.expect(2, "translate", "status", "--language", "da").err)
        self.assertIn("takes no option --format", self.expect(2, "translate", "update", "fr", "--format", "json").err)
        self.assertIn("wants a language", self.expect(2, "translate", "update").err)

    def test_nothing_is_written(self):
        before = program.tree(self.project)
        self.expect(0, "translate", "status")
        self.assertEqual(program.tree(self.project), before)


if __name__ == "__main__":
    unittest.main()

"""katern check: what it finds on the finished page, how strictly it is taken, and what a program reads of it."""
import json
import re
import unittest

import program

NUMBERS = {"lines", "letters", "percent", "points"}


class Check(program.Case):
    LAYOUT = "layouts/leaflet-a5.yaml"
    RULE = "  off-grid: warning "

    def found(self, status=0, *words):
        ran = self.expect(status, "check", "--format", "json", *words)
        return [item for item in json.loads(ran.out)["diagnostics"] if item["code"] == "KT113"]

    def test_text_and_json_say_the_same(self):
        found = self.found()
        text = self.expect(0, "check").err
        self.assertTrue(found)
        self.assertEqual(text.count("[KT113]"), len(found))
        for item in found:
            self.assertTrue(item["message"].endswith(f"({item['check']})"), item)
            self.assertTrue(item["message"].startswith(f"page {item['page']}"), item)
            self.assertTrue(item["file"] and item["line"], item)
            if "unit" in item:
                self.assertIn(item["unit"], NUMBERS)
                self.assertIsInstance(item["measured"], (int, float))
                self.assertIsInstance(item["threshold"], (int, float))

    def test_severities(self):
        for said, status, severity in ("error", 1, "error"), ("{severity: report}", 0, "note"), ("off", 0, None):
            with self.subTest(said):
                self.doCleanups()
                self.setUp()
                self.edit(self.LAYOUT, self.RULE, f"  off-grid: {said} ")
                severities = {item["severity"] for item in self.found(status) if item["check"] == "off-grid"}
                self.assertEqual(severities, {severity} - {None})

    def test_thresholds(self):
        self.edit(self.LAYOUT, self.RULE, "  short-last-line: 99%\n" + self.RULE)
        found = [item for item in self.found() if item["check"] == "short-last-line"]
        self.assertTrue(found)
        for item in found:
            self.assertEqual(item["unit"], "percent")
            self.assertLess(item["measured"], item["threshold"])

    def test_faults_of_the_layout(self):
        for said, words in (("  off-grids: off", "did you mean `off-grid`?"),
                            ("  short-last-line: 12", "a percentage: 12%"),
                            ("  hyphen-stack: 3%", "a number of lines: 2"),
                            ("  parted: 3", "off, report, warning or error"),
                            ("  hyphen-stack: {display: 3%}", "hyphen-stack has no threshold `display`"),
                            ("  hyphen-stack: {severity: eror}", "did you mean `error`?")):
            with self.subTest(said):
                self.doCleanups()
                self.setUp()
                self.edit(self.LAYOUT, self.RULE, said + "\n" + self.RULE)
                ran = self.expect(1, "check")
                self.assertIn(words, ran.err)
                self.assertRegex(ran.err, rf"{re.escape(self.LAYOUT)}:\d+:\d+: error: ")


if __name__ == "__main__":
    unittest.main()

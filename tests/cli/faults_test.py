"""Wrong content: every mistake in one run, with its place; at once and in little memory; an earlier PDF untouched."""
import json
import os
import re
import unittest

import program

SECONDS = 1
MEMORY = 256 << 20
PLACE = re.compile(r"^(\S+?):(\d+):(\d+): (?:error|warning): .+ \[(KT\d{3})\]$", re.M)


class All(program.Case):
    def setUp(self):
        super().setUp()
        self.edit("content/week.yaml", "title: A book", "titel: A book")
        self.edit("content/week.yaml", "figure: books", "figure: boks")
        self.edit("content/house.yaml", "      alt: A line", "      old: A line")
        self.edit("content/contact.yaml", "template: back", "template: bakc")
        self.edit("content/figures.yaml", "{value: 1 200 000, ", "{value: 1.200, ")
        self.edit("layouts/leaflet-a5.yaml", "takes: quote", "takes: qoute")
        self.edit("layouts/leaflet-a5.yaml", "F0B429", "F0B42")
        self.edit("fonts/fonts.yaml", "package: fonts-lato", "pakage: fonts-lato")
        self.files = {"content/week.yaml", "content/house.yaml", "content/figures.yaml", "layouts/leaflet-a5.yaml",
                      "fonts/fonts.yaml"}

    def test_all_mistakes_of_all_files_in_one_run(self):
        ran = self.expect(1, "render")
        places = PLACE.findall(ran.err)
        self.assertLessEqual(self.files, {file for file, *_ in places})
        for words in "did you mean `title`?", "did you mean {books}?", "`alt`", "did you mean `quote`?", "thousands", "pakage":
            self.assertIn(words, ran.err)
        for file, line, column, _ in places:
            source = (self.project / file).read_text().splitlines()[int(line) - 1]
            self.assertLessEqual(int(column), len(source) + 1)
            self.assertIn(source[:60].rstrip(), ran.err)
        self.assertFalse((self.project / "out").exists())

    def test_json(self):
        ran = self.expect(1, "check", "--format", "json")
        self.assertEqual(ran.err, "")
        found = json.loads(ran.out)["diagnostics"]
        self.assertLessEqual(self.files, {item["file"] for item in found})
        for item in found:
            self.assertRegex(item["code"], r"^KT\d{3}$")
            self.assertIn(item["severity"], ("error", "warning"))
            self.assertGreater(item["line"], 0)
            self.assertGreater(item["column"], 0)
            self.assertTrue(item["message"])
        text = self.expect(1, "check").err
        self.assertEqual(len(PLACE.findall(text)), len(found))

    def test_json_without_mistakes(self):
        ran = self.expect(0, "check", "--format", "json", str(program.LEAFLET))
        self.assertEqual([item for item in json.loads(ran.out)["diagnostics"] if item["severity"] == "error"], [])


class Places(program.Case):
    """Paths in the way are status 3, at once."""

    def refused(self, name, make):
        path = self.project / name
        path.unlink()
        make(path)
        ran = self.expect(3, "render")
        self.assertIn(name, ran.err)
        if not program.SANITIZED:
            self.assertLess(ran.seconds, SECONDS)

    def test_paths(self):
        for name in "content/week.yaml", "layouts/leaflet-a5.yaml", "fonts/fonts.yaml":
            for kind, make in {"folder": lambda path: path.mkdir(), "fifo": os.mkfifo,
                               "loop": lambda path: path.symlink_to(path.name),
                               "device": lambda path: path.symlink_to("/dev/zero")}.items():
                with self.subTest(name=name, kind=kind):
                    self.doCleanups()
                    self.setUp()
                    self.refused(name, make)

    def test_missing_fonts(self):
        """Whichever face it is that texts, titles or drawings stand in."""
        for face in "Lato-Regular", "Lato-Bold.", "Lato-Italic", "EBGaramond12-Regular":
            with self.subTest(face=face):
                self.doCleanups()
                self.setUp()
                self.edit("fonts/fonts.yaml", face, f"gone-{face}")
                package = "fonts-lato" if "Lato" in face else "fonts-ebgaramond"
                for command in "render", "check":
                    ran = self.expect(3, command)
                    self.assertRegex(ran.err, rf"fonts/fonts\.yaml:\d+:\d+: error: .*gone-{face}")
                    self.assertIn(f"apt-get install {package}", ran.err)
                self.assertIn(f"(missing: sudo apt-get install {package})", self.expect(3, "fonts").out)
                self.assertFalse((self.project / "out").exists())

    def test_no_project(self):
        ran = self.expect(3, "render", str(self.folder))
        self.assertEqual(ran.err.count("error:"), 1, ran.err)
        self.expect(3, "render", str(self.folder / "nowhere"))

    def test_layout_without_its_file(self):
        """A name that was misspelt: content, with the one that was meant."""
        self.edit("content/brochure.yaml", "layout: leaflet-a5", "layout: leaflet-a4")
        ran = self.expect(1, "render")
        self.assertRegex(ran.err, r"content/brochure\.yaml:\d+:9: error: there is no file layouts/leaflet-a4\.yaml")
        self.assertIn("did you mean `leaflet-a5`?", ran.err)


class Bombs(program.Case):
    """Faulty input of any size is refused within a second of CPU time and 256 MB, in few words."""

    HEAD = "template: inside\ntitle: A bomb\nbody:\n"

    def refused(self, text, *expected, name="content/week.yaml"):
        self.expect(0, "render", "--edition", "en")
        before = program.tree(self.project / "out")
        with open(self.project / name, "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode())
        for command in "render", "check":
            ran = self.expect(1, command)
            if not program.SANITIZED:
                self.assertLess(ran.seconds, SECONDS)
                self.assertLess(ran.peak, MEMORY)
            self.assertLess(len(ran.err), 200_000)
            self.assertIn(name, ran.err)
            for words in expected:
                self.assertIn(words, ran.err)
        self.assertEqual(program.tree(self.project / "out"), before)

    def test_twenty_megabytes(self):
        self.refused(self.HEAD + "  - text: abcdefgh\n" * 1_100_000, "16 MiB")

    def test_hundred_megabytes(self):
        self.refused(self.HEAD + "  - text: abcdefgh\n" * 5_400_000, "16 MiB")

    def test_just_under_the_limit(self):
        self.refused(self.HEAD + "  - txet: a\n" * 1_200_000, "more than 500000 values")

    def test_all_mistakes(self):
        """A hundred are printed, the others counted."""
        self.refused(self.HEAD + "  - txet: a\n" * 150_000, "149900 more")

    def test_list_of_four_million(self):
        self.refused(self.HEAD + "- \n" * 4_000_000)

    def test_aliases(self):
        bomb = "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}' if i else 'x'] * 9)}]\n" for i in range(9))
        self.refused(bomb + self.HEAD, "alias")

    def test_nesting(self):
        for opener in "[", "{", "- ", "? ", "[{":
            with self.subTest(opener=opener):
                self.doCleanups()
                self.setUp()
                self.refused(self.HEAD + "  - text: " + opener * 100_000)

    def test_nesting_of_blocks(self):
        self.refused("".join(" " * i + "a:\n" for i in range(3000)))

    def test_one_long_line(self):
        self.refused("template: " + "x" * 10_000_000)

    def test_million_mistakes_in_inline_marks(self):
        self.refused(self.HEAD + "  - text: |\n      " + "<b> " * 1_000_000)

    def test_not_text(self):
        self.refused(b"\xff\xfe" + (self.HEAD * 1000).encode("utf-16-le"), "UTF-8")
        self.doCleanups()
        self.setUp()
        self.refused(bytes(range(256)) * 1000)

    def test_empty(self):
        for text in "", "# nothing\n", "---\n---\n", "[]\n", "\n" * 1_000_000:
            with self.subTest(text=text[:10]):
                self.doCleanups()
                self.setUp()
                self.refused(text)

    def test_layout_and_fonts(self):
        for name in "layouts/leaflet-a5.yaml", "fonts/fonts.yaml", "content/brochure.yaml", "content/figures.yaml":
            for text in "[" * 100_000, "a: 1\n" * 3_000_000, "&a [*a]\n", "":
                with self.subTest(name=name, text=text[:10]):
                    self.doCleanups()
                    self.setUp()
                    self.refused(text, name=name)


if __name__ == "__main__":
    unittest.main()

"""Faulty catalogues: an error with its place, no edition, no update, and the translator's file as it was."""
import os
import resource
import shutil
import subprocess
import tempfile
import unittest

import polib

import program

SECONDS, MEMORY = 1.0, 256 << 20  # what faulty content may take
PO = "content/translations/fr.po"
HEADER = ('msgid ""\nmsgstr ""\n"Language: fr\\n"\n"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
          '"Content-Transfer-Encoding: 8bit\\n"\n')


def texts(bytes):
    """Translations by context and source, as another library reads them."""
    with tempfile.NamedTemporaryFile(suffix=".po") as file:
        file.write(bytes)
        file.flush()
        return {(entry.msgctxt, entry.msgid): entry.msgstr for entry in polib.pofile(file.name) if entry.msgctxt}


class Catalogue(program.Case):
    """The leaflet with its French."""

    paged = True  # where no page is made, no room is measured: an update takes a fiftieth of the time

    def setUp(self):
        super().setUp()
        self.po = self.project / PO
        if not self.paged:
            shutil.rmtree(self.project / "layouts")
        self.expect(0, "translate", "update", "fr")
        self.good = self.po.read_bytes()

    def write(self, text):
        self.po.write_bytes(text if isinstance(text, bytes) else text.encode())

    def told(self, status, *expected):
        """Neither an edition nor an update is made of the file as it is now."""
        before = program.tree(self.project)
        for command in ["render", "--edition", "fr"], ["translate", "update", "fr"]:
            ran = self.expect(status, *command)
            for words in expected:
                self.assertIn(words, ran.err)
            self.assertLess(len(ran.err), 200_000)
            if not program.SANITIZED:
                self.assertLess(ran.seconds, SECONDS)
                self.assertLess(ran.peak, MEMORY)
        self.assertEqual(program.tree(self.project), before)

    def spoilt(self, old, new, *expected):
        self.assertIn(old.encode(), self.good)
        self.write(self.good.replace(old.encode(), new.encode(), 1))
        with self.subTest(new=new[:40]):
            self.told(1, f"{PO}:", *expected)


class Broken(Catalogue):
    def test_conflict_open_quote_bad_escape_duplicate(self):
        first = 'msgctxt "front · paragraph"'
        entry = self.good.decode().split("\n\n")[1] + "\n\n"
        for new, *expected in ((f"<<<<<<< ours\n{first}", "conflict", "delete the lines of <<<<<<<"),
                               (f'msgid "open\n\n{first}', "never closes"),
                               (f'msgid "a\\q"\nmsgstr ""\n\n{first}', "no escape that PO files know"),
                               (entry + first, "stands twice", "it stands here too"),
                               (f"msgid\n\n{first}", "a string in double quotes"),
                               (f'mgsid "a"\n{first}', "a line of a catalogue"),
                               (f'"lost"\n{first}', "belongs to no keyword")):
            self.spoilt(first, new, *expected)

    def test_header(self):
        for charset in "ISO-8859-1", "klingon", "CHARSET", "UTF-16":
            self.spoilt("charset=UTF-8", f"charset={charset}", charset, "UTF-8")

    def test_encodings(self):
        text = self.good.decode()
        for encoding in "utf-16", "utf-16-le", "utf-32":
            with self.subTest(encoding=encoding):
                self.write(text.encode(encoding))
                self.told(1, PO, "UTF-8")
        self.write(text.encode("cp1252", "replace"))
        self.told(1, PO, "UTF-8")

    def test_characters(self):
        """NUL, controls and characters that turn the direction, raw and by escape."""
        line = "\nmsgstr \"Sept"
        for typed in "\\000", "\\033", "\x1b", "\x85", "\x00", "\\302\\233", "\u202e", "\u202a", "\\342\\200\\256", "\ufffe", "\\377":
            self.spoilt(line, f'\nmsgstr "{typed}Sept')

    def test_many_errors(self):
        """A hundred are printed, the others counted."""
        for line in 'msgid "a\n', "<<<<<<< ours\n", 'msgid "a\\q"\nmsgstr ""\n', "nonsense\n", 'msgid "a"\nmsgstr "b"\n':
            with self.subTest(line=line):
                self.write(HEADER + "\n" + line * 100_000)
                self.told(1, f"{PO}:", "more")

    def test_nested_and_huge_plurals(self):
        """The expression of plural forms is never evaluated."""
        for plural in "nplurals=999999999; plural=n/0;", f"nplurals=2; plural={'(' * 100_000}n{')' * 100_000};", "nplurals=0;":
            with self.subTest(plural=plural[:30]):
                self.write(self.good.replace(b'"Content-Type', f'"Plural-Forms: {plural}\\n"\n"Content-Type'.encode(), 1))
                ran = self.expect(0, "render", "--edition", "fr")
                self.expect(0, "translate", "update", "fr")
                if not program.SANITIZED:
                    self.assertLess(ran.seconds, SECONDS)
                self.assertIn(plural.encode(), self.po.read_bytes())

    def test_hardly_a_catalogue(self):
        """Nothing is no fault of a file: there is nothing in it to lose."""
        for text in "", "\n  \n\t\n", "# to be translated\n":
            self.write(text)
            ran = self.expect(1, "render", "--edition", "fr")
            self.assertRegex(ran.err, r"none of \d+ texts match")
            self.expect(0, "translate", "update", "fr")
            self.assertGreater(len(polib.pofile(str(self.po))), 10)
            self.assertIn(text.strip(), self.po.read_text())
        self.write(b"\x7fELF" + bytes(range(256)) * 20)
        self.told(1, PO)

    def test_another_brochure(self):
        self.write(HEADER + '\nmsgid "Open file"\nmsgstr "Ouvrir"\n')
        ran = self.expect(1, "render", "--edition", "fr")
        self.assertRegex(ran.err, r"none of \d+ texts match")

    def test_blank_is_missing(self):
        for blank in "", " ", " \t\n", "\u00a0", "\u200b", "\u3000":
            with self.subTest(blank=blank):
                self.write(self.good)
                catalogue = polib.pofile(str(self.po))
                entry = next(entry for entry in catalogue if len(entry.msgstr) > 20)
                entry.msgstr = blank
                catalogue.save()
                ran = self.expect(1, "render", "--edition", "fr")
                self.assertIn("1 is not translated into fr", ran.err)
                self.assertRegex(ran.err, PO + r":\d+:1: error: not translated into fr")

    def test_three_times_as_long(self):
        catalogue = polib.pofile(str(self.po), wrapwidth=78)
        for entry in catalogue:
            if len(entry.msgstr) > 100:
                entry.msgstr = " ".join([entry.msgstr] * 3)
        catalogue.save()
        ran = self.expect(1, "render", "--edition", "fr")
        self.assertRegex(ran.err, r"\d+ lines?")
        self.assertFalse((self.project / "out/fr.pdf").exists())


class Cut(Catalogue):
    paged = False

    def test_cut_at_each_byte(self):
        """Refused, or what is left is as it was: an update loses nothing of it."""
        whole = texts(self.good)
        step = 97 if program.SANITIZED else 29
        made = 0
        for length in range(0, len(self.good), step):
            self.write(self.good[:length])
            ran = program.katern("translate", "update", "fr", cwd=self.project)
            self.assertIn(ran.status, (0, 1), ran.err)
            after = self.po.read_bytes()
            if ran.status:
                self.assertEqual(after, self.good[:length])
                continue
            made += 1
            read, kept = texts(self.good[:length]), texts(after)
            for key in read.keys() & kept.keys():
                self.assertTrue(whole[key].startswith(kept[key]), f"cut at {length}: {key}")
            lost = {key for key in read if read[key] and kept.get(key) != read[key]}
            self.assertEqual(lost, set(), f"cut at {length}")
            self.assertLessEqual(sum(kept.get(key) != whole[key] for key in read), 1, f"cut at {length}")
        self.assertGreater(made, 5)


class LineEnds(Catalogue):
    """From Windows: the file stays as its editor writes it; gettext's byte order mark is the one thing that goes."""

    def test_crlf(self):
        crlf = self.good.replace(b"\n", b"\r\n")
        self.write(crlf)
        self.expect(0, "render", "--edition", "fr", "--target", "trace")
        with_crlf = (self.project / "out/fr.trace").read_bytes()
        self.expect(0, "translate", "update", "fr")
        self.assertEqual(self.po.read_bytes(), crlf)
        self.edit("content/week.yaml", "title: ", "title: And now, ")
        self.expect(0, "translate", "update", "fr")
        self.assertNotIn(b"\n", self.po.read_bytes().replace(b"\r\n", b""))
        self.write(self.good)
        self.setUp()
        self.expect(0, "render", "--edition", "fr", "--target", "trace")
        self.assertEqual((self.project / "out/fr.trace").read_bytes(), with_crlf)

    def test_byte_order_mark(self):
        self.write(b"\xef\xbb\xbf" + self.good)
        self.expect(0, "render", "--edition", "fr")
        self.expect(0, "translate", "update", "fr")
        self.assertEqual(self.po.read_bytes(), self.good)


class Writing(Catalogue):
    """The file is replaced whole or not at all."""

    paged = False

    def setUp(self):
        super().setUp()
        self.edit("content/week.yaml", "title: ", "title: And now, ")
        self.expect(0, "translate", "update", "fr")
        self.new = self.po.read_bytes()
        self.assertNotEqual(self.new, self.good)
        self.write(self.good)

    def files(self):
        return sorted(os.listdir(self.po.parent))

    def updated(self, before, statuses=(0, 3)):
        self.write(self.good)
        ran = program.katern("translate", "update", "fr", cwd=self.project, before=before)
        self.assertIn(ran.status, statuses, ran.err)
        self.assertEqual(self.po.read_bytes(), self.new if ran.status == 0 else self.good)
        self.assertEqual([name for name in self.files() if name.startswith(".")], [])
        if ran.status == 3:
            self.assertTrue(ran.err)
        return ran.status

    def test_disk_full(self):
        """Of the memory files of the library, of the file itself."""
        statuses = set()
        for size in range(1024, len(self.new) + 2048, 1024):
            statuses.add(self.updated(lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))))
        self.assertEqual(statuses, {0, 3})

    @unittest.skipIf(program.SANITIZED, "sanitizers map more than that")
    def test_no_memory(self):
        """The library would end with status 1, which is that of faulty content."""
        big = self.good + b"".join(b'\n#~ msgid "%d %s"\n#~ msgstr "x"\n' % (i, b"y" * 60) for i in range(20_000))
        self.good = big
        self.write(big)
        self.expect(0, "translate", "update", "fr")
        self.new = self.po.read_bytes()
        statuses = set()
        for mebi in range(24, 152, 8):
            statuses.add(self.updated(lambda: resource.setrlimit(resource.RLIMIT_AS, (mebi << 20, mebi << 20)), (0, 3, 127)))
        self.assertLessEqual({0, 3}, statuses)

    @unittest.skipUnless(os.geteuid() == 0, "root makes the user that may not write")
    def test_unwritable(self):
        subprocess.run(["chmod", "-R", "a+rX", self.folder], check=True)
        self.po.parent.chmod(0o555)
        nobody = lambda: (os.setgid(65534), os.setuid(65534))
        self.assertEqual(self.updated(nobody), 3)
        ran = program.katern("check", "--edition", "fr", cwd=self.project, before=nobody)
        self.assertIn(ran.status, (0, 1))
        self.po.parent.chmod(0o755)

    def test_twenty_at_once(self):
        """Each says that it is done or that it was not first; the file is theirs, whole."""
        runs = [subprocess.Popen([program.KATERN, "translate", "update", "fr"], cwd=self.project,
                                 stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) for _ in range(20)]
        ends = [(run.communicate()[1].decode(), run.returncode) for run in runs]
        for err, status in ends:
            self.assertIn(status, (0, 3), err)
            if status == 3:
                self.assertIn("changed meanwhile", err)
                self.assertIn("run again", err)
        self.assertIn(0, [status for _, status in ends])
        self.assertEqual(self.po.read_bytes(), self.new)
        self.assertEqual([name for name in self.files() if name.startswith(".")], [])


if __name__ == "__main__":
    unittest.main()

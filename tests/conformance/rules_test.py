"""Each rule that a screen edition keeps is broken once on purpose (broken.py), and its checker says so: veraPDF; screen.py for what
veraPDF does not look for; files_test.py and the readers; words_test.py for the words and their order. (Print: x4_test.py.)

usage: rules_test.py PDF...        the screen editions, which break none
"""
import inspect
import pathlib
import re
import shutil
import subprocess
import sys
import unittest

import pikepdf
import program

import broken
import files_test
import screen
from mutations import content

FILES = sys.argv[1:]
HERE = pathlib.Path(__file__).parent


def findings(files):
    """file -> profiles passed, and the profile and number of every rule that failed."""
    ran = subprocess.run([program.ROOT / "tools/verapdf", "+".join(broken.FIRST | broken.SECOND), *files], capture_output=True, text=True)
    found = {file: (set(), set()) for file in files}
    for line in ran.stdout.splitlines():
        verdict = re.fullmatch(r"(PASS|FAIL) (.*) (\w+)", line)
        rule = re.fullmatch(r"  FAIL (.*)", line)
        if verdict:
            file, profile = pathlib.Path(verdict[2]), verdict[3]
            if verdict[1] == "PASS":
                found[file][0].add(profile)
        elif rule:
            found[file][1].add((profile, rule[1]))
    return found


class Files(unittest.TestCase):
    def test_rules(self):
        self.assertTrue(FILES)
        for name in FILES:
            with self.subTest(file=name):
                self.assertEqual(screen.faults(name), [])


@unittest.skipIf(program.SANITIZED, "says something of the checkers, nothing of the program")
class Broken(program.Case):
    def setUp(self):
        super().setUp()
        self.expect(0, "render")
        self.out = self.project / "out"

    def broken(self, file, change, name="broken"):
        target = self.folder / f"{name}.pdf"
        with pikepdf.open(file) as pdf:
            change(pdf)
            pdf.save(target, fix_metadata_version=False)
        return target

    def test_of_the_standards(self):
        self.expect(0, "render", "--standard", "ua2+a4", "--edition", "en", "--out", "second")
        first, second = self.out / "en.pdf", self.project / "second/en.pdf"
        files = {}
        for table, whole, claimed in (broken.UA1_A2A, first, broken.FIRST), (broken.UA2_A4, second, broken.SECOND):
            for rule, change, seen in table:
                files[self.broken(whole, change, len(files))] = rule, claimed, seen
        for rule, whole, old, new, claimed, seen in (
                ("A-2 6.1.2, UA-1 6.1: the header", first, b"%PDF-1.7", b"%PDF-9.7", broken.FIRST, {"2a": "6.1.2-1", "ua1": "6.1-1"}),
                ("A-2 6.1.3: an ID", first, b"/ID[", b"/Ix[", broken.FIRST, {"2a": "6.1.3-1"}),
                ("A-4 6.1.2: the header", second, b"%PDF-2.0", b"%PDF-1.7", broken.SECOND, {"4": "6.1.2"})):
            target = self.folder / f"{len(files)}.pdf"
            self.assertIn(old, whole.read_bytes())
            target.write_bytes(whole.read_bytes().replace(old, new, 1))
            files[target] = rule, claimed, seen
        locked = self.folder / "locked.pdf"
        with pikepdf.open(first) as pdf:
            pdf.save(locked, encryption=pikepdf.Encryption(owner="owner", user=""))
        files[locked] = "A-2 6.1.3: not encrypted", broken.FIRST, {"2a": "6.1.3-2"}

        found = findings(list(files))
        for file, (rule, claimed, seen) in files.items():
            with self.subTest(rule=rule):
                passed, failed = found[file]
                self.assertEqual(passed & claimed, claimed - set(seen))
                for profile, number in seen.items():
                    told = [rule for by, rule in failed if by == profile]
                    self.assertTrue(not told if number is None else any(rule.startswith(number) for rule in told), (profile, number, told))

    def test_of_screen(self):
        for edition in "en", "en-fr":
            self.assertEqual(screen.faults(self.out / f"{edition}.pdf"), [])
        for number, (rule, edition, change) in enumerate(broken.SCREEN):
            with self.subTest(rule=rule, number=number):
                found = screen.faults(self.broken(self.out / f"{edition}.pdf", change))
                self.assertIn(rule, {name for name, _ in found})

    def test_all_of_screen_are_broken(self):
        told = set(re.findall(r'report\("(\w+)"', inspect.getsource(screen)))
        self.assertEqual(told, {rule for rule, *_ in broken.SCREEN})

    def test_of_files(self):
        for name, change in broken.FILE:
            with self.subTest(test=name):
                files_test.FILES[:] = [str(self.broken(self.out / "en.pdf", change))]
                result = unittest.TestResult()
                files_test.Files(name).run(result)
                self.assertEqual((result.testsRun, result.wasSuccessful()), (1, False))

    def test_readers_tell_of_a_repair(self):
        """poppler finds a table of objects that lies elsewhere than said, and says nothing of it; not one that is cut off."""
        whole, target = (self.out / "en.pdf").read_bytes(), self.folder / "damaged.pdf"
        for damaged, hushed in (re.sub(rb"startxref\s+\d+", b"startxref\n17", whole), "pdf"), (whole[:-2000], "none"):
            target.write_bytes(damaged)
            for reader in files_test.READERS:
                if not reader[0].startswith(hushed):
                    with self.subTest(reader=reader, size=len(damaged)):
                        self.assertNotEqual(files_test.complaints(reader, str(target)), (0, []))

    def test_words(self):
        """The leaflet's words, after something went, or changed places in the tags or on the page."""
        def swapped(one, other):
            return content(rb"(/P<</MCID %d>>BDC.*?EMC)(.*?)(/P<</MCID %d>>BDC.*?EMC)" % (one, other), rb"\3\2\1")

        ways = {"tags, .*out of order": broken.swap, "pdftotext, .*out of order": swapped(1, 2),
                "mutool, .*not found": content(rb"(/P<</MCID 3>>BDC).*?EMC", rb"\1 EMC")}
        for words, change in ways.items():
            with self.subTest(words=words):
                copy = self.folder / "words"
                shutil.copytree(self.out, copy, dirs_exist_ok=True)
                shutil.copyfile(self.broken(self.out / "en.pdf", change), copy / "en.pdf")
                ran = subprocess.run([sys.executable, HERE / "words_test.py", self.project, copy], capture_output=True, text=True)
                self.assertEqual(ran.returncode, 1)
                self.assertRegex(ran.stdout, words)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

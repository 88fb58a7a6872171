"""Three readers find in a file of the second generation the same words, outline and tags as in that of the first, whose words
words_test.py compares with the source; and qpdf finds no fault. poppler takes seconds to tell what is said in a long tag tree, so
it is asked for the tags alone, and for the words in them of the shortest file.

usage: second_words_test.py FOLDER FOLDER/second/PROJECT/EDITION.pdf...        the first's are FOLDER/PROJECT/EDITION.pdf
"""
import pathlib
import subprocess
import sys
import unittest

FOLDER, *FILES = map(pathlib.Path, sys.argv[1:])
READERS = [("pdftotext", "-raw", "{}", "-"), ("mutool", "draw", "-q", "-F", "text", "{}"), ("mutool", "show", "{}", "outline"),
           ("pdfinfo", "-struct", "{}")]


def read(reader, pdf):
    return subprocess.run([word.format(pdf) for word in reader], capture_output=True, check=True).stdout


class Words(unittest.TestCase):
    def test_same_as_of_the_first_generation(self):
        self.assertTrue(FILES)
        for second in FILES:
            first = FOLDER / second.relative_to(FOLDER / "second")
            spoken = [("pdfinfo", "-struct-text", "{}")] if second == min(FILES, key=lambda file: file.stat().st_size) else []
            for reader in READERS + spoken:
                with self.subTest(file=second, reader=reader):
                    words = read(reader, second)
                    self.assertTrue(words)
                    self.assertEqual(words, read(reader, first))

    def test_no_fault(self):
        for second in FILES:
            with self.subTest(file=second):
                ran = subprocess.run(["qpdf", "--check", second], capture_output=True, text=True)
                self.assertEqual((ran.returncode, ran.stderr), (0, ""))
                self.assertIn("PDF Version: 2.0", ran.stdout)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

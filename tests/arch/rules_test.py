"""Each rule of rules.py trips on the one thing it forbids, and on nothing else."""
import pathlib
import tempfile
import unittest

import rules

DOCUMENT = """
| folder | may include |
|---|---|
| base | |
| text | base |
| write | base, text/font.h |

| header | files |
|---|---|
| `hpdf*.h` | write/haru |
| zlib.h | write/pdf, text/* |
"""
GOOD = {
    "base/diag.def": 'KT_DIAG_CODE(YAML, 3, "not YAML")\n',
    "base/str.h": "/* str: strings with a length, and what is done to them. */\n",
    "base/str.c": '#include "base/str.h"\n#include <string.h>\nint code = KT_DIAG_YAML;\n',
    "text/font.h": '/* font: faces, and which one a role resolves to. */\n#include "base/str.h"\n',
    "text/font.c": '#include "text/font.h"\n#include <zlib.h>\n',
    "write/haru.c": '#include "text/font.h"\n#include <hpdf_objects.h>\n',
}


class Rules(unittest.TestCase):
    def found(self, **changed):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            (root / "ARCHITECTURE.md").write_text(DOCUMENT)
            for name, text in (GOOD | changed).items():
                path = root / "src" / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text)
            return list(rules.violations(root))

    def trips(self, name, text, word):
        found = self.found(**{name: text})
        self.assertEqual(len(found), 1, found)
        self.assertIn(word, found[0])

    def test_good_tree(self):
        self.assertEqual(self.found(), [])

    def test_upwards(self):
        self.trips("base/io.c", '#include "text/font.h"\n', "base may not include text/font.h")

    def test_one_header_of_a_folder(self):
        self.trips("write/pdf.c", '#include "text/shape.h"\n', "write may not include text/shape.h")

    def test_folder_like_another(self):
        self.trips("text/shape.c", '#include "base2/str.h"\n', "text may not include base2/str.h")

    def test_folder_without_a_row(self):
        self.trips("extra/x.c", "", "no row for extra")

    def test_pinned_header(self):
        self.trips("write/pdf.c", "#include <hpdf_doc.h>\n", "is for write/haru only")

    def test_header_without_a_row(self):
        self.trips("base/io.c", "#include <curl/curl.h>\n", "has no row")

    def test_setjmp(self):
        self.trips("base/io.c", "#  include <setjmp.h>\n", "no setjmp")

    def test_own_header_first(self):
        self.trips("text/font.c", '#include <zlib.h>\n#include "text/font.h"\n', "own header")

    def test_essay(self):
        self.trips("base/num.h", "#ifndef X\n#define X\n#endif\n", "opens with a comment")

    def test_unused_code(self):
        self.trips("base/diag.def", 'KT_DIAG_CODE(YAML, 3, "x")\nKT_DIAG_CODE(DEEP, 6, "x")\n', "DEEP is raised nowhere")

    def test_missing_table(self):
        with self.assertRaises(SystemExit):
            rules.table("nothing", "folder", "may include")


if __name__ == "__main__":
    unittest.main()

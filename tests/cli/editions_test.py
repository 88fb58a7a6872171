"""All editions in one run, in threads, leave what each leaves alone: files, lines and diagnostics in the editions' order."""
import re
import unittest

import program

KINDS = "screen", "print", "png", "svg", "trace", "tags"
TARGETS = [word for kind in KINDS for word in ("--target", kind)]
MANY = 12  # more than there are processors to take them at once, most likely


class Editions(program.Case):
    def add_editions(self):
        """Editions that differ in length, so that those that are taken first are not done first."""
        lines = [f"  e{i}: {{languages: [{'en, fr' if i % 3 == 0 else 'fr' if i % 3 == 1 else 'en'}]"
                 f"{', arrangement: side-by-side' if i % 3 == 0 else ''}}}\n" for i in range(MANY)]
        self.edit("content/brochure.yaml", "editions:\n", "editions:\n" + "".join(lines))
        text = (self.project / "content/brochure.yaml").read_text()
        return re.findall(r"^  (\S+): +\{languages", text, re.M)

    def test_all_are_as_each_alone(self):
        names = self.add_editions()
        whole = self.expect(0, "render", *TARGETS, "--out", "all")
        lines = errors = ""
        for name in names:
            ran = self.expect(0, "render", *TARGETS, "--out", "alone", "--edition", name)
            lines += ran.out
            errors += ran.err
        self.assertEqual(whole.out, lines)
        self.assertEqual(whole.err, errors)
        self.assertEqual(program.tree(self.project / "all"), program.tree(self.project / "alone"))

    def test_faults_are_told_in_order_and_stop_no_other(self):
        names = self.add_editions()
        self.edit("content/translations/fr.po", 'msgstr "Posez-nous vos questions"', 'msgstr ""')
        (self.project / "out/e2.pdf").mkdir(parents=True)
        whole = self.expect(3, "render")
        lines = []
        for name in names:
            ran = program.katern("render", "--edition", name, "--out", "alone", cwd=self.project)
            lines.append(ran.out if name != "e2" else "e2         not made: 1 error\n")
        self.assertEqual(whole.out, "".join(lines))
        made = [line.split()[0] for line in lines if " not made: " not in line]
        files = [path.stem for path in (self.project / "out").glob("*.pdf") if path.is_file()]
        self.assertEqual(sorted(files), sorted(made))
        self.assertGreater(len(made), 2)
        self.assertIn(f"{len(made)} of {len(names)} editions written", whole.err)
        # The first edition in French tells what all of them lack; the folder in the way is told after it.
        self.assertLess(whole.err.index("[KT"), whole.err.index("e2.pdf"))

    def test_runs_are_alike(self):
        self.add_editions()
        self.edit("content/translations/fr.po", 'msgstr "Posez-nous vos questions"', 'msgstr ""')
        runs = {(ran.out, ran.err) for ran in (self.expect(1, "check") for _ in range(5))}
        self.assertEqual(len(runs), 1)

    def test_repairs_are_alike(self):
        rule = "  off-grid: warning "
        self.edit("layouts/leaflet-a5.yaml", rule, "  short-last-line: 40%\n" + rule)
        runs = {(ran.out, ran.err) for ran in (self.expect(0, "check") for _ in range(3))}
        self.assertEqual(len(runs), 1)
        self.assertIn(" in this text mend", runs.pop()[1])


if __name__ == "__main__":
    unittest.main()

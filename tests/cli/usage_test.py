"""What is typed wrong ends with status 2, one line and the nearest that would be right; nothing is read or written."""
import ctypes
import os
import subprocess
import unittest

import program


class Usage(program.Case):
    def refused(self, words, *expected):
        before = program.tree(self.project)
        ran = self.expect(2, *words)
        self.assertEqual(ran.out, "")
        self.assertEqual(ran.err.count("\n"), 1, ran.err)
        for text in expected:
            self.assertIn(text, ran.err)
        self.assertEqual(program.tree(self.project), before)

    def test_wrong_words(self):
        for words, *expected in [
                (["rendr"], "no command `rendr`", "did you mean render?"),
                ([""], "no command"),
                (["--versoin"], "no command", "did you mean --version?"),
                (["render", "--editon", "en"], "no option --editon", "did you mean --edition?"),
                (["render", "--edition"], "--edition wants a value"),
                (["render", "--edition="], "--edition wants a value"),
                (["render", "--edition", "ne"], "no edition `ne`", "did you mean en?"),
                (["render", "--edition", "zz"], "no edition `zz`", "--edition takes "),
                (["render", "--marks"], "--marks goes with --target print alone"),
                (["render", "--target", "print", "--standard", "ua2+a4"], "--standard goes with --target screen"),
                (["render", "--target", "scren"], "did you mean screen?"),
                (["render", "--target", "pdf"], "--target takes screen, print, png, svg", "not `pdf`"),
                (["render", "--standard", "ua3"], "--standard takes ua1+a2a", "ua2+a4", "not `ua3`"),
                (["render", "--timings=yes"], "--timings takes no value"),
                (["render", "--out", "a", "--out", "b"], "given twice"),
                (["render", "--dpi", "9000", "--target", "png"], "--dpi"),
                (["render", "--dpi", "fine"], "--dpi"),
                (["render", "-x"], "no option -x"),
                (["render", ".", "."], "one argument too many"),
                (["render", ""], "argument 1 is empty"),
                (["render", b"\xff"], "argument 1 is no UTF-8"),
                (["check", "--format", "jsn"], "did you mean json?"),
                (["schema"], "usage: katern schema"),
                (["explain"], "usage: katern explain"),
                (["explain", "content/week.yaml"], "takes a file and a line", "content/about.yaml:12"),
                (["explain", "content/week.yaml:0"], "takes a file and a line"),
                (["explain", "content/week.yaml:1.5"], "takes a file and a line"),
                (["explain", ":3"], "takes a file and a line"),
                (["explain", "content/none.yaml:3"], "no text of these editions stands in content/none.yaml"),
                (["explain", "content/week.yaml:1"], "no text begins at or before line 1", "the first begins at line 2"),
                (["schema", "contents"], "did you mean content?"),
                (["translate"], "usage: katern translate"),
                (["translate", "updat", "de"], "did you mean update?"),
                (["translate", "prof", "de"], "did you mean proof?"),
        ]:
            with self.subTest(words=words):
                self.refused(words, *expected)

    def test_control_characters_do_not_reach_the_terminal(self):
        ran = self.expect(2, "re\x1b[31mnder\n")
        self.assertNotIn("\x1b", ran.err)
        self.assertEqual(ran.err.count("\n"), 1, ran.err)

    def test_no_words(self):
        ran = self.expect(2)
        self.assertIn("usage: katern COMMAND", ran.err)

    def test_no_name(self):
        """Started with an empty argument list, as execve allows."""
        child = os.fork()
        if child == 0:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
            nothing = (ctypes.c_char_p * 1)(None)
            ctypes.CDLL(None).execve(program.KATERN.encode(), nothing, nothing)
            os._exit(99)
        self.assertEqual(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), 2)

    def test_bad_date_from_the_surroundings(self):
        for date in "abc", "-1", str(10 ** 18), "1e3", " 1":
            with self.subTest(date=date):
                ran = self.expect(2, "render", env={"SOURCE_DATE_EPOCH": date})
                self.assertIn("SOURCE_DATE_EPOCH", ran.err)
        self.assertFalse((self.project / "out").exists())

    def test_folder_that_looks_like_an_option(self):
        self.project.rename(self.folder / "-x")
        self.expect(0, "render", "--edition", "en", "--", "-x", cwd=self.folder)
        self.assertTrue((self.folder / "-x/out/en.pdf").is_file())


class Help(program.Case):
    def test_each_command_has_help(self):
        listed = self.expect(0, "--help").out
        for command in "render", "check", "fonts", "schema", "translate":
            with self.subTest(command=command):
                ran = self.expect(0, command, "--help")
                self.assertIn(f"usage: katern {command}", ran.out)
                self.assertIn("--help", ran.out)
                self.assertEqual(ran.err, "")
                self.assertIn(f"  {command} ", listed)

    def test_version(self):
        self.assertRegex(self.expect(0, "--version").out, r"^katern \d+\.\d+\.\d+\n$")

    def test_stdout_that_is_full(self):
        with open("/dev/full", "w") as full:
            self.expect(3, "schema", "content", stdout=full)

    def test_reader_that_is_gone(self):
        ran = subprocess.run(["bash", "-c", '"$0" schema content | head -n 1; echo "${PIPESTATUS[0]}"', program.KATERN],
                             capture_output=True, text=True)
        self.assertIn(ran.stdout.splitlines()[-1], ("0", "141", "3"), ran)

    def test_closed_streams(self):
        """A message must not land in a PDF that got the number of a closed stream."""
        ran = subprocess.run(["bash", "-c", '"$0" render --edition en <&- >&- 2>&-', program.KATERN], cwd=self.project)
        self.assertEqual(ran.returncode, 0)
        self.assertTrue((self.project / "out/en.pdf").read_bytes().startswith(b"%PDF-1.7"))


if __name__ == "__main__":
    unittest.main()

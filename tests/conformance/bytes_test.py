"""Same input, same bytes: whatever the locale, time zone, folder, user's mask or home."""
import os
import shutil
import subprocess
import unittest

import program


class Bytes(program.Case):
    @classmethod
    def setUpClass(cls):
        cls.editions = ("nl-en", program.ROOT), ("en-fr", program.LEAFLET)

    def render(self, name, edition, project=".", cwd=None, env=None, before=None):
        out = self.folder / name
        ran = program.katern("render", str(project), "--edition", edition, "--out", str(out), cwd=cwd, env=env, before=before)
        self.assertEqual(ran.status, 0, ran.err)
        return (out / f"{edition}.pdf").read_bytes()

    def test_surroundings(self):
        locales = self.folder / "locales"
        locales.mkdir()
        for name in "tr_TR", "de_DE":
            subprocess.run(["localedef", "-i", name, "-f", "UTF-8", str(locales / f"{name}.UTF-8")], check=True)
        home = {"PATH": os.environ["PATH"], "HOME": "/root"}
        surroundings = [home, {}, {"LC_ALL": "xx_YY.bogus"}, {"TZ": "Pacific/Kiritimati"}, {"TZ": "America/Adak"},
                        {"MALLOC_PERTURB_": "165"}, {"TMPDIR": "/nowhere", "XDG_CACHE_HOME": "/nowhere"}]
        surroundings += [{"LC_ALL": f"{path.name}", "LANG": path.name, "LOCPATH": str(locales)} for path in locales.iterdir()]
        for edition, project in self.editions:
            first = self.render("first", edition, cwd=project)
            for number, env in enumerate(surroundings):
                with self.subTest(edition=edition, env=env):
                    self.assertEqual(self.render(str(number), edition, cwd=project, env=env), first)

    def test_place(self):
        """Another folder, named otherwise, with files written in another order, of another mask."""
        for edition, project in self.editions:
            copy = self.folder / "a far longer path" / edition
            for part in "fonts", "layouts", "content":
                for path in sorted((project / part).rglob("*"), reverse=True):
                    if path.is_file():
                        target = copy / path.relative_to(project)
                        target.parent.mkdir(parents=True, exist_ok=True)
                        shutil.copyfile(path, target)
            first = self.render("first", edition, cwd=project)
            with self.subTest(edition=edition):
                self.assertEqual(self.render("absolute", edition, project=copy), first)
                self.assertEqual(self.render("inside", edition, cwd=copy, before=lambda: os.umask(0o077)), first)

    def test_with_the_other_editions(self):
        for edition, project in self.editions:
            alone = self.render("alone", edition, cwd=project)
            ran = program.katern("render", "--out", str(self.folder / "all"), cwd=project)
            self.assertEqual(ran.status, 0, ran.err)
            self.assertEqual((self.folder / "all" / f"{edition}.pdf").read_bytes(), alone)


if __name__ == "__main__":
    unittest.main()

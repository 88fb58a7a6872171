"""A file appears whole under its final name or not at all; an earlier one is replaced, never damaged."""
import os
import resource
import shutil
import subprocess
import unittest

import program

PAGE = 4096


def may_mount():
    return subprocess.run(["unshare", "-rm", "mount", "-t", "tmpfs", "none", "/mnt"], stderr=subprocess.DEVNULL).returncode == 0


class DiskFull(program.Case):
    """A tmpfs of 1 MiB, filled to each 4 KiB step; the loop runs inside one mount namespace."""

    SCRIPT = r"""
        set -eu
        katern=$1 step=$2 old=$3 disk=$4
        mount -t tmpfs -o size=1m none "$disk"
        whole=$(stat -c %s "$old")
        room=0
        while [ $room -le $((whole + whole / 2)) ]; do
            rm -rf "$disk"/*
            cp "$old" "$disk/en.pdf"
            echo old >>"$disk/en.pdf"
            free=$(($(stat -f -c '%a * %S' "$disk")))
            [ $free -le $room ] || head -c $((free - room)) /dev/zero >"$disk/ballast"
            status=0
            "$katern" render --edition en --out "$disk" >/dev/null 2>"$disk.err" || status=$?
            case $status in
                0) kept=new; cmp -s "$old" "$disk/en.pdf" || kept=damaged ;;
                *) kept=old; { cat "$old"; echo old; } | cmp -s - "$disk/en.pdf" || kept=damaged ;;
            esac
            echo "$room $status $kept $(ls -A "$disk" | grep -vcE '^(en.pdf|ballast)$') $(grep -c 'No space left' "$disk.err" || true)"
            room=$((room + step))
        done
    """

    @unittest.skipUnless(may_mount(), "no mount namespaces here")
    def test_disk_full(self):
        self.expect(0, "render", "--edition", "en")
        old, disk = self.folder / "old.pdf", self.folder / "disk"
        shutil.copy(self.project / "out/en.pdf", old)
        disk.mkdir()
        step = 16 * PAGE if program.SANITIZED else PAGE
        ran = subprocess.run(["unshare", "-rm", "bash", "-c", self.SCRIPT, "bash", program.KATERN, str(step), str(old), str(disk)],
                             cwd=self.project, capture_output=True, text=True)
        self.assertEqual(ran.returncode, 0, ran.stderr)
        rows = [line.split() for line in ran.stdout.splitlines()]
        seen = {status for _, status, *_ in rows}
        self.assertEqual(seen, {"0", "3"}, "from no room at all to room enough")
        for room, status, kept, left, said in rows:
            with self.subTest(room=room):
                self.assertEqual((kept, left), ("new" if status == "0" else "old", "0"))
                self.assertEqual(said, "0" if status == "0" else "1")


class Refused(program.Case):
    def kept(self, ran_with, *words, **how):
        """Renders once, then again under the fault: status 3, the old file whole, nothing beside it."""
        self.expect(0, "render", "--edition", "en")
        before = program.tree(self.project)
        self.edit("content/contact.yaml", "Ask us anything", "Ask us everything")
        before["content/contact.yaml"] = (self.project / "content/contact.yaml").read_bytes()
        ran = self.expect(ran_with, "render", "--edition", "en", *words, **how)
        self.assertEqual(program.tree(self.project), before)
        return ran

    def test_file_size_limit(self):
        limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))
        self.assertIn("en.pdf", self.kept(3, before=limit).err)

    def test_device_in_the_way(self):
        out = self.project / "device"
        out.mkdir()
        (out / "en.pdf").symlink_to("/dev/full")
        self.assertIn("en.pdf", self.kept(3, "--out", "device").err)
        self.assertTrue((out / "en.pdf").is_symlink())

    def test_folder_in_the_way(self):
        (self.project / "device/en.pdf").mkdir(parents=True)
        self.assertIn("en.pdf", self.kept(3, "--out", "device").err)

    def test_out_is_a_file(self):
        (self.project / "taken").write_text("not a folder\n")
        self.assertIn("taken", self.kept(3, "--out", "taken").err)

    def test_wrong_content(self):
        self.expect(0, "render")
        before = program.tree(self.project / "out")
        self.edit("content/contact.yaml", "  - quote:", "  - qoute:")
        self.expect(1, "render")
        self.assertEqual(program.tree(self.project / "out"), before)

    def test_one_faulty_edition_does_not_stop_the_others(self):
        self.edit("content/translations/fr.po", 'msgstr "Posez-nous vos questions"', 'msgstr ""')
        ran = self.expect(1, "render")
        self.assertEqual(list(program.tree(self.project / "out")), ["en.pdf"])
        self.assertRegex(ran.out, r"(?m)^en-fr +not made: 1 text has no translation that holds$")

    def test_check_and_schema_write_nothing(self):
        before = program.tree(self.project)
        self.expect(0, "check")
        self.expect(0, "fonts")
        self.expect(0, "schema", "content")
        self.assertEqual(program.tree(self.project), before)


class Replaced(program.Case):
    def test_symlink_stays_and_its_target_is_replaced(self):
        (self.project / "out").mkdir()
        (self.folder / "elsewhere.pdf").write_text("old")
        (self.project / "out/en.pdf").symlink_to("../../elsewhere.pdf")
        self.expect(0, "render", "--edition", "en")
        self.assertTrue((self.project / "out/en.pdf").is_symlink())
        self.assertTrue((self.folder / "elsewhere.pdf").read_bytes().startswith(b"%PDF"))

    def test_mode_is_kept(self):
        self.expect(0, "render", "--edition", "en")
        os.chmod(self.project / "out/en.pdf", 0o640)
        self.expect(0, "render", "--edition", "en")
        self.assertEqual((self.project / "out/en.pdf").stat().st_mode & 0o777, 0o640)


class Overlay(program.Case):
    def test_it_stands_beside_the_real_files(self):
        self.expect(0, "render", "--edition", "en")
        real = (self.project / "out/en.pdf").read_bytes()
        self.expect(0, "render", "--edition", "en", "--overlay", "--target", "screen", "--target", "svg")
        made = program.tree(self.project / "out")
        self.assertEqual(made.pop("en.pdf"), real)
        self.assertIn("en-overlay.pdf", made)
        self.assertIn("en-overlay/page-01.svg", made)
        self.assertTrue(all(name.startswith("en-overlay") for name in made))

    def test_it_claims_no_standard_and_shows_the_bleed(self):
        self.expect(0, "render", "--edition", "en")
        self.expect(0, "render", "--edition", "en", "--overlay")
        for name, claims in ("en", True), ("en-overlay", False):
            file = (self.project / f"out/{name}.pdf").read_bytes()
            self.assertEqual(b"pdfuaid:part" in file, claims)
            self.assertEqual(b"pdfaid:part" in file, claims)
            self.assertEqual(b"/TrimBox" in file, not claims)

    def test_it_adds_nothing_that_is_heard(self):
        self.expect(0, "render", "--edition", "en", "--target", "tags")
        self.expect(0, "render", "--edition", "en", "--target", "tags", "--overlay")
        made = program.tree(self.project / "out")
        self.assertEqual(made["en.tags"], made["en-overlay.tags"])


if __name__ == "__main__":
    unittest.main()

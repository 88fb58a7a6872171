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


class Before(program.Case):
    """What is wrong with the place is told before anything is laid out: the text that fits nowhere is not."""

    def refused(self, status, *words):
        self.edit("content/contact.yaml", "Ask us anything", "Ask" * 4000)
        ran = self.expect(status, "render", "--edition", "en", *words)
        self.assertNotIn("KT106", ran.err)
        return ran

    def test_among_the_sources(self):
        before = program.tree(self.project)
        for out in "content", "content/new/pdf", "layouts", "fonts/../content/translations", str(self.project / "fonts"):
            with self.subTest(out=out):
                self.assertIn("among the sources", self.expect(2, "render", "--out", out).err)
        (self.folder / "link").symlink_to(self.project / "content")
        self.expect(2, "render", "--out", str(self.folder / "link"))
        self.assertEqual(program.tree(self.project), before)
        self.expect(0, "render", "--edition", "en", "--out", "content-of-mine")

    def test_device(self):
        (self.project / "out").mkdir()
        (self.project / "out/en.pdf").symlink_to("/dev/full")
        self.assertIn("en.pdf: it is a device", self.refused(3).err)

    def test_pipe(self):
        (self.project / "out").mkdir()
        os.mkfifo(self.project / "out/en.pdf")
        self.assertIn("en.pdf: it is a pipe", self.refused(3).err)

    def test_folder(self):
        (self.project / "out/en.pdf").mkdir(parents=True)
        self.assertIn("en.pdf: it is a folder", self.refused(3).err)

    def test_file_for_a_folder(self):
        (self.project / "taken").write_text("not a folder\n")
        self.assertIn("taken", self.refused(3, "--out", "taken/in").err)

    def test_long_name(self):
        self.assertIn("name too long", self.refused(3, "--out", "n" * 256).err)

    def test_pages_where_a_file_is(self):
        (self.project / "out").mkdir()
        (self.project / "out/en").write_text("mine")
        self.assertIn("out/en", self.refused(3, "--target", "png").err)

    @unittest.skipUnless(may_mount(), "no mount namespaces here")
    def test_read_only(self):
        (self.project / "out").mkdir()
        ran = subprocess.run(["unshare", "-rm", "bash", "-c", 'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && "$2" render --edition en',
                              "bash", str(self.project / "out"), program.KATERN], cwd=self.project, capture_output=True, text=True)
        self.assertEqual(ran.returncode, 3, ran.stderr)
        self.assertIn("Read-only file system", ran.stderr)
        self.assertEqual(os.listdir(self.project / "out"), [])


class Pages(program.Case):
    def pages(self, name="en"):
        return sorted(os.listdir(self.project / "out" / name))

    def test_no_page_of_a_longer_edition_stays(self):
        folder = self.project / "out/en"
        folder.mkdir(parents=True)
        for page in range(1, 15):
            (folder / f"page-{page:02}.png").write_text("old")
        (folder / "page-01.svg").write_text("svg")
        (folder / "page-one.png").write_text("mine")
        (folder / "notes").mkdir()
        (folder / "notes/of-mine.txt").write_text("mine")
        os.chmod(folder, 0o750)
        self.expect(0, "render", "--edition", "en", "--target", "png")
        made = [f"page-{page:02}.png" for page in range(1, 5)]
        self.assertEqual(self.pages(), sorted([*made, "notes", "page-01.svg", "page-one.png"]))
        self.assertTrue((folder / "page-04.png").read_bytes().startswith(b"\x89PNG"))
        self.assertEqual((folder / "notes/of-mine.txt").read_text(), "mine")
        self.assertEqual((folder / "page-one.png").stat().st_nlink, 1)
        self.assertEqual(folder.stat().st_mode & 0o777, 0o750)
        self.assertEqual(os.listdir(self.project / "out"), ["en"])

    def test_both_kinds_in_one_folder(self):
        self.expect(0, "render", "--edition", "en", "--target", "png", "--target", "svg")
        self.assertEqual(self.pages(), sorted(f"page-{page:02}.{kind}" for page in range(1, 5) for kind in ("png", "svg")))

    def test_a_page_that_fails_leaves_the_former_ones(self):
        self.expect(0, "render", "--target", "png")
        before = program.tree(self.project / "out/en")
        self.edit("content/contact.yaml", "Ask us anything", "Ask us everything")
        sizes = sorted(len(bytes) for bytes in before.values())
        limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (sizes[-1] - 1, sizes[-1] - 1))
        ran = self.expect(3, "render", "--edition", "en", "--target", "png", before=limit)
        self.assertRegex(ran.err, r"cannot write \./out/en/page-0\d\.png: File too large")
        self.assertEqual(program.tree(self.project / "out/en"), before)
        self.assertEqual(sorted(os.listdir(self.project / "out")), ["en", "en-fr"])

    def test_a_link_stays_and_its_folder_is_swapped(self):
        elsewhere = self.folder / "elsewhere"
        elsewhere.mkdir()
        (elsewhere / "page-09.png").write_text("old")
        (self.project / "out").mkdir()
        (self.project / "out/en").symlink_to(elsewhere)
        self.expect(0, "render", "--edition", "en", "--target", "png")
        self.assertTrue((self.project / "out/en").is_symlink())
        self.assertEqual(sorted(os.listdir(elsewhere)), [f"page-{page:02}.png" for page in range(1, 5)])

    def test_what_a_killed_run_left_is_removed(self):
        left = self.project / "out/.katern-1-1"
        left.mkdir(parents=True)
        (left / "page-01.png").write_text("half")
        (left / "mine.txt").write_text("mine")
        (self.project / "out/.katern-1-2").mkdir()
        self.expect(0, "render", "--edition", "en", "--target", "png")
        # What is nobody's page is not removed.
        self.assertEqual(sorted(os.listdir(self.project / "out")), [".katern-1-1", "en"])
        self.assertEqual(os.listdir(left), ["mine.txt"])

    def test_many_runs_at_once(self):
        (self.project / "out/en").mkdir(parents=True)
        (self.project / "out/en/mine.txt").write_text("mine")
        for _ in range(3):
            runs = [subprocess.Popen([program.KATERN, "render", "--edition", "en", "--target", "svg"], cwd=self.project,
                                     stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) for _ in range(8)]
            for ran in runs:
                _, said = ran.communicate()
                self.assertEqual(ran.returncode, 0, said)
            self.assertEqual(self.pages(), ["mine.txt", *(f"page-{page:02}.svg" for page in range(1, 5))])
            self.assertEqual(os.listdir(self.project / "out"), ["en"])


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

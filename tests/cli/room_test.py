"""What a text has room for, it has: tried by rendering words of the language, of that length and a tenth longer."""
import json
import re
import shutil
import unittest

import program

SHIPPED = ("imvo · title", "mining · pull line", "flowers · quotation of Sjoerd de Boer", "sdg8 · paragraph", "chains · chain label",
           "imvo · timeline label", "impact · impact-ladder sentence")


class Rooms(program.Case):
    """The leaflet's."""

    language = "fr"

    def setUp(self):
        super().setUp()
        self.catalogue = f"content/translations/{self.language}.po"
        self.po = self.project / self.catalogue

    def rooms(self, status=0):
        ran = self.expect(status, "translate", "status", "--fit", "--format", "json", "--language", self.language)
        return {(room["context"], room["source"]): room for room in json.loads(ran.out)["languages"][0]["room"]}

    def entry(self, room):
        """The text at the room's place: first and last line, and what they say."""
        lines = self.po.read_text().split("\n")
        first = last = room["catalogue"]["line"] - 1
        while lines[last + 1].startswith('"'):
            last += 1
        return lines, first, last, "".join(re.search(r'"(.*)"', line)[1] for line in lines[first:last + 1])

    def lengthen(self, room, by):
        """Adds so many characters of the text's own words."""
        lines, first, last, text = self.entry(room)
        plain = " ".join(re.sub(r"\{\w+\}|[*_\"\\]", "", text).split())
        more = (" " + plain) * (by // len(plain) + 1)
        added = more[:by]
        if added.endswith(" "):
            added = added[:-1] + added[-2]
        lines[first:last + 1] = [f'msgstr "{text}{added}"']
        self.po.write_text("\n".join(lines))

    def pick(self, rooms, context):
        found = [room for (where, _), room in rooms.items() if where == context]
        self.assertTrue(found, f"{context}: none of {sorted({where for where, _ in rooms})}")
        return found[0]


class Shipped(Rooms):
    language = "en"

    def setUp(self):
        super().setUp()
        shutil.rmtree(self.project)
        for folder in "content", "layouts", "fonts":
            shutil.copytree(program.ROOT / folder, self.project / folder)

    def test_a_text_at_its_room_fits_and_a_tenth_more_does_not(self):
        rooms = self.rooms()
        whole = self.po.read_text()
        for context in SHIPPED:
            room = self.pick(rooms, context)
            most, now = room["room"]["characters"], room["now"]["characters"]
            with self.subTest(context=context, room=room["room"]):
                self.assertGreaterEqual(most, now)
                if most > now:
                    self.lengthen(room, most - now)
                self.expect(0, "render", "--edition", self.language)
                self.po.write_text(whole)
                self.lengthen(room, most + -(-most // 10) - now)
                ran = self.expect(1, "render", "--edition", self.language)
                self.po.write_text(whole)
                self.assertRegex(ran.err, r"\d+ lines? (?:\(about \d+ characters\) )?(?:too long|more than)")


class Leaflet(Rooms):
    TITLE = "week · title"

    def test_what_is_too_long_is_told_in_lines(self):
        """In a section with sentences that are nothing without their figures."""
        room = self.pick(self.rooms(), self.TITLE)
        self.lengthen(room, 3 * room["room"]["characters"])
        after = self.pick(self.rooms(1), self.TITLE)
        self.assertGreater(after["over"], 0)
        self.assertEqual(after["now"]["lines"], 0)

    def test_comments_tell_it_and_stay(self):
        self.expect(0, "translate", "update", self.language)
        first = self.po.read_text()
        room = self.pick(self.rooms(), self.TITLE)["room"]
        self.assertIn(f"at the most {room['lines']} line, about {room['characters']} characters", " ".join(first.replace("\n#. ", " ").split()))
        self.expect(0, "translate", "update", self.language)
        self.assertEqual(self.po.read_text(), first)
        self.assertNotIn("at the most", (self.project / "content/translations/brochure.pot").read_text())

    def test_a_translator_keeps_notes(self):
        self.edit(self.catalogue, "#. title of the brochure", "# mine\n#. title of the brochure")
        self.expect(0, "translate", "update", self.language)
        self.assertIn("# mine\n#. title of the brochure", self.po.read_text())

    def test_without_pages_there_is_no_room(self):
        """A layout with a fault, fonts that are not there: the catalogue is brought up to date all the same."""
        self.edit("layouts/leaflet-a5.yaml", "templates:", "templatess:")
        self.assertEqual(self.expect(0, "translate", "update", self.language).err, "")
        self.assertNotIn("at the most", self.po.read_text())

    def test_a_new_language_has_its_room_at_once(self):
        self.edit("content/brochure.yaml", "  en:    {languages: [en]}", "  en:    {languages: [en]}\n  pl:    {languages: [pl]}")
        self.assertIn("pl.po made", self.expect(0, "translate", "update", "pl").out)
        made = (self.project / "content/translations/pl.po").read_text()
        self.assertIn("at the most", made)
        self.expect(0, "translate", "update", "pl")
        self.assertEqual((self.project / "content/translations/pl.po").read_text(), made)


if __name__ == "__main__":
    unittest.main()

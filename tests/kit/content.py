"""What a brochure says, read from its YAML and PO by other libraries than katern's: every text as it should be heard."""
import re
import unicodedata

import polib
import yaml

# Keys whose values are set as text; the others are for the program, or for a reader who does not see.
SAID = ("title", "kicker", "text", "says", "by", "role", "label", "forward", "backward", "sector", "region",
        "organisation", "name", "email", "phone")
BARE = {"text": "text", "lead": "text", "callout": "text", "pull-line": "text"}
CHANNEL = {"from": 0, "forward": 1, "to": 2, "backward": 3}  # as it is heard: who, what, to whom, and what comes back
MILLION = {"nl": ("miljoen", "miljoen"), "en": ("million", "million"), "fr": ("million", "millions"),
           "es": ("millón", "millones"), "id": ("juta", "juta"), "ar": ("مليون", "ملايين")}
POINTS = {"nl": (".", ","), "en": (",", "."), "fr": ("\u202f", ","), "es": (".", ","), "id": (".", ","), "ar": ("٬", "٫")}
DIGITS = {"ar": str.maketrans("0123456789%", "٠١٢٣٤٥٦٧٨٩٪")}
WHOLE = {"es"}  # where a number of four digits has no point


class Strings(yaml.BaseLoader):
    """Every scalar as the text that stands there."""


def load(path):
    return yaml.load(path.read_text(), Strings)


class Brochure:
    def __init__(self, project):
        self.project = project
        self.facts = load(project / "content/brochure.yaml")
        self.figures = load(project / "content/figures.yaml")
        self.sections = [(name, load(project / f"content/{name}.yaml")) for name in self.facts["sections"]]

    def editions(self):
        for name, edition in self.facts["editions"].items():
            yield name, edition["languages"]

    def places(self, edition):
        """For each section of one page the pages of an edition that it stands on, by language, counted from 0."""
        made = self.facts["editions"][edition]
        halves, count = range(len(made["languages"])), len(self.sections)
        for number in range(count):
            match made.get("arrangement", "one"):
                case "flip":
                    yield [half * count + number for half in halves]
                case "facing" if number > 0:
                    yield [2 * number - 1 + half for half in halves]
                case _:
                    yield [number for _ in halves]

    def alternatives(self):
        """The alternative texts of the source language, as heard."""
        for _, section in self.sections:
            for block in section["body"]:
                for kind, fields in block.items():
                    if isinstance(fields, dict) and "alt" in fields:
                        yield self.heard(fields["alt"], self.facts["language"])

    def texts(self, language):
        """For each section its texts in reading order: the kind of block each stands in, and its words."""
        translated = self.translations(language)
        for number, (name, section) in enumerate(self.sections):
            texts = []
            if number == 0:
                texts.append(("kicker", section.get("kicker") or self.facts.get("kicker") or " · ".join(self.facts["publishers"])))
            texts.append(("title", section.get("title") or self.facts["title"]))
            for block in section["body"]:
                for kind, fields in block.items():
                    fields = {BARE[kind]: fields} if isinstance(fields, str) and kind in BARE else fields
                    texts += [(kind, text) for text in self.said(fields)]
            yield name, [(kind, self.heard(translated(text), language)) for kind, text in texts]

    def translations(self, language):
        if language == self.facts["language"]:
            return folded
        catalogue = {}
        for entry in polib.pofile(str(self.project / f"content/translations/{language}.po")):
            catalogue.setdefault(entry.msgid, []).append(entry.msgstr)

        def translation(text):
            """A text that is said twice may be translated twice: its entries stand in the order of the texts."""
            waiting = catalogue.get(folded(text), [folded(text)])
            return waiting.pop(0) if len(waiting) > 1 else waiting[0]
        return translation

    def said(self, fields):
        if isinstance(fields, list):
            return [text for item in fields for text in self.said(item)]
        if not isinstance(fields, dict):
            return []
        texts = []
        for key, value in sorted(fields.items(), key=lambda item: CHANNEL.get(item[0], -1)):
            if key in SAID and isinstance(value, str):
                texts += prose(value)
            elif key == "year":
                texts.append(f"{{{value}}}" if value in self.figures else value)
            elif not isinstance(value, str):
                texts += self.said(value)
        return texts

    def heard(self, text, language):
        text = re.sub(r"\{(\w+)\}", lambda match: self.written(self.figures[match[1]], language), text)
        text = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", re.sub(r"[*`]|\\(?=[.+])", "", text))
        return words(text)

    @staticmethod
    def written(figure, language):
        point, comma = POINTS[language]
        value = float(figure["value"].replace(" ", ""))
        style = figure.get("style", "plain")
        millions = value / 1e6
        if style == "percent":
            text = f"{value:g}%"
        elif style == "compact" and millions >= 1:
            many = 3 <= millions <= 10 if language == "ar" else millions >= 2
            text = f"{millions:g} {MILLION[language][many]}".replace(".", comma)
        elif style == "year" or language in WHOLE and value < 10000:
            text = f"{value:.0f}"
        else:
            text = f"{value:,.0f}".replace(",", point)
        return text.translate(DIGITS.get(language, {}))


def folded(text):
    text = text.replace("&nbsp;", "\u00a0").replace("'", "’")
    return unicodedata.normalize("NFC", re.sub(r"[ \t\n]+", " ", text).strip(" "))


def prose(text):
    """Paragraphs, list items and subheads, without their marks."""
    for part in re.split(r"\n\s*\n", text.strip()):
        for item in re.split(r"\n\s*(?=[-*] )", part):
            yield re.sub(r"^(?:[-*]|#+) ", "", item.strip())


def words(text):
    """Words without hyphens, quotation marks and bullets, so that a line's end and a language's habits make no difference."""
    text = re.sub("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", text)  # marks of direction
    text = text.replace("&nbsp;", " ").replace("&shy;", "")
    text = unicodedata.normalize("NFC", text).replace("'", "’")
    text = re.sub(r"([%٪])", r" \1", text)
    text = re.sub(r"[-\u00ad\u2010\u2011](?:\s*\n\s*)?", "", text)
    return [word for word in re.sub(r"[“”„‘‚«»\"]", " ", text).split() if word not in ("•", "·")]

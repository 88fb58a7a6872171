"""An independent validator takes the printed schemas, passes every shipped file, and refuses what katern refuses."""
import copy
import json
import re
import unittest

import jsonschema
import yaml

import program


class Core(yaml.SafeLoader):
    """Scalars as YAML 1.2's core schema and the editors that use it read them: no dates, no sexagesimals, no `no`."""


Core.yaml_implicit_resolvers = {}
for tag, pattern, first in [
        ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
        ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
        ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", "-+.0123456789"),
        ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""])]:
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))


def load(path):
    return yaml.load(path.read_text(), Core)


class Schema(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.validators = {}
        for name in "content", "layout", "fonts":
            ran = program.katern("schema", name)
            assert ran.status == 0, ran
            schema = json.loads(ran.out)
            assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
            jsonschema.Draft202012Validator.check_schema(schema)
            cls.validators[name] = jsonschema.Draft202012Validator(schema)

    def faults(self, name, tree):
        return [f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"
                for error in self.validators[name].iter_errors(tree)]

    def test_shipped_files(self):
        for project in program.ROOT, program.LEAFLET:
            for name, folder in ("content", "content"), ("layout", "layouts"), ("fonts", "fonts"):
                files = sorted((project / folder).glob("*.yaml"))
                self.assertTrue(files)
                for path in files:
                    with self.subTest(path=path.relative_to(program.ROOT).as_posix()):
                        tree = load(path)
                        if name == "layout" and "house" in tree:
                            tree = laid_over(load(path.parent / f"{tree['house']}.yaml"), tree)
                        elif name == "layout" and path.name == "house.yaml":
                            continue
                        self.assertEqual(self.faults(name, tree), [])

    def test_wrong_files(self):
        def change(tree, *path, to):
            tree = copy.deepcopy(tree)
            place = tree
            for key in path[:-1]:
                place = place[key]
            if to is None:
                del place[path[-1]]
            else:
                place[path[-1]] = to
            return tree

        for name, file, path, to in [
                ("content", "content/brochure.yaml", ["date"], None),
                ("content", "content/brochure.yaml", ["date"], "2026-13-45"),
                ("content", "content/brochure.yaml", ["titel"], "x"),
                ("content", "content/brochure.yaml", ["editions", "en", "languages"], ["en", "de", "nl"]),
                ("content", "content/figures.yaml", ["books", "value"], "46.000.000"),
                ("content", "content/figures.yaml", ["books", "style"], "percentage"),
                ("content", "content/house.yaml", ["body", 1, "timeline", "alt"], None),
                ("content", "content/house.yaml", ["body", 1, "timeline", "events", 0, "labell"], "x"),
                ("content", "content/house.yaml", ["body", 0], {"txet": "x"}),
                ("content", "content/contact.yaml", ["body", 2, "contacts", "groups", 0, "people", 0, "email"], "none"),
                ("layout", "layouts/leaflet-a5.yaml", ["page", "rows", "height"], "13 points"),
                ("layout", "layouts/leaflet-a5.yaml", ["page", "columns", "count"], 0),
                ("layout", "layouts/leaflet-a5.yaml", ["templates", "front", "slots", "title", "stands"], "lower"),
                ("layout", "layouts/leaflet-a5.yaml", ["templates", "front", "slots", "title", "measre"], "full"),
                ("fonts", "fonts/fonts.yaml", ["families", "Lato", "faces"], None),
        ]:
            with self.subTest(file=file, path=path):
                tree = load(program.LEAFLET / file)
                self.assertEqual(self.faults(name, tree), [])
                self.assertNotEqual(self.faults(name, change(tree, *path, to=to)), [])


def laid_over(house, own):
    """A layout with its house's keys under its own, as katern lays them."""
    if not (isinstance(house, dict) and isinstance(own, dict)):
        return own
    return house | {key: laid_over(house[key], value) if key in house else value for key, value in own.items()}


if __name__ == "__main__":
    unittest.main()

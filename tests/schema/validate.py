#!/usr/bin/env python3
"""Holds YAML files against a JSON Schema with an independent validator.

usage: validate.py SCHEMA [--good FILE...] [--bad FILE...]

SCHEMA is a file, or - for standard input; it must itself be a good schema of draft 2020-12. Each FILE is read twice:
as YAML 1.2's core schema types it, and with every scalar a text, since katern reads scalars by their field. A good file
must pass both ways, a bad one fail both ways.
"""
import json
import re
import sys

import jsonschema
import yaml


class Core(yaml.SafeLoader):
    """YAML 1.2: only these are no texts. PyYAML by itself takes `no` and 2026-11-24 for something else."""


Core.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", "-+0123456789."),
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
):
    Core.add_implicit_resolver("tag:yaml.org,2002:" + tag, re.compile(pattern), list(first))
Core.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(loader.construct_scalar(node)))
Core.add_constructor("tag:yaml.org,2002:float", lambda loader, node: float(loader.construct_scalar(node)))


def main(arguments):
    schema = json.load(sys.stdin if arguments[0] == "-" else open(arguments[0], encoding="utf-8"))
    validator = jsonschema.Draft202012Validator
    validator.check_schema(schema)
    failed, checked, wanted = 0, 0, None
    for name in arguments[1:]:
        if name in ("--good", "--bad"):
            wanted = name == "--good"
            continue
        for loader in (Core, yaml.BaseLoader):
            with open(name, encoding="utf-8") as file:
                value = yaml.load(file, loader)
            errors = list(validator(schema).iter_errors(value))
            checked += 1
            if bool(errors) == wanted:
                failed += 1
                print(f"{name}, {loader.__name__}: {'refused' if wanted else 'taken'}")
                for error in errors[:3]:
                    print(f"    {error.json_path}: {error.message[:300]}")
    print(f"{failed} of {checked} checks failed")
    return failed > 0 or (len(arguments) > 1 and checked == 0)


sys.exit(main(sys.argv[1:]))

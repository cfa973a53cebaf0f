#!/usr/bin/env python3
"""Judges YAML by our JSON Schema files, as an editor does: .venv/bin/python Tests/Program/schema_judge.py FOLDER <JOBS

JOBS is a JSON list of {"schema": NAME, "yaml": TEXT}; the answer is a JSON list with a list of faults for each.
Scalars are typed as YAML 1.2 does, which is what yaml-language-server goes by: `no` is a word, a date is a text.
"""

import json
import re
import sys
from pathlib import Path

import yaml
from jsonschema import Draft7Validator


class CoreLoader(yaml.SafeLoader):
    """YAML 1.2's core schema."""


CoreLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"^(?:{pattern})$"), first)


def main(folder):
    validators = {}
    for file in sorted(Path(folder).glob("*.schema.json")):
        rules = json.loads(file.read_text(encoding="utf-8"))
        Draft7Validator.check_schema(rules)
        validators[file.name.removesuffix(".schema.json")] = Draft7Validator(rules)
    answers = []
    for job in json.load(sys.stdin):
        value = yaml.load(job["yaml"], CoreLoader)
        faults = validators[job["schema"]].iter_errors(value)
        answers.append(sorted(f"{fault.json_path}: {fault.message}" for fault in faults))
    json.dump(answers, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1])

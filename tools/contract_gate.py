"""Check openapi.yaml for what the public linters do not see.

Redocly, Spectral and the generator each know what any OpenAPI document may look like. This gate
knows what *this* one must look like, and what JSON Schema lets stand although nothing can satisfy
it. Its rules are in `contract_checks/`; this module reads the file and reports.

    python tools/contract_gate.py [FILE …]      exit code 1 if there is a finding
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

import yaml12
from contract_checks import RULES, Document, pointer

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong: which rule says so, where, and why."""

    rule: str
    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message} [{self.rule}]"


class _Loader(yaml12.Loader):
    """YAML as JSON knows it: no key twice, and every key a string."""


def _mapping(loader: _Loader, node: yaml.MappingNode) -> dict[str, Any]:
    own = [loader.construct_object(key) for key, _ in node.value]
    for key in own:
        if not isinstance(key, str):
            raise TypeError(f"line {node.start_mark.line + 1}: the key {key!r} is not a string")
        if own.count(key) > 1:
            raise ValueError(f"line {node.start_mark.line + 1}: the key {key!r} stands twice")
    return loader.construct_mapping(node, deep=True)


_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def check(data: dict[str, Any]) -> list[Finding]:
    """Return what the rules find in a parsed document.

    Args:
        data: The document as plain data.

    Returns:
        Findings in the order of the rules; empty if there is nothing to say.
    """
    document = Document(data)
    return [
        Finding(name, pointer(where), message)
        for name, rule in RULES.items()
        for where, message in rule(document)
    ]


def check_bytes(content: bytes) -> list[Finding]:
    """Return what the rules find in a file."""
    try:
        return check_text(yaml12.decoded(content))
    except ValueError as error:
        return [Finding("readable", "#", str(error))]


def check_text(text: str) -> list[Finding]:
    """Return what the rules find in a document as text, YAML or JSON."""
    try:
        if plain := shorthand(text):
            return plain
        data = yaml.load(text, _Loader)  # noqa: S506 - a safe loader, made stricter
    except (yaml.YAMLError, TypeError, ValueError) as error:
        return [Finding("readable", "#", str(error).replace("\n", " "))]
    if not isinstance(data, dict):
        return [Finding("readable", "#", "not an object")]
    return check(data)


def shorthand(text: str) -> list[Finding]:
    """Return where a document saves writing by what readers of YAML take differently.

    Anchors, aliases and merge keys: YAML 1.2 has no merge keys, and tools that compare contracts
    misjudge a change of what an alias stands for.
    """
    found = []
    for event in yaml.parse(text, yaml12.Loader):
        at = f"line {event.start_mark.line + 1}"
        if isinstance(event, yaml.AliasEvent):
            found.append(f"{at}: the alias *{event.anchor}")
        elif getattr(event, "anchor", None):
            found.append(f"{at}: the anchor &{event.anchor}")
        elif isinstance(event, yaml.ScalarEvent) and event.value == "<<":
            found.append(f"{at}: a merge key")
    return [Finding("plain-yaml", "#", f"{it}; write it out, or use allOf") for it in found]


def main(arguments: list[str] | None = None) -> int:
    """Check the named files (openapi.yaml if there are none) and print what is wrong."""
    parser = argparse.ArgumentParser(description="Check openapi.yaml for what linters miss.")
    parser.add_argument("files", nargs="*", type=Path, default=[ROOT / "openapi.yaml"])
    failed = 0
    for file in parser.parse_args(arguments).files:
        findings = check_bytes(file.read_bytes())
        for finding in findings:
            print(f"{file.name}{finding}")
        failed += bool(findings)
    if not failed:
        print("contract gate: no findings")
    return min(failed, 1)


if __name__ == "__main__":
    sys.exit(main())

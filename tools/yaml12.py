"""Reads YAML 1.2 fast: PyYAML's C parser with the newer rules for plain scalars.

PyYAML follows YAML 1.1, where `no` is a boolean, `1:30` a number and `2025-01-01` a date; OpenAPI
is YAML 1.2, where they are text. The generator's own loader knows that but takes six times as long.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

_CHANGED = {f"tag:yaml.org,2002:{name}" for name in ("bool", "int", "float", "timestamp", "merge")}


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # C if there is any
    """Plain data as YAML 1.2 means it."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in _CHANGED]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile("^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF")
)
Loader.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile("^[-+]?(?:0|[1-9][0-9]*)$"), list("-+0123456789")
)
Loader.add_implicit_resolver(
    "tag:yaml.org,2002:float",
    re.compile(r"^[-+]?(?:\.[0-9]+|(?:0|[1-9][0-9]*)(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$"),
    list("-+.0123456789"),
)


def load(text: bytes) -> Any:
    """Returns the one document in `text` as plain data."""
    loader = Loader(text)
    try:
        return loader.get_single_data()
    finally:
        loader.dispose()

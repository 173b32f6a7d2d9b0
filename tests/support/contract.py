"""The contract as the tests read it: plain data, references followed, one object an operation."""

from __future__ import annotations

import keyword
import os
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
CONTRACT = ROOT / os.environ.get("PROOF_CONTRACT", "openapi.yaml")
"""Another one where a test runs the proof for an earlier contract: `test_editions.py`."""
METHODS = ("get", "put", "post", "patch", "delete")


@cache
def document() -> dict[str, Any]:
    """Return openapi.yaml as plain data."""
    from support.tools import tool  # which asks this module where the repository is

    loaded = tool("yaml12").load(CONTRACT.read_bytes())
    assert isinstance(loaded, dict)
    return loaded


def snake(name: str) -> str:
    """Return the Python name of a name on the wire."""
    found = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()
    return found + "_" if keyword.iskeyword(found) else found


def at(pointer: str) -> Any:
    """Return what a JSON pointer (`#/components/…`) names."""
    node: Any = document()
    for part in pointer.removeprefix("#").strip("/").split("/"):
        node = node[part.replace("~1", "/").replace("~0", "~")]
    return node


def resolve(node: Any) -> Any:
    """Follow `$ref` until there is none at the top of the node."""
    while isinstance(node, dict) and isinstance(node.get("$ref"), str):
        node = at(node["$ref"])
    return node


@dataclass(frozen=True)
class Operation:
    """One operation of the contract."""

    id: str
    method: str
    path: str
    definition: dict[str, Any]
    parameters: tuple[dict[str, Any], ...]

    @property
    def resource(self) -> str:
        """The part of the id before the dot."""
        return self.id.partition(".")[0]

    @property
    def name(self) -> str:
        """The part of the id after the dot: the Python method."""
        return self.id.partition(".")[2]

    @property
    def path_names(self) -> list[str]:
        """Names of the path parameters, in the order of the path."""
        return [part[1:-1] for part in self.path.split("/") if part.startswith("{")]

    @property
    def body(self) -> dict[str, Any] | None:
        """The JSON media type of the request, if the operation takes a body."""
        request = resolve(self.definition.get("requestBody"))
        return request["content"]["application/json"] if request else None

    @property
    def responses(self) -> dict[str, dict[str, Any]]:
        """Each documented response by its status, references followed."""
        return {
            status: resolve(response) for status, response in self.definition["responses"].items()
        }

    @property
    def success(self) -> dict[str, dict[str, Any]]:
        """The 2xx responses by their status."""
        return {status: it for status, it in self.responses.items() if status.startswith("2")}

    def __str__(self) -> str:
        return self.id


@cache
def operations() -> tuple[Operation, ...]:
    """Return every operation in the order of the document."""
    found = []
    for path, item in document()["paths"].items():
        shared = item.get("parameters", [])
        for method in METHODS:
            if method in item:
                definition = item[method]
                parameters = (resolve(it) for it in [*shared, *definition.get("parameters", [])])
                found.append(
                    Operation(
                        id=definition["operationId"],
                        method=method.upper(),
                        path=path,
                        definition=definition,
                        parameters=tuple(parameters),
                    )
                )
    return tuple(found)


def operation(operation_id: str) -> Operation:
    """Return the operation with this id."""
    return next(it for it in operations() if it.id == operation_id)


def spells(path: str, segments: list[str]) -> bool:
    """Whether arguments for the placeholders of a path template can make it these segments."""
    own = path.split("/")[1:]
    return len(own) == len(segments) and all(
        mine.startswith("{") or mine == theirs for mine, theirs in zip(own, segments, strict=True)
    )


def pointer(*parts: str) -> str:
    """Return the JSON pointer of these parts."""
    return "#" + "".join("/" + part.replace("~", "~0").replace("/", "~1") for part in parts)

"""Contracts as the comparison reads them: a file or a state of git, operations, Python's names."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass, field
from keyword import iskeyword
from pathlib import Path
from typing import Any

import yaml
from openapi_python_client.strings import ClassName, PythonIdentifier

import yaml12
from generation.enum_names import member_name
from generation.inputs import argument_name

__all__ = ["METHODS", "Contract", "ContractError", "Node", "Operation", "read"]

ROOT = Path(__file__).resolve().parents[2]
METHODS = ("get", "put", "post", "delete", "patch", "head", "options", "trace")
_OF_MODELS = ("to_dict", "from_dict", "wire_names", "additional_properties", "additional_keys")

Node = dict[str, Any]


class ContractError(Exception):
    """A contract that cannot be had, in one sentence."""


@dataclass(frozen=True)
class Operation:
    """One operation: `resource.method` in Python, a method and a path in HTTP."""

    id: str
    method: str
    path: str
    node: Node = field(compare=False, hash=False, repr=False)
    parameters: dict[tuple[str, str], Node] = field(compare=False, hash=False, repr=False)
    """By place (`path`, `query`, …) and name, in the order of the contract."""

    @property
    def request(self) -> str:
        """Method and path."""
        return f"{self.method.upper()} {self.path}"

    @property
    def resource(self) -> str:
        """The attribute of the client that has the method."""
        return self.id.partition(".")[0]


@dataclass
class Contract:
    """One contract.

    Attributes:
        label: What people call it: the file, or the state of git.
        data: The document, in which nothing stands for something else but `$ref`.
    """

    label: str
    data: Node

    def at(self, reference: str) -> Any:
        """Return what a local reference names.

        Raises:
            ContractError: If there is nothing.
        """
        found: Any = self.data
        for part in reference.removeprefix("#").strip("/").split("/"):
            try:
                found = found[part.replace("~1", "/").replace("~0", "~")]
            except (KeyError, TypeError):
                raise ContractError(f"{self.label}: nothing stands at {reference}") from None
        return found

    def resolved(self, node: Any) -> Node:
        """Return a node that is no reference; what stands beside a reference is kept."""
        beside: Node = {}
        seen: set[str] = set()
        while isinstance(node, dict) and isinstance(reference := node.get("$ref"), str):
            if reference in seen:
                raise ContractError(f"{self.label}: {reference} refers to itself")
            seen.add(reference)
            beside = {key: it for key, it in node.items() if key != "$ref"} | beside
            node = self.at(reference)
        return {**node, **beside} if isinstance(node, dict) else {}

    def operations(self) -> dict[str, Operation]:
        """Return every operation by its id; one without an id goes by its method and path."""
        found: dict[str, Operation] = {}
        for path, item in self.data.get("paths", {}).items():
            whole = self.resolved(item)
            for method in METHODS:
                if method not in whole:
                    continue
                node = whole[method]
                listed = [*whole.get("parameters", []), *node.get("parameters", [])]
                parameters = {(it["in"], it["name"]): it for it in map(self.resolved, listed)}
                name = node.get("operationId") or f"{method.upper()} {path}"
                found[name] = Operation(name, method, path, node, parameters)
        return found

    def arguments(self, operation: Operation) -> dict[str, str]:
        """Return how the method spells its parameters; their own names come first."""
        order = sorted(operation.parameters, key=lambda key: key[0] != "path")
        return {name: argument_name(snake(name)) for _, name in order}

    def body_argument(self, operation: Operation, name: str) -> str:
        """Return how the method spells a field of the body."""
        own = argument_name(snake(name))
        return f"body_{own}" if own in self.arguments(operation).values() else own


def read(source: str, root: Path = ROOT) -> Contract:
    """Return the contract in a file, or `openapi.yaml` of a state of git.

    Args:
        source: A path; or what git calls a state (`v1.0.0`, `HEAD~3`), with a path after a colon
            if it is not `openapi.yaml`.
        root: The repository.

    Raises:
        ContractError: If there is neither, or no OpenAPI document in it.
    """
    file = next((it for it in (Path(source), root / source) if it.is_file()), None)
    if file is not None:
        content = file.read_bytes()
    else:
        name = source if ":" in source else f"{source}:openapi.yaml"
        done = subprocess.run(
            ["git", "-C", str(root), "show", name], capture_output=True, check=False
        )
        if done.returncode:
            raise ContractError(
                f"{source}: neither a file nor a state of git with an openapi.yaml; name one, "
                f"such as contracts/2025-08.yaml or HEAD~1"
            )
        content = done.stdout
    try:
        data = json.loads(json.dumps(yaml12.load(content)))
    except (yaml.YAMLError, TypeError, ValueError) as error:
        raise ContractError(f"{source}: {' '.join(str(error).split())}") from None
    if not isinstance(data, dict) or not isinstance(data.get("paths"), dict):
        raise ContractError(f"{source}: not an OpenAPI document: it has no paths")
    return Contract(source, data)


def snake(name: str) -> str:
    """Return a name of the wire as the generator spells it in Python."""
    return str(PythonIdentifier(name, "field_"))


def attribute(name: str) -> str:
    """Return the attribute of a model that holds a field."""
    bare = snake(name)
    return f"{bare}_" if bare in _OF_MODELS and not iskeyword(bare) else bare


def class_name(reference: str) -> str:
    """Return the class of a schema, by the reference to it."""
    return str(ClassName(reference.rpartition("/")[2], "field_"))


def members(schema: Node) -> dict[Any, str]:
    """Return the names of an enum's members by their values."""
    values = schema.get("enum", [])
    named = schema.get("x-enum-varnames")
    if named and len(named) == len(values):
        return {json.dumps(value): name for value, name in zip(values, named, strict=True)}
    return {json.dumps(it): member_name(it) for it in values if isinstance(it, str)}

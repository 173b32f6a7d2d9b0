"""An OpenAPI document and the ways the rules of the contract gate walk it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
Where = tuple[str, ...]

_LISTS = ("allOf", "anyOf", "oneOf", "prefixItems")
_MAPS = ("properties", "patternProperties", "$defs", "dependentSchemas")
_ONES = ("items", "additionalProperties", "not", "if", "then", "else", "propertyNames", "contains")


@dataclass(frozen=True)
class Operation:
    """One operation with its place in the document."""

    where: Where
    path: str
    method: str
    item: dict[str, Any]
    definition: dict[str, Any]

    @property
    def id(self) -> str:
        """The operationId, or the method and path where there is none."""
        return str(self.definition.get("operationId") or f"{self.method} {self.path}")


class Document:
    """A parsed OpenAPI document and the ways the rules walk it."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data

    def at(self, pointer: str) -> Any:
        """Return what a local JSON pointer names, or None."""
        node: Any = self.data
        for part in pointer.removeprefix("#").strip("/").split("/"):
            name = part.replace("~1", "/").replace("~0", "~")
            node = node.get(name) if isinstance(node, dict) else None
        return node

    def resolve(self, node: Any) -> Any:
        """Follow `$ref` to what is meant; {} where it leads nowhere (the linters say so)."""
        for _ in range(20):
            if not (isinstance(node, dict) and isinstance(node.get("$ref"), str)):
                return node
            node = self.at(node["$ref"])
        return {}

    @cached_property
    def operations(self) -> tuple[Operation, ...]:
        """Every operation in the order of the document."""
        return tuple(
            Operation(("paths", path, method), path, method, item, item[method])
            for path, item in self.data.get("paths", {}).items()
            for method in METHODS
            if isinstance(item.get(method), dict)
        )

    def parameters(self, operation: Operation) -> list[dict[str, Any]]:
        """Return the parameters of an operation, those of its path included."""
        written = [
            *operation.item.get("parameters", []),
            *operation.definition.get("parameters", []),
        ]
        return [it for it in map(self.resolve, written) if isinstance(it, dict)]

    def responses(self, operation: Operation) -> dict[str, dict[str, Any]]:
        """Return the responses of an operation by status."""
        found = operation.definition.get("responses", {})
        return {str(status): self.resolve(it) or {} for status, it in found.items()}

    def body(self, operation: Operation) -> tuple[Where, Any] | None:
        """Return the place and the schema of the JSON request body, if there is one."""
        request = operation.definition.get("requestBody")
        where = (*operation.where, "requestBody")
        if isinstance(request, dict) and "$ref" in request:
            where = tuple(request["$ref"].removeprefix("#/").split("/"))
        media = (self.resolve(request) or {}).get("content", {}).get("application/json", {})
        where = (*where, "content", "application/json", "schema")
        return (where, media["schema"]) if "schema" in media else None

    @cached_property
    def schemas(self) -> tuple[tuple[Where, dict[str, Any]], ...]:
        """Every schema of the document, nested ones included, with its place."""
        found = []
        for name, schema in self.data.get("components", {}).get("schemas", {}).items():
            found += list(self.inside(schema, ("components", "schemas", name)))
        rest = {key: it for key, it in self.data.items() if key != "components"}
        rest["components"] = {
            key: it for key, it in self.data.get("components", {}).items() if key != "schemas"
        }
        for where, schema in _schema_members(rest, ()):
            found += list(self.inside(schema, where))
        return tuple(found)

    def inside(self, schema: Any, where: Where) -> Iterator[tuple[Where, dict[str, Any]]]:
        """Yield a schema and all schemas written inside it, with their places."""
        if not isinstance(schema, dict):
            return
        yield where, schema
        for key in _LISTS:
            for index, part in enumerate(schema.get(key) or ()):
                yield from self.inside(part, (*where, key, str(index)))
        for key in _MAPS:
            if isinstance(schema.get(key), dict):
                for name, part in schema[key].items():
                    yield from self.inside(part, (*where, key, name))
        for key in _ONES:
            yield from self.inside(schema.get(key), (*where, key))

    def reached(self, where: Where, schema: Any) -> dict[Where, dict[str, Any]]:
        """Return every schema that a value of this one may be judged by, references followed."""
        found: dict[Where, dict[str, Any]] = {}
        waiting = [(where, schema)]
        while waiting:
            for place, part in self.inside(*reversed(waiting.pop())):
                if place in found:
                    continue
                found[place] = part
                if isinstance(part.get("$ref"), str):
                    target = tuple(part["$ref"].removeprefix("#/").split("/"))
                    if target not in found:
                        waiting.append((target, self.at(part["$ref"])))
        return found


def _schema_members(node: Any, where: Where) -> Iterator[tuple[Where, Any]]:
    """Yield the value of every `schema` member outside of examples."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "schema":
                yield (*where, key), value
            elif key not in ("example", "examples"):
                yield from _schema_members(value, (*where, str(key)))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from _schema_members(value, (*where, str(index)))


def pointer(where: Iterable[str]) -> str:
    """Return the JSON pointer of a place."""
    return "#" + "".join("/" + part.replace("~", "~0").replace("/", "~1") for part in where)

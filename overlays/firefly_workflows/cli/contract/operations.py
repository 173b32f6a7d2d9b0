"""The operations of the contract."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from ...wire.json_values import is_object
from .document import contract, deprecation_at, followed, properties_at, schema_at, texts

_METHODS = ("get", "post", "put", "patch", "delete")
_DESTRUCTIVE = frozenset({"delete", "remove", "destroy", "apply"})


class Parameter(NamedTuple):
    """One parameter of an operation.

    Attributes:
        name: Its name on the wire.
        pointer: Where its schema stands.
        help: What the contract says of it.
        deprecation: What to say of it if it is deprecated.
    """

    name: str
    pointer: str
    help: str
    deprecation: str | None = None


class Operation(NamedTuple):
    """One operation.

    Attributes:
        id: Its id, ``resource.method``.
        method: The HTTP method, in upper case.
        path: The path, with its parameters in braces.
        summary: What it does, in a few words.
        description: The same in sentences.
        places: The parameters of the path, in its order.
        query: The parameters of the query.
        body: Where the schema of its body stands, or ``None``.
        items: Where the schema of what it lists stands, or of the object it returns, or ``None``.
        is_paged: Whether its result comes in pages.
        deprecation: What to say of it if it is deprecated.
    """

    id: str
    method: str
    path: str
    summary: str
    description: str
    places: tuple[Parameter, ...]
    query: tuple[Parameter, ...]
    body: str | None
    items: str | None
    is_paged: bool
    deprecation: str | None

    @property
    def tag(self) -> str:
        """The resource."""
        return self.id.partition(".")[0]

    @property
    def name(self) -> str:
        """The method of the resource."""
        return self.id.partition(".")[2]

    @property
    def is_destructive(self) -> bool:
        """Whether it deletes, destroys or applies, whatever its arguments."""
        return self.method == "DELETE" or not _DESTRUCTIVE.isdisjoint(self.name.split("_"))


@cache
def _places() -> dict[str, tuple[str, str]]:
    return {
        item[method]["operationId"]: (path, method)
        for path, item in contract()["paths"].items()
        for method in _METHODS
        if method in item
    }


def names_of(tag: str) -> list[str]:
    """The methods of a resource, in the order of the contract."""
    return [name for each in _places() for of, _, name in [each.partition(".")] if of == tag]


def all_ids() -> list[str]:
    """The ids of all operations, in the order of the contract."""
    return list(_places())


def summary_of(identifier: str) -> str:
    """What an operation does, in a few words; and whether it is deprecated."""
    place = _pointer(identifier)
    summary, deprecation = texts().get(f"{place}/summary", ""), deprecation_at(place)
    return summary if deprecation is None else f"{summary} ({deprecation})"


@cache
def operation(identifier: str) -> Operation:
    """The operation of an id."""
    path, method = _places()[identifier]
    place = _pointer(identifier)
    item = place.rpartition("/")[0]
    node = contract()["paths"][path][method]
    parameters = [*_parameters(item), *_parameters(place)]
    by_name = {it.name: it for kind, it in parameters if kind == "path"}
    query = tuple(it for kind, it in parameters if kind == "query")
    ordered = [part[1:-1] for part in path.split("/") if part.startswith("{")]
    return Operation(
        identifier,
        method.upper(),
        path,
        texts().get(f"{place}/summary", ""),
        texts().get(f"{place}/description", ""),
        tuple(by_name[name] for name in ordered),
        query,
        _content(f"{place}/requestBody") if "requestBody" in node else None,
        _items(place, node),
        any(it.name in ("page", "offset") for it in query),
        deprecation_at(place),
    )


def _pointer(identifier: str) -> str:
    path, method = _places()[identifier]
    return f"#/paths/{path.replace('~', '~0').replace('/', '~1')}/{method}"


def _parameters(place: str) -> list[tuple[str, Parameter]]:
    found: list[tuple[str, Parameter]] = []
    node = followed(place)[0]
    for index in range(len(node.get("parameters", ()))):
        parameter, way = followed(f"{place}/parameters/{index}")
        pointer = f"{way[-1]}/schema"
        said = [texts()[f"{it}/description"] for it in way if f"{it}/description" in texts()]
        help_ = said[0] if said else schema_at(pointer).help
        deprecation = deprecation_at(way[-1])
        found.append((parameter["in"], Parameter(parameter["name"], pointer, help_, deprecation)))
    return found


def _content(pointer: str) -> str | None:
    node, way = followed(pointer)
    media = "application/json"
    if media not in node.get("content", {}):
        return None
    return f"{way[-1]}/content/{media.replace('/', '~1')}/schema"


def _items(place: str, node: dict[str, Any]) -> str | None:
    """Where the schema of one row of the result stands."""
    for status in node["responses"]:
        if status.startswith("2"):
            pointer = _content(f"{place}/responses/{status}")
            return _row(pointer) if pointer else None
    return None


def _row(pointer: str) -> str:
    schema, way = followed(pointer)
    if schema.get("type") == "array":
        return f"{way[-1]}/items"
    arrays = [each for each in properties_at(pointer).values() if "array" in schema_at(each).kinds]
    if way[-1].endswith("List") and len(arrays) == 1:
        return f"{followed(arrays[0])[1][-1]}/items"
    more = schema.get("additionalProperties")
    if is_object(more) and more.get("type") == "array":
        return f"{way[-1]}/additionalProperties/items"
    return pointer

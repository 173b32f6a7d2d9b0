"""The matrix contract: each construct that a contract may hold, and what every operation shares.

`tests/contract/matrix.yaml` says what is special about an operation. What the gate asks of all of
them stands here, once: the tag, the refusals, the parameters of a page, the body around a schema.
"""

from __future__ import annotations

import copy
from functools import cache
from typing import TYPE_CHECKING, Any

from support.contract import ROOT
from support.tools import tool

if TYPE_CHECKING:
    from collections.abc import Iterator

Json = dict[str, Any]

PATH = ROOT / "tests" / "contract" / "matrix.yaml"
METHODS = ("get", "post", "put", "patch", "delete")
_REFUSALS = ("400", "401", "403", "404", "429", "500")


def matrix() -> Json:
    """Return the whole contract, to be changed at will."""
    return copy.deepcopy(_whole())


def operations(contract: Json) -> Iterator[tuple[str, str, Json]]:
    """Yield path, method and definition of each operation."""
    for path, item in contract["paths"].items():
        for method in METHODS:
            if method in item:
                yield path, method, item[method]


def operation(contract: Json, operation_id: str) -> Json:
    """Return the definition of an operation."""
    return next(it for _, _, it in operations(contract) if it["operationId"] == operation_id)


def schema(contract: Json, name: str) -> Json:
    """Return a schema of the components."""
    found: Json = contract["components"]["schemas"][name]
    return found


@cache
def _whole() -> Json:
    contract: Json = tool("yaml12").load(PATH.read_bytes())
    parts = contract["components"]
    parts["securitySchemes"] = {"bearer": {"type": "http", "scheme": "bearer"}}
    parts["schemas"]["Error"] = {
        "type": "object",
        "description": "Why a request was refused.",
        "properties": {"message": {"type": "string"}},
    }
    parts["responses"] = {"Refused": _answer({"$ref": "#/components/schemas/Error"})}
    for _, _, it in operations(contract):
        complete(it)
    contract["tags"] = [
        {"name": name} for name in sorted({it["tags"][0] for _, _, it in operations(contract)})
    ]
    return contract


def complete(it: Json) -> None:
    """Add to an operation what every operation has."""
    it.setdefault("tags", [it["operationId"].partition(".")[0]])
    it.setdefault("summary", it["operationId"])
    if (style := it.pop("x-paged", None)) is not None:
        it.setdefault("parameters", []).extend(
            {
                "name": name,
                "in": "query",
                "description": "Where to look.",
                "schema": {"type": "integer", "minimum": least},
            }
            for name, least in ((style, 0), ("pageSize", 1))
        )
    if (body := it.pop("x-takes", None)) is not None:
        it["requestBody"] = {"required": True, "content": {"application/json": {"schema": body}}}
    if "responses" not in it:
        returned = it.pop("x-returns", None)
        it["responses"] = (
            {"204": {"description": "Done."}} if returned is None else {"200": _answer(returned)}
        )
    for status in _REFUSALS:
        it["responses"].setdefault(status, {"$ref": "#/components/responses/Refused"})


def _answer(schema: Json) -> Json:
    return {"description": "It is here.", "content": {"application/json": {"schema": schema}}}

"""An identifier that a response returns fits the path that takes it.

Which property identifies what follows from the contract: a link leads from it to a parameter, or
it is named as one (``runId``; ``planTaskId`` is a ``taskId``). Its schema must allow nothing that
the parameter refuses. Where no form is published for a property, what the mock sends must fit.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import jsonschema_rs
import pytest

from support.contract import Operation, operation, operations, resolve
from support.day import live_a_day
from support.domain import Sandbox
from support.tools import tool

if TYPE_CHECKING:
    from collections.abc import Iterator


class Use(NamedTuple):
    """A property of a response, and a path parameter that takes its value."""

    source: str
    property: str
    schema: Any
    target: str
    parameter: str

    def __str__(self) -> str:
        return f"{self.source}-{self.property}-{self.target}"


NO_FORM = {
    (
        "workspaceId",
        "Uuid",
    ): "an example is no UUID, the pattern of the path stands",
    ("runId", "Uuid"): "a form is published for the path only",
}
"""Properties that may hold more than a path takes, by the schema of its parameter, and why."""


def parameter_schema(it: Operation, name: str) -> Any:
    (found,) = (each["schema"] for each in it.parameters if each["name"] == name)
    return found


def takers(name: str) -> list[tuple[Operation, str]]:
    """The operations whose path takes what a property of this name holds, and the parameter."""
    return [
        (it, parameter)
        for it in operations()
        for parameter in it.path_names
        if name.lower().endswith(parameter.lower())
    ]


def properties(schema: Any, passed: set[int]) -> Iterator[tuple[str, Any]]:
    """Every property that a response can have, at any depth."""
    schema = resolve(schema)
    if not isinstance(schema, dict) or id(schema) in passed:
        return
    passed.add(id(schema))
    for name, part in schema.get("properties", {}).items():
        yield name, part
        yield from properties(part, passed)
    for key in ("allOf", "anyOf"):
        for part in schema.get(key, ()):
            yield from properties(part, passed)
    for key in ("items", "additionalProperties"):
        yield from properties(schema.get(key), passed)


def at(schema: Any, expression: str) -> Any:
    """The schema of what a runtime expression points to in the body of a response."""
    for part in expression.removeprefix("$response.body#/").split("/"):
        found = dict(properties(schema, set()))
        schema = found[part]
    return schema


@cache
def uses() -> tuple[Use, ...]:
    """Every use of a property of a response as a path argument, each once."""
    found: dict[tuple[str, str, str], Use] = {}
    for it in operations():
        for response in it.success.values():
            for media in response.get("content", {}).values():
                for name, schema in properties(media["schema"], set()):
                    for target, parameter in takers(name):
                        use = Use(it.id, name, schema, target.id, parameter)
                        found.setdefault((name, repr(schema), target.id + parameter), use)
                for link in map(resolve, response.get("links", {}).values()):
                    for parameter, expression in link.get("parameters", {}).items():
                        schema = at(media["schema"], expression)
                        name = expression.rpartition("/")[2]
                        use = Use(it.id, name, schema, link["operationId"], parameter)
                        key = (name, repr(schema), link["operationId"] + parameter)
                        found.setdefault(key, use)
    return tuple(found.values())


def bare(schema: Any) -> Any:
    """A schema of an identifier without what says nothing of its values; none is empty."""
    schema = resolve(schema)
    kept = ("type", "pattern", "format", "enum", "minLength", "maxLength", "const")
    return {"minLength": 1, **{key: schema[key] for key in kept if key in schema}}


def misfits(found: tuple[Use, ...]) -> set[tuple[str, str]]:
    """The properties that may hold what a path refuses, and the schema of its parameter."""
    relation = tool("api_diff.containment").relation
    taken = [(it, parameter_schema(operation(it.target), it.parameter)) for it in found]
    return {
        (it.property, schema.get("$ref", it.parameter).rpartition("/")[2])
        for it, schema in taken
        if not relation(bare(it.schema), bare(schema)).keeps
    }


@pytest.mark.tools
def test_what_a_response_returns_fits_the_paths_that_take_it() -> None:
    assert len({it.parameter for it in uses()}) > 5
    assert misfits(uses()) == NO_FORM.keys()


class Watched(Sandbox):
    """A sandbox that keeps the identifiers it is sent, by the name of their property."""

    def __init__(self) -> None:
        self.seen: dict[str, set[str]] = {}
        super().__init__()

    def call(self, operation_id: str, *path: str, **options: Any) -> Any:
        reply = super().call(operation_id, *path, **options)
        self._keep(reply)
        return reply

    def _keep(self, value: Any) -> None:
        if isinstance(value, list):
            for each in value:
                self._keep(each)
        if isinstance(value, dict):
            for name, each in value.items():
                if isinstance(each, str) and takers(name):
                    self.seen.setdefault(name, set()).add(each)
                self._keep(each)


def test_what_the_mock_returns_fits_the_paths_that_take_it() -> None:
    sandbox = Watched()
    live_a_day(sandbox)
    assert sandbox.seen.keys() >= {"workspaceId", "runId", "planTaskId", "variableSetId", "ruleId"}
    for name, values in sandbox.seen.items():
        for it, parameter in takers(name):
            takes = jsonschema_rs.validator_for(resolve(parameter_schema(it, parameter)))
            assert {value for value in values if not takes.is_valid(value)} == set(), (name, it.id)

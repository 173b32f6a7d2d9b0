"""The contract takes the request bodies that were published, and little else.

`golden/bodies.json` holds one body in the published shape, with every property that was shown, for
each of the 25 operations whose request was published in full. The properties and the kinds of their
values are facts; the values are ours.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema_rs
import pytest

from support.contract import ROOT, document, operation, resolve

if TYPE_CHECKING:
    from collections.abc import Iterator

BODIES: dict[str, Any] = json.loads(
    (ROOT / "tests" / "contract" / "golden" / "bodies.json").read_text(encoding="utf-8")
)
# Their properties are not published: anything goes inside.
OPEN = {
    "terraformVariables",
    "terraformSensitiveVariables",
    "providersCredentials",
    "runnerEnvironment",
}


def takes(operation_id: str, body: Any) -> bool:
    """Whether the contract takes a body."""
    media = operation(operation_id).body
    assert media is not None
    schema = {**media["schema"], "components": document()["components"]}
    return jsonschema_rs.Draft202012Validator(schema, validate_formats=True).is_valid(body)


def objects(node: Any) -> Iterator[dict[str, Any]]:
    """Every object in a body, the body itself included."""
    if isinstance(node, dict):
        yield node
        for name, value in node.items():
            if name not in OPEN:
                yield from objects(value)
    elif isinstance(node, list):
        for item in node:
            yield from objects(item)


def required(operation_id: str) -> set[str]:
    """The properties that a body must have."""
    media = operation(operation_id).body
    assert media is not None
    schema = resolve(media["schema"])
    found = set(schema.get("required", []))
    for part in schema.get("allOf", []):
        found |= set(resolve(part).get("required", []))
    return found


def test_there_are_25() -> None:
    assert len(BODIES) == 25


@pytest.mark.parametrize("it", BODIES)
def test_the_published_body_is_taken(it: str) -> None:
    assert takes(it, BODIES[it])


@pytest.mark.parametrize("it", BODIES)
def test_an_unknown_property_is_refused_wherever_it_is(it: str) -> None:
    for item in objects(BODIES[it]):
        item["colour"] = "red"
        assert not takes(it, BODIES[it]), item
        del item["colour"]
    assert takes(it, BODIES[it])


@pytest.mark.parametrize("it", [it for it in BODIES if isinstance(BODIES[it], dict)])
def test_a_missing_property_is_refused_where_it_is_required(it: str) -> None:
    for name in BODIES[it]:
        without = {key: value for key, value in BODIES[it].items() if key != name}
        assert takes(it, without) is (name not in required(it)), name


@pytest.mark.parametrize("it", [it for it in BODIES if isinstance(BODIES[it], dict)])
def test_a_mistyped_property_is_refused(it: str) -> None:
    for name, value in BODIES[it].items():
        wrong = 17 if not isinstance(value, int) or isinstance(value, bool) else "seventeen"
        assert not takes(it, {**BODIES[it], name: wrong}), name

"""What the strategies of tests/support/drawing.py draw keeps the contract: judged by a validator.

The client proof stands on these strategies. Were they to draw what the contract refuses, or nothing
but the plainest of what it allows, the client would be tried with the wrong things.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import Phase, given, settings

from support.contract import document
from support.drawing import DEPTH, drawn_from

NAMES = sorted(document()["components"]["schemas"])
REFUSED = "a keyword nobody knows"


@cache
def validators() -> Any:
    """Return what judges values, by the pointer of a schema of the contract."""
    return jsonschema_rs.validator_map_for(document(), validate_formats=True, offline=True)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_drawn_for_a_component_satisfies_it(name: str) -> None:
    schema = {"$ref": f"#/components/schemas/{name}"}
    judge = validators()[schema["$ref"]]

    # Most components are drawn within others, too.
    @settings(max_examples=settings().max_examples // 16, phases=[Phase.generate])
    @given(drawn_from(schema, DEPTH))
    def run(value: Any) -> None:
        assert judge.is_valid(value), next(judge.iter_errors(value)).message

    run()


PARAMETERS = sorted(document()["components"]["parameters"])


@pytest.mark.parametrize("name", PARAMETERS)
def test_what_is_drawn_for_a_parameter_satisfies_it(name: str) -> None:
    schema = document()["components"]["parameters"][name]["schema"]
    judge = validators()[f"#/components/parameters/{name}/schema"]

    @settings(max_examples=5, phases=[Phase.generate])
    @given(drawn_from(schema))
    def run(value: Any) -> None:
        assert judge.is_valid(value), value

    run()


def test_a_keyword_that_is_not_known_is_an_error() -> None:
    with pytest.raises(AssertionError, match="teach them"):
        drawn_from({"type": "string", REFUSED: 1})


@pytest.mark.parametrize(
    ("pointer", "wanted"),
    [
        ("Project/properties/oidcAuthentication", lambda it: it is None),
        ("NamedReference", lambda it: "name" not in it),
        ("NamedReference", lambda it: it.keys() - {"id", "name"}),
        ("GuardrailFilters", lambda it: "$or" in it),
        ("Labels", lambda it: it == []),
        ("SearchValue", lambda it: not it.isascii()),
    ],
    ids=["null", "left out", "undeclared", "recursive", "empty", "not ASCII"],
)
def test_the_odd_is_drawn_too(pointer: str, wanted: Any) -> None:
    drawn: list[Any] = []

    @settings(max_examples=40, phases=[Phase.generate])
    @given(drawn_from({"$ref": f"#/components/schemas/{pointer}"}))
    def run(value: Any) -> None:
        drawn.append(value)

    run()
    assert any(wanted(it) for it in drawn)

"""Whatever is drawn into the matrix: the gate refuses it, or its client is right."""

from __future__ import annotations

import copy
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from support.contract import document
from support.contract_refusals import add_field, add_operation, add_parameter, array, ref
from support.made_package import Calls, generate, imported, mypy
from support.matrix import matrix
from support.tools import tool

if TYPE_CHECKING:
    from collections.abc import Callable

Json = dict[str, Any]

pytestmark = [
    pytest.mark.tools,
    # Each call gives whatever it can; test_matrix_deprecations.py sees the warnings.
    pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning"),
]

SCALARS: list[Json] = [
    {},
    {"type": "string"},
    {"type": "integer"},
    {"type": "number"},
    {"type": "boolean"},
    {"const": "fixed"},
    {"type": "string", "format": "date"},
    {"type": "string", "format": "date-time"},
    {"type": "string", "format": "uuid"},
    {"type": ["string", "null"]},
    {"type": "string", "enum": ["1h", "a b", "x"], "x-source": "drawn"},
    {"type": "integer", "enum": [-1, 0, 100], "x-source": "drawn"},
]
NAMED = [
    ref(name)
    for name in ("Status", "Color", "Level", "Point", "PointInput", "Alert", "Ticket", "Tree")
]
NULL: Json = {"type": "null"}


def _grown(inner: st.SearchStrategy[Json]) -> st.SearchStrategy[Json]:
    """Schemas made of schemas."""
    closed = {"type": "object", "additionalProperties": False}
    fields = st.dictionaries(
        st.sampled_from(("first", "list", "class", "someId")), inner, min_size=1
    )
    return st.one_of(
        inner.map(array),
        inner.map(lambda it: {"type": "object", "additionalProperties": it}),
        inner.map(lambda it: {"anyOf": [it, NULL]}),
        st.lists(inner, min_size=2, max_size=3).map(lambda them: {"anyOf": them}),
        fields.map(lambda them: {**closed, "properties": them}),
        fields.map(lambda them: {**closed, "properties": them, "required": sorted(them)}),
    )


SCHEMAS = st.recursive(st.sampled_from(SCALARS + NAMED), _grown, max_leaves=5)
NAMES = ("drawn", "keys", "items_at", "from", "pop", "title", "two_words", "match")
Edit = tuple[str, str, Json]


def _field(contract: Json, _: str, it: Json) -> None:
    add_field(contract, "drawn", it)


def _named(contract: Json, _: str, it: Json) -> None:
    contract["components"]["schemas"]["DrawnThing"] = it
    add_operation(contract, "drawn.named", **{"x-returns": array(ref("DrawnThing"))})


def _returned(contract: Json, name: str, it: Json) -> None:
    add_operation(contract, f"drawn.{name}", **{"x-returns": it})


def _taken(contract: Json, name: str, it: Json) -> None:
    add_operation(contract, f"taken.{name}", "post", **{"x-takes": it, "x-returns": it})


def _asked(contract: Json, _: str, it: Json) -> None:
    add_parameter(contract, name="drawn", schema=it)


def _paged(contract: Json, name: str, it: Json) -> None:
    add_operation(contract, f"listed.{name}", **{"x-paged": "page", "x-returns": array(it)})


KINDS: dict[str, Callable[[Json, str, Json], None]] = {
    it.__name__: it for it in (_field, _named, _returned, _taken, _asked, _paged)
}
EDITS = st.tuples(st.sampled_from(sorted(KINDS)), st.sampled_from(NAMES), SCHEMAS)


def is_right(edits: list[Edit], *, check_types: bool) -> bool:
    """Return whether the gate lets a contract pass; then its client has to be right."""
    contract = matrix()
    for kind, name, it in edits:
        KINDS[kind](contract, name, it)
    said = [str(it) for it in tool("contract_gate").check(contract)]
    if said:
        note("\n".join(said))
        return False
    with tempfile.TemporaryDirectory() as folder:
        package = generate(contract, Path(folder), "drawn_api")
        with imported(package) as made:
            Calls(made, Path(folder) / "drawn_api.contract.json", 1).all()
        assert not check_types or mypy(package) == ""
    return True


QUIET = (HealthCheck.too_slow, HealthCheck.data_too_large)


@settings(max_examples=4, deadline=None, derandomize=True, suppress_health_check=QUIET)
@given(st.lists(EDITS, min_size=1, max_size=4))
def test_a_drawn_edit_is_refused_or_right(edits: list[Edit]) -> None:
    is_right(edits, check_types=False)


def edited(operation_id: str) -> tuple[Json, Json]:
    """A copy of openapi.yaml, and one operation of it to be edited."""
    contract = copy.deepcopy(document())
    found = [
        it
        for item in contract["paths"].values()
        for it in item.values()
        if isinstance(it, dict) and it.get("operationId") == operation_id
    ]
    return contract, found[0]


def refusals(contract: Json) -> list[str]:
    return [str(it) for it in tool("contract_gate").check(contract)]


def test_the_only_list_of_a_schema_may_return_nothing(tmp_path: Path) -> None:
    """Its model is used by nobody then, but refers to models that others use."""
    contract, it = edited("guardrails.search")
    errors = {status: each for status, each in it["responses"].items() if status[0] in "45"}
    it["responses"] = {"204": {"description": "Nothing is returned."}, **errors}
    (refused,) = refusals(contract)
    assert "a paged operation has one success with a body" in refused
    it["parameters"] = []
    assert refusals(contract) == []
    package = generate(contract, tmp_path, "silent_api")
    with imported(package) as made:
        assert made.models.Guardrail


def test_an_argument_of_a_query_may_become_an_array_of_enums() -> None:
    contract, it = edited("projects.list")
    (pool,) = (each for each in it["parameters"] if each.get("name") == "poolId")
    del pool["example"]
    enum = {"type": "string", "enum": ["a", "b"], "x-source": "the test"}
    pool["schema"] = {"type": "array", "items": enum}
    assert refusals(contract) == []
    pool |= {"style": "form", "explode": True}  # as Redocly would have it
    assert refusals(contract) == []
    pool["explode"] = False
    (refused,) = refusals(contract)
    assert "poolId: only the default style is generated" in refused


@pytest.mark.deep
@settings(max_examples=60, deadline=None, suppress_health_check=QUIET)
@given(st.lists(EDITS, min_size=1, max_size=4))
def test_many_drawn_edits_are_refused_or_right(edits: list[Edit]) -> None:
    is_right(edits, check_types=True)

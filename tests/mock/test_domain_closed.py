"""A reply holds declared fields only, in the documented dialect, although its schemas are open."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from firefly_workflows_mock import ContractBrokenError
from firefly_workflows_mock.handlers import REGISTRY
from firefly_workflows_mock.openness import declared, names
from firefly_workflows_mock.resources.state import new_account
from support.contract import CONTRACT, ROOT
from support.domain import Sandbox

if TYPE_CHECKING:
    from firefly_workflows_mock.handlers import Context, Reply


EARLIER = ROOT / "contracts" / "2025-08.yaml"


@pytest.fixture
def title(monkeypatch: pytest.MonkeyPatch) -> None:
    """A handler that sends a field which the contract does not declare."""
    handler = REGISTRY.get("projects.get")
    assert handler is not None

    def renamed(context: Context) -> Reply:
        reply = handler(context)
        return replace(reply, body={**reply.body, "title": reply.body["name"]})

    monkeypatch.setitem(vars(REGISTRY)["_handlers"], "projects.get", renamed)


@pytest.mark.usefixtures("title")
@pytest.mark.parametrize(
    "options",
    [{}, {"contract": CONTRACT, "registry": REGISTRY, "new_account": new_account}],
)
def test_a_field_that_is_not_declared_is_a_defect(options: dict[str, Any]) -> None:
    sandbox = Sandbox(**options)
    with pytest.raises(ContractBrokenError, match=r"response\.title is not a known field"):
        sandbox.call("projects.get", sandbox.root)


@pytest.mark.usefixtures("title")
def test_the_live_dialect_is_open() -> None:
    sandbox = Sandbox(dialect="live")
    assert sandbox.call("projects.get", sandbox.root)["title"] == "default"


@pytest.mark.usefixtures("title")
def test_what_another_contract_does_not_declare_is_left_out() -> None:
    ours, theirs = Sandbox(contract=CONTRACT), Sandbox(contract=EARLIER)
    found = [each.call("projects.get", each.root).keys() for each in (ours, theirs)]
    assert "name" in found[0]
    assert "title" not in found[0]
    assert found[0] - found[1] == {"oidcAuthentication"}
    tree = theirs.call("projects.tree")["data"]
    assert tree
    assert "oidcAuthentication" not in str(tree)


SCHEMA = {
    "allOf": [
        {"$ref": "part"},
        {
            "properties": {
                "list": {"items": {"$ref": "part"}},
                "map": {"additionalProperties": {"$ref": "part"}},
                "free": {"type": "object"},
                "either": {"anyOf": [{"$ref": "part"}, {"type": "null"}]},
                "any": True,
            }
        },
    ]
}


def part(node: dict[str, Any]) -> dict[str, Any]:
    return {"properties": {"id": {"type": "string"}}} if "$ref" in node else node


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ({"id": "1", "x": 1}, {"id": "1"}),
        ({"list": [{"id": "1", "x": 1}, {"x": 1}]}, {"list": [{"id": "1"}, {}]}),
        ({"map": {"k": {"id": "1", "x": 1}}}, {"map": {"k": {"id": "1"}}}),
        ({"free": {"x": {"y": 1}}, "any": [{"x": 1}]}, None),
        ({"either": {"id": "1", "x": 1}}, {"either": {"id": "1"}}),
        ({"either": None}, None),
        ([], None),
        ("text", None),
    ],
)
def test_a_value_keeps_the_fields_that_are_declared(value: Any, kept: Any) -> None:
    assert declared(value, SCHEMA, part) == (value if kept is None else kept)
    assert names(SCHEMA, part) == {"id", "list", "map", "free", "either", "any"}

"""What the templates do not handle, the gate refuses with a sentence."""

from __future__ import annotations

import pytest

import firefly_workflows_api
from firefly_workflows import AsyncFirefly, Firefly
from support.contract_refusals import REFUSALS, Refusal, add_field, ref
from support.matrix import matrix
from support.tools import tool

pytestmark = pytest.mark.tools

gate = tool("contract_gate")


@pytest.mark.parametrize("refusal", REFUSALS, ids=str)
def test_it_is_refused_with_a_sentence(refusal: Refusal) -> None:
    said = [it.message for it in gate.check(refusal.data())]
    assert any(it.startswith(refusal.sentence) for it in said), said


def test_the_clients_attributes_are_refused_as_tags() -> None:
    api = firefly_workflows_api
    tags = {it.partition(".")[0] for it in api.api.OPERATIONS}
    own = {
        name
        for client in (Firefly, AsyncFirefly, api.Client, api.AsyncClient)
        for name in dir(client)
        if not name.startswith("_")
    }
    refused = tool("contract_checks").generated.OF_CLIENTS
    assert own - tags - refused == set()


def test_enum_members_that_are_named_may_have_any_value() -> None:
    contract = matrix()
    values = {"txt": "SMALL", "TXT": "LARGE", "=": "EQUAL", "!=": "UNEQUAL", "2024": "LAST_YEAR"}
    add_field(
        contract,
        "sign",
        {
            "type": "string",
            "enum": [*values],
            "x-enum-varnames": [*values.values()],
            "x-source": "matrix",
        },
    )
    assert gate.check(contract) == []


def test_the_default_style_may_be_written_out() -> None:
    contract = matrix()
    parameter = {
        "name": "also",
        "in": "query",
        "description": "Which of them.",
        "style": "form",
        "explode": True,
        "schema": {"type": "array", "items": ref("Status")},
    }
    contract["paths"]["/responses/text"]["get"]["parameters"] = [parameter]
    assert gate.check(contract) == []

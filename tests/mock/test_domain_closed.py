"""A reply holds declared fields only, in the documented dialect, although its schemas are open."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from firefly_workflows_mock import ContractBrokenError
from firefly_workflows_mock.handlers import REGISTRY
from firefly_workflows_mock.resources.state import new_account
from support.contract import CONTRACT
from support.domain import Sandbox

if TYPE_CHECKING:
    from firefly_workflows_mock.handlers import Context, Reply


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
@pytest.mark.parametrize("options", [{"dialect": "live"}, {"contract": CONTRACT}])
def test_the_live_dialect_and_handlers_of_another_contract_are_open(
    options: dict[str, Any],
) -> None:
    sandbox = Sandbox(**options)
    assert sandbox.call("projects.get", sandbox.root)["title"] == "default"

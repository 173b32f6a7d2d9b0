"""Each method is called once over HTTP, by both clients, in both dialects.

The mock behind them validates every request, and every response of its own, against the contract.
The test adds that exactly the intended operation was called, that it succeeded, and that the result
is of the type the contract documents, even where the live service returns something else.
"""

from __future__ import annotations

import inspect
import os
from typing import TYPE_CHECKING, Any

import pytest

from firefly_workflows import AsyncFirefly, AsyncPage, Firefly, Page
from firefly_workflows_mock import MockFirefly
from support.contract import CONTRACT, Operation, operation, operations, resolve
from support.derived_calls import derived, linked
from support.every_operation import BY_HAND, CALLS, Absent, StoppedError, World, prepare

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module", params=["documented", "live"])
def server(request: pytest.FixtureRequest) -> Iterator[MockFirefly]:
    # The client of an earlier contract brings it along; the mock has to know that it is one.
    earlier = {"contract": CONTRACT} if "PROOF_CONTRACT" in os.environ else {}
    with MockFirefly(seed=7, dialect=request.param, **earlier) as mock:
        yield mock


@pytest.fixture(scope="module")
def furnisher(server: MockFirefly) -> Iterator[Firefly]:
    """A client that makes what the tested one needs."""
    with Firefly(**credentials(server)) as firefly:
        yield firefly


@pytest.fixture
def world(server: MockFirefly, furnisher: Firefly) -> World:
    server.reset()
    return World(furnisher, server)


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def credentials(mock: MockFirefly) -> dict[str, Any]:
    """Return what either client needs to reach the mock, and to call it more than 500 times."""
    return {
        "base_url": mock.url,
        "access_key": mock.access_key,
        "secret_key": mock.secret_key,
        "rate_limit": None,
    }


def documented(it: Operation) -> str | None:
    """Return the name of the type an operation returns; None for no body."""
    for response in it.success.values():
        for media in response.get("content", {}).values():
            return str(media["schema"].get("$ref", "list")).rpartition("/")[2]
    return None


def assert_documented(it: Operation, result: Any, page: type) -> None:
    """Assert that a result is of the type that the contract documents."""
    paged = {"page", "offset"} & {parameter["name"] for parameter in it.parameters}
    name = documented(it)
    if paged:
        assert isinstance(result, page)
    elif name is None:
        assert result is None
    elif resolve(operation_schema(it)).get("type") == "array":
        assert isinstance(result, list)
    else:
        assert type(result).__name__ == name


def operation_schema(it: Operation) -> Any:
    """Return the schema of the first success that has a body."""
    for response in it.success.values():
        for media in response.get("content", {}).values():
            return media["schema"]
    return {}


def assert_asked(mock: MockFirefly, it: Operation, before: int) -> None:
    """Assert that the journal shows this operation, once, with success."""
    entries = [entry for entry in list(mock.journal)[before:] if entry.operation == it.id]
    logins = 2 if it.id == "auth.login" else 1
    assert 1 <= len(entries) <= logins
    assert all(200 <= entry.status < 300 for entry in entries)
    if mock.dialect == "documented":
        assert {str(entry.status) for entry in entries} <= set(it.success)


@pytest.mark.skipif("PROOF_CONTRACT" in os.environ, reason="an earlier contract has fewer")
def test_nothing_is_called_by_hand_that_is_no_operation() -> None:
    assert BY_HAND.keys() <= {it.id for it in operations()}


# The derived calls stand in for those by hand, where the examples of the contract are enough.
@pytest.mark.parametrize("name", ["projects.get", "projects.list_members", "guardrails.delete"])
def test_a_call_that_is_derived_does_what_the_contract_says(name: str, world: World) -> None:
    it = operation(name)
    with pytest.raises(StoppedError):
        derived(it)(Absent(), world)
    before = len(world.mock.journal)
    with Firefly(**credentials(world.mock)) as firefly:
        derived(it)(firefly, world)
    assert_asked(world.mock, it, before)


def test_a_derived_call_makes_what_it_needs_by_the_links_of_the_contract(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("support.every_operation.PLACES", {})
    made = world.argument(operation("guardrails.delete"), "ruleId")
    assert made in [it.id for it in world.firefly.guardrails.search()]
    it = operation("projects.list_labels")
    assert world.argument(operation("workspaces.delete"), "workspaceId") != made
    assert linked(it, "projectId") is None


@pytest.mark.parametrize("it", operations(), ids=str)
def test_a_method_of_the_client_does_what_the_contract_says(it: Operation, world: World) -> None:
    prepare(it, world)
    before = len(world.mock.journal)
    with Firefly(**credentials(world.mock)) as firefly:
        result = CALLS[it.id](firefly, world)
    assert_asked(world.mock, it, before)
    assert_documented(it, result, Page)


@pytest.mark.anyio
@pytest.mark.parametrize("it", operations(), ids=str)
async def test_a_method_of_the_async_client_does_what_the_contract_says(
    it: Operation, world: World
) -> None:
    prepare(it, world)
    before = len(world.mock.journal)
    async with AsyncFirefly(**credentials(world.mock)) as firefly:
        call = CALLS[it.id](firefly, world)
        assert inspect.isawaitable(call)
        result = await call
    assert_asked(world.mock, it, before)
    assert_documented(it, result, AsyncPage)

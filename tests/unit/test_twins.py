"""What is offered twice, blocking and asynchronous, is the same twice: compared mechanically."""

from __future__ import annotations

import inspect
import re
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from typing import TYPE_CHECKING, Any

import httpx
import pytest

import firefly_workflows
import firefly_workflows_api
from firefly_workflows import AsyncFirefly, Firefly
from firefly_workflows.engine.core import AsyncTaskCore, RawAsyncTaskCore, RawSyncCore, SyncCore
from firefly_workflows.pages.page import AsyncFireflyPage, FireflyPage
from firefly_workflows.runs.async_methods import AsyncRunMethods
from firefly_workflows.runs.methods import RunMethods
from firefly_workflows.wire.hops import AsyncHop, Hop
from firefly_workflows.wire.steps import AsyncDriver, Driver
from firefly_workflows_api.api import AsyncPage, AsyncResources, Page
from support.contract import ROOT, operations

if TYPE_CHECKING:
    from pathlib import Path

RESOURCES = sorted({it.resource for it in operations()})
PAIRS = [
    (Firefly, AsyncFirefly),
    (RunMethods, AsyncRunMethods),
    (Page, AsyncPage),
    (FireflyPage, AsyncFireflyPage),
    (firefly_workflows_api.Client, firefly_workflows_api.AsyncClient),
    *((getattr(Firefly, name), getattr(AsyncFirefly, name)) for name in (*RESOURCES, "variables")),
]
NOT_AWAITED = {"with_options", "pages", "iter", "__init__", "__repr__", "__iter__"}
"""Methods that do no I/O by themselves: what they return does it."""

TWIN_NAMES = {"__enter__": "__aenter__", "__exit__": "__aexit__", "__iter__": "__aiter__"}
OF_ONE_ONLY = {"__await__", "__getattr__", "fetch_first"}
"""What only asynchronous pages have: they are fetched when they are awaited."""


def ids(pair: tuple[type, type]) -> str:
    return pair[0].__name__


def methods(kind: type) -> dict[str, Any]:
    """The public methods and properties of a class, its own and inherited ones."""
    found = {}
    for name in dir(kind):
        is_public = not name.startswith("_") or name in {*TWIN_NAMES, *TWIN_NAMES.values()}
        if not (is_public or name == "__init__") or name in OF_ONE_ONLY:
            continue
        member = inspect.getattr_static(kind, name)
        if inspect.isfunction(member) or isinstance(member, property):
            found[name] = member
    return found


def shape(function: Any) -> list[tuple[str, Any, Any]]:
    """Name, kind and default of each parameter."""
    parameters = inspect.signature(function).parameters.values()
    return [(it.name, it.kind, it.default) for it in parameters]


@pytest.mark.parametrize("pair", PAIRS, ids=ids)
def test_both_have_the_same_methods_parameters_and_defaults(pair: tuple[type, type]) -> None:
    blocking, asynchronous = map(methods, pair)
    assert {TWIN_NAMES.get(name, name) for name in blocking} == asynchronous.keys()
    assert len(blocking) > 1
    for name, method in blocking.items():
        twin = asynchronous[TWIN_NAMES.get(name, name)]
        assert isinstance(method, property) == isinstance(twin, property), name
        if isinstance(method, property):
            assert (method.__doc__ or "") == (twin.__doc__ or ""), name
        else:
            if name != "__init__" or issubclass(pair[0], Firefly):
                assert shape(method) == shape(twin), name
            has_help = bool(inspect.getdoc(method))
            assert has_help == bool(inspect.getdoc(twin)), name


@pytest.mark.parametrize("pair", PAIRS, ids=ids)
def test_what_does_io_is_awaited_in_the_asynchronous_one(pair: tuple[type, type]) -> None:
    blocking, asynchronous = map(methods, pair)
    for name, method in blocking.items():
        twin = asynchronous[TWIN_NAMES.get(name, name)]
        if isinstance(twin, property) or name in NOT_AWAITED:
            continue
        assert not inspect.iscoroutinefunction(method), name
        returns_a_page = "Page[" in str(inspect.signature(twin).return_annotation)
        is_a_list = returns_a_page and pair[0].__name__ not in ("Page", "FireflyPage")
        assert inspect.iscoroutinefunction(twin) != is_a_list, name


def test_an_asynchronous_list_is_not_awaited_to_be_iterated_over() -> None:
    lists = [it for it in operations() if {"page", "offset"} & {p["name"] for p in it.parameters}]
    assert len(lists) > 5
    for it in lists:
        method = getattr(getattr(AsyncResources, it.resource), it.name)
        assert not inspect.iscoroutinefunction(method)
        assert "AsyncPage[" in str(inspect.signature(method).return_annotation)


@pytest.mark.parametrize(
    ("blocking", "asynchronous", "only"),
    [
        (SyncCore, AsyncTaskCore, {"stop"}),
        (RawSyncCore, RawAsyncTaskCore, set[str]()),
        (Hop, AsyncHop, {"stop"}),
        (Driver, AsyncDriver, {"stop"}),
    ],
)
def test_what_is_beneath_differs_only_in_how_threads_are_told_to_stop(
    blocking: type, asynchronous: type, only: set[str]
) -> None:
    one, other = methods(blocking), methods(asynchronous)
    # Tasks are cancelled where threads look at a signal.
    assert one.keys() == other.keys() - {"until"}
    for name, method in one.items():
        if isinstance(method, property) or name == "__init__":
            continue
        left, right = shape(method), shape(other[name])
        assert [it for it in left if it[0] not in only] == right, name


def test_waits_for_anything() -> None:
    blocking, asynchronous = firefly_workflows.wait_until, firefly_workflows.wait_until_async
    assert shape(blocking) == shape(asynchronous)
    assert inspect.iscoroutinefunction(asynchronous)


def test_iterators_are_of_their_kind() -> None:
    for method in ("iter", "pages"):
        assert "AsyncIterator" in str(inspect.signature(getattr(AsyncPage, method)))
        assert "AsyncIterator" not in str(inspect.signature(getattr(Page, method)))
    assert not issubclass(AsyncIterator, Iterator)


async def closed(client: AsyncFirefly) -> None:
    await client.close()


def test_closing_leaves_open_what_the_user_handed_in() -> None:
    import anyio

    options: dict[str, Any] = {"token": "T1", "rate_limit": None}
    own = httpx.Client()
    Firefly(http_client=own, **options).close()
    assert not own.is_closed
    for backend in ("asyncio", "trio"):
        own_async = httpx.AsyncClient()
        anyio.run(closed, AsyncFirefly(http_client=own_async, **options), backend=backend)
        assert not own_async.is_closed


def test_the_asynchronous_halves_are_what_is_generated(tmp_path: Path) -> None:
    """And the check names those that are not."""
    for folder in ("tools", "overlays"):
        shutil.copytree(
            ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__")
        )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)

    def check(*arguments: str) -> tuple[int, set[str]]:
        command = [sys.executable, str(tmp_path / "tools" / "async_halves.py"), *arguments]
        done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
        return done.returncode, set(re.findall(r"different: (\S+):", done.stderr))

    assert check("--check") == (0, set())
    package = tmp_path / "overlays" / "firefly_workflows"
    written = {it: it.read_text(encoding="utf-8") for it in package.rglob("async_*.py")}
    assert len(written) > 2
    for number, (path, text) in enumerate(written.items()):
        changed = text + "\n" if number % 2 else text.replace("    ", "  ", 1)
        path.write_text(changed, encoding="utf-8")
    assert check("--check") == (1, {it.name for it in written})
    assert check() == (0, set())
    assert {it: it.read_text(encoding="utf-8") for it in written} == written

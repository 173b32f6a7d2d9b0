"""Every example of ``docs/helpers.md`` runs."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

import anyio
import pytest

from support.pages import Page

if TYPE_CHECKING:
    from firefly_workflows import AsyncFirefly, Firefly
    from firefly_workflows_mock import MockFirefly

PAGE = Page("helpers.md")


def test_the_page_begins_with_a_client(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIREFLY_JWT_TOKEN", "token")
    names: dict[str, Any] = {}
    PAGE.run(PAGE.opening, names)
    names["firefly"].close()


@pytest.mark.parametrize("source", PAGE.examples())
def test_the_example_runs(
    source: str,
    firefly_mock: MockFirefly,
    firefly_client: Firefly,
    async_firefly_client: AsyncFirefly,
) -> None:
    """Each runs on its own. Waits take no time: they go by the mock's clock."""
    firefly_mock.seed.estate(workspaces=12, runs_per_workspace=2)
    names: dict[str, Any] = {"firefly": firefly_client}
    PAGE.run(source, names)
    some = firefly_client.workspaces.search().first()
    assert some is not None
    for function in filter(inspect.iscoroutinefunction, list(names.values())):
        known = {"firefly": async_firefly_client, "name": some.workspace_name}
        anyio.run(function, *(known[name] for name in inspect.signature(function).parameters))

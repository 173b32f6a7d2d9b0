"""Every example of ``docs/helpers.md`` runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from support.pages import Page

if TYPE_CHECKING:
    from firefly_workflows import Firefly
    from firefly_workflows_mock import MockFirefly

PAGE = Page("helpers.md")


def test_the_page_begins_with_a_client(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIREFLY_JWT_TOKEN", "token")
    names: dict[str, Any] = {}
    PAGE.run(PAGE.opening, names)
    names["firefly"].close()


@pytest.mark.parametrize("source", PAGE.examples())
def test_the_example_runs(source: str, firefly_mock: MockFirefly, firefly_client: Firefly) -> None:
    """Each runs on its own. Waits take no time: they go by the mock's clock."""
    firefly_mock.seed.estate(workspaces=12, runs_per_workspace=2)
    PAGE.run(source, {"firefly": firefly_client})

"""Every example of ``docs/helpers.md`` runs."""

from __future__ import annotations

import ast
import inspect
import re
from typing import TYPE_CHECKING, Any

import anyio
import pytest

from support.contract import ROOT

if TYPE_CHECKING:
    from firefly_workflows import AsyncFirefly, Firefly
    from firefly_workflows_mock import MockFirefly

PAGE = (ROOT / "docs" / "helpers.md").read_text(encoding="utf-8")


def examples() -> list[Any]:
    """The blocks of each section, with its heading."""
    found: list[Any] = []
    for section in PAGE.split("\n## ")[1:]:
        heading, _, text = section.partition("\n")
        blocks = re.findall(r"^```python\n(.*?)^```$", text, flags=re.MULTILINE | re.DOTALL)
        found += [pytest.param(block, id=f"{heading} {at}") for at, block in enumerate(blocks)]
    return found


def run(source: str, names: dict[str, Any]) -> None:
    exec(compile(ast.parse(source), "docs/helpers.md", "exec"), names)


def test_the_page_begins_with_a_client(monkeypatch: pytest.MonkeyPatch) -> None:
    opening, *_ = re.findall(r"^```python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    monkeypatch.setenv("FIREFLY_JWT_TOKEN", "token")
    names: dict[str, Any] = {}
    run(opening, names)
    names["firefly"].close()


@pytest.mark.parametrize("source", examples())
def test_the_example_runs(
    source: str,
    firefly_mock: MockFirefly,
    firefly_client: Firefly,
    async_firefly_client: AsyncFirefly,
) -> None:
    """Each runs on its own. Waits take no time: they go by the mock's clock."""
    firefly_mock.seed.estate(workspaces=12, runs_per_workspace=2)
    names: dict[str, Any] = {"firefly": firefly_client}
    run(source, names)
    some = firefly_client.workspaces.search().first()
    assert some is not None
    for function in filter(inspect.iscoroutinefunction, list(names.values())):
        known = {"firefly": async_firefly_client, "name": some.workspace_name}
        anyio.run(function, *(known[name] for name in inspect.signature(function).parameters))

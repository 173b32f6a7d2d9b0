"""Names work where ids do, and what is ambiguous says so."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import httpx
import pytest

from firefly_workflows import Firefly
from firefly_workflows.cli.main import main
from support.terminal import ORIGIN

if TYPE_CHECKING:
    from collections.abc import Callable

    from firefly_workflows_mock import MockFirefly
    from support.terminal import Done


def test_a_name_or_a_path_finds_a_project(
    ffw: Callable[..., Done], firefly_client: Firefly
) -> None:
    root = firefly_client.projects.root()
    parent = firefly_client.projects.create(name="platform", parent_id=root.id)
    child = firefly_client.projects.create(name="network", parent_id=parent.id)
    for word in ("network", "platform/network", child.id, f"id:{child.id}"):
        assert json.loads(ffw("projects", "get", word).out)["id"] == child.id


def test_the_two_families_of_workspaces_have_their_own_ids(
    ffw: Callable[..., Done], firefly_mock: MockFirefly, firefly_client: Firefly
) -> None:
    firefly_mock.seed.estate(workspaces=5)
    seen = next(it for it in firefly_client.workspaces.search() if it.is_workflow_managed)
    name = seen.workspace_name
    run = ffw("workspaces", "search-runs", name, "--limit", "1")
    assert run.code == 0, run.err
    managed = firefly_client.runners_workspaces.get_by_name(name)
    got = ffw("runners-workspaces", "get", name, "-o", "id")
    assert got.out.strip() == managed.id


def test_what_several_things_are_called_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    twins = {"data": [{"id": "p1", "name": "net"}, {"id": "p2", "name": "net"}], "totalCount": 2}
    transport = httpx.MockTransport(lambda _: httpx.Response(200, json=twins))
    monkeypatch.setenv("FIREFLY_JWT_TOKEN", "token")
    words = ["projects", "get", "net"]
    assert main(words, make_client=lambda **_: Firefly(base_url=ORIGIN, transport=transport)) == 2
    said = capsys.readouterr().err
    assert "2 projects are named 'net': p1, p2." in said
    assert "Use the id of the one you mean" in said


def test_a_name_that_comes_near_is_told(ffw: Callable[..., Done], firefly_client: Firefly) -> None:
    firefly_client.variable_sets.create(name="defaults")
    done = ffw("variable-sets", "get", "default")
    assert done.code == 4
    assert "Did you mean 'defaults'?" in done.err


@pytest.mark.parametrize("word", ["0" * 24, "0af1068b-d3e9-4186-b3d9-5c054ed9dc87", "id:x"])
def test_an_id_is_asked_of_nobody(
    ffw: Callable[..., Done], firefly_mock: MockFirefly, word: str
) -> None:
    assert ffw("variable-sets", "get", word).code == 4
    assert [it.operation for it in firefly_mock.journal] == ["auth.login", "variable_sets.get"]

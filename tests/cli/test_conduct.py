"""The installed command in a terminal and in pipes: what it shows, asks, and ends with."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
from typing import TYPE_CHECKING

import pytest

from firefly_workflows_mock import MockFirefly
from support.terminal import COMMAND, Done, environment, in_terminal, inside, piped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

ESCAPE = "\x1b["


@pytest.fixture(scope="module")
def mock() -> Iterator[MockFirefly]:
    with MockFirefly(seed=7, estate=30) as made:
        yield made


@pytest.fixture
def env(mock: MockFirefly, tmp_path: Path) -> dict[str, str]:
    mock.faults.clear()
    return {**mock.environ, "FIREFLY_CONFIG_DIR": str(tmp_path)}


@pytest.fixture
def called(
    env: dict[str, str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Done]:
    """Run a command line in this process: what it says and ends with needs none of its own."""

    def run(words: list[str], more: dict[str, str] | None = None) -> Done:
        return inside(words, {**env, **(more or {})}, capsys, monkeypatch)

    return run


def search(mock: MockFirefly) -> tuple[str, str]:
    """The name and the id of a workspace."""
    from firefly_workflows import Firefly

    keys = {"access_key": mock.access_key, "secret_key": mock.secret_key}
    with Firefly(base_url=mock.url, rate_limit=None, **keys) as firefly:
        found = firefly.workspaces.search(page_size=1).items[0]
    return found.workspace_name, found.workspace_id


@pytest.mark.parametrize("width", [60, 100, 200])
def test_a_table_fits_the_terminal(env: dict[str, str], width: int) -> None:
    code, shown = in_terminal(["workspaces", "search"], env, width=width)
    assert code == 0
    lines = re.sub(r"\x1b\[[0-9;]*m", "", shown).splitlines()
    assert lines[0].startswith("WORKSPACE NAME")
    assert max(map(len, lines)) <= width
    # A wider terminal shows more.
    assert ("LABELS" in lines[0]) == (width >= 100)
    assert len(lines) == 1 + 25 + 1
    assert lines[-1] == "The first 25; --all prints the rest."


def test_colours_are_for_terminals(env: dict[str, str], called: Callable[..., Done]) -> None:
    words = ["workspaces", "search"]
    assert ESCAPE in in_terminal(words, env)[1]
    assert ESCAPE not in in_terminal(words, {**env, "NO_COLOR": "1"})[1]
    assert ESCAPE not in called([*words, "-o", "table"]).out
    assert ESCAPE in called([*words, "-o", "table"], {"FORCE_COLOR": "1"}).out
    nothing = ["projects", "get", "nothing-of-this-name"]
    assert ESCAPE in in_terminal(nothing, env)[1]
    assert ESCAPE not in called(nothing).err


def test_a_pipe_gets_json_lines(env: dict[str, str]) -> None:
    done = piped(["workspaces", "search", "--page-size", "3"], env)
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert len(rows) == 3
    assert all(row["workspaceName"] for row in rows)
    assert done.err == ""


def test_all_pages_are_counted_where_somebody_looks(
    env: dict[str, str], called: Callable[..., Done]
) -> None:
    code, shown = in_terminal(
        ["workspaces", "search", "--all", "--page-size", "7", "-o", "id"], env
    )
    assert code == 0
    assert "Reading" in shown
    done = called(["workspaces", "search", "--all", "--page-size", "7", "-o", "id"])
    assert len(set(done.out.splitlines())) == 30
    assert done.err == ""
    limited = called(["workspaces", "search", "--limit", "11", "--page-size", "7", "-o", "id"])
    assert len(limited.out.splitlines()) == 11


def test_what_deletes_asks(
    env: dict[str, str], mock: MockFirefly, called: Callable[..., Done]
) -> None:
    name, identifier = search(mock)
    before = mock.snapshot()
    words = ["workspaces", "delete", name]
    code, shown = in_terminal(words, env, typed="n\n")
    assert code == 130
    assert f"workspace: {name} ({identifier})" in shown
    assert "Delete a workspace and its runs? [y/N]" in shown
    assert not mock.journal.find(operation="workspaces.delete")
    refused = called(words)
    assert refused.code == 2
    assert "add --yes if it is meant" in refused.err
    assert not mock.journal.find(operation="workspaces.delete")
    code, shown = in_terminal(words, env, typed="y\n")
    assert code == 0
    assert len(mock.journal.find(operation="workspaces.delete")) == 1
    mock.restore(before)
    assert called([*words, "--yes"]).code == 0


@pytest.mark.parametrize(
    ("line", "question"),
    [
        ("runners-workspaces delete {}", "workspace: {}"),
        ("runners-workspaces delete id:{}", "workspace: {}"),
        ("deploy --apply {}", "  {}"),
    ],
)
def test_what_asks_names_what_was_given_by_id(
    env: dict[str, str], mock: MockFirefly, line: str, question: str
) -> None:
    name, identifier = search(mock)
    code, shown = in_terminal(line.format(identifier).split(), env, typed="n\n")
    assert code == 130
    assert question.format(f"{name} ({identifier})") in shown


def test_what_asks_says_the_id_of_what_is_not_there(env: dict[str, str]) -> None:
    identifier = "00000000-0000-4000-8000-000000000000"
    _, shown = in_terminal(["projects", "delete", identifier], env, typed="n\n")
    assert f"project: {identifier}\r\n" in shown or f"project: {identifier}\n" in shown


def test_a_dry_run_sends_nothing(
    env: dict[str, str], mock: MockFirefly, called: Callable[..., Done]
) -> None:
    total = len(mock.journal)
    code, shown = in_terminal(["workspaces", "search", "--label", "a", "--dry-run"], env)
    assert code == 0
    first, _, rest = shown.partition("\n")
    assert first == f"POST {mock.url}/v2/workspaces/search?page=0&pageSize=25"
    assert json.loads(rest) == {"filters": {"labels": ["a"]}}
    assert called(["guardrails", "delete", "0" * 24, "--dry-run"]).code == 0
    assert len(mock.journal) == total


def test_nothing_the_service_wrote_steers_the_terminal(
    env: dict[str, str], mock: MockFirefly
) -> None:
    from firefly_workflows import Firefly

    keys = {"access_key": mock.access_key, "secret_key": mock.secret_key}
    with Firefly(base_url=mock.url, rate_limit=None, **keys) as firefly:
        name, parent = "evil\x1b]0;title\x07[bold]name", firefly.projects.root().id
        project = firefly.projects.create(name=name, parent_id=parent)
    code, shown = in_terminal(["projects", "get", project.id], {**env, "NO_COLOR": "1"}, width=100)
    assert code == 0
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "[bold]name" in shown


@pytest.mark.parametrize(
    ("words", "more", "fault", "code", "said"),
    [
        (["projects", "list"], {}, None, 0, ""),
        (["projects", "lst"], {}, None, 2, "Did you mean list"),
        (["projects", "list"], {"FIREFLY_SECRET_KEY": "wrong"}, None, 3, "401"),
        (["projects", "list"], {"FIREFLY_SECRET_KEY": "", "FIREFLY_ACCESS_KEY": ""}, None, 3,
         "ffw login"),
        (["projects", "get", "nothing-of-this-name"], {}, None, 4, "No project is named"),
        (["variable-sets", "get", "a" * 24], {}, None, 4, "404"),
        (["projects", "list"], {}, {"status": 403}, 5, "403"),
        (["projects", "list"], {"FIREFLY_API_URL": "http://127.0.0.1:1"}, None, 6, "reached"),
    ],
)  # fmt: skip
def test_exit_codes(
    words: list[str],
    more: dict[str, str],
    fault: dict[str, int] | None,
    code: int,
    said: str,
    mock: MockFirefly,
    called: Callable[..., Done],
) -> None:
    if fault:
        from firefly_workflows_mock import Fault

        mock.faults.add(Fault(operation="projects.list", **fault))
    done = called(words, more)
    assert done.code == code, done.err
    assert said in done.err
    if code:
        assert done.out == ""
        lines = done.err.splitlines()
        assert [line[:7] for line in lines] == ["Error: ", "       ", "Hint:  "][: len(lines)]
        assert len(lines) >= 2
    for secret in (mock.secret_key, "wrong"):
        assert secret not in done.err


def test_a_process_ends_with_the_code_and_keeps_the_streams_apart(env: dict[str, str]) -> None:
    done = piped(["projects", "get", "nothing-of-this-name"], env)
    assert (done.code, done.out) == (4, "")
    assert done.err.startswith("Error: No project is named")


def test_a_debugged_error_shows_no_secret(mock: MockFirefly, called: Callable[..., Done]) -> None:
    done = called(["projects", "get", "nothing-of-this-name", "--debug"])
    assert done.code == 4
    assert "Traceback (most recent call last)" in done.err
    assert mock.secret_key not in done.err
    plain = called(["projects", "get", "nothing-of-this-name"])
    assert "Traceback" not in plain.err


def test_a_closed_pipe_makes_no_noise(env: dict[str, str]) -> None:
    read, write = os.pipe()
    os.close(read)
    process = subprocess.Popen(
        [COMMAND, "workspaces", "search", "--all"],
        env=environment(env), stdout=write, stderr=subprocess.PIPE,
    )  # fmt: skip
    os.close(write)
    _, err = process.communicate()
    assert (process.returncode, err) == (141, b"")


def test_an_interrupt_ends_it(env: dict[str, str], mock: MockFirefly) -> None:
    from firefly_workflows_mock import Fault

    mock.faults.add(Fault(operation="projects.list", latency=30))
    total = mock.journal.total
    process = subprocess.Popen(
        [COMMAND, "projects", "list"],
        env=environment(env), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    while mock.journal.total == total:  # the login
        assert process.poll() is None
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    assert (process.returncode, out, err.strip()) == (130, b"", b"")


@pytest.mark.parametrize("width", [60, 100])
def test_characters_that_the_locale_lacks(
    env: dict[str, str], mock: MockFirefly, width: int
) -> None:
    ascii_only = {**env, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    code, shown = in_terminal(["workspaces", "search"], ascii_only, width=width)
    assert code == 0, shown
    from firefly_workflows import Firefly

    keys = {"access_key": mock.access_key, "secret_key": mock.secret_key}
    with Firefly(base_url=mock.url, rate_limit=None, **keys) as firefly:
        firefly.projects.ensure(name="Größe")
    done = piped(["projects", "list", "--all"], ascii_only)
    assert done.code == 0, done.err
    assert "Größe" in done.out

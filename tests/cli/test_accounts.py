"""Profiles: where they are, which one counts, and who gets to see their secrets."""

from __future__ import annotations

import io
import json
import stat
import sys
from typing import TYPE_CHECKING, Any

import pytest

from firefly_workflows.cli.main import main
from support.keyrings import InMemory
from support.terminal import ORIGIN, maker

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from firefly_workflows_mock import MockFirefly
    from support.terminal import Done


@pytest.fixture
def in_memory(monkeypatch: pytest.MonkeyPatch) -> InMemory:
    return InMemory.install(monkeypatch)


@pytest.fixture
def login(
    firefly_mock: MockFirefly, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Done]:
    from support.terminal import Done

    def do(*words: str, secret: str = "", url: str = ORIGIN) -> Done:
        capsys.readouterr()
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{secret or firefly_mock.secret_key}\n"))
        given = ["login", "--access-key", firefly_mock.access_key, "--secret-key-stdin"]
        code = main([*given, "--url", url, *words], make_client=maker(firefly_mock))
        captured = capsys.readouterr()
        return Done(code, captured.out, captured.err)

    return do


def call(mock: MockFirefly, *words: str) -> int:
    return main(words, make_client=maker(mock))


def test_a_login_is_used_by_what_follows(
    login: Callable[..., Done], firefly_mock: MockFirefly, own_configuration: Path
) -> None:
    assert call(firefly_mock, "projects", "list") == 3
    done = login()
    assert done.code == 0
    assert "Warning:" in done.err
    assert firefly_mock.secret_key not in done.err
    assert call(firefly_mock, "projects", "list") == 0
    file = own_configuration / "secrets.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert firefly_mock.secret_key in file.read_text(encoding="utf-8")
    assert firefly_mock.secret_key not in (own_configuration / "profiles.json").read_text("utf-8")


def test_a_keyring_keeps_the_secret(
    login: Callable[..., Done],
    firefly_mock: MockFirefly,
    own_configuration: Path,
    in_memory: InMemory,
) -> None:
    done = login("--profile", "work")
    assert done.code == 0
    assert "Warning" not in done.err
    assert in_memory.kept == {("firefly-workflows", "work"): firefly_mock.secret_key}
    assert not (own_configuration / "secrets.json").exists()
    assert call(firefly_mock, "projects", "list") == 0
    assert call(firefly_mock, "profile", "remove", "work", "--yes") == 0
    assert in_memory.kept == {}
    assert call(firefly_mock, "projects", "list") == 3


def test_a_refused_login_saves_nothing(login: Callable[..., Done], own_configuration: Path) -> None:
    done = login(secret="wrong-secret")
    assert done.code == 3
    assert "wrong-secret" not in done.err
    assert not own_configuration.exists()


def test_profiles_are_listed_chosen_and_removed(
    login: Callable[..., Done],
    firefly_mock: MockFirefly,
    capsys: pytest.CaptureFixture[str],
) -> None:
    login("--profile", "one")
    login("--profile", "two")
    assert call(firefly_mock, "profile", "use", "two") == 0
    capsys.readouterr()
    assert call(firefly_mock, "profile", "list") == 0
    out = capsys.readouterr().out
    rows = [json.loads(line) for line in out.splitlines()]
    assert [(it["name"], it["isChosen"]) for it in rows] == [("one", False), ("two", True)]
    assert firefly_mock.secret_key not in out
    assert call(firefly_mock, "profile", "use", "three") == 2
    assert "profiles: one, two" in capsys.readouterr().err
    assert call(firefly_mock, "profile", "remove", "one") == 2  # nobody can be asked
    assert call(firefly_mock, "projects", "list", "--profile", "one") == 0
    assert call(firefly_mock, "profile", "remove", "one", "--yes") == 0
    assert call(firefly_mock, "projects", "list", "--profile", "one") == 2


def test_the_environment_wins_over_the_chosen_profile(
    login: Callable[..., Done], firefly_mock: MockFirefly, monkeypatch: pytest.MonkeyPatch
) -> None:
    login()
    heard: list[dict[str, Any]] = []

    def make(**settings: Any) -> Any:
        heard.append(settings)
        return maker(firefly_mock)(**settings)

    assert main(["projects", "list"], make_client=make) == 0
    assert heard[-1]["access_key"] == firefly_mock.access_key
    monkeypatch.setenv("FIREFLY_ACCESS_KEY", firefly_mock.access_key)
    monkeypatch.setenv("FIREFLY_SECRET_KEY", firefly_mock.secret_key)
    monkeypatch.setenv("FIREFLY_API_URL", ORIGIN)
    assert main(["projects", "list"], make_client=make) == 0
    assert heard[-1] == {}
    assert main(["projects", "list", "--profile", "default"], make_client=make) == 0
    assert heard[-1]["secret_key"] == firefly_mock.secret_key


def test_a_secret_goes_nowhere_but_to_its_own_url(
    login: Callable[..., Done],
    firefly_mock: MockFirefly,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    login()
    monkeypatch.setenv("FIREFLY_API_URL", "https://elsewhere.example")
    total = firefly_mock.journal.total
    assert call(firefly_mock, "projects", "list") == 2
    assert "elsewhere.example" in capsys.readouterr().err
    assert firefly_mock.journal.total == total


def test_only_what_can_do_without_takes_a_dry_run(
    login: Callable[..., Done], firefly_mock: MockFirefly, capsys: pytest.CaptureFixture[str]
) -> None:
    login("--profile", "one")
    assert call(firefly_mock, "profile", "remove", "one", "--dry-run") == 2
    assert "No such option '--dry-run'" in capsys.readouterr().err
    assert call(firefly_mock, "projects", "list", "--profile", "one") == 0


def test_a_damaged_file_is_told(
    own_configuration: Path, firefly_mock: MockFirefly, capsys: pytest.CaptureFixture[str]
) -> None:
    own_configuration.mkdir()
    (own_configuration / "profiles.json").write_text("{", encoding="utf-8")
    assert call(firefly_mock, "projects", "list") == 2
    assert "ffw login" in capsys.readouterr().err

"""One login serves many calls of `ffw`, as long as nothing speaks against it."""

from __future__ import annotations

import io
import json
import os
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from firefly_workflows.cli.main import main
from firefly_workflows.cli.profiles import tokens
from support.keyrings import InMemory
from support.terminal import COMMAND, ORIGIN, environment, maker, piped

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from firefly_workflows_mock import MockFirefly
    from support.terminal import Done

LIST = ("projects", "list", "--limit", "1")


def logins(mock: MockFirefly) -> int:
    return sum(entry.operation == "auth.login" for entry in mock.journal)


@pytest.fixture
def folder(own_configuration: Path) -> Path:
    return own_configuration / "tokens"


def kept(folder: Path) -> Path:
    (file,) = folder.iterdir()
    return file


@pytest.fixture
def profile(firefly_mock: MockFirefly, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Run a command line with the credentials of a profile, which is made."""

    def run(*words: str) -> int:
        return main(words, make_client=maker(firefly_mock))

    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{firefly_mock.secret_key}\n"))
    given = ["--access-key", firefly_mock.access_key, "--secret-key-stdin", "--url", ORIGIN]
    assert run("login", *given) == 0
    return run


def test_calls_of_the_command_share_a_login(
    ffw: Callable[..., Done], firefly_mock: MockFirefly, folder: Path
) -> None:
    env = {**firefly_mock.environ, "FIREFLY_CONFIG_DIR": str(folder.parent)}
    first, second = piped(LIST, env), piped(LIST, env)
    assert (first.code, second.code, second.err) == (0, 0, "")
    assert second.out == first.out
    assert logins(firefly_mock) == 1
    assert ffw(*LIST, "--no-token-cache").code == 0
    assert logins(firefly_mock) == 2
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(kept(folder).stat().st_mode) == 0o600
    for key in (firefly_mock.access_key, firefly_mock.secret_key):
        assert key not in kept(folder).name + kept(folder).read_text("utf-8")


def test_several_at_once(firefly_mock: MockFirefly, folder: Path) -> None:
    env = environment({**firefly_mock.environ, "FIREFLY_CONFIG_DIR": str(folder.parent)})
    pipes = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
    running = [subprocess.Popen([COMMAND, *LIST], env=env, **pipes) for _ in range(3)]  # type: ignore[call-overload]
    ended = [(it.communicate()[1], it.returncode) for it in running]
    assert ended == [(b"", 0)] * 3
    before = logins(firefly_mock)
    assert piped(LIST, {**firefly_mock.environ, "FIREFLY_CONFIG_DIR": str(folder.parent)}).code == 0
    assert logins(firefly_mock) == before
    assert kept(folder).suffix == ".json"


@pytest.mark.parametrize("switch", ["off", "0", " No "])
def test_it_can_be_switched_off(
    ffw: Callable[..., Done],
    firefly_mock: MockFirefly,
    folder: Path,
    switch: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("FIREFLY_TOKEN_CACHE", switch)
    assert [ffw(*LIST).code, ffw(*LIST).code] == [0, 0]
    assert logins(firefly_mock) == 2
    assert not folder.exists()


def test_another_key_logs_in(
    ffw: Callable[..., Done], firefly_mock: MockFirefly, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ffw(*LIST).code == 0
    monkeypatch.setenv("FIREFLY_SECRET_KEY", "mistyped")
    assert ffw(*LIST).code == 3
    monkeypatch.setenv("FIREFLY_SECRET_KEY", firefly_mock.secret_key)
    monkeypatch.setenv("FIREFLY_ACCESS_KEY", "another")
    assert ffw(*LIST).code == 3
    assert logins(firefly_mock) == 3


def test_a_token_that_ends_is_not_used(
    ffw: Callable[..., Done], firefly_mock: MockFirefly, folder: Path
) -> None:
    for moment, value in (("renewAt", 1.0), ("keptAt", 4e9)):
        assert ffw(*LIST).code == 0
        before, data = logins(firefly_mock), json.loads(kept(folder).read_text("utf-8"))
        kept(folder).write_text(json.dumps({**data, moment: value}), encoding="utf-8")
        assert ffw(*LIST).err == ""
        assert logins(firefly_mock) == before + 1


def test_a_token_that_is_refused_is_replaced(
    ffw: Callable[..., Done], firefly_mock: MockFirefly, folder: Path
) -> None:
    assert ffw(*LIST).code == 0
    old = kept(folder).read_text("utf-8")
    firefly_mock.clock.advance(30 * 86_400)
    assert ffw(*LIST).code == 0
    assert kept(folder).read_text("utf-8") != old
    assert ffw(*LIST).code == 0
    assert logins(firefly_mock) == 2


DAMAGE = ["", "{", "[]", "\0", "[" * 100_000, '{"accessToken": "a b"}', '{"accessToken": "t"}']


@pytest.mark.parametrize("text", DAMAGE, ids=range(len(DAMAGE)))
def test_what_is_damaged_is_replaced(
    ffw: Callable[..., Done], firefly_mock: MockFirefly, folder: Path, text: str
) -> None:
    assert ffw(*LIST).code == 0
    kept(folder).write_text(text, encoding="utf-8")
    done = ffw(*LIST)
    assert done.code == 0
    assert "is not used: it is damaged. ffw logs in instead." in done.err
    assert ffw(*LIST).err == ""
    assert logins(firefly_mock) == 2


def test_what_is_no_text_is_replaced(ffw: Callable[..., Done], folder: Path) -> None:
    assert ffw(*LIST).code == 0
    kept(folder).write_bytes(b"\xff\xfe")
    assert "is not used" in ffw(*LIST).err
    assert ffw(*LIST).err == ""


def test_what_others_can_read_is_replaced(
    ffw: Callable[..., Done], firefly_mock: MockFirefly, folder: Path
) -> None:
    assert ffw(*LIST).code == 0
    kept(folder).chmod(0o640)
    assert "is not used: others can read it" in ffw(*LIST).err
    assert stat.S_IMODE(kept(folder).stat().st_mode) == 0o600
    assert logins(firefly_mock) == 2


def test_what_somebody_else_put_there_is_not_used(
    ffw: Callable[..., Done], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ffw(*LIST).code == 0
    with monkeypatch.context() as other:
        other.setattr(os, "getuid", lambda: 4711)
        assert "it is not a file of yours" in ffw(*LIST).err
    file = kept(folder)
    elsewhere = file.rename(folder.parent / "elsewhere")
    file.symlink_to(elsewhere)
    assert "is not used" in ffw(*LIST).err
    file.unlink()
    os.mkfifo(file, 0o600)
    assert "it is not a file of yours" in ffw(*LIST).err
    file.unlink()
    file.mkdir()
    done = ffw(*LIST)
    assert (done.code, "is not used" in done.err) == (0, True)


def test_a_folder_that_cannot_be_made_does_no_harm(
    ffw: Callable[..., Done], firefly_mock: MockFirefly, folder: Path
) -> None:
    folder.parent.mkdir(exist_ok=True)
    folder.write_text("a file", encoding="utf-8")
    done = ffw(*LIST)
    assert (done.code, done.err) == (0, "")
    assert ffw(*LIST).code == 0
    assert logins(firefly_mock) == 2


def test_what_has_ended_is_removed(
    ffw: Callable[..., Done], folder: Path, firefly_mock: MockFirefly
) -> None:
    folder.mkdir(parents=True)
    (folder / "ended.json").touch()
    os.utime(folder / "ended.json", (1, 1))
    (folder / "being-written.tmp").touch()
    assert ffw(*LIST).code == 0
    assert {it.suffix for it in folder.iterdir()} == {".json", ".tmp"}
    assert not (folder / "ended.json").exists()
    assert logins(firefly_mock) == 1


def test_a_ready_token_is_not_kept(
    ffw: Callable[..., Done],
    firefly_mock: MockFirefly,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert ffw(*LIST).code == 0
    token = json.loads(kept(folder).read_text("utf-8"))["accessToken"]
    kept(folder).unlink()
    monkeypatch.delenv("FIREFLY_ACCESS_KEY")
    monkeypatch.delenv("FIREFLY_SECRET_KEY")
    monkeypatch.setenv("FIREFLY_JWT_TOKEN", token)
    assert ffw(*LIST).code == 0
    assert list(folder.iterdir()) == []
    assert logins(firefly_mock) == 1


def test_a_traceback_does_not_show_it(
    ffw: Callable[..., Done], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ffw(*LIST).code == 0
    token = json.loads(kept(folder).read_text("utf-8"))["accessToken"]

    def fails(*_: object, **__: object) -> None:
        raise RuntimeError(f"what holds {token}")

    monkeypatch.setattr("firefly_workflows.cli.output.formats.show_each", fails)
    done = ffw(*LIST, "--debug")
    assert "what holds" in done.err
    assert token not in done.out + done.err


def test_removing_a_profile_removes_its_token(
    profile: Callable[..., int], firefly_mock: MockFirefly, folder: Path
) -> None:
    assert profile(*LIST) == 0
    assert kept(folder).is_file()
    assert profile("profile", "remove", "default", "--yes") == 0
    assert list(folder.iterdir()) == []


def test_logging_in_removes_the_token_of_before(
    profile: Callable[..., int],
    firefly_mock: MockFirefly,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert profile(*LIST) == 0
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{firefly_mock.secret_key}\n"))
    given = ["--access-key", firefly_mock.access_key, "--secret-key-stdin", "--url", ORIGIN]
    assert profile("login", *given) == 0
    assert list(folder.iterdir()) == []


class TestInAKeyring:
    @pytest.fixture(autouse=True)
    def keyring(self, monkeypatch: pytest.MonkeyPatch) -> InMemory:
        return InMemory.install(monkeypatch)

    def test_it_is_where_the_secret_is(
        self,
        keyring: InMemory,
        profile: Callable[..., int],
        firefly_mock: MockFirefly,
        folder: Path,
    ) -> None:
        before = logins(firefly_mock)
        assert [profile(*LIST), profile(*LIST)] == [0, 0]
        assert logins(firefly_mock) == before + 1
        assert not folder.exists()
        assert len(keyring.kept) == 2
        assert profile("profile", "remove", "default", "--yes") == 0
        assert keyring.kept == {}

    def test_what_is_damaged_is_replaced(
        self,
        keyring: InMemory,
        profile: Callable[..., int],
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        assert profile(*LIST) == 0
        (place,) = (it for it in keyring.kept if it[0] == tokens._SERVICE)
        keyring.kept[place] = "nonsense"
        assert profile(*LIST) == 0
        assert "The token kept in the keyring is not used" in capsys.readouterr().err
        assert keyring.kept[place] != "nonsense"


def test_the_doctor_tries_the_keys(ffw: Callable[..., Done], firefly_mock: MockFirefly) -> None:
    assert [ffw(*LIST).code, ffw("doctor").code] == [0, 0]
    assert logins(firefly_mock) == 2

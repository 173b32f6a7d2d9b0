"""``--state``: nothing is lost silently, whatever happens to file, folder or process."""

from __future__ import annotations

import contextlib
import gc
import json
import os
import signal
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from firefly_workflows_mock import cli
from firefly_workflows_mock.saving import Saver, read_state
from firefly_workflows_mock.state_file import StateError, StateFile
from support.toy import call, toy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from firefly_workflows_mock import MockFirefly


def create(mock: MockFirefly, name: str) -> None:
    assert call(mock, "POST /v2/items", {"name": name}).status == 201


def items(path: Path) -> list[str]:
    """The names that a state file holds."""
    data = json.loads(path.read_text(encoding="utf-8"))
    return [item["name"] for item in data["accounts"]["default"]["state"]["items"]]


def wait_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline, "it never happens"
        time.sleep(0.002)


@contextlib.contextmanager
def somebody() -> Iterator[None]:
    """Not root, whom no permission stops."""
    if os.geteuid() != 0:
        yield
        return
    os.setresuid(65534, 65534, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


# What cannot be written is noticed at the start


def unwritable(folder: Path, kind: str) -> Path:
    path = folder / "state.json"
    match kind:
        case "a missing folder":
            return folder / "missing" / "state.json"
        case "a folder":
            path.mkdir()
        case "a file for a folder":
            path.write_text("{}", encoding="utf-8")
            return path / "state.json"
        case "no regular file":
            os.mkfifo(path)
        case "a link to a folder":
            path.symlink_to(folder)
        case "a link in a circle":
            path.symlink_to(path)
        case "a name that leaves no room":
            return folder / ("s" * 255)
        case _:
            raise AssertionError(kind)
    return path


@pytest.mark.parametrize(
    "kind",
    [
        "a missing folder",
        "a folder",
        "a file for a folder",
        "no regular file",
        "a link to a folder",
        "a link in a circle",
        "a name that leaves no room",
    ],
)
def test_what_cannot_be_written_is_said_in_one_line_at_the_start(
    tmp_path: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = unwritable(tmp_path, kind)
    before = sorted(tmp_path.rglob("*"))
    assert cli.main(["--state", str(path)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("firefly-mock: cannot ")
    assert err.count("\n") == 1
    assert str(tmp_path) in err
    assert sorted(tmp_path.rglob("*")) == before


def test_without_permission_it_does_not_start(tmp_path: Path) -> None:
    file = tmp_path / "state.json"
    file.write_text("{}", encoding="utf-8")
    file.chmod(0o444)
    tmp_path.chmod(0o777)
    for parent in tmp_path.parents:
        if "pytest-of-" in str(parent):
            parent.chmod(parent.stat().st_mode | 0o011)
    with somebody(), pytest.raises(StateError, match=r"state\.json: it is not writable"):
        StateFile(file)
    file.chmod(0o666)
    tmp_path.chmod(0o555)
    with somebody(), pytest.raises(StateError, match=r"cannot write beside .*: Permission denied"):
        StateFile(file)
    tmp_path.chmod(0o755)


# A later failure


def test_a_failed_save_is_shouted_once_and_retried_until_it_works(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, away = tmp_path / "folder", tmp_path / "away"
    folder.mkdir()
    changes, attempts = [0], [0]

    def snapshot() -> dict[str, Any]:
        attempts[0] += 1
        return {"accounts": {}, "n": changes[0]}

    saver = Saver(StateFile(folder / "s.json"), lambda: changes[0], snapshot, interval=0.001)
    saver.start()
    folder.rename(away)
    changes[0] = 1
    wait_for(lambda: attempts[0] >= 5)
    away.rename(folder)
    wait_for(lambda: read_state(folder / "s.json") == {"accounts": {}, "n": 1})
    changes[0] = 2
    saver.stop()
    assert read_state(folder / "s.json") == {"accounts": {}, "n": 2}
    shouted = capsys.readouterr().err.splitlines()
    assert shouted[0].startswith(f"firefly-mock: cannot write the state to {folder}")
    assert shouted[0].endswith("nothing is saved until this works, saving is retried")
    assert shouted[1:] == ["firefly-mock: the state is saved again"]


def test_what_is_no_failure_of_the_file_ends_no_saving_either(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "s.json"
    data: list[Any] = [0]
    changes = [0]
    saver = Saver(StateFile(path), lambda: changes[0], lambda: {"accounts": data[0]}, 0.001)
    saver.start()
    data[0], changes[0] = object(), 1
    shouted: list[str] = []
    wait_for(lambda: bool(shouted.append(capsys.readouterr().err) or "".join(shouted)))
    assert "not JSON serializable" in "".join(shouted)
    assert read_state(path) == {"accounts": 0}
    data[0] = 7
    wait_for(lambda: read_state(path) == {"accounts": 7})
    saver.stop()
    assert [each.name for each in tmp_path.iterdir()] == ["s.json"]


def test_a_last_save_that_fails_is_raised(tmp_path: Path) -> None:
    folder, away = tmp_path / "folder", tmp_path / "away"
    folder.mkdir()
    mock = toy(tmp_path, state=folder / "state.json")
    create(mock, "a")
    folder.rename(away)
    with pytest.raises(StateError, match="cannot write"):
        mock.close()
    away.rename(folder)
    mock.close()
    assert items(folder / "state.json") == ["a"]


@contextlib.contextmanager
def command(state: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The command, serving, with its address."""
    line = [sys.executable, "-m", "firefly_workflows_mock", "--state", str(state)]
    with subprocess.Popen(
        line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as process:
        try:
            assert process.stdout is not None
            exports = [process.stdout.readline().strip() for _ in range(3)]
            yield process, exports[0].partition("=")[2]
        finally:
            process.kill()


def test_the_command_that_could_not_save_at_the_end_says_so_and_ends_with_1(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    with command(folder / "state.json") as (process, url):
        folder.rename(tmp_path / "away")
        assert httpx.post(f"{url}/__mock__/reset", timeout=60).status_code == 204
        process.send_signal(signal.SIGTERM)
        _, err = process.communicate(timeout=60)
        assert process.returncode == 1
        assert "firefly-mock: cannot write the state to" in err
        assert "Traceback" not in err


def test_a_process_that_ends_without_closing_saves_first(tmp_path: Path) -> None:
    state = tmp_path / "state.json"
    script = f"""
import os, sys
from pathlib import Path
from support.toy import call, toy
mock = toy(Path({str(tmp_path)!r}), state={str(state)!r})
mock.start()
call(mock, "POST /v2/items", {{"name": "a"}})
if os.fork() == 0:
    call(mock, "POST /v2/items", {{"name": "b"}})
    sys.exit()
os.wait()
assert '"b"' not in Path({str(state)!r}).read_text()
"""
    environ = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    subprocess.run([sys.executable, "-c", script], check=True, env=environ, timeout=60)
    assert items(state) == ["a"]
    assert not Path(f"{state}.lock").exists()


# Two mocks on one file


def test_a_second_mock_on_the_file_is_refused_until_the_first_is_closed(tmp_path: Path) -> None:
    state = tmp_path / "state.json"
    first = toy(tmp_path, state=state)
    said = rf"state\.json is in use by another mock \(process {os.getpid()}\); stop it, or give"
    with pytest.raises(StateError, match=said):
        toy(tmp_path, state=state)
    create(first, "a")
    first.close()
    second = toy(tmp_path, state=state)
    create(second, "b")
    first.close()
    create(first, "c")
    with pytest.raises(StateError, match="in use by another mock"):
        first.start()
    second.close()
    with pytest.raises(StateError, match=r"another mock has changed .* meanwhile"):
        first.close()
    assert items(state) == ["a", "b"]


def test_a_mock_starts_again_on_its_own_file(tmp_path: Path) -> None:
    state = tmp_path / "state.json"
    mock = toy(tmp_path, state=state)
    for name in ("a", "b"):
        with mock:
            create(mock, name)
        assert items(state) == ["a", "b"][: len(items(state))]
    assert items(state) == ["a", "b"]


def test_a_mock_that_is_forgotten_or_refused_keeps_nobody_out(tmp_path: Path) -> None:
    state = tmp_path / "state.json"
    toy(tmp_path, state=state)
    gc.collect()
    state.write_text("nonsense", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(StateError, match="cannot read the state"):
            toy(tmp_path, state=state)
    assert state.read_text(encoding="utf-8") == "nonsense"


def test_a_second_command_on_the_file_ends_with_2_and_a_killed_one_leaves_it_free(
    tmp_path: Path,
) -> None:
    state = tmp_path / "state.json"
    link = tmp_path / "link.json"
    link.symlink_to(state)
    with command(state) as (process, _):
        for path in (state, link):
            again = [sys.executable, "-m", "firefly_workflows_mock", "--state", str(path)]
            second = subprocess.run(
                again, capture_output=True, encoding="utf-8", check=False, timeout=60
            )
            assert (second.returncode, second.stdout) == (2, "")
            assert second.stderr == (
                f"firefly-mock: {state} is in use by another mock (process {process.pid}); stop "
                "it, or give this one a file of its own\n"
            )
        process.kill()
        process.wait()
    assert Path(f"{state}.lock").exists()
    StateFile(state).release()
    assert [each.name for each in tmp_path.iterdir() if each.suffix == ".lock"] == []


def test_of_many_that_take_a_file_again_and_again_one_holds_it(tmp_path: Path) -> None:
    path = tmp_path / "s.json"
    holding, most = [0], [0]
    counting = threading.Lock()

    def work() -> None:
        for _ in range(100):
            try:
                file = StateFile(path)
            except StateError:
                continue
            with counting:
                holding[0] += 1
                most[0] = max(most[0], holding[0])
            time.sleep(0)
            with counting:
                holding[0] -= 1
            file.release()

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert most[0] == 1


# What the file is stays


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o666])
def test_the_mode_of_a_file_stays(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "s.json"
    path.write_text("{}", encoding="utf-8")
    path.chmod(mode)
    StateFile(path).write({"accounts": {}})
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_a_file_of_ours_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "s.json"
    StateFile(path).write({"accounts": {}})
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("exists", [True, False])
@pytest.mark.parametrize("relative", [True, False])
def test_a_link_is_followed_and_stays(tmp_path: Path, exists: bool, relative: bool) -> None:
    (tmp_path / "there").mkdir()
    target = tmp_path / "there" / "s.json"
    link = tmp_path / "link.json"
    link.symlink_to(Path("there/s.json") if relative else target)
    if exists:
        with toy(tmp_path, state=target) as mock:
            create(mock, "a")
    with toy(tmp_path, state=link) as mock:
        create(mock, "b")
    assert link.is_symlink()
    assert items(target) == (["a", "b"] if exists else ["b"])
    assert [each.name for each in target.parent.iterdir()] == ["s.json"]


def test_a_file_is_whole_or_not_written(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    file = StateFile(path)
    file.write({"accounts": {}})
    with pytest.raises(TypeError):
        file.write({"accounts": {"a": object()}})
    file.release()
    assert read_state(path) == {"accounts": {}}
    assert [each.name for each in tmp_path.iterdir()] == ["state.json"]


def test_a_running_server_saves_by_itself_and_only_after_changes(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    changes, saved = [1], threading.Event()

    def snapshot() -> dict[str, Any]:
        saved.set()
        return {"accounts": {}, "n": changes[0]}

    saver = Saver(StateFile(path), lambda: changes[0], snapshot, interval=0.001)
    assert read_state(path) == {"accounts": {}, "n": 1}
    saved.clear()
    saver.save()
    assert not saved.is_set()
    saver.start()
    changes[0] = 2
    assert saved.wait(30)
    saver.stop()
    assert read_state(path) == {"accounts": {}, "n": 2}

"""A budget in a file: the file of another program is refused and left as it is."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from firefly_workflows import AsyncFirefly, ConfigurationError, Firefly, RateLimit
from firefly_workflows.limits.file_budget import FileBudget, _check
from support.locale_text import in_any_locale

if TYPE_CHECKING:
    from collections.abc import Callable

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")

ORIGIN = "https://api.f.test:443"


def database(*statements: str) -> Callable[[Path], None]:
    """Make the database of another program."""

    def make(path: Path) -> None:
        with closing(sqlite3.connect(path)) as other:
            for statement in statements:
                other.execute(statement)
            other.commit()

    return make


def with_pending_changes(path: Path) -> None:
    """Make a database whose program ended before it had put everything into its place."""
    there = path.with_name("there")
    with closing(sqlite3.connect(there)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("CREATE TABLE notes (text)")
        other.commit()
        for suffix in ("", "-wal"):
            path.with_name(path.name + suffix).write_bytes(Path(f"{there}{suffix}").read_bytes())


FOREIGN: dict[str, Callable[[Path], object]] = {
    "a byte": lambda path: path.write_bytes(b"x"),
    "a zero": lambda path: path.write_bytes(b"\0"),
    "random bytes": lambda path: path.write_bytes(os.urandom(5_000)),
    "zeros": lambda path: path.write_bytes(bytes(8_192)),
    "text": lambda path: path.write_text("notes\n" * 1_000, encoding="utf-8"),
    "the beginning of a database": lambda path: path.write_bytes(b"SQLite format 3\0\x10\0"),
    "a database": database("CREATE TABLE notes (text)"),
    "a database with our table": database("CREATE TABLE requests (id, origin, at)"),
    "a database that has become empty": database("CREATE TABLE a (b)", "DROP TABLE a"),
    "a database with a version and no table": database("PRAGMA user_version = 7"),
    "a database that says whose it is": database("PRAGMA application_id = 7"),
    "a database with pending changes": with_pending_changes,
    "a folder": Path.mkdir,
}


def state_of(folder: Path) -> dict[str, tuple[bytes, int]]:
    """The files of a folder: what they hold, and when they were changed."""
    return {
        path.name: (path.read_bytes() if path.is_file() else b"", path.lstat().st_mtime_ns)
        for path in folder.iterdir()
    }


@pytest.mark.parametrize("through", ["its name", pytest.param("a link", marks=posix_only)])
@pytest.mark.parametrize("name", FOREIGN)
def test_what_is_not_ours_is_refused_and_unchanged(name: str, through: str, tmp_path: Path) -> None:
    place = tmp_path / "budget"
    FOREIGN[name](place)
    if through == "a link":
        (tmp_path / "link").symlink_to(place)
        place = tmp_path / "link"
    before = state_of(tmp_path)
    for client in (Firefly, AsyncFirefly):
        with pytest.raises(ConfigurationError, match="budget cannot be kept in") as caught:
            client(token="T1", rate_limit=RateLimit(5, shared=place))
        assert place.name in caught.value.message
        assert "Name a file of its own" in (caught.value.hint or "")
    assert state_of(tmp_path) == before


@pytest.mark.parametrize("name", [name for name in FOREIGN if name != "a folder"])
def test_what_becomes_anothers_is_left_alone(
    name: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    place = tmp_path / "budget"
    budget = FileBudget(ORIGIN, str(place))
    budget.close()
    place.unlink()
    (tmp_path / "budget-journal").unlink(missing_ok=True)
    FOREIGN[name](place)
    before = state_of(tmp_path)
    assert budget.take(5) == "", "the process counts alone"
    budget.close()
    assert state_of(tmp_path) == before
    assert len(caplog.records) == 1


@posix_only
def test_what_is_no_file_at_all_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    readable_only = tmp_path / "folder"
    readable_only.mkdir(mode=0o500)
    if os.access(readable_only, os.W_OK):  # by an administrator, to whom modes mean nothing
        readable_only = Path("/proc")
    odd = ["/dev/null", "/dev/zero", tmp_path / "pipe", readable_only]
    impossible = [tmp_path / "loop", readable_only / "budget", tmp_path / ("x" * 5_000)]
    before = state_of(tmp_path)
    for place in odd:
        with pytest.raises(ConfigurationError, match=r"cannot be kept in .*: it is not a file"):
            FileBudget(ORIGIN, str(place))
    for place in impossible:
        with pytest.raises(ConfigurationError, match="cannot be kept in"):
            FileBudget(ORIGIN, str(place))
    assert state_of(tmp_path) == before


@posix_only
def test_a_link_leads_to_the_same_budget(tmp_path: Path) -> None:
    place, link = tmp_path / "budget", tmp_path / "link"
    link.symlink_to(place)
    shared = [FileBudget(ORIGIN, str(it)) for it in (link, place)]
    assert isinstance(shared[0].take(1), str)
    assert not isinstance(shared[1].take(1), str)
    for budget in shared:
        budget.close()


def test_an_empty_file_becomes_ours(tmp_path: Path) -> None:
    place = tmp_path / "budget"
    place.touch()
    for _ in range(2):
        budget = FileBudget(ORIGIN, str(place))
        budget.close()
    assert place.stat().st_size > 0


NAMES = ("budget", "a budget", "bud#get", "b%41", in_any_locale("é"))
ODD_NAMES = (":memory:", "file:budget?mode=memory", "budget?immutable=1", "\udcff")


@pytest.mark.parametrize(
    "name", [*NAMES, *(pytest.param(it, marks=posix_only) for it in ODD_NAMES)], ids=ascii
)
def test_every_name_is_the_name_of_a_file(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    first, second = (FileBudget(ORIGIN, name) for _ in range(2))
    assert isinstance(first.take(1), str)
    assert not isinstance(second.take(1), str), "both count in one place"
    first.close()
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert not isinstance(first.take(1), str), "the program has gone to another folder"
    first.close()
    second.close()
    assert Path(tmp_path, name).is_file()


def test_looking_whose_file_it_is_ends_no_lock(tmp_path: Path) -> None:
    """On POSIX, closing a file ends every lock that the process has on it."""
    place = tmp_path / "budget"
    budget = FileBudget(ORIGIN, str(place))
    other = (
        "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('BEGIN IMMEDIATE')"
    )
    with closing(sqlite3.connect(place, isolation_level=None)) as ours:
        ours.execute("BEGIN IMMEDIATE")
        _check(place)
        tried = subprocess.run(
            [sys.executable, "-c", other, str(place)],
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    budget.close()
    assert "database is locked" in tried.stderr


def test_a_file_that_is_just_being_made_is_waited_for(tmp_path: Path) -> None:
    """Whoever looks without a lock may see the first page before the others."""
    place = tmp_path / "budget"
    FileBudget(ORIGIN, str(place)).close()
    whole = place.read_bytes()
    place.write_bytes(whole[:4096])
    with pytest.raises(sqlite3.DatabaseError), closing(sqlite3.connect(place)) as database:
        database.execute("SELECT * FROM requests").fetchone()

    def complete() -> None:
        # SQLite adds pages to the file; emptying it first would show the file of nobody.
        with place.open("ab") as file:
            file.write(whole[4096:])

    completing = threading.Timer(0.1, complete)
    completing.start()
    _check(place)
    completing.join()

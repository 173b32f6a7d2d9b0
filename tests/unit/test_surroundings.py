"""`make demo` prints the same whatever surrounds it, and asks no proxy for the mock beside it."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from support.contract import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.tools


@contextlib.contextmanager
def watched_port() -> Iterator[tuple[int, list[object]]]:
    """Listen on a port; yields it, and a list that grows with each connection."""
    seen: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def accept() -> None:
            with contextlib.suppress(OSError):
                while True:
                    connection, address = server.accept()
                    seen.append(address)
                    connection.close()

        watcher = threading.Thread(target=accept)
        watcher.start()
        try:
            yield server.getsockname()[1], seen
        finally:
            server.shutdown(socket.SHUT_RDWR)
            watcher.join()


def demo(**variables: str) -> str:
    """Return what the demo prints, as far as it is ASCII."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "demo.py")],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **variables},
        capture_output=True,
        check=False,
        umask=0o077,
    )
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    return done.stdout.decode("ascii", errors="replace")


@pytest.fixture(scope="module")
def usual() -> list[str]:
    return [line for line in demo().splitlines() if line.isascii()]


@pytest.mark.parametrize(
    ("scheme", "surroundings"),
    [
        (
            "http",
            {
                "PYTHONIOENCODING": "latin-1",
                "HOME": "/nonexistent",
                "TZ": "America/New_York",
                "PYTHONWARNINGS": "error",
                # In any locale the same bytes.
                "TMPDIR": os.fsdecode("{}/an odd 'plåce'".encode()),
            },
        ),
        (
            "socks5",
            {
                "LC_ALL": "C",
                "PYTHONUTF8": "0",
                "PYTHONHASHSEED": "1",
                "COLUMNS": "20",
                "FORCE_COLOR": "1",
            },
        ),
    ],
    ids=["latin-1 and strict", "ascii and narrow"],
)
def test_the_demo_prints_the_same_and_asks_no_proxy(
    usual: list[str], tmp_path: Path, scheme: str, surroundings: dict[str, str]
) -> None:
    with watched_port() as (port, seen):
        proxies = {
            name: f"{scheme}://127.0.0.1:{port}"
            for kind in ("http", "https", "all")
            for name in (f"{kind}_proxy", f"{kind}_proxy".upper())
        }
        variables = {name: value.format(tmp_path) for name, value in surroundings.items()}
        printed = demo(**proxies, **variables).splitlines()
    assert [line for line in printed if line in usual] == usual
    assert not seen


def test_the_watched_port_sees_a_connection() -> None:
    with watched_port() as (port, seen):
        with socket.create_connection(("127.0.0.1", port)) as connection:
            connection.recv(1)
        assert len(seen) == 1

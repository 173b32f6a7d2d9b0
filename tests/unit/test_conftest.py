"""The promises of tests/conftest.py hold."""

from __future__ import annotations

import gc
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parent


def test_a_connection_to_another_machine_is_refused() -> None:
    with socket.socket() as outgoing, pytest.raises(RuntimeError, match="localhost only"):
        outgoing.connect(("192.0.2.1", 80))


def test_a_connection_to_this_machine_is_let_through() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname()) as connection,
    ):
        assert connection.getpeername() == server.getsockname()


def test_the_environment_holds_no_settings_for_the_client() -> None:
    assert not [name for name in os.environ if name.startswith("FIREFLY_")]


def test_the_environment_names_no_proxy() -> None:
    assert not [name for name in os.environ if name.lower().endswith("_proxy")]


def test_garbage_is_collected_in_tests_though_not_before_them() -> None:
    assert gc.isenabled()


def test_a_run_without_redis_says_what_it_did_not_prove(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-n", "1", "-p", "no:cacheprovider"]
    test = "test_room_up_to_the_limit"
    result = subprocess.run(
        [*command, str(TESTS / "test_rate_limit.py"), "-k", test],
        env={**os.environ, "PATH": str(tmp_path)},
        cwd=TESTS.parent.parent,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 0
    section = result.stdout.partition("NOT PROVED ON THIS MACHINE")[2]
    assert "1 x redis-server is not installed" in section

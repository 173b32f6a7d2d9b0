"""The promises of tests/conftest.py hold."""

from __future__ import annotations

import os
import socket

import pytest


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

"""A wrong start fails at once and never hangs; a caller that leaves logs nothing."""

from __future__ import annotations

import asyncio
import logging
import socket
import struct
import subprocess
import sys
import threading
import time
from contextlib import closing
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from firefly_workflows_mock import cli
from firefly_workflows_mock.admin import Admin, Dispatcher
from firefly_workflows_mock.server import MockServer, ServerError
from support.toy import toy

if TYPE_CHECKING:
    from pathlib import Path

    from firefly_workflows_mock import MockFirefly

RESET = struct.pack("ii", 1, 0)


def free_port() -> int:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def test_of_many_that_take_one_port_at_once_one_serves_and_the_rest_say_why(
    tmp_path: Path,
) -> None:
    port = free_port()
    mocks = [toy(tmp_path, port=port) for _ in range(8)]
    together = threading.Barrier(len(mocks))
    outcomes: list[str] = []

    def start(mock: MockFirefly) -> None:
        together.wait()
        try:
            mock.start()
            outcomes.append("serves")
        except ServerError as error:
            outcomes.append(str(error))

    starting = [threading.Thread(target=start, args=(mock,), daemon=True) for mock in mocks]
    for thread in starting:
        thread.start()
    for thread in starting:
        thread.join(30)
        assert not thread.is_alive(), "a start hangs"
    try:
        assert outcomes.count("serves") == 1
        said = f"cannot listen on 127.0.0.1 port {port}: another program listens there; stop it, or"
        assert all(each == "serves" or each.startswith(said) for each in outcomes)
        assert httpx.get(f"http://127.0.0.1:{port}/v2/health").status_code == 204
    finally:
        for mock in mocks:
            mock.close()


def test_the_command_says_that_a_port_is_taken(capsys: pytest.CaptureFixture[str]) -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert cli.main(["--port", str(port)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err == (
        f"firefly-mock: cannot listen on 127.0.0.1 port {port}: another program listens there; "
        "stop it, or choose another port (0 takes a free one)\n"
    )


def test_two_commands_on_one_port() -> None:
    command = [sys.executable, "-m", "firefly_workflows_mock", "--port", str(free_port())]
    pipes: Any = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, **pipes) as one, subprocess.Popen(command, **pipes) as other:
        try:
            while one.poll() is None and other.poll() is None:
                time.sleep(0.02)
            ended, serves = (one, other) if one.poll() is not None else (other, one)
            assert ended.returncode == 2
            assert ended.stderr is not None
            assert "another program listens there" in ended.stderr.read()
            assert serves.stdout is not None
            assert serves.stdout.readline().startswith("export FIREFLY_API_URL=")
        finally:
            one.kill()
            other.kill()


def test_a_server_that_cannot_begin_tells_who_started_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mock = toy(tmp_path)
    server = MockServer(Dispatcher(Admin(mock.core, mock.reset)))

    async def refuse(*_arguments: object, **_options: object) -> None:
        raise OSError("no more of that")

    with monkeypatch.context() as patched:
        patched.setattr(asyncio, "start_server", refuse)
        with pytest.raises(ServerError, match=r"cannot serve on 127\.0\.0\.1: no more of that"):
            server.start()
        server.stop()
    server.start()
    try:
        assert server.address is not None
        assert httpx.get(f"http://127.0.0.1:{server.address[1]}/v2/health").status_code == 204
    finally:
        server.stop()


@pytest.mark.parametrize("how", ["end", "reset"])
def test_a_caller_that_leaves_anywhere_logs_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, how: str
) -> None:
    caplog.set_level(logging.DEBUG)
    head = b"POST /v2/login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n"
    request = head + b"Expect: 100-continue\r\n\r\n123"
    with toy(tmp_path) as mock:
        mock.faults.latency("auth.login", 0.001)
        address = mock.start().address
        assert address is not None
        for length in range(len(request) + 8):
            with socket.create_connection(address) as leaving:
                leaving.sendall((request + b"4567890 ")[:length])
                if length % 3 == 0:
                    time.sleep(0.001)  # for the server to have read what was sent
                if how == "reset":
                    leaving.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
        assert httpx.get(f"{mock.url}/v2/health").status_code == 204
    noise = [r for r in caplog.records if r.name in ("asyncio", "firefly_workflows_mock")]
    assert [r.getMessage() for r in noise if "selector" not in r.getMessage()] == []

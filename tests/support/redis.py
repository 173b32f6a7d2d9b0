"""A Redis server of the tests' own, on a free port."""

from __future__ import annotations

import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def redis_server() -> Iterator[str]:
    """Run a server that keeps nothing; its URL. Skips the test where there is no such program."""
    program = shutil.which("redis-server")
    if program is None:
        pytest.skip("redis-server is not installed: the budget on Redis is not tested here")
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    command = [program, "--port", str(port), "--bind", "127.0.0.1", "--save", ""]
    with tempfile.TemporaryDirectory() as folder:
        with (Path(folder) / "log").open("w", encoding="utf-8") as log:
            server = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
        try:
            for _ in range(500):
                try:
                    socket.create_connection(("127.0.0.1", port)).close()
                    break
                except OSError:
                    time.sleep(0.02)
            yield f"redis://127.0.0.1:{port}/0"
        finally:
            server.terminate()
            server.wait()

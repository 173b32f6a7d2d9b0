"""Start the mock server, run examples/quickstart.py against it over TCP, and stop the server.

Everything is a process of its own, as it would be in a shell: what the mock prints on start is what
the client reads from its environment.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).resolve().parent.parent
MOCK = ["-m", "firefly_workflows_mock", "--port", "0", "--seed", "7", "--estate", "60"]
VARIABLES = {"FIREFLY_API_URL", "FIREFLY_ACCESS_KEY", "FIREFLY_SECRET_KEY"}


@contextmanager
def mock_server() -> Iterator[dict[str, str]]:
    """Run the mock on a free port; yields the variables by which a client finds it."""
    with subprocess.Popen(
        [sys.executable, *MOCK], stdout=subprocess.PIPE, encoding="utf-8", cwd=ROOT
    ) as server:
        try:
            yield exports(server.stdout or iter(()))
        finally:
            server.terminate()


def exports(lines: Iterable[str]) -> dict[str, str]:
    """Read the `export NAME=value` lines that the mock prints when it is ready."""
    found: dict[str, str] = {}
    for line in lines:
        words = shlex.split(line)
        if words[:1] == ["export"]:
            name, _, value = words[1].partition("=")
            found[name] = value
        if found.keys() >= VARIABLES:
            return found
    message = "the mock server ended before it was ready"
    raise SystemExit(message)


def main() -> int:
    """Run the demo; returns the exit code of the quickstart."""
    with mock_server() as variables:
        environment = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("FIREFLY_", "QUICKSTART_"))
        }
        environment |= variables | {"QUICKSTART_NAME": "quickstart"}
        command = [sys.executable, str(ROOT / "examples" / "quickstart.py")]
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())

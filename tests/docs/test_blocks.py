"""Every block of code of the pages runs.

Python runs against a mock of its own, with the clients of the pytest plugin at hand. A page whose
blocks need more has a test file of its own: `OWN`. A block that cannot run carries
`<!-- not run: the reason -->` in the line above it, which readers do not see.
"""

from __future__ import annotations

import ast
import re
import shlex
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from opentelemetry.instrumentation.httpx import HTTPXClientInstrumentor
from redis import Redis

from firefly_workflows_mock import cli
from support.contract import ROOT
from support.redis import redis_server

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firefly_workflows import Firefly
    from firefly_workflows_mock import MockFirefly

READ = re.compile(r'^PAGE = .*"(\w+\.md)"', re.MULTILINE)
OWN = {
    page
    for test in Path(__file__).parent.glob("test_*.py")
    for page in READ.findall(test.read_text(encoding="utf-8"))
}
"""The pages whose blocks are run by another test, which reads them as its `PAGE`."""
PAGES = [
    it
    for it in (ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md")))
    if it.parent.name != "docs" or it.name not in OWN
]
PRINTS = re.compile(r"\n\nIt prints\n\n```text\n(.*?)^```$", re.MULTILINE | re.DOTALL)
"""What may follow a block of Python: all that it prints."""
FENCE = re.compile(r"(?:^<!-- not run: (.+) -->\n)?^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def blocks(*languages: str) -> list[Any]:
    """The blocks of some languages that can run, each with its page and line."""
    found: list[Any] = []
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for match in FENCE.finditer(text):
            if match[2] in languages and not match[1]:
                line = text.count("\n", 0, match.start()) + 1
                name = f"{page.relative_to(ROOT).as_posix()}:{line}"
                found.append(pytest.param(match[3], id=name))
    return found


def printed() -> dict[str, str]:
    """What pages say that their blocks of Python print, by the block."""
    found = {}
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for match in FENCE.finditer(text):
            after = PRINTS.match(text, match.end())
            if after:
                found[match[3]] = after[1]
    return found


PRINTED = printed()


def test_there_are_pages_and_blocks() -> None:
    assert len(PAGES) > 20
    assert len(blocks("python")) >= 25
    assert len(PRINTED) >= 2


def test_the_pages_of_other_tests_are_found() -> None:
    assert {"helpers.md", "logging.md", "mock.md"} <= OWN
    assert not {"index.md", "concepts.md"} & OWN


def test_every_block_says_its_language() -> None:
    for page in PAGES:
        for match in FENCE.finditer(page.read_text(encoding="utf-8")):
            assert match[2] in {"python", "sh", "text", "yaml", "json"}, (page, match[3])


@pytest.fixture
def redis_url() -> Iterator[str]:
    with redis_server() as url:
        yield url


@pytest.fixture
def uninstrumented() -> Iterator[None]:
    """Take back what a block instruments: that is the whole process."""
    yield
    if HTTPXClientInstrumentor().is_instrumented_by_opentelemetry:
        HTTPXClientInstrumentor().uninstrument()


@pytest.mark.parametrize("source", blocks("python"))
@pytest.mark.usefixtures("uninstrumented")
def test_python(
    source: str,
    firefly_mock: MockFirefly,
    firefly_client: Firefly,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    """Each runs on its own. Waits of the client at hand take no time.

    A block that needs Redis gets a server; where there is none, the run says what is not proved.
    """
    monkeypatch.chdir(tmp_path)
    redis_url = request.getfixturevalue("redis_url") if "REDIS_URL" in source else None
    if redis_url:
        monkeypatch.setenv("REDIS_URL", redis_url)
    firefly_mock.seed.estate(workspaces=12, runs_per_workspace=2)
    if re.search(r"\bFirefly\(|AsyncFirefly\(", source):
        for name, value in firefly_mock.environ.items():
            monkeypatch.setenv(name, value)
    names = {
        "__name__": "__main__",
        "firefly": firefly_client,
        "firefly_client": firefly_client,
        "firefly_mock": firefly_mock,
    }
    exec(compile(ast.parse(source), "block", "exec"), names)
    if source in PRINTED:
        assert capsys.readouterr().out == PRINTED[source]
    if redis_url:
        # A client that cannot reach the server counts alone: nothing but its key shows that it did.
        with Redis.from_url(redis_url) as server:
            assert server.dbsize() == 1


@pytest.mark.parametrize("source", blocks("yaml"))
def test_yaml(source: str) -> None:
    document = yaml.safe_load(source)
    assert isinstance(document, dict | list)
    for script in re.findall(r"python (examples/\S+)", source):
        assert (ROOT / script).exists()
    for key in re.findall(r"FIREFLY_\w+", source):
        assert key in {"FIREFLY_ACCESS_KEY", "FIREFLY_SECRET_KEY"}


@pytest.mark.parametrize("source", blocks("sh"))
def test_every_command_line_means_something(source: str) -> None:
    for line in source.splitlines():
        words = shlex.split(line, comments=True)
        if words:
            check_command(words)


def check_command(words: list[str]) -> None:
    """A command, with the options it has; one that this does not know fails."""
    command, *rest = words
    if command == "export":
        name, _, value = rest[0].partition("=")
        known = {*FIREFLY_VARIABLES, "HTTPS_PROXY", "SSL_CERT_FILE"}
        assert name in known
        assert value
    elif command == "pip":
        assert rest[0] == "install"
        name, _, extras = rest[1].rstrip("]").partition("[")
        assert name == PROJECT["name"]
        known = PROJECT["optional-dependencies"]
        assert all(it in known for it in extras.split(",") if it)
    elif command == "firefly-mock":
        assert cli._settings(rest)
    elif command == "make":
        assert re.search(rf"^{rest[0]}:", MAKEFILE, re.MULTILINE)
    else:
        pytest.fail(f"no check for the command {command!r}: add one")


FIREFLY_VARIABLES = set(
    re.findall(
        r"\bFIREFLY_[A-Z_]+\b",
        "".join(it.read_text(encoding="utf-8") for it in (ROOT / "overlays").rglob("*.py")),
    )
)

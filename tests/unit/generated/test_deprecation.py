"""What the contract calls deprecated warns when called, and type checkers and help() say it."""

from __future__ import annotations

import inspect
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import anyio
import pytest

from firefly_workflows_api import AsyncClient, Client
from firefly_workflows_api.runtime.deprecation import deprecated
from support.contract import ROOT, operations
from support.scripted import Scripted, always
from support.tools import tool

if TYPE_CHECKING:
    from pathlib import Path

MESSAGE = r"runners_workspaces\.replace is deprecated\. Use runners_workspaces\.update, which"
WORKSPACE = {"id": "w1", "name": "n"}


def call(client: Any) -> Any:
    return client.runners_workspaces.replace("w1", name="n")


def test_every_deprecated_operation_is_marked() -> None:
    marked = {it.id for it in operations() if it.definition.get("deprecated")}
    assert "runners_workspaces.replace" in marked
    for client in (Client("https://a.example"), AsyncClient("https://a.example")):
        methods = {
            it.id: getattr(type(getattr(client, it.resource)), it.name) for it in operations()
        }
        warning = {name for name, method in methods.items() if hasattr(method, "__deprecated__")}
        assert warning == marked
        for name in marked:
            assert "\nDeprecated; a call warns.\n" in (inspect.getdoc(methods[name]) or "")


def test_a_call_warns_where_it_stands() -> None:
    with pytest.warns(DeprecationWarning, match=MESSAGE) as caught:
        call(Scripted(always(200, WORKSPACE)).firefly())
    assert [it.filename for it in caught] == [__file__]
    with pytest.warns(DeprecationWarning, match=MESSAGE):
        Scripted(always(200, WORKSPACE)).firefly().runners_workspaces.with_raw_response.replace("w")


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_an_awaited_call_warns_where_it_stands(backend: str) -> None:
    async def run() -> Any:
        async with Scripted(always(200, WORKSPACE)).async_firefly() as client:
            return await client.runners_workspaces.replace("w1", name="n")

    with pytest.warns(DeprecationWarning, match=MESSAGE) as caught:
        assert anyio.run(run, backend=backend).id == "w1"
    assert [it.filename for it in caught] == [__file__]


def test_a_marked_function_is_what_it_was() -> None:
    @deprecated("x is deprecated.")
    def plain(one: int, *, two: str = "2") -> str:
        """Say it."""
        return f"{one}{two}"

    @deprecated("x is deprecated.")
    async def awaited(one: int) -> int:
        return one

    assert inspect.signature(plain) == inspect.signature(inspect.unwrap(plain))
    assert (plain.__doc__, plain.__name__) == ("Say it.", "plain")
    assert inspect.iscoroutinefunction(awaited)
    with pytest.warns(DeprecationWarning, match="x is deprecated"):
        assert plain(1) == "12"


def test_a_filter_tells_each_place_once(tmp_path: Path) -> None:
    """By default, as the standard library's own: once for each place of the main program."""
    program = tmp_path / "program.py"
    program.write_text(
        "from firefly_workflows_api.runtime.deprecation import deprecated\n"
        "@deprecated('old is deprecated.')\n"
        "def old(): pass\n"
        "for _ in range(3): old()\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, program], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stderr.count("old is deprecated.") == 1
    assert f"{program}:4: DeprecationWarning" in done.stderr


@pytest.mark.tools
def test_type_checkers_say_it(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(
        "from firefly_workflows import Firefly\n"
        "firefly = Firefly()\n"
        "firefly.runners_workspaces.replace('w1')\n"
        "firefly.runners_workspaces.update('w1')\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--enable-error-code", "deprecated", program],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    (line,) = [it for it in done.stdout.splitlines() if "[deprecated]" in it]
    assert "program.py:3: error" in line
    assert "Use runners_workspaces.update" in line


@pytest.mark.tools
def test_a_method_with_a_name_of_python_and_one_line_is_marked_too() -> None:
    module = (
        "from ..runtime.requests import x\n\n\n"
        "class Things:\n"
        "    def import_(self) -> None:\n"
        '        """Take it in."""\n'
        "    def keep(self) -> None:\n"
        '        """Keep it."""\n'
    )
    text = tool("generation.deprecations").marked(
        module, {"import_": "things.import is deprecated."}
    )
    assert text == (
        "from ..runtime.deprecation import deprecated as _deprecated\n"
        "from ..runtime.requests import x\n\n\n"
        "class Things:\n"
        "    @_deprecated('things.import is deprecated.')\n"
        "    def import_(self) -> None:\n"
        '        """Take it in.\n'
        "\n"
        "        Deprecated; a call warns.\n"
        '        """\n'
        "    def keep(self) -> None:\n"
        '        """Keep it."""\n'
    )

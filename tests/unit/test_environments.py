"""tools/environments.py: which Python is taken, what differs from the lock, what a failure does."""

from __future__ import annotations

import sys
import tomllib
from typing import TYPE_CHECKING

import pytest

from support.contract import ROOT
from support.tools import tool

if TYPE_CHECKING:
    from pathlib import Path


pytestmark = pytest.mark.tools

environments = tool("environments")


def program(path: Path, text: str) -> str:
    """Write a shell script that can be run; return where."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_a_python_that_does_not_run_or_is_another_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path / "pyenv"))
    versions = tmp_path / "pyenv" / "versions"
    assert environments.find_python("3.12") is None
    program(tmp_path / "bin" / "python3.12", "exit 127")
    program(versions / "3.12.1" / "bin" / "python3.12", "echo 3.11")
    assert environments.find_python("3.12") is None
    found = program(versions / "3.12.7" / "bin" / "python3.12", "echo 3.12")
    assert environments.find_python("3.12") == found
    first = program(tmp_path / "bin" / "python3.12", "echo 3.12")
    assert environments.find_python("3.12") == first


def test_every_range_of_the_project_is_seen() -> None:
    assert environments.asked_for() >= {"anyio", "attrs", "httpx", "h11", "h2", "redis", "msgspec"}


def test_only_the_libraries_differ_from_the_lock() -> None:
    lock = (
        "attrs==26.1.0 \\\n    --hash=sha256:00\n"
        "pytest==9.2.0 \\\n    --hash=sha256:00\n    --hash=sha256:01\n"
        "PyYAML==6.0.3 \\\n    --hash=sha256:00\n"
        "async-timeout==5.0.1 ; python_full_version < '3.11.3' \\\n    --hash=sha256:00\n"
    )
    assert list(
        environments.others(lock, environments.names_in("attrs==23.2.0\npyyaml==6.0\n"))
    ) == [
        "pytest==9.2.0",
        "async-timeout==5.0.1 ; python_full_version < '3.11.3'",
    ]


def test_one_environment_that_fails_or_is_missing_hides_no_other(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = []

    def passes(name: str, python: str, arguments: list[str]) -> bool:
        ran.append((name, python, arguments))
        return name != "3.98"

    monkeypatch.setattr(environments, "passes", passes)
    monkeypatch.setattr(environments, "find_python", {"3.98": "/a", "3.99": "/b"}.get)
    here = "{}.{}".format(*sys.version_info)
    monkeypatch.setattr(sys, "argv", ["", here, "3.97", "3.98", "3.99", "lowest", "--", "-x"])
    assert environments.main() == 1
    assert ran == [
        ("3.98", "/a", ["-n", "2", "-x"]),
        ("3.99", "/b", ["-n", "2", "-x"]),
        ("lowest", sys.executable, ["-n", "2", "-x"]),
    ]
    said = capsys.readouterr().out
    assert "NOT RUN: there is no Python 3.97 " in said
    assert "THE TESTS FAIL ELSEWHERE: 3.98." in said

    monkeypatch.setattr(sys, "argv", ["", "3.97", "3.99"])
    assert environments.main() == 0
    assert ran[-1] == ("3.99", "/b", ["-n", "2", *environments.TESTS])

    monkeypatch.setattr(sys, "argv", ["", "--warn", "3.98", "3.98", "3.99"])
    assert environments.main() == 0
    assert "THE TESTS FAIL ELSEWHERE: 3.98." in capsys.readouterr().out


def test_it_lists_its_tests_and_asks_for_a_name(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["environments.py", "--list"])
    assert environments.main() == 0
    assert capsys.readouterr().out.split() == list(environments.TESTS)
    monkeypatch.setattr(sys, "argv", ["environments.py"])
    with pytest.raises(SystemExit, match="2"):
        environments.main()
    assert "name lowest, highest or a version" in capsys.readouterr().err


def test_every_test_it_names_is_there() -> None:
    assert all((ROOT / path).exists() for path in environments.TESTS)


def test_every_python_that_the_project_claims_is_run() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = [it.rpartition(" ")[2] for it in project["classifiers"] if ":: Python :: 3." in it]
    assert len(names) > 2
    (line,) = [
        it
        for it in (ROOT / "Makefile").read_text(encoding="utf-8").splitlines()
        if "tools/environments.py" in it and "lowest" not in it
    ]
    assert set(names) <= set(line.split())

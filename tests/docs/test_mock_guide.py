"""Every recipe of the mock's guide does what the page says."""

from __future__ import annotations

import ast
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from firefly_workflows_mock import Fault, MockFirefly, cli
from firefly_workflows_mock.settings import SCENARIO, SETTINGS, Setting
from support.contract import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = (ROOT / "docs" / "mock.md").read_text(encoding="utf-8")


def blocks(heading: str, language: str) -> list[str]:
    """The fenced blocks of a language below a heading."""
    section = re.split(r"^##+ ", PAGE.split(f"# {heading}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)
    return re.findall(rf"^```{language}\n(.*?)^```$", section[0], flags=re.MULTILINE | re.DOTALL)


def write(folder: Path, source: str) -> Path:
    """Save a block under the name its first line gives."""
    path = folder / source.splitlines()[0].removeprefix("# ")
    path.write_text(source, encoding="utf-8")
    return path


def environ(**more: str) -> dict[str, str]:
    """An environment in which the installed commands are found."""
    commands = Path(sys.executable).parent
    return {"PATH": f"{commands}:{os.environ['PATH']}", "HOME": os.environ.get("HOME", "/"), **more}


@pytest.fixture
def shell(tmp_path: Path) -> Iterator[list[str]]:
    """Runs shell scripts in one folder; what they left running ends with the test."""
    started: list[str] = []
    yield started
    for pid in (tmp_path / "pids").read_text(encoding="utf-8").split():
        os.kill(int(pid), signal.SIGTERM)


def sh(folder: Path, script: str, **variables: str) -> str:
    """Run a script as a shell does, remembering what it leaves running."""
    script += '\nfor job in $(jobs -p); do echo "$job" >> pids; done\n'
    # Not a pipe: what is left running would hold it open.
    with (folder / "errors").open("w+", encoding="utf-8") as errors:
        done = subprocess.run(
            ["bash", "-euc", script],
            cwd=folder,
            env=environ(**variables),
            stdout=subprocess.PIPE,
            stderr=errors,
            encoding="utf-8",
            check=False,
            timeout=120,
        )
        errors.seek(0)
        assert done.returncode == 0, errors.read()
    return done.stdout


def run_pytest(folder: Path) -> str:
    """Run pytest with our plugin and no other."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "firefly_workflows.pytest_plugin", "."],
        cwd=folder,
        env=environ(PYTEST_DISABLE_PLUGIN_AUTOLOAD="1"),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout + done.stderr


def test_the_unit_test_and_the_fault_tests_pass(tmp_path: Path) -> None:
    for heading in ("1. A unit test", "2. A test of what happens when Firefly misbehaves"):
        (source,) = blocks(heading, "python")
        write(tmp_path, source)
    assert "4 passed" in run_pytest(tmp_path)


@pytest.mark.usefixtures("shell")
def test_the_ci_job_runs(tmp_path: Path) -> None:
    (job,) = blocks("3. A CI job", "yaml")
    (report,) = blocks("3. A CI job", "python")
    write(tmp_path, report)
    steps = [step["run"] for step in yaml.safe_load(job)["jobs"]["test"]["steps"] if "run" in step]
    install, start, use = steps
    assert install == 'pip install "firefly-workflows[mock]"'
    settings = tmp_path / "settings"
    sh(tmp_path, start, GITHUB_ENV=str(settings))
    lines = settings.read_text(encoding="utf-8").splitlines()
    out = sh(tmp_path, use, **dict(line.split("=", 1) for line in lines))
    counted = [int(line.split()[0]) for line in out.splitlines()]
    assert sum(counted) == 30


@pytest.mark.usefixtures("shell")
def test_the_demo_runs_without_a_network(tmp_path: Path) -> None:
    (script,) = blocks("4. A demo without a network", "sh")
    (source,) = blocks("4. A demo without a network", "python")
    write(tmp_path, source)
    out = sh(tmp_path, script)
    assert re.match(r"\S+: plan_\w+\n", out), out


@pytest.mark.usefixtures("shell")
def test_exploring_with_curl(tmp_path: Path) -> None:
    (script,) = blocks("5. Exploring with curl", "sh")
    rows, *_, status = sh(tmp_path, script).strip().splitlines()
    found = yaml.safe_load(rows)
    assert len(found) == 2
    assert all({"workspaceName", "lastRunStatus"} <= set(row) < {*row, "repo"} for row in found)
    assert status.endswith("503")


def test_the_snippets_of_the_reference_run(capsys: pytest.CaptureFixture[str]) -> None:
    (snippet,) = blocks("`MockFirefly`", "python")
    exec(compile(ast.parse(snippet), "docs/mock.md", "exec"), {})
    assert capsys.readouterr().out.startswith("http://127.0.0.1:")
    (python,) = blocks("Faults", "python")
    (shell,) = blocks("Faults", "sh")
    mock = MockFirefly()
    exec(compile(ast.parse(python), "docs/mock.md", "exec"), {"mock": mock})
    option = shell.split('"')[1]
    assert [rule.fault for rule in mock.faults] == [Fault.parse(option)]


def test_the_reference_names_what_there_is() -> None:
    reference = PAGE.split("## Reference")[1]
    mock = MockFirefly()
    for name in re.findall(r"`(\w+)\(", reference):
        assert hasattr(mock, name) or hasattr(mock.seed, name), name
    row = next(line for line in reference.splitlines() if line.startswith("| `faults` |"))
    for name in re.findall(r"`(\w+)`", row)[1:]:
        assert hasattr(mock.faults, name), name
    words = reference.split("### Faults")[1].split("```")[0]
    assert set(Fault.__dataclass_fields__) - {"retry_after_date"} <= set(
        re.findall(r"`(\w+)`", words)
    )


def row(setting: Setting) -> str:
    """Return what the table of settings says about one of them."""
    default = f"; default `{setting.default}`" if setting.default is not None else ""
    scenario = "yes" if setting.scenario else ""
    option = f"`{setting.option} {setting.metavar}`"
    return f"| `{setting.name}` | {option} | {scenario} | {setting.doc}{default} |"


def test_the_table_of_settings_is_the_one_of_the_code() -> None:
    table = PAGE.split("| argument | option | scenario | meaning |\n")[1].split("\n\n")[0]
    assert table.splitlines()[1:] == [row(each) for each in SETTINGS]


def test_the_scenario_of_the_page_starts_a_mock(tmp_path: Path) -> None:
    (text,) = blocks("`MockFirefly`", "yaml")
    assert set(yaml.safe_load(text)) <= set(SCENARIO.fields)
    (tmp_path / "scenario.yaml").write_text(text, encoding="utf-8")
    (shell,) = blocks("`MockFirefly`", "sh")
    words = shell.split()[1:]
    words[words.index("scenario.yaml")] = str(tmp_path / "scenario.yaml")
    mock = cli._mock(cli._settings(words))
    assert [it.ending for it in mock.account().state.outcomes] == ["plan_error", "blocked"]
    assert [rule.fault.status for rule in mock.faults] == [503, 429]
    assert mock.account("other").secret_key == "0777"

"""What README.md shows is what a reader gets: the table, the ten lines, the demo, the tasks."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING

import pytest

from firefly_workflows_mock import MockFirefly
from support.contract import ROOT, document, operations

if TYPE_CHECKING:
    from pathlib import Path

README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TASKS = set(re.findall(r"^([a-z0-9-]+):.*## ", MAKEFILE, flags=re.MULTILINE))
FOLDERS = {path.name for path in ROOT.iterdir()}
PAGES = [
    str(page.relative_to(ROOT))
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(ROOT.glob("docs/*.md")))
]


def block(language: str, containing: str) -> str:
    """Return the one fenced block of this language that holds a text."""
    found = re.findall(rf"^```{language}\n(.*?)^```$", README, flags=re.MULTILINE | re.DOTALL)
    (match,) = (it for it in found if containing in it)
    return str(match)


def run(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run Python with nothing of the caller's environment but the search path."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": "generated:overlays:mock", **variables},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_table_of_operations_is_that_of_the_contract() -> None:
    checked = run("tools/operations_table.py", "--check")
    assert checked.returncode == 0, checked.stderr
    text = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    named = re.findall(r"^\| `([a-z_]+\.[a-z_]+)` \|", text, flags=re.MULTILINE)
    assert sorted(named) == sorted(it.id for it in operations())


def test_the_check_sees_a_table_that_is_out_of_date(tmp_path: Path) -> None:
    for file in (
        "tools/operations_table.py",
        "tools/yaml12.py",
        "openapi.yaml",
        "docs/operations.md",
    ):
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_bytes((ROOT / file).read_bytes())
    script, page = str(tmp_path / "tools/operations_table.py"), tmp_path / "docs/operations.md"
    contract = tmp_path / "openapi.yaml"
    text = contract.read_text(encoding="utf-8")
    summary = document()["paths"]["/login"]["post"]["summary"]
    contract.write_text(text.replace(f"summary: {summary}\n", "summary: Enter\n", 1), "utf-8")
    assert run(script, "--check").returncode == 1
    assert run(script).returncode == 0
    assert "| `auth.login` | `POST /login` | Enter |" in page.read_text("utf-8")
    page.unlink()
    assert run(script, "--check").returncode == 1


def test_the_example_runs_as_it_stands() -> None:
    example = block("python", "with Firefly() as")
    assert len(example.strip().splitlines()) <= 12
    with MockFirefly(seed=7) as mock:
        mock.seed.estate(workspaces=5, runs_per_workspace=2)
        done = run(
            "-c",
            example,
            FIREFLY_API_URL=mock.url,
            FIREFLY_ACCESS_KEY=mock.access_key,
            FIREFLY_SECRET_KEY=mock.secret_key,
        )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


def test_the_example_with_the_mock_runs_as_it_stands() -> None:
    done = run("-c", block("python", "from firefly_workflows_mock import MockFirefly"))
    assert done.returncode == 0, done.stderr


def test_the_demo_prints_what_the_readme_shows() -> None:
    shown = block("text", "Deploying a plan")
    demo = run("tools/demo.py")
    assert demo.returncode == 0, demo.stderr
    assert demo.stdout.strip() == shown.partition("\n")[2].strip()


def test_the_table_of_types_is_what_make_types_checks() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    names = re.findall(r"Python :: (3\.\d+)'", str(settings["project"]["classifiers"]))
    table = [
        f"| type checker | {' | '.join(names)} |",
        "|---" * (len(names) + 1) + "|",
        f"| mypy `--strict` {'| ✓ ' * len(names)}|",
        f"| pyright, `strict` {'| ✓ ' * len(names)}|",
    ]
    assert "\n".join(table) in README
    assert settings["tool"]["mypy"]["strict"] is True
    assert settings["tool"]["pyright"]["typeCheckingMode"] == "strict"
    planned = subprocess.run(
        ["make", "--dry-run", "types"], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    ).stdout
    (loop,) = re.findall(r"^for version in (.*); do(?:.|\\\n)*?done$", planned, re.MULTILINE)
    assert loop.split() == names
    for command in ("mypy --python-version", "pyright --pythonversion"):
        assert f"{command} $version" in planned
    packages = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    assert [it for it in packages if not (ROOT / it / "py.typed").exists()] == []
    assert len(packages) == 3


@pytest.mark.parametrize("page", PAGES)
def test_every_task_that_a_page_names_is_in_the_makefile(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    commands = re.findall(r"(?:^|`)make ([a-z -]+?)(?=`|  |$)", text, flags=re.MULTILINE)
    named = {task for command in commands for task in command.split()}
    assert named <= TASKS


@pytest.mark.parametrize("page", PAGES)
def test_every_file_that_a_page_names_is_there(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    # Pages of the site also link to pages that are made: test_pages.py follows those links.
    written = page in ("README.md", "CONTRIBUTING.md")
    links = re.findall(r"\]\(([^)#:\s]+)[^):]*\)", text) if written else []
    quoted = re.findall(r"`([A-Za-z_.-]+/[A-Za-z_./-]*|[A-Z]+\.md|openapi\.yaml)`", text)
    missing = [it for it in links if not (ROOT / page).parent.joinpath(it).exists()]
    missing += [it for it in quoted if it.split("/")[0] in FOLDERS and not (ROOT / it).exists()]
    assert not missing


def test_every_task_says_what_it_does() -> None:
    phony = set(re.findall(r"^\.PHONY: (\S+)$", MAKEFILE, flags=re.MULTILINE))
    assert phony == TASKS
    helped = subprocess.run(
        ["make", "help"], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    assert {line.split()[0] for line in helped.stdout.splitlines()} == TASKS

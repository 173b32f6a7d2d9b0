"""The tasks, completion, and how they are found."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from firefly_workflows.cli import exits, tasks
from firefly_workflows.cli.main import main
from firefly_workflows.cli.problems import report
from firefly_workflows.cli.session import Session
from firefly_workflows.errors import FireflyError, RunFailedError, WaitTimeoutError
from firefly_workflows_mock import MockFirefly
from support.contract import operations
from support.terminal import environment, inside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from support.terminal import Done


@pytest.fixture(scope="module")
def server() -> Iterator[MockFirefly]:
    with MockFirefly(seed=7, estate=3) as made:
        yield made


def test_each_task_has_its_module_and_says_what_the_table_says() -> None:
    folder = Path(tasks.__file__).parent
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    assert {name.replace(" ", "_").replace("-", "_") for name in tasks.TASKS} <= modules
    for name, text in tasks.TASKS.items():
        command = tasks.task(*name.rpartition(" ")[::2])
        assert command.get_short_help_str(limit=200) == text
        assert command.name == name.rpartition(" ")[2]


def test_help_and_completion_load_neither_client_nor_rich() -> None:
    code = (
        "import sys\nfrom firefly_workflows.cli.main import main\n"
        "main(sys.argv[1:])\n"
        "heavy = {'httpx', 'rich', 'keyring', 'yaml', 'jmespath', 'platformdirs',"
        " 'firefly_workflows_mock', 'firefly_workflows.engine', 'firefly_workflows_api.models'}\n"
        "sys.exit(','.join(heavy & set(sys.modules)) or 0)"
    )
    for words, more in (
        (["--help"], {}),
        (["workspaces", "search", "--help"], {}),
        ([], {"_FFW_COMPLETE": "bash_complete", "COMP_WORDS": "ffw workspaces search --status p",
              "COMP_CWORD": "4"}),
    ):  # fmt: skip
        done = subprocess.run(
            [sys.executable, "-c", code, *words],
            env=environment(more), capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("ffw work", {"workspaces", "workspace-variables"}),
        ("ffw workspaces search-run-", {"search-run-resources", "search-run-changed-files"}),
        ("ffw workspaces search --filters.ci", {"--filters.ci-tool"}),
        ("ffw workspaces search --status apply_s", {"apply_success"}),
        ("ffw workspaces search -o j", {"json", "jsonl"}),
        ("ffw mock --dialect l", {"live"}),
        ("ffw profile ", {"list", "use", "remove"}),
    ],
)
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_words_are_completed(
    line: str,
    found: set[str],
    shell: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = line.split(" ")
    monkeypatch.setenv("_FFW_COMPLETE", f"{shell}_complete")
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", words[-1] if shell == "fish" else str(len(words) - 1))
    assert main([]) == 0
    lines = capsys.readouterr().out.splitlines()
    if shell == "zsh":
        said = {it for before, it in pairwise(lines) if before == "plain"}
    else:
        said = {it.partition(",")[2].partition("\t")[0] for it in lines}
    assert said == found


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_gets_its_script(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    assert f"_FFW_COMPLETE={shell}_complete" in capsys.readouterr().out


def test_api_reaches_what_has_no_command(ffw: Callable[..., Done]) -> None:
    rows = json.loads(ffw("api", "get", "/runners/projects/list", "-f", "pageSize=1").out)
    assert len(rows["data"]) == 1
    parent = f"parentId={rows['data'][0]['id']}"
    given = ("-f", "name=x", "-f", 'labels=["a"]', "-F", parent)
    made = ffw("api", "POST", "runners/projects", *given)
    assert json.loads(made.out)["labels"] == ["a"]
    shown = ffw("api", "POST", "/a", "-f", "n=1", "-F", "t=1", "-f", "deep.er=true", "--dry-run")
    assert json.loads(shown.out)["body"] == {"n": 1, "t": "1", "deep": {"er": True}}
    assert ffw("api", "DELETE", "/runners/projects/x").code == exits.USAGE  # nobody can be asked
    assert ffw("api", "GET", "/nothing/here").code == exits.NOT_FOUND
    assert ffw("api", "POST", "/a", "-f", "x").code == exits.USAGE


def test_a_running_mock_is_steered(
    server: MockFirefly, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def ffw(*words: str) -> str:
        capsys.readouterr()
        assert main(["mock", *words]) == 0
        return capsys.readouterr().out

    monkeypatch.setenv("FIREFLY_API_URL", server.url)
    assert json.loads(ffw("status"))["operations"] == len(operations())
    rule = json.loads(ffw("fault", "workspaces.search:status=503,times=2"))
    assert (rule["operation"], rule["status"], rule["hits"]) == ("workspaces.search", 503, 0)
    assert [it.operation for it in (rule.fault for rule in server.core.faults)] == [
        "workspaces.search"
    ]
    assert ffw("fault", "--clear") == ""
    before = server.clock.now()
    ffw("clock", "--advance", "3600")
    assert (server.clock.now() - before).total_seconds() >= 3600
    assert ffw("journal") == ""
    assert inside(["projects", "list"], server.environ, capsys, monkeypatch).code == 0
    rows = [
        json.loads(line) for line in ffw("journal", "--operation", "projects.list").splitlines()
    ]
    assert [it["status"] for it in rows] == [200]
    ffw("journal", "--clear")
    assert ffw("journal") == ""
    ffw("reset")


def test_a_mock_that_is_not_there_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["mock", "status"]) == exits.USAGE
    assert main(["mock", "status", "--url", "http://127.0.0.1:1"]) == exits.NETWORK
    monkeypatch.setenv("FIREFLY_API_URL", "http://127.0.0.1:1")
    assert main(["mock", "fault", "no.such:status=503"]) in (exits.USAGE, exits.NETWORK)
    assert "ffw mock" in capsys.readouterr().err


def test_the_mock_starts_with_its_own_options(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    process = subprocess.Popen(
        [Path(sys.executable).with_name("ffw"), "mock", "--estate", "2", "--dialect", "live"],
        env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip
    try:
        assert process.stdout is not None
        lines = [process.stdout.readline().removeprefix("export ").strip() for _ in range(3)]
        env = dict(line.split("=", 1) for line in lines)
        assert set(env) == {"FIREFLY_ACCESS_KEY", "FIREFLY_SECRET_KEY", "FIREFLY_API_URL"}
        done = inside(["workspaces", "search", "-o", "id"], env, capsys, monkeypatch)
        assert len(done.out.split()) == 2
        status = inside(["mock", "status"], env, capsys, monkeypatch)
        assert json.loads(status.out)["dialect"] == "live"
    finally:
        process.terminate()
        _, err = process.communicate()
    assert (process.returncode, err) == (0, "")
    refused = inside(["mock", "--estate", "many"], {}, capsys, monkeypatch)
    assert refused.code == exits.USAGE


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (RunFailedError("It failed.", run_id="r", last_status="plan_error"), exits.RUN_FAILED),
        (WaitTimeoutError("Too long.", run_id="r", last_status="planning"), exits.PARTLY),
        (exits.CommandError("2 of 3 failed.", code=exits.PARTLY), exits.PARTLY),
        (ZeroDivisionError("what"), exits.BUG),
    ],
)
def test_an_error_ends_with_its_code(
    error: Exception, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report(error, Session()) == code
    assert capsys.readouterr().err.startswith("Error: ")


def test_a_report_repeats_no_secret(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIREFLY_SECRET_KEY", "of-the-environment")
    session = Session(debug=True)
    session.keep_secret("of-the-profile")
    try:
        raise exits.CommandError("of-the-profile is wrong", hint="not of-the-environment")
    except exits.CommandError as error:
        report(error, session)
    said = capsys.readouterr().err
    assert "Error: *** is wrong" in said
    assert "Traceback" in said
    assert "of-the-" not in said


def test_every_error_has_a_code_of_the_table() -> None:
    kinds = [FireflyError]
    for kind in kinds:
        kinds += kind.__subclasses__()
    assert len(kinds) > 15
    for kind in kinds:
        error = kind.__new__(kind)
        if isinstance(error, exits.CommandError):
            continue
        assert exits.code_of(error) in exits.MEANINGS

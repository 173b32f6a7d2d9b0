"""Each example does its job against the mock, also where something fails on the way."""

from __future__ import annotations

import csv
import importlib.util
import io
import json
import logging
import sys
from typing import TYPE_CHECKING, Any, Protocol

import pytest
import yaml

from firefly_workflows import Firefly, FireflyError, RunFailedError
from support.contract import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import ModuleType

    from firefly_workflows_mock import MockFirefly

FOLDER = ROOT / "examples"
# The examples that are no scripts of one task: `make demo`, a web service, a test suite.
OTHERS = {"quickstart", "fastapi_handler", "test_release"}
TASKS = sorted(path.stem for path in FOLDER.glob("*.py") if path.stem not in OTHERS)


class Task(Protocol):
    def __call__(self, *arguments: object) -> int: ...


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"examples_{name}", FOLDER / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def task(
    request: pytest.FixtureRequest, firefly_client: Firefly, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Task]:
    """The `main` of the example that the test class is about, with a client of the mock."""
    module = load(request.cls.example)
    monkeypatch.setattr(module, "Firefly", firefly_client.with_options)
    main: Any = module.main
    logger = logging.getLogger("firefly_workflows")
    level = logger.level
    yield lambda *arguments: main([str(it) for it in arguments])
    logger.setLevel(level)


def managed_names(firefly: Firefly) -> list[str]:
    found = firefly.workspaces.search(filters={"is_managed_workflow": True})
    return [str(it.workspace_name) for it in found]


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.py")))
def test_the_example_is_short(name: str) -> None:
    lines = (FOLDER / f"{name}.py").read_text(encoding="utf-8").splitlines()
    assert len([line for line in lines if line.strip()]) <= (60 if name != "quickstart" else 200)


@pytest.mark.parametrize("name", TASKS)
def test_it_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        load(name).main(["--help"])
    assert ended.value.code == 0
    assert f"python examples/{name}.py" in capsys.readouterr().out


class TestListFailed:
    example = "list_failed"

    def test_by_label(
        self, task: Task, firefly_mock: MockFirefly, firefly_client: Firefly, capsys: Any
    ) -> None:
        firefly_mock.seed.estate(workspaces=40, runs_per_workspace=2)
        everything = list(firefly_client.workspaces.search())
        wanted = {
            it.workspace_name
            for it in everything
            if str(it.last_run_status) in {"plan_error", "apply_error", "init_error", "blocked"}
            and "production" in (it.labels or [])
        }
        firefly_mock.faults.rate_limit("workspaces.search", retry_after=20, times=1)

        assert task("--label", "production") == 1

        lines = capsys.readouterr().out.splitlines()
        assert wanted
        assert {line.split("  ")[0] for line in lines} == wanted
        assert all("  http" in line for line in lines)

    def test_nothing_failed(self, task: Task, capsys: Any) -> None:
        assert task("--label", "production") == 0
        assert capsys.readouterr().out == ""


class TestDriftToCsv:
    example = "drift_to_csv"

    def test_each_drifted_resource_once(
        self, task: Task, firefly_mock: MockFirefly, firefly_client: Firefly, tmp_path: Path
    ) -> None:
        firefly_mock.seed.estate(workspaces=20, runs_per_workspace=2)
        firefly_mock.faults.error("workspaces.search_run_resources", status=503, times=2)

        assert task(tmp_path / "drift.csv") == 0

        with (tmp_path / "drift.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert rows
        assert len({(row["workspace"], row["resource"]) for row in rows}) == len(rows)
        assert {row["workspace"] for row in rows} <= {
            str(it.workspace_name) for it in firefly_client.workspaces.search()
        }

    def test_a_failure_leaves_the_last_report(
        self, task: Task, firefly_mock: MockFirefly, tmp_path: Path
    ) -> None:
        firefly_mock.seed.estate(workspaces=2)
        report = tmp_path / "drift.csv"
        report.write_text("of yesterday", encoding="utf-8")
        firefly_mock.faults.error("workspaces.search_run_resources", status=400)
        with pytest.raises(FireflyError):
            task(report)
        assert report.read_text(encoding="utf-8") == "of yesterday"


class TestDeployInOrder:
    example = "deploy_in_order"

    def test_applies_each_after_the_other(
        self, task: Task, firefly_mock: MockFirefly, firefly_client: Firefly, capsys: Any
    ) -> None:
        firefly_mock.seed.estate(workspaces=6)
        names = managed_names(firefly_client)[:3]
        firefly_mock.faults.reset("runners_workspaces.apply_task", after=True, times=1)

        assert task(*names, "--apply") == 0

        lines = capsys.readouterr().out.splitlines()
        finished = [line for line in lines if "apply_success" in line]
        assert [line.split(":")[0] for line in finished] == names
        assert firefly_mock.journal.count("runners_workspaces.deploy") == len(names)
        assert firefly_mock.journal.count("runners_workspaces.apply_task") > 0

    def test_stops_at_the_first_failure(
        self, task: Task, firefly_mock: MockFirefly, firefly_client: Firefly
    ) -> None:
        firefly_mock.seed.estate(workspaces=6)
        names = managed_names(firefly_client)[:3]
        firefly_mock.seed.expect("plan_error", workspace=names[1])
        with pytest.raises(RunFailedError):
            task(*names)
        assert firefly_mock.journal.count("runners_workspaces.deploy") == 2

    def test_a_wrong_name_deploys_nothing(
        self, task: Task, firefly_mock: MockFirefly, firefly_client: Firefly
    ) -> None:
        firefly_mock.seed.estate(workspaces=6)
        with pytest.raises(FireflyError, match="No workspace is named 'nonsense'"):
            task(managed_names(firefly_client)[0], "nonsense")
        assert firefly_mock.journal.count("runners_workspaces.deploy") == 0


class TestClearFields:
    example = "clear_fields"

    def test_of_a_project(self, task: Task, firefly_client: Firefly, capsys: Any) -> None:
        projects = firefly_client.projects
        project = projects.create(
            name="sandbox", parent_id=projects.root().id, description="text", labels=["a"]
        )

        assert task("--project", "sandbox", "description", "labels") == 0

        left = projects.get(project.id)
        assert not left.description
        assert left.labels == []
        assert capsys.readouterr().out == "description: cleared\nlabels: cleared\n"

    @pytest.mark.firefly_mock(assume={"empty_values": "kept"})
    def test_what_the_service_keeps_is_told(
        self, task: Task, firefly_client: Firefly, capsys: Any
    ) -> None:
        projects = firefly_client.projects
        projects.create(name="sandbox", parent_id=projects.root().id, labels=["a"])
        assert task("--project", "sandbox", "labels") == 1
        assert capsys.readouterr().out == "labels: kept by the service\n"


class TestGuardrailsAsCode:
    example = "guardrails_as_code"

    @pytest.fixture
    def file(self, tmp_path: Path) -> Path:
        rule = {
            "name": "Budget",
            "type": "cost",
            "isEnabled": True,
            "createdBy": "jo",
            "severity": 2,
            "scope": {
                part: {"include": ["*"], "exclude": []}
                for part in ("workspaces", "repositories", "branches", "labels")
            },
            "criteria": {"cost": {"thresholdAmount": 1000}},
        }
        path = tmp_path / "guardrails.yaml"
        path.write_text(yaml.safe_dump([rule]), encoding="utf-8")
        return path

    def test_plan_apply_and_again(
        self,
        task: Task,
        file: Path,
        firefly_mock: MockFirefly,
        firefly_client: Firefly,
        capsys: Any,
    ) -> None:
        firefly_mock.faults.rate_limit("guardrails.create", retry_after=20, times=1)
        assert task(file) == 1
        assert firefly_mock.journal.count("guardrails.create") == 0
        assert task(file, "--apply") == 0
        assert task(file) == 0
        assert capsys.readouterr().out == "create Budget\n" * 2

        file.write_text(
            file.read_text(encoding="utf-8").replace("severity: 2", "severity: 1"), encoding="utf-8"
        )
        assert task(file, "--apply") == 0
        assert capsys.readouterr().out == "change Budget: severity\n"
        assert firefly_client.guardrails.get_by_name("Budget").severity == 1
        assert task(file) == 0


class TestBulkImport:
    example = "bulk_import"

    def test_resumes(
        self, task: Task, firefly_mock: MockFirefly, firefly_client: Firefly, tmp_path: Path
    ) -> None:
        projects = firefly_client.projects
        project = projects.create(name="platform", parent_id=projects.root().id)
        file = tmp_path / "workspaces.csv"
        names = [f"service-{number:03}" for number in range(300)]
        lines = [f"{name},acme/infrastructure,main,terraform/{name}" for name in names]
        file.write_text("\n".join(["name,repo,branch,work_dir", *lines]), encoding="utf-8")
        arguments = (file, "--project", "platform", "--integration", "5fd126f5744410407fbc552f")
        # One is refused, and of one the response is lost: it was created.
        firefly_mock.faults.error("runners_workspaces.create", status=500, skip=20, times=1)
        firefly_mock.faults.reset("runners_workspaces.create", after=True, skip=40, times=1)

        assert task(*arguments) == 1
        assert task(*arguments) == 0

        created = [it.name for it in projects.list_workspaces(project.id)]
        assert sorted(created) == names


class TestProjectTree:
    example = "project_tree"

    def test_twice_with_a_lost_response(
        self,
        task: Task,
        firefly_mock: MockFirefly,
        firefly_client: Firefly,
        tmp_path: Path,
        capsys: Any,
    ) -> None:
        firefly_client.variable_sets.create(name="defaults", variables=[])
        tree = {
            "name": "platform",
            "labels": ["core"],
            "children": [
                {
                    "name": "network",
                    "variables": {"REGION": "eu-west-1"},
                    "members": {"64b7f2a1c9e77a0012ab34cd": "viewer"},
                    "sets": ["defaults"],
                }
            ],
        }
        file = tmp_path / "tree.yaml"
        file.write_text(yaml.safe_dump([tree]), encoding="utf-8")
        firefly_mock.faults.reset("projects.create", after=True, times=1)

        assert task(file) == 0
        assert capsys.readouterr().out == "created platform\n  created network\n"
        assert task(file) == 0
        assert capsys.readouterr().out == "present platform\n  present network\n"

        network = firefly_client.projects.find_by_path("platform/network")
        assert network is not None
        assert [it.key for it in firefly_client.project_variables.list(network.id)] == ["REGION"]
        assert [it.role for it in firefly_client.projects.list_members(network.id)] == ["viewer"]
        assert firefly_mock.journal.count("projects.create") == 2


class TestRotateVariable:
    example = "rotate_variable"

    def test_twice_where_one_owner_is_refused(
        self,
        task: Task,
        firefly_mock: MockFirefly,
        firefly_client: Firefly,
        monkeypatch: pytest.MonkeyPatch,
        capsys: Any,
    ) -> None:
        variable: Any = {"key": "PASSWORD", "value": "before", "sensitivity": "secret"}
        root = firefly_client.projects.root()
        project = firefly_client.projects.create(
            name="payments", parent_id=root.id, variables=[variable]
        )
        created = firefly_client.variable_sets.create(name="defaults", variables=[variable])

        assert task("PASSWORD", "--dry-run") == 0
        assert "would change: the project payments" in capsys.readouterr().out

        assert firefly_client.project_variables.list(project.id)[0].value == "before"

        firefly_mock.faults.error("variable_sets.upsert_variables", status=400, times=1)
        monkeypatch.setattr("sys.stdin", io.StringIO("after\n"))
        assert task("PASSWORD") == 1
        shown = capsys.readouterr().out
        assert "changed: the project payments" in shown
        assert "NOT changed: the variable set defaults" in shown

        monkeypatch.setattr("sys.stdin", io.StringIO("after\n"))
        assert task("PASSWORD") == 0
        assert "has it already: the project payments" in capsys.readouterr().out
        held = [
            *firefly_client.project_variables.list(project.id),
            *firefly_client.variable_sets.list_variables(created.variable_set_id),
        ]
        assert {it.value for it in held} == {"after"}

    def test_no_value(self, task: Task, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO(""))
        with pytest.raises(SystemExit):
            task("PASSWORD")


class TestDebugCall:
    example = "debug_call"

    def test_the_response_and_what_led_to_it(
        self, task: Task, firefly_mock: MockFirefly, capsys: Any
    ) -> None:
        firefly_mock.faults.error("projects.list", status=503, times=1)
        assert task("projects", "list") == 0
        assert json.loads(capsys.readouterr().out)["data"]

    def test_what_to_quote(self, task: Task, capsys: Any) -> None:
        assert task("projects", "get", "5fd126f5744410407fbc552f") == 1
        shown = capsys.readouterr().err
        assert "404 GET" in shown
        assert "request id: " in shown
        assert "None" not in shown

    def test_no_such_method(self, task: Task, capsys: Any) -> None:
        with pytest.raises(SystemExit):
            task("projects", "frobnicate")
        assert "there is no projects.frobnicate" in capsys.readouterr().err


class TestExplainFailure:
    example = "explain_failure"

    def test_nothing_is_wrong(self, task: Task) -> None:
        assert task() == 0

    @pytest.mark.parametrize(
        ("setting", "value", "code", "word"),
        [
            ("FIREFLY_SECRET_KEY", "wrong", 3, "key"),
            ("FIREFLY_ACCESS_KEY", "", 2, "FIREFLY_ACCESS_KEY"),
            ("FIREFLY_API_URL", "http://127.0.0.1:9", 6, "127.0.0.1:9"),
            ("FIREFLY_API_URL", "nonsense", 2, "FIREFLY_API_URL"),
            ("FIREFLY_JWT_TOKEN", "expired", 3, "token"),
        ],
    )
    def test_settings(
        self,
        setting: str,
        value: str,
        code: int,
        word: str,
        firefly_mock: MockFirefly,
        monkeypatch: pytest.MonkeyPatch,
        capsys: Any,
    ) -> None:
        for name, right in firefly_mock.environ.items():
            monkeypatch.setenv(name, right)
        if setting == "FIREFLY_JWT_TOKEN":
            monkeypatch.delenv("FIREFLY_ACCESS_KEY")
            monkeypatch.delenv("FIREFLY_SECRET_KEY")
        monkeypatch.setenv(setting, value)
        assert load(self.example).main([]) == code
        assert word in capsys.readouterr().err

    def test_a_wrong_id(self, task: Task, capsys: Any) -> None:
        assert task("--workspace", "5e7a5a5e-0000-4000-8000-000000000001") == 4
        assert "5e7a5a5e" in capsys.readouterr().err


class TestFastapiHandler:
    def test_requests(
        self,
        firefly_mock: MockFirefly,
        async_firefly_client: Any,
        firefly_client: Firefly,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        from fastapi.testclient import TestClient

        firefly_mock.seed.estate(workspaces=9)
        name = managed_names(firefly_client)[0]
        module = load("fastapi_handler")
        monkeypatch.setattr(module, "AsyncFirefly", lambda: async_firefly_client)
        with TestClient(module.app) as web:
            listed = web.get("/workspaces", params={"label": "production"}).json()
            assert {"name", "status"} == set(listed[0])
            assert web.post(f"/workspaces/{name}/plan").status_code == 202
            missing = web.post("/workspaces/nonsense/plan")
            firefly_mock.faults.error("workspaces.search", status=403, body="json")
            refused = web.get("/workspaces", params={"label": "production"})
        assert missing.status_code == 404
        assert "nonsense" in missing.json()["error"]
        assert refused.status_code == 502
        assert refused.json()["request_id"]


def test_the_suite_for_users(tmp_path: Path) -> None:
    """It passes on its own, with nothing but the installed package's fixtures."""
    import subprocess

    done = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"),
            *("-c", "/dev/null", "--rootdir", str(tmp_path), str(FOLDER / "test_release.py")),
            *("-p", "no:schemathesis", "-p", "no:hypothesispytest"),
        ],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=tmp_path,
        check=False,
    )
    assert "3 passed" in done.stdout, done.stdout

"""The tasks do what they say against the mock, also where something fails on the way."""

from __future__ import annotations

import io
import json
import threading
from collections import Counter
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, ClassVar

import pytest
import yaml
from rich.console import Console

from firefly_workflows.cli import exits
from firefly_workflows.cli.following.board import Board
from firefly_workflows.cli.following.runs import described, run_of, waiting
from firefly_workflows.cli.following.together import together
from firefly_workflows.cli.output.tree import write_tree
from firefly_workflows.cli.session import Session
from firefly_workflows.cli.wanted.guardrails import steps

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from firefly_workflows import Firefly
    from firefly_workflows_mock import MockFirefly
    from support.terminal import Done

    Ffw = Callable[..., Done]

VCS = "5fd126f5744410407fbc552f"
USER = "64b7f2a1c9e77a0012ab34cd"


@pytest.fixture
def names(firefly_mock: MockFirefly, firefly_client: Firefly) -> list[str]:
    """The workspaces that Firefly runs, of an estate."""
    firefly_mock.seed.estate(workspaces=12)
    found = firefly_client.workspaces.search(filters={"is_managed_workflow": True})
    return [str(it.workspace_name) for it in found]


def rows(done: Done) -> list[Any]:
    assert done.code == exits.OK, done.err
    return [json.loads(line) for line in done.out.splitlines()]


class TestDeploy:
    def test_several_side_by_side(self, ffw: Ffw, names: list[str]) -> None:
        done = ffw("deploy", *names[:3])
        assert [row["workspaceName"] for row in rows(done)] == names[:3]
        assert {row["status"] for row in rows(done)} <= {"plan_success", "plan_no_changes"}
        for name in names[:3]:
            assert f"{name}: starting\n" in done.err

    def test_apply_needs_a_yes(self, ffw: Ffw, names: list[str], firefly_mock: MockFirefly) -> None:
        refused = ffw("deploy", names[0], "--apply", "--approve")
        assert refused.code == exits.USAGE
        assert "--yes" in refused.err
        assert firefly_mock.journal.count("runners_workspaces.deploy") == 0
        done = ffw("deploy", names[0], "--apply", "--approve", "--yes")
        assert rows(done)[0]["status"] == "apply_success"

    def test_one_fails(self, ffw: Ffw, names: list[str], firefly_mock: MockFirefly) -> None:
        firefly_mock.seed.expect("plan_error", workspace=names[1])
        done = ffw("deploy", *names[:3])
        assert done.code == exits.PARTLY
        assert len(done.out.splitlines()) == 2
        assert "plan_error" in done.err
        firefly_mock.seed.expect("plan_error", times=2)
        assert ffw("deploy", *names[1:3]).code == exits.RUN_FAILED

    def test_a_wrong_name_deploys_nothing(
        self, ffw: Ffw, names: list[str], firefly_mock: MockFirefly
    ) -> None:
        done = ffw("deploy", names[0], "nonsense")
        assert done.code == exits.NOT_FOUND
        assert firefly_mock.journal.count("runners_workspaces.deploy") == 0

    def test_what_a_plan_changes_is_told_once_it_is_there(
        self, ffw: Ffw, names: list[str], firefly_mock: MockFirefly
    ) -> None:
        firefly_mock.journal.clear()
        done = ffw("deploy", names[0])
        *before, last = done.err.splitlines()
        assert all("(" not in it for it in before)
        run = rows(done)[0]
        found = ffw(
            "runners-workspaces", "search-task-resources", f"id:{run['workspaceId']}",
            run["planTaskId"], "--mode", "table", "--all",
        )  # fmt: skip
        actions = Counter(it["action"] for it in rows(found))
        signs = {"create": "+", "update": "~", "delete": "-"}
        shown = " ".join(f"{sign}{actions[it]}" for it, sign in signs.items() if actions[it])
        assert last == f"{names[0]}: plan_success ({shown or 'no changes'})"

    def test_a_view_lets_no_run_fail(
        self, ffw: Ffw, names: list[str], firefly_mock: MockFirefly
    ) -> None:
        firefly_mock.faults.error("runners_workspaces.search_task_resources", status=403)
        done = ffw("deploy", names[0])
        assert done.code == exits.OK
        assert done.err.endswith(f"{names[0]}: plan_success\n")

    def test_without_waiting(self, ffw: Ffw, names: list[str], firefly_mock: MockFirefly) -> None:
        done = ffw("deploy", names[0], "--no-wait")
        assert (done.code, done.out) == (exits.OK, "")
        assert "ffw runs watch" in done.err
        assert rows(ffw("runs", "watch", names[0]))[0]["status"] == "plan_success"

    def test_ctrl_c_says_how_to_go_on(
        self, ffw: Ffw, names: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        update = Board.update

        def interrupt(board: Board, name: str, run: Any, changes: str = "") -> None:
            update(board, name, run, changes)
            raise KeyboardInterrupt

        monkeypatch.setattr(Board, "update", interrupt)
        done = ffw("deploy", names[0])
        assert done.code == exits.INTERRUPTED
        assert "the runs go on" in done.err

    @pytest.mark.parametrize("words", [("--approve",), ("--apply", "--approve", "--no-wait")])
    def test_what_cannot_be_meant(self, ffw: Ffw, words: tuple[str, ...]) -> None:
        assert ffw("deploy", "any", *words).code == exits.USAGE


@pytest.mark.parametrize(
    ("width", "first"),
    [
        (100, "payments-cluster-production  apply_success  0:00  +12 ~3  guardrails 3/5"),
        (60, "payments-cluster-production  apply_success  0:00  +12 ~3"),
        (40, "payments-cluster…  apply_success  0:00"),
    ],
)
def test_a_narrow_terminal_shows_what_matters_most(
    width: int, first: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "firefly_workflows.cli.following.board.time", SimpleNamespace(monotonic=lambda: 1.0)
    )
    board = Board(["payments-cluster-production", "short"])
    guardrails = SimpleNamespace(passed=3, total=5)
    plan = [SimpleNamespace(guardrails_summary=guardrails)]
    run: Any = SimpleNamespace(run_id="r", status="apply_success", plan=plan)
    board.update("payments-cluster-production", run, "+12 ~3")
    console = Console(width=width, file=io.StringIO())
    console.print(board._table(width))
    lines = console.file.getvalue().splitlines()  # type: ignore[attr-defined]
    assert lines[0].rstrip() == first
    assert lines[1].startswith("short")


def test_calls_side_by_side() -> None:
    """As many as allowed are under way at a time, and no more."""
    meeting, most, lock = threading.Barrier(3), [0, 0], threading.Lock()

    def call(name: str) -> str:
        with lock:
            most[0] += 1
            most[1] = max(most)
        meeting.wait(10)
        with lock:
            most[0] -= 1
        return name.upper()

    assert together(list("abcdef"), call, limit=3) == {name: name.upper() for name in "abcdef"}
    assert most[1] == 3


class TestApproval:
    @pytest.fixture
    def planned(self, ffw: Ffw, names: list[str]) -> str:
        """A workspace whose apply waits: one with a manual apply rule."""
        for name in names:
            done = ffw("deploy", name, "--apply", "--yes")
            if done.code == exits.PARTLY:
                assert "approv" in done.err
                return name
        raise AssertionError("no workspace of the estate waits for approval")

    def test_is_listed_and_given(self, ffw: Ffw, planned: str) -> None:
        listed = rows(ffw("approvals"))
        assert planned in [row["workspaceName"] for row in listed]
        assert rows(ffw("apply", planned, "--yes"))[0]["status"] == "apply_success"
        assert planned not in [row["workspaceName"] for row in rows(ffw("approvals"))]

    def test_what_it_would_change_is_shown(
        self, planned: str, ffw: Ffw, firefly_client: Firefly
    ) -> None:
        session = Session(make_client=lambda **_: firefly_client)
        found = waiting(session, planned, None)
        resources = firefly_client.runners_workspaces.search_task_resources(
            found.workspace_id, found.task_id, mode="table"
        ).collect()
        changing = [it for it in resources if str(it.action) in {"create", "update", "delete"}]
        assert len(changing) < len(resources)
        assert described(session, found) == [f"{it.action} {it.name}" for it in changing]

    def test_is_turned_down(self, ffw: Ffw, planned: str, firefly_mock: MockFirefly) -> None:
        assert ffw("discard", planned).code == exits.USAGE
        assert firefly_mock.journal.count("runners_workspaces.discard_task") == 0
        assert ffw("discard", planned, "--yes").code == exits.OK
        assert planned not in [row["workspaceName"] for row in rows(ffw("approvals"))]

    def test_nothing_waits(self, ffw: Ffw, planned: str) -> None:
        assert ffw("apply", planned, "--yes").code == exits.OK
        done = ffw("apply", planned, "--yes")
        assert done.code == exits.NOT_FOUND
        assert "waits for approval" in done.err


class TestRuns:
    def test_list_and_show(self, ffw: Ffw, names: list[str]) -> None:
        listed = rows(ffw("runs", "list", names[0], "--limit", "2"))
        assert len(listed) == 2
        shown = rows(ffw("runs", "show", names[0], listed[1]["runId"]))
        assert shown[0]["runId"] == listed[1]["runId"]
        assert rows(ffw("runs", "show", names[0]))[0]["runId"] == listed[0]["runId"]

    def test_by_status(self, ffw: Ffw, names: list[str]) -> None:
        found = rows(ffw("runs", "list", names[0], "--status", "apply_success"))
        assert {row["status"] for row in found} <= {"apply_success"}

    def test_of_a_service_that_ignores_filters(self) -> None:
        runs = [SimpleNamespace(run_id="one"), SimpleNamespace(run_id="two")]
        workspaces = SimpleNamespace(search_runs=lambda *_, **__: runs)
        session: Any = SimpleNamespace(
            firefly=SimpleNamespace(workspaces=workspaces), id_of=lambda _, word: word
        )
        assert run_of(session, "w", "two") is runs[1]
        with pytest.raises(exits.CommandError):
            run_of(session, "w", "three")

    def test_no_such_run(self, ffw: Ffw, names: list[str]) -> None:
        missing = "00000000-0000-4000-8000-000000000000"
        assert ffw("runs", "show", names[0], missing).code == exits.NOT_FOUND


class TestProjects:
    @pytest.fixture
    def file(self, tmp_path: Path, firefly_client: Firefly) -> Path:
        firefly_client.variable_sets.create(name="defaults", variables=[])
        path = tmp_path / "projects.yaml"
        network = {
            "name": "network",
            "variables": {
                "REGION": "eu-west-1",
                "TOKEN": {"value": "hush-hush", "sensitivity": "secret"},
            },
            "members": {USER: "viewer"},
            "sets": ["defaults"],
        }
        tree = [{"name": "platform", "labels": ["core"], "children": [network]}]
        path.write_text(yaml.safe_dump(tree), encoding="utf-8")
        return path

    def test_plan_apply_and_again(
        self, ffw: Ffw, file: Path, firefly_mock: MockFirefly, firefly_client: Firefly
    ) -> None:
        planned = ffw("projects", "apply", str(file), "--dry-run")
        assert planned.code == exits.OK
        assert "+ project platform\n+ project platform/network\n" in planned.out
        assert firefly_mock.journal.count("projects.create") == 0
        assert ffw("projects", "apply", str(file)).code == exits.USAGE

        done = ffw("projects", "apply", str(file), "--yes")
        assert done.code == exits.OK, done.err
        assert done.out == planned.out
        network = firefly_client.projects.find_by_path("platform/network")
        assert network is not None
        held = {it.key: it.value for it in firefly_client.project_variables.list(network.id)}
        assert held == {"REGION": "eu-west-1", "TOKEN": "hush-hush"}

        # The value of a secret cannot be compared everywhere, so it is written again.
        again = ffw("projects", "apply", str(file), "--yes")
        assert again.out == "~ variables of platform/network: TOKEN\n"
        assert "hush-hush" not in planned.out + done.out + done.err + again.out + again.err

    def test_stops_and_goes_on(self, ffw: Ffw, file: Path, firefly_mock: MockFirefly) -> None:
        firefly_mock.faults.error("project_variables.upsert", status=400, times=1)
        done = ffw("projects", "apply", str(file), "--yes")
        assert done.code == exits.PARTLY
        assert "2 of 5 steps are done" in done.err
        rest = ffw("projects", "apply", str(file), "--yes")
        assert rest.code == exits.OK
        assert "project platform" not in rest.out.replace("of platform", "")

    def test_a_first_step_that_fails_is_a_plain_error(
        self, ffw: Ffw, file: Path, firefly_mock: MockFirefly
    ) -> None:
        firefly_mock.faults.error("projects.create", status=400, times=1)
        assert ffw("projects", "apply", str(file), "--yes").code == exits.REFUSED

    def test_changes_labels(self, ffw: Ffw, file: Path, firefly_client: Firefly) -> None:
        ffw("projects", "apply", str(file), "--yes")
        file.write_text("- {name: platform, labels: [core, extra]}", encoding="utf-8")
        done = ffw("projects", "apply", str(file), "--yes")
        assert done.out == "~ project platform: labels\n"
        found = firefly_client.projects.get_by_name("platform")
        assert found.labels == ["core", "extra"]

    @pytest.mark.parametrize(
        ("text", "where", "word"),
        [
            ("- {nam: x}", "projects[0]", "no name"),
            ("- {name: x, labls: [a]}", "projects[0]", "did you mean labels?"),
            ("- {name: x, labels: a}", "projects[0].labels", "a list"),
            ("- {name: x, children: [{name: y, children: 3}]}", "children[0]", "a list"),
            ("- {name: x, variables: {PORT: 8080}}", "PORT", "quote numbers"),
            ("- {name: a/b}", "projects[0]", "slash"),
            ("- 3", "projects[0]", "no object"),
            ("name: x", "projects.yaml", "no list"),
            ("- {name: x", "line", "neither JSON nor YAML"),
        ],
    )
    def test_a_wrong_file(
        self, ffw: Ffw, tmp_path: Path, text: str, where: str, word: str, firefly_mock: MockFirefly
    ) -> None:
        path = tmp_path / "projects.yaml"
        path.write_text(text, encoding="utf-8")
        done = ffw("projects", "apply", str(path), "--yes")
        assert done.code == exits.USAGE
        assert where in done.err
        assert word in done.err
        assert firefly_mock.journal.count("projects.create") == 0

    def test_the_tree(self, ffw: Ffw, file: Path) -> None:
        ffw("projects", "apply", str(file), "--yes")
        drawn = ffw("projects", "tree", "-o", "table").out.splitlines()
        assert drawn[1:] == ["└─ platform  core", "   └─ network"]
        (found,) = rows(ffw("projects", "tree"))
        assert found["data"][0]["children"][0]["name"] == "platform"


def test_lines_of_a_tree(capsys: pytest.CaptureFixture[str]) -> None:
    nodes = [(0, "root"), (1, "a"), (2, "b"), (3, "c"), (2, "d"), (1, "e"), (2, "f")]
    write_tree([(depth, (name, "")) for depth, name in nodes])
    drawn = "root\n├─ a\n│  ├─ b\n│  │  └─ c\n│  └─ d\n└─ e\n   └─ f\n"
    assert capsys.readouterr().out == drawn


class TestGuardrails:
    RULE: ClassVar[dict[str, Any]] = {
        "name": "Budget",
        "type": "cost",
        "createdBy": "jo",
        "severity": 2,
        "scope": {
            part: {"include": ["*"], "exclude": []}
            for part in ("workspaces", "repositories", "branches", "labels")
        },
        "criteria": {"cost": {"thresholdAmount": 1000}},
    }

    @pytest.fixture
    def write(self, tmp_path: Path) -> Callable[..., str]:
        def write(*rules: dict[str, Any]) -> str:
            path = tmp_path / "guardrails.yaml"
            path.write_text(yaml.safe_dump(list(rules)), encoding="utf-8")
            return str(path)

        return write

    def test_diff_apply_and_again(
        self, ffw: Ffw, write: Callable[..., str], firefly_client: Firefly
    ) -> None:
        file = write(self.RULE)
        assert ffw("guardrails", "diff", file).out == "+ guardrail Budget\n"
        assert ffw("guardrails", "apply", file, "--yes").code == exits.OK
        assert ffw("guardrails", "diff", file).out == ""
        file = write({**self.RULE, "severity": 1, "isEnabled": False})
        done = ffw("guardrails", "apply", file, "--yes")
        assert done.out == "~ guardrail Budget: isEnabled, severity\n"
        held = firefly_client.guardrails.get_by_name("Budget")
        assert (held.severity, held.is_enabled) == (1, False)

    def test_what_search_prints_is_a_file(
        self, ffw: Ffw, write: Callable[..., str], tmp_path: Path, firefly_mock: MockFirefly
    ) -> None:
        firefly_mock.seed.estate(workspaces=6)
        ffw("guardrails", "apply", write(self.RULE), "--yes")
        printed = ffw("guardrails", "search", "--all", "-o", "yaml").out
        path = tmp_path / "kept.yaml"
        path.write_text(printed, encoding="utf-8")
        assert ffw("guardrails", "diff", str(path)).out == ""
        path.write_text(printed.replace("severity: 2", "severity: 3"), encoding="utf-8")
        done = ffw("guardrails", "apply", str(path), "--yes")
        assert done.code == exits.OK, done.err
        assert "~ guardrail Budget: severity" in done.out

    def test_two_rules_of_a_name(self, write: Callable[..., str]) -> None:
        """An account that has them, which the mock allows none to have."""
        twice = [SimpleNamespace(name="Budget", id=it) for it in ("one", "two")]
        resource = SimpleNamespace(search=lambda **_: twice, create=None, update=None)
        session: Any = SimpleNamespace(firefly=SimpleNamespace(guardrails=resource))
        with pytest.raises(exits.CommandError, match="2 rules are named 'Budget'"):
            steps(session, write(self.RULE), prune=False)

    def test_prune(self, ffw: Ffw, write: Callable[..., str], firefly_client: Firefly) -> None:
        ffw("guardrails", "apply", write(self.RULE, {**self.RULE, "name": "Other"}), "--yes")
        assert ffw("guardrails", "diff", write(self.RULE)).out == ""
        done = ffw("guardrails", "apply", write(self.RULE), "--prune", "--yes")
        assert done.out == "- guardrail Other\n"
        assert firefly_client.guardrails.find_by_name("Other") is None

    @pytest.mark.parametrize(
        ("change", "word"),
        [
            ({"scope": None}, "scope"),
            ({"severty": 2}, "did you mean severity?"),
            ({"isEnabled": "yes"}, "true or false"),
            ({"name": ""}, "no name"),
        ],
    )
    def test_a_wrong_file(
        self, ffw: Ffw, write: Callable[..., str], change: dict[str, Any], word: str
    ) -> None:
        rule = {key: it for key, it in {**self.RULE, **change}.items() if it is not None}
        done = ffw("guardrails", "apply", write(rule), "--yes")
        assert done.code == exits.USAGE
        assert word in done.err


class TestVariables:
    @pytest.fixture
    def project(self, firefly_client: Firefly) -> str:
        projects = firefly_client.projects
        return projects.create(name="payments", parent_id=projects.root().id).id

    def test_set_list_unset(self, ffw: Ffw, project: str, firefly_client: Firefly) -> None:
        done = ffw("vars", "set", "A=1", "B=x=y", "--project", "payments")
        assert done.code == exits.OK, done.err
        found = rows(ffw("vars", "list", "--project", "payments"))
        assert [(row["key"], row["value"]) for row in found] == [("A", "1"), ("B", "x=y")]
        assert ffw("vars", "unset", "A", "--project", "payments").code == exits.USAGE
        assert ffw("vars", "unset", "A", "--project", "payments", "--yes").code == exits.OK
        assert [it.key for it in firefly_client.project_variables.list(project)] == ["B"]
        missing = ffw("vars", "unset", "A", "B", "--project", "payments", "--yes")
        assert missing.code == exits.NOT_FOUND
        assert "has no variable A" in missing.err
        assert [it.key for it in firefly_client.project_variables.list(project)] == ["B"]

    def test_of_sets_and_workspaces(
        self, ffw: Ffw, names: list[str], firefly_client: Firefly
    ) -> None:
        firefly_client.variable_sets.create(name="defaults", variables=[])
        for owner in (("--set", "defaults"), ("--workspace", names[0])):
            assert ffw("vars", "set", "A=1", *owner).code == exits.OK
            assert ffw("vars", "set", "A=2", *owner).code == exits.OK
            assert "A" in [row["key"] for row in rows(ffw("vars", "list", *owner))]
            assert ffw("vars", "unset", "A", *owner, "--yes").code == exits.OK
            assert "A" not in [row["key"] for row in rows(ffw("vars", "list", *owner))]

    @pytest.mark.firefly_mock(assume={"variable_origin": "sent"})
    def test_an_inherited_variable_is_overridden(
        self, ffw: Ffw, names: list[str], firefly_mock: MockFirefly, firefly_client: Firefly
    ) -> None:
        root = firefly_client.projects.root()
        ffw("vars", "set", "A=root", "--project", str(root.name))
        workspace = next(
            name
            for name in names
            if "A" in [row["key"] for row in rows(ffw("vars", "list", "--workspace", name))]
        )
        assert ffw("vars", "set", "A=own", "--workspace", workspace).code == exits.OK
        sent = firefly_mock.journal.find("workspace_variables.upsert")[-1].body
        assert "variableId" not in str(sent)
        assert firefly_client.project_variables.list(root.id)[0].value == "root"

    def test_a_secret_from_standard_input(
        self, ffw: Ffw, project: str, monkeypatch: pytest.MonkeyPatch, firefly_client: Firefly
    ) -> None:
        import io

        monkeypatch.setattr("sys.stdin", io.StringIO("hush-hush\n"))
        done = ffw("vars", "set", "TOKEN", "--secret", "--project", "payments")
        assert done.code == exits.OK, done.err
        (held,) = firefly_client.project_variables.list(project)
        assert (held.value, held.sensitivity) == ("hush-hush", "secret")
        shown = ffw("vars", "list", "--project", "payments")
        assert "hush-hush" not in done.out + done.err + shown.out
        revealed = ffw("vars", "list", "--project", "payments", "--reveal")
        assert "hush-hush" in revealed.out

    def test_rotate_touches_owners_only(
        self, ffw: Ffw, project: str, firefly_client: Firefly, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        import io

        ffw("vars", "set", "KEY=old", "--project", "payments")
        planned = rows(ffw("vars", "rotate", "KEY", "--dry-run"))
        assert [(row["name"], row["outcome"]) for row in planned] == [("payments", "changed")]
        assert firefly_client.project_variables.list(project)[0].value == "old"
        monkeypatch.setattr("sys.stdin", io.StringIO("fresh\n"))
        done = ffw("vars", "rotate", "KEY", "--yes")
        assert rows(done)[0]["outcome"] == "changed"
        assert firefly_client.project_variables.list(project)[0].value == "fresh"
        assert ffw("vars", "rotate", "NOBODY", "--dry-run").code == exits.NOT_FOUND

    def test_a_refusal_that_repeats_the_value_shows_it_not(
        self, ffw: Ffw, project: str, firefly_mock: MockFirefly, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        import io

        ffw("vars", "set", "KEY=old", "--project", "payments")
        monkeypatch.setattr("sys.stdin", io.StringIO("hush-hush\n"))
        firefly_mock.faults.error(
            "project_variables.upsert", status=400, message="hush-hush is no good", times=1
        )
        done = ffw("vars", "rotate", "KEY", "--yes")
        assert done.code == exits.PARTLY
        assert "is no good" in done.err
        assert "hush-hush" not in done.out + done.err

    def test_diff(self, ffw: Ffw, project: str, firefly_client: Firefly) -> None:
        firefly_client.variable_sets.create(name="defaults", variables=[])
        ffw("vars", "set", "A=1", "B=2", "--project", "payments")
        ffw("vars", "set", "B=2", "C=3", "--set", "defaults")
        ffw("vars", "set", "D=hush", "--secret", "--set", "defaults")
        found = rows(ffw("vars", "diff", "project:payments", "set:defaults"))
        assert found == [
            {"key": "A", "project:payments": "1 (env)", "set:defaults": None},
            {"key": "C", "project:payments": None, "set:defaults": "3 (env)"},
            {"key": "D", "project:payments": None, "set:defaults": "*** (env)"},
        ]
        assert ffw("vars", "diff", "payments", "set:defaults").code == exits.USAGE

    @pytest.mark.parametrize("words", [(), ("--project", "a", "--set", "b")])
    def test_one_owner(self, ffw: Ffw, words: tuple[str, ...]) -> None:
        assert ffw("vars", "list", *words).code == exits.USAGE


class TestReports:
    def test_failed(self, ffw: Ffw, firefly_mock: MockFirefly, firefly_client: Firefly) -> None:
        firefly_mock.seed.estate(workspaces=30)
        everything = list(firefly_client.workspaces.search())
        failures = {"plan_error", "apply_error", "init_error", "blocked"}
        wanted = {it.workspace_name for it in everything if str(it.last_run_status) in failures}
        firefly_mock.faults.rate_limit("workspaces.search", retry_after=20, times=1)
        found = rows(ffw("report", "failed"))
        assert wanted
        assert {row["workspace"] for row in found} == wanted
        assert all(row["buildUrl"] for row in found)

    def test_drift_as_csv(
        self, ffw: Ffw, firefly_mock: MockFirefly, firefly_client: Firefly
    ) -> None:
        firefly_mock.seed.estate(workspaces=12, runs_per_workspace=2)
        done = ffw("report", "drift", "-o", "csv", "--label", "production")
        assert done.code == exits.OK
        header, *lines = done.out.splitlines()
        assert header == "workspace,resource,type,action,run,repository,workspaceId"
        assert lines
        assert len(set(lines)) == len(lines)
        production = firefly_client.workspaces.search(filters={"labels": ["production"]})
        names = {str(it.workspace_name) for it in production}
        assert {line.split(",")[0] for line in lines} <= names

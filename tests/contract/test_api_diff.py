"""`make diff`: each kind of change is seen once, judged for each party, and says what to edit."""

from __future__ import annotations

import copy
import json
import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from support.contract import ROOT, document
from support.contract_changes import (
    SEEDS,
    B,
    D,
    N,
    Node,
    Seed,
    _,
    moved,
    new_resource,
    operation,
    returns_nothing,
    schemas,
)
from support.tools import tool

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import ModuleType

pytestmark = pytest.mark.tools


def api_diff() -> ModuleType:
    """Return the tool. It takes a second to load, and every worker imports every module."""
    return tool("api_diff")


def changed(make: Callable[[Node], Any]) -> Any:
    """The report on a change of the contract."""
    data = copy.deepcopy(document())
    make(data)
    old, new = api_diff().Contract("base", document()), api_diff().Contract("revision", data)
    report = api_diff().compare(old, new)
    api_diff().ask_containment(old, new, report)
    return report


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name.replace(" ", "-"))
def test_a_change_is_judged_for_each_party(seed: Seed) -> None:
    report = changed(seed.make)
    data = json.loads(api_diff().as_json(report))
    (kind,) = {it["kind"] for it in data["changes"]} - {"documentation-changed"}
    found = [it for it in data["changes"] if it["kind"] == kind]
    assert kind == seed.kind
    for change in found:
        assert change["impact"] == {"call": seed.call, "read": seed.read, "mock": seed.mock}
    assert set(seed.methods) <= {name for it in found for name in it["methods"]}
    assert seed.python in [name for it in found for name in it["python"]]
    assert any(seed.says in it["text"] and seed.edit in (it["edit"] or "") for it in found)
    said = " ".join(api_diff().as_text(report).split())
    parties = [("calls", seed.call), ("results", seed.read), ("mock", seed.mock)]
    for impact in (B, N, D):
        named = ", ".join(name for name, it in parties if it == impact)
        assert not named or f"{impact} ({named})" in said
    assert seed.says.replace("`", "") in said
    assert seed.says.replace("|", "\\|") in api_diff().as_markdown(report)


def test_four_operations_of_a_resource_are_four_groups() -> None:
    text = api_diff().as_text(changed(new_resource))
    assert re.findall(r"^pools.*$", text, re.MULTILINE) == [
        "pools.create – POST /pools",
        "pools.delete – DELETE /pools/{poolId}",
        "pools.get – GET /pools/{poolId}",
        "pools.list – GET /pools",
    ]


def more(contract: Node) -> tuple[Node, Node]:
    create = operation(contract, "post", "/runners/projects")
    return create, schemas(contract)["Project"]["properties"]


OTHERS: tuple[tuple[str, Callable[[Node], Any], str, tuple[str, str, str]], ...] = (
    ("nullable", lambda it: more(it)[1].update(name={"type": ["string", "null"]}),
     "became-nullable", (_, B, B)),
    ("text to time", lambda it: more(it)[1]["name"].update(format="date-time"),
     "type-changed", (_, B, B)),
    ("default changed",
     lambda it: it["components"]["parameters"]["PageSize"]["schema"].update(default=50),
     "default-changed", (B, _, B)),
    ("default said",
     lambda it: it["components"]["parameters"]["PageSizeWithoutDefault"]["schema"].update(
         default=9),
     "default-documented", (N, _, N)),
    ("class renamed",
     lambda it: (moved(schemas(it), "TaskStatus", "TaskState"),
                 schemas(it)["Task"]["properties"].update(
                     status={"$ref": "#/components/schemas/TaskState"})),
     "class-renamed", (_, B, _)),
    ("another class", lambda it: schemas(it)["VariableSetConsumers"]["properties"]["projects"]
     ["items"].update({"$ref": "#/components/schemas/VariableSet"}),
     "class-changed", (_, N, _)),
    ("nothing at times", lambda it: operation(it, "patch", "/runners/projects/{projectId}")
     ["responses"].update({"204": {"description": "It is changed."}}),
     "result-became-optional", (_, B, B)),
    ("operation renamed", lambda it: more(it)[0].update(operationId="projects.make"),
     "operation-renamed", (B, _, B)),
    ("header gone", lambda it: it["components"]["responses"]["TooManyRequests"].pop("headers"),
     "header-removed", (_, B, B)),
    ("link gone", lambda it: more(it)[0]["responses"]["201"].pop("links"),
     "links-changed", (D, D, D)),
    ("error gone", lambda it: more(it)[0]["responses"].pop("409"),
     "error-status-removed", (N, _, B)),
    ("error added", lambda it: more(it)[0]["responses"].update(
        {"422": {"description": "It makes no sense."}}), "error-status-added", (N, _, N)),
    ("prose", lambda it: more(it)[0].update(summary="Make a project"),
     "documentation-changed", (D, D, D)),
    ("no token needed", lambda it: more(it)[0].update(security=[]),
     "security-removed", (N, _, N)),
    ("other fields allowed", lambda it: schemas(it)["ProjectCreate"].pop("additionalProperties"),
     "other-fields-allowed", (N, _, N)),
    ("branch of a union", lambda it: schemas(it)["Error"]["anyOf"].append({"type": "integer"}),
     "type-widened", (_, B, B)),
    ("another note", lambda it: more(it)[0].update({"x-audience": "ops", "x-decision": "Hm."}),
     "documentation-changed", (D, D, D)),
    ("unknown keyword", lambda it: more(it)[0].update(callbacks={"done": {}}),
     "unclassified", (B, B, B)),
    ("the service moved", lambda it: it["servers"][0].update(url="https://api.example.com/v3"),
     "servers-changed", (B, _, _)),
    ("path parameter renamed", lambda it: (
        moved(it["paths"], "/guardrails/{ruleId}", "/guardrails/{id}"),
        it["components"]["parameters"]["RuleId"].update(name="id")),
     "path-parameter-renamed", (B, _, _)),
    ("item of an array", lambda it: schemas(it)["Labels"]["items"].update(minLength=1),
     "constraint-tightened", (B, N, B)),
)  # fmt: skip


@pytest.mark.parametrize(("name", "make", "kind", "impact"), OTHERS, ids=[it[0] for it in OTHERS])
def test_what_else_may_change(
    name: str, make: Callable[[Node], Any], kind: str, impact: tuple[str, str, str]
) -> None:
    found = json.loads(api_diff().as_json(changed(make)))["changes"]
    kinds = {it["kind"] for it in found} - {"documentation-changed"}
    assert kinds - {"field-added", "success-status-added"} in ({kind}, set())
    order = (_, D, N, B)
    own = [it["impact"] for it in found if it["kind"] == kind]
    worst = [max((it[party] for it in own), key=order.index) for party in ("call", "read", "mock")]
    assert tuple(worst) == impact


def test_what_changed_since_august_2025() -> None:
    """The real change: what breaks, for whom, by the methods that it concerns."""
    diff = api_diff()
    report = diff.compare(diff.read("contracts/2025-08.yaml"), diff.read("openapi.yaml"))
    breaks: dict[tuple[str, str], set[str]] = {}
    for change in report.changes:
        if change.worst == diff.Impact.BREAKING:
            parties = [it for it in diff.PARTIES if change.impact[it] == change.worst]
            found = breaks.setdefault((change.kind, " ".join(parties)), set())
            found.update(change.python if change.kind == "field-removed" else change.methods)
    gone = "description is_secret project_id workspace_id variable_set_id created_at updated_at"
    removed = breaks.pop(("field-removed", "read mock"))
    assert {f"ProjectVariable.{name}" for name in gone.split()} <= removed
    assert breaks == {
        ("method-changed", "call mock"): {"runners_workspaces.update"},
        ("constraint-changed", "call mock"): {
            "workspaces.search_run_resources", "workspaces.search_run_changed_files"
        },
        ("result-removed", "read mock"): {
            "project_variables.upsert", "workspace_variables.upsert",
            "variable_sets.upsert_variables",
        },
        ("result-became-optional", "read mock"): {"variable_sets.update"},
        ("type-widened", "read mock"): {"variable_sets.get", "variable_sets.update"},
    }  # fmt: skip
    added = {it.subject for it in report.changes if it.kind == "operation-added"}
    assert added == {
        f"runners_workspaces.{name}" for name in
        ("apply_task", "discard_task", "get_run_status", "replace", "search_task_resources")
    }  # fmt: skip


def test_nothing_changed() -> None:
    report = changed(lambda _: None)
    assert report.changes == []
    assert report.bump == ""
    assert "nothing changed" in api_diff().as_text(report)


def test_the_version_that_the_changes_ask_for() -> None:
    by_name = {seed.name: changed(seed.make).bump for seed in SEEDS}
    assert by_name["enum value added to a response"] == "minor"
    assert by_name["object to 204"] == "major"
    prose = next(make for name, make, *_ in OTHERS if name == "prose")
    assert changed(prose).bump == "patch"


@pytest.mark.parametrize(
    ("old", "new", "keeps", "adds"),
    [
        ("^[0-9a-f]{24}$", "^[0-9a-fA-F]{24}$", True, True),
        ("^[0-9a-fA-F]{24}$", "^[0-9a-f]{24}$", False, False),
        ("^a$", "^(a|b)$", True, True),
        ("^a", "^a.*$", True, False),
        ("a", "^a$", False, False),
        ("^a|b$", "^a|b$", True, False),
        ("^(?=a)", "^(?=b)", False, True),  # not decided, so values may be refused
    ],
)
def test_which_pattern_takes_more(old: str, new: str, keeps: bool, adds: bool) -> None:
    told = tool("api_diff.containment").relation(
        {"type": "string", "pattern": old}, {"type": "string", "pattern": new}
    )
    assert (told.keeps, told.adds) == (keeps, adds)


def test_every_verdict_is_reached_or_follows_from_one_that_is() -> None:
    """A kind that nothing says is decoration, and a kind without a verdict ends in a KeyError."""
    verdicts = {kind for _, kind in api_diff().VERDICTS}
    texts = [
        path.read_text(encoding="utf-8")
        for path in (ROOT / "tools" / "api_diff").glob("*.py")
        if path.name != "changes.py"
    ]
    assert [kind for kind in verdicts if not any(f'"{kind}"' in text for text in texts)] == []


def test_the_command_compares_files_and_states_of_git(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = copy.deepcopy(document())
    returns_nothing(data)
    file = tmp_path / "later.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    assert (
        tool("diff_contracts").main(
            ["openapi.yaml", str(file), "--without-redocly", "--format=json"]
        )
        == 0
    )
    assert json.loads(capsys.readouterr().out)["bump"] == "major"
    if shutil.which("git") and (ROOT / ".git").exists():
        assert tool("diff_contracts").main(["HEAD", "--without-redocly"]) == 0
        assert "HEAD → openapi.yaml" in capsys.readouterr().out


@pytest.mark.parametrize("text", ["paths: [", "a: 1", "- 1", "openapi: 3.1.0"])
def test_what_is_no_contract_ends_with_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    file = tmp_path / "broken.yaml"
    file.write_text(text, encoding="utf-8")
    assert tool("diff_contracts").main([str(file), "--without-redocly"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert tool("diff_contracts").main(["no-such-state", "--without-redocly"]) == 2
    assert "neither a file nor a state of git" in capsys.readouterr().err


@pytest.mark.deep
def test_redocly_sees_no_break_of_which_nothing_is_said() -> None:
    for make in [seed.make for seed in SEEDS] + [make for _name, make, *_rest in OTHERS]:
        data = copy.deepcopy(document())
        make(data)
        old, new = api_diff().Contract("base", document()), api_diff().Contract("revision", data)
        report = api_diff().compare(old, new)
        before = len(report.changes)
        api_diff().ask_redocly(old, new, report)
        assert [it.text for it in report.changes if it.text.startswith("Redocly")] == []
        assert len(report.changes) == before


@pytest.mark.deep
def test_redocly_speaks_where_the_report_is_silent() -> None:
    data = copy.deepcopy(document())
    returns_nothing(data)
    old, new = api_diff().Contract("base", document()), api_diff().Contract("revision", data)
    report = type(api_diff().compare(old, old))("base", "revision")
    assert api_diff().ask_redocly(old, new, report) > 0
    assert {it.subject for it in report.changes} == {"workspaces.update_labels"}
    assert report.changes[0].worst == api_diff().Impact.BREAKING

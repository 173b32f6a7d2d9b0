"""Each open question is a switch, and every choice has an effect of its own.

``PROBES`` says for every question how its choices show; the tests go by the table itself, so that
a question without a probe, a choice without an effect or a row without a line in the docs fails.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from firefly_workflows_mock import MockFirefly
from firefly_workflows_mock.divergences import LIVE
from firefly_workflows_mock.open_questions.table import OPEN_QUESTIONS, assumptions
from firefly_workflows_mock.open_questions.variables import MASK, SHOW_VARIABLES
from firefly_workflows_mock.scenario import Scenario, ScenarioError
from firefly_workflows_mock.schema import SettingError
from firefly_workflows_mock.wire import Request
from support.contract import operations, resolve
from support.toy import call

if TYPE_CHECKING:
    from collections.abc import Callable

    from firefly_workflows_mock.divergences import Divergence
    from firefly_workflows_mock.handlers import Dialect
    from firefly_workflows_mock.open_questions.question import OpenQuestion

DOCS = Path(__file__).parents[2] / "docs" / "mock.md"
DIALECTS: tuple[Dialect, ...] = ("documented", "live")
ANYTHING = {"include": ["*"], "exclude": []}
RULE = {
    "createdBy": "Jo",
    "name": "ceiling",
    "type": "cost",
    "isEnabled": True,
    "severity": 2,
    "scope": dict.fromkeys(("workspaces", "repositories", "branches", "labels"), ANYTHING),
}
SECRET = {"key": "PASSWORD", "value": "hunter2", "sensitivity": "secret", "destination": "env"}
PLAIN = {"key": "REGION", "value": "eu", "sensitivity": "string", "destination": "env"}
REPOSITORY = {
    "runnerType": "firefly",
    "iacType": "terraform",
    "vcsId": "5fd126f5744410407fbc552f",
    "repo": "acme/infrastructure",
    "defaultBranch": "main",
    "vcsType": "github",
    "workDir": "network",
}
VARIABLES = "/v2/runners/variables"


@dataclass
class Probe:
    """A mock with one of everything, made without the operations of the questions."""

    mock: MockFirefly

    def __post_init__(self) -> None:
        state = self.mock.account().state
        self.root: str = state.root_project().id
        self.mock.seed.estate(workspaces=4, runs_per_workspace=2)
        self.workspace = next(it for it in state.workspaces.values() if it.managed)

    def send(self, line: str, body: Any = None) -> tuple[int, Any]:
        response = call(self.mock, line, body)
        try:
            return response.status, json.loads(response.body) if response.body else None
        except ValueError:
            return response.status, response.body.decode()

    def with_secret(self) -> list[dict[str, Any]]:
        """The variables of a project that has two, one of them secret."""
        path = f"{VARIABLES}/projects/{self.root}"
        status, _ = self.send(f"POST {path}/variables", {"variables": [SECRET, PLAIN]})
        assert status in (200, 204)
        rows: list[dict[str, Any]] = self.send(f"GET {path}")[1]
        return rows


def throttling(probe: Probe) -> Any:
    responses = [throttled(probe.mock) for _ in range(3)]
    assert all(("html" in it.headers["Content-Type"]) == (it.status == 403) for it in responses)
    return [it.status for it in responses]


def throttled(mock: MockFirefly) -> Any:
    while True:
        response = mock.core.handle(Request("GET", "/v2/health"))
        if response.status != 204:
            return response


def retry_after(probe: Probe) -> Any:
    responses = [throttled(probe.mock) for _ in range(2)]
    (response,) = [it for it in responses if it.status == 429][:1]
    return "Retry-After" in response.headers


def error_body(probe: Probe) -> Any:
    status, body = probe.send("GET /v2/runners/projects/nobody")
    assert status == 404
    return body


def largest_page(probe: Probe) -> Any:
    for number in range(101):
        body = {"name": f"set-{number}"}
        assert probe.send(f"POST {VARIABLES}/variable-sets", body)[0] == 201
    sizes = [
        len(probe.send(f"GET {VARIABLES}/variable-sets{query}")[1])
        for query in ("", "?pageSize=1000", "?pageSize=7")
    ]
    second = len(probe.send(f"GET {VARIABLES}/variable-sets?pageSize=1000&offset=100")[1])
    return [*sizes, second]


def run_ids(probe: Probe) -> Any:
    path = f"/v2/workspaces/{probe.workspace.id}/runs/684aac91c3f9b3880d3ece51/resources/search"
    return probe.send(f"POST {path}", {"mode": "table"})[0]


def workspaces_without_v2(probe: Probe) -> Any:
    return probe.send("POST /workspaces/search", {})[0]


def sort_form(probe: Probe) -> Any:
    step = {"lastRunTime": {"order": -1}}
    forms = [("workspaces", step), ("workspaces", [step])]
    forms += [("guardrails", [{"name": {"order": 1}}]), ("guardrails", {"name": {"order": 1}})]
    return [probe.send(f"POST /v2/{path}/search", {"sort": sort})[0] for path, sort in forms]


def projected_ids(probe: Probe) -> Any:
    searches = [("workspaces", "labels"), (f"workspaces/{probe.workspace.id}/runs", "status")]
    found = []
    for path, name in searches:
        (row, *_) = probe.send(f"POST /v2/{path}/search", {"projection": [name]})[1]
        found.append(sorted(row))
        assert probe.send(f"POST /v2/{path}/search")[1][0].keys() > row.keys()
    return found


def empty_values(probe: Probe) -> Any:
    """What is left of each field that can be cleared, by the operation that updates it."""
    filled = {"description": "d", "cronExecutionPattern": "0 2 * * *", "labels": ["l"]}
    empty: dict[str, Any] = {"description": "", "cronExecutionPattern": "", "labels": []}
    set_id = next(iter(probe.mock.account().state.variable_sets))
    workspace = f"/v2/runners/workspaces/{probe.workspace.id}"
    found = []
    for method, path in (
        ("PATCH", f"/v2/runners/projects/{probe.root}"),
        ("PUT", f"{VARIABLES}/variable-sets/{set_id}"),
        ("PATCH", workspace),
        ("PUT", workspace),
    ):
        names = [name for name in filled if "variable-sets" not in path or "cron" not in name]
        for values in (filled, empty):
            body = {name: values[name] for name in names}
            assert probe.send(f"{method} {path}", body)[0] in (200, 204)
        row = probe.send(f"GET {path}")[1]
        found.append([row[name] for name in names])
    return found


def upserts(probe: Probe) -> Any:
    set_id = next(iter(probe.mock.account().state.variable_sets))
    owners = {"projects": probe.root, "workspaces": probe.workspace.id, "variable-sets": set_id}
    seen = []
    for family, owner in owners.items():
        path = f"POST {VARIABLES}/{family}/{owner}/variables"
        wrap = (lambda it: {"variableData": it}) if family == "workspaces" else (lambda it: it)
        probe.send(path, {"variables": [wrap({**PLAIN, "key": "OTHER"})]})
        status, body = probe.send(path, {"variables": [wrap(PLAIN)]})
        seen.append((status, [row["key"] for row in body] if body else None))
    assert seen == [seen[0]] * 3
    return seen[0]


def secret_values(probe: Probe) -> Any:
    return {row["key"]: row["value"] for row in probe.with_secret()} | {"PROJECT": ""}


def variable_ids(probe: Probe) -> Any:
    return {"id" in row for row in probe.with_secret()}


def variable_origin(probe: Probe) -> Any:
    probe.with_secret()
    path = f"{VARIABLES}/workspaces/{probe.workspace.id}/variables"
    return {row.get("origin") for row in probe.send(f"GET {path}")[1]}


def resource_list(probe: Probe) -> Any:
    run = next(iter(probe.workspace.runs.values()))
    body = {"mode": "table"}
    path = f"/v2/workspaces/{probe.workspace.id}/runs/{run.run_id}/resources/search"
    of_run = probe.send(f"POST {path}", body)[1]
    path = f"/v2/runners/workspaces/{probe.workspace.id}/tasks/{run.plan_task_id}/resources/search"
    of_task = probe.send(f"POST {path}", body)[1]
    assert type(of_run) is type(of_task)
    return type(of_run)


def project_tree(probe: Probe) -> Any:
    node = probe.send("GET /v2/runners/projects/tree")[1]["data"][0]
    inner = node.get("data", [node])[0]
    assert inner["id"] == probe.root
    assert inner["children"]
    return set(node) == {"data"}


def project_workspaces(probe: Probe) -> Any:
    project_id = probe.workspace.project_id
    return type(probe.send(f"GET /v2/runners/projects/{project_id}/workspaces")[1])


def created_workspace(probe: Probe) -> Any:
    body = {"workspaceName": "new", **REPOSITORY}
    status, reply = probe.send("POST /v2/runners/workspaces", body)
    assert status == 201
    return reply if reply == "" else reply["name"]


def deletions(probe: Probe) -> Any:
    first, second = [it.id for it in probe.mock.account().state.workspaces.values()][:2]
    rule = next(iter(probe.mock.account().state.guardrails))
    paths = (f"runners/workspaces/{first}", f"workspaces/{second}", f"guardrails/{rule}")
    seen = [probe.send(f"DELETE /v2/{path}") for path in paths]
    return [(status, body is None) for status, body in seen]


def acceptances(probe: Probe) -> Any:
    path = f"/v2/runners/workspaces/{probe.workspace.id}"
    status, deployed = probe.send(f"POST {path}", {"taskType": "plan"})
    assert status == 200
    probe.mock.clock.advance(10)
    task = probe.workspace.last_run.plan_task_id
    probe.send("POST /v2/workspaces/search", {})  # lets the run go on
    status, applied = probe.send(f"POST {path}/tasks/{task}/apply", {"taskType": "apply"})
    assert status == 200
    return [deployed is None, applied is None]


def destroy_task(probe: Probe) -> Any:
    task = probe.send(f"POST /v2/runners/workspaces/{probe.workspace.id}/tasks/destroy", {})[1]
    return [name for name in ("id", "taskId") if name in task]


NOT_FOUND = "Project not found"
WRITTEN = {"PASSWORD": "hunter2", "REGION": "eu", "PROJECT": ""}
PROBES: dict[str, tuple[Callable[[Probe], Any], dict[str, Any]]] = {
    "throttling": (
        throttling,
        {"429": [429, 429, 429], "403": [403, 403, 403], "alternating": [403, 429, 403]},
    ),
    "retry_after": (retry_after, {"seconds": True, "absent": False}),
    "error_body": (
        error_body,
        {
            "message": {"message": NOT_FOUND},
            "errors": {"errors": {"message": NOT_FOUND}},
            "string": NOT_FOUND,
            "text": NOT_FOUND,
        },
    ),
    "largest_page": (largest_page, {"unbounded": [103, 103, 7, 3], "100": [100, 100, 7, 3]}),
    "run_ids": (run_ids, {"uuid": 400, "any": 404}),
    "workspaces_without_v2": (workspaces_without_v2, {"missing": 404, "served": 200}),
    "sort_form": (
        sort_form,
        {"documented": [200, 400, 200, 400], "either": [200, 200, 200, 200]},
    ),
    "projected_ids": (
        projected_ids,
        {
            "kept": [["id", "labels", "workspaceId"], ["id", "runId", "status", "workspaceId"]],
            "dropped": [["id", "labels"], ["id", "status"]],
        },
    ),
    "empty_values": (
        empty_values,
        {
            "cleared": [["", "", []], ["", []], ["", "", []], ["", "", []]],
            "kept": [["d", "0 2 * * *", ["l"]], ["d", ["l"]], *[["d", "0 2 * * *", ["l"]]] * 2],
        },
    ),
    "upserts": (upserts, {"empty": (204, None), "variables": (200, ["REGION"])}),
    "secret_values": (secret_values, {"written": WRITTEN, "masked": {**WRITTEN, "PASSWORD": MASK}}),
    "variable_ids": (variable_ids, {"sent": {True}, "absent": {False}}),
    "variable_origin": (
        variable_origin,
        {"absent": {None}, "sent": {"project", "variable-set"}},
    ),
    "resource_list": (resource_list, {"object": dict, "array": list}),
    "project_tree": (project_tree, {"flat": False, "nested": True}),
    "project_workspaces": (project_workspaces, {"array": list, "data": dict}),
    "created_workspace": (created_workspace, {"sent": "new", "empty_string": ""}),
    "deletions": (deletions, {"confirmed": [(200, False)] * 3, "empty": [(204, True)] * 3}),
    "acceptances": (acceptances, {"confirmed": [False, False], "empty": [True, True]}),
    "destroy_task": (destroy_task, {"id": ["id"], "taskId": ["taskId"]}),
}
CHOICES = [(each.name, choice) for each in OPEN_QUESTIONS for choice in each.choices]
OPTIONS: dict[str, dict[str, Any]] = {
    "throttling": {"rate_limit": 3},
    "retry_after": {"rate_limit": 3},
}


def probed(name: str, dialect: Dialect, **assume: str) -> Any:
    probe, _ = PROBES[name]
    return probe(Probe(MockFirefly(dialect=dialect, assume=assume, **OPTIONS.get(name, {}))))


def test_every_question_has_its_probe_and_every_choice_an_effect_of_its_own() -> None:
    assert PROBES.keys() == {each.name for each in OPEN_QUESTIONS}
    for each in OPEN_QUESTIONS:
        shown = PROBES[each.name][1]
        assert shown.keys() == each.choices.keys()
        assert len(each.choices) > 1
        assert {each.documented, each.live} <= each.choices.keys()
        assert each.question.endswith("?")
        assert each.evidence.endswith(".")
        if each.name != "error_body":  # a string and a text differ in their content type
            assert all(one != other for one, other in zip(shown, list(shown)[1:], strict=False))


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize(("name", "choice"), CHOICES)
def test_a_choice_shows_in_either_dialect(name: str, choice: str, dialect: Dialect) -> None:
    assume = {name: choice}
    if name == "retry_after":
        assume["throttling"] = "429"
    if name == "error_body":
        assume["created_workspace"] = "sent"
    assert probed(name, dialect, **assume) == PROBES[name][1][choice]


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("name", [each.name for each in OPEN_QUESTIONS])
def test_without_a_choice_the_default_of_the_dialect_holds(name: str, dialect: Dialect) -> None:
    (question,) = [each for each in OPEN_QUESTIONS if each.name == name]
    assert probed(name, dialect) == PROBES[name][1][question.default(dialect)]


@pytest.mark.parametrize("choice", ["string", "text"])
def test_a_text_is_json_or_is_not(choice: str) -> None:
    mock = MockFirefly(assume={"error_body": choice})
    response = call(mock, "GET /v2/runners/projects/nobody")
    assert ("json" in response.headers["Content-Type"]) == (choice == "string")
    assert response.body == (b'"Project not found"' if choice == "string" else b"Project not found")


def test_who_is_throttled_first_gets_the_same_after_a_reset() -> None:
    mock = MockFirefly(dialect="live", rate_limit=1)
    first = [throttled(mock).status for _ in range(3)]
    mock.reset()
    assert [throttled(mock).status for _ in range(3)] == first == [403, 429, 403]


def test_a_secret_is_masked_wherever_variables_are_shown() -> None:
    """The operations come from the contract: each whose response can hold a variable."""
    showing = {
        it.id
        for it in operations()
        for response in it.success.values()
        for media in response.get("content", {}).values()
        if holds_variables(media["schema"])
    }
    upserting = {"project_variables.upsert", "workspace_variables.upsert"}
    assert showing | upserting | {"variable_sets.upsert_variables"} == set(SHOW_VARIABLES)


def holds_variables(schema: Any, above: tuple[str, ...] = ()) -> bool:
    pointer = schema.get("$ref", "")
    if pointer and pointer in above:
        return False
    schema = resolve(schema)
    parts = [*schema.get("properties", {}).values(), *schema.get("allOf", ())]
    parts += [*schema.get("anyOf", ()), *([schema["items"]] if "items" in schema else [])]
    return {"key", "value", "sensitivity"} <= schema.get("properties", {}).keys() or any(
        holds_variables(part, (*above, pointer)) for part in parts
    )


@pytest.mark.parametrize("dialect", DIALECTS)
def test_no_response_of_an_account_holds_a_masked_secret(dialect: Dialect) -> None:
    assume = {"secret_values": "masked", "upserts": "variables"}
    probe = Probe(MockFirefly(dialect=dialect, assume=assume))
    body: dict[str, Any] = {"variables": [SECRET]}
    root, workspace = probe.root, probe.workspace.id
    set_body = {"name": "secret", **body}
    set_id = probe.send(f"POST {VARIABLES}/variable-sets", set_body)[1]["variableSetId"]
    wrapped = {"variables": [{"variableData": SECRET}]}
    lines: list[tuple[str, Any]] = [
        (f"POST {VARIABLES}/projects/{root}/variables", body),
        (f"POST {VARIABLES}/workspaces/{workspace}/variables", wrapped),
        (f"POST {VARIABLES}/variable-sets/{set_id}/variables", body),
        ("POST /v2/runners/projects", {"name": "team", "parentId": root, **body}),
        (f"PATCH /v2/runners/projects/{root}", body),
        (f"GET /v2/runners/projects/{root}", None),
        ("GET /v2/runners/projects/list", None),
        ("GET /v2/runners/projects/tree", None),
        (f"GET {VARIABLES}/projects/{root}", None),
        (f"GET {VARIABLES}/workspaces/{workspace}/variables", None),
        (f"GET {VARIABLES}/variable-sets/{set_id}", None),
        (f"GET {VARIABLES}/variable-sets/{set_id}/variables", None),
    ]
    # Updating a set may respond with it by the contract; the mock responds without content.
    assert len(lines) == len(SHOW_VARIABLES) - 1
    for line, sent in lines:
        status, reply = probe.send(line, sent)
        text = json.dumps(reply)
        assert status in (200, 201), line
        assert (MASK in text, "hunter2" in text) == (True, False), line


@pytest.mark.parametrize(
    ("assume", "complaint"),
    [
        ({"secret_vales": "masked"}, r"assume has no key 'secret_vales'; did you mean secret_v"),
        ({"secret_values": "mask"}, r"assume.secret_values: .* 'mask'; did you mean masked\?"),
        ({"throttling": 429}, r"assume.throttling: .* the number 429; write it in quotes"),
        ({"zzz": "x"}, r"assume has no key 'zzz' \(known: throttling, "),
    ],
)
def test_a_choice_that_is_not_known_is_refused(assume: Any, complaint: str) -> None:
    with pytest.raises(SettingError, match=complaint):
        MockFirefly(assume=assume)
    with pytest.raises(ValueError, match=complaint):
        assumptions("live", assume)


def test_a_scenario_chooses_and_arguments_win_over_it() -> None:
    scenario = Scenario.from_dict({"assume": {"secret_values": "masked", "upserts": "variables"}})
    mock = MockFirefly(scenario=scenario, assume={"secret_values": "written"})
    assert mock.core.rules.assumed["secret_values"] == "written"
    assert mock.core.rules.assumed["upserts"] == "variables"
    with pytest.raises(ScenarioError, match="assume: a mapping is wanted, not a list"):
        Scenario.from_dict({"assume": ["secret_values"]})


def test_the_docs_list_every_question_and_every_divergence() -> None:
    lines = DOCS.read_text(encoding="utf-8").splitlines()
    wanted = [*(live_line(each) for each in LIVE), *(line(each) for each in OPEN_QUESTIONS)]
    assert [each for each in lines if each in set(wanted)] == wanted
    start = lines.index("### Dialects")
    row = re.compile(r"\| `[a-z_]+(\.[a-z_]+)?`.*\|.*\|.*\|$")
    tables = [each for each in lines[start:] if row.match(each)]
    assert {*tables} - {*wanted} == set()


def live_line(row: Divergence) -> str:
    operations = ", ".join(f"`{each}`" for each in row.operations)
    return f"| {operations} | {row.seen} | {row.source} |"


def line(question: OpenQuestion) -> str:
    choices = ", ".join(f"`{choice}`" for choice in question.choices)
    default = f"`{question.documented}`"
    if question.live != question.documented:
        default += f"; live `{question.live}`"
    return f"| `{question.name}` | {question.question} | {choices} | {default} |"

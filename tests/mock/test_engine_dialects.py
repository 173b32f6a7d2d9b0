"""Each row of the table of divergences, in both dialects."""

from __future__ import annotations

import json
from typing import Any

import pytest

from firefly_workflows_mock import MockFirefly
from firefly_workflows_mock.divergences import LIVE
from support.toy import call, message

DOCUMENTED, IN_LIVE = "documented", "live"
SCOPE = {part: {"include": ["*"]} for part in ("workspaces", "repositories", "branches", "labels")}
RULE = {
    "createdBy": "Jo",
    "name": "ceiling",
    "type": "cost",
    "isEnabled": True,
    "severity": 2,
    "criteria": {"cost": {"thresholdAmount": 5}},
    "scope": SCOPE,
}
WORKSPACE = {
    "runnerType": "firefly",
    "iacType": "terraform",
    "workspaceName": "network",
    "vcsId": "5fd126f5744410407fbc552f",
    "repo": "acme/infra",
    "defaultBranch": "main",
    "vcsType": "github",
    "workDir": "network",
}
VARIABLE = {"key": "REGION", "value": "eu", "sensitivity": "string", "destination": "env"}


@pytest.fixture(params=[DOCUMENTED, IN_LIVE])
def mock(request: pytest.FixtureRequest) -> MockFirefly:
    return MockFirefly(dialect=request.param)


@pytest.fixture
def live() -> MockFirefly:
    return MockFirefly(dialect="live")


def send(mock: MockFirefly, line: str, body: Any = None) -> tuple[int, Any]:
    response = call(mock, line, body)
    return response.status, json.loads(response.body) if response.body else None


def made(mock: MockFirefly, line: str, body: Any) -> Any:
    status, reply = send(mock, line, body)
    assert status in (200, 201), reply
    return reply


def root(mock: MockFirefly) -> str:
    project_id: str = send(mock, "GET /v2/runners/projects/list")[1]["data"][0]["id"]
    return project_id


def project(mock: MockFirefly, **fields: Any) -> str:
    body = {"name": "platform", "parentId": root(mock), **fields}
    project_id: str = made(mock, "POST /v2/runners/projects", body)["id"]
    return project_id


def is_live(mock: MockFirefly) -> bool:
    return mock.dialect == "live"


def test_every_row_names_operations_of_the_contract_and_its_source() -> None:
    known = MockFirefly().core.contract.operations
    for row in LIVE:
        assert set(row.operations) <= set(known)
        assert row.seen
        assert row.source


def test_paths_below_workspaces_are_served_without_the_prefix_too(mock: MockFirefly) -> None:
    status = 200 if is_live(mock) else 404
    assert call(mock, "POST /workspaces/search", {}).status == status
    assert call(mock, "POST /v2/workspaces/search", {}).status == 200
    response = call(mock, "POST /guardrails/search", {})
    assert (response.status, "served below /v2" in message(response)) == (404, True)


def test_creating_a_rule_returns_its_id(mock: MockFirefly) -> None:
    reply = made(mock, "POST /v2/guardrails", RULE)
    rules = made(mock, "POST /v2/guardrails/search", {})
    if is_live(mock):
        assert reply == rules[0]["id"]
    else:
        assert set(reply) == {"ruleId", "notificationId"}
        assert reply["ruleId"] == rules[0]["id"]


def test_a_rule_needs_every_part_of_its_scope(mock: MockFirefly) -> None:
    partial = {**RULE, "name": "partial", "scope": {"workspaces": {"include": ["*"]}}}
    without = {name: value for name, value in RULE.items() if name != "scope"}
    delete = {"resource": {"actions": ["delete"]}}
    regions = {**RULE, "name": "regions", "type": "resource", "criteria": delete}
    responses = [call(mock, "POST /v2/guardrails", body) for body in (partial, without, regions)]
    if not is_live(mock):
        assert [response.status for response in responses] == [200, 200, 200]
        return
    assert [response.status for response in responses] == [400, 400, 400]
    assert message(responses[0]) == (
        "Repositories is required; Branches is required; Labels is required"
    )
    assert message(responses[1]).startswith("Workspaces is required; ")
    assert message(responses[2]) == "Regions is required; Asset Types is required"


@pytest.mark.parametrize("scope", [None, 1, [], "x"])
def test_a_scope_that_is_none_is_refused_not_tripped_over(live: MockFirefly, scope: object) -> None:
    odd = {**RULE, "scope": scope, "criteria": scope}
    assert call(live, "POST /v2/guardrails", odd).status == 400


@pytest.mark.parametrize(
    ("path", "documented", "other"),
    [
        ("/v2/workspaces/search", {"workspaceName": {"order": -1}}, "array"),
        ("/v2/guardrails/search", [{"name": {"order": -1}}], "object"),
    ],
)
def test_sort_is_taken_as_an_object_and_as_an_array(
    mock: MockFirefly, path: str, documented: Any, other: str
) -> None:
    for name in ("a", "b"):
        made(mock, "POST /v2/runners/workspaces", {**WORKSPACE, "workspaceName": name})
        made(mock, "POST /v2/guardrails", {**RULE, "name": name})
    otherwise = [documented] if other == "array" else documented[0]
    sorted_by = made(mock, f"POST {path}", {"sort": documented})
    names = [row.get("workspaceName", row.get("name")) for row in sorted_by]
    assert names == ["b", "a"]
    status, reply = send(mock, f"POST {path}", {"sort": otherwise})
    assert (status, reply == sorted_by) == ((200, True) if is_live(mock) else (400, False))


def test_a_sort_of_another_kind_is_refused_in_both(mock: MockFirefly) -> None:
    for path, sort in (("workspaces", [1]), ("workspaces", "x"), ("guardrails", 1)):
        assert call(mock, f"POST /v2/{path}/search", {"sort": sort}).status == 400


def test_a_written_project_shows_its_labels_or_not(mock: MockFirefly) -> None:
    body = {"name": "platform", "parentId": root(mock), "labels": ["a"]}
    created = made(mock, "POST /v2/runners/projects", body)
    path = f"/v2/runners/projects/{created['id']}"
    updated = made(mock, f"PATCH {path}", {"labels": ["a", "b"]})
    shown = [created["labels"], updated["labels"], send(mock, f"GET {path}")[1]["labels"]]
    assert shown == ([[], [], ["a", "b"]] if is_live(mock) else [["a"], ["a", "b"], ["a", "b"]])


def test_members(mock: MockFirefly) -> None:
    path = f"/v2/runners/projects/{project(mock)}/members"
    member = {"userId": "u1", "role": "admin"}
    status, added = send(mock, f"POST {path}", [member])
    listed = send(mock, f"GET {path}")[1]
    assert status == 201
    assert member.items() <= {row["userId"]: row for row in listed}["u1"].items()
    if is_live(mock):
        assert added == {"message": "Members added successfully"}
        assert {row["email"] for row in listed} == {""}
    else:
        assert added == [member]
        assert not any("email" in row for row in listed)


def test_projects_can_be_looked_up_by_text(mock: MockFirefly) -> None:
    project(mock)
    status, reply = send(mock, "GET /v2/runners/projects/list?searchQuery=platf")
    assert (status, [row["name"] for row in reply["data"]]) == (200, ["platform"])


@pytest.mark.parametrize("method", ["PATCH", "PUT"])
def test_a_workspace_is_given_other_variables_and_sets(mock: MockFirefly, method: str) -> None:
    sets = [
        made(mock, "POST /v2/runners/variables/variable-sets", {"name": name})["variableSetId"]
        for name in ("one", "two")
    ]
    body = {**WORKSPACE, "variables": [VARIABLE], "consumedVariableSets": sets[:1]}
    workspace = made(mock, "POST /v2/runners/workspaces", body)["id"]
    other = {**VARIABLE, "key": "OTHER"}
    change = {"variables": [other], "consumedVariableSets": sets[1:]}
    assert send(mock, f"{method} /v2/runners/workspaces/{workspace}", change)[0] == 200
    rows = send(mock, f"GET /v2/runners/variables/workspaces/{workspace}/variables")[1]
    assert [row["key"] for row in rows] == ["OTHER"]
    users = [
        send(mock, f"GET /v2/runners/variables/variable-sets/{each}")[1]["consumers"]["workspaces"]
        for each in sets
    ]
    assert users == [[], [{"id": workspace, "name": "network"}]]


def test_updating_a_variable_set(mock: MockFirefly) -> None:
    parent = made(mock, "POST /v2/runners/variables/variable-sets", {"name": "aws"})
    child = {"name": "aws-eu", "parents": [parent["variableSetId"]]}
    made(mock, "POST /v2/runners/variables/variable-sets", child)
    path = f"/v2/runners/variables/variable-sets/{parent['variableSetId']}"
    status, reply = send(mock, f"PUT {path}", {"name": "renamed"})
    details = send(mock, f"GET {path}")[1]
    assert details["name"] == "renamed"
    if is_live(mock):
        assert (status, reply) == (200, "")
        assert all(isinstance(each, str) for each in details["descendants"])
    else:
        assert (status, reply) in [(204, None), (200, details)]
    assert len(details["descendants"]) == 1


def test_the_documented_runner_type_is_refused_by_the_live_service(mock: MockFirefly) -> None:
    body = {**WORKSPACE, "runnerType": "firefly_runners"}
    status, reply = send(mock, "POST /v2/runners/workspaces", body)
    assert status == (400 if is_live(mock) else 201), reply


def test_a_missing_field_is_named_in_the_words_of_the_dialect(mock: MockFirefly) -> None:
    body = {name: value for name, value in WORKSPACE.items() if name != "vcsType"}
    _, reply = send(mock, "POST /v2/runners/workspaces", body)
    assert reply["message"] == (
        "Vcs Type is required" if is_live(mock) else "body.vcsType is required"
    )


def test_fields_only_the_live_service_knows_are_taken_by_it(mock: MockFirefly) -> None:
    body = {**WORKSPACE, "assetTypes": ["x"], "execution": {"later": 1}, "project": None}
    status, reply = send(mock, "POST /v2/runners/workspaces", body)
    assert status == (201 if is_live(mock) else 400), reply
    wrong = {**body, "workspaceName": 7}
    assert send(mock, "POST /v2/runners/workspaces", wrong)[0] == 400


def test_a_body_nobody_reads_does_not_matter_to_the_live_service(mock: MockFirefly) -> None:
    workspace = made(mock, "POST /v2/runners/workspaces", WORKSPACE)
    status, _ = send(mock, f"DELETE /v2/runners/workspaces/{workspace['id']}", {"why": "tidy"})
    assert status == (200 if is_live(mock) else 400)


def test_a_workspace_says_which_project_it_is_in(mock: MockFirefly) -> None:
    project_id = project(mock)
    inside = made(mock, "POST /v2/runners/workspaces", {**WORKSPACE, "project": project_id})
    alone = made(mock, "POST /v2/runners/workspaces", {**WORKSPACE, "workspaceName": "alone"})
    shown = [
        send(mock, f"GET /v2/runners/workspaces/{row['id']}")[1].get("projectId")
        for row in (inside, alone)
    ]
    assert shown == [project_id if is_live(mock) else None, None]


@pytest.mark.parametrize("method", ["GET", "DELETE"])
def test_a_missing_workspace_is_missed_in_the_words_of_the_dialect(
    mock: MockFirefly, method: str
) -> None:
    missing = "0e01b22c-7f4b-5e0f-b1c1-faff031977f8"
    status, reply = send(mock, f"{method} /v2/runners/workspaces/{missing}")
    assert status == 404
    assert ("no records matched" in reply["message"]) == is_live(mock)


def test_put_takes_what_patch_takes(mock: MockFirefly) -> None:
    workspace = made(mock, "POST /v2/runners/workspaces", {**WORKSPACE, "labels": ["a"]})
    path = f"/v2/runners/workspaces/{workspace['id']}"
    assert send(mock, f"PUT {path}", {"name": "renamed"})[0] == 200
    status, reply = send(mock, f"PUT {path}", {"oidcAuthentication": True, "variables": []})
    if is_live(mock):
        assert (status, reply["oidcAuthentication"], reply["name"]) == (200, True, "renamed")
    else:
        assert status == 400


def test_any_run_id_is_looked_up(mock: MockFirefly) -> None:
    workspace = made(mock, "POST /v2/runners/workspaces", WORKSPACE)
    path = f"/v2/workspaces/{workspace['id']}/runs/684aac91c3f9b3880d3ece51/resources/search"
    status, reply = send(mock, f"POST {path}", {"mode": "table"})
    assert status == (404 if is_live(mock) else 400), reply


def test_what_the_live_service_does_as_documented_is_the_same(mock: MockFirefly) -> None:
    mock.seed.estate(workspaces=4, runs_per_workspace=2)
    rows = made(mock, "POST /v2/workspaces/search", {})
    assert all(isinstance(row["lastRunStatus"], str) for row in rows)
    rule = made(mock, "POST /v2/guardrails/search", {})[0]
    change = {"name": rule["name"], "type": rule["type"], "isEnabled": False}
    updated = made(mock, f"PATCH /v2/guardrails/{rule['id']}", change)
    assert updated["enabled"] is False
    sets = made(mock, "GET /v2/runners/variables/variable-sets", None)
    assert all("version" in row for row in sets)
    workspace = made(mock, "POST /v2/runners/workspaces", WORKSPACE)
    assert workspace["name"] == "network"
    gone = made(mock, f"DELETE /v2/runners/workspaces/{workspace['id']}", None)
    assert gone["workspaceId"] == workspace["id"]


def test_the_live_dialect_may_give_back_unknown_fields_it_took(live: MockFirefly) -> None:
    workspace = made(live, "POST /v2/runners/workspaces", WORKSPACE)["id"]
    trigger = {"type": "manual", "source": "Firefly", "reason": "spring cleaning"}
    line = f"POST /v2/runners/workspaces/{workspace}/tasks/destroy"
    status, task = send(live, line, {"trigger": trigger})
    assert (status, task["trigger"]) == (200, trigger)

"""Quirks: whatever the service was seen to send, the caller gets what is documented."""

from __future__ import annotations

from typing import Any

import pytest

from firefly_workflows import UNSET, InvalidArgumentError, NotFoundError, ResponseDecodeError
from firefly_workflows.engine.quirks import DEFAULTS, QUIRKS
from firefly_workflows_api.models import GuardrailScope
from support.contract import operations
from support.scripted import Scripted, always, by_path

SET = "GET /runners/variables/variable-sets/vs 1"
WORKSPACE = {
    "id": "rw-1",
    "name": "net",
    "repository": "a/b",
    "vcsIntegrationId": "v",
    "vcs": "github",
    "defaultBranch": "main",
}
RULE: dict[str, Any] = {
    "name": "r",
    "type": "cost",
    "is_enabled": True,
    "created_by": "Jo",
    "severity": 2,
    "scope": {"labels": {"include": ["dev"]}},
}
MEMBERS = [{"userId": "u1", "role": "admin"}, {"userId": "u2", "role": "viewer"}]


def new_workspace(client: Any, **more: Any) -> Any:
    return client.runners_workspaces.create(
        runner_type="firefly",
        iac_type="terraform",
        workspace_name="net",
        vcs_id="v",
        repo="a/b",
        default_branch="main",
        vcs_type="github",
        work_dir="x",
        **more,
    )


class TestTable:
    def test_every_row_says_what_and_who(self) -> None:
        known = {operation.id for operation in operations()}
        for quirk in QUIRKS:
            assert set(quirk.operations) <= known
            assert quirk.seen
            assert quirk.becomes
            assert quirk.source
        assert set(DEFAULTS) <= known


class TestGuardrails:
    @pytest.mark.parametrize("status", [200, 201])
    def test_a_bare_id_becomes_the_documented_object(self, status: int) -> None:
        service = Scripted(always(status, '"689de93ffbe9fdd796444b49"'))
        for created in service.each(lambda client: client.guardrails.create(**RULE)):
            assert type(created).__name__ == "GuardrailCreated"
            assert created.rule_id == "689de93ffbe9fdd796444b49"
            assert created.notification_id is UNSET

    def test_the_documented_object_is_left_alone(self) -> None:
        service = Scripted(always(200, {"ruleId": "a" * 24, "notificationId": "b" * 24}))
        for created in service.each(lambda client: client.guardrails.create(**RULE)):
            assert created.notification_id == "b" * 24

    def test_scope_regions_and_asset_types_are_filled_in(self) -> None:
        service = Scripted(always(200, {"ruleId": "a" * 24}))
        service.each(
            lambda client: client.guardrails.create(
                **RULE | {"type": "resource", "scope": {"labels": {"include": ["prod"]}}},
                criteria={"resource": {"actions": ["delete"]}},
            )
        )
        everything = {"include": ["*"], "exclude": []}
        assert service.body()["scope"] == {
            "workspaces": everything,
            "repositories": everything,
            "branches": everything,
            "labels": {"include": ["prod"]},
        }
        assert service.body()["criteria"]["resource"] == {
            "actions": ["delete"],
            "regions": everything,
            "assetTypes": everything,
        }

    @pytest.mark.parametrize("scope", [{}, {"scope": {}}, {"scope": GuardrailScope()}])
    def test_a_rule_on_everything_has_to_be_meant(self, scope: Any) -> None:
        service = Scripted(always(200, {"ruleId": "a" * 24}))
        rule = {name: value for name, value in RULE.items() if name != "scope"}
        with pytest.raises(InvalidArgumentError, match=r"GuardrailScope\.everything\(\)"):
            service.firefly().guardrails.create(**rule, **scope)
        assert service.requests == []
        service.firefly().guardrails.create(**rule, scope=GuardrailScope.everything())
        everything = {"include": ["*"], "exclude": []}
        parts = ("workspaces", "repositories", "branches", "labels")
        assert service.body()["scope"] == dict.fromkeys(parts, everything)

    def test_what_the_caller_gave_stays(self) -> None:
        service = Scripted(always(200, {"ruleId": "a" * 24}))
        regions = {"include": ["eu-central-1"]}
        resource = {"regions": regions, "assetTypes": {"exclude": ["aws_iam_*"]}}
        given = {"criteria": {"resource": resource, "cost": {"thresholdAmount": 1}}}
        service.firefly().guardrails.create(**RULE, **given)
        assert service.body()["criteria"] == given["criteria"]

    def test_an_update_is_sent_as_it_is(self) -> None:
        service = Scripted(always(200, {"id": "a" * 24, "name": "r", "enabled": True}))
        service.firefly().guardrails.update("a" * 24, name="r", type="cost", is_enabled=True)
        assert service.body() == {"name": "r", "type": "cost", "isEnabled": True}


class TestMembers:
    @pytest.mark.parametrize(
        "body", [{"message": "Members added successfully"}, "", '""', "null", {}]
    )
    def test_a_message_becomes_the_members_that_were_sent(self, body: Any) -> None:
        service = Scripted(always(201, body))
        for members in service.each(lambda client: client.projects.add_members("p1", MEMBERS)):
            assert [(member.user_id, member.role) for member in members] == [
                ("u1", "admin"),
                ("u2", "viewer"),
            ]
            assert type(members[0]).__name__ == "ProjectMember"

    def test_documented_members_are_left_alone(self) -> None:
        service = Scripted(always(201, [{"userId": "u9", "role": "member"}]))
        for members in service.each(lambda client: client.projects.add_members("p1", MEMBERS)):
            assert [member.user_id for member in members] == ["u9"]


class TestVariableSets:
    @pytest.mark.parametrize("response", [(204, None), (200, '""'), (200, ""), (200, "null")])
    def test_an_update_without_a_response_is_read_again(self, response: tuple[int, Any]) -> None:
        put = SET.replace("GET", "PUT")
        service = Scripted(by_path({put: response, SET: (200, {"id": "vs 1", "name": "new"})}))
        for updated in service.each(lambda client: client.variable_sets.update("vs 1", name="new")):
            assert type(updated).__name__ == "VariableSetDetails"
            assert updated.name == "new"
        assert service.seen == [put, SET] * 3

    def test_a_response_is_not_read_again(self) -> None:
        put = SET.replace("GET", "PUT")
        service = Scripted(by_path({put: (200, {"id": "vs 1", "name": "new"})}))
        for updated in service.each(lambda client: client.variable_sets.update("vs 1", name="new")):
            assert updated.name == "new"
        assert service.seen == [put] * 3

    def test_raw_shows_what_the_service_sent(self) -> None:
        put = SET.replace("GET", "PUT")
        service = Scripted(by_path({put: (200, '""'), SET: (200, {"id": "vs 1"})}))
        for raw in service.each(
            lambda client: client.variable_sets.with_raw_response.update("vs 1", name="new")
        ):
            assert (raw.status_code, raw.body, raw.parsed.id) == (200, b'""', "vs 1")

    def test_an_error_of_the_second_reading_is_raised(self) -> None:
        service = Scripted(by_path({SET.replace("GET", "PUT"): (204, None)}))
        with pytest.raises(NotFoundError) as caught:
            service.firefly().variable_sets.update("vs 1", name="new")
        assert caught.value.operation == "variable_sets.get"


class TestWorkspaceCreation:
    CREATE = "POST /runners/workspaces"
    SEARCH = "POST /workspaces/search"

    def test_found_by_name_under_the_id_that_works(self) -> None:
        rows = [
            {"workspaceName": "net-2", "workspaceId": "other"},
            {"workspaceName": "net", "workspaceId": "uuid-1", "id": "rw-1"},
        ]
        service = Scripted(
            by_path(
                {
                    self.CREATE: (201, '""'),
                    self.SEARCH: (200, rows),
                    "GET /runners/workspaces/rw-1": (200, WORKSPACE),
                }
            )
        )
        for created in service.each(new_workspace):
            assert (created.id, created.name) == ("rw-1", "net")
        assert service.seen[:4] == [
            self.CREATE,
            self.SEARCH,
            "GET /runners/workspaces/uuid-1",
            "GET /runners/workspaces/rw-1",
        ]
        assert service.body(1) == {"filters": {"workspaceName": ["net"]}}

    def test_found_in_its_project_if_not_elsewhere(self) -> None:
        service = Scripted(
            by_path(
                {
                    self.CREATE: (200, None),
                    self.SEARCH: (200, []),
                    "GET /runners/projects/p 1/workspaces": (200, [WORKSPACE]),
                }
            )
        )
        for created in service.each(lambda client: new_workspace(client, project="p 1")):
            assert created.id == "rw-1"

    def test_not_found_says_that_it_was_created(self) -> None:
        service = Scripted(by_path({self.CREATE: (201, '""'), self.SEARCH: (200, [])}))
        with pytest.raises(ResponseDecodeError, match="was created") as caught:
            new_workspace(service.firefly())
        assert "Do not create it again" in (caught.value.hint or "")
        assert caught.value.operation == "runners_workspaces.create"
        assert caught.value.body == ""
        assert service.seen.count(self.CREATE) == 1

    @pytest.mark.parametrize("odd", [None, "", "..", ["rw-1"]])
    def test_rows_that_no_request_can_name_are_passed_over(self, odd: Any) -> None:
        rows = [{"workspaceName": "net", "workspaceId": odd, "id": "rw-1"}]
        service = Scripted(
            by_path(
                {
                    self.CREATE: (200, None),
                    self.SEARCH: (200, rows),
                    "GET /runners/workspaces/rw-1": (200, WORKSPACE),
                }
            )
        )
        for created in service.each(new_workspace):
            assert created.id == "rw-1"

    def test_a_response_is_not_looked_up(self) -> None:
        service = Scripted(by_path({self.CREATE: (201, WORKSPACE)}))
        for created in service.each(new_workspace):
            assert created.name == "net"
        assert service.seen == [self.CREATE] * 3


class TestDeletions:
    @pytest.mark.parametrize("response", [(204, None), (200, ""), (200, '""'), (202, None)])
    def test_nothing_becomes_the_documented_confirmation(self, response: tuple[int, Any]) -> None:
        service = Scripted(always(*response))
        for deleted in service.each(lambda client: client.workspaces.delete("w1")):
            assert (type(deleted).__name__, deleted.status) == ("WorkspaceDeleted", 200)
        for deleted in service.each(lambda client: client.guardrails.delete("a" * 24)):
            assert (type(deleted).__name__, deleted.status) == ("GuardrailDeleted", 200)
        for deleted in service.each(lambda client: client.runners_workspaces.delete("w 1")):
            assert type(deleted).__name__ == "RunnersWorkspaceDeleted"
            assert (deleted.workspace_id, deleted.resources_destroyed) == ("w 1", False)

    def test_what_was_asked_for_is_not_claimed(self) -> None:
        service = Scripted(always(204))
        deleted = service.firefly().runners_workspaces.delete("w1", destroy=True)
        assert deleted.resources_destroyed is UNSET

    @pytest.mark.parametrize(
        "response", [(200, {"message": "done"}), (200, "OK"), (204, None), (202, "<html>")]
    )
    def test_documented_nothing_is_none_whatever_came(self, response: tuple[int, Any]) -> None:
        service = Scripted(always(*response))
        assert service.each(lambda client: client.projects.delete("p1")) == [None] * 3
        assert service.each(lambda client: client.variable_sets.delete("vs")) == [None] * 3
        assert (
            service.each(lambda client: client.projects.remove_members("p1", ["u1"])) == [None] * 3
        )

    @pytest.mark.parametrize("response", [(200, [{"key": "A"}]), (204, None), (201, '""')])
    def test_upserts_return_nothing_whatever_came(self, response: tuple[int, Any]) -> None:
        service = Scripted(always(*response))
        variables = [{"key": "A", "value": "1", "sensitivity": "string", "destination": "env"}]
        assert (
            service.each(lambda client: client.project_variables.upsert("p1", variables=variables))
            == [None] * 3
        )


class TestTasks:
    @pytest.mark.parametrize("response", [(200, None), (202, '""'), (200, "null")])
    def test_a_start_without_a_response(self, response: tuple[int, Any]) -> None:
        service = Scripted(always(*response))
        for started in service.each(
            lambda client: client.runners_workspaces.deploy("w1", task_type="plan")
        ):
            assert (type(started).__name__, started.status) == ("TaskAccepted", response[0])
        for started in service.each(
            lambda client: client.runners_workspaces.apply_task("w1", "t1", task_type="apply")
        ):
            assert started.status == response[0]

    def test_a_task_called_by_its_other_name(self) -> None:
        service = Scripted(always(200, {"taskId": "t1", "status": "pending"}))
        for task in service.each(lambda client: client.runners_workspaces.destroy_resources("w1")):
            assert task.id == "t1"


class TestLists:
    @pytest.mark.parametrize("body", [[WORKSPACE], {"data": [WORKSPACE], "totalCount": 1}])
    def test_a_list_in_a_wrapper(self, body: Any) -> None:
        def handler(request: Any) -> tuple[int, Any]:
            return (200, body) if request.url.params.get("offset", "0") == "0" else (200, [])

        service = Scripted(handler)
        with service.firefly() as client:
            assert [found.name for found in client.projects.list_workspaces("p1")] == ["net"]


class TestStatuses:
    @pytest.mark.parametrize("status", [200, 201, 202, 203, 206, 226, 299])
    def test_any_2xx_is_a_success(self, status: int) -> None:
        service = Scripted(always(status, {"id": "p1", "name": "n"}))
        for project in service.each(lambda client: client.projects.get("p1")):
            assert project.name == "n"

    def test_a_creation_without_a_response_says_that_it_happened(self) -> None:
        service = Scripted(always(201))
        with pytest.raises(ResponseDecodeError, match="the service accepted the call, but"):
            service.firefly().projects.create(name="n")

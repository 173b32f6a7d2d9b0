"""Guardrails: how they are stored, which runs they check, and what they find in plans."""

from __future__ import annotations

from typing import Any

import pytest

from firefly_workflows_mock.resources.entities import Guardrail, Workspace
from firefly_workflows_mock.resources.guardrail_rules import in_scope, violations
from firefly_workflows_mock.resources.plans import PlannedResource
from support.domain import ANYTHING, Refused, Sandbox

NO_RULE = "0" * 24
CREATE = {"actions": ["create"]}


@pytest.fixture
def sandbox() -> Sandbox:
    return Sandbox()


def refusal(sandbox: Sandbox, *arguments: Any, **options: Any) -> Refused:
    with pytest.raises(Refused) as caught:
        sandbox.call(*arguments, **options)
    return caught.value


class TestRules:
    """How rules are stored."""

    BODY = {  # noqa: RUF012 - never changed
        "name": "Monthly cost ceiling",
        "createdBy": "Jo Doe",
        "type": "cost",
        "isEnabled": True,
        "severity": 2,
        "scope": dict.fromkeys(("workspaces", "repositories", "branches", "labels"), ANYTHING),
        "criteria": {"cost": {"thresholdAmount": 250}},
        "enforceOnNoOp": False,
    }

    def test_what_is_created_is_found(self, sandbox: Sandbox) -> None:
        created = sandbox.call("guardrails.create", body=self.BODY)
        (row,) = sandbox.call("guardrails.search")
        assert row.items() >= self.BODY.items()
        assert (row["id"], row["notificationId"]) == (created["ruleId"], created["notificationId"])
        assert row["createdAt"] == row["updatedAt"]

    def test_an_update_changes_what_it_names(self, sandbox: Sandbox) -> None:
        rule = sandbox.call("guardrails.create", body=self.BODY)["ruleId"]
        (before,) = sandbox.call("guardrails.search")
        change = {"name": "Ceiling", "type": "cost", "isEnabled": False}
        updated = sandbox.call("guardrails.update", rule, body=change)
        (after,) = sandbox.call("guardrails.search")
        assert updated == {
            "id": rule,
            "name": "Ceiling",
            "enabled": False,
            "updatedAt": after["updatedAt"],
        }
        assert after == {**before, **change, "updatedAt": after["updatedAt"]}
        assert after["updatedAt"] > before["updatedAt"]

    def test_names_are_unique(self, sandbox: Sandbox) -> None:
        rule = sandbox.call("guardrails.create", body=self.BODY)["ruleId"]
        refused = refusal(sandbox, "guardrails.create", body=self.BODY)
        assert refused == Refused(409, "guardrail rule already exists")
        other = sandbox.call("guardrails.create", body={**self.BODY, "name": "b"})["ruleId"]
        change = {"name": self.BODY["name"], "type": "cost", "isEnabled": True}
        assert refusal(sandbox, "guardrails.update", other, body=change).status == 409
        sandbox.call("guardrails.update", rule, body=change)

    def test_names_have_at_most_100_characters(self, sandbox: Sandbox) -> None:
        rule = sandbox.guardrail("cost", {}, name="n" * 100)
        change = {"name": "m" * 101, "type": "cost", "isEnabled": True}
        assert refusal(sandbox, "guardrails.update", rule, body=change).status == 400
        refused = refusal(sandbox, "guardrails.create", body={**self.BODY, "name": "m" * 101})
        assert refused.status == 400
        sandbox.call("guardrails.update", rule, body={**change, "name": "m" * 100})

    def test_deleted_rules_are_gone(self, sandbox: Sandbox) -> None:
        rule = sandbox.call("guardrails.create", body=self.BODY)["ruleId"]
        assert sandbox.call("guardrails.delete", rule)["status"] == 200
        assert sandbox.call("guardrails.search") == []
        change = {"name": "a", "type": "cost", "isEnabled": True}
        assert refusal(sandbox, "guardrails.delete", rule).status == 404
        refused = refusal(sandbox, "guardrails.update", rule, body=change)
        assert refused == Refused(404, "Guardrail rule not found")

    def test_are_searched(self, sandbox: Sandbox) -> None:
        scope = {"branches": {"include": ["main"]}, "labels": {"include": None}}
        sandbox.guardrail("cost", {}, name="a", severity=1, createdBy="Jo", scope=scope)
        sandbox.guardrail("tag", {}, name="b", severity=3, createdBy="Sam")
        sandbox.guardrail("tag", {}, name="c", severity=3, createdBy="Jo")

        def found(**request: Any) -> str:
            rows = sandbox.call("guardrails.search", body=request)
            return "".join(row["name"] for row in rows)

        assert found() == "abc"
        assert found(filters={"type": ["tag"], "createdBy": ["Jo"]}) == "c"
        assert found(filters={"$or": {"type": ["cost"], "createdBy": ["Sam"]}}) == "ab"
        assert found(filters={"branches": ["main", "dev"]}) == "a"
        assert found(filters={"labels": ["x"]}) == ""
        assert found(searchValue="SAM") == "b"
        descending = [{"severity": {"order": -1}}, {"name": {"order": -1}}]
        assert found(sort=descending) == "cba"
        assert found(sort=[{"createdBy": {"order": 1}, "createdAt": {"order": -1}}]) == "cab"
        assert found(sort=[{"accountId": {"order": -1}}]) == "abc"
        assert sandbox.call("guardrails.search", page=1, pageSize=2)[0]["name"] == "c"


def workspace(**fields: Any) -> Workspace:
    stored = {
        "id": "w",
        "row_id": "r",
        "name": "payments-production",
        "created_at": 0,
        "updated_at": 0,
        "repo": "acme/payments",
        "default_branch": "main",
        "vcs_type": "github",
        "vcs_id": "v",
        "work_dir": ".",
        "runner_type": "firefly",
        "iac_type": "terraform",
        "iac_version": "1.5.7",
        "labels": ["production", "payments"],
    }
    return Workspace(**{**stored, **fields})


def rule(kind: str = "cost", **fields: Any) -> Guardrail:
    stored = {"severity": 2, "created_by": "Jo", "notification_id": "n"}
    return Guardrail(NO_RULE, "rule", kind, created_at=0, updated_at=0, **{**stored, **fields})


class TestScope:
    """Which workspaces a rule checks."""

    @pytest.mark.parametrize(
        ("part", "limits", "inside"),
        [
            ("workspaces", None, True),
            ("workspaces", {}, True),
            ("workspaces", {"include": None}, True),
            ("workspaces", {"include": []}, True),
            ("workspaces", {"include": ["*"], "exclude": []}, True),
            ("workspaces", {"include": ["payments-production"]}, True),
            ("workspaces", {"include": ["w"]}, True),
            ("workspaces", {"include": ["payments-*"]}, True),
            ("workspaces", {"include": ["Payments-*"]}, False),
            ("workspaces", {"include": ["search-*"]}, False),
            ("workspaces", {"include": ["*"], "exclude": ["*-production"]}, False),
            ("workspaces", {"exclude": ["search-*"]}, True),
            ("repositories", {"include": ["acme/*"]}, True),
            ("repositories", {"include": ["other/*"]}, False),
            ("branches", {"include": ["feature"]}, True),
            ("branches", {"include": ["main"]}, False),
            ("labels", {"include": ["staging", "production"]}, True),
            ("labels", {"include": ["staging"]}, False),
            ("labels", {"exclude": ["payments"]}, False),
        ],
    )
    def test_is_decided_part_by_part(
        self, part: str, limits: dict[str, Any] | None, inside: bool
    ) -> None:
        scope = {"workspaces": ANYTHING, "labels": ANYTHING, part: limits}
        assert in_scope(rule(scope=scope), workspace(), "feature") is inside

    def test_without_labels_only_everything_fits(self) -> None:
        bare = workspace(labels=[])
        assert in_scope(rule(scope={"labels": ANYTHING}), bare, "main")
        assert not in_scope(rule(scope={"labels": {"include": ["prod*"]}}), bare, "main")


def resource(action: str = "create", **fields: Any) -> PlannedResource:
    planned = {
        "address": "aws_instance.web",
        "type": "aws_instance",
        "mode": "managed",
        "provider": "aws",
        "region": "us-east-1",
        "cost": 100.0,
        "tags": {"Owner": "jo"},
        "findings": (("Public address", "medium"),),
        "is_drifted": False,
        "has_diagnostics": False,
    }
    return PlannedResource(action=action, **{**planned, **fields})


class TestCriteria:
    """What each type of rule finds."""

    @pytest.mark.parametrize(
        ("criterion", "actions", "broken"),
        [
            ({"thresholdAmount": 99}, ["create"], True),
            ({"thresholdAmount": 100}, ["create"], False),
            ({"thresholdAmount": 0}, ["create", "delete"], False),
            ({"thresholdAmount": -200}, ["delete"], True),
            ({"thresholdAmount": 0}, ["update", "no-op"], False),
            ({"thresholdPercentage": 99}, ["create", "update"], True),
            ({"thresholdPercentage": 100}, ["create", "update"], False),
            ({"thresholdPercentage": 100000}, ["create"], True),
            ({"thresholdPercentage": 0}, ["delete", "update"], False),
            ({}, ["create"], False),
        ],
    )
    def test_cost(self, criterion: dict[str, Any], actions: list[str], broken: bool) -> None:
        costly = rule("cost", criteria={"cost": criterion})
        assert bool(violations([costly], [resource(each) for each in actions])) is broken

    @pytest.mark.parametrize(
        ("criterion", "broken"),
        [
            ({}, True),
            ({"severity": "low"}, True),
            ({"severity": "Medium"}, True),
            ({"severity": "high"}, False),
            ({"policies": {"include": ["Public*"]}}, True),
            ({"policies": {"include": ["Private*"]}}, False),
            ({"policies": {"exclude": ["Public address"]}}, False),
        ],
    )
    def test_policy(self, criterion: dict[str, Any], broken: bool) -> None:
        strict = rule("policy", criteria={"policy": criterion})
        assert bool(violations([strict], [resource()])) is broken
        assert not violations([strict], [resource(findings=())])

    @pytest.mark.parametrize(
        ("criterion", "broken"),
        [
            ({}, True),
            ({"actions": ["create", "delete"]}, True),
            ({"actions": ["delete"]}, False),
            ({"regions": {"include": ["us-*"]}}, True),
            ({"regions": {"include": ["eu-*"]}}, False),
            ({"regions": {"exclude": ["us-east-1"]}}, False),
            ({"assetTypes": {"include": ["aws_instance"]}}, True),
            ({"assetTypes": {"include": ["aws_s3_bucket"]}}, False),
            ({"specificResources": ["aws_instance.*"]}, True),
            ({"specificResources": ["aws_instance.db"]}, False),
            ({"specificResources": ["aws_instance.web"], "actions": ["update"]}, False),
        ],
    )
    def test_resource(self, criterion: dict[str, Any], broken: bool) -> None:
        closed = rule("resource", criteria={"resource": criterion})
        assert bool(violations([closed], [resource()])) is broken

    @pytest.mark.parametrize(
        ("criterion", "tags", "broken"),
        [
            ({"tagEnforcementMode": "anyTags"}, {}, True),
            ({"tagEnforcementMode": "anyTags"}, {"a": "b"}, False),
            ({"tagEnforcementMode": "requiredTags", "requiredTags": ["Owner"]}, {}, True),
            (
                {"tagEnforcementMode": "requiredTags", "requiredTags": ["Owner"]},
                {"Owner": ""},
                False,
            ),
            ({"tagEnforcementMode": "requiredTags"}, {}, False),
            ({"tagEnforcementMode": "requiredValues", "requiredValues": {"E": ["x"]}}, {}, True),
            (
                {"tagEnforcementMode": "requiredValues", "requiredValues": {"E": ["x"]}},
                {"E": "y"},
                True,
            ),
            (
                {"tagEnforcementMode": "requiredValues", "requiredValues": {"E": ["x"]}},
                {"E": "x"},
                False,
            ),
            ({}, {}, False),
        ],
    )
    def test_tag(self, criterion: dict[str, Any], tags: dict[str, str], broken: bool) -> None:
        tidy = rule("tag", criteria={"tag": criterion})
        assert bool(violations([tidy], [resource(tags=tags)])) is broken
        # What goes, and what is only read, needs no tags.
        untagged = [resource("delete", tags={}), resource("update", mode="data", tags={})]
        assert not violations([tidy], untagged)

    def test_only_changes_count_unless_the_rule_says_otherwise(self) -> None:
        unchanged = [resource("no-op")]
        for every in (False, True):
            found = violations(
                [rule("resource", criteria={"resource": {}}, enforce_on_no_op=every)], unchanged
            )
            assert bool(found) is every

    def test_a_rule_without_its_criterion_finds_nothing(self) -> None:
        assert not violations([rule("cost", criteria={"tag": {}})], [resource()])

    def test_one_rule_is_violated_once(self) -> None:
        closed = rule("resource", criteria={"resource": {}})
        (found,) = violations([closed], [resource(), resource(address="aws_instance.db")])
        assert "aws_instance.web" in found.message
        assert "aws_instance.db" in found.message


class TestRuns:
    """What rules do to runs."""

    def test_a_strict_rule_blocks_for_good(self, sandbox: Sandbox) -> None:
        rule_id = sandbox.guardrail("resource", CREATE, severity=2)
        sandbox.guardrail("cost", {"thresholdAmount": 1e9})
        workspace = sandbox.workspace(execution={"applyRule": "auto"})
        run = sandbox.planned(workspace, "apply")
        assert run["status"] == "blocked"
        assert sandbox.status(workspace, run["runId"]) == "failed"
        summary = run["plan"][0]["guardrailsSummary"]
        assert (summary["total"], summary["passed"], summary["failed"]) == (2, 1, 1)
        (violation,) = summary["violations"]
        assert (violation["id"], violation["severity"]) == (rule_id, "strict")
        refused = refusal(
            sandbox,
            "runners_workspaces.apply_task",
            workspace,
            run["planTaskId"],
            body={"taskType": "apply"},
        )
        assert refused == Refused(409, "Run is blocked by guardrails")

    def test_a_flexible_rule_can_be_overridden(self, sandbox: Sandbox) -> None:
        sandbox.guardrail("resource", CREATE, severity=1)
        workspace = sandbox.workspace()
        run = sandbox.planned(workspace)
        assert run["status"] == "blocked"
        body = {"taskType": "apply"}
        sandbox.call("runners_workspaces.apply_task", workspace, run["planTaskId"], body=body)
        assert sandbox.run(workspace)["status"] in ("Acknowledged", "applying")
        sandbox.mock.clock.advance(10)
        assert sandbox.run(workspace)["status"] == "apply_success"
        assert sandbox.stored(workspace).applied == 1

    @pytest.mark.parametrize("severity", [0, 3])
    def test_other_rules_only_report(self, sandbox: Sandbox, severity: int) -> None:
        sandbox.guardrail("resource", CREATE, severity=severity)
        run = sandbox.planned(sandbox.workspace())
        assert run["status"] == "plan_success"
        assert run["plan"][0]["guardrailsSummary"]["failed"] == 1

    def test_rules_count_when_the_plan_is_made(self, sandbox: Sandbox) -> None:
        rule_id = sandbox.guardrail("resource", CREATE)
        workspace = sandbox.workspace()
        sandbox.deploy(workspace)
        sandbox.call("guardrails.delete", rule_id)
        sandbox.mock.clock.advance(10)
        assert sandbox.run(workspace)["status"] == "plan_success"

    @pytest.mark.parametrize(
        "fields",
        [
            {"isEnabled": False},
            {"scope": {"workspaces": {"include": ["other"]}}},
            {"scope": {"branches": {"include": ["release"]}}},
        ],
    )
    def test_rules_stay_in_their_bounds(self, sandbox: Sandbox, fields: dict[str, Any]) -> None:
        sandbox.guardrail("resource", CREATE, **fields)
        run = sandbox.planned(sandbox.workspace())
        assert run["status"] == "plan_success"
        assert run["plan"][0]["guardrailsSummary"]["total"] == 0

    def test_rules_may_look_at_what_stays(self, sandbox: Sandbox) -> None:
        workspace = sandbox.workspace()
        sandbox.applied(workspace)
        sandbox.guardrail("resource", {"actions": ["no-op"]}, enforceOnNoOp=True)
        sandbox.mock.seed.expect("plan_no_changes", times=2)
        assert sandbox.planned(workspace)["status"] == "blocked"
        (row,) = sandbox.call("guardrails.search")
        change = {"name": row["name"], "type": "resource", "isEnabled": False}
        sandbox.call("guardrails.update", row["id"], body=change)
        assert sandbox.planned(workspace)["status"] == "plan_no_changes"

    def test_success_on_request_checks_no_rule(self, sandbox: Sandbox) -> None:
        sandbox.guardrail("resource", CREATE)
        sandbox.mock.seed.expect("success")
        assert sandbox.planned(sandbox.workspace())["status"] == "plan_success"

    def test_workspaces_show_what_applies_to_them(self, sandbox: Sandbox) -> None:
        sandbox.guardrail("resource", CREATE)
        sandbox.guardrail("cost", {}, scope={"labels": {"include": ["production"]}})
        sandbox.workspace("one")
        sandbox.workspace("two", labels=["production"])
        rows = sandbox.call("workspaces.search")
        assert [row["guardrails"] for row in rows] == [["resource"], ["cost", "resource"]]

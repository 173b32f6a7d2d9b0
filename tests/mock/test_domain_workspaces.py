"""Workspaces: one thing behind two families of paths, and searching for it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.domain import VCS, Refused, Sandbox

NOBODY = "00000000-0000-4000-8000-000000000000"
POOL = "123e4567-e89b-12d3-a456-426614174000"


@pytest.fixture
def sandbox() -> Sandbox:
    return Sandbox()


@pytest.fixture(scope="module")
def estate() -> Sandbox:
    """Sixty workspaces with runs and one without. No test changes them."""
    sandbox = Sandbox()
    sandbox.mock.seed.estate(workspaces=60, runs_per_workspace=3)
    sandbox.workspace("never-ran")
    return sandbox


def refusal(sandbox: Sandbox, *arguments: Any, **options: Any) -> Refused:
    with pytest.raises(Refused) as caught:
        sandbox.call(*arguments, **options)
    return caught.value


class TestConfiguration:
    """``/runners/workspaces``."""

    def test_what_is_created_is_read(self, sandbox: Sandbox) -> None:
        body = {
            "runnerType": "firefly",
            "iacType": "opentofu",
            "workspaceName": "network-production",
            "description": "The production VPC",
            "labels": ["production"],
            "vcsId": VCS,
            "repo": "acme/infrastructure",
            "defaultBranch": "main",
            "vcsType": "github",
            "workDir": "network",
            "execution": {
                "triggers": ["merge"],
                "applyRule": "auto",
                "terraformVersion": "1.8.2",
            },
            "project": sandbox.root,
            "poolId": POOL,
            "oidcAuthentication": False,
            "isRemote": True,
            "runnerEnvironment": {"A": "B"},
        }
        created = sandbox.call("runners_workspaces.create", body=body)
        assert created == {
            "id": created["id"],
            "accountId": sandbox.account.id,
            "name": "network-production",
            "description": "The production VPC",
            "labels": ["production"],
            "vcsIntegrationId": VCS,
            "repository": "acme/infrastructure",
            "defaultBranch": "main",
            "vcs": "github",
            "workingDirectory": "network",
            "iacProvisioner": {"type": "opentofu", "version": "1.8.2"},
            "poolId": POOL,
            "oidcAuthentication": False,
            "isRemote": True,
        }
        assert sandbox.call("runners_workspaces.get", created["id"]) == created
        stored = sandbox.stored(created["id"])
        assert (stored.apply_rule, stored.triggers) == ("auto", ["merge"])
        assert stored.inputs == {"runnerEnvironment": {"A": "B"}}

    def test_ids_look_as_published(self, sandbox: Sandbox) -> None:
        workspace = sandbox.workspace()
        (row,) = sandbox.call("workspaces.search")
        assert row["workspaceId"] == workspace
        assert re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f-]{16}", workspace)
        assert re.fullmatch("[0-9a-f]{24}", row["id"])

    @pytest.mark.parametrize("operation", ["update", "replace"])
    def test_an_update_changes_what_it_names(self, sandbox: Sandbox, operation: str) -> None:
        workspace = sandbox.workspace(labels=["a"], description="old")
        before = sandbox.call("runners_workspaces.get", workspace)
        change: dict[str, Any] = {
            "name": "renamed",
            "labels": [],
            "vcsIntegrationId": "f" * 24,
            "repository": "acme/other",
            "defaultBranch": "trunk",
            "vcs": "gitlab",
            "workingDirectory": "other",
            "iacProvisioner": {"type": "opentofu", "version": "1.9.0"},
            "cronExecutionPattern": "0 2 * * *",
        }
        updated = sandbox.call(f"runners_workspaces.{operation}", workspace, body=change)
        assert updated == {**before, **change}
        assert sandbox.call("runners_workspaces.get", workspace) == updated
        assert sandbox.call(f"runners_workspaces.{operation}", workspace, body={}) == updated

    def test_triggers_are_switched(self, sandbox: Sandbox) -> None:
        workspace = sandbox.workspace(execution={"triggers": ["merge", "push"]})
        config = {"runOnPullRequest": True, "runOnPush": False}
        body = {"triggerConfig": config}
        sandbox.call("runners_workspaces.update", workspace, body=body)
        assert sandbox.stored(workspace).triggers == ["merge", "pull_request"]
        sandbox.call("runners_workspaces.update", workspace, body=body)
        assert sandbox.stored(workspace).triggers == ["merge", "pull_request"]

    def test_names_are_unique(self, sandbox: Sandbox) -> None:
        first, second = sandbox.workspace("one"), sandbox.workspace("two")
        with pytest.raises(Refused, match="workspace already exists") as caught:
            sandbox.workspace("one")
        assert caught.value.status == 409
        body = {"name": "one", "description": "changed"}
        assert refusal(sandbox, "runners_workspaces.update", second, body=body).status == 409
        assert "description" not in sandbox.call("runners_workspaces.get", second)
        sandbox.call("runners_workspaces.update", first, body={"name": "one"})
        sandbox.call("runners_workspaces.update", first, body={"name": "three"})
        sandbox.call("runners_workspaces.update", second, body=body)

    def test_a_workspace_moves_between_projects(self, sandbox: Sandbox) -> None:
        team = sandbox.project("team")
        workspace = sandbox.workspace(project=sandbox.root)
        places: list[tuple[int, int]] = []
        for parent in (team, None, sandbox.root):
            sandbox.call("runners_workspaces.update", workspace, body={"parentId": parent})
            found = [
                len(sandbox.call("projects.list_workspaces", each)) for each in (sandbox.root, team)
            ]
            places.append((found[0], found[1]))
        assert places == [(0, 1), (0, 0), (1, 0)]

    def test_what_it_refers_to_must_exist(self, sandbox: Sandbox) -> None:
        for fields in ({"project": NOBODY}, {"consumedVariableSets": [NOBODY]}):
            with pytest.raises(Refused, match="not found") as caught:
                sandbox.workspace(**fields)
            assert caught.value.status == 404
        workspace = sandbox.workspace()
        body = {"parentId": NOBODY, "name": "other"}
        assert refusal(sandbox, "runners_workspaces.update", workspace, body=body).status == 404
        assert sandbox.call("runners_workspaces.get", workspace)["name"] == "network"

    @pytest.mark.parametrize("operation", ["get", "delete", "destroy_resources"])
    def test_unknown_workspaces_are_not_found(self, sandbox: Sandbox, operation: str) -> None:
        refused = refusal(sandbox, f"runners_workspaces.{operation}", NOBODY)
        assert refused == Refused(404, "Workspace not found")

    @pytest.mark.parametrize("destroy", [True, False])
    def test_deletion(self, sandbox: Sandbox, destroy: bool) -> None:
        workspace = sandbox.workspace()
        sandbox.deploy(workspace)
        response = sandbox.call(
            "runners_workspaces.delete", workspace, destroy=destroy, description="why"
        )
        assert (response["workspaceId"], response["resourcesDestroyed"]) == (workspace, destroy)
        # Its runs are gone too, and time may pass over them.
        sandbox.mock.clock.advance(10)
        assert refusal(sandbox, "workspaces.search_runs", workspace).status == 404
        assert sandbox.call("workspaces.search") == []
        sandbox.workspace()

    def test_words_the_contract_does_not_know_are_left_out(self, sandbox: Sandbox) -> None:
        workspace = sandbox.workspace(
            iacType="pulumi", vcsType="svn", poolId="pool", runnerType="mine"
        )
        row = sandbox.call("runners_workspaces.get", workspace)
        assert (row["vcs"], row["poolId"]) == ("svn", "pool")
        assert row["iacProvisioner"].keys() == {"version"}
        (row,) = sandbox.call("workspaces.search")
        assert row.keys().isdisjoint({"vcsType", "poolId"})
        assert (row["iacType"], row["runnerType"]) == ("pulumi", "firefly")
        assert "iacType" not in sandbox.planned(workspace)


class TestReadSide:
    """``/workspaces``."""

    def test_both_families_show_the_same(self, sandbox: Sandbox) -> None:
        workspace = sandbox.workspace(labels=["a"])
        sandbox.call("runners_workspaces.update", workspace, body={"name": "renamed"})
        labels = sandbox.call("workspaces.update_labels", workspace, body={"labels": ["b", "c"]})
        (row,) = sandbox.call("workspaces.search")
        assert labels == {
            "id": row["id"],
            "workspaceName": "renamed",
            "labels": ["b", "c"],
            "updatedAt": row["updatedAt"],
        }
        configured = sandbox.call("runners_workspaces.get", workspace)
        assert (row["workspaceName"], row["labels"]) == (configured["name"], configured["labels"])
        assert sandbox.call("runners_workspaces.list_labels") == ["b", "c"]
        response = sandbox.call("workspaces.delete", workspace)
        assert response["status"] == 200
        assert refusal(sandbox, "runners_workspaces.get", workspace).status == 404

    def test_workspaces_of_ci_tools_are_only_followed(self, sandbox: Sandbox) -> None:
        sandbox.mock.seed.estate(workspaces=8, runs_per_workspace=2)
        rows = sandbox.call("workspaces.search", body={"filters": {"isManagedWorkflow": False}})
        assert len(rows) == 2
        for row in rows:
            workspace = row["workspaceId"]
            assert row["runnerType"] != "firefly"
            assert len(sandbox.runs(workspace)) == 2
            assert refusal(sandbox, "runners_workspaces.get", workspace).status == 404
        sandbox.call("workspaces.delete", rows[0]["workspaceId"])

    def test_repositories_have_addresses(self, sandbox: Sandbox) -> None:
        sandbox.workspace("a", repo="acme/x")
        sandbox.workspace("b", repo="https://git.example.com/x")
        sandbox.workspace("c", repo="acme/x", vcsType="gitlab")
        assert [row["repoUrl"] for row in sandbox.call("workspaces.search")] == [
            "https://github.com/acme/x",
            "https://git.example.com/x",
            "https://gitlab.com/acme/x",
        ]


class TestSearch:
    """Filters, order, projection and pages."""

    def rows(self, sandbox: Sandbox, **request: Any) -> list[dict[str, Any]]:
        return list(sandbox.call("workspaces.search", body=request, pageSize=1000))

    def names(self, sandbox: Sandbox, **request: Any) -> list[str]:
        return [row["workspaceName"] for row in self.rows(sandbox, **request)]

    @pytest.mark.parametrize(
        ("name", "member"),
        [
            ("workspaceName", "workspaceName"),
            ("repositories", "repo"),
            ("ciTool", "runnerType"),
            ("status", "lastRunStatus"),
            ("vcsType", "vcsType"),
        ],
    )
    def test_filters_by_one_of_several(self, estate: Sandbox, name: str, member: str) -> None:
        everything = self.rows(estate)
        known = sorted({row[member] for row in everything if member in row})
        for wanted in (known[:1], known[:2]):
            found = self.rows(estate, filters={name: wanted})
            assert found == [row for row in everything if row.get(member) in wanted]
            assert found

    def test_filters_by_any_label(self, estate: Sandbox) -> None:
        wanted = {"staging", "network"}
        found = self.rows(estate, filters={"labels": sorted(wanted)})
        assert found == [row for row in self.rows(estate) if wanted & set(row["labels"])]
        assert 0 < len(found) < 61

    def test_all_filters_must_hold_and_one_of_the_alternatives(self, estate: Sandbox) -> None:
        alternatives = {"labels": ["staging"], "vcsType": ["gitlab"]}
        filters = {"isManagedWorkflow": True, "$or": alternatives}
        expected = [
            row
            for row in self.rows(estate)
            if row["isWorkflowManaged"]
            and ("staging" in row["labels"] or row["vcsType"] == "gitlab")
        ]
        assert self.rows(estate, filters=filters) == expected
        assert 0 < len(expected) < 45

    def test_searches_text(self, estate: Sandbox) -> None:
        found = self.names(estate, searchValue="PAYMENTS-INFRA")
        assert found == [
            row["workspaceName"]
            for row in self.rows(estate)
            if row["repo"] == "acme/payments-infrastructure"
        ]
        assert self.names(estate, searchValue="no such thing") == []

    @pytest.mark.parametrize(
        ("name", "member"),
        [
            ("workspaceName", "workspaceName"),
            ("repository", "repo"),
            ("ciTool", "runnerType"),
            ("lastRunStatus", "lastRunStatus"),
            ("lastRunTime", "lastRunTime"),
            ("terraformVersion", "iacTypeVersion"),
        ],
    )
    @pytest.mark.parametrize("order", [1, -1])
    def test_sorts(self, estate: Sandbox, name: str, member: str, order: int) -> None:
        everything = self.rows(estate)
        found = self.rows(estate, sort={name: {"order": order}})
        # Rows without the member are lowest; equal rows keep their order.
        expected = sorted(everything, key=lambda row: row.get(member, ""), reverse=order == -1)
        assert found == expected

    def test_sorts_by_several_fields(self, estate: Sandbox) -> None:
        sort = {"lastRunStatus": {"order": -1}, "workspaceName": {"order": 1}}
        found = [
            (row.get("lastRunStatus", ""), row["workspaceName"])
            for row in self.rows(estate, sort=sort)
        ]
        by_name = sorted(found, key=lambda pair: pair[1])
        assert found == sorted(by_name, key=lambda pair: pair[0], reverse=True)

    def test_projects(self, estate: Sandbox) -> None:
        rows = self.rows(estate, projection=["workspaceName", "labels", "unknown"])
        assert {frozenset(row) for row in rows} == {
            frozenset({"id", "workspaceId", "workspaceName", "labels"})
        }
        assert self.rows(estate, projection=[]) == self.rows(estate)

    @given(size=st.integers(1, 70), filtered=st.booleans())
    def test_pages_add_up(self, estate: Sandbox, size: int, filtered: bool) -> None:
        request: dict[str, Any] = {"sort": {"workspaceName": {"order": 1}}}
        if filtered:
            request["filters"] = {"labels": ["production"]}
        everything = self.names(estate, **request)
        paged: list[str] = []
        for page in range(100):
            rows = estate.call("workspaces.search", body=request, page=page, pageSize=size)
            assert len(rows) <= size
            if not rows:
                break
            paged += [row["workspaceName"] for row in rows]
        assert paged == everything

    def test_a_page_has_25_rows_by_default(self, estate: Sandbox) -> None:
        assert estate.call("workspaces.search") == self.rows(estate)[:25]
        assert estate.call("workspaces.search", page=2) == self.rows(estate)[50:]

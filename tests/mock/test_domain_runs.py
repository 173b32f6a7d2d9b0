"""Runs: their phases over time, their endings, and decisions about plans."""

from __future__ import annotations

from typing import Any

import pytest

from support.domain import Refused, Sandbox

APPLY = {"taskType": "apply"}
NO_TASK = "0" * 24
HOUR = 3600


@pytest.fixture
def sandbox() -> Sandbox:
    return Sandbox(clock="stepped", scenario={"clock": {"tick": 0}})


def refusal(sandbox: Sandbox, *arguments: Any, **options: Any) -> Refused:
    with pytest.raises(Refused) as caught:
        sandbox.call(*arguments, **options)
    return caught.value


def apply(sandbox: Sandbox, workspace: str, run: dict[str, Any]) -> None:
    sandbox.call("runners_workspaces.apply_task", workspace, run["planTaskId"], body=APPLY)


def discard(sandbox: Sandbox, workspace: str, run: dict[str, Any]) -> None:
    sandbox.call("runners_workspaces.discard_task", workspace, run["planTaskId"])


class TestPhases:
    """A run in which nothing goes wrong."""

    def test_of_a_plan_that_is_applied_by_hand(self, sandbox: Sandbox) -> None:
        workspace = sandbox.workspace()
        run_id = sandbox.deploy(workspace)
        seen: list[tuple[str, str, str, str | None]] = []

        def look() -> None:
            run = sandbox.run(workspace)
            applying = run["apply"][0]["status"] if run["apply"] else None
            status = sandbox.status(workspace, run_id)
            entry = (run["status"], status, run["plan"][0]["status"], applying)
            if not seen or seen[-1] != entry:
                seen.append(entry)

        def pass_time(seconds: int) -> None:
            for _ in range(4 * seconds):
                look()
                sandbox.mock.clock.advance(0.25)

        pass_time(5)
        apply(sandbox, workspace, sandbox.run(workspace))
        pass_time(5)
        assert seen == [
            ("planning", "pending", "pending", None),
            ("planning", "running", "running", None),
            ("plan_success", "completed", "ready_for_apply", None),
            ("applying", "pending", "completed", "pending"),
            ("applying", "running", "completed", "running"),
            ("apply_success", "completed", "completed", "completed"),
        ]
        assert len(sandbox.runs(workspace)) == 1

    def test_of_an_apply_that_needs_nobody(self, sandbox: Sandbox) -> None:
        workspace = sandbox.workspace(execution={"applyRule": "auto"})
        run = sandbox.planned(workspace, "apply")
        assert run["status"] == "apply_success"
        assert (run["plan"][0]["resultStatus"], run["apply"][0]["resultStatus"]) == (
            "success",
            "success",
        )
        assert run["apply"][0]["id"] == run["applyTaskId"]

    def test_of_an_apply_that_waits(self, sandbox: Sandbox) -> None:
        workspace = sandbox.workspace(execution={"applyRule": "manual"})
        run = sandbox.planned(workspace, "apply")
        assert (run["status"], run["apply"]) == ("plan_success", [])
        assert sandbox.status(workspace, run["runId"]) == "pending"
        apply(sandbox, workspace, run)
        sandbox.mock.clock.advance(10)
        assert sandbox.run(workspace)["status"] == "apply_success"

    def test_of_a_plan_where_applying_is_automatic(self, sandbox: Sandbox) -> None:
        workspace = sandbox.workspace(execution={"applyRule": "auto"})
        assert sandbox.planned(workspace, "plan")["status"] == "plan_success"

    @pytest.mark.parametrize(
        ("switch", "status"), [(True, "apply_success"), (False, "plan_success")]
    )
    def test_follows_the_trigger_configuration(
        self, sandbox: Sandbox, switch: bool, status: str
    ) -> None:
        workspace = sandbox.workspace(execution={"applyRule": "manual" if switch else "auto"})
        body = {"triggerConfig": {"autoApply": switch}}
        sandbox.call("runners_workspaces.update", workspace, body=body)
        assert sandbox.planned(workspace, "apply")["status"] == status

    def test_is_the_same_whether_watched_or_not(self) -> None:
        watched, unwatched = Sandbox(seed=3), Sandbox(seed=3)
        rows: list[dict[str, Any]] = []
        for sandbox in (watched, unwatched):
            workspace = sandbox.workspace(execution={"applyRule": "auto"})
            sandbox.call("runners_workspaces.deploy", workspace, body=APPLY)
        for _ in range(20):
            watched.run(workspace)
        unwatched.mock.clock.advance(20)
        rows = [sandbox.run(workspace) for sandbox in (watched, unwatched)]
        assert rows[0] == rows[1]

    def test_goes_on_by_a_real_clock(self) -> None:
        sandbox = Sandbox(clock=1_000_000.0)
        workspace = sandbox.workspace(execution={"applyRule": "auto"})
        sandbox.call("runners_workspaces.deploy", workspace, body=APPLY)
        assert sandbox.run(workspace)["status"] == "apply_success"

    def test_shows_in_the_workspace(self, sandbox: Sandbox) -> None:
        workspace = sandbox.workspace()

        def row() -> dict[str, Any]:
            rows = sandbox.call("workspaces.search")
            assert len(rows) == 1
            return dict(rows[0])

        before = row()
        assert before["runsCount"] == 0
        assert before.keys().isdisjoint({"lastRunStatus", "lastRunTime", "lastPlanTime"})
        sandbox.deploy(workspace)
        planning = row()
        assert (planning["lastRunStatus"], planning["runsCount"]) == ("planning", 1)
        assert "lastPlanTime" not in planning
        sandbox.applied(workspace)
        after = row()
        assert (after["lastRunStatus"], after["runsCount"]) == ("apply_success", 2)
        assert after["lastRunTime"] < after["lastPlanTime"] < after["lastApplyTime"]
        assert after["backendSummary"]["managedResourceCount"] > 0

    def test_says_what_it_was_started_with(self, sandbox: Sandbox) -> None:
        workspace = sandbox.workspace(iacType="opentofu", vcsType="gitlab")
        vcs = {"reference": "feature", "type": "branch"}
        sandbox.deploy(workspace, vcs=vcs, cmdArguments="-parallelism=2")
        run = sandbox.run(workspace)
        assert (run["branch"], run["iacType"], run["vcsType"]) == ("feature", "opentofu", "gitlab")
        assert run["workspaceId"] == workspace
        assert sandbox.mock.account().identity.email == run["ownerSummary"]["email"]

    def test_runs_do_not_disturb_each_other(self, sandbox: Sandbox) -> None:
        one, two = sandbox.workspace("one"), sandbox.workspace("two")
        first, second = sandbox.deploy(one), sandbox.deploy(two)
        sandbox.mock.clock.advance(1)
        third = sandbox.deploy(one)
        sandbox.mock.clock.advance(2)
        assert [sandbox.status(one, first), sandbox.status(two, second)] == ["completed"] * 2
        assert sandbox.status(one, third) == "running"
        assert refusal(sandbox, "runners_workspaces.get_run_status", two, first).status == 404


class TestDecisions:
    """Applying and discarding a plan that waits."""

    def test_a_plan_is_applied_once(self, sandbox: Sandbox) -> None:
        workspace = sandbox.workspace()
        run = sandbox.planned(workspace)
        apply(sandbox, workspace, run)
        for decide in (apply, discard):
            with pytest.raises(Refused, match="not ready") as caught:
                decide(sandbox, workspace, run)
            assert caught.value.status == 409

    def test_a_plan_in_the_making_cannot_be_applied(self, sandbox: Sandbox) -> None:
        workspace = sandbox.workspace()
        sandbox.deploy(workspace)
        with pytest.raises(Refused, match="not ready"):
            apply(sandbox, workspace, sandbox.run(workspace))

    @pytest.mark.parametrize(("task_type", "status"), [("plan", "completed"), ("apply", "failed")])
    def test_a_discarded_plan_is_not_applied(
        self, sandbox: Sandbox, task_type: str, status: str
    ) -> None:
        workspace = sandbox.workspace()
        run = sandbox.planned(workspace, task_type)
        discard(sandbox, workspace, run)
        sandbox.mock.clock.advance(100 * HOUR)
        after = sandbox.run(workspace)
        assert (after["status"], after["apply"]) == ("plan_success", [])
        assert sandbox.status(workspace, run["runId"]) == status
        with pytest.raises(Refused, match="not ready"):
            apply(sandbox, workspace, run)

    def test_a_plan_waits_for_48_hours(self, sandbox: Sandbox) -> None:
        workspace = sandbox.workspace()
        kept, lost = sandbox.planned(workspace), sandbox.planned(workspace)
        sandbox.mock.clock.advance(48 * HOUR - 30)
        apply(sandbox, workspace, kept)
        sandbox.mock.clock.advance(60)
        with pytest.raises(Refused, match="not ready"):
            apply(sandbox, workspace, lost)
        newest, older = sandbox.runs(workspace)
        assert (newest["status"], older["status"]) == ("plan_success", "apply_success")
        assert newest["plan"][0]["status"] == "completed"

    def test_a_decision_at_the_last_moment_takes_its_time(self, sandbox: Sandbox) -> None:
        workspace = sandbox.workspace()
        run_id = sandbox.deploy(workspace)
        sandbox.mock.clock.advance(2.5)
        run = sandbox.run(workspace)
        assert run["status"] == "plan_success"
        sandbox.mock.clock.advance(48 * HOUR - 0.1)
        apply(sandbox, workspace, run)
        # The moment at which the plan would have been given up passes without effect.
        sandbox.mock.clock.advance(0.2)
        assert sandbox.status(workspace, run_id) == "pending"

    def test_tasks_belong_to_their_workspace(self, sandbox: Sandbox) -> None:
        workspace, other = sandbox.workspace("one"), sandbox.workspace("two")
        task_id = sandbox.planned(workspace)["planTaskId"]
        for owner, task in ((other, task_id), (workspace, NO_TASK)):
            arguments = (owner, task)
            refused = refusal(sandbox, "runners_workspaces.apply_task", *arguments, body=APPLY)
            assert refused == Refused(404, "Task not found")
            refused = refusal(sandbox, "runners_workspaces.discard_task", *arguments)
            assert refused == Refused(404, "Task not found")


class TestEndings:
    """Endings other than success, on demand."""

    @pytest.mark.parametrize(
        ("ending", "status", "plan", "apply"),
        [
            ("init_error", "failed", "failure", None),
            ("plan_error", "failed", "failure", None),
            ("plan_no_changes", "completed", "no_changes", None),
            ("blocked", "failed", "blocked", None),
            ("apply_error", "failed", "success", "failure"),
            ("apply_no_changes", "completed", "success", "no_changes"),
        ],
    )
    def test_happens(
        self, sandbox: Sandbox, ending: str, status: str, plan: str, apply: str | None
    ) -> None:
        workspace = sandbox.workspace(execution={"applyRule": "auto"})
        sandbox.mock.seed.expect(ending)
        run = sandbox.planned(workspace, "apply")
        assert run["status"] == ending
        assert sandbox.status(workspace, run["runId"]) == status
        assert [task["resultStatus"] for task in run["plan"]] == [plan]
        assert [task["resultStatus"] for task in run["apply"]] == ([apply] if apply else [])
        # Once was ordered, and what failed left nothing behind.
        assert sandbox.stored(workspace).applied == 0
        assert sandbox.planned(workspace, "apply")["status"] == "apply_success"

    def test_a_run_blocked_on_request_stays_blocked(self, sandbox: Sandbox) -> None:
        workspace = sandbox.workspace()
        sandbox.mock.seed.expect("blocked")
        run = sandbox.planned(workspace)
        assert run["plan"][0]["guardrailsSummary"]["failed"] == 1
        with pytest.raises(Refused, match="blocked by guardrails"):
            apply(sandbox, workspace, run)

    def test_concerns_the_workspace_it_names(self, sandbox: Sandbox) -> None:
        one, two = sandbox.workspace("one"), sandbox.workspace("two")
        sandbox.mock.seed.expect("plan_error", workspace="two", times=2)
        sandbox.mock.seed.expect("init_error", workspace=one)
        assert sandbox.planned(one)["status"] == "init_error"
        statuses = [sandbox.planned(two)["status"] for _ in range(3)]
        assert statuses == ["plan_error", "plan_error", "plan_success"]

    def test_may_be_ordered_for_all_runs(self, sandbox: Sandbox) -> None:
        workspace = sandbox.workspace()
        sandbox.mock.seed.expect("plan_error", times=None)
        assert {sandbox.planned(workspace)["status"] for _ in range(5)} == {"plan_error"}

    def test_must_be_one_that_exists(self, sandbox: Sandbox) -> None:
        with pytest.raises(ValueError, match=r"ending: .* is wanted, not 'exploded'"):
            sandbox.mock.seed.expect("exploded")


class TestDestroy:
    """Destroy tasks."""

    def destroy(self, sandbox: Sandbox, workspace: str, **body: Any) -> dict[str, Any]:
        task = sandbox.call("runners_workspaces.destroy_resources", workspace, body=body)
        return dict(task)

    def test_delete_what_stands(self, sandbox: Sandbox) -> None:
        workspace = sandbox.workspace()
        sandbox.applied(workspace)
        count = sandbox.call("workspaces.search")[0]["backendSummary"]["managedResourceCount"]
        task = self.destroy(sandbox, workspace, description="Retire it", cmdArguments="-lock=false")
        assert (task["type"], task["status"], task["currentStep"]) == ("destroy", "pending", "plan")
        assert (task["workspaceId"], task["cmdArguments"]) == (workspace, "-lock=false")
        run = sandbox.run(workspace)
        assert (run["planTaskId"], run["title"]) == (task["id"], "Retire it")
        sandbox.mock.clock.advance(10)
        run = sandbox.run(workspace)
        assert run["status"] == "apply_success"
        resources = sandbox.call(
            "workspaces.search_run_resources",
            workspace,
            run["runId"],
            body={"mode": "table", "filters": {"taskType": ["post-apply"]}},
        )["resources"]
        assert [each["action"] for each in resources] == ["delete"] * count
        row = sandbox.call("workspaces.search")[0]
        assert row["backendSummary"]["managedResourceCount"] == 0
        # The workspace is still there and can be deployed again.
        assert sandbox.planned(workspace)["status"] == "plan_success"

    def test_find_nothing_where_nothing_stands(self, sandbox: Sandbox) -> None:
        workspace = sandbox.workspace()
        sandbox.call("runners_workspaces.destroy_resources", workspace)
        sandbox.mock.clock.advance(10)
        assert sandbox.run(workspace)["status"] == "plan_no_changes"

    def test_find_nothing_on_request(self, sandbox: Sandbox) -> None:
        workspace = sandbox.workspace()
        sandbox.applied(workspace)
        sandbox.mock.seed.expect("plan_no_changes")
        sandbox.call("runners_workspaces.destroy_resources", workspace)
        sandbox.mock.clock.advance(10)
        assert sandbox.run(workspace)["status"] == "plan_no_changes"
        assert sandbox.stored(workspace).applied == 1

    def test_return_the_task_that_is_asked_for(self, sandbox: Sandbox) -> None:
        workspace = sandbox.workspace()
        first = self.destroy(sandbox, workspace)
        assert self.destroy(sandbox, workspace, taskId=first["id"])["id"] == first["id"]
        assert self.destroy(sandbox, workspace, taskId="task-12345")["id"] != first["id"]
        sandbox.mock.clock.advance(10)
        assert self.destroy(sandbox, workspace, taskId=first["id"])["id"] != first["id"]
        assert len(sandbox.runs(workspace)) == 3

    def test_return_the_trigger(self, sandbox: Sandbox) -> None:
        trigger = {"type": "manual", "source": "Firefly"}
        task = self.destroy(sandbox, sandbox.workspace(), trigger=trigger)
        assert task["trigger"] == trigger


class TestResources:
    """What runs do to which resources."""

    def resources(
        self, sandbox: Sandbox, workspace: str, run: dict[str, Any], **request: Any
    ) -> list[dict[str, Any]]:
        body = {"mode": "table", **request}
        arguments = (workspace, run["runId"])
        found = sandbox.call("workspaces.search_run_resources", *arguments, body=body, pageSize=200)
        return list(found["resources"])

    def test_the_first_plan_creates_everything(self, sandbox: Sandbox) -> None:
        workspace = sandbox.workspace()
        run = sandbox.planned(workspace)
        resources = self.resources(sandbox, workspace, run)
        actions = {(each["mode"], each["action"]) for each in resources}
        assert actions == {("managed", "create"), ("data", "read")}
        assert {each["taskId"] for each in resources} == {run["planTaskId"]}
        names = [each["name"] for each in resources]
        assert len(set(names)) == len(names) >= 5

    def test_later_plans_change_a_little(self, sandbox: Sandbox) -> None:
        workspace = sandbox.workspace()
        sandbox.applied(workspace)
        stands = sandbox.stored(workspace).applied
        for _ in range(12):
            run = sandbox.planned(workspace)
            actions = [each["action"] for each in self.resources(sandbox, workspace, run)]
            assert "no-op" in actions
            assert {"create", "update", "delete"} & set(actions)
            assert sandbox.stored(workspace).applied == stands
            apply(sandbox, workspace, run)
            sandbox.mock.clock.advance(10)
            stands = sandbox.stored(workspace).applied
            count = sandbox.call("workspaces.search")[0]["backendSummary"]["managedResourceCount"]
            remaining = [each for each in actions if each not in ("delete", "read")]
            assert count == len(remaining)

    def test_planning_again_plans_the_same(self, sandbox: Sandbox) -> None:
        workspace = sandbox.workspace()
        sandbox.applied(workspace)
        plans = [
            [(each["name"], each["action"]) for each in self.resources(sandbox, workspace, run)]
            for run in (sandbox.planned(workspace), sandbox.planned(workspace))
        ]
        assert plans[0] == plans[1]

    def test_an_apply_has_rows_of_its_own(self, sandbox: Sandbox) -> None:
        workspace = sandbox.workspace()
        run = sandbox.applied(workspace)
        resources = self.resources(sandbox, workspace, run)
        by_task = {
            task: self.resources(sandbox, workspace, run, filters={"taskType": [task]})
            for task in ("post-plan", "post-apply")
        }
        assert resources == [*by_task["post-plan"], *by_task["post-apply"]]
        assert len({each["id"] for each in resources}) == len(resources)
        for task, task_id in (("post-plan", "planTaskId"), ("post-apply", "applyTaskId")):
            arguments = (workspace, run[task_id])
            found = sandbox.call(
                "runners_workspaces.search_task_resources", *arguments, body={"mode": "table"}
            )
            assert found["resources"] == by_task[task][:25]

    def test_a_plan_in_the_making_has_none(self, sandbox: Sandbox) -> None:
        workspace = sandbox.workspace()
        sandbox.deploy(workspace)
        assert self.resources(sandbox, workspace, sandbox.run(workspace)) == []
        sandbox.mock.seed.expect("plan_error")
        assert self.resources(sandbox, workspace, sandbox.planned(workspace)) == []

    def test_are_searched_sorted_projected_and_paged(self, sandbox: Sandbox) -> None:
        workspace = sandbox.workspace()
        run = sandbox.planned(workspace)
        everything = self.resources(sandbox, workspace, run)
        name = everything[2]["name"]
        request: dict[str, Any] = {"filters": {"resourceId": [name]}}
        assert self.resources(sandbox, workspace, run, **request) == [everything[2]]
        either = {"$or": {"resourceId": [name], "action": ["read"]}}
        found = self.resources(sandbox, workspace, run, filters=either)
        assert found == [
            each for each in everything if each["name"] == name or each["action"] == "read"
        ]
        assert self.resources(sandbox, workspace, run, filters={"isDrifted": True}) == []
        assert self.resources(sandbox, workspace, run, searchValue=name.upper()) == [everything[2]]
        by_name = self.resources(sandbox, workspace, run, sort={"name": {"order": -1}})
        assert by_name == sorted(everything, key=lambda each: each["name"], reverse=True)
        projected = self.resources(sandbox, workspace, run, projection=["name"])
        assert projected == [{"id": each["id"], "name": each["name"]} for each in everything]
        body = {"mode": "table"}
        arguments = (workspace, run["runId"])
        search = "workspaces.search_run_resources"
        pages = [
            sandbox.call(search, *arguments, body=body, page=page, pageSize=2)["resources"]
            for page in range(len(everything))
        ]
        assert [each for page in pages for each in page] == everything

    def test_belong_to_a_run_and_a_task_that_exist(self, sandbox: Sandbox) -> None:
        workspace = sandbox.workspace()
        body = {"mode": "table"}
        run_id = "00000000-0000-4000-8000-000000000000"
        search = "workspaces.search_run_resources"
        refused = refusal(sandbox, search, workspace, run_id, body=body)
        assert refused == Refused(404, "Run not found")
        search = "runners_workspaces.search_task_resources"
        refused = refusal(sandbox, search, workspace, NO_TASK, body=body)
        assert refused == Refused(404, "Task not found")


class TestChangedFiles:
    """The files behind a run."""

    def files(
        self, sandbox: Sandbox, workspace: str, run: dict[str, Any], **request: Any
    ) -> dict[str, list[dict[str, Any]]]:
        search = "workspaces.search_run_changed_files"
        folders = sandbox.call(search, workspace, run["runId"], body=request, pageSize=100)
        return dict(folders)

    def test_are_grouped_by_folder(self, sandbox: Sandbox) -> None:
        workspace = sandbox.workspace(workDir="/envs/prod/")
        run = sandbox.planned(workspace)
        folders = self.files(sandbox, workspace, run)
        files = [file for each in folders.values() for file in each]
        for folder, inside in folders.items():
            assert {file["folderPath"] for file in inside} == {folder}
            assert folder.startswith("envs/prod")
        summary = run["plan"][0]["changedFilesCodeSummary"]
        assert (summary["total"], summary["added"]) == (len(files), len(files))
        assert {each["path"] for each in summary["files"]} == {file["filePath"] for file in files}
        assert all(file["changes"]["additions"] > 0 for file in files)

    def test_are_filtered_and_paged(self, sandbox: Sandbox) -> None:
        workspace = sandbox.workspace()
        run = sandbox.planned(workspace)
        folders = self.files(sandbox, workspace, run)
        paths = [file["filePath"] for each in folders.values() for file in each]
        for path in paths:
            found = self.files(sandbox, workspace, run, filters={"filePath": [path]})
            assert [file["filePath"] for each in found.values() for file in each] == [path]
        found = self.files(sandbox, workspace, run, filters={"suffix": ["tfvars"]})
        assert [file["fileSuffix"] for each in found.values() for file in each] == ["tfvars"]
        assert self.files(sandbox, workspace, run, filters={"taskType": ["post-plan"]}) == folders
        assert self.files(sandbox, workspace, run, filters={"taskType": ["post-apply"]}) == {}
        tasks = {"taskId": [NO_TASK]}
        assert self.files(sandbox, workspace, run, filters=tasks) == {}
        search = "workspaces.search_run_changed_files"
        paged: list[str] = []
        for page in range(len(paths)):
            found = sandbox.call(search, workspace, run["runId"], page=page, pageSize=1)
            paged += [file["filePath"] for each in found.values() for file in each]
        assert sorted(paged) == sorted(paths)

    def test_are_none_for_a_destroy(self, sandbox: Sandbox) -> None:
        workspace = sandbox.workspace(workDir=".")
        sandbox.applied(workspace)
        sandbox.call("runners_workspaces.destroy_resources", workspace)
        sandbox.mock.clock.advance(10)
        destroyed, deployed = sandbox.runs(workspace)
        assert self.files(sandbox, workspace, destroyed) == {}
        assert "." in self.files(sandbox, workspace, deployed)


class TestSearch:
    """The runs of a workspace."""

    @pytest.fixture
    def workspace(self, sandbox: Sandbox) -> str:
        workspace = sandbox.workspace()
        for branch, ending in (("main", "success"), ("main", "plan_error"), ("dev", "success")):
            sandbox.mock.seed.expect(ending)
            sandbox.deploy(workspace, vcs={"reference": branch})
            sandbox.mock.clock.advance(HOUR)
        return workspace

    def numbers(self, sandbox: Sandbox, workspace: str, **request: Any) -> list[int]:
        return [int(run["runName"][-1]) for run in sandbox.runs(workspace, **request)]

    def test_shows_the_newest_first(self, sandbox: Sandbox, workspace: str) -> None:
        assert self.numbers(sandbox, workspace) == [3, 2, 1]

    def test_filters(self, sandbox: Sandbox, workspace: str) -> None:
        rows = {int(run["runName"][-1]): run for run in sandbox.runs(workspace)}

        def found(**filters: Any) -> list[int]:
            return self.numbers(sandbox, workspace, filters=filters)

        assert found(branch=["main"]) == [2, 1]
        assert found(status=["plan_error"]) == [2]
        assert found(branch=["main"], status=["plan_success"]) == [1]
        assert found(**{"$or": {"branch": ["dev"], "status": ["plan_error"]}}) == [3, 2]
        nested = {"$or": {"status": ["plan_error"], "$or": {"branch": ["dev"]}}}
        assert found(**nested) == [3, 2]
        assert found(branch=["main"], **{"$or": {"status": ["plan_error"]}}) == [2]
        assert found(branch=[], **{"$or": {}}) == [3, 2, 1]
        assert found(createdAt=rows[2]["createdAt"]) == [3, 2]
        assert found(updatedAt="2099-01-01T00:00:00Z") == []
        for name in ("runId", "runName", "buildId", "buildUrl"):
            assert found(**{name: [rows[2][name]]}) == [2]
        same = {"ciTool": "runnerType", "vcsType": "vcsType", "repository": "repo"}
        same |= {"repositoryUrl": "repoUrl", "buildName": "buildName", "title": "title"}
        same |= {"commitId": "commitId"}
        for name, member in same.items():
            assert found(**{name: [rows[2][member]]}) == [3, 2, 1]
        assert found(pullRequestUrl=["https://example.com"]) == []

    def test_sorts(self, sandbox: Sandbox, workspace: str) -> None:
        def order(**sort: int) -> list[int]:
            keys = {name: {"order": direction} for name, direction in sort.items()}
            return self.numbers(sandbox, workspace, sort=keys)

        assert order(updatedAt=1) == [1, 2, 3]
        assert order(branch=1, updatedAt=-1) == [3, 2, 1]
        assert order(branch=-1, updatedAt=1) == [1, 2, 3]
        assert order(status=1, updatedAt=1) == [2, 1, 3]

    def test_searches_and_projects(self, sandbox: Sandbox, workspace: str) -> None:
        assert self.numbers(sandbox, workspace, searchValue="RUN #2") == [2]
        (row,) = sandbox.runs(workspace, searchValue="dev", projection=["status"])
        assert row.keys() == {"id", "workspaceId", "runId", "status"}

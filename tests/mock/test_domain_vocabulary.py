"""The words of the mock and its public defaults, repeated independently of it.

A word that is dropped or misspelt, or a default that moves, changes what users' tests mean; here it
is noticed even where no other test happens to need it. Nothing here is computed from the mock.
"""

from __future__ import annotations

import inspect
from dataclasses import fields
from typing import Any, get_args

from firefly_workflows_mock import MockFirefly
from firefly_workflows_mock.core import CoreSettings
from firefly_workflows_mock.handlers import Dialect
from firefly_workflows_mock.limits import WINDOW
from firefly_workflows_mock.open_questions.service import LARGEST_PAGE
from firefly_workflows_mock.open_questions.table import OPEN_QUESTIONS
from firefly_workflows_mock.open_questions.variables import MASK
from firefly_workflows_mock.resources import entities, estate, lifecycle, projects, rows
from firefly_workflows_mock.resources import guardrail_rules as rules
from firefly_workflows_mock.resources import runners_workspaces as runners
from firefly_workflows_mock.resources.state import ROOT_PROJECT_NAME, Account
from firefly_workflows_mock.scenario import Scenario
from firefly_workflows_mock.seeding import OFFERED, Expected, Seeder
from firefly_workflows_mock.settings import SETTINGS
from support.contract import document, operations, resolve
from support.domain import Sandbox

RUN_STATUSES = {
    "init_error",
    "planning",
    "plan_success",
    "plan_error",
    "plan_no_changes",
    "applying",
    "apply_success",
    "apply_error",
    "apply_no_changes",
    "blocked",
    "Acknowledged",
}
FAILED = {"init_error", "plan_error", "apply_error", "blocked"}
ENDED = FAILED | {"plan_no_changes", "apply_success", "apply_no_changes"}
PHASES = ("queued", "planning", "waiting", "accepted", "applying", "ended")


def defaults(of: Any) -> dict[str, Any]:
    """The defaults of a function's or a class's arguments by name."""
    parameters = inspect.signature(of).parameters.values()
    return {it.name: it.default for it in parameters if it.default is not it.empty}


def test_words() -> None:
    assert {
        "dialects": get_args(Dialect),
        "task types": get_args(entities.TaskType),
        "phases": get_args(entities.Phase),
        "endings": entities.ENDINGS,
        "expected": set(get_args(Expected)),
        "failed": lifecycle.FAILED,
        "iac types": rows.IAC_TYPES,
        "severities": rows.SEVERITY_NAMES,
        "results": rows.RESULTS,
        "ci tools": rows.CI_TOOLS,
        "vcs": set(rows.VCS_HOSTS),
        "blocking": rules.BLOCKING,
        "criteria": set(rules.CHECKS),
        "policy severities": rules.POLICY_SEVERITIES,
        "seeds": OFFERED,
        "roles": estate.ROLES,
    } == {
        "dialects": ("documented", "live"),
        "task types": ("plan", "apply", "destroy"),
        "phases": PHASES,
        "endings": ENDED - {"apply_success"},
        "expected": ENDED - {"apply_success"} | {"success"},
        "failed": FAILED,
        "iac types": ("terraform", "opentofu", "terragrunt"),
        "severities": {1: "flexible", 2: "strict", 3: "warning"},
        "results": {
            "init_error": "failure",
            "plan_error": "failure",
            "plan_no_changes": "no_changes",
            "blocked": "blocked",
            "apply_error": "failure",
            "apply_no_changes": "no_changes",
        },
        "ci tools": {
            "github-actions",
            "gitlab-pipelines",
            "bitbucket-pipelines",
            "azure-pipelines",
            "jenkins",
            "semaphore",
            "atlantis",
            "env0",
        },
        "vcs": {"github", "gitlab", "bitbucket", "bitbucketdc", "codecommit", "azuredevops"},
        "blocking": (1, 2),
        "criteria": {"cost", "policy", "resource", "tag"},
        "policy severities": ("trace", "info", "low", "medium", "high", "critical"),
        "seeds": ("estate", "expect"),
        "roles": ("admin", "member", "viewer"),
    }


def test_the_words_of_the_mock_are_those_of_the_contract() -> None:
    def enum(name: str) -> set[Any]:
        return set(document()["components"]["schemas"][name]["enum"])

    assert enum("RunStatus") == RUN_STATUSES
    assert set(estate.STATUSES) | entities.ENDINGS <= RUN_STATUSES
    assert enum("RunnerType") == {*rows.CI_TOOLS, "unrecognized", "firefly"}
    assert enum("VcsType") == set(rows.VCS_HOSTS)
    assert enum("IacType") == set(rows.IAC_TYPES)
    assert enum("GuardrailType") == set(rules.CHECKS)
    assert enum("MemberRole") == set(estate.ROLES)
    assert enum("TaskType") == set(get_args(entities.TaskType))
    assert enum("GuardrailSeverity") - {0} == set(rows.SEVERITY_NAMES)


def test_every_ending_ends_a_run_in_the_words_of_the_status_operation() -> None:
    for ending in sorted(ENDED):
        sandbox = Sandbox()
        workspace = sandbox.workspace()
        if ending != "apply_success":
            sandbox.mock.seed.expect(ending)  # type: ignore[arg-type]
        run = sandbox.planned(workspace, "apply")
        if ending.startswith("apply"):
            task = run["planTaskId"]
            body = {"taskType": "apply"}
            sandbox.call("runners_workspaces.apply_task", workspace, task, body=body)
            sandbox.mock.clock.advance(10)
        run = sandbox.run(workspace)
        assert run["status"] == ending
        stands = sandbox.status(workspace, run["runId"])
        assert stands == ("failed" if ending in FAILED else "completed"), ending
        # Nothing moves it any more.
        sandbox.mock.clock.advance(1e6)
        assert sandbox.run(workspace) == run


def test_numbers() -> None:
    assert {
        "levels of projects": projects.MAX_LEVELS,
        "rate window, seconds": WINDOW,
        "largest page": LARGEST_PAGE,
        "mask": MASK,
        "root": ROOT_PROJECT_NAME,
        "versions": {**runners.DEFAULT_VERSIONS, "terraform": runners.DEFAULT_TERRAFORM},
        "pace": {it.name: it.default for it in fields(entities.Pace)},
    } == {
        "levels of projects": 5,
        "rate window, seconds": 60.0,
        "largest page": 100,
        "mask": "********",
        "root": "default",
        "versions": {"opentofu": "1.8.2", "terragrunt": "0.67.4", "terraform": "1.5.7"},
        "pace": {"queue": 500, "plan": 2_000, "apply": 3_000, "approval_window": 172_800_000},
    }


def test_defaults_of_the_public_arguments() -> None:
    settings = {it.name: it.default for it in fields(CoreSettings) if it.name != "assume"}
    assert settings == {
        "seed": 0,
        "dialect": "documented",
        "token_lifetime": 3600.0,
        "rate_limit": None,
        "max_body": 4 * 1024 * 1024,
        "journal_size": 2000,
    }
    scenario = Scenario()
    assert (scenario.seed, scenario.dialect, scenario.token_lifetime) == (0, "documented", 3600.0)
    assert (scenario.rate_limit, scenario.estate, dict(scenario.assume)) == (None, [], {})
    assert defaults(Seeder.estate) == {"workspaces": 20, "runs_per_workspace": 3}
    assert defaults(Seeder.expect) == {"workspace": None, "times": 1}
    assert defaults(Account.expect) == {"workspace": None, "times": 1}
    assert {each.name: each.default for each in SETTINGS if each.default is not None} == {
        "seed": 0,
        "dialect": "documented",
        "host": "127.0.0.1",
        "port": 0,
        "token_lifetime": 3600.0,
        "journal_size": 2000,
    }
    # The table or the scenario holds what is left out here.
    assert set(map(repr, defaults(MockFirefly).values())) == {"None", "()"}


def test_assumptions() -> None:
    assert {each.name: (each.documented, each.live) for each in OPEN_QUESTIONS} == {
        "throttling": ("429", "alternating"),
        "retry_after": ("seconds", "absent"),
        "error_body": ("message", "message"),
        "largest_page": ("unbounded", "unbounded"),
        "run_ids": ("uuid", "any"),
        "workspaces_without_v2": ("missing", "served"),
        "sort_form": ("documented", "either"),
        "projected_ids": ("kept", "kept"),
        "empty_values": ("cleared", "cleared"),
        "upserts": ("empty", "empty"),
        "secret_values": ("written", "written"),
        "variable_ids": ("sent", "sent"),
        "variable_origin": ("absent", "absent"),
        "resource_list": ("object", "object"),
        "project_tree": ("flat", "flat"),
        "project_workspaces": ("array", "array"),
        "created_workspace": ("sent", "sent"),
        "deletions": ("confirmed", "confirmed"),
        "acceptances": ("confirmed", "confirmed"),
        "destroy_task": ("id", "id"),
    }


def test_what_the_contract_fills_in_is_what_the_mock_does() -> None:
    """Defaults of query parameters and of body fields, the only ones there are."""
    found = {
        (it.id, parameter["name"], resolve(parameter["schema"])["default"])
        for it in operations()
        for parameter in it.parameters
        if "default" in resolve(parameter["schema"])
    }
    known = {"page": 0, "pageSize": 25, "offset": 0, "destroy": False}
    assert {(name, value) for _, name, value in found} == set(known.items())
    sandbox = Sandbox()
    deleted = sandbox.call("runners_workspaces.delete", sandbox.workspace())
    assert deleted["resourcesDestroyed"] is False
    sandbox.mock.seed.estate(workspaces=60, runs_per_workspace=0)
    assert len(sandbox.call("workspaces.search", body={})) == 25
    assert sandbox.call("workspaces.search", body={}) == sandbox.call(
        "workspaces.search", body={}, page=0, pageSize=25
    )
    assert len(sandbox.call("projects.list")["data"]) == min(25, len(sandbox.account.projects))

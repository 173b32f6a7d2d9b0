"""The main job from login to clean-up: plan a workspace made for it, and read what came out.

`make demo` runs this against the mock. It runs against the service when the environment says so:

    FIREFLY_ACCESS_KEY, FIREFLY_SECRET_KEY    a key pair of your account
    FIREFLY_API_URL                           where the service is, if not at its usual address
    QUICKSTART_VCS_ID                         your integration with a version control system
    QUICKSTART_REPO, QUICKSTART_WORK_DIR      what to plan: a repository and a folder in it
    QUICKSTART_USER_ID                        who owns the guardrail
    QUICKSTART_BRANCH, QUICKSTART_VCS_TYPE    "main" and "github" if not said
    QUICKSTART_NAME                           what to call everything; made up if not said

Only a plan is made, so that no cloud resource is touched. Whatever was created is deleted at the
end, also when something fails on the way.
"""

from __future__ import annotations

import os
import secrets
import sys
from collections import Counter
from contextlib import ExitStack
from itertools import islice
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from firefly_workflows import Firefly, FireflyError
from firefly_workflows_api.models import (
    LineChanges,
    VariableDestination,
    VariableInput,
    VariableSensitivity,
)

if TYPE_CHECKING:
    import io
    from collections.abc import Callable

    from firefly_workflows_api.models import Run, RunnersWorkspace

MOST_PAGES = 3
ON_THIS_MACHINE = urlsplit(os.environ.get("FIREFLY_API_URL", "")).hostname in (
    "127.0.0.1",
    "localhost",
)


def setting(name: str, for_the_mock: str) -> str:
    """Return a setting; what suits the mock would mean nothing to the service."""
    value = os.environ.get(name) or (for_the_mock if ON_THIS_MACHINE else None)
    return value or sys.exit(f"{name} is not set: see the first lines of this file")


VCS_ID = setting("QUICKSTART_VCS_ID", "5fd126f5744410407fbc552f")
VCS_TYPE = os.environ.get("QUICKSTART_VCS_TYPE", "github")
REPO = setting("QUICKSTART_REPO", "acme/infrastructure")
BRANCH = os.environ.get("QUICKSTART_BRANCH", "main")
WORK_DIR = setting("QUICKSTART_WORK_DIR", "terraform/network")
USER_ID = setting("QUICKSTART_USER_ID", "64b7f2a1c9e77a0012ab34cd")


def main() -> None:
    """Do the whole job with one client, which logs in with its first request."""
    name = os.environ.get("QUICKSTART_NAME") or f"quickstart-{secrets.token_hex(3)}"
    with Firefly() as firefly:
        list_workspaces(firefly)
        with ExitStack() as cleanup:
            workspace = create_everything(firefly, name, cleanup)
            run = deploy_plan(firefly, workspace)
            show_outcome(firefly, run)
            print("\nCleaning up")


def list_workspaces(firefly: Firefly) -> None:
    """Print the first pages of the account's workspaces."""
    statuses: Counter[str] = Counter()
    pages = firefly.workspaces.search(page_size=25).pages()
    for number, page in enumerate(islice(pages, MOST_PAGES), start=1):
        if number == 1:
            print("Logged in\n\nWorkspaces")
        statuses.update(str(workspace.last_run_status) for workspace in page.items)
        names = ", ".join(str(workspace.workspace_name) for workspace in page.items[:2])
        print(f"  page {number}: {len(page.items)} workspaces ({names}, …)")
    counts = (f"{count} {status}" for status, count in statuses.most_common(4))
    print("  last runs:", ", ".join(counts))


def create_everything(firefly: Firefly, name: str, cleanup: ExitStack) -> RunnersWorkspace:
    """Create what the run needs, and leave in `cleanup` how to delete what exists."""

    def created(what: str, identifier: str, note: str, delete: Callable[[str], object]) -> None:
        print(f"  {what:<14}{identifier}  {note}")
        cleanup.callback(deleted, what, identifier, delete)

    print("\nCreating")
    root = firefly.projects.root()
    project = firefly.projects.create(
        name=name,
        parent_id=root.id,
        labels=["quickstart"],
        variables=[variable("REGION", "eu-west-1"), variable("TOKEN", "hush", secret=True)],
    )
    created("project", project.id, "with 2 variables", firefly.projects.delete)

    variable_set = firefly.variable_sets.create(
        name=f"{name}-defaults", variables=[variable("LOG_LEVEL", "info")]
    )
    set_id = variable_set.variable_set_id
    created("variable set", set_id, "attached to the project", firefly.variable_sets.delete)
    firefly.variable_sets.attach_to_project(project.id, set_id, consume=True)

    guardrail = firefly.guardrails.create(
        name=f"{name}-cost",
        type="cost",
        is_enabled=True,
        severity=2,
        created_by=USER_ID,
        criteria={"cost": {"threshold_amount": 1000}},
        scope={"workspaces": {"include": [name]}},
    )
    created(
        "guardrail", guardrail.rule_id, "no plan above $1000 a month", firefly.guardrails.delete
    )

    workspace = firefly.runners_workspaces.create(
        runner_type="firefly",
        iac_type="terraform",
        workspace_name=name,
        vcs_id=VCS_ID,
        vcs_type=VCS_TYPE,
        repo=REPO,
        default_branch=BRANCH,
        work_dir=WORK_DIR,
        project=project.id,
        labels=["quickstart"],
        execution={"apply_rule": "manual"},
    )
    created("workspace", workspace.id, "in the project", firefly.runners_workspaces.delete)
    return workspace


def variable(key: str, value: str, *, secret: bool = False) -> VariableInput:
    """Return one environment variable as the API takes it."""
    return VariableInput(
        key=key,
        value=value,
        sensitivity=VariableSensitivity.SECRET if secret else VariableSensitivity.STRING,
        destination=VariableDestination.ENV,
    )


def deleted(what: str, identifier: str, delete: Callable[[str], object]) -> None:
    """Delete a thing and say so."""
    delete(identifier)
    print(f"  {what:<14}deleted")


def deploy_plan(firefly: Firefly, workspace: RunnersWorkspace) -> Run:
    """Start a plan and follow it to its end."""
    print("\nDeploying a plan")
    seen: list[str] = []

    def follow(run: Run) -> None:
        if str(run.status) not in seen:
            seen.append(str(run.status))
            print(f"  {run.status}")

    return firefly.deploy_and_wait(workspace.id, task_type="plan", timeout=1800, on_update=follow)


def show_outcome(firefly: Firefly, run: Run) -> None:
    """Print what the plan would do, what led to it, and what the guardrails said."""
    for task in run.plan or []:
        summary = task.guardrails_summary
        if not summary:
            continue
        print(f"  guardrails: {summary.passed} of {summary.total} passed")

    resources = firefly.workspaces.search_run_resources(
        run.workspace_id, run.run_id, mode="table"
    ).collect()
    print(f"\nResources ({len(resources)})")
    for resource in resources:
        print(f"  {resource.action:<8}{resource.name}")

    files = firefly.workspaces.search_run_changed_files(run.workspace_id, run.run_id).collect()
    print(f"\nChanged files ({len(files)})")
    for file in files:
        changes = file.changes or LineChanges(additions=0, deletions=0)
        print(f"  {file.file_path}  +{changes.additions} -{changes.deletions}")


if __name__ == "__main__":
    # Names may hold what this terminal cannot show.
    cast("io.TextIOWrapper", sys.stdout).reconfigure(errors="backslashreplace")
    try:
        main()
    except FireflyError as error:
        sys.exit(f"error: {error}")

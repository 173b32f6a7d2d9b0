"""The state of one account, and the rules between entities: lookup, names, cascade.

An account holds entities in insertion order, and indexes of them. Methods of the account must be
used to add, rename, move or remove a workspace, because they update the indexes. Every other field
of an entity may be set directly.

There are no threads and no timers. ``Account.settle`` lets every run take the steps that are due
before a handler reads, so runs behave the same with a stepped clock as with a real one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING, Any, TypeVar

from firefly_workflows_mock.handlers import Refusal
from firefly_workflows_mock.resources.entities import (
    Guardrail,
    Millis,
    Outcome,
    Pace,
    Project,
    Run,
    Stored,
    VariableSet,
    Workspace,
)
from firefly_workflows_mock.resources.plain import from_plain, to_plain
from firefly_workflows_mock.resources.references import check_references
from firefly_workflows_mock.resources.values import millis

if TYPE_CHECKING:
    from firefly_workflows_mock.clock import Clock
    from firefly_workflows_mock.ids import Ids

T = TypeVar("T")
Step = Callable[["Account", Workspace, Run, Millis], None]

COMPACT_ABOVE = 1024
"""How many scheduled steps are kept before obsolete ones are removed."""
ROOT_PROJECT_NAME = "default"
"""The name of the root project of a new account."""


class Account(Stored):
    """Everything one account owns.

    Attributes:
        id: The account's database id (24 hexadecimal digits).
        clock: The clock of the mock.
        ids: The source of identifiers.
    """

    # Beside what is stored there are only the account's surroundings, and indexes of the stored.
    __slots__ = ("_compact_above", "_due", "_in_project", "_names", "clock", "id", "ids")

    def __init__(self, account_id: str, clock: Clock, ids: Ids) -> None:
        super().__init__(Pace(), [], {}, {}, {}, {})
        self.id = account_id
        self.clock = clock
        self.ids = ids
        self._names: dict[str, str] = {}
        self._in_project: dict[str | None, dict[str, Workspace]] = {}
        self._due: list[tuple[Millis, str, str]] = []
        self._compact_above = COMPACT_ABOVE

    def now(self) -> Millis:
        """The present, in milliseconds since the epoch."""
        return millis(self.clock.now())

    # Outcomes

    def expect(self, ending: str, *, workspace: str | None = None, times: int | None = 1) -> None:
        """Decide how the next runs end. ``mock.seed.expect`` checks the arguments.

        Args:
            ending: One of ``ENDINGS``, or ``success`` for a plan that no guardrail checks.
            workspace: Name or id of a workspace; ``None`` for every workspace.
            times: For how many runs, from 1; ``None`` for all.
        """
        self.outcomes.append(Outcome(ending, workspace, times))

    def take_outcome(self, workspace: Workspace) -> str | None:
        """Use the first outcome for a run of ``workspace`` and return its ending, or ``None``."""
        for index, outcome in enumerate(self.outcomes):
            if outcome.workspace in (None, workspace.id, workspace.name):
                if outcome.times is not None:
                    outcome.times -= 1
                    if outcome.times <= 0:
                        del self.outcomes[index]
                return outcome.ending
        return None

    # Lookup

    def project(self, project_id: str) -> Project:
        """The project, or a 404."""
        return get_or_404(self.projects, project_id, "Project")

    def variable_set(self, set_id: str) -> VariableSet:
        """The variable set, or a 404."""
        return get_or_404(self.variable_sets, set_id, "Variable set")

    def guardrail(self, rule_id: str) -> Guardrail:
        """The guardrail rule, or a 404."""
        return get_or_404(self.guardrails, rule_id, "Guardrail rule")

    def workspace(self, workspace_id: str) -> Workspace:
        """The workspace, whether Firefly or a CI tool runs it, or a 404."""
        return get_or_404(self.workspaces, workspace_id, "Workspace")

    def runners_workspace(self, workspace_id: str) -> Workspace:
        """The workspace if Firefly runs it, else a 404."""
        workspace = self.workspace(workspace_id)
        if not workspace.managed:
            raise Refusal(404, "Workspace not found")
        return workspace

    def workspace_named(self, name: str) -> Workspace | None:
        """The workspace with exactly this name, or ``None``."""
        workspace_id = self._names.get(name)
        return None if workspace_id is None else self.workspaces[workspace_id]

    def root_project(self) -> Project | None:
        """The project without a parent; ``None`` after it was deleted."""
        return next((each for each in self.projects.values() if each.parent_id is None), None)

    def workspaces_in(self, project_id: str | None) -> list[Workspace]:
        """The workspaces directly in the project (``None``: in no project), oldest first."""
        return list(self._in_project.get(project_id, {}).values())

    def lineage(self, project_id: str | None) -> list[Project]:
        """The project and its ancestors, root first; empty for ``None``."""
        chain: list[Project] = []
        while project_id is not None:
            chain.append(self.projects[project_id])
            project_id = chain[-1].parent_id
        return chain[::-1]

    def descendants(self, project_id: str) -> Iterator[Project]:
        """Every project below this one, parents before their children."""
        children = children_by_parent(self.projects.values())
        queue = list(children.get(project_id, ()))
        for project in queue:
            yield project
            queue.extend(children.get(project.id, ()))

    # Workspaces and their indexes

    def add_workspace(self, workspace: Workspace) -> None:
        """Add a workspace whose name is free."""
        self.workspaces[workspace.id] = workspace
        self._index(workspace)

    def remove_workspace(self, workspace: Workspace) -> None:
        """Remove a workspace and its runs."""
        del self.workspaces[workspace.id]
        del self._names[workspace.name]
        del self._in_project[workspace.project_id][workspace.id]

    def rename_workspace(self, workspace: Workspace, name: str) -> None:
        """Give the workspace a name that is free."""
        del self._names[workspace.name]
        workspace.name = name
        self._names[name] = workspace.id

    def move_workspace(self, workspace: Workspace, project_id: str | None) -> None:
        """Move the workspace into an existing project, or into none."""
        del self._in_project[workspace.project_id][workspace.id]
        workspace.project_id = project_id
        self._in_project.setdefault(project_id, {})[workspace.id] = workspace

    def _build_indexes(self) -> None:
        self._names, self._in_project = {}, {}
        for workspace in self.workspaces.values():
            self._index(workspace)
        self._compact_above = COMPACT_ABOVE
        self._due = [
            (run.due, workspace.id, run.run_id)
            for workspace in self.workspaces.values()
            for run in workspace.runs.values()
            if run.due is not None
        ]
        heapify(self._due)

    def _index(self, workspace: Workspace) -> None:
        self._names[workspace.name] = workspace.id
        self._in_project.setdefault(workspace.project_id, {})[workspace.id] = workspace

    # Time

    def schedule(self, workspace: Workspace, run: Run, due: Millis | None) -> None:
        """Set when the run takes its next step; ``None`` for never."""
        run.due = due
        if due is not None:
            heappush(self._due, (due, workspace.id, run.run_id))
            if len(self._due) > self._compact_above:
                self._remove_obsolete_steps()

    def settle(self, step: Step) -> None:
        """Let every run take the steps that are due, in the order of their times."""
        now = self.now()
        while self._due and self._due[0][0] <= now:
            due, workspace_id, run_id = heappop(self._due)
            if self._still_due(due, workspace_id, run_id):
                workspace = self.workspaces[workspace_id]
                step(self, workspace, workspace.runs[run_id], due)

    def _still_due(self, due: Millis, workspace_id: str, run_id: str) -> bool:
        """Whether a scheduled step is still to be taken: its run exists and has no other step."""
        workspace = self.workspaces.get(workspace_id)
        run = None if workspace is None else workspace.runs.get(run_id)
        return run is not None and run.due == due

    def _remove_obsolete_steps(self) -> None:
        """Remove steps that will not be taken: a plan waits for two days, so many could pile up."""
        self._due = [entry for entry in self._due if self._still_due(*entry)]
        heapify(self._due)
        self._compact_above = COMPACT_ABOVE + 2 * len(self._due)

    # Snapshots

    def snapshot(self) -> dict[str, Any]:
        """The whole state as plain JSON data, independent of the account."""
        return to_plain(self)

    def restore(self, data: Mapping[str, Any]) -> None:
        """Replace the whole state by that of a snapshot.

        Raises:
            SettingError: The data is not a snapshot; nothing was changed.
        """
        stored = from_plain(Stored, dict(data), "the state")
        check_references(stored)
        for item in fields(Stored):
            setattr(self, item.name, getattr(stored, item.name))
        self._build_indexes()


def new_account(account_id: str, clock: Clock, ids: Ids) -> Account:
    """A new account, with its root project only."""
    account = Account(account_id, clock, ids)
    now = account.now()
    root = Project(ids.uuid(), ROOT_PROJECT_NAME, now, now, description="Root project")
    account.projects[root.id] = root
    return account


def get_or_404(entities: Mapping[str, T], key: str, kind: str) -> T:
    """The entity under ``key``, or a 404 that names its kind."""
    entity = entities.get(key)
    if entity is None:
        raise Refusal(404, f"{kind} not found")
    return entity


def children_by_parent(projects: Iterable[Project]) -> dict[str | None, list[Project]]:
    """The projects by the id of their parent, in order of creation."""
    children: dict[str | None, list[Project]] = {}
    for project in projects:
        children.setdefault(project.parent_id, []).append(project)
    return children

"""The state of one account, and the few rules that span entities: lookup, names, cascade.

An account is plain entities in insertion order plus indexes that are derived from them. Whoever
adds, renames, moves or removes a workspace does so through the account, which keeps the indexes
right; everything else about an entity may be set directly.

Time passes when somebody looks: ``Account.settle`` brings every run up to the present before a
handler reads. There are no threads and no timers, so a clock that is stepped by hand moves runs
exactly as a real one does.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING, Any, TypeVar

from firefly_workflows_mock.handlers import Refusal
from firefly_workflows_mock.resources.entities import (
    ENDINGS,
    Guardrail,
    Millis,
    Outcome,
    Pace,
    Project,
    Run,
    VariableSet,
    Workspace,
)
from firefly_workflows_mock.resources.plain import from_plain, to_plain
from firefly_workflows_mock.resources.values import millis
from firefly_workflows_mock.schema import SettingError, describe

if TYPE_CHECKING:
    from firefly_workflows_mock.clock import Clock
    from firefly_workflows_mock.ids import Ids

T = TypeVar("T")
Stored = TypeVar("Stored", Project, VariableSet, Guardrail)
Step = Callable[["Account", Workspace, Run, Millis], None]

CROWD = 1024
"""How many steps are kept before those that came to nothing are forgotten."""
ROOT_PROJECT_NAME = "default"
"""Name of the project every account starts with."""


class Account:
    """Everything one account owns.

    Attributes:
        id: The account's database id (24 hexadecimal digits).
        clock: Source of the present.
        ids: Source of identifiers.
        pace: How long the steps of a run take.
        outcomes: Orders how coming runs end, first match first: see ``expect``.
    """

    def __init__(self, account_id: str, clock: Clock, ids: Ids) -> None:
        self.id = account_id
        self.clock = clock
        self.ids = ids
        self.pace = Pace()
        self.outcomes: list[Outcome] = []
        self.projects: dict[str, Project] = {}
        self.variable_sets: dict[str, VariableSet] = {}
        self.guardrails: dict[str, Guardrail] = {}
        self.workspaces: dict[str, Workspace] = {}
        self._names: dict[str, str] = {}
        self._in_project: dict[str | None, dict[str, Workspace]] = {}
        self._due: list[tuple[Millis, str, str]] = []
        self._crowded = CROWD

    def now(self) -> Millis:
        """The present, in milliseconds since the epoch."""
        return millis(self.clock.now())

    # Outcomes

    def expect(self, ending: str, *, workspace: str | None = None, times: int | None = 1) -> None:
        """Order how coming runs end.

        Args:
            ending: The status to end with (``init_error``, ``plan_error``, ``plan_no_changes``,
                ``blocked``, ``apply_error``, ``apply_no_changes``), or ``success`` for a plan that
                no guardrail is asked about.
            workspace: Name or id of the workspace it concerns; ``None`` is every workspace.
            times: For how many runs; ``None`` is for all that come.

        Raises:
            ValueError: there is no such ending, or an argument is out of range.
        """
        known = sorted(["success", *ENDINGS])
        if ending not in known:
            near = get_close_matches(str(ending), known, 1)
            hint = f"did you mean {near[0]}?" if near else f"it is one of {', '.join(known)}"
            raise ValueError(f"no run ends in {ending!r}: {hint}")
        if workspace is not None and (type(workspace) is not str or not workspace):
            raise ValueError(f"workspace: a name or an id is needed, not {workspace!r}")
        if times is not None and (type(times) is not int or times < 1):
            raise ValueError(f"times: at least 1, or None for all runs, not {times!r}")
        self.outcomes.append(Outcome(ending, workspace, times))

    def take_outcome(self, workspace: Workspace) -> str | None:
        """Use up the first order for a run of ``workspace``, or ``None`` without one."""
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
        return found(self.projects, project_id, "Project")

    def variable_set(self, set_id: str) -> VariableSet:
        """The variable set, or a 404."""
        return found(self.variable_sets, set_id, "Variable set")

    def guardrail(self, rule_id: str) -> Guardrail:
        """The guardrail rule, or a 404."""
        return found(self.guardrails, rule_id, "Guardrail rule")

    def workspace(self, workspace_id: str) -> Workspace:
        """The workspace, whoever runs it, or a 404."""
        return found(self.workspaces, workspace_id, "Workspace")

    def runners_workspace(self, workspace_id: str) -> Workspace:
        """The workspace if Firefly runs it; one that a CI tool runs is a 404 here."""
        workspace = self.workspace(workspace_id)
        if not workspace.managed:
            raise Refusal(404, "Workspace not found")
        return workspace

    def workspace_named(self, name: str) -> Workspace | None:
        """The workspace with exactly this name, or ``None``."""
        workspace_id = self._names.get(name)
        return None if workspace_id is None else self.workspaces[workspace_id]

    def root_project(self) -> Project | None:
        """The one project without parent; an account whose root was deleted has none."""
        return next((each for each in self.projects.values() if each.parent_id is None), None)

    def workspaces_in(self, project_id: str | None) -> list[Workspace]:
        """Workspaces directly in the project (``None``: in no project), oldest first."""
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

    # Workspaces: kept with their indexes

    def add_workspace(self, workspace: Workspace) -> None:
        """Take in a workspace whose name was found free."""
        self.workspaces[workspace.id] = workspace
        self._index(workspace)

    def remove_workspace(self, workspace: Workspace) -> None:
        """Forget a workspace and its runs."""
        del self.workspaces[workspace.id]
        del self._names[workspace.name]
        del self._in_project[workspace.project_id][workspace.id]

    def rename_workspace(self, workspace: Workspace, name: str) -> None:
        """Give the workspace a name that was found free."""
        del self._names[workspace.name]
        workspace.name = name
        self._names[name] = workspace.id

    def move_workspace(self, workspace: Workspace, project_id: str | None) -> None:
        """Put the workspace into a project that exists, or into none."""
        del self._in_project[workspace.project_id][workspace.id]
        workspace.project_id = project_id
        self._in_project.setdefault(project_id, {})[workspace.id] = workspace

    def _index(self, workspace: Workspace) -> None:
        self._names[workspace.name] = workspace.id
        self._in_project.setdefault(workspace.project_id, {})[workspace.id] = workspace

    # Time

    def schedule(self, workspace: Workspace, run: Run, due: Millis | None) -> None:
        """Set when the run takes its next step by itself; ``None``: never."""
        run.due = due
        if due is not None:
            heappush(self._due, (due, workspace.id, run.run_id))
            if len(self._due) > self._crowded:
                self._forget_overtaken()

    def settle(self, step: Step) -> None:
        """Let every run take the steps that have become due, in the order they were due."""
        now = self.now()
        while self._due and self._due[0][0] <= now:
            due, workspace_id, run_id = heappop(self._due)
            if self._still_due(due, workspace_id, run_id):
                workspace = self.workspaces[workspace_id]
                step(self, workspace, workspace.runs[run_id], due)

    def _still_due(self, due: Millis, workspace_id: str, run_id: str) -> bool:
        """An entry outlives its run, and the step it stood for when that was overtaken."""
        workspace = self.workspaces.get(workspace_id)
        run = None if workspace is None else workspace.runs.get(run_id)
        return run is not None and run.due == due

    def _forget_overtaken(self) -> None:
        """Plans wait for two days: entries without a run must not pile up until then."""
        self._due = [entry for entry in self._due if self._still_due(*entry)]
        heapify(self._due)
        self._crowded = CROWD + 2 * len(self._due)

    # Snapshots

    def snapshot(self) -> dict[str, Any]:
        """The whole state as plain JSON data, independent of the account."""
        return {
            "pace": to_plain(self.pace),
            "outcomes": [to_plain(each) for each in self.outcomes],
            "projects": [to_plain(each) for each in self.projects.values()],
            "variable_sets": [to_plain(each) for each in self.variable_sets.values()],
            "guardrails": [to_plain(each) for each in self.guardrails.values()],
            "workspaces": [to_plain(each) for each in self.workspaces.values()],
        }

    def restore(self, data: Mapping[str, Any]) -> None:
        """Become what ``snapshot`` described; what was there before is gone.

        Raises:
            SettingError: it describes none; nothing was changed.
        """
        saved = from_plain(_Saved, dict(data), "the state")
        restored = Account(self.id, self.clock, self.ids)
        restored.pace = saved.pace
        restored.outcomes = saved.outcomes
        restored.projects = by_id(saved.projects, "projects")
        restored.variable_sets = by_id(saved.variable_sets, "variable_sets")
        restored.guardrails = by_id(saved.guardrails, "guardrails")
        _check_references(saved)
        for workspace in saved.workspaces:
            restored.add_workspace(workspace)
            restored._due.extend(
                (run.due, workspace.id, run.run_id)
                for run in workspace.runs.values()
                if run.due is not None
            )
        heapify(restored._due)
        # Nothing was changed so far: a snapshot that cannot be read leaves the account as it was.
        self.__dict__.update(restored.__dict__)


def new_account(account_id: str, clock: Clock, ids: Ids) -> Account:
    """A fresh account: its root project and nothing else."""
    account = Account(account_id, clock, ids)
    now = account.now()
    root = Project(ids.uuid(), ROOT_PROJECT_NAME, now, now, description="Root project")
    account.projects[root.id] = root
    return account


def found(entities: Mapping[str, T], key: str, kind: str) -> T:
    """The entity under ``key``, or a 404 saying which kind of thing was not found."""
    entity = entities.get(key)
    if entity is None:
        raise Refusal(404, f"{kind} not found")
    return entity


@dataclass(slots=True)
class _Saved:
    """A snapshot of an account, its entities in order."""

    pace: Pace
    outcomes: list[Outcome]
    projects: list[Project]
    variable_sets: list[VariableSet]
    guardrails: list[Guardrail]
    workspaces: list[Workspace]


def by_id(entities: Iterable[Stored], path: str) -> dict[str, Stored]:
    """Entities by their ``id``, in the order given.

    Raises:
        SettingError: two have the same.
    """
    found_ids: dict[str, Stored] = {}
    for entity in entities:
        if entity.id in found_ids:
            raise SettingError(f"{path}: two have the id {describe(entity.id)}")
        found_ids[entity.id] = entity
    return found_ids


def _check_references(saved: _Saved) -> None:
    """Make sure that what entities say of each other holds.

    Raises:
        SettingError: an entity is named that is not there, or a name is given twice.
    """
    _check_parents("projects", {it.id: {it.parent_id} - {None} for it in saved.projects})
    _check_parents("variable_sets", {it.id: {*it.parents} for it in saved.variable_sets})
    projects = {it.id for it in saved.projects}
    sets = {it.id for it in saved.variable_sets}
    names: set[str] = set()
    ids: set[str] = set()
    for project in saved.projects:
        _check_known(f"projects.{project.id}.variable_sets", project.variable_sets, sets)
    for workspace in saved.workspaces:
        path = f"workspaces.{workspace.id}"
        if workspace.project_id is not None:
            _check_known(f"{path}.project_id", [workspace.project_id], projects)
        _check_known(f"{path}.variable_sets", workspace.variable_sets, sets)
        if workspace.name in names or workspace.id in ids:
            raise SettingError(f"{path}: another one has the same id or name")
        names.add(workspace.name)
        ids.add(workspace.id)
        if any(key != run.run_id for key, run in workspace.runs.items()):
            raise SettingError(f"{path}.runs: a key is not the run_id of its run")


def _check_known(path: str, names: Iterable[str], known: Collection[str]) -> None:
    for name in names:
        if name not in known:
            raise SettingError(f"{path}: there is no {describe(name)}")


def _check_parents(path: str, above: Mapping[str, set[Any]]) -> None:
    """Make sure that parents are there and nothing is above itself."""
    children: dict[str, list[str]] = {name: [] for name in above}
    for name, parents in above.items():
        _check_known(f"{path}.{name}", parents, children)
        for parent in parents:
            children[parent].append(name)
    missing = {name: len(parents) for name, parents in above.items()}
    reached = [name for name, count in missing.items() if not count]
    for name in reached:
        for child in children[name]:
            missing[child] -= 1
            if not missing[child]:
                reached.append(child)
    if len(reached) < len(above):
        raise SettingError(f"{path}: one of them is above itself")


def children_by_parent(projects: Iterable[Project]) -> dict[str | None, list[Project]]:
    """Projects by the id of their parent, each list in order of creation."""
    children: dict[str | None, list[Project]] = {}
    for project in projects:
        children.setdefault(project.parent_id, []).append(project)
    return children

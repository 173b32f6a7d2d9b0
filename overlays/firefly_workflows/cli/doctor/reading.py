"""Reads every list of an account, so that a client that validates sees each kind of response.

Policy: what lists is read to its end. Of what is listed only so many are read one by one, since an
account may have thousands and the service allows 500 requests a minute. Nothing is written; the
client refuses to. What cannot be read is told, and the rest is read. The walk follows what belongs
together; what the contract has besides is read with the ids that were met.
"""

from __future__ import annotations

import inspect
from functools import partial
from typing import TYPE_CHECKING, Any

from ...errors import FireflyError
from ..contract.operations import all_ids, operation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from firefly_workflows import Firefly

Failures = list[tuple[str, FireflyError]]


class AccountReader:
    """Reads an account.

    Args:
        firefly: The client, which validates what comes.
        each: How many of what is listed are read one by one.
        progress: Called with the id of each operation that is read.
    """

    def __init__(
        self, firefly: Firefly, *, each: int, progress: Callable[[str], object] = lambda _: None
    ) -> None:
        self._firefly = firefly
        self._each = each
        self._progress = progress
        self.failures: Failures = []
        self._read: set[str] = set()
        self._met: list[dict[str, str]] = [{}]
        """Ids that belong together, by the names they have in paths."""

    def read(self) -> None:
        """Read everything."""
        firefly = self._firefly
        self._one("health.check", firefly.health.check)
        self._list("guardrails.search", firefly.guardrails.search)
        for workspace in self._some("workspaces.search", firefly.workspaces.search):
            self._workspace(workspace)
        self._one("projects.tree", firefly.projects.tree)
        self._list("projects.list_labels", firefly.projects.list_labels)
        self._list("runners_workspaces.list_labels", firefly.runners_workspaces.list_labels)
        for project in self._some("projects.list", firefly.projects.list):
            self._project(project.id)
        for variables in self._some("variable_sets.list", firefly.variable_sets.list):
            set_id = variables.id
            self._one("variable_sets.get", firefly.variable_sets.get, set_id)
            self._list("variable_sets.list_variables", firefly.variable_sets.list_variables, set_id)
            self._met.append({"variableSetId": set_id})
        self._rest()

    def _rest(self) -> None:
        """Read what was not read, where ids and nothing else are needed."""
        for identifier in all_ids():
            it = operation(identifier)
            is_read = it.method == "GET" or it.path.endswith("/search")
            method = getattr(getattr(self._firefly, it.tag), it.name)
            if not is_read or identifier in self._read or _needs_more(method):
                continue
            names = [place.name for place in it.places]
            met = [ids for ids in self._met if ids.keys() >= {*names}]
            arguments = dict.fromkeys(tuple(ids[name] for name in names) for ids in met)
            for each in list(arguments)[: self._each]:
                (self._list if it.is_paged else self._one)(identifier, method, *each)

    def _workspace(self, workspace: Any) -> None:
        workspaces, runners = self._firefly.workspaces, self._firefly.runners_workspaces
        workspace_id = workspace.workspace_id
        self._met.append({"workspaceId": workspace_id})
        runs = self._some("workspaces.search_runs", workspaces.search_runs, workspace_id)
        run = next(runs, None)
        if run is not None:
            self._run(workspace_id, run, is_managed=bool(workspace.is_workflow_managed))
        if workspace.is_workflow_managed:
            self._one("runners_workspaces.get", runners.get, workspace_id)
            self._list(
                "workspace_variables.list", self._firefly.workspace_variables.list, workspace_id
            )

    def _run(self, workspace_id: str, run: Any, *, is_managed: bool) -> None:
        workspaces, runners = self._firefly.workspaces, self._firefly.runners_workspaces
        found = (workspace_id, str(run.run_id))
        self._met.append({"workspaceId": workspace_id, "runId": found[1]})
        self._list(
            "workspaces.search_run_resources",
            partial(workspaces.search_run_resources, mode="table"),
            *found,
        )
        self._list(
            "workspaces.search_run_changed_files", workspaces.search_run_changed_files, *found
        )
        if not is_managed:
            return
        self._one("runners_workspaces.get_run_status", runners.get_run_status, *found)
        if task_id := run.plan_task_id:
            self._met[-1]["taskId"] = str(task_id)
            self._list(
                "runners_workspaces.search_task_resources",
                partial(runners.search_task_resources, mode="table"),
                *(workspace_id, str(task_id)),
            )

    def _project(self, project_id: str) -> None:
        projects = self._firefly.projects
        self._met.append({"projectId": project_id})
        self._one("projects.get", projects.get, project_id)
        self._list("projects.list_members", projects.list_members, project_id)
        self._list("projects.list_workspaces", projects.list_workspaces, project_id)
        self._list("project_variables.list", self._firefly.project_variables.list, project_id)

    def _begin(self, operation: str) -> None:
        self._read.add(operation)
        self._progress(operation)

    def _one(self, operation: str, call: Callable[..., Any], *arguments: str) -> Any:
        self._begin(operation)
        try:
            return call(*arguments)
        except FireflyError as error:
            self.failures.append((operation, error))
            return None

    def _list(self, operation: str, call: Callable[..., Iterable[Any]], *arguments: str) -> None:
        for _ in self._items(operation, call, arguments):
            pass

    def _some(
        self, operation: str, call: Callable[..., Iterable[Any]], *arguments: str
    ) -> Iterator[Any]:
        """The first items; the list is read to its end all the same."""
        items = list(self._items(operation, call, arguments))
        yield from items[: self._each]

    def _items(
        self, operation: str, call: Callable[..., Iterable[Any]], arguments: tuple[str, ...]
    ) -> Iterator[Any]:
        self._begin(operation)
        try:
            yield from call(*arguments)
        except FireflyError as error:
            self.failures.append((operation, error))


def _needs_more(method: Callable[..., Any]) -> bool:
    """Whether a method has a required argument besides the ids of its path."""
    return any(
        it.default is it.empty and it.kind is it.KEYWORD_ONLY
        for it in inspect.signature(method).parameters.values()
    )

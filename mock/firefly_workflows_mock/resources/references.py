"""What the entities of a snapshot say of each other: it has to be true before they are stored."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from firefly_workflows_mock.json_values import is_object
from firefly_workflows_mock.schema import SettingError, describe

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from firefly_workflows_mock.resources.entities import Stored


def check_references(stored: Stored) -> None:
    """Check what entities say of each other.

    Raises:
        SettingError: A reference leads nowhere, an entity is kept under another id than its own, or
            two workspaces have the same name.
    """
    for item in fields(stored):
        entities: Any = getattr(stored, item.name)
        if is_object(entities):
            _check_keys(item.name, {key: each.id for key, each in entities.items()})
    _check_parents("projects", {it.id: {it.parent_id} - {None} for it in stored.projects.values()})
    _check_parents("variable_sets", {it.id: {*it.parents} for it in stored.variable_sets.values()})
    for project in stored.projects.values():
        path = f"projects.{project.id}.variable_sets"
        _check_known(path, project.variable_sets, stored.variable_sets)
    names: set[str] = set()
    for workspace in stored.workspaces.values():
        path = f"workspaces.{workspace.id}"
        if workspace.project_id is not None:
            _check_known(f"{path}.project_id", [workspace.project_id], stored.projects)
        _check_known(f"{path}.variable_sets", workspace.variable_sets, stored.variable_sets)
        _check_keys(f"{path}.runs", {key: run.run_id for key, run in workspace.runs.items()})
        if workspace.name in names:
            raise SettingError(f"{path}: another one has the same name")
        names.add(workspace.name)


def _check_keys(path: str, ids: Mapping[str, str]) -> None:
    for key, own in ids.items():
        if key != own:
            raise SettingError(f"{path}.{key}: its id is {describe(own)}")


def _check_known(path: str, names: Iterable[str], known: Collection[str]) -> None:
    for name in names:
        if name not in known:
            raise SettingError(f"{path}: there is no {describe(name)}")


def _check_parents(path: str, above: Mapping[str, set[Any]]) -> None:
    """Check that parents exist and that nothing is its own ancestor."""
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
        raise SettingError(f"{path}: one of them is its own ancestor")

"""The files that a run's code changed: those that declare the resources of its plan.

A destroy run changes no code, so it has no files.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from firefly_workflows_mock.resources.plans import MODULE, PlannedResource, plan_of
from firefly_workflows_mock.resources.values import derived_id, pick

if TYPE_CHECKING:
    from firefly_workflows_mock.resources.entities import Millis, Run, Workspace

LINES = {"create": (14, 0), "update": (3, 2), "delete": (0, 12)}


@dataclass(slots=True)
class File:
    """A file and what happened to it in a run."""

    path: str
    task_id: str
    changed_at: Millis
    change: str = "modified"
    additions: int = 0
    deletions: int = 0

    @property
    def folder(self) -> str:
        """The folder of the file."""
        return self.path.rpartition("/")[0] or "."

    @property
    def suffix(self) -> str:
        """The part of its name after the last dot."""
        return self.path.rpartition(".")[2]

    @property
    def task_type(self) -> str:
        """The task that compares files: the plan."""
        return "post-plan"


def changed_files(workspace: Workspace, run: Run) -> list[File]:
    """The files, sorted by path."""
    if run.task_type == "destroy":
        return []
    files: dict[str, File] = {}
    for resource in plan_of(workspace, run):
        if resource.changes:
            path = _path(workspace, resource)
            file = files.setdefault(path, File(path, run.plan_task_id, run.created_at))
            additions, deletions = LINES[resource.action]
            file.additions += additions + pick(5, run.id, resource.address)
            file.deletions += deletions
    for file in files.values():
        file.change = "added" if run.base == 0 else "modified"
    if files and run.base == 0:
        path = f"{_root(workspace)}terraform.tfvars"
        files[path] = File(path, run.plan_task_id, run.created_at, "added", additions=6)
    return [files[path] for path in sorted(files)]


def file_row(run: Run, file: File) -> dict[str, Any]:
    """A file in a response."""
    return {
        "id": derived_id(run.id, file.path),
        "filePath": file.path,
        "folderPath": file.folder,
        "fileSuffix": file.suffix,
        "changes": {"additions": file.additions, "deletions": file.deletions},
    }


def _path(workspace: Workspace, resource: PlannedResource) -> str:
    folder = f"modules/{MODULE}/" if resource.address.startswith("module.") else ""
    topic = resource.type.split("_")[1]
    return f"{_root(workspace)}{folder}{topic}.tf"


def _root(workspace: Workspace) -> str:
    folder = workspace.work_dir.strip("/.")
    return f"{folder}/" if folder else ""

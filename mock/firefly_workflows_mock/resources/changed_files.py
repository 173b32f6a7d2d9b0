"""Which files a run's code changed: those that declare the resources its plan changes.

A destroy run changes no code, so no files.
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
        """The folder the file is in."""
        return self.path.rpartition("/")[0] or "."

    @property
    def suffix(self) -> str:
        """What follows the last dot of its name."""
        return self.path.rpartition(".")[2]

    @property
    def task_type(self) -> str:
        """Files are compared when a run plans."""
        return "post-plan"


def changed_files(workspace: Workspace, run: Run) -> list[File]:
    """The files, in the order of their paths."""
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
    """A file as answers show it."""
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

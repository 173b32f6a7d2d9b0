"""Questions about the shape of replies: what wraps a list, and what a confirmation looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from firefly_workflows_mock.divergences import Divergence
from firefly_workflows_mock.handlers import NOTHING, Reply
from firefly_workflows_mock.open_questions.question import OpenQuestion

if TYPE_CHECKING:
    from firefly_workflows_mock.divergences import CallOperation
    from firefly_workflows_mock.handlers import Context


def _resources_only(_context: Context, reply: Reply, _call: CallOperation) -> Reply:
    return Reply(reply.status, reply.body["resources"])


def _wrapped_again(_context: Context, reply: Reply, _call: CallOperation) -> Reply:
    return Reply(reply.status, {"data": [{"data": [node]} for node in reply.body["data"]]})


def _in_data(_context: Context, reply: Reply, _call: CallOperation) -> Reply:
    return Reply(reply.status, {"data": reply.body})


def _no_content(_context: Context, _reply: Reply, _call: CallOperation) -> Reply:
    return Reply(204, NOTHING)


def _nothing_said(_context: Context, reply: Reply, _call: CallOperation) -> Reply:
    return Reply(reply.status, NOTHING)


def _empty_text(_context: Context, reply: Reply, _call: CallOperation) -> Reply:
    return Reply(reply.status, "")


def _as_task_id(_context: Context, reply: Reply, _call: CallOperation) -> Reply:
    rest = {name: value for name, value in reply.body.items() if name != "id"}
    return Reply(reply.status, {"taskId": reply.body["id"], **rest})


REPLIES: Final = (
    OpenQuestion(
        "resource_list",
        "Are the resources of a run or a task an object with a list, or the list itself?",
        "object",
        "object",
        "The reference says that there are two shapes and shows the object.",
        {
            "object": (),
            "array": (
                Divergence(
                    (
                        "workspaces.search_run_resources",
                        "runners_workspaces.search_task_resources",
                    ),
                    "responds with the list itself",
                    "open",
                    reply=_resources_only,
                ),
            ),
        },
    ),
    OpenQuestion(
        "project_tree",
        "Is each tree of projects wrapped in data once more?",
        "flat",
        "flat",
        "The reference of 2025-08 shows data in data; the vendor's importer walks children and "
        "data alike.",
        {
            "flat": (),
            "nested": (
                Divergence(
                    ("projects.tree",), "wraps the nodes once more", "open", reply=_wrapped_again
                ),
            ),
        },
    ),
    OpenQuestion(
        "project_workspaces",
        "Are the workspaces of a project the list itself, or an object with the list in data?",
        "array",
        "array",
        "The reference of 2025-08 shows an array; the list of projects is an object.",
        {
            "array": (),
            "data": (
                Divergence(
                    ("projects.list_workspaces",), "wraps the list in data", "open", reply=_in_data
                ),
            ),
        },
    ),
    OpenQuestion(
        "created_workspace",
        "Does creating a workspace respond with it?",
        "sent",
        "sent",
        "It was an empty string until 2025-08-28, by the history of the vendor's Go client, and "
        "the workspace since.",
        {
            "sent": (),
            "empty_string": (
                Divergence(
                    ("runners_workspaces.create",),
                    "responds with an empty string",
                    "open",
                    reply=_empty_text,
                ),
            ),
        },
    ),
    OpenQuestion(
        "deletions",
        "Do the deletions that are documented to confirm themselves do so?",
        "confirmed",
        "confirmed",
        "The vendor's Go client takes 200 and 204 for each of them.",
        {
            "confirmed": (),
            "empty": (
                Divergence(
                    ("workspaces.delete", "guardrails.delete", "runners_workspaces.delete"),
                    "responds 204",
                    "open",
                    reply=_no_content,
                ),
            ),
        },
    ),
    OpenQuestion(
        "acceptances",
        "Does starting a run respond with a confirmation?",
        "confirmed",
        "confirmed",
        "Documented, and called by no vendor tool.",
        {
            "confirmed": (),
            "empty": (
                Divergence(
                    ("runners_workspaces.deploy", "runners_workspaces.apply_task"),
                    "responds with nothing",
                    "open",
                    reply=_nothing_said,
                ),
            ),
        },
    ),
    OpenQuestion(
        "destroy_task",
        "Under which name is the id of the task that destroys?",
        "id",
        "id",
        "id in the reference, taskId in the vendor's Go client, which never calls it.",
        {
            "id": (),
            "taskId": (
                Divergence(
                    ("runners_workspaces.destroy_resources",),
                    "calls the task's id taskId",
                    "open",
                    reply=_as_task_id,
                ),
            ),
        },
    ),
)

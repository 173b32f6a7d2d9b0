"""Questions about variables: what a response shows of them, and what an upsert responds with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from firefly_workflows_mock.divergences import Divergence
from firefly_workflows_mock.handlers import Reply
from firefly_workflows_mock.json_values import is_array, is_object
from firefly_workflows_mock.open_questions.question import OpenQuestion

if TYPE_CHECKING:
    from firefly_workflows_mock.divergences import CallOperation, RewriteReply
    from firefly_workflows_mock.handlers import Context

MASK: Final = "********"
"""The text shown instead of a masked secret. It is refused as a value."""
SHOW_VARIABLES: Final = (
    "projects.create",
    "projects.get",
    "projects.update",
    "projects.list",
    "projects.tree",
    "project_variables.list",
    "project_variables.upsert",
    "workspace_variables.list",
    "workspace_variables.upsert",
    "variable_sets.get",
    "variable_sets.update",
    "variable_sets.list_variables",
    "variable_sets.upsert_variables",
)
"""The operations whose response can hold variables, by the contract or by another choice."""


def _variables(change: Any) -> RewriteReply:
    """Change every variable in a response, at any depth."""

    def walk(body: Any) -> Any:
        if is_array(body):
            return [walk(each) for each in body]
        if not is_object(body):
            return body
        walked = {name: walk(value) for name, value in body.items()}
        return change(walked) if "key" in walked and "sensitivity" in walked else walked

    def rewrite(_context: Context, reply: Reply, _call: CallOperation) -> Reply:
        return Reply(reply.status, walk(reply.body))

    return rewrite


def _masked(variable: dict[str, Any]) -> dict[str, Any]:
    return {**variable, "value": MASK} if variable["sensitivity"] == "secret" else variable


def _without_id(variable: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in variable.items() if name != "id"}


def _without_origin(variable: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in variable.items() if name != "origin"}


def _stored(listing: str, query: dict[str, Any]) -> RewriteReply:
    """Respond with the variables that the request wrote."""

    def rewrite(context: Context, _reply: Reply, call: CallOperation) -> Reply:
        written = {item.get("variableData", item)["key"] for item in context.body["variables"]}
        variables: list[Any] = call(listing, query).body
        return Reply(200, [variable for variable in variables if variable["key"] in written])

    return rewrite


VARIABLES: Final = (
    OpenQuestion(
        "upserts",
        "What does an upsert of variables respond with?",
        "empty",
        "empty",
        "204 in the current reference, 200 with the variables in that of 2025-08.",
        {
            "empty": (),
            "variables": (
                Divergence(
                    ("project_variables.upsert",),
                    "responds with the variables",
                    "open",
                    reply=_stored("project_variables.list", {}),
                ),
                Divergence(
                    ("workspace_variables.upsert",),
                    "responds with the variables",
                    "open",
                    reply=_stored("workspace_variables.list", {}),
                ),
                Divergence(
                    ("variable_sets.upsert_variables",),
                    "responds with the variables",
                    "open",
                    reply=_stored(
                        "variable_sets.list_variables", {"page": 0, "pageSize": 1_000_000}
                    ),
                ),
            ),
        },
    ),
    OpenQuestion(
        "secret_values",
        "Is the value of a secret variable masked when it is read?",
        "written",
        "written",
        "Not published. The vendor's Terraform provider compares what it reads with what it wrote "
        "and would show a change for ever if the value were masked.",
        {
            "written": (),
            "masked": (
                Divergence(
                    SHOW_VARIABLES, "masks the value of a secret", "open", reply=_variables(_masked)
                ),
            ),
        },
    ),
    OpenQuestion(
        "variable_ids",
        "Do variables carry the id that two operations delete by?",
        "sent",
        "sent",
        "The reference shows no id in any response. Where an id is taken, the key is taken too.",
        {
            "sent": (),
            "absent": (
                Divergence(
                    SHOW_VARIABLES, "leaves the id out", "open", reply=_variables(_without_id)
                ),
            ),
        },
    ),
    OpenQuestion(
        "variable_origin",
        "Do variables say where each comes from?",
        "absent",
        "absent",
        "The reference of 2025-08 shows origin in what is written, and in the variables of a "
        "project; the current one shows it in no response.",
        {
            "absent": (
                Divergence(
                    SHOW_VARIABLES,
                    "leaves the origin out",
                    "open",
                    reply=_variables(_without_origin),
                ),
            ),
            "sent": (),
        },
    ),
)

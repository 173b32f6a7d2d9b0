"""Open questions about the service, and the behaviour that the mock assumes: one table.

Each row is a question with the possible behaviours. ``MockFirefly(assume={...})`` chooses between
them, in any dialect. The default is what the evidence favours, and may differ between the dialects.
``dialects`` applies the choices around the handlers.

A behaviour that a source describes is a row of ``divergences`` instead.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from firefly_workflows_mock.divergences import Divergence
from firefly_workflows_mock.handlers import NOTHING, Reply
from firefly_workflows_mock.json_values import is_array, is_object
from firefly_workflows_mock.schema import Choice, Table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from firefly_workflows_mock.divergences import CallOperation, RewriteReply
    from firefly_workflows_mock.handlers import Context, Dialect

MASK: Final = "********"
"""The text shown instead of a masked secret. It is refused as a value."""
LARGEST_PAGE: Final = 100
"""The page size that the vendor's tools request; the service may allow no more."""
SEARCHES: Final = (
    "workspaces.search",
    "workspaces.search_runs",
    "workspaces.search_run_resources",
    "workspaces.search_run_changed_files",
)
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


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """One question.

    Attributes:
        name: The name of the switch.
        question: What is not known.
        documented: The default choice in the documented dialect.
        live: The default choice in the live dialect.
        evidence: The reason for the defaults.
        choices: The rows that each choice adds around the handlers. ``dialects`` handles some
            choices without rows by their name.
    """

    name: str
    question: str
    documented: str
    live: str
    evidence: str
    choices: Mapping[str, tuple[Divergence, ...]] = field(
        default_factory=dict[str, tuple[Divergence, ...]]
    )

    def default(self, dialect: Dialect) -> str:
        """The default choice in a dialect."""
        return self.live if dialect == "live" else self.documented


def assumptions(dialect: Dialect, chosen: Mapping[str, str]) -> dict[str, str]:
    """A choice for every open question.

    Args:
        dialect: The dialect whose defaults are used.
        chosen: The choices that were made, by the name of the question.

    Returns:
        The choice by the name of the question.

    Raises:
        SettingError: There is no such question, or no such choice.
    """
    checked = ASSUME.check(chosen, "assume")
    return {each.name: checked.get(each.name, each.default(dialect)) for each in OPEN_QUESTIONS}


def rows(assumed: Mapping[str, str]) -> tuple[Divergence, ...]:
    """The rows of the choices, in the order of the table."""
    return tuple(row for each in OPEN_QUESTIONS for row in each.choices[assumed[each.name]])


# -- what the choices do -------------------------------------------------------------------------


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


def _resources_only(_context: Context, reply: Reply, _call: CallOperation) -> Reply:
    return Reply(reply.status, reply.body["resources"])


def _wrapped_again(_context: Context, reply: Reply, _call: CallOperation) -> Reply:
    return Reply(reply.status, {"data": [{"data": [node]} for node in reply.body["data"]]})


def _in_data(_context: Context, reply: Reply, _call: CallOperation) -> Reply:
    return Reply(reply.status, {"data": reply.body})


def _named_only(context: Context, reply: Reply, _call: CallOperation) -> Reply:
    names = context.body.get("projection") if is_object(context.body) else None
    if not names:
        return reply
    rows: list[dict[str, Any]] = reply.body
    wanted = {"id", *names}
    return Reply(
        reply.status, [{name: row[name] for name in row if name in wanted} for row in rows]
    )


def _no_content(_context: Context, _reply: Reply, _call: CallOperation) -> Reply:
    return Reply(204, NOTHING)


def _nothing_said(_context: Context, reply: Reply, _call: CallOperation) -> Reply:
    return Reply(reply.status, NOTHING)


def _empty_text(_context: Context, reply: Reply, _call: CallOperation) -> Reply:
    return Reply(reply.status, "")


def _as_task_id(_context: Context, reply: Reply, _call: CallOperation) -> Reply:
    rest = {name: value for name, value in reply.body.items() if name != "id"}
    return Reply(reply.status, {"taskId": reply.body["id"], **rest})


def _sort_as_object(body: Any) -> Any:
    sort = body.get("sort")
    if not is_array(sort):
        return body
    merged: dict[str, Any] = {}
    for step in sort:
        if not is_object(step):
            return body
        merged |= step
    return {**body, "sort": merged}


def _sort_as_array(body: Any) -> Any:
    sort = body.get("sort")
    if not is_object(sort):
        return body
    return {**body, "sort": [{key: step} for key, step in sort.items()]}


def _without_empty(body: Any) -> Any:
    if not is_object(body):
        return body
    return {name: value for name, value in body.items() if value not in ("", [])}


OPEN_QUESTIONS: Final = (
    OpenQuestion(
        "throttling",
        "How is a caller over the rate limit refused: 429, or the 403 page of a firewall?",
        "429",
        "alternating",
        "Not published. The vendor's importer retries a 429; the wording of the limit is that of a "
        "firewall, whose block page is a 403. The live dialect does both in turn.",
        {"429": (), "403": (), "alternating": ()},
    ),
    OpenQuestion(
        "retry_after",
        "Does a 429 carry Retry-After?",
        "seconds",
        "absent",
        "The vendor's importer reads it if it is there; no source says that it is.",
        {"seconds": (), "absent": ()},
    ),
    OpenQuestion(
        "error_body",
        "What is the body of an error?",
        "message",
        "message",
        "Not published. The legacy API sent either object; every vendor tool takes the body as "
        "text.",
        {"message": (), "errors": (), "string": (), "text": ()},
    ),
    OpenQuestion(
        "largest_page",
        "Is there a largest pageSize?",
        "unbounded",
        "unbounded",
        "Not published; the vendor's tools request 100. With the other choice a larger page is "
        "cut to 100.",
        {"unbounded": (), "100": ()},
    ),
    OpenQuestion(
        "run_ids",
        "Which form has the runId of a path?",
        "uuid",
        "any",
        "A UUID in the current reference, 24 hexadecimal digits in that of 2025-08. Any other text "
        "is a 400, or looked up and not found.",
        {"uuid": (), "any": ()},
    ),
    OpenQuestion(
        "workspaces_without_v2",
        "Is /workspaces/… served without /v2 too?",
        "missing",
        "served",
        "The vendor's Go client calls those paths; no source says that it works.",
        {"missing": (), "served": ()},
    ),
    OpenQuestion(
        "sort_form",
        "Is sort taken as an object and as an array by every search?",
        "documented",
        "either",
        "The reference shows an array for guardrails and an object for the rest; its editions of "
        "2025-06 and 2025-07 show an array for workspaces.",
        {
            "documented": (),
            "either": (
                Divergence(SEARCHES, "takes sort as an array", "open", request=_sort_as_object),
                Divergence(
                    ("guardrails.search",),
                    "takes sort as an object",
                    "open",
                    request=_sort_as_array,
                ),
            ),
        },
    ),
    OpenQuestion(
        "projected_ids",
        "Do the rows of a search with a projection keep the identifiers that paths take?",
        "kept",
        "kept",
        "Not published. Without them a row leads nowhere; MongoDB, whose words the searches use, "
        "keeps only its own id.",
        {
            "kept": (),
            "dropped": (
                Divergence(
                    ("workspaces.search", "workspaces.search_runs"),
                    "drops the identifiers that a projection does not name",
                    "open",
                    reply=_named_only,
                ),
            ),
        },
    ),
    OpenQuestion(
        "empty_values",
        "Does an empty text or list in an update clear the field, or leave it as it was?",
        "cleared",
        "cleared",
        "Not published. The vendor's Terraform provider leaves out what is empty: its users cannot "
        "clear a description or a schedule.",
        {
            "cleared": (),
            "kept": (
                Divergence(
                    (
                        "projects.update",
                        "variable_sets.update",
                        "runners_workspaces.update",
                        "runners_workspaces.replace",
                    ),
                    "leaves alone what an empty text or list names",
                    "open",
                    request=_without_empty,
                ),
            ),
        },
    ),
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
ASSUME: Final = Table({each.name: Choice(each.choices) for each in OPEN_QUESTIONS})
"""The choices, by the name of the question."""

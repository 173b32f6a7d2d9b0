"""Questions about what a request means: the sort and projection of a search, empty values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from firefly_workflows_mock.divergences import Divergence
from firefly_workflows_mock.handlers import Reply
from firefly_workflows_mock.json_values import is_array, is_object
from firefly_workflows_mock.open_questions.question import OpenQuestion

if TYPE_CHECKING:
    from firefly_workflows_mock.divergences import CallOperation
    from firefly_workflows_mock.handlers import Context

SEARCHES: Final = (
    "workspaces.search",
    "workspaces.search_runs",
    "workspaces.search_run_resources",
    "workspaces.search_run_changed_files",
)


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


def _named_only(context: Context, reply: Reply, _call: CallOperation) -> Reply:
    names = context.body.get("projection") if is_object(context.body) else None
    if not names:
        return reply
    rows: list[dict[str, Any]] = reply.body
    wanted = {"id", *names}
    return Reply(
        reply.status, [{name: row[name] for name in row if name in wanted} for row in rows]
    )


def _without_empty(body: Any) -> Any:
    if not is_object(body):
        return body
    return {name: value for name, value in body.items() if value not in ("", [])}


REQUESTS: Final = (
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
)

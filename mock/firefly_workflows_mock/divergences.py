"""Where the live service differs from its documentation: one table.

Each row says what the live service does and which source says so. This project has observed nothing
itself. A row without functions changes nothing: the mock does the same in both dialects.
``dialects`` applies the rows around the handlers. A behaviour without a source is a row of
``open_questions`` instead.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from firefly_workflows_mock.handlers import Refusal, Reply
from firefly_workflows_mock.json_values import is_object
from firefly_workflows_mock.validation import title

if TYPE_CHECKING:
    from firefly_workflows_mock.handlers import Context

CallOperation = Callable[[str, dict[str, Any]], Reply]
"""Runs the handler of another operation for the same caller and path, with another query."""

RewriteBody = Callable[[Any], Any]
RewriteReply = Callable[["Context", Reply, CallOperation], Reply]
RewriteRefusal = Callable[[Refusal], Refusal]


@dataclass(frozen=True, slots=True)
class Divergence:
    """One row.

    Attributes:
        operations: The operations it applies to.
        seen: What the live service does.
        source: The source that says so.
        request: Changes a live request body into a documented one, or refuses it.
        handled_as: The operation whose handler is used instead.
        reply: Changes a documented reply into a live one.
        refusal: Changes a documented refusal into a live one.
    """

    operations: tuple[str, ...]
    seen: str
    source: str
    request: RewriteBody | None = None
    handled_as: str | None = None
    reply: RewriteReply | None = None
    refusal: RewriteRefusal | None = None


def _member(body: Any, name: str) -> dict[str, Any] | None:
    member = body.get(name) if is_object(body) else None
    return member if is_object(member) else None


def _scope_is_complete(body: Any) -> Any:
    scope = _member(body, "scope") or {}
    missing = [
        part for part in ("workspaces", "repositories", "branches", "labels") if part not in scope
    ]
    resource = _member(_member(body, "criteria"), "resource")
    if resource is not None:
        missing += [part for part in ("regions", "assetTypes") if part not in resource]
    if missing:
        raise Refusal(400, "; ".join(f"{title(part)} is required" for part in missing))
    return body


def _runner_type_is_known(body: Any) -> Any:
    if body.get("runnerType") == "firefly_runners":
        raise Refusal(400, "body.runnerType: firefly_runners is not a runner type")
    return body


def _bare_rule_id(_context: Context, reply: Reply, _call: CallOperation) -> Reply:
    return Reply(reply.status, reply.body["ruleId"])


def _without_labels(_context: Context, reply: Reply, _call: CallOperation) -> Reply:
    return Reply(reply.status, {**reply.body, "labels": []})


def _members_added(_context: Context, reply: Reply, _call: CallOperation) -> Reply:
    return Reply(reply.status, {"message": "Members added successfully"})


def _with_empty_email(_context: Context, reply: Reply, _call: CallOperation) -> Reply:
    return Reply(reply.status, [{**member, "email": ""} for member in reply.body])


def _empty_text(_context: Context, _reply: Reply, _call: CallOperation) -> Reply:
    return Reply(200, "")


def _relatives_by_id(_context: Context, reply: Reply, _call: CallOperation) -> Reply:
    ids = {
        field: [relative if isinstance(relative, str) else relative["id"] for relative in relatives]
        for field in ("parents", "descendants")
        if (relatives := reply.body.get(field)) is not None
    }
    return Reply(reply.status, {**reply.body, **ids})


def _with_project_id(context: Context, reply: Reply, _call: CallOperation) -> Reply:
    project_id = context.account.workspace(context.path["workspaceId"]).project_id
    if project_id is None:
        return reply
    return Reply(reply.status, {**reply.body, "projectId": project_id})


def _no_project_relation(refusal: Refusal) -> Refusal:
    if refusal.status != 404:
        return refusal
    return Refusal(404, "storage failed to get project id from workspace id: no records matched")


LIVE: Final = (
    Divergence(
        ("guardrails.create",),
        "responds with the rule's id as a bare JSON string",
        "the vendor's Go client and its notes, 2025-08",
        reply=_bare_rule_id,
    ),
    Divergence(
        ("guardrails.create",),
        "refuses a rule without all four parts of its scope, and one by resource without regions "
        "or asset types",
        "the vendor's notes, 2025-08",
        request=_scope_is_complete,
    ),
    Divergence(
        ("projects.create", "projects.update"),
        "responds with empty labels at times, whatever was stored",
        "the history of the vendor's Go client",
        reply=_without_labels,
    ),
    Divergence(
        ("projects.add_members",),
        "responds with an object with a message instead of the members",
        "the vendor's Go client",
        reply=_members_added,
    ),
    Divergence(
        ("projects.list_members",),
        "gives each member an email, which is empty",
        "the vendor's Go client",
        reply=_with_empty_email,
    ),
    Divergence(
        ("projects.list",),
        "takes searchQuery, which the reference does not list (the contract here does)",
        "the vendor's Terraform provider, which relies on it",
    ),
    Divergence(
        ("variable_sets.update",),
        "responds 200 with an empty JSON string",
        "the vendor's Go client",
        reply=_empty_text,
    ),
    Divergence(
        ("variable_sets.get",),
        "gives parents and descendants as ids",
        "the vendor's Go client",
        reply=_relatives_by_id,
    ),
    Divergence(
        ("runners_workspaces.create",),
        "refuses the documented example of runnerType, firefly_runners; takes firefly",
        "the vendor's Go client and importer",
        request=_runner_type_is_known,
    ),
    Divergence(
        ("runners_workspaces.get",),
        "adds projectId where there is a project",
        "the vendor's Go client, which finds it missing at times",
        reply=_with_project_id,
    ),
    Divergence(
        ("runners_workspaces.get", "runners_workspaces.delete"),
        "words a 404 as a failed look-up of the project",
        "the vendor's Go client",
        refusal=_no_project_relation,
    ),
    Divergence(
        ("runners_workspaces.replace",),
        "serves PUT as PATCH",
        "the vendor's Go client sends PUT with a part of the fields",
        handled_as="runners_workspaces.update",
    ),
    Divergence(
        ("runners_workspaces.update", "runners_workspaces.replace"),
        "takes variables and consumedVariableSets, which the reference does not list (the contract "
        "here does)",
        "the vendor's Terraform provider, which sends both in a PUT",
    ),
    Divergence(
        ("runners_workspaces.create",),
        "responds with the workspace (until 2025-08-28 with an empty string)",
        "the vendor's Go client",
    ),
    Divergence(
        ("runners_workspaces.delete",),
        "responds 200 with a message",
        "the vendor's Go client, which takes 204 too",
    ),
    Divergence(
        ("workspaces.search",),
        "gives lastRunStatus as a plain string",
        "the vendor's Go client; the reference of 2025-08 shows an object",
    ),
    Divergence(
        ("guardrails.update",),
        "calls enabled in the response what requests call isEnabled",
        "the vendor's Go client",
    ),
    Divergence(
        ("variable_sets.list",),
        "responds with variable sets",
        "the vendor's Go client; the reference of 2025-08 shows variables",
    ),
)

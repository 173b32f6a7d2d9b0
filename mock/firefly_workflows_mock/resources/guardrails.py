"""The operations of guardrail rules. ``guardrail_rules`` checks plans with them.

There is no operation to read one rule; a search finds it. Names are unique in the account. A rule
has a notification, which is deleted with it.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from firefly_workflows_mock.handlers import Context, Refusal, Reply, handles
from firefly_workflows_mock.resources.access import account_of, body_of
from firefly_workflows_mock.resources.entities import Guardrail
from firefly_workflows_mock.resources.search import Vocabulary, page, project, search
from firefly_workflows_mock.resources.values import stamp, without_none

if TYPE_CHECKING:
    from collections.abc import Callable

    from firefly_workflows_mock.resources.state import Account


def _included(part: str) -> Callable[[Guardrail], list[str]]:
    """The names that a part of the scope includes."""

    def included(rule: Guardrail) -> list[str]:
        selection: dict[str, Any] = rule.scope.get(part, {})
        names: list[str] | None = selection.get("include")
        return names or []

    return included


WORDS: Final = Vocabulary[Guardrail](
    filters={
        "createdBy": attrgetter("created_by"),
        "type": attrgetter("type"),
        "labels": _included("labels"),
        "repositories": _included("repositories"),
        "workspaces": _included("workspaces"),
        "branches": _included("branches"),
    },
    sorts={
        "createdAt": attrgetter("created_at"),
        "accountId": lambda _: None,  # the same for every rule of an account
        "createdBy": attrgetter("created_by"),
        "name": attrgetter("name"),
        "severity": attrgetter("severity"),
    },
    searchable=(attrgetter("name"), attrgetter("created_by"), attrgetter("type")),
    many=frozenset({"labels", "repositories", "workspaces", "branches"}),
)


@handles("guardrails.search")
def search_guardrails(context: Context) -> Reply:
    """One page of the rules that match, oldest first unless a sort says otherwise."""
    account, request = account_of(context), body_of(context)
    matching = search(account.guardrails.values(), request, WORDS)
    rows = [_row(account, each) for each in page(matching, context.query)]
    return Reply(200, [project(row, request) for row in rows])


@handles("guardrails.create")
def create_guardrail(context: Context) -> Reply:
    """Create a rule, which checks every plan in its scope from now on."""
    account, body = account_of(context), body_of(context)
    _refuse_name(account, body["name"])
    now = account.now()
    rule = Guardrail(
        id=account.ids.object_id(),
        name=body["name"],
        type=body["type"],
        severity=body["severity"],
        created_by=body["createdBy"],
        created_at=now,
        updated_at=now,
        notification_id=body.get("notificationId") or account.ids.object_id(),
    )
    _change(rule, body)
    account.guardrails[rule.id] = rule
    return Reply(200, {"ruleId": rule.id, "notificationId": rule.notification_id})


@handles("guardrails.update")
def update_guardrail(context: Context) -> Reply:
    """Change the fields in the body; the response has ``enabled`` instead of ``isEnabled``."""
    account, body = account_of(context), body_of(context)
    rule = account.guardrail(context.path["ruleId"])
    if body["name"] != rule.name:
        _refuse_name(account, body["name"])
    _change(rule, body)
    rule.updated_at = account.now()
    return Reply(
        200,
        {
            "id": rule.id,
            "name": rule.name,
            "enabled": rule.is_enabled,
            "updatedAt": stamp(rule.updated_at),
        },
    )


@handles("guardrails.delete")
def delete_guardrail(context: Context) -> Reply:
    """Delete the rule and its notification."""
    account = account_of(context)
    del account.guardrails[account.guardrail(context.path["ruleId"]).id]
    message = "Guardrail rule and notification deleted successfully"
    return Reply(200, {"status": 200, "message": message})


def _refuse_name(account: Account, name: str) -> None:
    if any(each.name == name for each in account.guardrails.values()):
        raise Refusal(409, "guardrail rule already exists")


def _change(rule: Guardrail, body: dict[str, Any]) -> None:
    rule.name = body["name"]
    rule.type = body["type"]
    rule.is_enabled = body["isEnabled"]
    rule.severity = body.get("severity", rule.severity)
    rule.created_by = body.get("createdBy", rule.created_by)
    rule.enforce_on_no_op = body.get("enforceOnNoOp", rule.enforce_on_no_op)
    rule.notification_id = body.get("notificationId", rule.notification_id)
    rule.scope = body.get("scope", rule.scope)
    rule.criteria = body.get("criteria", rule.criteria)


def _row(account: Account, rule: Guardrail) -> dict[str, Any]:
    return without_none(
        {
            "id": rule.id,
            "accountId": account.id,
            "createdBy": rule.created_by,
            "name": rule.name,
            "type": rule.type,
            "scope": rule.scope,
            "criteria": rule.criteria,
            "isEnabled": rule.is_enabled,
            "createdAt": stamp(rule.created_at),
            "updatedAt": stamp(rule.updated_at),
            "notificationId": rule.notification_id,
            "severity": rule.severity,
            "enforceOnNoOp": rule.enforce_on_no_op,
        }
    )

"""What every handler needs: the account at the present time, and the body as a mapping."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from firefly_workflows_mock.handlers import MISSING, Reply
from firefly_workflows_mock.resources.lifecycle import step

if TYPE_CHECKING:
    from firefly_workflows_mock.handlers import Context
    from firefly_workflows_mock.resources.state import Account

NO_CONTENT = 204


def account_of(context: Context) -> Account:
    """The caller's account, after its runs have taken the steps that are due."""
    account: Account = context.account
    account.settle(step)
    return account


def body_of(context: Context) -> dict[str, Any]:
    """The fields of the request's body; empty if there is no body."""
    body: dict[str, Any] = {} if context.body is MISSING else context.body
    return body


def done() -> Reply:
    """The reply of operations without a response body."""
    return Reply(NO_CONTENT)

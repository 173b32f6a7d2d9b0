"""How the service answers: as documented, or as the live service was seen to.

Handlers answer in the ``documented`` dialect, and their replies are checked against the contract.
In the ``live`` dialect the rows of ``divergences`` change what a request may look like before it is
validated, and what a reply looks like after it was. Beside the rows, the live dialect

* takes request fields that the contract does not know,
* words a missing field as ``Vcs Type is required``,
* serves ``/workspaces/…`` without ``/v2`` too, and takes any text as the id of a run,
* throttles as a firewall does: 403, and a body that is not JSON.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any, Final

from firefly_workflows_mock.contract import Parameter
from firefly_workflows_mock.divergences import LIVE
from firefly_workflows_mock.faults import error_answer
from firefly_workflows_mock.handlers import MISSING
from firefly_workflows_mock.json_values import is_object

if TYPE_CHECKING:
    from firefly_workflows_mock.divergences import (
        Ask,
        Divergence,
        RewriteBody,
        RewriteRefusal,
        RewriteReply,
    )
    from firefly_workflows_mock.handlers import Context, Dialect, Refusal, Reply
    from firefly_workflows_mock.wire import Answer

LIVE_ALIASES: Final = ("/workspaces/",)
LIVE_FREE_PATH: Final = frozenset({"runId"})


class DialectRules:
    """The rows of one dialect, by operation.

    Args:
        dialect: Which.
    """

    def __init__(self, dialect: Dialect) -> None:
        live = dialect == "live"
        rows = LIVE if live else ()
        self.live = live
        self.aliases: tuple[str, ...] = LIVE_ALIASES if live else ()
        """Path beginnings that are also served without ``/v2``."""
        self.free_path: frozenset[str] = LIVE_FREE_PATH if live else frozenset()
        """Path parameters whose form is not checked."""
        self._requests: dict[str, list[RewriteBody]] = {}
        self._queries: dict[str, tuple[Parameter, ...]] = {}
        self._handled_as: dict[str, str] = {}
        self._replies: dict[str, list[RewriteReply]] = {}
        self._refusals: dict[str, list[RewriteRefusal]] = {}
        for row in rows:
            for operation in row.operations:
                self._enter(operation, row)

    def _enter(self, operation: str, row: Divergence) -> None:
        if row.request:
            self._requests.setdefault(operation, []).append(row.request)
        if row.query:
            self._queries[operation] = (*self._queries.get(operation, ()), _text(row.query))
        if row.handled_as:
            self._handled_as[operation] = row.handled_as
        if row.reply:
            self._replies.setdefault(operation, []).append(row.reply)
        if row.refusal:
            self._refusals.setdefault(operation, []).append(row.refusal)

    def known_query(self, operation: str) -> tuple[Parameter, ...]:
        """Query parameters taken although the contract does not know them."""
        return self._queries.get(operation, ())

    def throttled(self, wait: float) -> Answer:
        """What a caller over the rate limit gets: the live service seems to have a firewall do it.

        Args:
            wait: Seconds until it may call again.
        """
        if self.live:
            return error_answer(403, "Request blocked", kind="html")
        return error_answer(429, "Too many requests", {"Retry-After": str(max(1, ceil(wait)))})

    def handled_as(self, operation: str) -> str:
        """The operation whose handler serves this one."""
        return self._handled_as.get(operation, operation)

    def request(self, operation: str, body: Any) -> Any:
        """The documented form of a request body.

        Raises:
            Refusal: The live service does not take it.
        """
        if is_object(body):
            for rewrite in self._requests.get(operation, ()):
                body = rewrite(body)
        return body

    def reply(self, operation: str, context: Context, reply: Reply, ask: Ask) -> Reply:
        """The reply as this dialect has it."""
        for rewrite in self._replies.get(operation, ()):
            reply = rewrite(context, reply, ask)
        return reply

    def refusal(self, operation: str, refusal: Refusal) -> Refusal:
        """The refusal as this dialect has it."""
        for rewrite in self._refusals.get(operation, ()):
            refusal = rewrite(refusal)
        return refusal


def _text(name: str) -> Parameter:
    return Parameter(
        name=name,
        location="query",
        required=False,
        types=frozenset({"string"}),
        many=False,
        exploded=True,
        default=MISSING,
        pointer="",
    )

"""How the service responds: as documented, or as the live service was seen to.

Handlers respond in the ``documented`` dialect, and their replies are checked against the contract.
Rows change a request before it is validated, and a reply after it is validated. The ``live``
dialect uses the rows of ``divergences``. Both dialects use the rows of the choices made about
``open_questions``. The live dialect also accepts request fields that the contract does not know,
and words a missing field as ``Vcs Type is required``.
"""

from __future__ import annotations

import json
from math import ceil
from typing import TYPE_CHECKING, Any, Final

from firefly_workflows_mock.divergences import LIVE
from firefly_workflows_mock.faults.responses import error_response
from firefly_workflows_mock.json_values import is_object
from firefly_workflows_mock.open_questions import LARGEST_PAGE, assumptions, rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from firefly_workflows_mock.contract import Operation
    from firefly_workflows_mock.divergences import (
        CallOperation,
        Divergence,
        RewriteBody,
        RewriteRefusal,
        RewriteReply,
    )
    from firefly_workflows_mock.handlers import Context, Dialect, Refusal, Reply
    from firefly_workflows_mock.wire import Response

ALIASES: Final = ("/workspaces/",)
RUN_ID: Final = frozenset({"runId"})


class DialectRules:
    """The rows of one dialect and of the assumptions, by operation.

    Args:
        dialect: The dialect.
        assume: Choices about open questions, by name; the dialect decides the others.

    Raises:
        ValueError: There is no such question or choice.
    """

    def __init__(self, dialect: Dialect, assume: Mapping[str, str] | None = None) -> None:
        self.live = dialect == "live"
        self.assumed = assumptions(dialect, assume or {})
        """The choice about every open question, by name."""
        served = self.assumed["workspaces_without_v2"] == "served"
        self.aliases: tuple[str, ...] = ALIASES if served else ()
        """Path beginnings that are also served without ``/v2``."""
        self.free_path: frozenset[str] = RUN_ID if self.assumed["run_ids"] == "any" else frozenset()
        """Path parameters whose format is not checked."""
        self._refused = 0
        self._requests: dict[str, list[RewriteBody]] = {}
        self._handled_as: dict[str, str] = {}
        self._replies: dict[str, list[RewriteReply]] = {}
        self._refusals: dict[str, list[RewriteRefusal]] = {}
        for row in (*(LIVE if self.live else ()), *rows(self.assumed)):
            for operation in row.operations:
                self._enter(operation, row)

    def _enter(self, operation: str, row: Divergence) -> None:
        if row.request:
            self._requests.setdefault(operation, []).append(row.request)
        if row.handled_as:
            self._handled_as[operation] = row.handled_as
        if row.reply:
            self._replies.setdefault(operation, []).append(row.reply)
        if row.refusal:
            self._refusals.setdefault(operation, []).append(row.refusal)

    def throttled(self, wait: float) -> Response:
        """The response to a caller over the rate limit.

        Args:
            wait: Seconds until it may call again.
        """
        kind = self.assumed["throttling"]
        if kind == "alternating":
            kind = "429" if self._refused % 2 else "403"
            self._refused += 1
        if kind == "403":
            return error_response(403, "Request blocked", kind="html")
        seconds = {"Retry-After": str(max(1, ceil(wait)))}
        headers = seconds if self.assumed["retry_after"] == "seconds" else {}
        return self.error(429, "Too many requests", headers)

    def error(self, status: int, message: str, headers: Mapping[str, str]) -> Response:
        """An error, with the kind of body that was chosen for errors."""
        kind = self.assumed["error_body"]
        if kind == "text":
            return error_response(status, message, headers, "text")
        response = error_response(status, message, headers)
        if kind != "message":
            body = message if kind == "string" else {"errors": {"message": message}}
            response.body = json.dumps(body).encode()
        return response

    def query(self, operation: Operation, arguments: dict[str, Any]) -> dict[str, Any]:
        """The query arguments, with ``pageSize`` cut to the largest page that was chosen."""
        paged = any(each.name == "pageSize" for each in operation.parameters)
        if not paged or self.assumed["largest_page"] == "unbounded":
            return arguments
        size = min(arguments.get("pageSize", LARGEST_PAGE), LARGEST_PAGE)
        return {**arguments, "pageSize": size}

    def reset(self) -> None:
        """Reset the count of refused requests, so that responses are the same again."""
        self._refused = 0

    def handled_as(self, operation: str) -> str:
        """The operation whose handler serves this one."""
        return self._handled_as.get(operation, operation)

    def request(self, operation: str, body: Any) -> Any:
        """The documented form of a request body.

        Raises:
            Refusal: The live service refuses it.
        """
        if is_object(body):
            for rewrite in self._requests.get(operation, ()):
                body = rewrite(body)
        return body

    def reply(self, operation: str, context: Context, reply: Reply, call: CallOperation) -> Reply:
        """The reply in this dialect."""
        for rewrite in self._replies.get(operation, ()):
            reply = rewrite(context, reply, call)
        return reply

    def refusal(self, operation: str, refusal: Refusal) -> Refusal:
        """The refusal in this dialect."""
        for rewrite in self._refusals.get(operation, ()):
            refusal = rewrite(refusal)
        return refusal

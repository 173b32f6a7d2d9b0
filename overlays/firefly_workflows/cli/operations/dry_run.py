"""Prints the request of a call instead of sending it. Nothing is asked of the service for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from firefly_workflows_api.api import Resources

from ...config import resolve_base_url
from ...engine.connection import Options
from ...engine.core import ready
from ...engine.timeouts import DEFAULT_TIMEOUT
from ..output.masking import masked

if TYPE_CHECKING:
    from collections.abc import Callable

    from firefly_workflows_api.api import Arguments, Operation

    from ...engine.requests import Call
    from ..session import Session

_OPTIONS = Options(
    timeout=DEFAULT_TIMEOUT, max_retries=0, read_only=False, strict=None, on_event=None
)


class _PreparedError(Exception):
    def __init__(self, call: Call) -> None:
        super().__init__()
        self.call = call


class _PreparingCore:
    """A core that makes the request of a call, and ends there."""

    options = _OPTIONS

    def call(self, operation: Operation[Any], arguments: Arguments) -> NoReturn:
        core: Any = self
        raise _PreparedError(ready(core, operation, arguments))

    page = call


class _Preparing(Resources):
    """The resources of a client that sends nothing."""

    def __init__(self) -> None:
        core: Any = _PreparingCore()
        self._core = core


def prepared(do: Callable[[Any], Any]) -> Call:
    """The request that a call makes.

    Args:
        do: Calls a method of the client that it gets.

    Raises:
        InvalidArgumentError: If the arguments cannot be sent.
    """
    try:
        do(_Preparing())
    except _PreparedError as done:
        return done.call
    raise AssertionError("Nothing was called.")


def show_request(session: Session, do: Callable[[Any], Any]) -> None:
    """Print the request that a call makes.

    Args:
        session: The session.
        do: Calls a method of the client that it gets.
    """
    call = prepared(do)
    body = {} if call.content is None else {"body": call.body}
    print_request(session, call.operation.method, call.target, body)


def print_request(session: Session, method: str, target: str, body: dict[str, Any]) -> None:
    """Print a request: on a terminal as it looks on the wire, elsewhere as data.

    Args:
        session: The session.
        method: The HTTP method.
        target: Its path and query, below the base URL.
        body: ``{"body": …}``, or nothing.
    """
    from ..profiles.settings import base_url_for

    url = resolve_base_url(base_url_for(session.profile)) + target
    request = {"method": method, "url": url, **body}
    if session.output is None:
        import json
        import sys

        from ..output.terminal import is_terminal

        if is_terminal(sys.stdout):
            shown = request if session.reveal else masked(request)
            lines = [f"{method} {url}"]
            if "body" in shown:
                lines.append(json.dumps(shown["body"], ensure_ascii=False, indent=2))
            sys.stdout.write("\n".join(lines) + "\n")
            return
    session.show(request)

"""``/__mock__/``: a running mock, steered over HTTP.

    GET    /__mock__/                what is running
    GET    /__mock__/faults          rules in force, with how often each fired
    POST   /__mock__/faults          add one rule, or a list of rules
    DELETE /__mock__/faults          everything works again
    GET    /__mock__/clock           the present
    POST   /__mock__/clock           {"advance": seconds} and/or {"speed": …} and/or {"skew": …}
    POST   /__mock__/tokens/expire   every token issued so far has expired
    POST   /__mock__/estate          {"workspaces": …, "runs_per_workspace": …}
    POST   /__mock__/reset           back to the start
    GET    /__mock__/snapshot        everything it holds
    PUT    /__mock__/snapshot        go back to that
    GET    /__mock__/journal         what was asked; ?operation=pattern narrows it
    DELETE /__mock__/journal         forget it

It needs no token and does not appear in the journal: it is no part of the service. The mock is a
tool for tests; whatever program can reach it can steer it. A web page cannot: see ``web_pages``. A
body is ``application/json``, which a page cannot send to another server unasked.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

from firefly_workflows_mock.faults import Fault, error_answer
from firefly_workflows_mock.handlers import MISSING, Refusal
from firefly_workflows_mock.json_values import is_array
from firefly_workflows_mock.reading import read_json
from firefly_workflows_mock.wire import Answer, Delivery, Request

if TYPE_CHECKING:
    from firefly_workflows_mock.sandbox import MockFirefly
    from firefly_workflows_mock.wire import Exchange

PREFIX = "/__mock__/"

Steer = Callable[["MockFirefly", Request, Any], Any]


class AdminExchange:
    """A request to the mock itself, on its way."""

    delay = 0.0

    def __init__(self, request: Request) -> None:
        self.request = request


class Front:
    """What a server serves: the admin endpoint, and the engine behind it.

    Args:
        mock: The mock.
    """

    def __init__(self, mock: MockFirefly) -> None:
        self._mock = mock
        self.max_body = mock.core.settings.max_body

    def admit(self, request: Request) -> Exchange | AdminExchange:
        """Tell requests to the mock itself from those to the service."""
        if request.path.startswith(PREFIX):
            return AdminExchange(request)
        return self._mock.core.admit(request)

    def complete(self, exchange: Exchange | AdminExchange) -> Answer:
        """Handle either."""
        if isinstance(exchange, AdminExchange):
            return steer(self._mock, exchange.request)
        return self._mock.core.complete(exchange)


def steer(mock: MockFirefly, request: Request) -> Answer:
    """Answer one request to the admin endpoint."""
    resource = _ROUTES.get(request.path.removeprefix(PREFIX))
    if resource is None:
        known = ", ".join(PREFIX + name for name in _ROUTES)
        return error_answer(404, f"the mock has no {request.path}; it has {known}")
    action = resource.get(request.method)
    if action is None:
        allow = {"Allow": ", ".join(resource)}
        return error_answer(405, f"use {allow['Allow']} on {request.path}", allow)
    try:
        result = action(mock, request, _body(request, mock.core.settings.max_body))
    except Refusal as refusal:
        return error_answer(refusal.status, refusal.message, refusal.headers)
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        return error_answer(400, f"{type(error).__name__}: {error}")
    if result is None:
        return Answer(204)
    body = json.dumps(result, ensure_ascii=False, indent=2).encode("utf-8", "surrogatepass")
    return Answer(200, {"Content-Type": "application/json; charset=utf-8"}, body, Delivery())


def _body(request: Request, limit: int) -> Any:
    """The body of a request; where there is none, its media type still says who sends it.

    Raises:
        Refusal: 400, 413 or 415.
    """
    if not request.body and "content-type" not in request.headers:
        return {}
    value = read_json(request.headers, request.body, limit)
    return {} if value is MISSING else value


def _status(mock: MockFirefly, _request: Request, _body: Any) -> Any:
    return {
        "dialect": mock.dialect,
        "seed": mock.core.settings.seed,
        "now": mock.clock.now().isoformat(),
        "operations": len(mock.core.contract.operations),
        "accounts": [account.name for account in mock.core.accounts],
        "requests": mock.journal.total,
        "faults": len(mock.faults),
    }


def _list_faults(mock: MockFirefly, _request: Request, _body: Any) -> Any:
    return [{**rule.fault.as_dict(), "hits": rule.hits} for rule in mock.faults]


def _add_faults(mock: MockFirefly, request: Request, body: Any) -> Any:
    items = body if is_array(body) else [body]
    faults = [Fault.from_dict(item) for item in items]
    with mock.core.lock:
        for fault in faults:
            mock.faults.add(fault)
    return _list_faults(mock, request, None)


def _clear_faults(mock: MockFirefly, _request: Request, _body: Any) -> None:
    mock.faults.clear()


def _clock(mock: MockFirefly, _request: Request, body: Any) -> Any:
    unknown = set(body) - {"advance", "speed", "skew"}
    if unknown:
        raise ValueError(f"a clock has no {', '.join(sorted(unknown))}")
    with mock.core.lock:
        if "speed" in body:
            mock.clock.set_speed(body["speed"])
        if "advance" in body:
            mock.clock.advance(body["advance"])
        if "skew" in body:
            mock.faults.clock_skew(body["skew"])
        return {
            "now": mock.clock.now().isoformat(),
            "speed": mock.clock.speed,
            "skew": mock.clock.skew,
        }


def _expire_tokens(mock: MockFirefly, _request: Request, _body: Any) -> None:
    mock.expire_tokens()


def _estate(mock: MockFirefly, _request: Request, body: Any) -> None:
    mock.seed.estate(**body)


def _reset(mock: MockFirefly, _request: Request, _body: Any) -> None:
    mock.reset()


def _snapshot(mock: MockFirefly, _request: Request, _body: Any) -> Any:
    return mock.snapshot()


def _restore(mock: MockFirefly, _request: Request, body: Any) -> None:
    mock.restore(body)


def _journal(mock: MockFirefly, request: Request, _body: Any) -> Any:
    pattern = parse_qs(request.query).get("operation", ["*"])[0]
    return [entry.as_dict() for entry in mock.journal.find(pattern)]


def _clear_journal(mock: MockFirefly, _request: Request, _body: Any) -> None:
    mock.journal.clear()


_ROUTES: dict[str, dict[str, Steer]] = {
    "": {"GET": _status},
    "faults": {"GET": _list_faults, "POST": _add_faults, "DELETE": _clear_faults},
    "clock": {"GET": _clock, "POST": _clock},
    "tokens/expire": {"POST": _expire_tokens},
    "estate": {"POST": _estate},
    "reset": {"POST": _reset},
    "snapshot": {"GET": _snapshot, "PUT": _restore},
    "journal": {"GET": _journal, "DELETE": _clear_journal},
}

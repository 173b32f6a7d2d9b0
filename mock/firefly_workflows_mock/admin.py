"""``/__mock__/``: a running mock, controlled over HTTP.

    GET    /__mock__/                what is running
    GET    /__mock__/faults          rules in force, with how often each fired
    POST   /__mock__/faults          add one rule, or a list of rules
    DELETE /__mock__/faults          everything works again
    GET    /__mock__/clock           the present
    POST   /__mock__/clock           {"advance": seconds} and/or {"speed": …} and/or {"skew": …}
    POST   /__mock__/tokens/expire   every token issued so far has expired
    POST   /__mock__/accounts        open another account: {"name": …}, with keys or without
    POST   /__mock__/estate          arguments of mock.seed.estate, and "account"
    POST   /__mock__/expect          arguments of mock.seed.expect, likewise
    POST   /__mock__/reset           back to the start
    GET    /__mock__/snapshot        everything it holds
    PUT    /__mock__/snapshot        go back to that
    GET    /__mock__/journal         what was asked; ?operation=, ?status=, ?method= narrow it
    DELETE /__mock__/journal         forget it

Whatever is refused, with 400 and a message that begins with the path, has changed nothing.

It needs no token and does not appear in the journal: it is no part of the service. The mock is a
tool for tests; whatever program can reach it can steer it. A web page cannot: see ``web_pages``. A
body is ``application/json``, which a page cannot send to another server unasked.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, is_dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qsl

from firefly_workflows_mock.clock import MODE, SKEW, STEP
from firefly_workflows_mock.faults import FAULT, error_answer
from firefly_workflows_mock.handlers import MISSING, Refusal
from firefly_workflows_mock.journal import FILTER
from firefly_workflows_mock.reading import read_json
from firefly_workflows_mock.schema import Data, Kind, ListOf, SettingError, Table, below, nearest
from firefly_workflows_mock.seeding import OFFERED, SEEDS, plant
from firefly_workflows_mock.settings import ACCOUNT
from firefly_workflows_mock.wire import Answer, Delivery, Request

if TYPE_CHECKING:
    from collections.abc import Callable

    from firefly_workflows_mock.sandbox import MockFirefly
    from firefly_workflows_mock.wire import Exchange

PREFIX = "/__mock__/"
CLOCK: Final = Table({"speed": MODE, "advance": STEP, "skew": SKEW}, name="the clock")
_NO_QUERY: Final = Table({}, name="the query")


@dataclass(frozen=True, slots=True)
class Action:
    """What one method on one path does.

    Attributes:
        run: Does it, with the checked body and the checked query.
        body: What the body can be; without one there is none.
        query: What the query can be.
    """

    run: Callable[[MockFirefly, Any, Any], Any]
    body: Kind | None = None
    query: Table = _NO_QUERY


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
    name = request.path.removeprefix(PREFIX)
    resource = _ROUTES.get(name)
    if resource is None:
        known = ", ".join(PREFIX + name for name in _ROUTES)
        near = nearest(name, [each for each in _ROUTES if each])
        hint = near if near.startswith(";") else ""
        return error_answer(404, f"the mock has no {request.path}{hint}; it has {known}")
    action = resource.get(request.method)
    if action is None:
        allow = {"Allow": ", ".join(resource)}
        return error_answer(405, f"use {allow['Allow']} on {request.path}", allow)
    try:
        body = _read(action, name, request, mock.core.settings.max_body)
        query = action.query.read(parse_qsl(request.query, keep_blank_values=True), "")
        with mock.core.lock:
            result = action.run(mock, body, query)
    except Refusal as refusal:
        return error_answer(refusal.status, refusal.message, refusal.headers)
    except SettingError as error:
        return error_answer(400, str(error))
    if result is None:
        return Answer(204)
    body = json.dumps(result, ensure_ascii=False, indent=2).encode("utf-8", "surrogatepass")
    return Answer(200, {"Content-Type": "application/json; charset=utf-8"}, body, Delivery())


def _read(action: Action, name: str, request: Request, limit: int) -> Any:
    """The body of a request, checked; where there is none, its media type still says who sends it.

    Raises:
        Refusal: 400, 413 or 415: it is not JSON, too large, or of another media type.
        SettingError: It is not what the action takes.
    """
    data: Any = MISSING
    if request.body or "content-type" in request.headers:
        data = read_json(request.headers, request.body, limit)
    data = {} if data is MISSING else data
    if action.body is not None:
        return action.body.check(data, name)
    if data != {}:
        raise SettingError(f"{name}: it takes no body")
    return None


def _status(mock: MockFirefly, _body: Any, _query: Any) -> Any:
    return {
        "dialect": mock.dialect,
        "seed": mock.core.settings.seed,
        "assume": mock.core.rules.assumed,
        "now": mock.clock.now().isoformat(),
        "operations": len(mock.core.contract.operations),
        "accounts": [account.name for account in mock.core.accounts],
        "requests": mock.journal.total,
        "faults": len(mock.faults),
    }


def _list_faults(mock: MockFirefly, _body: Any, _query: Any) -> Any:
    return [{**rule.fault.as_dict(), "hits": rule.hits} for rule in mock.faults]


def _add_faults(mock: MockFirefly, faults: Any, _query: Any) -> Any:
    for index, fault in enumerate(faults):
        mock.faults.check(fault, below("faults", index))
    for fault in faults:
        mock.faults.add(fault)
    return _list_faults(mock, None, None)


def _clear_faults(mock: MockFirefly, _body: Any, _query: Any) -> None:
    mock.faults.clear()


def _clock(mock: MockFirefly, change: Any, _query: Any) -> Any:
    given: dict[str, Any] = change or {}
    if "advance" in given:
        mock.clock.advance(given["advance"])
    if "speed" in given:
        mock.clock.set_speed(given["speed"])
    if "skew" in given:
        mock.faults.clock_skew(given["skew"])
    return {
        "now": mock.clock.now().isoformat(),
        "speed": mock.clock.speed,
        "skew": mock.clock.skew,
    }


def _expire_tokens(mock: MockFirefly, _body: Any, _query: Any) -> None:
    mock.expire_tokens()


def _add_account(mock: MockFirefly, spec: Any, _query: Any) -> Any:
    account = mock.add_account(spec.name, spec.access_key, spec.secret_key)
    return {"name": account.name, "accessKey": account.access_key, "secretKey": account.secret_key}


def _seeding(method: str) -> Action:
    """The action that does what a method of ``mock.seed`` does."""

    def run(mock: MockFirefly, data: Any, _query: Any) -> Any:
        result = plant(mock.core, method, data)
        return asdict(result) if is_dataclass(result) and not isinstance(result, type) else result

    return Action(run, SEEDS[method])


def _reset(mock: MockFirefly, _body: Any, _query: Any) -> None:
    mock.reset()


def _snapshot(mock: MockFirefly, _body: Any, _query: Any) -> Any:
    return mock.snapshot()


def _restore(mock: MockFirefly, snapshot: Any, _query: Any) -> None:
    mock.restore(snapshot)


def _journal(mock: MockFirefly, _body: Any, query: Any) -> Any:
    return [entry.as_dict() for entry in mock.journal.find(**query)]


def _clear_journal(mock: MockFirefly, _body: Any, _query: Any) -> None:
    mock.journal.clear()


_ROUTES: Final[dict[str, dict[str, Action]]] = {
    "": {"GET": Action(_status)},
    "faults": {
        "GET": Action(_list_faults),
        "POST": Action(_add_faults, ListOf(FAULT)),
        "DELETE": Action(_clear_faults),
    },
    "clock": {"GET": Action(_clock), "POST": Action(_clock, CLOCK)},
    "tokens/expire": {"POST": Action(_expire_tokens)},
    "accounts": {"POST": Action(_add_account, ACCOUNT)},
    **{name: {"POST": _seeding(name)} for name in OFFERED},
    "reset": {"POST": Action(_reset)},
    "snapshot": {"GET": Action(_snapshot), "PUT": Action(_restore, Data())},
    "journal": {
        "GET": Action(_journal, query=FILTER),
        "DELETE": Action(_clear_journal),
    },
}

"""``/__mock__/``: control a running mock over HTTP.

    GET    /__mock__/                what is running
    GET    /__mock__/faults          rules in force, with how often each fired
    POST   /__mock__/faults          add one rule, or a list of rules
    DELETE /__mock__/faults          everything works again
    GET    /__mock__/clock           the present
    POST   /__mock__/clock           {"advance": seconds} and/or {"speed": …} and/or {"skew": …}
    POST   /__mock__/tokens/expire   every token issued so far has expired
    POST   /__mock__/accounts        add an account: {"name": …}, with keys or without
    POST   /__mock__/estate          arguments of mock.seed.estate, and "account"
    POST   /__mock__/expect          arguments of mock.seed.expect, and "account"
    POST   /__mock__/reset           reset the mock to its start
    GET    /__mock__/snapshot        the whole state
    PUT    /__mock__/snapshot        restore that state
    GET    /__mock__/journal         the requests; ?operation=, ?status= and ?method= filter them
    DELETE /__mock__/journal         clear the journal

A refused request changes nothing. The response is a 400 whose message begins with the path.

These requests need no token and are not in the journal, because they are no part of the service.
Every program that can reach the mock can control it. A web page cannot (see ``web_pages``): a body
must be ``application/json``, which a page may not send to another server.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, is_dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qsl

from firefly_workflows_mock.clock import MODE, SKEW, STEP
from firefly_workflows_mock.faults.fault import FAULT
from firefly_workflows_mock.faults.responses import error_response
from firefly_workflows_mock.handlers import MISSING, Refusal
from firefly_workflows_mock.journal import FILTER
from firefly_workflows_mock.reading import read_json_body
from firefly_workflows_mock.schema import Kind, ListOf, MapOf, SettingError, Table, below, nearest
from firefly_workflows_mock.seeding import OFFERED, SEEDS, call_seeder
from firefly_workflows_mock.settings import ACCOUNT
from firefly_workflows_mock.snapshots import restore_snapshot, take_snapshot
from firefly_workflows_mock.wire import Delivery, Request, Response

if TYPE_CHECKING:
    from collections.abc import Callable

    from firefly_workflows_mock.core import Core
    from firefly_workflows_mock.exchange import Exchange

PREFIX = "/__mock__/"
CLOCK: Final = Table({"speed": MODE, "advance": STEP, "skew": SKEW}, name="the clock")
_NO_QUERY: Final = Table({}, name="the query")


@dataclass(frozen=True, slots=True)
class Action:
    """What one method on one path does.

    Attributes:
        run: The function that does it; it takes the checked body and the checked query.
        body: The kind of the body, or ``None`` if the action takes no body.
        query: The kind of the query.
    """

    run: Callable[[Admin, Any, Any], Any]
    body: Kind | None = None
    query: Table = _NO_QUERY


class AdminExchange:
    """A request to the mock itself, between ``admit`` and ``complete``."""

    delay = 0.0

    def __init__(self, request: Request) -> None:
        self.request = request


@dataclass(frozen=True, slots=True)
class Admin:
    """The admin endpoint of one mock.

    Attributes:
        core: The engine of the mock.
        reset: Resets the mock to its start.
    """

    core: Core
    reset: Callable[[], None]

    def handle(self, request: Request) -> Response:
        """Handle one request to the admin endpoint."""
        name = request.path.removeprefix(PREFIX)
        resource = _ROUTES.get(name)
        if resource is None:
            known = ", ".join(PREFIX + name for name in _ROUTES)
            near = nearest(name, [each for each in _ROUTES if each])
            hint = near if near.startswith(";") else ""
            return error_response(404, f"the mock has no {request.path}{hint}; it has {known}")
        action = resource.get(request.method)
        if action is None:
            allow = {"Allow": ", ".join(resource)}
            return error_response(405, f"use {allow['Allow']} on {request.path}", allow)
        try:
            body = _read(action, name, request, self.core.settings.max_body)
            query = action.query.read(parse_qsl(request.query, keep_blank_values=True), "")
            with self.core.lock:
                result = action.run(self, body, query)
        except Refusal as refusal:
            return error_response(refusal.status, refusal.message, refusal.headers)
        except SettingError as error:
            return error_response(400, str(error))
        if result is None:
            return Response(204)
        body = json.dumps(result, ensure_ascii=False, indent=2).encode("utf-8", "surrogatepass")
        return Response(200, {"Content-Type": "application/json; charset=utf-8"}, body, Delivery())


class Dispatcher:
    """What a server serves: the admin endpoint, and everything else from the engine.

    Args:
        admin: The admin endpoint.
    """

    def __init__(self, admin: Admin) -> None:
        self._admin = admin
        self._core = admin.core
        self.max_body = admin.core.settings.max_body

    def admit(self, request: Request) -> Exchange | AdminExchange:
        """Route a request to the admin endpoint or to the engine."""
        if request.path.startswith(PREFIX):
            return AdminExchange(request)
        return self._core.admit(request)

    def complete(self, exchange: Exchange | AdminExchange) -> Response:
        """Handle the request."""
        if isinstance(exchange, AdminExchange):
            return self._admin.handle(exchange.request)
        return self._core.complete(exchange)


def _read(action: Action, name: str, request: Request, limit: int) -> Any:
    """The checked body of a request; the media type is checked even if the body is empty.

    Raises:
        Refusal: 400, 413 or 415: it is not JSON, too large, or of another media type.
        SettingError: The action does not take this body.
    """
    data: Any = MISSING
    if request.body or "content-type" in request.headers:
        try:
            data = read_json_body(request.headers, request.body, limit)
        except Refusal as refusal:
            if refusal.status != 413:
                raise
            hint = "; use --state FILE, or mock.restore() in Python" if name == "snapshot" else ""
            message = f"{name}: a body has at most {limit:,} bytes{hint}"
            raise Refusal(413, message) from None
    data = {} if data is MISSING else data
    if action.body is not None:
        return action.body.check(data, name)
    if data != {}:
        raise SettingError(f"{name}: it takes no body")
    return None


def _status(admin: Admin, _body: Any, _query: Any) -> Any:
    return {
        "dialect": admin.core.settings.dialect,
        "seed": admin.core.settings.seed,
        "assume": admin.core.rules.assumed,
        "now": admin.core.clock.now().isoformat(),
        "operations": len(admin.core.contract.operations),
        "accounts": [account.name for account in admin.core.accounts],
        "requests": admin.core.journal.total,
        "faults": len(admin.core.faults),
    }


def _list_faults(admin: Admin, _body: Any, _query: Any) -> Any:
    return [{**rule.fault.as_dict(), "hits": rule.hits} for rule in admin.core.faults]


def _add_faults(admin: Admin, faults: Any, _query: Any) -> Any:
    for index, fault in enumerate(faults):
        admin.core.faults.check(fault, below("faults", index))
    for fault in faults:
        admin.core.faults.add(fault)
    return _list_faults(admin, None, None)


def _clear_faults(admin: Admin, _body: Any, _query: Any) -> None:
    admin.core.faults.clear()


def _clock(admin: Admin, change: Any, _query: Any) -> Any:
    given: dict[str, Any] = change or {}
    if "advance" in given:
        admin.core.clock.advance(given["advance"])
    if "speed" in given:
        admin.core.clock.set_speed(given["speed"])
    if "skew" in given:
        admin.core.faults.clock_skew(given["skew"])
    return {
        "now": admin.core.clock.now().isoformat(),
        "speed": admin.core.clock.speed,
        "skew": admin.core.clock.skew,
    }


def _expire_tokens(admin: Admin, _body: Any, _query: Any) -> None:
    admin.core.tokens.revoke_all()


def _add_account(admin: Admin, spec: Any, _query: Any) -> Any:
    account = admin.core.accounts.add(spec.name, spec.access_key, spec.secret_key)
    return {"name": account.name, "accessKey": account.access_key, "secretKey": account.secret_key}


def _seeding(method: str) -> Action:
    """The action that calls a method of ``mock.seed``."""

    def run(admin: Admin, data: Any, _query: Any) -> Any:
        result = call_seeder(admin.core, method, data)
        return asdict(result) if is_dataclass(result) and not isinstance(result, type) else result

    return Action(run, SEEDS[method])


def _reset(admin: Admin, _body: Any, _query: Any) -> None:
    admin.reset()


def _snapshot(admin: Admin, _body: Any, _query: Any) -> Any:
    return take_snapshot(admin.core)


def _restore(admin: Admin, snapshot: Any, _query: Any) -> None:
    restore_snapshot(admin.core, snapshot)


def _journal(admin: Admin, _body: Any, query: Any) -> Any:
    return [entry.as_dict() for entry in admin.core.journal.find(**query)]


def _clear_journal(admin: Admin, _body: Any, _query: Any) -> None:
    admin.core.journal.clear()


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
    "snapshot": {"GET": Action(_snapshot), "PUT": Action(_restore, MapOf())},
    "journal": {
        "GET": Action(_journal, query=FILTER),
        "DELETE": Action(_clear_journal),
    },
}

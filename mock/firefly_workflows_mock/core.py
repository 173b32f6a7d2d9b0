"""The pipeline that handles every request, from the server and from the transports.

    route → fault → rate limit → token → Accept → read and validate → handler → validate → dialect

Policy
    * Requests are handled one at a time. Handlers need no locks, and no update is lost.
    * The server or the transport waits for ``Exchange.delay`` between ``admit`` and ``complete``.
      ``Response.delivery`` holds the rest about delivery.
    * A defect of the mock (a reply that breaks the contract, a handler that fails) is recorded and
      raised. It never looks like a response of the service.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from threading import RLock
from typing import TYPE_CHECKING, Any

from firefly_workflows_mock.auth import Account, Accounts, NewAccount, Tokens
from firefly_workflows_mock.dialects import DialectRules
from firefly_workflows_mock.editions import Edition
from firefly_workflows_mock.exchange import Exchange
from firefly_workflows_mock.faults.responses import apply_fault
from firefly_workflows_mock.faults.rules import Faults
from firefly_workflows_mock.handlers import (
    MISSING,
    NOTHING,
    Context,
    Handler,
    Identity,
    Refusal,
    Registry,
    Reply,
)
from firefly_workflows_mock.ids import Ids
from firefly_workflows_mock.journal import Journal
from firefly_workflows_mock.limits import RateLimit
from firefly_workflows_mock.reading import accepts_json
from firefly_workflows_mock.routing import PREFIX, Match, Router
from firefly_workflows_mock.samples import Samples
from firefly_workflows_mock.validation import ContractBrokenError, Validation
from firefly_workflows_mock.wire import Delivery, Request, Response, http_date

if TYPE_CHECKING:
    from collections.abc import Mapping

    from firefly_workflows_mock.clock import Clock
    from firefly_workflows_mock.contract import Contract, Operation
    from firefly_workflows_mock.handlers import Dialect

LOGIN = "auth.login"
HEALTH = "health.check"
ANONYMOUS = Identity("", "", "")


@dataclass(frozen=True, slots=True)
class CoreSettings:
    """The settings of the engine.

    Attributes:
        seed: Identifiers, keys and dice follow from it.
        dialect: Whether to respond as documented or as the live service does.
        token_lifetime: Seconds a token is good for, in mock time.
        rate_limit: Requests per client and rolling minute; ``None`` for no limit.
        max_body: Most bytes of a request body.
        journal_size: How many exchanges the journal keeps.
        assume: What to assume about open questions, by name.
    """

    seed: int = 0
    dialect: Dialect = "documented"
    token_lifetime: float = 3600.0
    rate_limit: int | None = None
    max_body: int = 4 * 1024 * 1024
    journal_size: int = 2000
    assume: Mapping[str, str] = field(default_factory=dict[str, str])


class Core:
    """The engine: a Firefly without a socket.

    Args:
        contract: The contract to serve.
        settings: The settings of the engine.
        clock: The mock's clock.
        registry: The handlers.
        new_account: Makes the state of an account.
        samples: Whether operations without a handler answer with samples from the contract.
        own: Whether the handlers were written for this contract. If not, replies are made to fit.

    Raises:
        ContractError: No sample can be made of a response that needs one.
    """

    def __init__(
        self,
        contract: Contract,
        settings: CoreSettings,
        clock: Clock,
        registry: Registry,
        new_account: NewAccount,
        *,
        samples: bool = False,
        own: bool = True,
    ) -> None:
        self.contract = contract
        self.settings = settings
        self.clock = clock
        self.rules = DialectRules(settings.dialect, settings.assume)
        self._edition = Edition(contract, own=own)
        self.accounts = Accounts(
            settings.seed, clock, new_account, object_run_ids=self._edition.object_run_ids
        )
        self.tokens = Tokens(settings.seed, settings.token_lifetime, clock)
        self.faults = Faults(settings.seed, contract.operations, clock)
        self.journal = Journal(settings.journal_size, contract.operations)
        self.limit = RateLimit(settings.rate_limit)
        self.lock = RLock()
        self.changes = 0
        """How many requests may have changed something; the state is saved when this grows."""
        self._registry = registry
        self._samples = Samples(contract, settings.seed) if samples else None
        if self._samples:
            self._samples.check(it for it in contract.operations.values() if not self._handled(it))
        self._router = Router(contract.operations.values(), self.rules.aliases)
        self._validation = Validation(
            contract,
            lenient=self.rules.live,
            free=self.rules.free_path,
            limit=settings.max_body,
            closed=not self.rules.live,
        )
        self._request_ids = Ids(settings.seed, "requests")
        self._date = (-1, "")

    def reset(self) -> None:
        """Empty every account; clear faults, journal and rate limit; reset the clock."""
        with self.lock:
            self.clock.reset()
            self.accounts.reset()
            self.faults.clear()
            self.journal.clear()
            self.limit.reset()
            self.rules.reset()
            self._request_ids.count = 0
            self.changes += 1

    def handle(self, request: Request) -> Response:
        """Handle a request without waiting; ``Response.delivery`` reports the delay.

        Raises:
            ContractBrokenError: The mock responded with what its contract does not allow.
        """
        exchange = self.admit(request)
        response = self.complete(exchange)
        if exchange.delay:
            delay = exchange.delay + response.delivery.delay
            response.delivery = replace(response.delivery, delay=delay)
        return response

    def admit(self, request: Request) -> Exchange:
        """Route a request and choose the fault that strikes it."""
        match, problem = self._match(request)
        operation = match.item.operation(request.method) if match else None
        exchange = Exchange(request, match, operation, problem)
        with self.lock:
            if self.faults:
                name = operation.id if operation else ""
                exchange.delay, exchange.late, exchange.fault = self.faults.strike(name)
        return exchange

    def complete(self, exchange: Exchange) -> Response:
        """Let the operation take effect and build the response.

        Raises:
            ContractBrokenError: The mock responded with what its contract does not allow.
        """
        fault = exchange.fault
        with self.lock:
            self.clock.tick()
            with self.clock.held():
                try:
                    if fault and fault.replaces and not fault.after:
                        response = Response(0)
                    else:
                        response = self._respond(exchange)
                except Exception:
                    self._record(exchange, Response(500))
                    raise
                if fault:
                    response = apply_fault(response, fault, self.clock.wall())
                if exchange.late:
                    response.delivery = replace(response.delivery, delay=exchange.late)
                self._finish(exchange, response)
                self._record(exchange, response)
        return response

    def _match(self, request: Request) -> tuple[Match | None, Refusal | None]:
        try:
            return self._router.match(request.path), None
        except UnicodeDecodeError:
            return None, Refusal(400, "path: percent-encoded text is not UTF-8")

    def _respond(self, exchange: Exchange) -> Response:
        operation = exchange.operation
        wait = self.limit.wait(exchange.request.client, self.clock.steady())
        if wait:
            return self.rules.throttled(wait)
        try:
            reply = self._reply(exchange)
        except Refusal as refusal:
            if operation is not None:
                refusal = self.rules.refusal(operation.id, refusal)
            return self.rules.error(refusal.status, refusal.message, refusal.headers)
        if reply.body is NOTHING:
            return Response(reply.status, dict(reply.headers))
        return Response(
            reply.status,
            {"Content-Type": "application/json; charset=utf-8", **reply.headers},
            _dump(reply.body),
        )

    def _reply(self, exchange: Exchange) -> Reply:
        request, match, operation = exchange.request, exchange.match, exchange.operation
        if exchange.problem:
            raise exchange.problem
        if match is None:
            raise Refusal(404, _nothing_at(request.path))
        if request.method == "OPTIONS":
            return Reply(204, headers={"Allow": match.item.allow})
        if operation is None:
            message = f"{request.method} is not allowed on {request.path}"
            raise Refusal(405, message, headers={"Allow": match.item.allow})
        if not operation.public:
            exchange.account = self._caller(exchange)
        if operation.returns_json and not accepts_json(request.headers.get("accept")):
            raise Refusal(406, "the response is application/json, which Accept does not allow")
        context = self._context(exchange, operation, match.arguments)
        reply = self._run(operation, context)
        if not operation.safe:
            self.changes += 1
        return reply

    def _caller(self, exchange: Exchange) -> Account:
        authorization = exchange.request.headers.get("authorization")
        if exchange.fault and exchange.fault.expire_token:
            self.tokens.revoke(authorization)
        name = self.tokens.verify(authorization)
        if name not in self.accounts:
            raise Refusal(401, "the account of this token is closed")
        return self.accounts[name]

    def _context(
        self, exchange: Exchange, operation: Operation, arguments: Mapping[str, str]
    ) -> Context:
        request, validation = exchange.request, self._validation
        validation.path(operation, arguments)
        query = validation.query(operation, request.query)
        query = self.rules.query(operation, query)
        body = validation.read(operation, request)
        body = self.rules.request(operation.id, body)
        validation.body(operation, body)
        account = exchange.account
        return Context(
            operation_id=operation.id,
            account=account.state if account else None,
            path=arguments,
            query=query,
            body=body,
            clock=self.clock,
            ids=account.ids if account else self._request_ids,
            dialect=self.settings.dialect,
            identity=account.identity if account else ANONYMOUS,
        )

    def _run(self, operation: Operation, context: Context) -> Reply:
        handled_as = self.rules.handled_as(operation.id)
        context.operation_id = handled_as
        try:
            reply = self._handler(handled_as)(context)
        except Refusal as refusal:
            self._check(operation, Reply(refusal.status, {"message": refusal.message}))
            raise

        def call(other: str, query: dict[str, Any]) -> Reply:
            other_context = replace(context, operation_id=other, query=query, body=MISSING)
            return self._handler(other)(other_context)

        reply = self._edition.reply(operation, reply, call)
        self._check(operation, reply)
        return self.rules.reply(operation.id, context, reply, call)

    def _check(self, operation: Operation, reply: Reply) -> None:
        self._validation.reply(operation, reply)

    def _handler(self, operation_id: str) -> Handler:
        if operation_id == LOGIN:
            return self._login
        if operation_id == HEALTH:
            return _healthy
        handler = self._registry.get(operation_id)
        if handler is None and self._samples:
            return self._samples.reply
        if handler is None:
            raise ContractBrokenError(f"{operation_id} is in the contract but nothing handles it")
        return handler

    def _handled(self, operation: Operation) -> bool:
        return operation.id in (LOGIN, HEALTH) or self._registry.get(operation.id) is not None

    def _login(self, context: Context) -> Reply:
        account = self.accounts.authenticate(context.body["accessKey"], context.body["secretKey"])
        token, ends = self.tokens.issue(account)
        body = {"accessToken": token, "expiresAt": ends, "tokenType": "Bearer"}
        return Reply(200, body, {"Cache-Control": "no-store"})

    def _finish(self, exchange: Exchange, response: Response) -> None:
        """Add the headers of every response, and what HEAD and an unread body need."""
        second = int(self.clock.wall())
        if self._date[0] != second:
            self._date = (second, http_date(second))
        response.headers.setdefault("Date", self._date[1])
        response.headers["X-Request-Id"] = self._request_ids.uuid()
        if exchange.request.method == "HEAD":
            response.headers["Content-Length"] = str(len(response.body))
            response.body = b""
        if response.status == 413:
            response.delivery = Delivery(delay=response.delivery.delay, close=True)

    def _record(self, exchange: Exchange, response: Response) -> None:
        request = exchange.request
        self.journal.record(
            request.headers,
            at=self.clock.now(),
            operation=exchange.operation.id if exchange.operation else None,
            account=exchange.account.name if exchange.account else None,
            method=request.method,
            path=request.path,
            query=request.query,
            body=request.body,
            status=response.status,
            response=response.body,
            fault=exchange.fault,
        )


def _healthy(_context: Context) -> Reply:
    return Reply(204)


def _nothing_at(path: str) -> str:
    below = "" if path.startswith(PREFIX + "/") else f"; everything is served below {PREFIX}"
    return f"there is nothing at {path}{below}"


_encoder = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def _dump(body: Any) -> bytes:
    try:
        text = _encoder.encode(body)
    except (TypeError, ValueError) as error:
        raise ContractBrokenError(f"the reply is not JSON: {error}") from error
    return text.encode("utf-8", "surrogatepass")

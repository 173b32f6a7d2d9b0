"""The one pipeline every request takes, whoever carries it.

    route → fault → rate limit → token → Accept → read and validate → handler → validate → dialect

Policy
    * Requests are handled one at a time: state needs no locks, no update is lost, and the order of
      handling is the order of effects.
    * A delay before the effect is waited out by the carrier between ``admit`` and ``complete``;
      everything else about delivery is written on the answer.
    * A defect of the mock (a reply that breaks the contract, a handler that fails) is recorded and
      raised, never dressed up as an answer of the service.
"""

from __future__ import annotations

import json
from dataclasses import replace
from threading import RLock
from typing import TYPE_CHECKING, Any

from firefly_workflows_mock.auth import Account, Accounts, NewAccount, Tokens
from firefly_workflows_mock.dialects import DialectRules
from firefly_workflows_mock.faults import Faults, spoil
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
from firefly_workflows_mock.validation import ContractBrokenError, Validation
from firefly_workflows_mock.wire import Answer, Delivery, Exchange, Request, Settings, http_date

if TYPE_CHECKING:
    from collections.abc import Mapping

    from firefly_workflows_mock.clock import Clock
    from firefly_workflows_mock.contract import Contract, Operation

LOGIN = "auth.login"
HEALTH = "health.check"
NOBODY = Identity("", "", "")


class Core:
    """A Firefly without a socket.

    Args:
        contract: What is served.
        settings: How.
        clock: The mock's clock.
        registry: The handlers.
        new_account: Makes the domain state of an account.
    """

    def __init__(
        self,
        contract: Contract,
        settings: Settings,
        clock: Clock,
        registry: Registry,
        new_account: NewAccount,
    ) -> None:
        self.contract = contract
        self.settings = settings
        self.clock = clock
        self.rules = DialectRules(settings.dialect, settings.assume)
        self.accounts = Accounts(settings.seed, clock, new_account)
        self.tokens = Tokens(settings.seed, settings.token_lifetime, clock)
        self.faults = Faults(settings.seed, contract.operations, clock)
        self.journal = Journal(settings.journal_size, contract.operations)
        self.limit = RateLimit(settings.rate_limit)
        self.lock = RLock()
        self.changes = 0
        """How many requests may have changed something: tells when there is something to save."""
        self._registry = registry
        self._router = Router(contract.operations.values(), self.rules.aliases)
        self._validation = Validation(
            contract,
            lenient=self.rules.live,
            free=self.rules.free_path,
            limit=settings.max_body,
        )
        self._request_ids = Ids(settings.seed, "requests")
        self._date = (-1, "")

    def reset(self) -> None:
        """Empty every account; forget faults, journal and rate; go back to the first instant."""
        with self.lock:
            self.clock.reset()
            self.accounts.reset()
            self.faults.clear()
            self.journal.clear()
            self.limit.reset()
            self.rules.reset()
            self._request_ids.count = 0
            self.changes += 1

    def handle(self, request: Request) -> Answer:
        """Answer a request without waiting: delays are only reported in the answer's delivery.

        Raises:
            ContractBrokenError: The mock answered what its contract does not allow.
        """
        exchange = self.admit(request)
        answer = self.complete(exchange)
        if exchange.delay:
            delay = exchange.delay + answer.delivery.delay
            answer.delivery = replace(answer.delivery, delay=delay)
        return answer

    def admit(self, request: Request) -> Exchange:
        """Route a request and see which fault awaits it."""
        match, problem = self._match(request)
        operation = match.item.operation(request.method) if match else None
        exchange = Exchange(request, match, operation, problem)
        with self.lock:
            if self.faults:
                name = operation.id if operation else ""
                exchange.delay, exchange.late, exchange.fault = self.faults.strike(name)
        return exchange

    def complete(self, exchange: Exchange) -> Answer:
        """Let the operation take effect and build the answer.

        Raises:
            ContractBrokenError: The mock answered what its contract does not allow.
        """
        fault = exchange.fault
        with self.lock:
            self.clock.tick()
            with self.clock.held():
                try:
                    if fault and fault.replaces and not fault.after:
                        answer = Answer(0)
                    else:
                        answer = self._answer(exchange)
                except Exception:
                    self._record(exchange, Answer(500))
                    raise
                if fault:
                    answer = spoil(answer, fault, self.clock.wall())
                if exchange.late:
                    answer.delivery = replace(answer.delivery, delay=exchange.late)
                self._finish(exchange, answer)
                self._record(exchange, answer)
        return answer

    def _match(self, request: Request) -> tuple[Match | None, Refusal | None]:
        try:
            return self._router.match(request.path), None
        except UnicodeDecodeError:
            return None, Refusal(400, "path: percent-encoded text is not UTF-8")

    def _answer(self, exchange: Exchange) -> Answer:
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
            return Answer(reply.status, dict(reply.headers))
        return Answer(
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
        if operation.answers_json and not accepts_json(request.headers.get("accept")):
            raise Refusal(406, "the answer is application/json, which Accept does not admit")
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
            identity=account.identity if account else NOBODY,
        )

    def _run(self, operation: Operation, context: Context) -> Reply:
        handled_as = self.rules.handled_as(operation.id)
        context.operation_id = handled_as
        try:
            reply = self._handler(handled_as)(context)
        except Refusal as refusal:
            self._check(operation, Reply(refusal.status, {"message": refusal.message}))
            raise
        self._check(operation, reply)

        def ask(other: str, query: dict[str, Any]) -> Reply:
            asked = replace(context, operation_id=other, query=query, body=MISSING)
            return self._handler(other)(asked)

        return self.rules.reply(operation.id, context, reply, ask)

    def _check(self, operation: Operation, reply: Reply) -> None:
        self._validation.reply(operation, reply)

    def _handler(self, operation_id: str) -> Handler:
        if operation_id == LOGIN:
            return self._login
        if operation_id == HEALTH:
            return _healthy
        handler = self._registry.get(operation_id)
        if handler is None:
            raise ContractBrokenError(f"{operation_id} is in the contract but nothing handles it")
        return handler

    def _login(self, context: Context) -> Reply:
        account = self.accounts.authenticate(context.body["accessKey"], context.body["secretKey"])
        token, ends = self.tokens.issue(account)
        body = {"accessToken": token, "expiresAt": ends, "tokenType": "Bearer"}
        return Reply(200, body, {"Cache-Control": "no-store"})

    def _finish(self, exchange: Exchange, answer: Answer) -> None:
        """What every answer carries, and what HEAD and an unread body ask for."""
        second = int(self.clock.wall())
        if self._date[0] != second:
            self._date = (second, http_date(second))
        answer.headers.setdefault("Date", self._date[1])
        answer.headers["X-Request-Id"] = self._request_ids.uuid()
        if exchange.request.method == "HEAD":
            answer.headers["Content-Length"] = str(len(answer.body))
            answer.body = b""
        if answer.status == 413:
            answer.delivery = Delivery(delay=answer.delivery.delay, close=True)

    def _record(self, exchange: Exchange, answer: Answer) -> None:
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
            status=answer.status,
            response=answer.body,
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

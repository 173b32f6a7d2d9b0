"""``MockFirefly``: a Firefly of one's own, for tests and demos.

The object owns one engine and, when asked for, one server. Nothing is shared between two of them
but the compiled contract, so tests may run in parallel.
"""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from firefly_workflows_mock.auth import DEFAULT_ACCOUNT, Account
from firefly_workflows_mock.core import Core
from firefly_workflows_mock.handlers import REGISTRY
from firefly_workflows_mock.saving import Saver, read_state, restore_snapshot, take_snapshot
from firefly_workflows_mock.scenario import AccountSpec, Scenario, ScenarioError
from firefly_workflows_mock.seeding import Seeder
from firefly_workflows_mock.wire import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from types import TracebackType

    from firefly_workflows_mock.auth import NewAccount
    from firefly_workflows_mock.clock import Clock, ClockMode
    from firefly_workflows_mock.faults import Fault, Faults
    from firefly_workflows_mock.handlers import Dialect, Registry
    from firefly_workflows_mock.journal import Journal
    from firefly_workflows_mock.server import MockServer
    from firefly_workflows_mock.transport import AsyncMockTransport, MockTransport


class MockFirefly:
    """A stateful Firefly.

    As a context manager it serves over TCP on a free port; ``transport()`` and
    ``async_transport()`` need no socket and no context.

    Args:
        seed: Same seed, same identifiers, same times, same order.
        dialect: ``documented`` answers as the documentation says, ``live`` as the service does.
        contract: Another contract than the project's own: path of an OpenAPI file, JSON or YAML.
        state: File that keeps what the mock holds across restarts.
        scenario: What to start with: a ``Scenario``, plain data, or a JSON or YAML file. Arguments
            given here win over it.
        access_key: Key of the default account; follows from the seed when left out.
        secret_key: Secret of the default account; likewise.
        host: Address the server listens on.
        port: Port; 0 takes a free one.
        allow_hosts: Further names the server may be reached by, besides those of this machine.
        clock: ``"stepped"`` (default), ``"real"``, or mock seconds per real second.
        token_lifetime: Seconds a token is good for, in mock time (default 3600).
        rate_limit: Requests per client and rolling minute; the service allows 500.
        estate: Workspaces to start with, or arguments of ``mock.seed.estate``.
        faults: Faults in force from the start.
        assume: What to assume about open questions, by name: see ``open_questions``.
        journal_size: How many exchanges the journal keeps.
        registry: Handlers of another service; with ``contract`` and ``new_account``.
        new_account: Makes the state of an account of that service.

    Raises:
        ContractError: The contract cannot be read.
        ScenarioError: The scenario cannot be read, or an argument is out of range.
        StateError: The state file is not one.
    """

    def __init__(
        self,
        *,
        seed: int | None = None,
        dialect: Dialect | None = None,
        contract: str | Path | None = None,
        state: str | Path | None = None,
        scenario: Scenario | Mapping[str, Any] | str | Path | None = None,
        access_key: str | None = None,
        secret_key: str | None = None,
        host: str = "127.0.0.1",
        port: int = 0,
        allow_hosts: Sequence[str] = (),
        clock: ClockMode | None = None,
        token_lifetime: float | None = None,
        rate_limit: int | None = None,
        estate: int | Mapping[str, Any] | None = None,
        faults: Sequence[Fault] = (),
        assume: Mapping[str, str] | None = None,
        journal_size: int = 2000,
        registry: Registry | None = None,
        new_account: NewAccount | None = None,
    ) -> None:
        from firefly_workflows_mock.contract import load_contract

        given: dict[str, Any] = {
            "seed": seed,
            "dialect": dialect,
            "token_lifetime": token_lifetime,
            "rate_limit": rate_limit,
            "estate": {"workspaces": estate} if isinstance(estate, int) else estate,
        }
        plan = _scenario(scenario)
        plan = replace(plan, **{name: value for name, value in given.items() if value is not None})
        if clock is not None:
            plan = replace(plan, clock={**(plan.clock or {}), "mode": clock})
        self._plan = replace(
            plan,
            faults=[*plan.faults, *faults],
            assume={**plan.assume, **(assume or {})},
            accounts=_accounts(plan.accounts, access_key, secret_key),
        )
        self._listen = (host, port)
        self._allow_hosts = tuple(allow_hosts)
        self._server: MockServer | None = None
        self._baseline: dict[str, Any] | None = None
        try:
            self._core = Core(
                load_contract(contract),
                Settings(
                    seed=self._plan.seed,
                    dialect=self._plan.dialect,
                    token_lifetime=self._plan.token_lifetime,
                    rate_limit=self._plan.rate_limit,
                    journal_size=journal_size,
                    assume=self._plan.assume,
                ),
                self._plan.make_clock(),
                registry or _registry(),
                new_account or _new_account(),
            )
            self._furnish()
        except ValueError as error:
            if type(error) is not ValueError:
                raise
            raise ScenarioError(str(error)) from None
        self._saver = self._resume(Path(state)) if state is not None else None

    def _furnish(self) -> None:
        """Accounts, estate and faults of the scenario."""
        for spec in self._plan.accounts:
            self._core.accounts.add(spec.name, spec.access_key, spec.secret_key)
        if self._plan.estate is not None:
            self.seed.estate(**self._plan.estate)
            self._baseline = self.snapshot()
        self._arm()

    def _arm(self) -> None:
        skew = float((self._plan.clock or {}).get("skew", 0.0))
        self.faults.clock_skew(skew)
        for fault in self._plan.faults:
            self.faults.add(fault)

    def _resume(self, path: Path) -> Saver:
        data = read_state(path)
        if data is not None:
            restore_snapshot(self._core, data, resume=True)
        return Saver(path, lambda: self._core.changes, self.snapshot)

    # What it is

    @property
    def url(self) -> str:
        """Where it serves, without ``/v2``, as ``FIREFLY_API_URL``; starts the server if needed."""
        host, port = self.start().address or self._listen
        return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"

    @property
    def access_key(self) -> str:
        """Access key of the default account."""
        return self.account().access_key

    @property
    def secret_key(self) -> str:
        """Secret key of the default account."""
        return self.account().secret_key

    @property
    def environ(self) -> dict[str, str]:
        """The three environment variables that point a client here; starts the server."""
        return {
            "FIREFLY_API_URL": self.url,
            "FIREFLY_ACCESS_KEY": self.access_key,
            "FIREFLY_SECRET_KEY": self.secret_key,
        }

    @property
    def dialect(self) -> Dialect:
        """``documented`` or ``live``."""
        return self._core.settings.dialect

    @property
    def core(self) -> Core:
        """The engine: ``mock.core.handle(Request(...))`` answers a request without any client."""
        return self._core

    @property
    def clock(self) -> Clock:
        """The clock: ``now()``, ``advance(seconds)``, ``set_speed(...)``."""
        return self._core.clock

    @property
    def faults(self) -> Faults:
        """The faults in force."""
        return self._core.faults

    @property
    def journal(self) -> Journal:
        """What was asked and answered."""
        return self._core.journal

    @property
    def seed(self) -> Seeder:
        """Factories that put things into the default account."""
        return Seeder(self._core, DEFAULT_ACCOUNT)

    # Accounts

    def account(self, name: str = DEFAULT_ACCOUNT) -> Account:
        """An account: its keys, its identity and, as ``.state``, all it holds.

        Raises:
            KeyError: There is no such account.
        """
        return self._core.accounts[name]

    def add_account(
        self, name: str, access_key: str | None = None, secret_key: str | None = None
    ) -> Account:
        """Open another account, isolated from the rest.

        Raises:
            ValueError: The name or the access key is taken.
        """
        with self._core.lock:
            return self._core.accounts.add(name, access_key, secret_key)

    def token(self, account: str = DEFAULT_ACCOUNT) -> str:
        """A fresh token, for calls made without logging in."""
        with self._core.lock:
            return self._core.tokens.issue(self.account(account))[0]

    def expire_tokens(self) -> None:
        """Every token issued so far has expired."""
        self._core.tokens.revoke_all()

    # State

    def reset(self) -> None:
        """Back to the start: accounts, state, clock, faults, journal. Tokens stay good."""
        core = self._core
        with core.lock:
            kept = {spec.name for spec in self._plan.accounts}
            for account in [each for each in core.accounts if each.name not in kept]:
                core.accounts.remove(account.name)
            core.reset()
            if self._baseline is not None:
                self.restore(self._baseline)
            self._arm()

    def snapshot(self) -> dict[str, Any]:
        """Everything the mock holds, as plain JSON data."""
        return take_snapshot(self._core)

    def restore(self, snapshot: Mapping[str, Any]) -> None:
        """Go back to a snapshot: accounts, state, identifiers and time; tokens stay good.

        Raises:
            ScenarioError: This is not a snapshot of a mock.
        """
        restore_snapshot(self._core, snapshot)

    # Carriers

    def transport(self) -> MockTransport:
        """A transport for ``httpx.Client``: no socket, no thread."""
        from firefly_workflows_mock.transport import MockTransport

        return MockTransport(self._core)

    def async_transport(self) -> AsyncMockTransport:
        """A transport for ``httpx.AsyncClient``: no socket, no thread, any event loop."""
        from firefly_workflows_mock.transport import AsyncMockTransport

        return AsyncMockTransport(self._core)

    def start(self) -> MockServer:
        """Serve over TCP from a background thread; nothing happens when it already does.

        Raises:
            ServerError: The address is not to be had.
        """
        if self._server is None:
            from firefly_workflows_mock.admin import Front
            from firefly_workflows_mock.server import MockServer

            server = MockServer(Front(self), *self._listen, self._allow_hosts)
            server.start()
            self._server = server
            if self._saver is not None:
                self._saver.start()
        return self._server

    def close(self) -> None:
        """Stop serving and save the state, if it has a file."""
        server, self._server = self._server, None
        if server is not None:
            server.stop()
        if self._saver is not None:
            self._saver.stop()

    def __enter__(self) -> Self:
        """Serve over TCP."""
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Stop serving."""
        self.close()

    def __repr__(self) -> str:
        address = self._server.address if self._server else None
        return f"<MockFirefly seed={self._plan.seed} dialect={self.dialect} address={address}>"


def _scenario(scenario: Scenario | Mapping[str, Any] | str | Path | None) -> Scenario:
    if scenario is None:
        return Scenario()
    if isinstance(scenario, Scenario):
        return scenario
    if isinstance(scenario, str | Path):
        return Scenario.load(scenario)
    return Scenario.from_dict(scenario)


def _accounts(
    accounts: Sequence[AccountSpec], access_key: str | None, secret_key: str | None
) -> list[AccountSpec]:
    """The accounts to open, the default one first, with the keys that were given for it."""
    by_name = {spec.name: spec for spec in accounts}
    default = by_name.pop(DEFAULT_ACCOUNT, AccountSpec(DEFAULT_ACCOUNT))
    default = replace(
        default,
        access_key=access_key or default.access_key,
        secret_key=secret_key or default.secret_key,
    )
    return [default, *by_name.values()]


def _registry() -> Registry:
    import_module("firefly_workflows_mock.resources")  # registers the handlers
    return REGISTRY


def _new_account() -> Callable[..., Any]:
    from firefly_workflows_mock.resources.state import new_account

    return new_account

"""``MockFirefly``: a Firefly for tests and demos.

Each object has its own engine and, once it is started, its own server. Objects share only the
compiled contract, so tests may run in parallel.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING, Any, Self, cast

from firefly_workflows_mock.auth import DEFAULT_ACCOUNT, Account
from firefly_workflows_mock.core import Core, CoreSettings
from firefly_workflows_mock.handlers import REGISTRY
from firefly_workflows_mock.saving import Saver, read_state
from firefly_workflows_mock.scenario import Scenario
from firefly_workflows_mock.schema import File, SettingError, below
from firefly_workflows_mock.seeding import Seeder, call_seeder
from firefly_workflows_mock.settings import ACCOUNT, AccountSpec, check_setting
from firefly_workflows_mock.snapshots import restore_snapshot, take_snapshot
from firefly_workflows_mock.state_file import StateError, StateFile

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from types import TracebackType

    from firefly_workflows_mock.auth import NewAccount
    from firefly_workflows_mock.clock import Clock, ClockMode
    from firefly_workflows_mock.faults.fault import Fault
    from firefly_workflows_mock.faults.rules import Faults
    from firefly_workflows_mock.handlers import Dialect, Registry
    from firefly_workflows_mock.journal import Journal
    from firefly_workflows_mock.server import MockServer
    from firefly_workflows_mock.transport import AsyncMockTransport, MockTransport


class MockFirefly:
    """A stateful Firefly.

    As a context manager it serves over TCP on a free port; ``transport()`` and
    ``async_transport()`` need no socket and no context.

    Args:
        seed: The same seed gives the same identifiers, times and order.
        dialect: ``documented`` responds as the documentation says, ``live`` as the service does.
        contract: Another contract than the project's own: path of an OpenAPI file, JSON or YAML.
        state: File that keeps the state across restarts.
        scenario: What to start with: a ``Scenario``, plain data, or a JSON or YAML file. Arguments
            given here override it.
        access_key: Access key of the default account; by default made from the seed.
        secret_key: Secret key of the default account; by default made from the seed.
        host: Address the server listens on (default 127.0.0.1).
        port: Port, 0 to 65,535; 0 (default) takes a free one.
        allow_hosts: Further host names that requests may use, besides those of this machine.
        clock: ``"stepped"`` (default), ``"real"``, or mock seconds per real second; or a mapping
            with ``mode``, ``start``, ``tick`` and ``skew``.
        skew: Seconds that the clock of the server is ahead of the caller's (default 0).
        token_lifetime: Seconds a token is valid, in mock time, above 0 (default 3600).
        rate_limit: Requests per client and rolling minute, from 1; the service allows 500.
        accounts: Further accounts: their names, or mappings with ``name`` and keys.
        estate: Workspaces to start with, or arguments of ``mock.seed.estate``.
        expect: How the next runs end: arguments of ``mock.seed.expect``.
        faults: Faults that are active from the start.
        assume: What to assume about open questions, by name: see ``open_questions``.
        journal_size: How many requests the journal keeps, from 0 (default 2000).
        registry: Handlers of another service; needs ``contract`` and ``new_account``.
        new_account: Makes the state of an account of that service.

    Raises:
        ContractError: The contract cannot be read.
        SettingError: An argument is not valid; ``ScenarioError`` if the scenario is not.
        StateError: The state file does not hold a state, cannot be written, or is in use.
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
        host: str | None = None,
        port: int | None = None,
        allow_hosts: Sequence[str] = (),
        clock: ClockMode | Mapping[str, Any] | None = None,
        skew: float | None = None,
        token_lifetime: float | None = None,
        rate_limit: int | None = None,
        accounts: Sequence[str | Mapping[str, Any] | AccountSpec] = (),
        estate: int | Mapping[str, Any] | Sequence[Mapping[str, Any]] | None = None,
        expect: str | Mapping[str, Any] | Sequence[str | Mapping[str, Any]] = (),
        faults: Sequence[Fault | Mapping[str, Any]] = (),
        assume: Mapping[str, str] | None = None,
        journal_size: int | None = None,
        registry: Registry | None = None,
        new_account: NewAccount | None = None,
    ) -> None:
        from firefly_workflows_mock.contract import load_contract

        arguments: dict[str, Any] = {
            "seed": seed,
            "dialect": dialect,
            "contract": contract,
            "state": state,
            "access_key": access_key,
            "secret_key": secret_key,
            "host": host,
            "port": port,
            "allow_hosts": allow_hosts,
            "clock": clock,
            "skew": skew,
            "token_lifetime": token_lifetime,
            "rate_limit": rate_limit,
            "accounts": accounts,
            "estate": estate,
            "expect": expect,
            "faults": faults,
            "assume": assume,
            "journal_size": journal_size,
        }
        given = {
            name: check_setting(name, value)
            for name, value in arguments.items()
            if value is not None
        }
        self._scenario = merged = _merge(_load(scenario), given)
        self._listen: tuple[str, int] = (given.get("host", "127.0.0.1"), given.get("port", 0))
        self._allow_hosts: list[str] = given.get("allow_hosts", [])
        self._server: MockServer | None = None
        self._baseline: dict[str, Any] | None = None
        self._core = Core(
            load_contract(given.get("contract")),
            CoreSettings(
                seed=merged.seed,
                dialect=merged.dialect,
                token_lifetime=merged.token_lifetime,
                rate_limit=merged.rate_limit,
                journal_size=given.get("journal_size", CoreSettings().journal_size),
                assume=merged.assume,
            ),
            merged.make_clock(),
            registry or _registry(),
            new_account or _new_account(),
            samples=registry is None,
            own="contract" not in given or registry is not None,
        )
        self._set_up()
        self._saver = self._resume(given["state"]) if "state" in given else None

    def _set_up(self) -> None:
        """Create the accounts, the estate and the faults of the scenario."""
        for spec in self._scenario.accounts:
            self._core.accounts.add(spec.name, spec.access_key, spec.secret_key)
        for index, fault in enumerate(self._scenario.faults):
            self.faults.check(fault, below("faults", index))
        for method, arguments in self._scenario.seeds:
            call_seeder(self._core, method, arguments)
        if self._scenario.seeds:
            self._baseline = self.snapshot()
        self._add_faults()

    def _add_faults(self) -> None:
        skew = float((self._scenario.clock or {}).get("skew", 0.0))
        self.faults.clock_skew(skew)
        for fault in self._scenario.faults:
            self.faults.add(fault)

    def _resume(self, path: Path) -> Saver:
        file = StateFile(path)
        try:
            data = read_state(file.path)
            if data is not None:
                restore_snapshot(self._core, data, resume=True)
            return Saver(file, lambda: self._core.changes, self.snapshot)
        except SettingError as error:
            file.release()
            raise StateError(f"{path} does not hold the state of a mock: {error}") from None
        except BaseException:
            file.release()
            raise

    # Properties

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
        """The engine: ``mock.core.handle(Request(...))`` handles a request without a client."""
        return self._core

    @property
    def clock(self) -> Clock:
        """The clock: ``now()``, ``advance(seconds)``, ``set_speed(...)``."""
        return self._core.clock

    @property
    def faults(self) -> Faults:
        """The active faults."""
        return self._core.faults

    @property
    def journal(self) -> Journal:
        """The requests and their responses."""
        return self._core.journal

    @property
    def seed(self) -> Seeder:
        """Methods that fill the default account."""
        return Seeder(self._core, DEFAULT_ACCOUNT)

    # Accounts

    def account(self, name: str = DEFAULT_ACCOUNT) -> Account:
        """An account: its keys, its identity and its ``.state``.

        Raises:
            UnknownNameError: There is no account of this name.
        """
        return self._core.accounts.get(name)

    def add_account(
        self, name: str, access_key: str | None = None, secret_key: str | None = None
    ) -> Account:
        """Add an account, which is isolated from the others.

        Raises:
            SettingError: The name or the access key is taken, or cannot be one.
        """
        keys = {"access_key": access_key, "secret_key": secret_key}
        ACCOUNT.check({"name": name, **keys}, "account")
        with self._core.lock:
            return self._core.accounts.add(name, access_key, secret_key)

    def token(self, account: str = DEFAULT_ACCOUNT) -> str:
        """Issue a token, for calls without a login."""
        with self._core.lock:
            return self._core.tokens.issue(self.account(account))[0]

    def expire_tokens(self) -> None:
        """Expire every token issued so far."""
        self._core.tokens.revoke_all()

    # State

    def reset(self) -> None:
        """Reset accounts, state, clock, faults and journal to the start. Tokens stay valid."""
        core = self._core
        with core.lock:
            initial = {spec.name for spec in self._scenario.accounts}
            for account in [each for each in core.accounts if each.name not in initial]:
                core.accounts.remove(account.name)
            core.reset()
            if self._baseline is not None:
                self.restore(self._baseline)
            self._add_faults()

    def snapshot(self) -> dict[str, Any]:
        """The whole state of the mock, as plain JSON data."""
        return take_snapshot(self._core)

    def restore(self, snapshot: Mapping[str, Any]) -> None:
        """Restore accounts, state, identifiers and time from a snapshot. Tokens stay valid.

        Raises:
            SettingError: This is not a snapshot of a mock; nothing was changed.
        """
        restore_snapshot(self._core, snapshot)

    # Transports and server

    def transport(self) -> MockTransport:
        """A transport for ``httpx.Client``: no socket, no thread."""
        from firefly_workflows_mock.transport import MockTransport

        return MockTransport(self._core)

    def async_transport(self) -> AsyncMockTransport:
        """A transport for ``httpx.AsyncClient``: no socket, no thread, any event loop."""
        from firefly_workflows_mock.transport import AsyncMockTransport

        return AsyncMockTransport(self._core)

    def start(self) -> MockServer:
        """Serve over TCP from a background thread. A second call does nothing.

        Raises:
            ServerError: The address cannot be used.
            StateError: Another mock has used the state file since ``close``.
        """
        if self._server is None:
            from firefly_workflows_mock.admin import Admin, Dispatcher
            from firefly_workflows_mock.server import MockServer

            served = Dispatcher(Admin(self._core, self.reset))
            server = MockServer(served, *self._listen, self._allow_hosts)
            server.start()
            try:
                if self._saver is not None:
                    self._saver.start()
            except BaseException:
                server.stop()
                raise
            self._server = server
        return self._server

    def close(self) -> None:
        """Stop serving, and save the state if there is a state file.

        Raises:
            StateError: The file cannot be written.
        """
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
        return f"<MockFirefly seed={self._scenario.seed} dialect={self.dialect} address={address}>"


def _load(scenario: Scenario | Mapping[str, Any] | str | Path | None) -> Scenario:
    if scenario is None:
        return Scenario()
    if isinstance(scenario, Scenario):
        return scenario
    if isinstance(scenario, Mapping):
        return Scenario.from_dict(scenario)
    return Scenario.load(File().check(scenario, "scenario"))


def _merge(scenario: Scenario, given: Mapping[str, Any]) -> Scenario:
    """The scenario, with the given arguments in place of its settings or added to them."""
    own = ("seed", "dialect", "token_lifetime", "rate_limit", "estate")
    values = {name: given[name] for name in own if name in given}
    clock = {**(scenario.clock or {}), **given.get("clock", {})}
    if "skew" in given:
        clock["skew"] = given["skew"]
    for name in ("faults", "expect"):
        values[name] = [*cast("Sequence[Any]", getattr(scenario, name)), *given[name]]
    keys = given.get("access_key"), given.get("secret_key")
    return replace(
        scenario,
        clock=clock or None,
        assume={**scenario.assume, **given.get("assume", {})},
        accounts=_accounts([*scenario.accounts, *given["accounts"]], *keys),
        **values,
    )


def _accounts(
    accounts: Sequence[AccountSpec], access_key: str | None, secret_key: str | None
) -> list[AccountSpec]:
    """The accounts to add: first the default one, with the keys that were given for it."""
    default = next(
        (each for each in accounts if each.name == DEFAULT_ACCOUNT), AccountSpec(DEFAULT_ACCOUNT)
    )
    others = [each for each in accounts if each is not default]
    default = replace(
        default,
        access_key=access_key or default.access_key,
        secret_key=secret_key or default.secret_key,
    )
    return [default, *others]


def _registry() -> Registry:
    import_module("firefly_workflows_mock.resources")  # registers the handlers
    return REGISTRY


def _new_account() -> Callable[..., Any]:
    from firefly_workflows_mock.resources.state import new_account

    return new_account

"""Accounts and their tokens.

Policy
    * An account has a key pair and its own state. Accounts do not see each other.
    * ``POST /login`` issues a JSON Web Token (HS256). Every call checks signature, lifetime and
      revocation. An invalid token gets 401 and a reason.
    * A token ages in mock time (see ``Clock.steady``). ``expiresAt`` and the ``exp`` claim are in
      the caller's time, in epoch seconds.
    * The signing key is made from the seed, so tokens stay valid across a restart. It is no secret.
"""

from __future__ import annotations

import base64
import hmac
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from firefly_workflows_mock.handlers import Identity, Refusal
from firefly_workflows_mock.ids import Ids
from firefly_workflows_mock.schema import SettingError, UnknownNameError, describe, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from firefly_workflows_mock.clock import Clock

DEFAULT_ACCOUNT = "default"
MOST_ACCOUNTS = 1000
"""The most accounts of one mock."""
_MOST_KNOWN = 4096
"""How many verified tokens are cached."""

NewAccount = Callable[[str, "Clock", Ids], Any]


@dataclass(slots=True)
class Account:
    """One account: its identity, its keys and its state.

    Attributes:
        name: Its name in tests and scenarios.
        access_key: Access key for the login.
        secret_key: Secret key for the login.
        identity: Its user.
        ids: The source of its identifiers.
        state: Everything it holds.
    """

    name: str
    access_key: str
    secret_key: str
    identity: Identity
    ids: Ids
    state: Any


class Accounts:
    """All accounts of one mock.

    Args:
        seed: The seed of keys and identifiers.
        clock: The mock's clock, for the state of the accounts.
        new_account: Makes the state of an account from its id, the clock and its ids.
        object_run_ids: Whether runs have object ids.
    """

    def __init__(
        self,
        seed: int,
        clock: Clock,
        new_account: NewAccount,
        *,
        object_run_ids: bool = False,
    ) -> None:
        self._seed = seed
        self._object_run_ids = object_run_ids
        self._clock = clock
        self._new_account = new_account
        self._by_name: dict[str, Account] = {}
        self._by_key: dict[str, Account] = {}

    def __iter__(self) -> Iterator[Account]:
        return iter(self._by_name.values())

    def __getitem__(self, name: str) -> Account:
        return self._by_name[name]

    def get(self, name: str) -> Account:
        """The account of this name.

        Raises:
            UnknownNameError: There is none.
        """
        account = self._by_name.get(name)
        if account is None:
            raise UnknownNameError(
                f"there is no account {describe(name)}{nearest(name, self._by_name)}"
            )
        return account

    def __contains__(self, name: object) -> bool:
        return name in self._by_name

    def add(
        self, name: str, access_key: str | None = None, secret_key: str | None = None
    ) -> Account:
        """Add an account. Keys that are not given are made from seed and name.

        Raises:
            SettingError: The name or the access key is taken, or there are too many accounts.
        """
        self._check_count(len(self._by_name) + 1)
        fixed = Ids(self._seed, f"account/{name}")
        identity = Identity(fixed.object_id(), fixed.uuid(), f"{name}@firefly.example")
        access_key = access_key or "FFMOCK" + fixed.object_id()[:14].upper()
        secret_key = secret_key or fixed.uuid().replace("-", "")
        if name in self._by_name or access_key in self._by_key:
            raise SettingError(f"the account {name!r} or its access key exists already")
        ids = Ids(self._seed, name, object_run_ids=self._object_run_ids)
        state = self._new_account(identity.account_id, self._clock, ids)
        account = Account(name, access_key, secret_key, identity, ids, state)
        self._by_name[name] = self._by_key[access_key] = account
        return account

    def restore(self, saved: Mapping[str, Mapping[str, Any]]) -> None:
        """Replace all accounts by those of a snapshot; an account that exists keeps its keys.

        Args:
            saved: By name: ``accessKey``, ``secretKey``, ``ids`` and ``state``.

        Raises:
            SettingError: A state is not valid, two accounts have the same key, or there are too
                many; nothing was changed.
        """
        self._check_count(len(saved))
        by_name: dict[str, Account] = {}
        restored: dict[str, tuple[Ids, Any]] = {}
        for name, data in saved.items():
            fixed = Accounts(
                self._seed,
                self._clock,
                self._new_account,
                object_run_ids=self._object_run_ids,
            )
            account = fixed.add(name, data["accessKey"], data["secretKey"])
            try:
                account.state.restore(data["state"])
            except (AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
                told = (
                    error if isinstance(error, SettingError) else f"{type(error).__name__}: {error}"
                )
                raise SettingError(f"accounts.{name}.state: {str(told)[:400]}") from None
            account.ids.count = data["ids"]
            restored[name] = account.ids, account.state
            by_name[name] = self._by_name.get(name, account)
        by_key = {account.access_key: account for account in by_name.values()}
        if len(by_key) != len(by_name):
            raise SettingError("accounts: two of them have the same access key")
        for name, account in by_name.items():
            account.ids, account.state = restored[name]
        self._by_name, self._by_key = by_name, by_key

    def _check_count(self, count: int) -> None:
        if count > MOST_ACCOUNTS:
            raise SettingError(f"accounts: a mock has at most {MOST_ACCOUNTS:,} accounts")

    def remove(self, name: str) -> None:
        """Remove an account."""
        account = self._by_name.pop(name)
        del self._by_key[account.access_key]

    def reset(self) -> None:
        """Empty every account."""
        for account in self:
            account.ids.count = 0
            account.state = self._new_account(account.identity.account_id, self._clock, account.ids)

    def authenticate(self, access_key: str, secret_key: str) -> Account:
        """The account of a key pair.

        Raises:
            Refusal: 401, no account has these keys.
        """
        account = self._by_key.get(access_key)
        known = account.secret_key if account else ""
        if account is None or not hmac.compare_digest(known.encode(), secret_key.encode()):
            raise Refusal(401, "the access key or the secret key is wrong")
        return account


class Tokens:
    """Issues and checks tokens.

    Args:
        seed: The signing key is made from it.
        lifetime: Seconds a token is valid, more than 0.
        clock: The mock's clock.

    Raises:
        ValueError: The lifetime is not positive.
    """

    def __init__(self, seed: int, lifetime: float, clock: Clock) -> None:
        if lifetime <= 0:
            raise ValueError("the lifetime of a token is more than 0 seconds")
        self.lifetime = lifetime
        self._clock = clock
        self._key = blake2b(f"{seed}/token".encode()).digest()
        self._header = _encode({"alg": "HS256", "typ": "JWT"})
        self.issued = 0
        """How many tokens were issued; it never decreases, so that each number is used once."""
        self._known: dict[str, dict[str, Any]] = {}
        self._revoked: set[str] = set()
        self._revoked_up_to = 0

    def issue(self, account: Account) -> tuple[str, int]:
        """A token for an account, and when it expires, in the caller's epoch seconds."""
        self.issued += 1
        ends = int(self._clock.wall(self.lifetime))
        claims = {
            "sub": account.identity.user_id,
            "accountId": account.identity.account_id,
            "name": account.name,
            "iat": int(self._clock.wall()),
            "exp": ends,
            "end": self._clock.steady() + self.lifetime,
            "jti": str(self.issued),
        }
        signed = f"{self._header}.{_encode(claims)}"
        return f"{signed}.{self._sign(signed)}", ends

    def verify(self, authorization: str | None) -> str:
        """The name of the account that the token in an ``Authorization`` header belongs to.

        Raises:
            Refusal: 401 with the reason.
        """
        claims = self._claims(authorization)
        number = claims["jti"]
        if number in self._revoked or int(number) <= self._revoked_up_to:
            raise _unauthorized("the token has expired")
        if self._clock.steady() >= claims["end"]:
            raise _unauthorized("the token has expired")
        return str(claims["name"])

    def revoke(self, authorization: str | None) -> None:
        """Expire the token in this header, if it holds a valid one."""
        try:
            self._revoked.add(self._claims(authorization)["jti"])
        except Refusal:
            return

    def revoke_all(self) -> None:
        """Expire every token issued so far."""
        self._revoked_up_to = self.issued

    def _claims(self, authorization: str | None) -> dict[str, Any]:
        if not authorization:
            raise _unauthorized("the Authorization header is missing")
        scheme, _, token = authorization.partition(" ")
        token = token.strip()  # bounds the length of what is cached
        if scheme.lower() != "bearer":
            raise _unauthorized("the Authorization header must be of the form: Bearer <token>")
        known = self._known.get(token)
        if known is not None:
            return known
        signed, _, signature = token.rpartition(".")
        good = signed.startswith(self._header + ".") and hmac.compare_digest(
            self._sign(signed).encode(), signature.encode()
        )
        if not good:
            raise _unauthorized("the token was not issued by this server")
        claims: dict[str, Any] = json.loads(_decode(signed.partition(".")[2]))
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        self._known[token] = claims
        return claims

    def _sign(self, text: str) -> str:
        return _base64(hmac.digest(self._key, text.encode("utf-8", "replace"), "sha256"))


def _unauthorized(message: str) -> Refusal:
    return Refusal(401, message, headers={"WWW-Authenticate": "Bearer"})


def _base64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _encode(data: dict[str, Any]) -> str:
    return _base64(json.dumps(data, separators=(",", ":")).encode())


def _decode(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))

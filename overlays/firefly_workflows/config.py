"""Where a client's settings come from, and what they must look like.

Policy
------
* An argument wins over the environment, the environment over the default. An empty variable is
  "not set", so that ``FIREFLY_JWT_TOKEN=`` in a shell switches nothing on. A key or token that is
  given as an argument and empty is an error: the environment's may belong to another account.
* Credentials are one of: access key and secret key, or a token, or a callable that returns one.
  A credential given as an argument makes the environment's credentials of the other kind
  irrelevant; a key missing from the arguments is filled in from the environment. Where the
  environment holds both kinds, the keys win, because they can be renewed.
* The base URL is taken with or without ``/v2`` and with or without a trailing slash, since the
  vendor's own tools spell it in each of these ways.
* A token over plain HTTP can be read by everybody on the way: refused unless the host is this
  machine or ``allow_plain_http`` says so.
* Everything wrong is a :class:`ConfigurationError` that names what is wrong and what to do.
  Nothing is sent to find out. No function here that can raise holds a key or a token in a local
  variable other than as a :class:`Secret`, since error reporters print local variables.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn, TypeAlias
from urllib.parse import SplitResult, urlsplit

from .errors import ConfigurationError, shown

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    TokenSource: TypeAlias = Callable[[], str] | Callable[[], Awaitable[str]]
    """Something that returns a token when one is needed."""

DEFAULT_BASE_URL = "https://api.firefly.ai/v2"
API_VERSION = "v2"

ACCESS_KEY_VARIABLE = "FIREFLY_ACCESS_KEY"
SECRET_KEY_VARIABLE = "FIREFLY_SECRET_KEY"
TOKEN_VARIABLE = "FIREFLY_JWT_TOKEN"
URL_VARIABLE = "FIREFLY_API_URL"

_SCHEME = "bearer "
_LOOPBACK_NAMES = frozenset({"localhost", "localhost.localdomain"})


class Secret:
    """A key or token, masked wherever it is printed: ``repr``, f-string, traceback, log line.

    The one way out is :meth:`reveal`; call it in the expression that needs the value, so that no
    local variable ever holds it.

    Args:
        value: The string to keep.
    """

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """The string itself."""
        return self._value

    def __repr__(self) -> str:
        return "Secret('***')"

    __str__ = __repr__

    def __format__(self, spec: str) -> str:
        return format(repr(self), spec)

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret is not pickled: give the other process its own credentials")


class Settings(NamedTuple):
    """What both clients take, as it was given; the keys and the token hidden."""

    access_key: Hidden
    secret_key: Hidden
    token: Hidden | TokenSource
    base_url: Any
    timeout: Any
    max_retries: Any
    rate_limit: Any
    transport: Any
    http_client: Any
    strict: Any
    read_only: bool
    http2: bool
    allow_plain_http: bool
    max_response_bytes: Any
    on_event: Any = None


class Credentials(NamedTuple):
    """How the client proves who it is: a key pair, or a token.

    Attributes:
        access_key: The access key, with ``secret_key``.
        secret_key: The secret key, with ``access_key``.
        token: A ready token, or a callable that returns one (it may be a coroutine function
            for the asynchronous client), instead of keys.
    """

    access_key: Secret | None = None
    secret_key: Secret | None = None
    token: Secret | TokenSource | None = None

    @property
    def secrets(self) -> tuple[Secret, ...]:
        """What must not show anywhere."""
        values = (self.access_key, self.secret_key, self.token)
        return tuple(value for value in values if isinstance(value, Secret))


class NoText(NamedTuple):
    """Stands for an argument of the wrong type, so that its value is forgotten at once."""

    kind: str


Hidden: TypeAlias = "Secret | NoText | None"


def hide(value: object) -> Hidden:
    """Wrap a key or a token as the first thing that happens to it."""
    if value is None or isinstance(value, Secret):
        return value
    return Secret(value) if isinstance(value, str) else NoText(type(value).__name__)


def resolve_credentials(
    access_key: Hidden, secret_key: Hidden, token: Hidden | TokenSource
) -> Credentials:
    """Settle the credentials from arguments and environment.

    Args:
        access_key: The ``access_key=`` argument, hidden.
        secret_key: The ``secret_key=`` argument, hidden.
        token: The ``token=`` argument, hidden unless it is a callable.

    Raises:
        ConfigurationError: If there are none, only half of them, or two kinds at once.
    """
    access_key = _given(_clean(access_key, "access_key"), access_key, "access_key")
    secret_key = _given(_clean(secret_key, "secret_key"), secret_key, "secret_key")
    source = token if callable(token) else _given(_clean_token(token, "token"), token, "token")
    if source:
        if access_key or secret_key:
            raise ConfigurationError(
                "Both a token and a key were given.",
                hint="Pass either token=, or access_key= and secret_key=.",
            )
        return Credentials(token=source)

    access_key = access_key or _clean(_environment(ACCESS_KEY_VARIABLE), ACCESS_KEY_VARIABLE)
    secret_key = secret_key or _clean(_environment(SECRET_KEY_VARIABLE), SECRET_KEY_VARIABLE)
    if access_key and secret_key:
        return Credentials(access_key=access_key, secret_key=secret_key)
    if access_key or secret_key:
        missing = "secret_key" if access_key else "access_key"
        variable = SECRET_KEY_VARIABLE if access_key else ACCESS_KEY_VARIABLE
        raise ConfigurationError(
            f"Half of the credentials: the {missing.replace('_', ' ')} is missing.",
            hint=f"Pass {missing}= or set {variable}.",
        )
    ready = _clean_token(_environment(TOKEN_VARIABLE), TOKEN_VARIABLE)
    if ready:
        return Credentials(token=ready)
    raise ConfigurationError(
        "No credentials: neither an access key and a secret key nor a token were given.",
        hint=(
            f"Set {ACCESS_KEY_VARIABLE} and {SECRET_KEY_VARIABLE} (a key pair is made in Firefly "
            f"under Settings > Access Management), or pass access_key= and secret_key=, "
            f"or pass token= or set {TOKEN_VARIABLE}."
        ),
    )


def resolve_base_url(
    base_url: object,
    *,
    allow_plain_http: bool = False,
) -> str:
    """Settle the base URL: absolute, ending in ``/v2``, without a trailing slash.

    Args:
        base_url: The ``base_url=`` argument.
        allow_plain_http: Accept ``http://`` to a host that is not this machine.

    Raises:
        ConfigurationError: If it is not a usable URL, or would send the token in the clear.
    """
    if base_url is not None and not isinstance(base_url, str):
        raise ConfigurationError(f"base_url is not a string but {type(base_url).__name__}.")
    given, origin = (base_url or "").strip(), "base_url"
    if not given:
        given, origin = os.environ.get(URL_VARIABLE, "").strip(), URL_VARIABLE
    if not given:
        return DEFAULT_BASE_URL
    parts = _split(given, origin)
    host = (parts.hostname or "").lower()
    if parts.scheme == "http" and not allow_plain_http and not is_loopback(host):
        raise ConfigurationError(
            f"{origin} is plain http:// to {host}: the credentials could be read on the way.",
            hint="Use https://, or pass allow_plain_http=True if the network is yours.",
        )
    segments = [segment for segment in parts.path.split("/") if segment]
    if not segments or segments[-1] != API_VERSION:
        if segments and _is_version(segments[-1]):
            raise ConfigurationError(
                f"{origin} ends in /{segments[-1]}, but this client speaks /{API_VERSION}.",
                hint=f"Leave the version out of {origin}, or write /{API_VERSION}.",
            )
        segments.append(API_VERSION)
    return f"{parts.scheme}://{parts.netloc}/{'/'.join(segments)}"


def is_loopback(host: str) -> bool:
    """Whether a host name or address is this machine."""
    host = host.strip("[]").lower()
    name = host.removesuffix(".")
    if name in _LOOPBACK_NAMES or name.endswith(".localhost"):
        return True
    if ":" in host:
        return _is_loopback_v6(host)
    octets = host.split(".")
    return (
        len(octets) == 4
        and octets[0] == "127"
        and all(octet.isascii() and octet.isdigit() and int(octet) < 256 for octet in octets)
    )


def _is_loopback_v6(host: str) -> bool:
    from ipaddress import IPv6Address  # rarely needed

    try:
        address = IPv6Address(host)
    except ValueError:
        return False
    return (address.ipv4_mapped or address).is_loopback


def _split(given: str, origin: str) -> SplitResult:
    if not _is_visible(given):
        raise ConfigurationError(f"{origin} holds a space or a control character.")
    try:
        parts = urlsplit(given)
        _ = parts.port  # a port out of range only shows when it is read
    except ValueError as error:
        raise ConfigurationError(f"{origin} is not a URL{_said(given, f': {error}')}.") from None
    if parts.username is not None or parts.password is not None:
        # Not repeated in the message: what stands before the @ is likely a secret.
        raise ConfigurationError(
            f"{origin} holds a user name or password.",
            hint="Pass access_key= and secret_key= (or token=) instead.",
        )
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        raise ConfigurationError(
            f"{origin} is not an http(s) URL{_said(given, f': {shown(given)}')}.",
            hint=f"It should look like {DEFAULT_BASE_URL}.",
        )
    if parts.query or parts.fragment:
        raise ConfigurationError(
            f"{origin} has a query or a fragment.",
            hint=f"It should look like {DEFAULT_BASE_URL}.",
        )
    return parts._replace(scheme=parts.scheme.lower())


def _said(given: str, detail: str) -> str:
    """What to say of a text that is no URL: nothing where a password may stand in it."""
    return "" if "@" in given else detail


def _environment(name: str) -> Secret | None:
    return Secret(os.environ[name]) if name in os.environ else None


def _clean(value: Hidden, name: str) -> Secret | None:
    """Strip the newline that a file or a copy brings along; refuse what no header can carry."""
    if value is None:
        return None
    if isinstance(value, NoText):
        raise ConfigurationError(f"{name} is not a string but {value.kind}.")
    value = Secret(value.reveal().strip())
    if not (value.reveal().isascii() and _is_visible(value.reveal())):
        raise ConfigurationError(
            f"{name} holds a space, a control character or a letter outside ASCII.",
            hint="Was it copied completely, and nothing beside it?",
        )
    return value if value.reveal() else None


def _given(cleaned: Secret | None, argument: Hidden, name: str) -> Secret | None:
    """Refuse an argument that is empty; nothing is left of it once it is cleaned."""
    if cleaned is None and argument is not None:
        raise ConfigurationError(
            f"{name} is empty.",
            hint="Is the variable set that it was read from? Pass None for the environment's.",
        )
    return cleaned


def _clean_token(value: Hidden, name: str) -> Secret | None:
    if isinstance(value, Secret) and value.reveal().lstrip().lower().startswith(_SCHEME):
        value = Secret(value.reveal().lstrip()[len(_SCHEME) :])
    return _clean(value, name)


def _is_visible(text: str) -> bool:
    """Whether it is free of spaces and control characters."""
    return " " not in text and text.isprintable()


def _is_version(segment: str) -> bool:
    return segment[:1] == "v" and segment[1:].replace(".", "").isdigit()

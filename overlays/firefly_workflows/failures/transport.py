"""What an exception says of the request it ended: whose it is, and if the server can have acted.

Policy
------
* The library's exceptions are known by the names of their classes, since httpx and httpx2 have the
  same ones.
* An exception of the user's own code (a hook, a transport, a signal handler) leaves the call
  unchanged and at once. It is recognised by where it was raised: by the function that was called,
  or by its traceback, also where the library took it for a time-out of its own: a ``TimeoutError``
  of a signal handler looks like one.
"""

from __future__ import annotations

import ssl
import sys
from typing import TYPE_CHECKING

from ..wire.bodies import BodyError, BodyTooLargeError
from ..wire.http import names_of
from ..wire.steps import is_marked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

__all__ = [
    "is_certificate_failure",
    "is_library_error",
    "may_have_acted",
    "never_connected",
    "never_left",
    "users_exception",
]

_NEVER_CONNECTED = frozenset({"ConnectError", "ConnectTimeout", "PoolTimeout", "ProxyError"})
_NEVER_LEFT = frozenset({"InvalidURL", "UnsupportedProtocol", "LocalProtocolError"})
_MAY_HAVE_ACTED = frozenset(
    {"TimeoutException", "NetworkError", "RemoteProtocolError", "DecodingError"}
)
_LIBRARIES = frozenset(
    {
        *("firefly_workflows", "firefly_workflows_api", "httpx", "httpx2", "httpcore", "httpcore2"),
        *(
            "h11",
            "h2",
            "hpack",
            "hyperframe",
            "anyio",
            "sniffio",
            "trio",
            "outcome",
            "exceptiongroup",
        ),
        *("certifi", "truststore", "idna", "socksio", "attr", "attrs", "jsonschema_rs", "msgspec"),
        *("redis", "uvloop", "opentelemetry", "wrapt"),
    }
)


def is_library_error(error: BaseException) -> bool:
    """Whether the HTTP library raised it, or it says that a response's body cannot be decoded."""
    return bool(names_of(error)) or isinstance(error, BodyError)


def never_connected(error: Exception) -> bool:
    """Whether no connection was made, so that the server cannot have seen the request."""
    return not names_of(error).isdisjoint(_NEVER_CONNECTED)


def never_left(error: Exception) -> bool:
    """Whether the library refused the request itself."""
    return not names_of(error).isdisjoint(_NEVER_LEFT)


def may_have_acted(error: Exception) -> bool:
    """Whether it leaves open if the server acted, and another attempt may end differently."""
    if isinstance(error, BodyError):
        return not isinstance(error, BodyTooLargeError)
    return not names_of(error).isdisjoint(_MAY_HAVE_ACTED)


def is_certificate_failure(error: BaseException) -> bool:
    """Whether a certificate that does not verify is behind it: it will not verify next time."""
    return any(isinstance(link, ssl.SSLCertVerificationError) for link in _links(error))


def users_exception(error: BaseException) -> BaseException | None:
    """The exception of the user's own code behind an exception, or ``None``."""
    if is_marked(error):
        return error
    for link in _links(error):
        frames = list(_modules_of(link.__traceback__))
        if is_library_error(link):
            if frames and _is_users(frames[-1]):
                return None  # a transport of the user's own says in the library's terms what failed
        elif any(map(_is_users, frames)):
            return link
    return None


def _links(error: BaseException) -> Iterator[BaseException]:
    link: BaseException | None = error
    seen: set[int] = set()
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        yield link
        link = link.__cause__ or link.__context__


def _modules_of(traceback: TracebackType | None) -> Iterator[str]:
    """The names of the modules that the frames from here to where it was raised belong to."""
    inside = False
    while traceback is not None:
        name = str(traceback.tb_frame.f_globals.get("__name__", ""))
        # What stands above our own frames, or the library's where it caught an exception itself, is
        # the caller, not what we called.
        inside = inside or name.partition(".")[0] in _LIBRARIES
        if inside:
            yield name
        traceback = traceback.tb_next


def _is_users(module: str) -> bool:
    root = module.partition(".")[0]
    return (root not in _LIBRARIES and root not in sys.stdlib_module_names) or root == "__main__"

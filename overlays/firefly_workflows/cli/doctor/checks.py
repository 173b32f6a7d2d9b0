"""Looks at what a call needs, one thing after the other, and says what is wrong with each.

Policy: what fails does not keep the others from being looked at, unless they need it. Nothing is
written, and no secret is shown: of a key pair only where it comes from.
"""

from __future__ import annotations

import os
import platform
import time
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from ... import __version__
from ...config import (
    ACCESS_KEY_VARIABLE,
    DEFAULT_BASE_URL,
    TOKEN_VARIABLE,
    URL_VARIABLE,
    resolve_base_url,
)
from ...errors import FireflyError
from .findings import Finding
from .rates import rate_budget

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..session import Session

_SKEWED = 30.0
"""Seconds that clocks may differ by before tokens seem to expire early or late."""
_SLOW = 2.0
"""Seconds of a response after which it is called slow."""


def findings(session: Session) -> Iterator[Finding]:
    """Look at everything, in the order in which a call needs it."""
    yield Finding("versions", "ok", _versions())
    try:
        firefly = session.firefly
    except FireflyError as error:
        yield Finding("credentials", "error", error.message, error)
        return
    yield Finding("credentials", "ok", _credentials(session))
    yield Finding("address", "ok", _address(session))
    once = firefly.with_options(max_retries=0, read_only=True)
    try:
        began = time.monotonic()
        response = once.health.with_raw_response.check()
    except FireflyError as error:
        yield Finding("service", "error", error.message, error)
        yield from rate_budget(firefly, error)
        return
    took = time.monotonic() - began
    said = f"responds in {took * 1000:.0f} ms"
    yield Finding("service", "warning" if took > _SLOW else "ok", said)
    yield from _clock(response.headers.get("date"))
    try:
        found = once.workspaces.with_raw_response.search(page_size=1)
    except FireflyError as error:
        yield Finding("login", "error", error.message, error)
        yield from rate_budget(firefly, error)
        return
    count = found.parsed.total_count
    seen = f", {count} workspaces can be seen" if count is not None else ""
    yield Finding("login", "ok", f"the service accepts the credentials{seen}")
    yield from rate_budget(firefly, found)


def _versions() -> str:
    from importlib.metadata import version

    return (
        f"firefly-workflows {__version__}, Python {platform.python_version()}, "
        f"httpx {version('httpx')}, {platform.system()} {platform.machine()}"
    )


def _credentials(session: Session) -> str:
    from ..profiles.settings import source_of

    profile = source_of(session.profile)
    if profile is not None:
        return f"of the profile {profile!r}"
    name = ACCESS_KEY_VARIABLE if os.environ.get(ACCESS_KEY_VARIABLE) else TOKEN_VARIABLE
    return f"of the environment: {name}"


def _address(session: Session) -> str:
    from ...wire.proxies import proxy_for
    from ..profiles.settings import base_url_for

    given = os.environ.get(URL_VARIABLE, "").strip()
    url = resolve_base_url(base_url_for(session.profile) or given or DEFAULT_BASE_URL)
    return f"{url}, through a proxy" if proxy_for(url) else url


def _clock(date: str | None) -> Iterator[Finding]:
    if date is None:
        return
    try:
        ahead = time.time() - parsedate_to_datetime(date).timestamp()
    except ValueError:
        yield Finding("clock", "warning", f"the service gives its time as {date!r}")
        return
    if abs(ahead) <= _SKEWED:
        yield Finding("clock", "ok", "agrees with that of the service")
        return
    which = "ahead of" if ahead > 0 else "behind"
    yield Finding(
        "clock",
        "warning",
        f"this machine is {abs(ahead):.0f} s {which} the service: set its clock by NTP",
    )

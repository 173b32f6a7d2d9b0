"""Keeps the token of a login for the next call of ``ffw``, so that not each of them logs in.

Policy
------
* A token goes where the secret of its profile is: to the keyring, or to a file of its own that only
  its owner can read, in a folder that only its owner can enter. That of a key pair of the
  environment goes to a file.
* Its name is a hash of address, access key and secret key: another key never finds it, and the name
  tells neither. What it is kept with is the moment it ends, by the clock of this machine.
* What is damaged, belongs to somebody else, or can be read by others is not used; a note says so.
  What cannot be kept is not kept: then the next call logs in.
* A file is written beside the old one and put in its place, so that several processes may do so at
  once. Whoever writes removes what has ended.
* A token that the service refuses is replaced by the login that follows, as in every client.
"""

from __future__ import annotations

import contextlib
import json
import os
import stat
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ...auth.sources import KeyPair, read_login
from ...auth.tokens import Token
from ...config import Secret, resolve_base_url
from . import files, secrets

if TYPE_CHECKING:
    from collections.abc import Callable

    from firefly_workflows import Firefly

    from ...wire.steps import Steps
    from .settings import Profile

SWITCH: Final = "FIREFLY_TOKEN_CACHE"
_OFF: Final = frozenset({"off", "0", "no", "false"})
_FOLDER: Final = "tokens"
_TIDIED_AFTER: Final = 60.0
_SERVICE: Final = f"{secrets.SERVICE}: tokens"


def is_wanted() -> bool:
    """Whether the environment lets tokens be kept."""
    return os.environ.get(SWITCH, "").strip().lower() not in _OFF


def keep_between_calls(firefly: Firefly, where: str, note: Callable[[str], object]) -> None:
    """Let a client begin with the token that an earlier call kept, and keep those it gets.

    Args:
        firefly: The client; one with a ready token is left as it is.
        where: ``secrets.KEYRING`` or ``secrets.FILE``.
        note: Told why a kept token is not used.
    """
    connection = firefly._engine.connection  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] # of this package
    source = connection.tokens.source
    if not isinstance(source, KeyPair):
        return
    name = _name(connection.base_url, *source.keys)
    connection.tokens.source = _Keeping(source, lambda token: _save(name, where, token))
    token = _load(name, where, note)
    if token is not None:
        connection.tokens.begin_with(token)


def forget_those_of(profile: Profile) -> None:
    """Remove the token of a profile, before its secret is removed or replaced.

    Args:
        profile: The profile.
    """
    secret = secrets.load(profile.name, profile.secret_in)
    if not secret:
        return
    base_url = resolve_base_url(profile.base_url)
    name = _name(base_url, Secret(profile.access_key), Secret(secret))
    if profile.secret_in == secrets.KEYRING:
        secrets.remove(_SERVICE, name)
    with contextlib.suppress(OSError):
        (_folder() / f"{name}.json").unlink()


class _Keeping:
    """A source whose tokens are kept.

    Args:
        source: Where tokens come from.
        save: Keeps one.
    """

    is_renewable = True

    def __init__(self, source: KeyPair, save: Callable[[Token], None]) -> None:
        self._source = source
        self._save = save

    def fetch(self, login: Callable[..., Steps]) -> Steps:
        """Log in, and keep the token."""
        token: Token = yield from self._source.fetch(login)
        self._save(token)
        return token


def _name(base_url: str, access_key: Secret, secret_key: Secret) -> str:
    import hashlib

    parts = (base_url, access_key.reveal(), secret_key.reveal())
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:40]


def _folder() -> Path:
    if os.environ.get(files.FOLDER_VARIABLE):
        return files.folder() / _FOLDER
    import platformdirs

    return Path(platformdirs.user_cache_dir("firefly-workflows", appauthor=False)) / _FOLDER


def _load(name: str, where: str, note: Callable[[str], object]) -> Token | None:
    path = _folder() / f"{name}.json"
    place = "the keyring" if where == secrets.KEYRING else str(path)
    try:
        text = secrets.get(_SERVICE, name) if where == secrets.KEYRING else _read(path)
        return _token_of(text) if text is not None else None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        note(f"The token kept in {place} is not used: {reason}. ffw logs in instead.")
        return None


def _read(path: Path) -> str | None:
    """The text of a file that only its owner can read; ``None`` if there is none.

    Raises:
        OSError: If it cannot be read.
        ValueError: If somebody else wrote it or could read it.
    """
    try:
        # Neither a link nor a pipe that somebody put there is followed or waited for.
        special = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        handle = os.open(path, os.O_RDONLY | special)
    except (FileNotFoundError, NotADirectoryError):
        return None
    with open(handle, encoding="utf-8") as file:  # noqa: PTH123 - a handle
        if hasattr(os, "getuid"):
            status = os.fstat(handle)
            if not stat.S_ISREG(status.st_mode) or status.st_uid != os.getuid():
                raise ValueError("it is not a file of yours")
            if stat.S_IMODE(status.st_mode) & 0o077:
                raise ValueError("others can read it")
        return file.read()


def _token_of(text: str) -> Token | None:
    """The token in a text; ``None`` if it has ended, or ends so soon that another is due.

    Raises:
        ValueError: If it is not what ``ffw`` wrote.
    """
    secret, late_at = read_login(text.encode())
    kept: dict[str, Any] = json.loads(text) if secret is not None else {}
    kept_at, early_at = kept.get("keptAt"), kept.get("renewAt")
    if not (
        secret is not None
        and isinstance(kept_at, float)
        and isinstance(early_at, float)
        and isinstance(late_at, float)
    ):
        raise ValueError("it is damaged")
    now = time.time()
    if not kept_at <= now < early_at <= late_at:  # a clock that was set back tells nothing
        return None
    token, since = Token(secret), time.monotonic() - now
    token.advisory_at, token.mandatory_at = early_at + since, late_at + since
    return token


def _save(name: str, where: str, token: Token) -> None:
    """Keep a token that is known to end; what cannot be kept is not."""
    now = time.time()
    ahead = now - time.monotonic()
    early_at, late_at = token.advisory_at + ahead, token.mandatory_at + ahead
    if late_at == float("inf"):
        return
    moments = {"keptAt": now, "renewAt": early_at, "expiresAt": late_at}
    text = json.dumps({"accessToken": token.secret.reveal(), **moments})
    if where == secrets.KEYRING:
        secrets.put(_SERVICE, name, text)
        return
    with contextlib.suppress(OSError):
        _write(_folder() / f"{name}.json", text, late_at)


def _write(path: Path, text: str, ends_at: float) -> None:
    folder = path.parent
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = path.with_suffix(f".{os.getpid()}.tmp")
    try:
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(handle, "w", encoding="utf-8") as file:  # noqa: PTH123 - a handle
            file.write(text)
        os.utime(beside, (ends_at, ends_at))  # so that whoever tidies up need not read it
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    _tidy(folder)


def _tidy(folder: Path) -> None:
    """Remove what has ended a minute ago: what another process is writing has not."""
    for each in folder.iterdir():
        with contextlib.suppress(OSError):
            if each.lstat().st_mtime < time.time() - _TIDIED_AFTER:
                each.unlink()

"""Where the secret of a profile is: in the keyring where there is one, else in a file."""

from __future__ import annotations

import contextlib
from typing import Any, Final

from . import files

SERVICE: Final = "firefly-workflows"
KEYRING: Final = "keyring"
FILE: Final = "file"


def save(profile: str, secret: str) -> str:
    """Keep the secret of a profile.

    Returns:
        Where it is: ``"keyring"`` or ``"file"``.

    Raises:
        CommandError: If the file cannot be written.
    """
    if put(SERVICE, profile, secret):
        _forget_in_file(profile)
        return KEYRING
    files.write(files.SECRETS, {**files.read(files.SECRETS), profile: secret})
    return FILE


def load(profile: str, where: str) -> str | None:
    """The secret of a profile; ``None`` if it is gone."""
    if where == KEYRING:
        return get(SERVICE, profile)
    found = files.read(files.SECRETS).get(profile)
    return found if isinstance(found, str) else None


def forget(profile: str) -> None:
    """Remove the secret of a profile, wherever it is."""
    remove(SERVICE, profile)
    _forget_in_file(profile)


def put(service: str, name: str, secret: str) -> bool:
    """Keep something in the keyring; whether it could."""
    keyring = _keyring()
    if keyring is None:
        return False
    try:
        keyring.set_password(service, name, secret)
    except _errors():
        return False  # it is locked, or has no room
    return True


def get(service: str, name: str) -> str | None:
    """What the keyring keeps; ``None`` if it keeps nothing, or is locked."""
    keyring = _keyring()
    try:
        found: str | None = keyring.get_password(service, name) if keyring else None
    except _errors():
        return None
    return found


def remove(service: str, name: str) -> None:
    """Let the keyring forget something."""
    keyring = _keyring()
    if keyring is not None:
        with contextlib.suppress(*_errors()):  # it may not be there
            keyring.delete_password(service, name)


def _forget_in_file(profile: str) -> None:
    secrets = files.read(files.SECRETS)
    if secrets.pop(profile, None) is not None:
        files.write(files.SECRETS, secrets)


def _keyring() -> Any:
    """The keyring of this machine; ``None`` if there is none that keeps anything."""
    import keyring
    from keyring.backends import fail, null

    backend = keyring.get_keyring()
    return None if isinstance(backend, (fail.Keyring, null.Keyring)) else backend


def _errors() -> Any:
    from keyring.errors import KeyringError

    return (KeyringError, OSError, RuntimeError)

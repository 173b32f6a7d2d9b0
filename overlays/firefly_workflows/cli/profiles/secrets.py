"""Where the secret of a profile is: in the keyring where there is one, else in a file."""

from __future__ import annotations

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
    keyring = _keyring()
    if keyring is not None:
        try:
            keyring.set_password(SERVICE, profile, secret)
        except _errors():
            pass  # a keyring that is locked, or has no room: the file is what is left
        else:
            _forget_in_file(profile)
            return KEYRING
    files.write(files.SECRETS, {**files.read(files.SECRETS), profile: secret})
    return FILE


def load(profile: str, where: str) -> str | None:
    """The secret of a profile; ``None`` if it is gone."""
    if where == KEYRING:
        keyring = _keyring()
        try:
            return keyring.get_password(SERVICE, profile) if keyring else None
        except _errors():
            return None
    found = files.read(files.SECRETS).get(profile)
    return found if isinstance(found, str) else None


def forget(profile: str) -> None:
    """Remove the secret of a profile, wherever it is."""
    keyring = _keyring()
    if keyring is not None:
        try:
            keyring.delete_password(SERVICE, profile)
        except _errors():
            pass  # it was not there
    _forget_in_file(profile)


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

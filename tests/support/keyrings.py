"""A keyring that keeps secrets for one test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

import keyring.core
from keyring.backend import KeyringBackend

if TYPE_CHECKING:
    import pytest


class InMemory(KeyringBackend):
    """A keyring in memory."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    @classmethod
    def install(cls, monkeypatch: pytest.MonkeyPatch) -> Self:
        """Make one that is the keyring of this process."""
        made = cls()
        monkeypatch.setattr(keyring.core, "_keyring_backend", made)
        return made

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]

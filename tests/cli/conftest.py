"""What every test of the command has: a mock, its credentials, a configuration of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import keyring.core
import pytest
from keyring.backends.fail import Keyring

from support.terminal import ORIGIN, Done, maker, run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from firefly_workflows_mock import MockFirefly


@pytest.fixture(autouse=True)
def own_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the profiles and the keyring of whoever runs the tests out of them."""
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "config"
    monkeypatch.setenv("FIREFLY_CONFIG_DIR", str(folder))
    monkeypatch.setattr(keyring.core, "_keyring_backend", Keyring())
    return folder


@pytest.fixture
def ffw(
    firefly_mock: MockFirefly,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[..., Done]:
    """Run a command line in this process, with the credentials of the mock in the environment."""
    monkeypatch.setenv("FIREFLY_ACCESS_KEY", firefly_mock.access_key)
    monkeypatch.setenv("FIREFLY_SECRET_KEY", firefly_mock.secret_key)
    monkeypatch.setenv("FIREFLY_API_URL", ORIGIN)
    make = maker(firefly_mock)
    return lambda *words: run(firefly_mock, capsys, *words, make_client=make)

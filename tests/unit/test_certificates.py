"""Certificates are loaded once for all clients, and again when there are others."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from firefly_workflows import ConfigurationError
from firefly_workflows.wire.certificates import trusted_certificates
from support.hostile import CERTIFICATE

if TYPE_CHECKING:
    from pathlib import Path


def test_clients_share_them(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("SSL_CERT_FILE", "SSL_CERT_DIR"):
        monkeypatch.delenv(variable, raising=False)
    usual = trusted_certificates(http2=False)
    assert trusted_certificates(http2=False) is usual
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    assert len(trusted_certificates(http2=False).get_ca_certs()) == 1
    monkeypatch.delenv("SSL_CERT_FILE")
    assert trusted_certificates(http2=False) is usual


def test_http2_is_offered_only_where_it_is_wanted() -> None:
    """Connections write the protocols they offer into these settings."""
    assert trusted_certificates(http2=True) is not trusted_certificates(http2=False)


def test_renewed_ones_are_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "trusted.pem"
    shutil.copy(CERTIFICATE, file)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    before = trusted_certificates(http2=False)
    os.utime(file, (1, 1))
    assert trusted_certificates(http2=False) is not before


@pytest.mark.parametrize("variable", ["SSL_CERT_FILE", "SSL_CERT_DIR"])
def test_a_variable_that_names_nothing_is_named(
    variable: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, str(tmp_path / "nowhere"))
    with pytest.raises(ConfigurationError, match=f"{variable} is '.*nowhere', which does not"):
        trusted_certificates(http2=False)

"""requirements-dev.lock pins what pyproject.toml asks for, with hashes and without an address."""

from __future__ import annotations

import re
import tomllib

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from support.contract import ROOT

LOCK = (ROOT / "requirements-dev.lock").read_text(encoding="utf-8")
PINNED = {
    canonicalize_name(name): version
    for name, version in re.findall(r"^([A-Za-z0-9._-]+)==(\S+)", LOCK, flags=re.MULTILINE)
}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def wanted() -> list[Requirement]:
    """Return every requirement of pyproject.toml."""
    lines = [*PROJECT["build-system"]["requires"], *PROJECT["project"]["dependencies"]]
    for extra in PROJECT["project"]["optional-dependencies"].values():
        lines += extra
    return [Requirement(line) for line in [*lines, *PROJECT["dependency-groups"]["dev"]]]


def test_every_requirement_is_pinned_to_a_version_it_admits() -> None:
    assert len(wanted()) > 20
    for requirement in wanted():
        version = PINNED.get(canonicalize_name(requirement.name))
        assert version, f"{requirement} is not locked: run `make lock`"
        assert requirement.specifier.contains(version, prereleases=True), requirement


def test_every_pin_has_hashes() -> None:
    entries = re.split(r"^(?=[A-Za-z0-9])", LOCK, flags=re.MULTILINE)[1:]
    assert len(entries) == len(PINNED)
    assert all("--hash=sha256:" in entry for entry in entries)


def test_no_lock_file_names_an_address_to_install_from() -> None:
    assert not re.search(r"https?:|file:|--(index|extra|find)", LOCK)
    node = (ROOT / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in node
    assert '"integrity"' in node

"""The lock files are complete for each supported Python and system, hashed, without addresses."""

from __future__ import annotations

import itertools
import json
import re
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from support.contract import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable

pytestmark = pytest.mark.tools

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
NODE = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
LOCKS = ("requirements-dev.lock", "requirements-demo.lock")
PYTHONS = ("3.11.2", "3.11.14", "3.12.1", "3.13.0", "3.14.0")
SYSTEMS = (
    ("linux", "Linux", "x86_64"),
    ("linux", "Linux", "aarch64"),
    ("darwin", "Darwin", "arm64"),
)
TARGETS = [
    default_environment()
    | {
        "python_version": python.rpartition(".")[0],
        "python_full_version": python,
        "implementation_version": python,
        "sys_platform": platform,
        "platform_system": system,
        "platform_machine": machine,
        "os_name": "posix",
    }
    for python, (platform, system, machine) in itertools.product(PYTHONS, SYSTEMS)
]


class Pin(NamedTuple):
    """One entry of a lock."""

    requirement: Requirement
    version: str
    hashes: list[str]

    def holds(self, target: Any) -> bool:
        marker = self.requirement.marker
        return marker is None or marker.evaluate(target)


def read(lock: str) -> dict[str, Pin]:
    """Return what a lock pins, by canonical name."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    found = {}
    for entry in re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]:
        line, *rest = entry.replace("\\\n", "\n").splitlines()
        requirement = Requirement(line)
        (specifier,) = requirement.specifier
        assert specifier.operator == "=="
        pin = Pin(
            requirement, specifier.version, re.findall(r"--hash=sha256:[0-9a-f]{64}", str(rest))
        )
        found[canonicalize_name(requirement.name)] = pin
    return found


def group(name: str) -> Iterable[str]:
    """Return the requirements of a dependency group, with those of the groups it includes."""
    for entry in PROJECT["dependency-groups"][name]:
        if isinstance(entry, str):
            yield entry
        else:
            yield from group(entry["include-group"])


def wanted(lock: str) -> list[Requirement]:
    """Return every requirement of pyproject.toml that a lock is made for."""
    extras: dict[str, list[str]] = PROJECT["project"]["optional-dependencies"]
    lines = [*PROJECT["build-system"]["requires"], *PROJECT["project"]["dependencies"]]
    if lock == "requirements-dev.lock":
        lines += itertools.chain(*extras.values(), group("dev"))
    else:
        lines += itertools.chain(extras["mock"], group("build"))
    return [Requirement(line) for line in lines]


def lacking(pins: dict[str, Pin], roots: list[Requirement], target: Any) -> list[str]:
    """Follow requirements through a lock, for one Python and system; return what is not there."""
    lacks, seen, todo = [], set(), list(roots)
    while todo:
        requirement = todo.pop()
        pin = pins.get(canonicalize_name(requirement.name))
        if pin is None or not pin.holds(target):
            lacks.append(f"{requirement} is not locked")
            continue
        if not requirement.specifier.contains(Version(pin.version), prereleases=True):
            lacks.append(f"{requirement} is locked to {pin.version}")
        for extra in ("", *requirement.extras):
            key = (pin.requirement.name, extra)
            if key not in seen:
                seen.add(key)
                todo += needed_by(pin, extra, target)
    return lacks


def needed_by(pin: Pin, extra: str, target: Any) -> list[Requirement]:
    """Return what a package asks for; one that this Python does not have installed asks nothing."""
    try:
        lines = distribution(pin.requirement.name).requires or []
    except PackageNotFoundError:
        assert not pin.holds(default_environment()), f"{pin.requirement} is not installed"
        return []
    found = [Requirement(line) for line in lines]
    return [
        it for it in found if it.marker is None or it.marker.evaluate(target | {"extra": extra})
    ]


@pytest.mark.parametrize("lock", LOCKS)
@pytest.mark.parametrize(
    "target",
    TARGETS,
    ids=lambda it: f"{it['python_full_version']}-{it['sys_platform']}-{it['platform_machine']}",
)
def test_whatever_is_needed_is_locked_to_a_version_that_will_do(lock: str, target: Any) -> None:
    roots = wanted(lock)
    assert len(roots) > 5
    assert not lacking(read(lock), roots, target), "run `make lock`"


def test_what_a_lock_lacks_is_noticed() -> None:
    pins, target = read("requirements-dev.lock"), TARGETS[0]
    assert lacking(pins, [Requirement("httpx<0.1")], target) == ["httpx<0.1 is locked to 0.28.1"]
    del pins["sortedcontainers"]
    assert lacking(pins, [Requirement("hypothesis")], target)
    del pins["async-timeout"]
    assert lacking(pins, [Requirement("redis")], target)
    assert not lacking(pins, [Requirement("redis")], TARGETS[-1])


def test_the_demo_has_the_versions_and_hashes_of_development() -> None:
    development = read("requirements-dev.lock")
    for name, pin in read("requirements-demo.lock").items():
        assert (pin.version, pin.hashes) == (development[name].version, development[name].hashes)


@pytest.mark.parametrize("lock", sorted(it.name for it in ROOT.glob("requirements-*.lock")))
def test_every_pin_has_hashes_and_no_address(lock: str) -> None:
    assert all(pin.hashes for pin in read(lock).values())
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert not re.search(r"https?:|file:|--(index|extra|find)", text)


@pytest.mark.parametrize(("folder", "at_least"), [(".", 50), ("tools/site_check", 10)])
def test_every_package_for_node_has_a_hash_and_no_address(folder: str, at_least: int) -> None:
    lock = json.loads((ROOT / folder / "package-lock.json").read_text(encoding="utf-8"))
    packages = {path: it for path, it in lock["packages"].items() if path}
    assert len(packages) > at_least
    assert all(it["integrity"].startswith("sha512-") for it in packages.values())
    assert not any("resolved" in it or "link" in it for it in packages.values())


def test_whatever_a_package_for_node_needs_is_locked() -> None:
    wanted_here = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    assert NODE[""]["devDependencies"] == wanted_here
    for path, package in NODE.items():
        for name in {**package.get("dependencies", {}), **package.get("devDependencies", {})}:
            # Node looks in the package's own folder, then in each folder above it.
            parts = path.split("/node_modules/") if path else []
            places = ["/node_modules/".join(parts[:end]) for end in range(len(parts), 0, -1)]
            found = [f"{place}/node_modules/{name}" for place in places] + [f"node_modules/{name}"]
            assert any(place in NODE for place in found), f"{path or 'package.json'} needs {name}"

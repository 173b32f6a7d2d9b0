"""Show that what would be released can be installed and works: `make release-check`.

    python tools/release_check.py --tools .venv-release/bin
    python tools/release_check.py --tools .venv-release/bin --tag v0.2.0 --require-audit

Both distributions are built twice, compared byte by byte and looked into. The wheel is installed
into an environment that holds nothing else, where the quickstart runs against the mock. What was
built stays in dist/, with a bill of materials of that environment.

The audit first looks for an advisory that is known to exist. An index without advisories finds none
and calls that a success; then this says that nothing was audited, and fails with --require-audit.
"""

from __future__ import annotations

import argparse
import io
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import venv
import zipfile
from email.parser import Parser
from pathlib import Path
from typing import TextIO, cast

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist"
PACKAGES = {"firefly_workflows", "firefly_workflows_api", "firefly_workflows_mock"}
IN_SDIST = {"generated", "mock", "overlays"} | {
    *("CHANGELOG.md", "LICENSE", "PKG-INFO", "README.md", "openapi.yaml", "pyproject.toml"),
    ".gitignore",
}
KNOWN_BAD = "urllib3==1.26.4"
"""Several advisories name it, the first of them of 2021."""


class NotReleasableError(Exception):
    """What was built must not be released; the text says why."""


def run(*command: str | Path, cwd: Path = ROOT, **environ: str) -> str:
    """Run a command and return what it printed."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**os.environ, **environ},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        shown = " ".join(str(part) for part in command)
        raise NotReleasableError(f"{shown} failed:\n{done.stdout}{done.stderr}".rstrip())
    return done.stdout


def build(folder: Path) -> dict[str, bytes]:
    """Build both distributions, the wheel from the source distribution; return their content."""
    moment = run("git", "log", "-1", "--format=%ct").strip()
    command = (sys.executable, "-m", "build", "--no-isolation", "--outdir", folder)
    run(*command, SOURCE_DATE_EPOCH=moment)
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def check_builds(first: dict[str, bytes], second: dict[str, bytes]) -> None:
    """Refuse two builds of one commit that differ, and name the members that do."""
    odd = []
    for name in sorted(first.keys() | second.keys()):
        if name not in first or name not in second:
            odd.append(f"{name} was built once only")
        elif first[name] != second[name]:
            one, other = members(name, first[name]), members(name, second[name])
            odd += [
                f"{name}: {member}"
                for member in sorted(one.keys() | other.keys())
                if one.get(member) != other.get(member)
            ] or [f"{name}: the order of its members, or its compression"]
    if odd:
        raise NotReleasableError("two builds of one commit differ:\n  " + "\n  ".join(odd))


def members(name: str, content: bytes) -> dict[str, tuple[object, ...]]:
    """Return what a distribution says of each member, and the member's content."""
    if name.endswith(".whl"):
        with zipfile.ZipFile(io.BytesIO(content)) as wheel:
            return {
                it.filename: (it.date_time, it.external_attr, wheel.read(it))
                for it in wheel.infolist()
            }
    with tarfile.open(fileobj=io.BytesIO(content)) as sdist:
        return {
            it.name: (
                *(it.mtime, it.mode, it.uid, it.gid, it.uname, it.gname, it.type, it.linkname),
                file.read() if (file := sdist.extractfile(it)) else b"",
            )
            for it in sdist.getmembers()
        }


def check_wheel(wheel: Path) -> None:
    """Refuse a wheel that lacks something, or brings what nobody should install."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        (metadata,) = (name for name in names if name.endswith(".dist-info/METADATA"))
        fields = Parser().parsestr(archive.read(metadata).decode())
    tops = {name.partition("/")[0] for name in names if ".dist-info/" not in name}
    if tops != PACKAGES:
        raise NotReleasableError(f"{wheel.name} holds {sorted(tops)}, not {sorted(PACKAGES)}")
    wanted = {f"{package}/py.typed" for package in PACKAGES}
    wanted |= {
        "firefly_workflows_api/contract.json",
        f"{metadata.rpartition('/')[0]}/licenses/LICENSE",
    }
    if missing := wanted - set(names):
        raise NotReleasableError(f"{wheel.name} lacks {sorted(missing)}")
    text = str(fields.get_payload())
    if relative := re.findall(r"\]\((?!https?://|#|mailto:)([^)]+)\)", text):
        raise NotReleasableError(
            f"the package page would have links to nowhere: {', '.join(sorted(set(relative)))}; "
            "README.md may link to files, the build must make them absolute"
        )


def check_sdist(sdist: Path) -> None:
    """Refuse a source distribution with anything but sources."""
    with tarfile.open(sdist) as archive:
        tops = {name.split("/")[1] for name in archive.getnames() if "/" in name}
    if tops != IN_SDIST:
        odd = sorted(tops ^ IN_SDIST)
        raise NotReleasableError(f"{sdist.name} has too much or too little: {', '.join(odd)}")


def check_tag(tag: str, version: str) -> None:
    """Refuse a tag that is not the version, and a version without its changes."""
    if tag != f"v{version}":
        raise NotReleasableError(f"the tag {tag} is not v{version}, the version in _version.py")
    if f"\n## [{version}]" not in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"):
        raise NotReleasableError(f"CHANGELOG.md has no section [{version}]: rename Unreleased")


def install(wheel: Path, folder: Path) -> Path:
    """Install the wheel as a user does, and return the folder of commands."""
    venv.create(folder, with_pip=True)
    commands = folder / ("Scripts" if os.name == "nt" else "bin")
    run(commands / "python", "-m", "pip", "install", "-q", f"{wheel}[mock]", cwd=folder)
    run(commands / "python", "-m", "pip", "check", cwd=folder)
    return commands


def smoke_test(commands: Path, folder: Path) -> None:
    """Run the quickstart against the installed mock, away from the repository."""
    shutil.copy(ROOT / "examples" / "quickstart.py", folder)
    mock = subprocess.Popen(
        [commands / "firefly-mock", "--seed", "7", "--estate", "60", "--clock", "60"],
        cwd=folder,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        started = cast("TextIO", mock.stdout)
        exports = dict(
            started.readline().removeprefix("export ").strip().split("=", 1) for _ in range(3)
        )
        settings = {name: value.strip("'\"") for name, value in exports.items()}
        printed = run(commands / "python", "quickstart.py", cwd=folder, **settings)
        if "plan_success" not in printed or "deleted" not in printed:
            raise NotReleasableError(f"the quickstart did something else:\n{printed}")
    finally:
        mock.terminate()
        mock.wait(10)


def audit(tools: Path, commands: Path, folder: Path) -> bool:
    """Look for advisories; return whether there are any to be found."""
    audit_command = (tools / "pip-audit", "--progress-spinner", "off")
    (folder / "bad.txt").write_text(KNOWN_BAD, encoding="utf-8")
    command = (*audit_command, "--no-deps", "--disable-pip", "-r", folder / "bad.txt")
    try:
        run(*command)
    except NotReleasableError as error:
        if "urllib3" not in str(error):
            raise
    else:
        return False
    held = run(commands / "python", "-m", "pip", "list", "--format=freeze", cwd=folder)
    pins = [
        line for line in held.splitlines() if not line.startswith(("firefly-workflows==", "pip"))
    ]
    (folder / "held.txt").write_text("\n".join(pins), encoding="utf-8")
    run(*audit_command, "--no-deps", "--disable-pip", "-r", folder / "held.txt")
    return True


def main() -> int:
    """Check everything, and say what was shown."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--tools", type=Path, required=True, help="where pip-audit is")
    parser.add_argument("--tag", help="the tag of the release, such as v1.2.0")
    parser.add_argument("--require-audit", action="store_true")
    options = parser.parse_args()
    tools = options.tools.resolve()
    shutil.rmtree(DIST, ignore_errors=True)
    try:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            first = build(DIST)
            check_builds(first, build(folder / "again"))
            print(f"built twice, the same bytes: {', '.join(first)}")
            (sdist,), (wheel,) = DIST.glob("*.tar.gz"), DIST.glob("*.whl")
            check_sdist(sdist)
            check_wheel(wheel)
            run(tools / "twine", "check", "--strict", sdist, wheel)
            version = wheel.name.split("-")[1]
            if options.tag:
                check_tag(options.tag, version)
            print("both hold what they should, and nothing else")
            commands = install(wheel, folder / "installed")
            smoke_test(commands, folder)
            print("installed alone, the quickstart works")
            bill = DIST / f"firefly_workflows-{version}.cdx.json"
            run(tools / "cyclonedx-py", "environment", commands / "python", "-o", bill)
            print(f"bill of materials: {bill.name}")
            if audit(tools, commands, folder):
                print("no advisory names what is installed")
            elif options.require_audit:
                raise NotReleasableError(f"the index does not know that {KNOWN_BAD} is vulnerable")
            else:
                print(f"NOT AUDITED: the index does not know that {KNOWN_BAD} is vulnerable")
    except NotReleasableError as error:
        print(f"must not be released: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Fails when a template of the pinned generator is no longer the one that was overridden.

`templates/upstream.sha256` records the upstream templates that we override; `--record` writes it.
An override whose upstream changed has to be compared with it before the pin moves, which
`make upgrade-generator` does.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
import tomllib
from importlib.resources import files
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TEMPLATES = ROOT / "templates"
RECORD = TEMPLATES / "upstream.sha256"
GENERATOR = "openapi-python-client"
_ORIGIN = re.compile(rf"Upstream: {GENERATOR} (\S+), ([\w.]+\.jinja)")
_MARKER = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: |$)", re.MULTILINE)


def main() -> int:
    """Runs the command and returns its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, prog="check_templates")
    parser.add_argument("--record", action="store_true", help="accept the installed templates")
    if parser.parse_args().record:
        RECORD.write_text(record(digests(installed())), encoding="utf-8")
        return 0
    complaints = check()
    print(*complaints, sep="\n", end="\n" if complaints else "", file=sys.stderr)
    return 1 if complaints else 0


def pinned(project: Path = ROOT / "pyproject.toml") -> str:
    """Returns the version of the generator that a pyproject.toml pins."""
    groups = tomllib.loads(project.read_text(encoding="utf-8"))["dependency-groups"]
    (pin,) = (it for it in groups["dev"] if str(it).startswith(f"{GENERATOR}=="))
    return str(pin).partition("==")[2]


def installed() -> Path:
    """Returns the folder of the installed generator's templates."""
    return Path(str(files("openapi_python_client") / "templates"))


def origin(template: Path) -> tuple[str, str] | None:
    """Returns the version and the upstream template that an override was forked from."""
    header = template.read_text(encoding="utf-8").partition("-#}")[0]
    found = _ORIGIN.search(header)
    return (found[1], found[2]) if found else None


def digests(upstream: Path, templates: Path = TEMPLATES) -> dict[str, str]:
    """Returns the SHA-256 of every upstream template that has the name of one of ours."""
    return {
        path.name: hashlib.sha256((upstream / path.name).read_bytes()).hexdigest()
        for path in sorted(templates.glob("*.jinja"))
        if (upstream / path.name).is_file()
    }


def record(found: dict[str, str]) -> str:
    """Returns the text of `upstream.sha256`."""
    return "".join(f"{digest}  {name}\n" for name, digest in found.items())


def recorded(path: Path) -> dict[str, str]:
    """Returns the digests that `upstream.sha256` has, by name."""
    return dict(reversed(line.split()) for line in path.read_text(encoding="utf-8").splitlines())


def conflicts(text: str) -> list[int]:
    """Returns the lines at which conflicts of a merge begin, or rests of one stand."""
    lines = [text.count("\n", 0, it.start()) + 1 for it in _MARKER.finditer(text)]
    begins = [line for line in lines if text.splitlines()[line - 1].startswith("<")]
    return begins or lines


def check() -> list[str]:
    """Returns what is wrong: upstream templates that changed, headers that name no upstream."""
    was, now, version = recorded(RECORD), digests(installed()), pinned()
    complaints = [
        f"{name}: upstream is not the template this override was written from"
        for name in sorted(was.keys() | now.keys())
        if was.get(name) != now.get(name)
    ]
    for path in sorted(TEMPLATES.glob("*.jinja")):
        text, forked = path.read_text(encoding="utf-8"), origin(path)
        if path.name in now and (forked != (version, path.name) or "Reason: " not in text):
            complaints.append(
                f"{path.name}: the header does not name {GENERATOR} {version} and a reason"
            )
        if forked and path.name not in now:
            complaints.append(f"{path.name}: {GENERATOR} {version} has no template of this name")
        complaints += [f"{path.name}:{line}: a conflict of a merge" for line in conflicts(text)]
    return complaints


if __name__ == "__main__":
    sys.exit(main())

"""Fails when a template of the pinned generator is no longer the one that was overridden.

`templates/upstream.sha256` records the upstream templates that we override; `--record` writes it.
An override whose upstream changed has to be compared with it before the pin moves.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.metadata
import sys
from importlib.resources import files
from pathlib import Path

TEMPLATES = Path(__file__).resolve().parents[1] / "templates"
RECORD = TEMPLATES / "upstream.sha256"
GENERATOR = "openapi-python-client"


def main() -> int:
    """Runs the command and returns its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, prog="check_templates")
    parser.add_argument("--record", action="store_true", help="accept the installed templates")
    if parser.parse_args().record:
        RECORD.write_text(
            "".join(f"{digest}  {name}\n" for name, digest in upstream().items()), encoding="utf-8"
        )
        return 0
    complaints = check()
    print(*complaints, sep="\n", end="\n" if complaints else "", file=sys.stderr)
    return 1 if complaints else 0


def upstream() -> dict[str, str]:
    """Returns the SHA-256 of every installed template that we override, by name."""
    package = files("openapi_python_client") / "templates"
    found = {}
    for override in sorted(TEMPLATES.glob("*.jinja")):
        template = package / override.name
        if template.is_file():
            found[override.name] = hashlib.sha256(template.read_bytes()).hexdigest()
    return found


def check() -> list[str]:
    """Returns what is wrong: upstream templates that changed, headers that name no upstream."""
    recorded = dict(
        reversed(line.split()) for line in RECORD.read_text(encoding="utf-8").splitlines()
    )
    installed = upstream()
    version = importlib.metadata.version(GENERATOR)
    complaints = [
        f"{name}: upstream is not the template this override was written from"
        for name in sorted(recorded.keys() | installed.keys())
        if recorded.get(name) != installed.get(name)
    ]
    for name in installed:
        header = (TEMPLATES / name).read_text(encoding="utf-8").partition("-#}")[0]
        if f"Upstream: {GENERATOR} {version}, {name}" not in header or "Reason: " not in header:
            complaints.append(
                f"{name}: the header does not name {GENERATOR} {version} and a reason"
            )
    return complaints


if __name__ == "__main__":
    sys.exit(main())

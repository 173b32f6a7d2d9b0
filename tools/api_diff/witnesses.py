"""Two other tools that look at the same contracts, for what the comparison may overlook.

Redocly compares documents and rates what it finds by the version it asks for. It knows neither
Python nor who is concerned, and calls a changed default a patch; but where it sees a break in an
operation of which the report says nothing, the report is wrong, and says so. jsonschema-rs proves
whether a schema still takes all that it took: where it does not, and no change says why, likewise.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .changes import Impact
from .containment import relation
from .contracts import METHODS, ROOT, Contract, ContractError
from .views import closed

if TYPE_CHECKING:
    from .changes import Report

__all__ = ["ask_containment", "ask_redocly"]

_COMMAND = ROOT / "node_modules" / ".bin" / "redocly"


def ask_redocly(old: Contract, new: Contract, report: Report) -> int:
    """Note what Redocly sees of operations of which the report says nothing.

    Returns:
        How many changes Redocly saw.

    Raises:
        ContractError: If it is not installed, or fails.
    """
    if not _COMMAND.exists():
        raise ContractError("Redocly is not installed: `make diff` installs it")
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("base.json", "revision.json")]
        for file, contract in zip(files, (old, new), strict=True):
            file.write_text(json.dumps(contract.data), encoding="utf-8")
        quiet = {"REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_NOTIFICATIONS": "true"}
        done = subprocess.run(
            [_COMMAND, "diff", *files, "--format", "json", "--fail-on", "none"],
            capture_output=True, encoding="utf-8", check=False, cwd=folder, env=os.environ | quiet,
        )  # fmt: skip
    try:
        seen = json.loads(done.stdout)["changes"]
    except (ValueError, KeyError):
        raise ContractError(
            f"redocly diff failed: {' '.join(done.stderr.split())[-300:]}"
        ) from None
    known = {name for it in report.changes for name in it.methods}
    ids = {it.request: it.id for it in [*old.operations().values(), *new.operations().values()]}
    for change in seen:
        request = _request(change["path"])
        if request not in ids or ids[request] in known or change["impact"] == "patch":
            continue
        said = "; ".join(it["message"] for it in change.get("verdicts", ())) or change["path"]
        _overlooked(report, (ids[request], request), f"Redocly: {said}", change["impact"])
    return len(seen)


def _request(pointer: str) -> str:
    parts = [it.replace("~1", "/").replace("~0", "~") for it in pointer.split("/")[1:]]
    if len(parts) > 2 and parts[0] == "paths" and parts[2] in METHODS:
        return f"{parts[2].upper()} {parts[1]}"
    return ""


def ask_containment(old: Contract, new: Contract, report: Report) -> None:
    """Note bodies and results of which less, or more, is taken than the report says."""
    was, now = old.operations(), new.operations()
    for name in was.keys() & now.keys():
        one, other = was[name], now[name]
        said = [it for it in report.changes if name in it.methods]
        bodies = [_body(old, one.node), _body(new, other.node)]
        if all(bodies) and bodies[0] != bodies[1]:
            told = relation(closed(old, bodies[0]), closed(new, bodies[1]))
            if not told.keeps and not any(it.impact["call"] == Impact.BREAKING for it in said):
                text = f"The body of `{name}` does not take all that it took."
                _overlooked(report, (name, other.request), text, "major")


def _body(contract: Contract, node: dict[str, Any]) -> Any:
    content = contract.resolved(node.get("requestBody")).get("content", {})
    return next(iter(content.values()), {}).get("schema", {})


def _overlooked(report: Report, method: tuple[str, str], text: str, impact: str) -> None:
    kind = "unclassified" if impact == "major" else "documentation-changed"
    report.add("operation", kind, method[0], text, method=method, python=method[0], after=text)

"""`make bench`: measure everything, write docs/benchmarks.md and docs/benchmarks.svg.

Ends with status 1 when a target is missed. Takes ten minutes, the peers' installation
aside; give the machine nothing else to do meanwhile.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from importlib import metadata
from pathlib import Path
from typing import Any

from benchmarks import environment, plot, report, targets
from benchmarks.contract import ROOT
from benchmarks.process import run

# rows whose figures the report needs, cheapest first so that a mistake shows early
ROWS = ("calls", "decode", "memory", "starts", "paging")
SHOWN = ("openai", "cloudflare", "githubkit", "hcloud", "pytfe", "stripe")
LIBRARIES = ("httpx", "attrs", "orjson", "pydantic", "msgspec", *SHOWN)


def measure_row(row: str, arguments: dict[str, Any]) -> dict[str, Any]:
    """Run one row inside the peers' environment."""
    command = [environment.PYTHON, "-P", "-m", "benchmarks.rows", row, json.dumps(arguments)]
    output = run(command, env={**environment.clean_environ(), "PYTHONPATH": str(ROOT)}, cwd=ROOT)
    measured: dict[str, Any] = json.loads(output)
    return measured


def measure_mock() -> dict[str, Any] | None:
    """Run the mock's own measurements, with the development environment."""
    script = ROOT / "benchmarks" / "bench_mock.py"
    if not script.exists():
        return None
    measured: dict[str, Any] = json.loads(run([sys.executable, script, "--json"]))
    return measured


def machine() -> dict[str, str]:
    """Return what the figures were measured on."""
    cpu = "unknown"
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            cpu = line.partition(":")[2].strip()
            break
    code = "import importlib.metadata as m, sys; print(*map(m.version, sys.argv[1:]), sep='\\n')"
    versions = run([environment.PYTHON, "-c", code, *LIBRARIES]).split()
    peers = zip(LIBRARIES, versions, strict=True)
    load = ", ".join(f"{value:.2f}" for value in os.getloadavg())
    return {
        "date": time.strftime("%Y-%m-%d"),
        "processor": f"{cpu}, {os.cpu_count()} cores",
        "system": f"{platform.system()} {platform.release()}",
        "Python": platform.python_version(),
        "load average at the end (1, 5, 15 min)": load,
        "stock generator": f"openapi-python-client {metadata.version('openapi-python-client')}",
        "libraries": ", ".join(f"{name} {version}" for name, version in peers),
    }


def measure_all(only: list[str]) -> dict[str, Any]:
    """Measure the rows named in `only`, all others from the last run's figures."""
    kept = environment.CACHE / "results.json"
    results: dict[str, Any] = json.loads(kept.read_text()) if only and kept.exists() else {}
    environment.install_peers()
    environment.install_stock()
    wheel = environment.install_ours()
    for row in [*ROWS, "build", "mock"]:
        if only and row not in only:
            continue
        start = time.monotonic()
        if row == "mock":
            results[row] = measure_mock()
        else:
            results[row] = measure_row(row, {"wheel": str(wheel)} if row == "build" else {})
        print(f"{row}: {time.monotonic() - start:.0f} s", flush=True)
        kept.write_text(json.dumps(results))
    return results


def main() -> int:
    """Measure, write, and say which targets are missed."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument(
        "rows", nargs="*", help="measure these again, take the others from the last run"
    )
    parser.add_argument("--docs", type=Path, default=ROOT / "docs", help="where to write")
    arguments = parser.parse_args()
    results = measure_all(arguments.rows)
    judged = targets.lines(results)
    arguments.docs.mkdir(exist_ok=True)
    page = report.render(results, judged, machine(), "benchmarks.svg")
    (arguments.docs / "benchmarks.md").write_text(page, encoding="utf-8")
    picture = plot.draw(plot.panels(results))
    (arguments.docs / "benchmarks.svg").write_text(picture, encoding="utf-8")
    for line in judged:
        verdict = "    " if line.target is None else "ok  " if line.holds else "MISS"
        wanted = "no target" if line.target is None else f"target {line.target:g}"
        print(
            f"{verdict} {line.what} {line.ours}: {line.measured.median:.3g} {line.unit}, {wanted}"
        )
    mock_rows = (results.get("mock") or {"rows": []})["rows"]
    return int(not all(line.holds for line in judged) or not all(r["holds"] for r in mock_rows))


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (RuntimeError, subprocess.CalledProcessError) as error:
        sys.exit(str(error))

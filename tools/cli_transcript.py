"""Write docs/cli-transcript.md: `ffw` as a person meets it, every command really run.

    python tools/cli_transcript.py             writes the page
    python tools/cli_transcript.py --check     fails if it would be another one
    … --command PATH                           runs another ffw than that of this Python

The commands run one after the other against `ffw mock`, through pipes. What a command writes to
standard error is shown where it fails. Times are left out: no column of the page has one.
"""

from __future__ import annotations

import argparse
import difflib
import os
import re
import shlex
import signal
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "cli-transcript.md"
FFW = Path(sys.executable).with_name("ffw")
SEED, ESTATE = "7", "12"
LONGEST = 12
"""Lines of an output that are shown."""

RULE = """\
- name: No expensive plans
  type: cost
  severity: 2
  createdBy: jo
  scope:
    workspaces: {include: ["*"], exclude: []}
    repositories: {include: ["*"], exclude: []}
    branches: {include: ["*"], exclude: []}
    labels: {include: [production], exclude: []}
  criteria: {cost: {thresholdAmount: 1000}}
"""
TREE = """\
- name: tools
  labels: [core]
  children:
    - name: registry
      variables: {REGION: eu-west-1}
"""
INTRODUCTION = """\
Every command here was run against `ffw mock`. The tests run them again and compare the page.
"""
FILES = {"guardrails.yaml": RULE, "tree.yaml": TREE}

WORKS = (
    ("Find", ("ffw workspaces search --label production --limit 3 -o table"
     " --columns workspaceName,lastRunStatus,iacType")),
    ("", "ffw workspaces search --status init_error --all -o id"),
    ("", "ffw workspaces search --limit 2 -o csv --columns workspaceName,repo"),
    ("", "ffw workspaces search --all --query \"length(@)\" -o json"),
    ("", ("ffw runs list payments-cluster-production --limit 2 -o table"
     " --columns runName,status,branch")),
    ("Deploy", "ffw deploy payments-storage-development -o table --columns workspaceName,status"),
    ("", "ffw approvals -o table --columns workspaceName,status"),
    ("Projects", "ffw projects apply tree.yaml --dry-run"),
    ("", "ffw projects apply tree.yaml --yes"),
    ("", "ffw projects tree -o table"),
    ("Variables", "ffw vars set LOG_LEVEL=info --project tools"),
    ("", "ffw vars list --project tools -o table --columns key,value,sensitivity"),
    ("", "ffw vars rotate LOG_LEVEL --dry-run -o table --columns kind,name,outcome"),
    ("Guardrails", "ffw guardrails apply guardrails.yaml --yes"),
    ("", "ffw guardrails diff guardrails.yaml"),
    ("Reports", "ffw report failed -o csv --columns workspace,status"),
    ("Anything else", "ffw api GET /runners/projects/list -f pageSize=1 --query \"data[].name\""),
    ("", "ffw projects create --name extra --parent-id tools --dry-run"),
)  # fmt: skip
FAILS = (
    (2, "ffw workspaces serch"),
    (3, "FIREFLY_SECRET_KEY=mistyped ffw projects list"),
    (4, "ffw projects get nowhere"),
    (5, "ffw projects create --name default --parent-id default"),
    (6, "FIREFLY_API_URL=http://127.0.0.1:9 ffw projects list"),
    (7, "ffw deploy payments-cluster-staging -o id"),
    (8, "ffw deploy payments-cluster-staging payments-storage-development -o id"),
    (141, "ffw workspaces search --all -o jsonl | head -n 0"),
)
INTERRUPTED = "ffw deploy payments-storage-development"


@contextmanager
def mock(ffw: Path, folder: Path) -> Iterator[dict[str, str]]:
    """Start `ffw mock`, and yield the environment that its lines make."""
    failing = "plan_error:workspace=payments-cluster-staging,times=2"
    words = ["--seed", SEED, "--estate", ESTATE, "--clock", "60", "--expect", failing]
    clean = {name: it for name, it in os.environ.items() if not name.startswith("FIREFLY_")}
    clean |= {
        "COLUMNS": "80",
        "NO_COLOR": "1",
        "FIREFLY_CONFIG_DIR": str(folder),
        "LC_ALL": "C.UTF-8",
    }
    clean["PATH"] = f"{ffw.parent}{os.pathsep}{clean['PATH']}"
    server = subprocess.Popen(
        [ffw, "mock", *words], env=clean, cwd=folder, stdout=subprocess.PIPE, encoding="utf-8"
    )
    try:
        lines = [cast("TextIO", server.stdout).readline() for _ in range(3)]
        pairs = (shlex.split(line)[1].partition("=") for line in lines)
        yield clean | {name: value for name, _, value in pairs}
    finally:
        server.terminate()
        server.wait(10)


def shown(line: str, output: str) -> str:
    """A command and what it printed, as a block of the page."""
    lines = output.rstrip("\n").splitlines()
    if len(lines) > LONGEST:
        lines = [*lines[: LONGEST - 1], f"… {len(lines) - LONGEST + 1} more lines"]
    # Ids of requests and runs, and ports, are others each time.
    text = "\n".join(lines)
    text = re.sub(r"request id [0-9a-f-]{36}", "request id …", text)
    text = re.sub(r"http://127\.0\.0\.1:\d{4,5}", "http://127.0.0.1:…", text)
    text = re.sub(r"\brun [0-9a-f-]{36}", "run …", text)
    text = re.sub(r"/build-\d+", "/build-…", text)
    return f"$ {line}\n{text}".rstrip("\n")


def run(line: str, environ: dict[str, str], folder: Path) -> tuple[int, str, str]:
    """Run a line as a shell does; the exit code is that of `ffw`, also before a pipe."""
    script = f"{line}\nexit ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", script], env=environ, cwd=folder, capture_output=True,
        encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


def interrupted(ffw: Path, environ: dict[str, str], folder: Path) -> tuple[int, str]:
    """Run a command, and press Ctrl-C once it follows its run."""
    process = subprocess.Popen(
        [ffw, *shlex.split(INTERRUPTED)[1:]], env=environ, cwd=folder,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip
    errors = cast("TextIO", process.stderr)
    first = errors.readline()
    while "starting" not in first and process.poll() is None:
        first = errors.readline()
    process.send_signal(signal.SIGINT)
    _, rest = process.communicate(timeout=60)
    return process.returncode, re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "…", rest)


def page(ffw: Path) -> str:
    """Run everything and return the page.

    Args:
        ffw: The command.

    Raises:
        SystemExit: If a command ends otherwise than it should.
    """
    parts = ["# A session with `ffw`\n", INTRODUCTION]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, text in FILES.items():
            (folder / file).write_text(text, encoding="utf-8")
        with mock(ffw, folder) as environ:
            start = f"ffw mock --seed {SEED} --estate {ESTATE} > mock.env &\n$ . ./mock.env"
            parts.append(f"```text\n{shown(start, '')}\n```\n")
            blocks: list[str] = []
            for heading, line in WORKS:
                if heading:
                    _close(parts, blocks)
                    parts.append(f"## {heading}\n")
                code, out, err = run(line, environ, folder)
                if code:
                    raise SystemExit(f"{line} ended with {code}:\n{out}{err}")
                blocks.append(shown(line, out))
            _close(parts, blocks)
            parts.append("## What goes wrong\n")
            for wanted, line in FAILS:
                code, out, err = run(line, environ, folder)
                if code != wanted:
                    raise SystemExit(f"{line} ended with {code}, not {wanted}:\n{out}{err}")
                err = re.sub(r"^[\w-]+: \w+\n", "", err, flags=re.MULTILINE)
                blocks.append(shown(line, f"{err}$ echo $?\n{code}"))
            code, err = interrupted(ffw, environ, folder)
            if code != 130:
                raise SystemExit(f"{INTERRUPTED} ended with {code}, not 130:\n{err}")
            blocks.append(shown(INTERRUPTED, f"^C\n{err}$ echo $?\n{code}"))
            _close(parts, blocks)
    for file, text in FILES.items():
        parts.append(f"`{file}`:\n\n```yaml\n{text}```\n")
    return "\n".join(parts)


def _close(parts: list[str], blocks: list[str]) -> None:
    if blocks:
        parts.append("```text\n" + "\n".join(blocks) + "\n```\n")
        blocks.clear()


def main() -> int:
    """Write the page, or compare it."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--check", action="store_true", help="write nothing, fail on a difference")
    parser.add_argument("--command", type=Path, default=FFW, help="the ffw to run")
    options = parser.parse_args()
    made = page(options.command.absolute())
    if not options.check:
        PAGE.write_text(made, encoding="utf-8")
        return 0
    present = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    if present == made:
        return 0
    lines = difflib.unified_diff(
        present.splitlines(), made.splitlines(), "docs", "run", lineterm=""
    )
    print(*lines, sep="\n")
    print("python tools/cli_transcript.py writes it again", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())

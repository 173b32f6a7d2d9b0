"""Writes the asynchronous half of what is authored once, for threads: ``--check`` only compares.

Each row of ``HALVES`` is a file of ``overlays/firefly_workflows`` and the one made from it. Words
are replaced as they stand in ``WORDS``; what a blocking method calls to do I/O is awaited.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from pathlib import Path

OVERLAYS = Path(__file__).resolve().parents[1] / "overlays" / "firefly_workflows"
HALVES = {
    "client.py": "async_client.py",
    "runs/methods.py": "runs/async_methods.py",
    "finding/guardrails.py": "finding/async_guardrails.py",
    "finding/projects.py": "finding/async_projects.py",
    "finding/runners_workspaces.py": "finding/async_runners_workspaces.py",
    "finding/variable_sets.py": "finding/async_variable_sets.py",
    "finding/variables.py": "finding/async_variables.py",
    "finding/workspaces.py": "finding/async_workspaces.py",
}
HEADER = "# Written by `make generate` from {source}; do not edit.\n"

WORDS: tuple[tuple[str, str], ...] = (
    # What is true of one client only.
    (
        r'"""``Firefly``, the client\. .*',
        '"""``AsyncFirefly``, the client for asyncio and trio.',
    ),
    (
        r"Safe to use from many threads at once\. Close it, or use it in a ``with`` statement\.",
        """It belongs to the event loop of its first request. Close it, or use it in an
    ``async with`` statement.""",
    ),
    (
        r"a function that returns one, instead of keys;",
        """a function that returns one (it may be a coroutine
            function), instead of keys;""",
    ),
    (r" Requests of threads then take\n +turns\.", ""),
    (r"An ``httpx`` transport", "An asynchronous ``httpx`` transport"),
    (
        r'"""Import every operation and model now rather than when each is first used\."""',
        '''"""Import every operation and model now, outside of the event loop.

        Imports block: without this, the loop stands still when a resource is first used.
        """
        from anyio import to_thread
''',
    ),
    (r"\n {8}preload\(\)", "\n        await to_thread.run_sync(preload)"),
    # The header says it. An empty line after it, before closing quotes, is for ruff.
    (r"\s*``Async(?!Firefly)\w+``\s+is generated from this file by ``make generate``\.", ""),
    # Names.
    (
        (
            r"\b(AccountVariables|Guardrails|Projects|RunnersWorkspaces|VariableSets|Workspaces)\b"
            r"(?! runs)"
        ),
        r"Async\1",
    ),
    (r"(firefly_workflows|from )\.finding\.(?=\w)", r"\1.finding.async_"),
    (r"(?<!that )\bFirefly\b(?! runs)", "AsyncFirefly"),
    (r"\b(Resources|RunMethods|Client|BaseTransport|Core)\b", r"Async\1"),
    (r"\bSyncCore\b", "AsyncTaskCore"),
    (r"\bfrom \.(\w+\.)methods import", r"from .\1async_methods import"),
    (r"\bopen_connection\b", "open_async_connection"),
    (r"Callable\[\[\], str\]", "Callable[[], str] | Callable[[], Awaitable[str]]"),
    (r"import Callable, Mapping", "import Awaitable, Callable, Mapping"),
    # What is awaited.
    (r"\bwith start_lock\(", "async with async_start_lock("),
    (r"import start_lock\b", "import async_start_lock"),
    (r"    def __(enter|exit)__", r"    async def __a\1__"),
    (
        r"    def (request|close|preload|\w+_and_wait|wait_for_run|runs_\w+|_start|_finish|_run)\(",
        r"    async def \1(",
    ),
    (r"(return|=) (self\.(_run|_start|_finish|_engine\.(call|run))\()", r"\1 await \2"),
    (r"return (self\._engine\.within\([^)]*\)\.run\()", r"return await \1"),
    (
        r"    def (find_by_\w+|get_by_name|get|root|walk|_projects|ensure\w*|rotate)\(",
        r"    async def \1(",
    ),
    (r"((?:=|return) |\n {8})(core\.run\()", r"\1await \2"),
    (r"\bfor (\w+) in self\.(_listing\.)?(list|search)\(", r"async for \1 in self.\2\3("),
    (r"\bfor each in rows\b", "async for each in rows"),
    (r"(=|in) (self\.(find_by_name|tree|_projects)\()", r"\1 await \2"),
    (r"page = (self\.(_listing\.)?(list|search|list_workspaces)\()", r"page = await \1"),
    (r"( {8})(self\.close\(|self\._engine\.close\()", r"\1await \2"),
)


def main() -> int:
    """Runs the command and returns its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, prog="async_halves")
    parser.add_argument("--check", action="store_true", help="compare with the committed files")
    check = parser.parse_args().check
    stale = 0
    for source, target in HALVES.items():
        text = asynchronous((OVERLAYS / source).read_text(encoding="utf-8"), source)
        path = OVERLAYS / target
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale += 1
        if check:
            print(f"different: {path.name}: run `make generate` and commit", file=sys.stderr)
        else:
            path.write_text(text, encoding="utf-8")
    return 1 if check and stale else 0


def asynchronous(text: str, source: str) -> str:
    """Returns the asynchronous half of a module, formatted."""
    for pattern, replacement in WORDS:
        text = re.sub(pattern, replacement, text)
    command = [sys.executable, "-m", "ruff"]
    for step in (["check", "--fix-only", "--select=F401,I001", "--quiet"], ["format"]):
        done = subprocess.run(
            [*command, *step, "--stdin-filename", source, "-"],
            input=text,
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        text = done.stdout
    return HEADER.format(source=source) + text


if __name__ == "__main__":
    sys.exit(main())

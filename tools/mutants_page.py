"""docs/mutants.md: what became of the mutants, and the verdicts that people wrote on survivors.

The page is read back before it is written: a verdict stays for as long as the mutant is the same
change of the same function, and results of modules that a run did not touch stay, too.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

OPEN = "open"
EQUIVALENT = "equivalent"


@dataclass
class Module:
    """What became of the mutants of one module."""

    name: str
    date: str
    tried: int
    mutants: int
    """How many there are; all are tried, or a sample of them."""
    killed: int
    without_test: int
    survivors: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    """Verdicts by function and change; as many as there are mutants with this change."""

    @property
    def equivalent(self) -> int:
        """Return how many survivors no caller can tell from the code."""
        verdicts = [it for verdicts in self.survivors.values() for it in verdicts]
        return sum(it.startswith(EQUIVALENT) for it in verdicts)

    @property
    def room(self) -> str:
        """Return the package that holds the module."""
        return self.name.rpartition(".")[0]


def score(modules: Iterable[Module]) -> str:
    """Return the percentage that is killed of those that were tried and are not equivalent."""
    several = list(modules)
    killed = sum(it.killed for it in several)
    tried = sum(it.tried - it.equivalent for it in several)
    return f"{100 * killed / max(1, tried):.1f} %"


# ─────────────────────────────────────────────────────────────────────────────── reading

_ROW = re.compile(r"\| `(?P<name>[\w.]+)` \|(?P<counts>(?: [\d.]+ %? ?\|){6}) (?P<date>\S+) \|")
_SURVIVOR = re.compile(r"\| `(?P<function>[^`]+)` \| (?P<change>`+ .*? `+) \| (?P<verdict>.*) \|")


def read(text: str) -> dict[str, Module]:
    """Return what a page holds, by module."""
    modules: dict[str, Module] = {}
    current: Module | None = None
    for line in text.splitlines():
        if row := _ROW.fullmatch(line):
            tried, mutants, killed, _, without_test = map(
                int, re.findall(r"[\d.]+", row["counts"])[:5]
            )
            name = row["name"]
            modules[name] = Module(name, row["date"], tried, mutants, killed, without_test)
        elif line.startswith("## "):
            current = modules.get(line[3:].strip("`"))
        elif current and (row := _SURVIVOR.fullmatch(line)):
            key = (row["function"], uncode(row["change"]))
            current.survivors.setdefault(key, []).append(row["verdict"])
    return modules


def merged(known: dict[str, Module], tried: list[Module]) -> list[Module]:
    """Return all modules: those just tried with the verdicts that are known, and the others."""
    for module in tried:
        earlier = known.get(module.name)
        for key, verdicts in module.survivors.items():
            kept = earlier.survivors.get(key, []) if earlier else []
            module.survivors[key] = [*kept, *verdicts][: len(verdicts)]
    return sorted({**known, **{it.name: it for it in tried}}.values(), key=lambda it: it.name)


# ─────────────────────────────────────────────────────────────────────────────── writing

_HEAD = """\
# Mutants

`make mutants` changes the code of overlays/ and mock/ in small ways with mutmut {version}, one at a
time, and runs the tests that reach the changed function. `make mutants ARGS=mock/…/search.py` does
so for a file or a directory, `--sample 40` with a fixed choice of that many for each module. What
no test notices survives and stands below with a verdict. Of the mutants that are not equivalent to
the code, {score} are killed.

mutmut leaves properties and other decorated methods alone. Tests that start processes run the
code as it is there.

| room | tried | of | killed | score |
|---|---:|---:|---:|---:|
"""
_MODULES = """
| module | tried | of | killed | equivalent | no test | score | date |
|---|---:|---:|---:|---:|---:|---:|---|"""


def page(modules: list[Module], version: str) -> str:
    """Return the page as Markdown; the modules are sorted by name."""
    lines = [_HEAD.format(version=version, score=score(modules)).rstrip("\n")]
    for room, members in itertools.groupby(modules, lambda it: it.room):
        rows = list(members)
        tried, mutants = sum(it.tried for it in rows), sum(it.mutants for it in rows)
        killed = sum(it.killed for it in rows)
        lines.append(f"| {room} | {tried} | {mutants} | {killed} | {score(rows)} |")
    lines.append(_MODULES)
    for it in modules:
        counts = f"{it.tried} | {it.mutants} | {it.killed} | {it.equivalent} | {it.without_test}"
        lines.append(f"| `{it.name}` | {counts} | {score([it])} | {it.date} |")
    for it in modules:
        if it.survivors:
            lines += ["", f"## `{it.name}`", "", "| function | change | verdict |", "|---|---|---|"]
        for (function, changed), verdicts in it.survivors.items():
            lines += [f"| `{function}` | {code(changed)} | {verdict} |" for verdict in verdicts]
    return "\n".join(lines) + "\n"


def code(text: str) -> str:
    """Return text as code that may stand in a table."""
    fence = "`" * (max((len(it) for it in re.findall("`+", text)), default=0) + 1)
    return f"{fence} {text.replace('|', chr(92) + '|')} {fence}"


def uncode(text: str) -> str:
    """Return what `code` was given."""
    return text.strip("`").strip(" ").replace("\\|", "|")

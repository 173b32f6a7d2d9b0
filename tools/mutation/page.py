"""docs/mutants.md: what became of the mutants, and the verdicts that people wrote on survivors.

The page is read back before it is written: a verdict stays for as long as the mutant is the same
change of the same function, and results of modules that a run did not touch stay, too.
"""

from __future__ import annotations

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
    hung: int = 0
    """How many of the killed were ended by the clock: their tests did not end by themselves."""
    seed: int = 0
    """Which sample they are."""
    survivors: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    """Verdicts by function and change; as many as there are mutants with this change."""

    @property
    def equivalent(self) -> int:
        """Return how many survivors no caller can tell from the code."""
        verdicts = [it for verdicts in self.survivors.values() for it in verdicts]
        return sum(it.startswith(EQUIVALENT) for it in verdicts)

    @property
    def title(self) -> str:
        """Return the name, with the sample if it is not the first."""
        return f"`{self.name}`" + (f", sample {self.seed}" if self.seed else "")

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

_ROW = re.compile(r"\| `(?P<name>[\w.]+)` \|(?P<counts>(?: [\d.]+ %? ?\|){8}) (?P<date>\S+) \|")
_SURVIVOR = re.compile(r"\| `(?P<function>[^`]+)` \| (?P<change>`+ .*? `+) \| (?P<verdict>.*) \|")


def read(text: str) -> dict[str, Module]:
    """Return what a page holds, by title."""
    modules: dict[str, Module] = {}
    current: Module | None = None
    for line in text.splitlines():
        if row := _ROW.fullmatch(line):
            seed, tried, mutants, killed, hung, _, without_test = map(
                int, re.findall(r"[\d.]+", row["counts"])[:7]
            )
            module = Module(
                row["name"], row["date"], tried, mutants, killed, without_test, hung, seed
            )
            modules[module.title] = module
        elif line.startswith("## "):
            current = modules.get(line.removeprefix("## "))
        elif current and (row := _SURVIVOR.fullmatch(line)):
            key = (row["function"], uncode(row["change"]))
            current.survivors.setdefault(key, []).append(row["verdict"])
    return modules


def merged(known: dict[str, Module], tried: list[Module]) -> list[Module]:
    """Return all modules: those just tried with the verdicts that are known, and the others."""
    for module in tried:
        # Samples overlap: what is known of a change in one holds in the other.
        same = [it for it in known.values() if it.name == module.name]
        same.sort(key=lambda it: it.seed != module.seed)
        for key, verdicts in module.survivors.items():
            kept = next((it.survivors[key] for it in same if key in it.survivors), [])
            module.survivors[key] = [*kept, *verdicts][: len(verdicts)]
    every = {**known, **{it.title: it for it in tried}}
    return sorted(every.values(), key=lambda it: (it.name, it.seed))


# ─────────────────────────────────────────────────────────────────────────────── writing

_HEAD = """\
# Mutants

`make mutants` changes the code of overlays/ and mock/ in small ways with mutmut {version}, one at a
time, and runs the tests that reach the changed function. `make mutants ARGS=mock/…/search.py` does
so for a file or a directory, `--room limits` for a room with the tests that are about it (the table
in `tools/mutation/rooms.py`), `--sample 15` with a fixed choice of that many for each module,
`--seed 1` with another choice. What no test notices survives and stands below with a verdict. Of
the mutants that are not equivalent to the code, {score} are killed.

Tests are written for the survivors of a sample once it has been measured; the sample of another
seed tells how far they reach. Of those, the last of each room stands here. Some are killed by the
clock: the tests do not end. `--control` runs the tests of a sample as mutmut runs
them but without a mutant, and ends with an error if one fails.

mutmut leaves properties and other decorated methods alone. Tests that start processes run the
code as it is there.

| room | `make mutants ARGS=…` | tried | of | killed | by the clock | equivalent | score | date |
|---|---|---:|---:|---:|---:|---:|---:|---|
"""
_MODULES = """
| module | sample | tried | of | killed | by the clock | equivalent | no test | score | date |
|---|---:|---:|---:|---:|---:|---:|---:|---:|---|"""


def page(modules: list[Module], version: str) -> str:
    """Return the page as Markdown; the modules are sorted by name."""
    lines = [_HEAD.format(version=version, score=score(modules)).rstrip("\n")]
    rooms: dict[tuple[str, int], list[Module]] = {}
    for it in modules:
        rooms.setdefault((it.room, it.seed), []).append(it)
    for (room, _), rows in rooms.items():
        sums = [
            sum(getattr(it, name) for it in rows)
            for name in ("tried", "mutants", "killed", "hung", "equivalent")
        ]
        counts = " | ".join(map(str, sums))
        date = max(it.date for it in rows)
        lines.append(f"| {room} | `{command(rows)}` | {counts} | {score(rows)} | {date} |")
    lines.append(_MODULES)
    for it in modules:
        counts = f"{it.seed} | {it.tried} | {it.mutants} | {it.killed} | {it.hung}"
        counts += f" | {it.equivalent} | {it.without_test}"
        lines.append(f"| `{it.name}` | {counts} | {score([it])} | {it.date} |")
    for it in modules:
        if it.survivors:
            lines += ["", f"## {it.title}", "", "| function | change | verdict |", "|---|---|---|"]
        for (function, changed), verdicts in it.survivors.items():
            lines += [f"| `{function}` | {code(changed)} | {verdict} |" for verdict in verdicts]
    return "\n".join(lines) + "\n"


def command(rows: list[Module]) -> str:
    """Return the arguments that try these modules of a room again."""
    words = ["--room", rows[0].room.rpartition(".")[2]]
    if any(it.tried < it.mutants for it in rows):
        words += ["--sample", str(max(it.tried for it in rows))]
    if rows[0].seed:
        words += ["--seed", str(rows[0].seed)]
    return " ".join(words)


def code(text: str) -> str:
    """Return text as code that may stand in a table."""
    fence = "`" * (max((len(it) for it in re.findall("`+", text)), default=0) + 1)
    return f"{fence} {text.replace('|', chr(92) + '|')} {fence}"


def uncode(text: str) -> str:
    """Return what `code` was given."""
    return text.strip("`").strip(" ").replace("\\|", "|")

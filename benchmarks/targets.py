"""The targets, and how each is judged from the samples."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from benchmarks import peers
from benchmarks.rows import decode, starts
from benchmarks.stats import Spread, above, ratios, spread

if TYPE_CHECKING:
    from collections.abc import Sequence

MIB = 1024 * 1024
# A page of 250 nested runs is 0.6 MB of JSON and several MB of objects; four of them are fetched
# ahead. What the process may gain between the first tenth and the end is less than a few pages:
# a client that kept what it handed out would gain hundreds of MiB.
FLAT_MIB = 8.0


@dataclass(frozen=True)
class Line:
    """One line of the table of targets."""

    what: str
    ours: str
    measured: Spread
    unit: str
    target: float | None

    @property
    def holds(self) -> bool:
        """Whether the median reaches the target; a line without one is there for comparison."""
        return self.target is None or self.measured.median <= self.target


def lines(results: dict[str, Any]) -> list[Line]:
    """Return every line, in the order of the report."""
    page = results["decode"]
    found = []
    # pydantic parses in Rust, and json.loads alone takes half of its time: a model that is read by
    # Python is held against it with a parser of its kind.
    for label, contender, to_pydantic in (
        ("plain install", peers.OURS, None),
        ("extra `fast`", decode.OURS_FAST, 0.75),
    ):
        for what, yardstick, target in (
            ("decode 1,000 nested runs ÷ json.loads", decode.JSON, 2.0),
            ("decode ÷ pydantic v2 from bytes", decode.PYDANTIC, to_pydantic),
            ("decode ÷ stock generator", peers.STOCK, 0.6),
        ):
            found.append(_ratio(page["decode"], contender, yardstick, what, label, target))
        if contender in page["encode"]:
            what = "encode the same ÷ json.dumps"
            found.append(_ratio(page["encode"], contender, decode.JSON, what, label, 1.8))
    start, call = results["starts"], results["calls"]
    imports = start["import"]
    found.append(
        Line(
            "`import firefly_workflows` above bare Python",
            "",
            spread([1e3 * s for s in above(imports[peers.OURS], imports[starts.BARE])]),
            "ms",
            15,
        )
    )
    what = "import, construct, first call ÷ the same with raw httpx"
    found.append(_ratio(start["first_call"], peers.OURS, peers.RAW, what, "", 1.35))
    what = "one small call ÷ raw httpx, every layer on"
    found.append(_ratio(call["call"], peers.OURS, peers.RAW, what, "", 1.3))
    memory = results["memory"]["memory"]
    found.append(
        Line(
            f"memory after {results['memory']['calls'][peers.OURS]} operations, above raw httpx",
            "",
            spread([b / MIB for b in above(memory[peers.OURS], memory[peers.RAW])]),
            "MiB",
            12,
        )
    )
    for page_size, paging in results["paging"].items():
        for mode in ("sync", "async"):
            label = f"{mode}, {page_size} a page"
            what = "iterate 100,000 runs at 50 ms latency, prefetch 4 ÷ serial"
            times = paging["iterate"]
            serial, ahead = f"{mode} serial", f"{mode} prefetch"
            found.append(_ratio(times, ahead, serial, what, label, 0.35))
            growth = [(held[-1] - held[0]) / MIB for held in paging["held"][ahead]]
            what = "memory gained from the 10,000th to the last of them"
            found.append(Line(what, label, spread(growth), "MiB", FLAT_MIB))
    build = results["build"]
    found.append(Line("wheel", "", spread([build["wheel"] / 1000]), "kB", 300))
    found.append(Line("`make generate`", "", spread(build["generate"]), "s", 6))
    return found


def _ratio(
    samples: dict[str, Sequence[float]],
    ours: str,
    theirs: str,
    what: str,
    label: str,
    target: float | None,
) -> Line:
    return Line(what, label, spread(ratios(samples[ours], samples[theirs])), "×", target)

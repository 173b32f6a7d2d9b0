"""Writes docs/benchmarks.md: the targets, the peers, and how it was measured."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks import peers
from benchmarks.rows import decode, starts
from benchmarks.stats import Spread, above, ratios, spread
from benchmarks.targets import MIB, Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

HOW = """\
## How it is measured

`make bench` builds the wheel, installs it with the peers (`benchmarks/peers.lock`) into an
environment of its own, generates the stock client from the same `openapi.yaml`, and runs
everything side by side:

- Contenders take turns, one sample each per round, in rotating order. A ratio is taken within a
  round; the table shows the median of the rounds with the quartiles in brackets.
- Times are processor time, which is elapsed time less what other processes took; only iteration
  and `make generate`, which wait or use both cores, are elapsed time.
- In-process samples start after a full garbage collection and run with the cyclic collector
  off, as `timeit` does. What it costs to decode with the collector on is in the table of
  decoders.
- The page has 1,000 runs, each with backend, owner, plan, apply, guardrails and changed files,
  made from the example in the contract with varying ids, statuses and times.
- The models for pydantic and msgspec are derived from the contract when the benchmark runs: every
  property optional, dates as `datetime`, enumerations as `Enum`, unknown fields dropped.
  Ours keep unknown fields, tolerate any value and open every enumeration. The models of the SDKs
  are the same shapes on that SDK's own base class, filled the way the SDK does it; hcloud and
  pytfe have no generic way.
- Imports, first calls, memory and iteration are measured in new processes, on compiled files
  that are in the page cache.
- Calls go through a transport that answers from memory. Ours logs in, signs, retries, counts
  against the rate limit (whose window is widened so that it never waits) and maps errors. The
  yardstick is an httpx client with a header, `raise_for_status()` and `json()`. Peers make one
  comparable small call with their defaults; openai brings httpx2 instead of httpx, and hcloud
  requests.
- Without a remark a row of ours runs on the standard library's json, as a plain install does. The
  extra `fast` (msgspec) reads lists of 64 kB and more, with the same results, and nothing else.
  pydantic parses in Rust, so the target against it is for that extra; what a plain install does is
  shown beside it. "Parsed first" is what happens to answers that are no plain list of objects.
"""


def render(
    results: dict[str, Any], lines: Sequence[Line], machine: dict[str, str], plot: str
) -> str:
    """Return the page as Markdown.

    Args:
        results: What the rows measured.
        lines: The judged targets.
        machine: What it ran on, in the order to print it.
        plot: Where the plot is, relative to the page.
    """
    judged = [line for line in lines if line.target is not None]
    verdict = f"{sum(line.holds for line in judged)} of {len(judged)} targets hold."
    parts = [
        "# Benchmarks",
        f"Written by `make bench`. {verdict}",
        f"![Ours and the peers]({plot})",
        "## Targets",
        _table(
            ("what", "with", "measured", "target", "holds"),
            (
                (
                    line.what,
                    line.ours,
                    _value(line.measured, line.unit),
                    "–" if line.target is None else f"≤ {line.target:g} {line.unit}",
                    "–" if line.target is None else "yes" if line.holds else "**no**",
                )
                for line in lines
            ),
        ),
        *_decoders(results["decode"]),
        *_starts(results),
        *_mock(results.get("mock")),
        HOW.rstrip(),
        "## Where",
        _table(("", ""), machine.items()),
    ]
    return "\n\n".join(parts) + "\n"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    body = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join(["| " + " | ".join(head) + " |", "|" + " --- |" * len(head), *body])


def number(value: float) -> str:
    """Return a figure with three digits, or all of them before the point."""
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"


def _value(measured: Spread, unit: str) -> str:
    text = f"{number(measured.median)} {unit}".rstrip()
    if measured.low == measured.high:
        return text
    return f"{text} [{number(measured.low)} – {number(measured.high)}]"


def against(samples: dict[str, list[float]], yardstick: str) -> dict[str, Spread]:
    """Return each contender ÷ the yardstick."""
    return {name: spread(ratios(values, samples[yardstick])) for name, values in samples.items()}


def _decoders(page: dict[str, Any]) -> list[str]:
    off = against(page["decode"], decode.JSON)
    on = against(page["decode_collector"], decode.JSON)
    back = against(page["encode"], decode.JSON)
    slow = against(page["decode_sdks"], decode.JSON)
    slow.pop(decode.JSON)
    rows = [
        (
            name,
            _milliseconds(page["decode"][name]),
            _value(off[name], "×"),
            _value(on[name], "×"),
            _value(back[name], "×") if name in back else "–",
        )
        for name in off
    ]
    rows += [
        (name, _milliseconds(page["decode_sdks"][name]), _value(value, "×"), "–", "–")
        for name, value in slow.items()
    ]
    head = (
        "contender",
        "decode",
        "÷ json.loads",
        "÷ json.loads, collector on",
        "encode ÷ json.dumps",
    )
    size = f"{page['bytes'] / 1e6:.1f} MB of JSON"
    return [f"## A page of 1,000 nested runs ({size})", _table(head, rows)]


def _milliseconds(samples: list[float]) -> str:
    return _value(spread([1e3 * sample for sample in samples]), "ms")


def imports(results: dict[str, Any]) -> dict[str, Spread]:
    """Return each contender's import in milliseconds above bare Python."""
    found = {}
    for key in ("import", "import_sdks"):
        samples = results["starts"][key]
        for name in samples:
            if name not in (starts.BARE, starts.CLIENT):
                cost = above(samples[name], samples[starts.BARE])
                found[name] = spread([1e3 * sample for sample in cost])
    return found


def first_calls(results: dict[str, Any]) -> dict[str, Spread]:
    """Return each contender's first call ÷ raw httpx."""
    found = against(results["starts"]["first_call"], peers.RAW)
    few = against(results["starts"]["first_call_sdks"], peers.RAW)
    return found | {name: value for name, value in few.items() if name != peers.RAW}


def _starts(results: dict[str, Any]) -> list[str]:
    imported, first = imports(results), first_calls(results)
    call = against(results["calls"]["call"], peers.RAW)
    memory = results["memory"]["memory"]
    held = {
        name: spread([b / MIB for b in above(values, memory[peers.RAW])])
        for name, values in memory.items()
    }
    calls = results["memory"]["calls"]
    rows = [
        (
            name,
            _value(imported[name], "ms"),
            _value(first[name], "×"),
            _value(call[name], "×"),
            f"{_value(held[name], 'MiB')} ({calls[name]})",
        )
        for name in call
    ]
    head = (
        "contender",
        "import above bare Python",
        "import to first answer ÷ raw httpx",
        "one call ÷ raw httpx",
        "memory above raw httpx (after n operations)",
    )
    samples = results["starts"]["import"]
    usual = spread([1e3 * s for s in above(samples[starts.CLIENT], samples[starts.BARE])])
    note = (
        f"`{starts.CLIENT}`, which loads the client, takes {_value(usual, 'ms')} above bare Python."
    )
    return ["## Starting, calling, holding", _table(head, rows), note]


_BOUND = {"higher": "≥", "lower": "≤"}


def _mock(mock: dict[str, Any] | None) -> list[str]:
    if not mock:
        return []
    rows = [
        (
            row["what"],
            f"{number(row['value'])} {row['unit']}",
            "–" if row["target"] is None else f"{_BOUND[row['better']]} {row['target']:g}",
            ("–" if row["target"] is None else "yes") if row["holds"] else "**no**",
        )
        for row in mock["rows"]
    ]
    return ["## The mock", _table(("what", "measured", "target", "holds"), rows)]

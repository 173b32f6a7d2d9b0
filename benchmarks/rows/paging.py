"""Iterating a long list over a slow line, one page after the other and with pages fetched ahead.

The transport responds after a fixed latency with pages of nested runs in which no run appears
twice. Memory is the resident set, looked at ten times on the way: a client that keeps what it
has handed out would grow by the whole list, hundreds of megabytes.
"""

from __future__ import annotations

import asyncio
import gc
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

from benchmarks import data, peers
from benchmarks.process import python
from benchmarks.rows.memory import MIB, resident
from benchmarks.stats import rotations
from benchmarks.table import Line, compared

if TYPE_CHECKING:
    from collections.abc import Sequence

WORKSPACE = "0e01b22c-7f4b-5e0f-b1c1-faff031977f8"
# The first digits of every runId are replaced by the number of its page.
MARK = "ffffffff"
# A page of 250 nested runs is several MiB of objects, and four of them are fetched ahead. A client
# that kept what it handed out would gain hundreds of MiB.
FLAT = 8.0


class Pages:
    """Responds to requests for pages of runs.

    Args:
        items: How many runs there are in all.
        page_size: How many of them a page holds.
    """

    def __init__(self, items: int, page_size: int) -> None:
        import json

        runs = data.runs(page_size)
        for run in runs:
            for part in (run, *run["plan"], *run["apply"]):
                part["id"] = MARK + part["id"][len(MARK) :]
            run["runId"] = MARK + run["runId"][len(MARK) :]
        self._template = json.dumps(runs, separators=(",", ":")).encode()
        self._pages = items // page_size

    def respond(self, request: Any) -> Any:
        """Return the response to a login or to the request for a page."""
        import httpx

        if request.url.path.endswith("/login"):
            return httpx.Response(200, headers=peers.JSON, content=peers.LOGIN)
        number = int(parse_qs(request.url.query.decode()).get("page", ["0"])[0])
        content = b"[]"
        if number < self._pages:
            content = self._template.replace(MARK.encode(), f"{number:08x}".encode())
        return httpx.Response(200, headers=peers.JSON, content=content)


def iterate(items: int, page_size: int, latency: float, prefetch: int) -> dict[str, Any]:
    """Iterate once with `Firefly`; returns seconds, items seen and the memory on the way."""
    import httpx

    from firefly_workflows import Firefly

    pages = Pages(items, page_size)

    def respond(request: httpx.Request) -> httpx.Response:
        time.sleep(latency)
        return pages.respond(request)

    client = Firefly(
        access_key="key",
        secret_key="secret",
        base_url=peers.BASE,
        transport=httpx.MockTransport(respond),
        rate_limit=1_000_000,
    )
    watch = Watch(items)
    first = client.workspaces.search_runs(WORKSPACE, page_size=page_size)
    for run in first.iter(prefetch=prefetch):
        watch.saw(run)
    return watch.report()


async def aiterate(items: int, page_size: int, latency: float, prefetch: int) -> dict[str, Any]:
    """Iterate once with `AsyncFirefly`; returns what `iterate` does."""
    import httpx

    from firefly_workflows import AsyncFirefly

    pages = Pages(items, page_size)

    async def respond(request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(latency)
        return pages.respond(request)

    client = AsyncFirefly(
        access_key="key",
        secret_key="secret",
        base_url=peers.BASE,
        transport=httpx.MockTransport(respond),
        rate_limit=1_000_000,
    )
    watch = Watch(items)
    first = await client.workspaces.search_runs(WORKSPACE, page_size=page_size)
    async for run in first.iter(prefetch=prefetch):
        watch.saw(run)
    return watch.report()


class Watch:
    """Counts items and notes the memory at every tenth of the way."""

    def __init__(self, items: int) -> None:
        self._every = max(1, items // 10)
        self._seen = 0
        self._held: list[int] = []
        self._start = time.perf_counter()

    def saw(self, item: Any) -> None:
        """Count one item."""
        self._seen += 1
        if self._seen % self._every == 0:
            assert item.run_id
            self._held.append(resident())

    def report(self) -> dict[str, Any]:
        """Return seconds, how many items there were and the bytes at each tenth."""
        seconds = time.perf_counter() - self._start
        return {"seconds": seconds, "items": self._seen, "held": self._held}


def child(mode: str, items: int, page_size: int, latency: float, prefetch: int) -> None:
    """Iterate once in this process and print the report as JSON."""
    import json

    gc.collect()
    if mode == "sync":
        report = iterate(items, page_size, latency, prefetch)
    else:
        report = asyncio.run(aiterate(items, page_size, latency, prefetch))
    print(json.dumps(report))


def measure(
    *,
    items: int = 100_000,
    page_sizes: Sequence[int] = (100, 250),
    latency: float = 0.05,
    prefetch: int = 4,
    rounds: int = 1,
) -> list[Line]:
    """Measure both clients with each size of pages.

    Args:
        items: How many runs to iterate.
        page_sizes: How many a page holds. The larger a page, the smaller the part of the time that
            is spent waiting, which is what can be saved.
        latency: Seconds before each response.
        prefetch: How many pages are fetched ahead where they are.
        rounds: How many processes to start of each.
    """
    lines = []
    for size in page_sizes:
        for mode in ("sync", "async"):
            who = f"ours, {mode}, {size} a page"
            samples: dict[str, list[float]] = {"serial": [], f"prefetch {prefetch}": []}
            growth = []
            for order in rotations(samples, rounds):
                for name in order:
                    ahead = 0 if name == "serial" else prefetch
                    report = _iterate(mode, items, size, latency, ahead)
                    samples[name].append(report["seconds"])
                    if ahead:
                        growth.append((report["held"][-1] - report["held"][0]) / MIB)
            (ratio,) = compared("", samples, "serial")
            what = f"iterate {items} runs at {latency * 1000:g} ms latency, prefetch {prefetch}"
            lines += [
                Line(f"{what} ÷ serial", who, "×", ratio.values, 0.35),
                Line(f"{what}, memory from a tenth on", who, "MiB", growth, FLAT),
            ]
    return lines


def _iterate(mode: str, items: int, size: int, latency: float, ahead: int) -> dict[str, Any]:
    import json

    call = f"child({mode!r}, {items}, {size}, {latency}, {ahead})"
    report: dict[str, Any] = json.loads(python(f"from benchmarks.rows.paging import child; {call}"))
    if report["items"] != items:
        raise AssertionError(f"{mode}, {ahead} ahead: {report['items']} of {items} items")
    return report

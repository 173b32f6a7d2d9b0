"""Resident memory of a process that has called every operation once, and its peers'.

Each sample is a new process that reports its resident set after a full collection. The raw httpx
process sends the same requests and parses the same responses. The SDKs make their one small call:
they have other operations.
"""

from __future__ import annotations

import gc
import json
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks import peers
from benchmarks.process import python
from benchmarks.stats import above, turns
from benchmarks.table import Line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

MIB = 1024 * 1024
PAGE_SIZE = os.sysconf("SC_PAGE_SIZE")
Plan = list[dict[str, Any]]


def resident() -> int:
    """Return the bytes of this process that are in memory."""
    return int(Path("/proc/self/statm").read_text(encoding="utf-8").split()[1]) * PAGE_SIZE


def transport(plan: Plan) -> Any:
    """Return an httpx transport that responds as the plan says."""
    import httpx

    known = {
        (entry["http"]["method"], entry["http"]["url"]): (entry["status"], entry["content"])
        for entry in plan
    }

    def respond(request: httpx.Request) -> httpx.Response:
        path = request.url.raw_path.decode().removeprefix("/v2").partition("?")[0]
        status, content = known[request.method, path]
        if path == "/login":
            content = peers.LOGIN.decode()
        return httpx.Response(status, headers=peers.JSON, content=content.encode())

    return httpx.MockTransport(respond)


def raw_httpx(plan: Plan) -> int:
    """Send every request, parse every response; returns how many."""
    import httpx

    client = httpx.Client(base_url=peers.BASE, transport=transport(plan))
    for entry in plan:
        response = client.request(**entry["http"]).raise_for_status()
        if response.content:
            response.json()
    return len(plan)


def ours(plan: Plan) -> int:
    """Call every method of every resource; returns how many."""
    from firefly_workflows import Firefly

    client = Firefly(
        access_key="key", secret_key="secret", base_url=peers.BASE, transport=transport(plan)
    )
    for entry in plan:
        method = getattr(getattr(client, entry["resource"]), entry["method"])
        method(*entry["args"], **entry["kwargs"])
    return len(plan)


def stock(plan: Plan) -> int:
    """Call every function of the stock generator; returns how many."""
    import importlib

    from firefly_stock.client import AuthenticatedClient

    client = AuthenticatedClient(
        base_url=peers.BASE, token="a.b.c", httpx_args={"transport": transport(plan)}
    )
    for entry in plan:
        tag, name = entry["resource"], entry["method"]
        module = importlib.import_module(f"firefly_stock.api.{tag}.{tag}_{name}")
        keywords = dict(entry["queries"])
        if entry["body"] is not None:
            keywords["body"] = _stock_body(module, entry["body"])
        module.sync_detailed(*entry["path_args"], client=client, **keywords)
    return len(plan)


def _stock_body(module: Any, body: Any) -> Any:
    import inspect
    import re

    annotation = str(inspect.signature(module._get_kwargs).parameters["body"].annotation)
    kinds = [getattr(module, name, None) for name in re.findall(r"\w+", annotation)]
    models = [kind for kind in kinds if hasattr(kind, "from_dict")]
    if not models:
        return body
    return (
        [models[0].from_dict(item) for item in body]
        if isinstance(body, list)
        else models[0].from_dict(body)
    )


ALL: dict[str, Callable[[Plan], int]] = {peers.RAW: raw_httpx, peers.OURS: ours, peers.STOCK: stock}


def child(name: str, plan_file: str) -> None:
    """Do one contender's calls in this process; print the bytes it holds and the calls it made."""
    plan = json.loads(Path(plan_file).read_text(encoding="utf-8"))
    calls = ALL[name](plan) if name in ALL else len([peers.CALLS[name]()()])
    gc.collect()
    print(resident(), calls)


def measure(
    *, rounds: int = 5, budget: float = 20, only: Iterable[str] = tuple(peers.CALLS)
) -> list[Line]:
    """Measure it.

    Args:
        rounds: How many processes to start of each contender.
        budget: About how many seconds it may take.
        only: The contenders to measure.
    """
    from benchmarks import operations

    names = [name for name in peers.CALLS if name in only]
    held: dict[str, list[float]] = {name: [] for name in names}
    calls: dict[str, int] = {}
    with tempfile.TemporaryDirectory() as folder:
        plan_file = Path(folder) / "plan.json"
        plan_file.write_text(json.dumps(operations.plan()), encoding="utf-8")
        for order in turns(names, rounds, budget):
            for name in order:
                amount, calls[name] = _sample(name, str(plan_file))
                held[name].append(amount / MIB)
    return [
        Line(
            f"memory above {peers.RAW}, after {_said(calls[name])}",
            name,
            "MiB",
            above(held[name], held[peers.RAW]),
            12 if name == peers.OURS else None,
        )
        for name in names
        if name != peers.RAW
    ]


def _said(calls: int) -> str:
    return "one call" if calls == 1 else "each operation"


def _sample(name: str, plan_file: str) -> tuple[float, int]:
    code = f"from benchmarks.rows.memory import child; child({name!r}, {plan_file!r})"
    amount, calls = python(code).split()
    return float(amount), int(calls)

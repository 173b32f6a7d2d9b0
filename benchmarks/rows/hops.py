"""How far one search travels: calls of a package's own functions, and the modules they are in.

Counted with `sys.setprofile` on the second call over a transport that responds from memory, so that
nothing is loaded or logged in meanwhile. Only frames of the package count: what a call costs inside
httpx or requests is that library's business. Few calls in few modules are code that can be read
and stepped through.

The bounds are what a search takes, with room for one step more: they show a step that slipped in.
Each step has a purpose of its own (arguments checked, token, limit, retries, a bounded body, the
rules of a page); fewer modules would mean to fold rooms. What a call costs is a row of `calls`.
"""

from __future__ import annotations

import itertools
import sys
from typing import TYPE_CHECKING

from benchmarks import peers
from benchmarks.table import Line

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType


def firefly_search() -> Callable[[], object]:
    """One search for workspaces, through every layer."""
    import httpx

    from firefly_workflows import Firefly

    def respond(request: httpx.Request) -> httpx.Response:
        content = peers.LOGIN if request.url.path.endswith("/login") else b'[{"workspaceId":"w"}]'
        return httpx.Response(200, headers=peers.JSON, content=content)

    client = Firefly(
        access_key="key",
        secret_key="secret",
        base_url=peers.BASE,
        transport=httpx.MockTransport(respond),
    )
    return lambda: client.workspaces.search().items


CALLS: dict[str, tuple[Callable[[], Callable[[], object]], tuple[str, ...]]] = {
    peers.OURS: (firefly_search, ("firefly_workflows", "firefly_workflows_api")),
    "hcloud": (peers.hcloud, ("hcloud",)),
    "githubkit": (peers.githubkit, ("githubkit", "githubkit_rest")),
    "openai": (peers.openai, ("openai",)),
}
BOUNDS = {"calls": 62, "modules": 22}


def trace(call: Callable[[], object], packages: tuple[str, ...]) -> list[str]:
    """Return the module of each call that a call makes of functions of some packages, in order."""
    seen: list[str] = []

    def note(frame: FrameType, event: str, argument: object) -> None:
        module = frame.f_globals.get("__name__", "")
        if event == "call" and module.partition(".")[0] in packages:
            seen.append(module)

    sys.setprofile(note)
    try:
        call()
    finally:
        sys.setprofile(None)
    return seen


def measure() -> list[Line]:
    """Count calls, modules and changes of module of one call of each contender."""
    lines = []
    for name, (make, packages) in CALLS.items():
        call = make()
        call()
        seen = trace(call, packages)
        changes = sum(one != other for one, other in itertools.pairwise(seen))
        figures = {"calls": len(seen), "modules": len(set(seen)), "changes of module": changes}
        for unit, figure in figures.items():
            bound = BOUNDS.get(unit) if name == peers.OURS else None
            lines.append(Line("one search or comparable call", name, unit, [figure], bound))
    return lines

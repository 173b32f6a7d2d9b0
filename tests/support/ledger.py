"""A service under load: it writes down what it did, and every fifth of its responses is a fault."""

from __future__ import annotations

import random
import threading
from collections import Counter
from typing import TYPE_CHECKING, Any

from firefly_workflows import APIConnectionError, ServerError
from support.hostile import hang_up, html, reset, respond, throttled, truncate

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.hostile import Behaviour, HostileServer, Seen

FAULTY = 0.2

MAY_BE_LOST = (APIConnectionError, ServerError)
"""What a write may end in without anybody knowing whether it was carried out."""


class Ledger:
    """A service that writes down what it did, and fails every fifth time.

    A fault comes before the work (nothing was done), or after it (only the response is lost).

    Args:
        server: Who issues the tokens.
        calm: Requests between two revocations of the token. A call that meets two of them has
            rightly failed, so they are kept apart.
    """

    def __init__(self, server: HostileServer, calm: int) -> None:
        self.server = server
        self.calm = calm
        self.done: Counter[str] = Counter()
        self.faults = 0
        self._lock = threading.Lock()
        self._random = random.Random(7)
        self._since = calm

    def __call__(self, seen: Seen) -> Behaviour:
        with self._lock:
            self._since += 1
            fault = self._random.random() if self._random.random() < FAULTY else None
            if seen.token not in self.server.tokens:
                return respond({"message": "Unauthorized"}, 401)
            if fault is None:
                return self._work(seen)
            self.faults += 1
            if fault < 0.25:
                return throttled("0") if fault < 0.125 else html(403)
            if fault < 0.3:
                return self._refuse(seen)
            if fault < 0.5:
                return respond({"message": "down"}, 503)
            proper = self._work(seen)  # from here on it is done, and the response gets lost
            if fault < 0.6:
                return respond({"message": "down"}, 500)
            if fault < 0.7:
                return truncate({"id": "p1"}, 3)
            return reset() if fault < 0.85 else hang_up() if fault < 0.97 else proper

    def _refuse(self, seen: Seen) -> Behaviour:
        if self._since < self.calm:
            return self._work(seen)
        self._since = 0
        self.server.tokens.discard(seen.token or "")
        return respond({"message": "expired"}, 401)

    def _work(self, seen: Seen) -> Behaviour:
        if seen.method in ("POST", "PATCH"):
            name = seen.json["name"]
            self.done[f"{seen.method} {name}"] += 1
            return respond({"id": name, "name": name}, 201 if seen.method == "POST" else 200)
        name = seen.path.rpartition("/")[2]
        self.done[f"{seen.method} {name}"] += 1
        return respond(b"", 204) if seen.method == "DELETE" else respond({"id": name, "name": name})


OPERATIONS: tuple[tuple[str, Callable[..., Any]], ...] = (
    ("GET", lambda client, name, **more: client.projects.get(name, **more)),
    ("POST", lambda client, name, **more: client.projects.create(name=name, **more)),
    ("GET", lambda client, name, **more: client.runners_workspaces.get(name, **more)),
    ("PATCH", lambda client, name, **more: client.projects.update(name, name=name, **more)),
    ("DELETE", lambda client, name, **more: client.projects.delete(name, **more)),
)
"""Methods, and operations that take a client, a name and the options of a call."""


def kind_of(number: int) -> tuple[str, Callable[..., Any]]:
    return OPERATIONS[number % len(OPERATIONS)]

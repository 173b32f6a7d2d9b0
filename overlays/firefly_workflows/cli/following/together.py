"""Calls side by side that Ctrl-C leaves at once.

Policy: the threads are daemons, so that leaving does not wait for them: a call that waits for a run
may take an hour, and the run goes on without being watched.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, TypeVar

from ...errors import FireflyError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")
_WAKE = 0.2
"""Seconds until a waiting main thread looks whether it was interrupted."""


def together(
    names: Sequence[str], call: Callable[[str], T], *, limit: int
) -> dict[str, T | FireflyError]:
    """Make a call for each name, at most so many at a time.

    Args:
        names: What to call it with, in the order in which the calls begin.
        call: The call.
        limit: How many are under way at a time.

    Returns:
        What each call returned, or the error it ended in.

    Raises:
        Exception: Any other exception of a call, once all have ended.
    """
    results: dict[str, T | FireflyError] = {}
    broken: list[BaseException] = []
    left = iter(names)
    lock = threading.Lock()

    def work() -> None:
        while True:
            with lock:
                name = next(left, None)
            if name is None:
                return
            try:
                results[name] = call(name)
            except FireflyError as error:
                results[name] = error
            except BaseException as error:  # noqa: BLE001 - raised below, in the main thread
                broken.append(error)

    threads = [threading.Thread(target=work, daemon=True) for _ in range(min(limit, len(names)))]
    for thread in threads:
        thread.start()
    for thread in threads:
        while thread.is_alive():
            thread.join(_WAKE)
    if broken:
        raise broken[0]
    return {name: results[name] for name in names}

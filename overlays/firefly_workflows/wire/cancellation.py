"""Cancellation that leaves nothing behind, for asyncio's own ``Task.cancel()`` too.

anyio's scopes and trio cancel at checkpoints and let clean-up run under a shield. asyncio's own
cancellation (``asyncio.timeout``, ``Task.cancel``) hits any ``await`` once, clean-up included:
httpcore then keeps a connection as busy for ever, and a place taken on a worker thread is lost. So
whatever holds a connection or a place runs in a task of its own, which is ended by an anyio scope.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

T = TypeVar("T")

__all__ = ["guarded", "on_asyncio"]


async def guarded(
    operation: Callable[[], Awaitable[T]],
    give_back: Callable[[T], Awaitable[object]] | None = None,
    *,
    finish: bool = False,
) -> T:
    """Await an operation so that a cancellation of the caller ends it cleanly.

    Args:
        operation: What to await.
        give_back: What to do with a result that came too late for a cancelled caller.
        finish: Let the operation finish instead of cancelling it: it gives something back.
    """
    import anyio

    if not on_asyncio():
        with anyio.CancelScope(shield=finish):
            return await operation()
    import asyncio

    scope = anyio.CancelScope(shield=finish)

    async def run() -> T:
        with scope:
            return await operation()
        raise asyncio.CancelledError

    task = asyncio.ensure_future(run())
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        if not finish:
            scope.cancel()
        with anyio.CancelScope(shield=True):
            while not task.done():
                try:
                    await asyncio.wait([task])
                except asyncio.CancelledError:
                    continue  # cancelled again: the operation is ending already
            late = not task.cancelled() and task.exception() is None
            if late and give_back is not None:
                await guarded(lambda: give_back(task.result()), finish=True)
        raise


def on_asyncio() -> bool:
    """Whether the running event loop is asyncio's; otherwise it is trio's."""
    asyncio = sys.modules.get("asyncio")
    if asyncio is None:
        return False
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True

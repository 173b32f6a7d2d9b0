"""Forked children of a test: what each returned, and no trace of it in pytest.

A child ends by ``os._exit``, so that none of pytest's own clean-up runs twice, and by an alarm if
it hangs: a lock that it waits for in vain fails the test instead of stopping it.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import threading
import traceback
import warnings
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import anyio

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator

T = TypeVar("T")

WAYS = ("os.fork", "multiprocessing")


class Child:
    """A forked process that does some work.

    Args:
        work: What it does; its result goes through JSON.
        way: One of ``WAYS``.
        patience: Seconds after which it is taken for hanging.
    """

    def __init__(
        self, work: Callable[[], object], *, way: str = "os.fork", patience: int = 40
    ) -> None:
        self._source, target = os.pipe()

        def run() -> None:
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.alarm(patience)
            try:
                outcome = {"value": work()}
            except BaseException:  # noqa: BLE001 - whatever it is, the parent reports it
                outcome = {"error": traceback.format_exc()}
            with os.fdopen(target, "w", encoding="utf-8") as pipe:
                json.dump(outcome, pipe)

        with warnings.catch_warnings():
            # From Python 3.12 on: "this process is multi-threaded". That is what is tested.
            warnings.simplefilter("ignore", DeprecationWarning)
            if way == "os.fork":
                self._pid = os.fork()
                if self._pid == 0:
                    try:
                        run()
                    finally:
                        os._exit(0)
            else:
                process: Any = multiprocessing.get_context("fork").Process(target=run)
                process.start()
                self._process = process
        os.close(target)

    def result(self) -> Any:
        """Wait for the end of the work.

        Returns:
            What it returned.

        Raises:
            AssertionError: If it raised or hung.
        """
        with os.fdopen(self._source, encoding="utf-8") as pipe:
            said = pipe.read()
        if hasattr(self, "_process"):
            self._process.join()
            self._process.close()
        else:
            os.waitpid(self._pid, 0)
        assert said, "the child hung"
        outcome = json.loads(said)
        assert "error" not in outcome, outcome.get("error")
        return outcome["value"]


def on_a_loop_of_its_own(
    function: Callable[..., Coroutine[Any, Any, T]], *arguments: object, backend: str
) -> T:
    """In a child that was forked inside an event loop: run a coroutine on another thread."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(partial(anyio.run, function, *arguments, backend=backend)).result()


@contextmanager
def held_elsewhere(wanted: list[Any]) -> Iterator[None]:
    """Have another thread hold some locks."""
    is_held, is_over = threading.Event(), threading.Event()

    def hold() -> None:
        taken = [lock for lock in wanted if lock.acquire(timeout=5)]
        is_held.set()
        is_over.wait()
        for lock in taken:
            lock.release()

    thread = threading.Thread(target=hold)
    thread.start()
    is_held.wait()
    try:
        yield
    finally:
        is_over.set()
        thread.join()

"""Exceptions raised where a signal handler can raise one, at a chosen point of some work.

CPython runs signal handlers at the start of a function, when a generator goes on, when a loop goes
round, and after a call of something that is not written in Python. A trace function raises at
exactly these points, so that the result is the same each time; a real timer would seldom hit the
few lines that matter.
"""

from __future__ import annotations

import dis
import sys
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import CodeType, FrameType

PACKAGES = ("firefly_workflows", "firefly_workflows_api")
"""In whose code the exceptions are raised."""

_CHECKING = {
    dis.opmap[name]
    for name in ("CALL", "CALL_KW", "CALL_FUNCTION_EX", "JUMP_BACKWARD")
    if name in dis.opmap
}


@cache
def _bytes_of(code: CodeType) -> bytes:
    return code.co_code


class Interrupt:
    """Raises an exception at one point of some work.

    Args:
        error: What to raise.
        at: The number of the point, from 0.

    Attributes:
        place: Where it was raised; empty if the work has fewer points.
    """

    def __init__(self, error: BaseException, at: int) -> None:
        self.place = ""
        self._error = error
        self._left = at
        self._has_returned = False

    def during(self, work: Callable[[], object]) -> BaseException | None:
        """Do the work; what it raised."""
        before = sys.gettrace()
        sys.settrace(self._enter)
        try:
            work()
        except BaseException as error:  # noqa: BLE001 - what it is, is what is tested
            return error
        finally:
            sys.settrace(before)
        return None

    def _enter(self, frame: FrameType, event: str, _: object) -> Any:
        if str(frame.f_globals.get("__name__")).partition(".")[0] not in PACKAGES:
            return None
        frame.f_trace_lines, frame.f_trace_opcodes = False, True
        self._point(frame)
        previous = -1

        def step(frame: FrameType, event: str, _: object) -> Any:
            nonlocal previous
            if event == "opcode":
                code: CodeType = frame.f_code
                # After a function in Python returned, signals wait: nothing looks for them.
                is_point = previous >= 0 and _bytes_of(code)[previous] in _CHECKING
                if is_point and not self._has_returned:
                    self._point(frame)
                previous = frame.f_lasti
            self._has_returned = event == "return"
            return step

        self._has_returned = False
        return step

    def _point(self, frame: FrameType) -> None:
        self._left -= 1
        if self._left == -1:
            code = frame.f_code
            self.place = f"{code.co_filename}:{frame.f_lineno} in {code.co_name}"
            raise self._error

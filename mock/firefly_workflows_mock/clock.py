"""The mock's time: real, accelerated, or stepped by hand.

Policy
    * ``speed`` is how many mock seconds pass in one real second: 1 is real time, with 60 a minute
      takes a second, and 0 is a stepped clock, which moves only when it is told to.
    * A stepped clock starts at a fixed time, so times are the same in every run. Each request moves
      it by ``tick`` seconds, so a client that polls sees progress.
    * Tokens and the rate limit use ``steady``, which leaves ticks out. A thousand quick requests
      never expire a token; ``advance`` does.
    * Times that a client compares with its own clock (``expiresAt``, ``Date``) come from ``wall``.
      ``skew`` makes the server's clock wrong.
    * The clock stands still while a request is handled.
    * The clock stops before the last year that dates can express.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, Literal

from firefly_workflows_mock.schema import (
    LAST_YEAR,
    Choice,
    Either,
    Moment,
    Number,
    SettingError,
    Speed,
    Table,
)

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

DEFAULT_START = datetime(2026, 1, 5, 9, tzinfo=UTC)

LAST: Final = datetime(LAST_YEAR, 1, 1, tzinfo=UTC)

ClockMode = Literal["real", "stepped"] | float

_SPEED: Final = Speed()
MODE: Final = Either(Choice(["real", "stepped"]), _SPEED, _SPEED.wanted)
SKEW: Final = Number(-1_000_000_000, 1_000_000_000, unit="seconds")
STEP: Final = Number(0, 300_000_000_000, unit="seconds")
TICK: Final = Number(0, 86_400, unit="seconds")
CLOCK: Final = Table({"mode": MODE, "start": Moment(), "tick": TICK, "skew": SKEW}, short="mode")
"""The clock of a mock: the arguments of ``Clock``, and its skew."""
SAVED_CLOCK: Final = Table(
    {"now": Moment(), "ticked": STEP, "byHand": STEP}, required=["now", "ticked", "byHand"]
)
"""The state of a clock: see ``Clock.snapshot``."""


class Clock:
    """A clock that a test controls.

    Args:
        mode: ``"stepped"``, ``"real"``, or a speed in mock seconds per real second: 0, or 0.001 to
            1,000,000.
        start: First time, aware, 1970 or later. Default: ``DEFAULT_START`` when stepped, else
            the present.
        tick: Seconds each request moves the clock by, 0 to 86,400. Default: 1 when stepped, else 0.

    Raises:
        SettingError: The speed, the start or the tick is out of range, or ``start`` is naive.
    """

    def __init__(
        self,
        mode: ClockMode = "stepped",
        *,
        start: datetime | None = None,
        tick: float | None = None,
    ) -> None:
        self.speed = _speed(mode)
        self.tick_seconds = (
            (0.0 if self.speed else 1.0) if tick is None else TICK.check(tick, "tick")
        )
        if isinstance(start, datetime) and start.tzinfo is None:
            raise SettingError("a clock starts at an aware datetime: give start a time zone")
        if start is not None:
            start = Moment().check(start, "start")
        self.skew = 0.0
        """Seconds that the server's clock is ahead of the caller's."""
        self._start = start or (datetime.now(UTC) if self.speed else DEFAULT_START)
        self._most = (LAST - self._start).total_seconds()
        self._held: float | None = None
        self.reset()

    def reset(self) -> None:
        """Go back to the start, without skew."""
        self.skew = 0.0
        self._begin(0.0)
        self._ticked = 0.0
        self._by_hand = 0.0

    def _begin(self, elapsed: float) -> None:
        self._base = elapsed
        self._anchor = time.monotonic()

    def _elapsed(self) -> float:
        if self._held is not None:
            return self._held
        run = (time.monotonic() - self._anchor) * self.speed if self.speed else 0.0
        return min(self._base + run, self._most)

    def now(self) -> datetime:
        """The present, aware, in UTC."""
        return self._start + timedelta(seconds=self._elapsed())

    def steady(self) -> float:
        """Epoch seconds of the present without ticks; tokens and the rate limit use it."""
        return self._start.timestamp() + self._elapsed() - self._ticked

    def wall(self, ahead: float = 0.0) -> float:
        """The caller's time, in epoch seconds, ``ahead`` mock seconds from now."""
        return time.time() + self.skew + (ahead / self.speed if self.speed else ahead)

    def advance(self, seconds: float | timedelta) -> datetime:
        """Move the clock forward and return the present.

        Args:
            seconds: 0 or more; to go back, restore a snapshot.

        Raises:
            SettingError: The number is out of range, or the clock would pass its end.
        """
        step = self.check_step(seconds)
        self._base += step
        self._by_hand += step
        return self.now()

    def check_step(self, seconds: float | timedelta, path: str = "advance") -> float:
        """Check that the clock can move forward by some seconds, and return them.

        Args:
            seconds: How many.
            path: The path of the number, for the message.

        Raises:
            SettingError: The clock cannot move by them.
        """
        plain = seconds.total_seconds() if isinstance(seconds, timedelta) else seconds
        step = float(STEP.check(plain, path))
        if self._elapsed() + step > self._most:
            raise SettingError(f"{path}: the clock ends with the year {LAST_YEAR - 1}")
        return step

    def monotonic(self) -> float:
        """Seconds of mock time, for deadlines; only differences have a meaning."""
        return self._elapsed()

    def sleep(self, seconds: float) -> None:
        """Let mock time pass: move a stepped clock, sleep with any other."""
        if self.speed:
            time.sleep(seconds / self.speed)
        else:
            self.advance(seconds)

    async def async_sleep(self, seconds: float) -> None:
        """``sleep`` for asynchronous code, on asyncio and trio."""
        if self.speed:
            import anyio

            await anyio.sleep(seconds / self.speed)
        else:
            self.advance(seconds)

    def set_speed(self, mode: ClockMode) -> None:
        """Change the speed from now on.

        Args:
            mode: ``"real"``, ``"stepped"`` or mock seconds per real second.

        Raises:
            SettingError: The speed is not valid.
        """
        speed = _speed(mode)
        self._begin(self._elapsed())
        self.speed = speed

    def tick(self) -> None:
        """Move the clock by one tick."""
        self._base += self.tick_seconds
        self._ticked += self.tick_seconds

    @contextmanager
    def held(self) -> Generator[None]:
        """Stop the clock while a request is handled."""
        self._held = self._elapsed()
        try:
            yield
        finally:
            self._held = None

    def snapshot(self) -> dict[str, Any]:
        """The state of the clock, as plain data."""
        return {
            "now": self.now().isoformat(),
            "ticked": self._ticked,
            "byHand": self._by_hand,
        }

    def restore(self, data: Mapping[str, Any], *, resume: bool = False) -> None:
        """Restore the state of a snapshot.

        With ``resume``, a clock with a speed only advances by what it was advanced by before: time
        went on between two runs of a server.
        """
        if resume and self.speed:
            self.advance(float(data["byHand"]))
            return
        now = SAVED_CLOCK.fields["now"].check(data["now"], "now")
        self._begin((now - self._start).total_seconds())
        self._ticked = float(data["ticked"])
        self._by_hand = float(data["byHand"])


def _speed(mode: ClockMode) -> float:
    checked = MODE.check(mode, "speed")
    return 1.0 if checked == "real" else 0.0 if checked == "stepped" else float(checked)

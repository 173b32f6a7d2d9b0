"""``strict="report"``: what contradicts the contract is collected, and read all the same.

Policy
------
* A contradiction is one thing, however often it comes: an operation, a JSON path in which positions
  and names that are data are ``*``, a kind and what was expected. The first is told, to the log and
  to a callback; all are counted.
* No more than ``limit`` are kept, each with short texts; what comes after them is only counted.
* What came is shown by its shape: letters are ``a``, digits ``0``, objects are the types of their
  fields. A word where the contract lists words is shown as it is, because it is what is missing
  from the list; keys and tokens are blanked.
"""

from __future__ import annotations

import json
import re
import threading
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from ..errors import ConfigurationError, shown
from ..failures.redaction import Redactor
from ..logs import LOGGER
from ..wire.forks import renew_after_fork
from ..wire.json_values import is_array, is_object

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ..config import Secret
    from .strict import Difference

__all__ = ["Contradiction", "ContradictionReport"]

_LONGEST = 300
_FIELDS = 12
_WORD = re.compile(r"[A-Za-z][A-Za-z_-]{0,39}")


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One way in which responses differ from the contract.

    Attributes:
        operation: The operation, such as ``workspaces.search``.
        json_path: Where, such as ``$[*].lastRunStatus``.
        kind: What is contradicted: a keyword of JSON Schema (``type``, ``enum``, ``required``, …),
            ``status`` or ``body``.
        message: The difference in words, without what came.
        example: The shape of what came first.
        count: How many places of responses had it.
    """

    operation: str
    json_path: str
    kind: str
    message: str
    example: str
    count: int = 1


class ContradictionReport:
    """Collects what contradicts the contract; give it to a client as ``strict=``.

    Several clients may share one. Validation takes about as long as decoding does, 0.8 ms for 100
    workspaces (94 kB), and each place that differs 17 µs more.

    Args:
        callback: Called with each contradiction when it comes for the first time, by the thread or
            task whose call met it. What it raises ends that call.
        limit: How many different contradictions are kept, from 1.

    Raises:
        ConfigurationError: If an argument makes no sense.
    """

    def __init__(
        self, callback: Callable[[Contradiction], object] | None = None, *, limit: int = 1000
    ) -> None:
        given: Any = callback
        if given is not None and not callable(given):
            raise ConfigurationError(f"callback must be a function, not {shown(given)}.")
        most: Any = limit
        if isinstance(most, bool) or not isinstance(most, int) or most < 1:
            raise ConfigurationError(f"limit must be a whole number from 1, not {shown(most)}.")
        self._callback = callback
        self._limit = limit
        self._found: dict[tuple[str, str, str, str], list[Any]] = {}
        self._dropped = 0
        self.after_fork()
        renew_after_fork(self)

    def __repr__(self) -> str:
        return f"<ContradictionReport: {len(self._found)} contradictions>"

    def __len__(self) -> int:
        return len(self._found)

    @property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """All that were kept, in the order in which they came."""
        with self._lock:
            kept = [(key, list(value)) for key, value in self._found.items()]
        return tuple(Contradiction(*key, example, count) for key, (example, count) in kept)

    @property
    def dropped(self) -> int:
        """How many places were not kept, because there were too many contradictions."""
        return self._dropped

    def to_json(self) -> str:
        """All that were kept as JSON: an object with ``contradictions`` and ``dropped``."""
        data = {
            "contradictions": [asdict(it) for it in self.contradictions],
            "dropped": self._dropped,
        }
        return json.dumps(data, indent=2, ensure_ascii=False)

    def clear(self) -> None:
        """Forget everything; what comes again is told again."""
        with self._lock:
            self._found.clear()
            self._dropped = 0

    def after_fork(self) -> None:
        """Start with a lock that nobody holds."""
        self._lock = threading.Lock()

    def note(
        self, operation: str, differences: Sequence[Difference], secrets: Iterable[Secret]
    ) -> None:
        """Count what differs in one response, and tell what is met for the first time.

        Args:
            operation: The operation.
            differences: What differs.
            secrets: What to blank.
        """
        redactor = Redactor(secrets)
        for difference in differences:
            path = redactor.text(difference.general_path)[:_LONGEST]
            message = redactor.text(difference.message)[:_LONGEST]
            key = (operation, path, difference.kind, message)
            with self._lock:
                if (known := self._found.get(key)) is not None:
                    known[1] += 1
                    continue
                if len(self._found) >= self._limit:
                    self._dropped += 1
                    continue
                example = redactor.text(_example(difference))[:_LONGEST]
                self._found[key] = [example, 1]
            self._tell(Contradiction(*key, example))

    def _tell(self, first: Contradiction) -> None:
        LOGGER.warning(
            "%s: the response contradicts the contract at %s: %s (%s)",
            first.operation,
            first.json_path,
            first.message,
            first.example,
        )
        if self._callback is not None:
            self._callback(first)


def _example(difference: Difference) -> str:
    value = difference.value
    if difference.kind == "status":
        return str(value)
    if difference.kind == "enum" and isinstance(value, str) and _WORD.fullmatch(value):
        return json.dumps(value)
    return json.dumps(_shape(value, deep=True), ensure_ascii=False)


def _shape(value: Any, *, deep: bool = False) -> Any:
    """What can be said of a value without saying it."""
    if isinstance(value, str):
        return re.sub(r"[^\W\d_]", "a", re.sub(r"\d", "0", value[:_LONGEST]))
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int | float):
        return type(value).__name__
    if is_array(value):
        return [_shape(item) for item in value[:1]] if deep else "array"
    if is_object(value):
        if not deep:
            return "object"
        return {str(name)[:40]: _type(value[name]) for name in list(value)[:_FIELDS]}
    return type(value).__name__


def _type(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, str):
        return "string"
    if isinstance(value, int):
        return "integer"
    if isinstance(value, float):
        return "number"
    return "array" if is_array(value) else "object"

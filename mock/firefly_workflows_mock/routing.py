"""From method and path to operation.

Policy
    * Everything is served below ``/v2``. ``aliases`` are path beginnings also served without it.
    * A concrete path wins over a templated one, as OpenAPI says, and it wins for every method:
      ``DELETE /runners/projects/list`` is a 405, not the deletion of a project called "list".
    * ``HEAD`` is served wherever ``GET`` is; ``OPTIONS`` is answered everywhere.
    * Path arguments are percent-decoded after the split, so an encoded slash is part of a value.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from firefly_workflows_mock.contract import Operation

PREFIX = "/v2"


@dataclass(slots=True)
class PathItem:
    """One path of the contract and what can be done with it."""

    segments: tuple[str, ...]
    operations: dict[str, Operation] = field(default_factory=dict["str", "Operation"])

    @property
    def allow(self) -> str:
        """The value of the ``Allow`` header."""
        methods = {*self.operations, "OPTIONS"}
        if "GET" in methods:
            methods.add("HEAD")
        return ", ".join(sorted(methods))

    def operation(self, method: str) -> Operation | None:
        """The operation behind ``method``, if there is one."""
        return self.operations.get("GET" if method == "HEAD" else method)


@dataclass(frozen=True, slots=True)
class Match:
    """A path of the contract and the arguments a request's path gave it."""

    item: PathItem
    arguments: Mapping[str, str]


class Router:
    """Finds the path item of a request.

    Args:
        operations: The operations to serve.
        aliases: Path beginnings that are also served without ``/v2``, e.g. ``/workspaces/``.
    """

    def __init__(self, operations: Iterable[Operation], aliases: tuple[str, ...] = ()) -> None:
        self._aliases = aliases
        items: dict[str, PathItem] = {}
        for operation in operations:
            segments = tuple(operation.path.split("/")[1:])
            item = items.setdefault(operation.path, PathItem(segments))
            item.operations[operation.method] = operation
        self._concrete = {path: item for path, item in items.items() if "{" not in path}
        self._templated: dict[int, list[PathItem]] = {}
        for path, item in items.items():
            if path not in self._concrete:
                self._templated.setdefault(len(item.segments), []).append(item)
        for group in self._templated.values():
            group.sort(key=lambda item: [segment.startswith("{") for segment in item.segments])

    def match(self, path: str) -> Match | None:
        """The path item for a request's path, still percent-encoded; ``None`` is a 404.

        Raises:
            UnicodeDecodeError: A path argument is not UTF-8 once decoded.
        """
        if path.startswith(PREFIX + "/"):
            path = path[len(PREFIX) :]
        elif not path.startswith(self._aliases or "\0"):
            return None
        concrete = self._concrete.get(path)
        if concrete is not None:
            return Match(concrete, {})
        parts = path.split("/")[1:]
        for item in self._templated.get(len(parts), ()):
            arguments: dict[str, str] = {}
            for segment, part in zip(item.segments, parts, strict=True):
                if segment.startswith("{"):
                    if not part:
                        break
                    arguments[segment[1:-1]] = unquote(part, errors="strict")
                elif segment != part:
                    break
            else:
                return Match(item, arguments)
        return None

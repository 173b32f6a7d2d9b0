"""Finding the operation of a method and a path.

Policy
    * Every operation is served below ``/v2``. ``aliases`` are prefixes also served without it.
    * A concrete path has precedence over a templated one, as in OpenAPI, for every method:
      ``DELETE /runners/projects/list`` is a 405, not the deletion of a project called "list".
    * ``HEAD`` works wherever ``GET`` does, and ``OPTIONS`` everywhere.
    * A path matches as a whole. An argument is one segment or a part of one. Reserved characters in
      an argument are percent-encoded, as in URI templates (RFC 6570): ``/p1:restore`` is not the
      project ``p1:restore``. A dot segment is never an argument, even percent-encoded, because
      proxies resolve it.
    * Spellings of a path that are equivalent by RFC 3986 are the same path.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from firefly_workflows_mock.contract import Operation

PREFIX = "/v2"
_ARGUMENT = "([^/:?#\\[\\]@$&+,;=]+)"
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")
_ESCAPE = re.compile("%([0-9A-Fa-f]{2})")
_PARAMETER = re.compile(r"\{([^{}]*)\}")
_DOT_SEGMENTS = (".", "..")


@dataclass(slots=True)
class PathItem:
    """One path of the contract and its operations."""

    path: str
    operations: dict[str, Operation] = field(default_factory=dict["str", "Operation"])
    names: list[str] = field(init=False)
    pattern: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        """Compile the template."""
        literals = _PARAMETER.split(self.path)
        self.names = literals[1::2]
        self.pattern = re.compile(_ARGUMENT.join(re.escape(_normal(it)) for it in literals[::2]))

    @property
    def allow(self) -> str:
        """The value of the ``Allow`` header."""
        methods = {*self.operations, "OPTIONS"}
        if "GET" in methods:
            methods.add("HEAD")
        return ", ".join(sorted(methods))

    def operation(self, method: str) -> Operation | None:
        """The operation of ``method``, or ``None``."""
        return self.operations.get("GET" if method == "HEAD" else method)


@dataclass(frozen=True, slots=True)
class Match:
    """A path of the contract, and the arguments in the path of a request."""

    item: PathItem
    arguments: Mapping[str, str]


class Router:
    """Finds the path item of a request.

    Args:
        operations: The operations to serve.
        aliases: Path prefixes that are also served without ``/v2``, e.g. ``/workspaces/``.
    """

    def __init__(self, operations: Iterable[Operation], aliases: tuple[str, ...] = ()) -> None:
        self._aliases = aliases
        items: dict[str, PathItem] = {}
        for operation in operations:
            item = items.setdefault(operation.path, PathItem(operation.path))
            item.operations[operation.method] = operation
        self._concrete = {_normal(path): it for path, it in items.items() if not it.names}
        self._templated: dict[int, list[PathItem]] = {}
        for item in items.values():
            if item.names:
                self._templated.setdefault(item.path.count("/"), []).append(item)
        for group in self._templated.values():
            group.sort(key=lambda item: _openness(item.path))

    def match(self, path: str) -> Match | None:
        """The path item of a percent-encoded path; ``None`` is a 404.

        Raises:
            UnicodeDecodeError: A path argument is not UTF-8.
        """
        path = _normal(path)
        if path.startswith(PREFIX + "/"):
            path = path[len(PREFIX) :]
        elif not path.startswith(self._aliases or "\0"):
            return None
        concrete = self._concrete.get(path)
        if concrete is not None:
            return Match(concrete, {})
        for item in self._templated.get(path.count("/"), ()):
            found = item.pattern.fullmatch(path)
            if found:
                values = [unquote(value, errors="strict") for value in found.groups()]
                if not any(value in _DOT_SEGMENTS for value in values):
                    return Match(item, dict(zip(item.names, values, strict=True)))
        return None


def _normal(path: str) -> str:
    """A path in the normal form of RFC 3986: only needed escapes, in upper case."""
    return _ESCAPE.sub(_plain, path) if "%" in path else path


def _plain(escape: re.Match[str]) -> str:
    character = chr(int(escape[1], 16))
    return character if _UNRESERVED.fullmatch(character) else escape[0].upper()


def _openness(path: str) -> list[tuple[bool, int]]:
    """A sort key: paths with longer literal parts come first, from left to right."""
    return [("{" in segment, -len(_PARAMETER.sub("", segment))) for segment in path.split("/")]

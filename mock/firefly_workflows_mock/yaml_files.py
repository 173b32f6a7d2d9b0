"""Reading YAML safely, whatever a file holds.

Policy
    * YAML is that of version 1.2, which OpenAPI asks for: ``on``, ``no``, ``2025-01-01`` and
      ``1:30`` are text, as are ``<<`` and ``=``; ``1e6`` and ``012`` are numbers.
    * Depth and size are bounded. The events of a document are counted first, without recursion, and
      the document is built only if it is small enough.
    * An alias counts as everything it stands for, because a few lines of aliases of aliases can
      stand for more than fits in memory. An alias that contains itself is refused.
    * A repeated key is refused, because one of the two values would be lost silently.
"""

from __future__ import annotations

import re
from typing import Any, Final

import yaml

DEEPEST: Final = 100
"""The most levels of nested lists and mappings."""
MOST: Final = 2_000_000
"""The most values of a document; an alias counts all its values each time."""
_TAG_ERRORS: Final = (AttributeError, LookupError, OverflowError, TypeError)
"""What PyYAML raises for a value that does not fit its tag, besides its own errors."""
_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


_CHANGED: Final = {
    f"tag:yaml.org,2002:{name}" for name in ("bool", "int", "float", "timestamp", "merge", "value")
}


class Dialect(_BASE):  # type: ignore[misc]  # the parser in C if it is installed
    """A safe loader for YAML 1.2; PyYAML by itself follows 1.1."""


Dialect.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in _CHANGED]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
for _tag, _pattern, _first in (
    ("bool", "true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", "[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    (
        "float",
        r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.inf|\.nan",
        "-+.0123456789",
    ),
):
    Dialect.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), list(_first)
    )


def _whole(loader: Any, node: Any) -> int:
    text: str = loader.construct_scalar(node)
    return int(text, {"0o": 8, "0x": 16}.get(text[:2], 10))


Dialect.add_constructor("tag:yaml.org,2002:int", _whole)


class _Loader(Dialect):
    """A loader that refuses repeated keys."""

    def construct_mapping(self, node: Any, deep: bool = False) -> Any:
        """The mapping of a node."""
        seen: set[str] = set()
        for key, _ in node.value if isinstance(node, yaml.MappingNode) else ():
            if isinstance(key, yaml.ScalarNode):
                if key.value in seen:
                    raise yaml.constructor.ConstructorError(
                        None, None, f"the key {key.value[:60]!r} is repeated", key.start_mark
                    )
                seen.add(key.value)
        return _BASE.construct_mapping(self, node, deep=deep)


def read_yaml(content: bytes) -> Any:
    """The data of the one document in a text.

    Args:
        content: The text, in UTF-8 or UTF-16.

    Raises:
        ValueError: It is not YAML, is nested too deeply, or has too many values.
    """
    try:
        _measure(content)
        return yaml.load(content, _Loader)  # noqa: S506 - a safe loader
    except (yaml.YAMLError, *_TAG_ERRORS) as error:
        raise ValueError(" ".join(str(error).split()) or "a value is not of its tag") from None


def _measure(content: bytes) -> None:
    """Check that a document can be built.

    Raises:
        ValueError: It is nested too deeply, or has too many values.
        YAMLError: It is not YAML.
    """
    sizes: dict[str, int] = {}
    open_nodes: list[tuple[str | None, int]] = []
    total = 0
    for event in yaml.parse(content, Loader=_BASE):
        if isinstance(event, yaml.AliasEvent):
            if any(anchor == event.anchor for anchor, _ in open_nodes):
                raise ValueError(f"the alias {event.anchor!r} contains itself")
            total += sizes.get(str(event.anchor), 0)
        elif isinstance(event, yaml.ScalarEvent):
            total += 1
            if event.anchor:
                sizes[event.anchor] = 1
        elif isinstance(event, yaml.CollectionStartEvent):
            total += 1
            open_nodes.append((event.anchor, total - 1))
            if len(open_nodes) > DEEPEST:
                raise ValueError(f"it is nested more than {DEEPEST} deep")
        elif isinstance(event, yaml.CollectionEndEvent):
            anchor, start = open_nodes.pop()
            if anchor:
                sizes[anchor] = total - start
        if total > MOST:
            raise ValueError(f"it stands for more than {MOST:,} values")

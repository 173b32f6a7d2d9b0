"""YAML that somebody else wrote: read safely, whatever it holds.

Policy
    * What the parser could not survive is refused before it is built: the events of a document are
      counted first, which takes no recursion, so depth, aliases and size are bounded.
    * An alias counts as all that it stands for: a few lines of aliases of aliases stand for more
      than any memory holds. One that contains itself is refused.
    * A repeated key is refused: one of the two would be lost in silence.
"""

from __future__ import annotations

from typing import Any, Final

import yaml

DEEPEST: Final = 100
"""How deep lists and mappings may nest."""
MOST: Final = 2_000_000
"""How many values a document may have, those behind aliases counted each time."""
_ODD: Final = (AttributeError, LookupError, OverflowError, TypeError)
"""What PyYAML raises for a value that is not what its tag says, beside errors of its own."""
_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_BASE):  # type: ignore[misc]  # the parser in C where there is one
    """A safe loader that refuses repeated keys."""

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
    """The plain data of the one document in a text.

    Args:
        content: The text, in UTF-8 or UTF-16.

    Raises:
        ValueError: It is not YAML, or more than anybody would write.
    """
    try:
        _measure(content)
        return yaml.load(content, _Loader)  # noqa: S506 - a safe loader
    except (yaml.YAMLError, *_ODD) as error:
        raise ValueError(" ".join(str(error).split()) or "a value is not of its tag") from None


def _measure(content: bytes) -> None:
    """Make sure that a document can be built.

    Raises:
        ValueError: It is nested too deeply, or stands for too many values.
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

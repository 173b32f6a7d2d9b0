"""Reads YAML or JSON from a file or from standard input."""

from __future__ import annotations

import re
import sys
from functools import cache
from pathlib import Path
from typing import Any

from .exits import CommandError

STDIN = "-"


def read_data(name: str) -> Any:
    """The data in a file.

    Args:
        name: The file; ``-`` for standard input.

    Raises:
        CommandError: If it cannot be read, or is neither JSON nor YAML.
    """
    where = "standard input" if name == STDIN else name
    try:
        content = (sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()).decode()
    except OSError as error:
        raise CommandError(f"{where} cannot be read: {error.strerror}", about=where) from None
    except UnicodeDecodeError:
        raise CommandError(f"{where} is not UTF-8", about=where) from None
    return parsed(content, where)


def parsed(content: str, where: str) -> Any:
    """The data in a text.

    Raises:
        CommandError: If it is neither JSON nor YAML.
    """
    import json

    try:
        return json.loads(content)
    except RecursionError:
        raise _too_deep(where) from None
    except ValueError:
        pass  # what is no JSON may be YAML
    import yaml

    try:
        return yaml.load(content, _loader())  # noqa: S506 - a safe loader
    except RecursionError:
        raise _too_deep(where) from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"line {mark.line + 1}, column {mark.column + 1}" if mark else "somewhere"
        problem = getattr(error, "problem", None) or "no sense"
    except (AttributeError, LookupError, OverflowError, TypeError, ValueError) as error:
        # What PyYAML raises for a value that does not fit its tag.
        place, problem = "somewhere", str(error)
    raise CommandError(
        f"{where} is neither JSON nor YAML: {problem}",
        about=f"{where}, {place}",
        hint="write one object, or one list, with spaces for indentation",
    )


def _too_deep(where: str) -> CommandError:
    return CommandError(f"{where} is nested too deeply.", about=where)


@cache
def _loader() -> Any:
    """A safe loader for YAML 1.2, as the contract is: ``no``, ``12:30`` and dates are text."""
    import yaml

    class Dialect(yaml.SafeLoader):
        """The loader; PyYAML by itself follows YAML 1.1."""

    loader: Any = Dialect
    loader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in rules if tag.rpartition(":")[2] not in _CHANGED]
        for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    for name, (pattern, first) in _CHANGED.items():
        if pattern:
            tag = f"tag:yaml.org,2002:{name}"
            loader.add_implicit_resolver(tag, re.compile(f"(?:{pattern})$"), list(first))
    loader.add_constructor("tag:yaml.org,2002:int", _integer)
    return loader


def _integer(loader: Any, node: Any) -> int:
    text: str = loader.construct_scalar(node)
    return int(text, {"0o": 8, "0x": 16}.get(text[:2], 10))


_DIGITS = "0123456789"
_CHANGED = {
    "bool": ("true|True|TRUE|false|False|FALSE", "tTfF"),
    "int": ("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", f"-+{_DIGITS}"),
    "float": (
        r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.inf|\.nan",
        f"-+.{_DIGITS}",
    ),
    "timestamp": ("", ""),
    "merge": ("", ""),
    "value": ("", ""),
}
"""What YAML 1.2 reads otherwise than 1.1: the pattern, and with what it may begin.

The mock has the same for scenarios. It neither imports this package nor is imported by it, and a
test compares the two.
"""

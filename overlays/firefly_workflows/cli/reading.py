"""Reads YAML or JSON from a file or from standard input."""

from __future__ import annotations

import sys
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
    except ValueError:
        pass  # what is no JSON may be YAML
    import yaml

    try:
        # YAML 1.1 makes times of texts; the contract has texts.
        return yaml.load(content, _loader())  # noqa: S506 - a safe loader without times
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"line {mark.line + 1}, column {mark.column + 1}" if mark else "somewhere"
        raise CommandError(
            f"{where} is neither JSON nor YAML: {getattr(error, 'problem', None) or 'no sense'}",
            about=f"{where}, {place}",
            hint="write one object, or one list, with spaces for indentation",
        ) from None


def _loader() -> Any:
    import yaml

    class Loader(yaml.SafeLoader):
        """A safe loader that leaves times alone."""

    resolvers = yaml.SafeLoader.yaml_implicit_resolvers
    Loader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in rules if not tag.endswith(":timestamp")]
        for first, rules in resolvers.items()
    }
    return Loader

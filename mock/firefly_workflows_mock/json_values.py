"""JSON values: telling their kinds apart, and reading them from the files that a mock is given.

Files are read as JSON with the standard library, as YAML if PyYAML is there.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeGuard

if TYPE_CHECKING:
    from pathlib import Path


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether a JSON value is an object."""
    return isinstance(value, dict)


def is_array(value: object) -> TypeGuard[list[Any]]:
    """Whether a JSON value is an array."""
    return isinstance(value, list)


class FileFormatError(ValueError):
    """A file is not what its name says, or nothing that reads it is installed."""


def read_data(file: Path) -> Any:
    """The plain data in a file: JSON if its name ends in ``.json``, else YAML.

    Raises:
        OSError: It cannot be read.
        FileFormatError: It is neither, or it is YAML and PyYAML is missing.
    """
    content = file.read_bytes()
    if file.suffix.lower() == ".json":
        try:
            return json.loads(content)
        except ValueError as error:
            raise FileFormatError(f"{file} is not JSON: {error}") from None
    try:
        import yaml
    except ModuleNotFoundError:
        raise FileFormatError(
            f"reading {file} needs PyYAML: pip install 'firefly-workflows[mock]', or write it as "
            "JSON into a file whose name ends in .json"
        ) from None
    try:
        return yaml.load(content, getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe loaders
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise FileFormatError(f"{file} is not YAML: {error}") from None

"""JSON values: telling their kinds apart, and reading them from the files that a mock is given.

Files are read as JSON with the standard library, as YAML if PyYAML is there.
"""

from __future__ import annotations

import json
from math import isfinite
from typing import TYPE_CHECKING, Any, Final, NoReturn, TypeGuard, cast

if TYPE_CHECKING:
    from pathlib import Path

LARGEST: Final = 32 * 1024 * 1024
"""Most bytes of a scenario or a contract."""


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether a JSON value is an object."""
    return isinstance(value, dict)


def is_array(value: object) -> TypeGuard[list[Any]]:
    """Whether a JSON value is an array."""
    return isinstance(value, list)


class FileFormatError(ValueError):
    """A file is not what its name says, or nothing that reads it is installed."""


def read_json(content: bytes | str) -> Any:
    """The value that a JSON text describes, read strictly.

    Raises:
        ValueError: It is not JSON: a key is repeated, a number is none or does not fit, it is
            nested too deeply, or it is not UTF-8.
    """
    try:
        return _decoder.decode(content.decode("utf-8") if isinstance(content, bytes) else content)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise ValueError("a key is repeated")
    return fields


def _constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def _float(text: str) -> float:
    value = float(text)
    if not isfinite(value):
        raise ValueError("a number is too large")
    return value


_decoder = json.JSONDecoder(
    object_pairs_hook=_object, parse_constant=_constant, parse_float=cast("Any", _float)
)


def read_data(file: Path) -> Any:
    """The plain data in a file: JSON if its name ends in ``.json``, else YAML.

    Raises:
        OSError: It cannot be read.
        FileFormatError: It is neither, or it is YAML and PyYAML is missing.
    """
    with file.open("rb") as opened:
        content = opened.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise FileFormatError(f"{file} is longer than {LARGEST:,} bytes")
    if file.suffix.lower() == ".json":
        try:
            return read_json(content)
        except ValueError as error:
            raise FileFormatError(f"{file} is not JSON: {error}") from None
    try:
        from firefly_workflows_mock.yaml_files import read_yaml
    except ModuleNotFoundError:
        raise FileFormatError(
            f"reading {file} needs PyYAML: pip install 'firefly-workflows[mock]', or write it as "
            "JSON into a file whose name ends in .json"
        ) from None
    try:
        return read_yaml(content)
    except ValueError as error:
        raise FileFormatError(f"{file} is not YAML: {error}") from None

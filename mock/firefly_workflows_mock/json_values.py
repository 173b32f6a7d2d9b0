"""Reading JSON strictly, and reading the files that a mock is given.

Two readers may understand loose JSON differently, so ``read_json`` refuses it. A file is read as
JSON with the standard library, or as YAML if PyYAML is installed.
"""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any, Final, NoReturn, TypeGuard, cast

if TYPE_CHECKING:
    from pathlib import Path

LARGEST: Final = 32 * 1024 * 1024
"""The most bytes of a scenario or a contract."""


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether a JSON value is an object."""
    return isinstance(value, dict)


def is_array(value: object) -> TypeGuard[list[Any]]:
    """Whether a JSON value is an array."""
    return isinstance(value, list)


class FileFormatError(ValueError):
    """A file does not have the format of its name, or no reader for it is installed."""


def read_json(text: str) -> Any:
    """The value of a JSON text.

    Raises:
        ValueError: It is not JSON, a key is repeated, a number is too large, a string holds half of
            a surrogate pair, or the text is nested too deeply.
    """
    try:
        value = _decoder.decode(text)
        if "\\u" in text:
            json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        raise ValueError("a string holds half of a surrogate pair") from None
    except RecursionError:
        raise ValueError("nested too deeply") from None
    return value


def read_float(text: str) -> float:
    """The number in a text.

    Raises:
        ValueError: It is too large for a float.
    """
    value = float(text)
    if math.isinf(value):
        raise ValueError(f"the number {text} is too large")
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        seen: set[str] = set()
        for name, _ in pairs:
            if name in seen:
                raise ValueError(f'the key "{name}" is repeated')
            seen.add(name)
    return fields


def _constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


_decoder = json.JSONDecoder(
    object_pairs_hook=_object, parse_constant=_constant, parse_float=cast("Any", read_float)
)


def read_data(file: Path) -> Any:
    """The data in a file: JSON if its name ends in ``.json``, else YAML.

    Raises:
        OSError: It cannot be read.
        FileFormatError: It has another format, or PyYAML is not installed.
    """
    with file.open("rb") as opened:
        content = opened.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise FileFormatError(f"{file} is longer than {LARGEST:,} bytes")
    if file.suffix.lower() == ".json":
        try:
            return read_json(content.decode())
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

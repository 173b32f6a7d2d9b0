"""Models of the contract's shapes for pydantic and msgspec, derived when they are needed.

Both get what a careful user of them would write by hand: every property optional, dates as
`datetime`, enumerations as `Enum`, wire names as aliases. Neither keeps unknown fields.
"""

from __future__ import annotations

import datetime as dt
import enum
import re
from collections.abc import Callable
from typing import Any

from benchmarks import contract

SCALARS: dict[str, Any] = {"string": str, "integer": int, "number": float, "boolean": bool}
Build = Callable[[str, dict[str, tuple[str, Any]]], Any]


def attribute(wire_name: str) -> str:
    """Return the Python spelling of a wire name."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", wire_name).lower()


class Shapes:
    """Builds one class for each object schema.

    Args:
        build: Makes a class from its name and its fields (attribute -> wire name, type).
    """

    def __init__(self, build: Build) -> None:
        self._build = build
        self._made: dict[str, Any] = {}

    def of(self, schema: dict[str, Any], name: str = "Inline") -> Any:
        """Return the type of `schema`."""
        name = contract.reference_name(schema) or name
        if name in self._made:
            return self._made[name]
        flat = contract.merged(schema)
        if "enum" in flat:
            members = {re.sub(r"\W", "_", value): value for value in flat["enum"]}
            self._made[name] = enum.Enum(name, members, type=str)
            return self._made[name]
        if flat.get("type") == "array":
            return list[self.of(flat["items"], name + "Item")]
        if flat.get("properties"):
            fields = {
                attribute(wire): (wire, self.of(part, name + wire.capitalize()))
                for wire, part in flat["properties"].items()
            }
            self._made[name] = self._build(name, fields)
            return self._made[name]
        if flat.get("format") == "date-time":
            return dt.datetime
        return SCALARS.get(flat.get("type", ""), dict[str, Any])


def pydantic_type(component: str, base: type | None = None) -> Any:
    """Return a pydantic model of a component schema.

    Args:
        component: Its name in the contract.
        base: The class to derive from, for SDKs with a base model of their own.
    """
    import pydantic

    def build(name: str, fields: dict[str, tuple[str, Any]]) -> Any:
        definitions: dict[str, Any] = {
            key: (kind | None, pydantic.Field(default=None, alias=wire))
            for key, (wire, kind) in fields.items()
        }
        return pydantic.create_model(name, __base__=base or pydantic.BaseModel, **definitions)

    return Shapes(build).of({"$ref": f"#/components/schemas/{component}"})


def msgspec_type(component: str) -> Any:
    """Return a msgspec struct of a component schema."""
    import msgspec

    def build(name: str, fields: dict[str, tuple[str, Any]]) -> Any:
        return msgspec.defstruct(
            name,
            [
                (key, kind | None | msgspec.UnsetType, msgspec.UNSET)
                for key, (_, kind) in fields.items()
            ],
            rename={key: wire for key, (wire, _) in fields.items()},
        )

    return Shapes(build).of({"$ref": f"#/components/schemas/{component}"})

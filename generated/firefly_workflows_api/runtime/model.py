"""The base of every model: reading without complaint, writing back what was read.

* A missing field is `UNSET`, a null is `None`, a scalar of the wrong type stays what it is.
* A field the contract does not name is kept in `additional_properties`.
* Only something that is not a JSON object at all is refused, with `DecodeError`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from ..errors import DecodeError
from ..types import UNSET
from .classes import ModelType, define, field
from .plain import plain

if TYPE_CHECKING:
    from attrs import Attribute

new = object.__new__
"""An object whose slots are still to be filled."""

@define
class Model(metaclass=ModelType):
    """A JSON object of the API; the base of attrs classes.

    Attributes:
        wire_names: The fields that the contract declares, as they are spelled in JSON.
    """

    __slots__ = ("__weakref__", "_extra")
    _extra: dict[str, Any] | None = field(
        default=None, kw_only=True, alias="additional_properties", eq=lambda extra: extra or None
    )
    wire_names: ClassVar[frozenset[str]]
    _spelled: ClassVar[dict[str, str]] = {}
    _blank: ClassVar[dict[str, Any]]
    _constants: ClassVar[dict[str, Any]] = {}
    """The fields that have one value, by which objects of this kind are told from others."""
    if TYPE_CHECKING:
        # To be asked of the class. An object finds it later, and a __getattr__ here that would
        # change that makes every look at a field a third slower.
        __attrs_attrs__: ClassVar[tuple[Attribute[Any], ...]]

    @property
    def additional_properties(self) -> dict[str, Any]:
        """The fields that the contract does not declare, by their names in JSON."""
        # Made on demand: most objects have none, and a page has thousands of objects.
        if self._extra is None:
            self._extra = {}
        return self._extra

    @additional_properties.setter
    def additional_properties(self, value: dict[str, Any]) -> None:
        self._extra = value

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Reads a parsed JSON object.

        Raises:
            DecodeError: `src_dict` is not a mapping, or nested deeper than Python can follow.
        """
        if not isinstance(src_dict, Mapping):
            raise DecodeError("$", f"expected an object, found {json_type(src_dict)}")
        try:
            return cls._decode(src_dict if type(src_dict) is dict else dict(src_dict))
        except RecursionError:
            raise DecodeError("$", "nested too deeply to be read") from None

    @classmethod
    def _decode(cls, source: dict[str, Any]) -> Self:
        raise NotImplementedError

    def to_dict(self) -> dict[str, Any]:
        """Returns plain JSON data: what was read, with the changes made since."""
        raise NotImplementedError

    @property
    def additional_keys(self) -> list[str]:
        """The names of the fields that the contract does not declare."""
        return list(self.additional_properties)

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: object) -> bool:
        return key in self.additional_properties

    def __repr__(self) -> str:
        """Shows what is set; secrets are masked."""
        from .secrets import shown_fields

        shown = ", ".join([f"{name}={value!r}" for name, value in shown_fields(self)])
        return f"{type(self).__name__}({shown})"

    def __rich_repr__(self) -> Iterator[tuple[str, Any]]:
        """Shows the same to rich, which would print every attribute of an attrs class."""
        from .secrets import shown_fields

        return shown_fields(self)


def complete(
    source: dict[str, Any], blank: dict[str, Any]
) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """Returns all declared fields of an object, `UNSET` where it has none, and its other fields."""
    whole = {**blank, **source}
    if len(whole) == len(blank):
        return whole, None
    return whole, {key: value for key, value in source.items() if key not in blank}


def json_type(value: object) -> str:
    """Names the JSON type of a parsed value, for messages."""
    if value is None:
        return "null"
    names = {
        bool: "a boolean",
        int: "a number",
        float: "a number",
        str: "a string",
        list: "an array",
        dict: "an object",
    }
    return names.get(type(value), type(value).__name__)


def closest(source: dict[str, Any], *models: type[Model]) -> Any:
    """Reads an object that may be one of several models.

    It is the one whose constant fields the object has, and of those the one that shares most names.
    """

    def likeness(model: type[Model]) -> tuple[int, int]:
        told = 0
        for name, constant in model._constants.items():
            value = source.get(name, UNSET)
            told += (1 if value == constant else -1) if value is not UNSET else 0
        return told, len(model.wire_names & source.keys())

    return max(models, key=likeness)._decode(source)


def first_known(value: Any, *readers: Callable[[Any], Any]) -> Any:
    """Reads a scalar that may be one of several kinds as the first that knows it.

    A reader that does not returns `None`, or text as it is.
    """
    for reader in readers:
        read = reader(value)
        if read is not None and read.__class__ is not str:
            return read
    return value


__all__ = ["Model", "closest", "complete", "first_known", "json_type", "new", "plain"]

"""How a model class is made: its slots at once, what attrs adds when somebody first needs it.

Reading a response fills slots and calls no `__init__`. attrs writes and compiles one for each class,
which takes thirty times as long as the class itself, and importing attrs takes as long as twenty
classes. A program that makes one call would pay for both and use neither. So a model becomes an
attrs class with its first `__init__`, comparison or look at what attrs keeps about it
(`attrs.fields`, `attrs.evolve`, `__match_args__`, a signature); from then on it is one like any
other. Two threads may come at once: one of them does it.
"""

from __future__ import annotations

import os
from sys import intern
from threading import RLock
from typing import TYPE_CHECKING, Any

from ..types import UNSET
from .secrets import has_secrets


class Options:
    """What a field of a model differs in; the arguments are those of `attrs.field`."""

    def __init__(self, **options: Any) -> None:
        self.options = options


# Type checkers see attrs, whose plugins know these two by name.
if TYPE_CHECKING:
    from attrs import define as define
    from attrs import field as field
else:
    field = Options

    def define(cls: ModelType) -> ModelType:
        """Marks a model; making it is the work of `ModelType`."""
        return cls


_lock = RLock()


def _renew_lock() -> None:
    global _lock
    _lock = RLock()


if hasattr(os, "register_at_fork"):
    # Another thread of the parent may have held it, and does not exist in the child.
    os.register_at_fork(after_in_child=_renew_lock)

_FROM_ATTRS = frozenset(("__match_args__", "__replace__"))


class ModelType(type):
    """The class of the classes of models.

    A class with `_spelled`, the names in JSON that do not follow from those of the attributes, is
    one from the contract. Any other is somebody's subclass of one and is left to be what it wants
    to be. The base of all is no attrs class itself: what it had, its subclasses would inherit
    before they are complete.
    """

    _fields: dict[str, Any] | None

    def __new__(cls, name: str, bases: tuple[type, ...], space: dict[str, Any]) -> ModelType:
        if "_spelled" not in space:
            return super().__new__(cls, name, bases, space)
        own = {
            field_name: space.pop(field_name, ...)
            for field_name, annotation in space.get("__annotations__", {}).items()
            if not annotation.startswith("ClassVar")
        }
        space["__slots__"] = tuple({**own, **dict.fromkeys(space.get("__slots__", ()))})
        spelled = space["_spelled"]
        # Interned as the names in the code are: looking those up compares no letters then.
        names = [intern(spelled.get(it) or camel(it)) for it in own if not it.startswith("_")]
        space |= {"wire_names": frozenset(names), "_blank": dict.fromkeys(names, UNSET)}
        if bases:
            space |= {"__init__": _first_init, "__eq__": _first_eq, "__hash__": None}
            inherited = bases[0].__dict__["_base_fields"]
            space["_fields"] = {**own, **inherited}
            # attrs annotates its `__init__` by what the class itself says about its fields.
            hints = bases[0].__annotations__
            space["__annotations__"] = {
                **space.get("__annotations__", {}),
                **{name: hints[name] for name in inherited},
            }
        else:
            space["_base_fields"] = own
        return super().__new__(cls, name, bases, space)

    def __getattr__(cls, name: str) -> Any:
        # Reached only for what the class does not have: before it is complete, or never.
        if name == "__signature__":
            complete_class(cls)
            return _signature(cls)
        if name.startswith("__attrs_") or name in _FROM_ATTRS:
            complete_class(cls)
        return super().__getattribute__(name)


def camel(attribute: str) -> str:
    """Returns how most attributes are spelled in JSON: `run_id` is `runId`, `from_` is `from`."""
    first, *others = attribute.rstrip("_").split("_")
    return first + "".join([word.capitalize() for word in others])


def complete_class(cls: type) -> None:
    """Makes a model and those it derives from attrs classes, unless they are already."""
    with _lock:
        for base in reversed(cls.__mro__):
            if isinstance(base, ModelType) and (fields := base.__dict__.get("_fields")) is not None:
                # Taken away first: attrs itself asks the class for what it is about to add.
                base._fields = None
                try:
                    _define(base, fields)
                except BaseException:
                    base._fields = fields
                    raise


def _define(cls: ModelType, fields: dict[str, Any]) -> None:
    import attrs

    # The slots are there and the defaults are not: attrs is told the fields and adds its methods.
    described = {
        name: attrs.field(**default.options)
        if isinstance(default, Options)
        else attrs.field(default=attrs.NOTHING if default is ... else default)
        for name, default in fields.items()
    }
    attrs.define(cls, these=described, slots=False, repr=False, auto_detect=False)
    if has_secrets(cls.wire_names):
        _compare_without_details(cls)


def _compare_without_details(cls: ModelType) -> None:
    """Keeps pytest from printing what differs field by field, as it does where attrs compares."""
    equal: Any = cls.__eq__

    def __eq__(self: Any, other: object) -> Any:
        return equal(self, other)

    cls.__eq__ = __eq__  # type: ignore[method-assign,assignment]  # of this very class


def _first_init(self: Any, *args: Any, **kwargs: Any) -> None:
    complete_class(type(self))
    self.__init__(*args, **kwargs)


def _first_eq(self: Any, other: object) -> Any:
    complete_class(type(self))
    return self == other


def _signature(cls: type) -> Any:
    from inspect import signature

    found = signature(cls.__init__)  # type: ignore[misc]  # of this very class
    return found.replace(parameters=[*found.parameters.values()][1:])

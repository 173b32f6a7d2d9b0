"""What of a model or of JSON data is shown, and what is masked.

* A `value` is secret by what stands beside it: a `sensitivity` other than `string`, or an `isSecret`
  that is true.
* A field is always secret whose name ends in a word of `_SECRET_NAMES`, with all that is below it.
* Masking is for printing alone: attributes, comparing, `to_dict()` and pickling know the value.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..types import UNSET

_SECRET_NAMES = (
    *("token", "jwt", "authorization", "password", "credentials"),
    *("secretkey", "accesskey", "privatekey", "secretvalue", "sensitivevariables"),
)


class Mask:
    """Stands where a secret would be printed."""

    def __repr__(self) -> str:
        return "***"


MASK = Mask()


def has_secrets(names: Mapping[str, Any] | frozenset[str]) -> bool:
    """Says whether an object with these fields, as JSON spells them, may hold a secret."""
    return ("value" in names and "sensitivity" in names) or any(map(_is_secret_name, names))


def shown_fields(model: Any) -> Iterator[tuple[str, Any]]:
    """Yields the fields of a model that are set, by attribute, with secrets masked."""
    others: dict[str, Any] = model._extra or {}
    is_secret_too = getattr(model, "is_secret", others.get("isSecret"))
    hides_value = _hides_value(getattr(model, "sensitivity", UNSET), is_secret_too)
    for attribute in type(model).__attrs_attrs__:
        name: str = attribute.name
        value = getattr(model, name, UNSET)
        if value is UNSET or name.startswith("_"):
            continue
        is_secret = _is_secret_name(name) or (hides_value and name == "value")
        yield name, MASK if is_secret and value else masked(value)
    if others:
        yield "additional_properties", masked(others)


def masked(value: Any, mask: Any = MASK, *, unless_public: bool = False) -> Any:
    """Returns JSON data with its secrets masked, at any depth; what is no list or mapping as it is.

    Args:
        value: The data.
        mask: What stands for a secret.
        unless_public: Whether the `value` beside a `key` is masked also where nothing says what it
            is: a request may leave out that a variable is secret.
    """
    if isinstance(value, (list, tuple)):
        return [masked(item, mask, unless_public=unless_public) for item in value]
    if not isinstance(value, dict):
        return value
    sensitivity = value.get("sensitivity", UNSET)
    hides = _hides_value(sensitivity, value.get("isSecret", UNSET)) or (
        unless_public and "key" in value and sensitivity is UNSET
    )
    return {
        name: _blank(item, mask)
        if _is_secret_name(name) or (hides and name == "value")
        else masked(item, mask, unless_public=unless_public)
        for name, item in value.items()
    }


def _blank(value: Any, mask: Any) -> Any:
    """Masks every value that is there; the names of what is masked stay, so that it can be found."""
    if isinstance(value, dict):
        return {name: _blank(item, mask) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_blank(item, mask) for item in value]
    return mask if value else value


def _hides_value(sensitivity: Any, is_secret: Any) -> bool:
    if is_secret is True:
        return True
    return sensitivity is not UNSET and sensitivity is not None and sensitivity != "string"


def _is_secret_name(name: Any) -> bool:
    return isinstance(name, str) and name.replace("_", "").lower().endswith(_SECRET_NAMES)

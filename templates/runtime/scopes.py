"""Scopes that leave nothing out."""

from __future__ import annotations

from typing import Any, Self


class HasEverything:
    """A model whose parts each include and exclude names."""

    __slots__ = ()

    @classmethod
    def everything(cls) -> Self:
        """Returns the scope of a rule that applies to the whole account."""
        model: Any = cls
        parts = {part: {"include": ["*"], "exclude": []} for part in model.wire_names}
        scope: Self = model.from_dict(parts)
        return scope

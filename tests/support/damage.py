"""Hypothesis strategies that take a valid JSON document and spoil it the way services do.

Fields go missing or become null, values change their type, enums get new members, fields appear
that nobody documented, numbers grow, text turns odd, and something is nested where nothing was.
"""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import strategies as st

Path = tuple[str | int, ...]

ODD_TEXT = [
    "",
    "\u0000",
    "\ud800",
    "𝒳\u200f",
    "e\u0301",
    "null",
    "toString",
    "x" * 5000,
    "no such value",
]
WRONG = st.one_of(
    st.none(),
    st.booleans(),
    st.sampled_from([0, -1, 1, 2**53 + 1, 10**400, -(10**400), 0.5, 1e308]),
    st.text(max_size=8) | st.sampled_from(ODD_TEXT),
    st.sampled_from([[], {}, [None], [[]], [0, "a", {}], {"": None}, {"id": {"id": []}}]).map(
        copy.deepcopy
    ),
    st.sampled_from(
        ["2025-02-30T00:00:00Z", "2025-08-19T22:12:60Z", "yesterday", "0000-00-00", "-1"]
    ),
)


def paths(document: Any, here: Path = ()) -> list[Path]:
    """Return the path of every value in a document, its own first."""
    found = [here]
    if isinstance(document, dict):
        for name, value in document.items():
            found += paths(value, (*here, name))
    elif isinstance(document, list):
        for index, value in enumerate(document):
            found += paths(value, (*here, index))
    return found


@st.composite
def damaged(draw: st.DrawFn, document: Any) -> tuple[Any, Path]:
    """Draw a spoiled copy of the document; returns it and where it was spoiled."""
    document = copy.deepcopy(document)
    place = draw(st.sampled_from(paths(document)))
    kind = draw(st.sampled_from(["drop", "retype", "extra", "nest"]))
    value = document
    for step in place:
        value = value[step]
    if kind == "extra" and isinstance(value, dict):
        name = draw(st.text(max_size=8).map("undocumented".__add__))
        value[name] = draw(WRONG)
        return document, (*place, name)
    if not place:
        return (draw(WRONG) if kind == "retype" else document), place
    parent = document
    for step in place[:-1]:
        parent = parent[step]
    if kind == "drop":
        del parent[place[-1]]
    elif kind == "nest":
        parent[place[-1]] = nested(value, draw(st.sampled_from([1, 2, 60])), draw(st.booleans()))
    else:
        parent[place[-1]] = draw(WRONG)
    return document, place


def nested(value: Any, levels: int, in_objects: bool) -> Any:
    """Return the value inside `levels` arrays or objects."""
    for _ in range(levels):
        value = {"children": value} if in_objects else [value]
    return value

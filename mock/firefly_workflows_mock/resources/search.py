"""Searching: what ``projection``, ``searchValue``, ``filters`` and ``sort`` of a request mean.

* ``filters``: every criterion must hold. A list means "one of these" (for a list of labels: at
  least one in common), a boolean is compared, a date-time means "at or after". An empty list asks
  for nothing and is passed over. Under ``$or`` at least one criterion must hold, beside the rest.
* ``searchValue``: contained in one of the searchable fields, whatever the case.
* ``sort``: an object, or a list of objects, of ``{field: {order: 1 | -1}}``; the first field
  counts most. Rows that compare equal keep their order, rows without a value count as lowest.
* ``projection``: the members to answer with; ``id`` always stays.

Entities are filtered and sorted as they are stored and only the rows of one page are written out.
That is what keeps a search over ten thousand workspaces quick: no row is built to be thrown away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

from firefly_workflows_mock.resources.values import parse_stamp

T = TypeVar("T")
Value = Callable[[T], Any]
Test = Callable[[T], bool]
Row = dict[str, Any]


@dataclass(frozen=True)
class Vocabulary(Generic[T]):
    """The words a search knows for entities of one kind.

    Attributes:
        filters: Value compared by each filter.
        sorts: Value ordered by each sort field.
        searchable: Values that ``searchValue`` looks into.
        since: Filters that name the earliest moment instead of equal ones.
    """

    filters: Mapping[str, Value[T]]
    sorts: Mapping[str, Value[T]]
    searchable: Sequence[Value[T]]
    since: frozenset[str] = frozenset()


def search(entities: Iterable[T], request: Mapping[str, Any], words: Vocabulary[T]) -> list[T]:
    """All entities the request asks for, in the order it asks for, unpaged."""
    matching = list(entities)
    for test in _tests(request, words):
        matching = [each for each in matching if test(each)]
    return ordered(matching, request.get("sort"), words)


def ordered(entities: list[T], sort: Any, words: Vocabulary[T]) -> list[T]:
    """The entities sorted as ``sort`` says; as they are when it says nothing."""
    parts = cast("list[Mapping[str, Any]]", sort if isinstance(sort, list) else [sort or {}])
    fields = [field for part in parts for field in part.items()]
    # Sorting is stable, so sorting by the least important field first leaves the first on top.
    for name, direction in reversed(fields):
        value = words.sorts.get(name)
        if value is None:  # a field only the live service sorts by
            continue
        descending = direction.get("order") == -1
        entities = sorted(entities, key=_sort_key_of(value), reverse=descending)
    return entities


def page(items: Sequence[T], query: Mapping[str, Any]) -> Sequence[T]:
    """The slice that ``page`` and ``pageSize`` name; pages count from 0."""
    size = max(query["pageSize"], 0)
    start = max(query["page"], 0) * size
    return items[start : start + size]


def window(items: Sequence[T], query: Mapping[str, Any]) -> Sequence[T]:
    """The slice that ``offset`` and ``pageSize`` name; without ``pageSize`` all that follows."""
    start = max(query.get("offset", 0), 0)
    size = query.get("pageSize")
    return items[start:] if size is None else items[start : start + max(size, 0)]


def project(row: Row, request: Mapping[str, Any]) -> Row:
    """The row reduced to the members the request's ``projection`` names, and ``id``."""
    names = request.get("projection")
    if not names:
        return row
    return {name: value for name, value in row.items() if name == "id" or name in names}


def contains(text: str, *values: str | None) -> bool:
    """Whether one of ``values`` contains ``text``, whatever the case; the meaning of a search."""
    wanted = text.casefold()
    return any(wanted in value.casefold() for value in values if value)


def _tests(request: Mapping[str, Any], words: Vocabulary[T]) -> Iterator[Test[T]]:
    yield from _criteria(request.get("filters") or {}, words)
    if text := request.get("searchValue"):
        yield lambda each: contains(text, *(value(each) for value in words.searchable))


def _criteria(filters: Mapping[str, Any], words: Vocabulary[T]) -> Iterator[Test[T]]:
    for name, want in filters.items():
        if name == "$or":
            if alternatives := list(_criteria(want or {}, words)):
                yield _any_of(alternatives)
        elif name in words.filters and want is not None and want != []:
            yield _criterion(name, want, words)


def _any_of(alternatives: list[Test[T]]) -> Test[T]:
    return lambda each: any(test(each) for test in alternatives)


def _criterion(name: str, want: Any, words: Vocabulary[T]) -> Test[T]:
    value = words.filters[name]
    if name in words.since:
        earliest = parse_stamp(want)
        return lambda each: value(each) >= earliest
    if not isinstance(want, list):
        return lambda each: value(each) == want
    wanted = frozenset(cast("list[object]", want))
    return lambda each: _meets(value(each), wanted)


def _meets(value: object, wanted: frozenset[object]) -> bool:
    if isinstance(value, list):
        return not wanted.isdisjoint(cast("list[object]", value))
    return value in wanted


def _sort_key_of(value: Value[T]) -> Callable[[T], tuple[bool, Any]]:
    def key(entity: T) -> tuple[bool, Any]:
        found = value(entity)
        return (False, 0) if found is None else (True, found)

    return key

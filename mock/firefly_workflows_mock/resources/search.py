"""Searching: what ``projection``, ``searchValue``, ``filters`` and ``sort`` of a request mean.

* ``filters``: every criterion must hold. A list means "one of these" (for a list of labels: at
  least one in common), a boolean is compared, a date-time means "at or after". An empty list asks
  for nothing and is passed over. Under ``$or`` at least one criterion must hold, beside the rest.
* ``searchValue``: contained in one of the searchable fields, whatever the case.
* ``sort``: an object, or a list of objects, of ``{field: {order: 1 | -1}}``; the first field
  counts most. Rows that compare equal keep their order, rows without a value count as lowest.
* ``projection``: the members to response with; ``id`` always stays.

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
Sieve = Callable[[list[T]], list[T]]
"""Keeps the entities that meet a criterion, in their order."""
Row = dict[str, Any]


@dataclass(frozen=True)
class Vocabulary(Generic[T]):
    """The words a search knows for entities of one kind.

    Attributes:
        filters: Value compared by each filter.
        sorts: Value ordered by each sort field.
        searchable: Text that ``searchValue`` looks into.
        many: Filters whose value is a list.
        since: Filters that name the earliest moment instead of equal ones.
    """

    filters: Mapping[str, Value[T]]
    sorts: Mapping[str, Value[T]]
    searchable: Sequence[Value[T]]
    many: frozenset[str] = frozenset()
    since: frozenset[str] = frozenset()


def search(entities: Iterable[T], request: Mapping[str, Any], words: Vocabulary[T]) -> list[T]:
    """All entities the request asks for, in the order it asks for, unpaged."""
    matching = list(entities)
    for sieve in _sieves(request.get("filters") or {}, words):
        matching = sieve(matching)
    if text := request.get("searchValue"):
        matching = _any_of([_text_sieve(get, text) for get in words.searchable])(matching)
    return ordered(matching, request.get("sort"), words)


def ordered(entities: list[T], sort: Any, words: Vocabulary[T]) -> list[T]:
    """The entities sorted as ``sort`` says; as they are when it says nothing."""
    parts = cast("list[Mapping[str, Any]]", sort if isinstance(sort, list) else [sort or {}])
    fields = [field for part in parts for field in part.items()]
    order = list(range(len(entities)))
    # Sorting is stable, so sorting by the least important field first leaves the first on top.
    for name, direction in reversed(fields):
        value = words.sorts.get(name)
        if value is not None:  # else a field that only the live service sorts by
            column = _comparable([value(each) for each in entities])
            order.sort(key=column.__getitem__, reverse=direction.get("order") == -1)
    return [entities[index] for index in order]


def page(items: Sequence[T], query: Mapping[str, Any]) -> Sequence[T]:
    """The slice that ``page`` and ``pageSize`` name; pages count from 0."""
    start: int = query["page"] * query["pageSize"]
    return items[start : start + query["pageSize"]]


def window(items: Sequence[T], query: Mapping[str, Any]) -> Sequence[T]:
    """The slice that ``offset`` and ``pageSize`` name; without ``pageSize`` all that follows."""
    start: int = query.get("offset", 0)
    size: int | None = query.get("pageSize")
    return items[start:] if size is None else items[start : start + size]


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


def _sieves(filters: Mapping[str, Any], words: Vocabulary[T]) -> Iterator[Sieve[T]]:
    for name, want in filters.items():
        if name == "$or":
            if alternatives := list(_sieves(want or {}, words)):
                yield _any_of(alternatives)
        # A name that is not known is one that only the live service filters by.
        elif name in words.filters and want is not None and want != []:
            yield _sieve(name, want, words)


def _text_sieve(get: Value[T], text: str) -> Sieve[T]:
    wanted = text.casefold()
    return lambda entities: [each for each in entities if wanted in (get(each) or "").casefold()]


def _any_of(alternatives: list[Sieve[T]]) -> Sieve[T]:
    def sieve(entities: list[T]) -> list[T]:
        kept = {id(each) for alternative in alternatives for each in alternative(entities)}
        return [each for each in entities if id(each) in kept]

    return sieve


def _sieve(name: str, want: Any, words: Vocabulary[T]) -> Sieve[T]:
    get = words.filters[name]
    if name in words.since:
        earliest = parse_stamp(want)
        return lambda entities: [each for each in entities if get(each) >= earliest]
    if not isinstance(want, list):
        return lambda entities: [each for each in entities if get(each) == want]
    wanted = frozenset(cast("list[object]", want))
    if name in words.many:
        return lambda entities: [each for each in entities if not wanted.isdisjoint(get(each))]
    return lambda entities: [each for each in entities if get(each) in wanted]


def _comparable(column: list[Any]) -> list[Any]:
    """The column such that missing values sort below all others."""
    if None in column:
        return [(value is not None, value) for value in column]
    return column

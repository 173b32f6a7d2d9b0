"""Searches: ``projection``, ``searchValue``, ``filters`` and ``sort`` of a request.

* ``filters``: all criteria must match. A list means "one of these" (for labels: at least one in
  common), a boolean must be equal, and a date-time means "at or after". An empty list is ignored.
  Under ``$or`` at least one criterion must match.
* ``searchValue``: one of the searchable fields must contain it, in any case.
* ``sort``: an object, or a list of objects, of ``{field: {order: 1 | -1}}``; the first field comes
  first. Rows that compare equal keep their order. Rows without a value count as lowest.
* ``projection``: the fields to return; ``id`` and what the contract requires always are.

Entities are filtered and sorted as they are stored, and only the rows of one page are built. This
keeps a search over ten thousand workspaces fast.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

from firefly_workflows_mock.resources.values import parse_stamp

T = TypeVar("T")
Value = Callable[[T], Any]
Filter = Callable[[list[T]], list[T]]
"""Returns the entities that match a criterion, in their order."""
Row = dict[str, Any]


@dataclass(frozen=True)
class Vocabulary(Generic[T]):
    """The names that a search of one kind of entity can use.

    Attributes:
        filters: The value that each filter compares.
        sorts: The value of each sort field.
        searchable: The texts that ``searchValue`` searches.
        many: The filters whose value is a list.
        since: The filters that give the earliest time.
    """

    filters: Mapping[str, Value[T]]
    sorts: Mapping[str, Value[T]]
    searchable: Sequence[Value[T]]
    many: frozenset[str] = frozenset()
    since: frozenset[str] = frozenset()


def search(entities: Iterable[T], request: Mapping[str, Any], words: Vocabulary[T]) -> list[T]:
    """All entities that match the request, in its order, not paged."""
    matching = list(entities)
    for keep_matching in _filters(request.get("filters") or {}, words):
        matching = keep_matching(matching)
    if text := request.get("searchValue"):
        matching = _any_of([_text_filter(get, text) for get in words.searchable])(matching)
    return ordered(matching, request.get("sort"), words)


def ordered(entities: list[T], sort: Any, words: Vocabulary[T]) -> list[T]:
    """The entities sorted as ``sort`` says; unchanged if it is empty."""
    parts = cast("list[Mapping[str, Any]]", sort if isinstance(sort, list) else [sort or {}])
    fields = [field for part in parts for field in part.items()]
    order = list(range(len(entities)))
    # Sorting is stable, so the most important field is sorted last.
    for name, direction in reversed(fields):
        value = words.sorts.get(name)
        if value is not None:  # else only the live service knows the field
            column = _comparable([value(each) for each in entities])
            order.sort(key=column.__getitem__, reverse=direction.get("order") == -1)
    return [entities[index] for index in order]


def page(items: Sequence[T], query: Mapping[str, Any]) -> Sequence[T]:
    """The slice that ``page`` and ``pageSize`` name; pages count from 0."""
    start: int = query["page"] * query["pageSize"]
    return items[start : start + query["pageSize"]]


def window(items: Sequence[T], query: Mapping[str, Any]) -> Sequence[T]:
    """The slice that ``offset`` and ``pageSize`` name; without ``pageSize`` all items after it."""
    start: int = query.get("offset", 0)
    size: int | None = query.get("pageSize")
    return items[start:] if size is None else items[start : start + size]


def project(row: Row, request: Mapping[str, Any], *required: str) -> Row:
    """The row with ``id``, what the contract requires and the fields in ``projection`` only."""
    names = request.get("projection")
    if not names:
        return row
    wanted = {"id", *required, *names}
    return {name: value for name, value in row.items() if name in wanted}


def contains(text: str, *values: str | None) -> bool:
    """Whether one of ``values`` contains ``text``, in any case."""
    wanted = text.casefold()
    return any(wanted in value.casefold() for value in values if value)


def _filters(filters: Mapping[str, Any], words: Vocabulary[T]) -> Iterator[Filter[T]]:
    for name, want in filters.items():
        if name == "$or":
            if alternatives := list(_filters(want or {}, words)):
                yield _any_of(alternatives)
        # Only the live service knows other names.
        elif name in words.filters and want is not None and want != []:
            yield _filter(name, want, words)


def _text_filter(get: Value[T], text: str) -> Filter[T]:
    wanted = text.casefold()
    return lambda entities: [each for each in entities if wanted in (get(each) or "").casefold()]


def _any_of(alternatives: list[Filter[T]]) -> Filter[T]:
    def keep_matching(entities: list[T]) -> list[T]:
        matching = {id(each) for alternative in alternatives for each in alternative(entities)}
        return [each for each in entities if id(each) in matching]

    return keep_matching


def _filter(name: str, want: Any, words: Vocabulary[T]) -> Filter[T]:
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
    """The column in a form that sorts missing values first."""
    if None in column:
        return [(value is not None, value) for value in column]
    return column

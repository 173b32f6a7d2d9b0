"""Pages: nothing lost, nothing twice, never endless; blocking, asynchronous, ahead and resumed."""

from __future__ import annotations

import gc
import json
import threading
import tracemalloc
from collections.abc import AsyncIterator, Callable, Iterator
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import anyio
import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firefly_workflows.engine.connection import Connection
from firefly_workflows.engine.requests import Call, prepared
from firefly_workflows.engine.results import decode_page
from firefly_workflows.errors import (
    ConfigurationError,
    InvalidArgumentError,
    NoMatchError,
    PaginationError,
    ResponseDecodeError,
    SeveralMatchesError,
)
from firefly_workflows.pages import prefetch as ahead
from firefly_workflows.pages.page import AsyncFireflyPage, FireflyPage, at_position, walk_of
from firefly_workflows.pages.walk import MOST_EMPTY_PAGES, Received, Unread, Walk
from firefly_workflows.wire.hops import Response
from firefly_workflows_api.api import Arguments, load_operation

if TYPE_CHECKING:
    from collections.abc import Generator

Body = Callable[[int], Any]
ENDLESS = 2000
"""No walk of these tests asks so often: one that does would never end."""


Fetched = tuple[Unread[Any], Response, Call]


def call_for(operation: str, query: Any = None, body: Any = None) -> Call:
    arguments = Arguments(query=query) if body is None else Arguments(query=query, body=body)
    if "{" in load_operation(operation).path:
        arguments.path = ("x",)
    return prepared(load_operation(operation), arguments, Connection.default_options)


FROM = (Response(200, {}, b""), call_for("workspaces.search"))
"""What an asynchronous page comes with."""


class Service:
    """Serves positions from a function and remembers the requests."""

    def __init__(self, body: Body) -> None:
        self.body = body
        self.asked: list[int] = []
        self.running = 0
        self.most_running = 0
        self._lock = threading.Lock()

    def fetch(self, position: int, _stop: object = None) -> Unread[Any]:
        with self._lock:
            self._ask(position)
            self.running += 1
            self.most_running = max(self.most_running, self.running)
        try:
            body = self.body(position)
        finally:
            with self._lock:
                self.running -= 1
        return lambda: Received(items_of(body), body)

    def _ask(self, position: int) -> None:
        assert len(self.asked) < ENDLESS, "the walk does not end"
        self.asked.append(position)

    async def afetch(self, position: int) -> Fetched:
        self._ask(position)
        self.running += 1
        self.most_running = max(self.most_running, self.running)
        try:
            await anyio.sleep(0)
            await anyio.sleep(0)
            body = self.body(position)
        finally:
            self.running -= 1
        return (lambda: Received(items_of(body), body)), *FROM


def items_of(body: Any) -> list[Any]:
    if isinstance(body, dict):
        return [item for value in body.values() if isinstance(value, list) for item in value]
    return list(body)


def rows(start: int, stop: int) -> list[dict[str, Any]]:
    return [{"id": f"r{number}", "name": f"row {number}"} for number in range(start, stop)]


def numbered(total: int, size: int) -> Body:
    """A service that counts pages and sends at most ``size`` rows."""
    return lambda page: rows(min(page * size, total), min(page * size + size, total))


def by_offset(total: int, size: int, *, counted: bool = False) -> Body:
    """A service that counts items."""

    def body(offset: int) -> Any:
        found = rows(min(offset, total), min(offset + size, total))
        return {"data": found, "totalCount": total} if counted else found

    return body


def page(service: Service, walk: Walk) -> FireflyPage[Any]:
    return FireflyPage(
        walk, service.fetch, *walk.place(walk.start, service.fetch(walk.start)(), None)
    )


def ids(items: list[Any]) -> list[str]:
    return [item["id"] for item in items]


def expected(total: int) -> list[str]:
    return [f"r{number}" for number in range(total)]


def both(service: Service, walk: Callable[[], Walk], prefetch: int = 0) -> list[list[str]]:
    """What a blocking walk and an asynchronous one yield."""
    blocking = ids(list(page(service, walk()).iter(prefetch=prefetch)))

    async def run() -> list[str]:
        listing = AsyncFireflyPage[Any](walk(), service.afetch)
        return ids([item async for item in listing.iter(prefetch=prefetch)])

    return [blocking, anyio.run(run), anyio.run(run, backend="trio")]


@given(
    total=st.integers(0, 60),
    size=st.integers(1, 13),
    asked=st.one_of(st.none(), st.integers(1, 30)),
    prefetch=st.integers(0, 5),
    style=st.sampled_from(["page", "offset", "counted"]),
)
def test_every_item_once_and_in_order(
    total: int, size: int, asked: int | None, prefetch: int, style: str
) -> None:
    if style == "page":
        service = Service(numbered(total, size))
    else:
        service = Service(by_offset(total, size, counted=style == "counted"))
    walk = Walk("x.list", "page" if style == "page" else "offset", 0, asked)
    assert ids(list(page(service, walk).iter(prefetch))) == expected(total)


@pytest.mark.parametrize("prefetch", [0, 3])
@pytest.mark.parametrize(
    ("style", "body"),
    [
        ("page", numbered(23, 5)),
        ("offset", by_offset(23, 5)),
        ("offset", by_offset(23, 5, counted=True)),
    ],
)
def test_blocking_asyncio_and_trio_yield_the_same(style: Any, body: Body, prefetch: int) -> None:
    for found in both(Service(body), lambda: Walk("x.list", style, 0, 10), prefetch):
        assert found == expected(23)


def test_a_cap_on_the_page_size_loses_nothing() -> None:
    service = Service(numbered(50, 10))
    assert len(page(service, Walk("x.list", "page", 0, 100)).collect()) == 50
    assert service.asked == [0, 1, 2, 3, 4, 5]


@given(
    total=st.integers(0, 90),
    cap=st.integers(10, 30),
    asked=st.one_of(st.none(), st.integers(1, 40)),
    prefetch=st.integers(0, 3),
    style=st.sampled_from(["page", "offset"]),
)
def test_a_cap_near_the_documented_page_size_loses_nothing(
    total: int, cap: int, asked: int | None, prefetch: int, style: Any
) -> None:
    body = (numbered if style == "page" else by_offset)(total, min(cap, asked or 25))
    walk = Walk("x.list", style, 0, asked, default=25)
    assert ids(list(page(Service(body), walk).iter(prefetch))) == expected(total)


@pytest.mark.parametrize(
    ("total", "asked", "requests"),
    [(1, None, 1), (9, None, 1), (9, 100, 1), (3, 5, 1), (5, 5, 2), (10, None, 2), (10, 100, 2)],
)
@pytest.mark.parametrize("style", ["page", "offset"])
def test_a_first_page_far_shorter_than_the_documented_size_is_the_end(
    style: Any, total: int, asked: int | None, requests: int
) -> None:
    body = (numbered if style == "page" else by_offset)(total, asked or 25)
    service = Service(body)
    found = page(service, Walk("x.list", style, 0, asked, default=25))
    assert found.has_next == (requests > 1)
    assert (ids(found.collect()), len(service.asked)) == (expected(total), requests)


def test_a_first_page_that_is_resumed_at_may_be_the_end() -> None:
    service = Service(numbered(53, 25))
    assert len(page(service, Walk("x.list", "page", 2, default=25)).collect()) == 3
    assert service.asked == [2]


@pytest.mark.parametrize("prefetch", [0, 3])
def test_iterating_again_ends_at_the_same_page(prefetch: int) -> None:
    service = Service(numbered(3, 25))
    found = page(service, Walk("x.list", "page", default=25))
    for _ in range(2):
        assert len(list(found.iter(prefetch))) == 3
    assert service.asked == [0]


def test_a_page_shorter_than_the_largest_is_the_end() -> None:
    service = Service(numbered(12, 5))
    page(service, Walk("x.list", "page", 0, 5)).collect()
    assert service.asked == [0, 1, 2]


def test_a_total_ends_the_list_without_asking_again() -> None:
    service = Service(by_offset(10, 5, counted=True))
    found = page(service, Walk("x.list", "offset", 0, 5))
    assert (len(found.collect()), found.total_count, service.asked) == (10, 10, [0, 5])


def test_empty_pages_are_walked_past_while_the_total_says_more() -> None:
    pages = {0: rows(0, 5), 5: [], 10: [], 15: rows(15, 20)}
    service = Service(lambda offset: {"data": pages.get(offset, []), "totalCount": 20})
    for found in both(service, lambda: Walk("x.list", "offset", 0, 5), prefetch=0):
        assert found == ids(rows(0, 5) + rows(15, 20))


def test_empty_pages_of_a_numbered_list_are_walked_past_too() -> None:
    pages = {0: rows(0, 5), 1: [], 2: rows(10, 15)}
    service = Service(lambda number: {"data": pages.get(number, []), "totalCount": 15})
    assert len(page(service, Walk("x.list", "page", 0, 5)).collect()) == 10


@pytest.mark.parametrize("style", ["page", "offset"])
def test_a_total_that_is_never_reached_does_not_go_on_for_ever(style: Any) -> None:
    service = Service(lambda _: {"data": [], "totalCount": 10**12})
    with pytest.raises(PaginationError, match="empty pages in a row"):
        page(service, Walk("x.list", style, 0, 5)).collect()
    assert len(service.asked) == MOST_EMPTY_PAGES


def test_a_total_smaller_than_what_arrived_is_none() -> None:
    service = Service(lambda offset: {"data": rows(offset, min(offset + 5, 17)), "totalCount": 3})
    found = page(service, Walk("x.list", "offset", 0, 5))
    assert found.total_count is None
    assert ids(found.collect()) == expected(17)


@pytest.mark.parametrize("total", [True, -1, "12", None, 1.5])
def test_a_total_that_is_no_number_is_none(total: Any) -> None:
    service = Service(
        lambda offset: {"data": rows(offset, min(offset + 5, 7)), "totalCount": total}
    )
    found = page(service, Walk("x.list", "offset", 0, 5))
    assert found.total_count is None
    assert len(found.collect()) == 7


@pytest.mark.parametrize("style", ["page", "offset"])
@pytest.mark.parametrize("prefetch", [0, 4])
def test_the_same_page_for_ever_raises_before_an_item_comes_twice(
    style: Any, prefetch: int
) -> None:
    service = Service(lambda _: rows(0, 5))
    yielded = []
    with pytest.raises(PaginationError, match="repeats itself") as caught:
        for item in page(service, Walk("x.list", style, 0, 5)).iter(prefetch):
            yielded.append(item)  # noqa: PERF402 - what was yielded before the error counts
    assert ids(yielded) == expected(5)
    assert caught.value.operation == "x.list"
    assert len(service.asked) <= 1 + max(1, prefetch) * 2


def test_the_same_rows_in_another_order_are_the_same_page() -> None:
    service = Service(lambda number: rows(0, 5)[:: 1 if number % 2 else -1])
    with pytest.raises(PaginationError):
        page(service, Walk("x.list", "page", 0, 5)).collect()


def test_a_cycle_of_several_pages_is_recognised() -> None:
    service = Service(lambda number: rows(number % 3 * 5, number % 3 * 5 + 5))
    yielded = []
    with pytest.raises(PaginationError):
        for item in page(service, Walk("x.list", "page", 0, 5)):
            yielded.append(item)  # noqa: PERF402 - what was yielded before the error counts
    assert ids(yielded) == expected(15)


def test_rows_without_ids_are_told_apart_by_content() -> None:
    def body(number: int) -> list[dict[str, str]]:
        return [{"key": f"k{number}-{row}"} for row in range(3)] if number < 3 else []

    assert len(page(Service(body), Walk("x.list", "page", 0, 3)).collect()) == 9


def test_rows_pushed_down_by_new_ones_come_once() -> None:
    def body(number: int) -> list[dict[str, Any]]:
        # Two runs begin after the first page was read: everything moves down by two.
        shift = 0 if number == 0 else 2
        return rows(max(0, number * 5 - shift), max(0, min(number * 5 + 5 - shift, 12)))

    found = page(Service(body), Walk("x.list", "page", 0, 5))
    assert ids(found.collect()) == expected(12)


def test_a_last_page_of_nothing_but_rows_pushed_down_is_the_end() -> None:
    service = Service(lambda number: rows(0, 5) if number == 0 else rows(4, 5))
    assert ids(page(service, Walk("x.list", "page", 0, 5)).collect()) == expected(5)


def test_equal_rows_within_a_page_are_all_kept() -> None:
    pages = [[{"v": 1}, {"v": 1}, {"v": 2}], [{"v": 2}, {"v": 3}, {"v": 3}], []]
    service = Service(lambda number: pages[number])
    found = page(service, Walk("x.list", "page", 0, 3)).collect()
    assert [row["v"] for row in found] == [1, 1, 2, 3, 3]


def test_the_same_id_with_other_content_is_not_dropped() -> None:
    pages = [[{"id": "a", "v": 1}], [{"id": "a", "v": 2}, {"id": "b", "v": 1}], []]
    service = Service(lambda number: pages[min(number, 2)])
    assert len(page(service, Walk("x.list", "page", 0, 5)).collect()) == 3


def test_a_short_mapping_of_lists_is_not_the_end() -> None:
    service = Service(lambda at: {"folder": rows(0, 2)} if at == 0 else {})
    page(service, Walk("x.list", "page", 0, 5, default=25)).collect()
    assert service.asked == [0, 1]


def test_a_mapping_of_lists_ends_only_at_an_empty_page() -> None:
    pages = [{"a": rows(0, 3), "b": rows(3, 6)}, {"c": rows(6, 7)}, {"d": rows(7, 12)}, {}]
    service = Service(lambda number: pages[number])
    assert len(page(service, Walk("x.list", "page", 0, 5)).collect()) == 12


Outcome = tuple[list[Any], str | None]
"""The items that came, and the message of the error that ended it."""


def drained(pages: Iterator[list[Any]]) -> Outcome:
    came: list[Any] = []
    try:
        for items in pages:
            came += items
    except PaginationError as error:
        return came, str(error)
    return came, None


async def drained_async(pages: AsyncIterator[list[Any]]) -> Outcome:
    came: list[Any] = []
    try:
        async for items in pages:
            came += items
    except PaginationError as error:
        return came, str(error)
    return came, None


def outcomes(body: Body, walk: Callable[[], Walk]) -> dict[str, Outcome]:
    """What each way through a list yields."""
    found: dict[str, Outcome] = {}

    def items(prefetch: int) -> Iterator[list[Any]]:
        for item in page(Service(body), walk()).iter(prefetch):
            yield [item]

    def pages(*, times: int) -> Iterator[list[Any]]:
        first = page(Service(body), walk())
        for _ in range(times - 1):
            drained(it.items for it in first.pages())
        for it in first.pages():
            assert it.items or it is first, "only the first page may be empty"
            yield it.items

    for prefetch in (0, 3):
        found[f"iter({prefetch})"] = drained(items(prefetch))
    for times in (1, 2):
        found[f"pages(), {times} times"] = drained(pages(times=times))

    async def run() -> None:
        for prefetch in (0, 3):
            listing = AsyncFireflyPage[Any](walk(), Service(body).afetch)
            each = listing.iter(prefetch)
            found[f"async iter({prefetch})"] = await drained_async([it] async for it in each)
        listing = AsyncFireflyPage[Any](walk(), Service(body).afetch)
        each_page = listing.pages()
        found["async pages()"] = await drained_async(
            it.items async for it in each_page if it.items or it is listing or pytest.fail("empty")
        )

    anyio.run(run)
    return found


def _spoiled(kind: str, number: int, size: int, total: object) -> Any:
    """A page of a list with ``size`` rows on each page, as a misbehaving service sends it."""
    first = number * size
    found = {
        "full": rows(first, first + size),
        "short": rows(first, first + size - 1),
        "long": rows(first, first + size + 2),
        "empty": [],
        "overlaps": rows(max(0, first - 2), first + size - 2),
        "repeats the one before": rows(max(0, first - size), max(size, first)),
        "repeats the first": rows(0, size),
        "twice the same row": rows(first, first + 1) * 2,
        "without ids": [{"name": f"row {number}"}] * size,
        "other content": [{**row, "name": "changed"} for row in rows(first - 1, first + size)],
    }[kind]
    return found if total is None else {"data": found, "totalCount": total}


SPOILED = (
    *("full", "short", "long", "empty", "overlaps", "repeats the one before"),
    *("repeats the first", "twice the same row", "without ids", "other content"),
)


@given(
    kinds=st.lists(st.sampled_from(SPOILED), min_size=1, max_size=9),
    size=st.integers(3, 5),
    total=st.one_of(st.none(), st.integers(0, 60), st.just("12")),
    style=st.sampled_from(["page", "offset"]),
    asked=st.one_of(st.none(), st.integers(1, 8)),
)
def test_every_way_through_a_list_yields_the_same_whatever_the_service_does(
    kinds: list[str], size: int, total: object, style: Any, asked: int | None
) -> None:
    def body(position: int) -> Any:
        number = position if style == "page" else position // size
        kind = kinds[number] if number < len(kinds) else "empty"
        return _spoiled(kind, number, size, total)

    found = outcomes(body, lambda: Walk("x.list", style, 0, asked))
    assert all(outcome == found["iter(0)"] for outcome in found.values()), found


@given(
    pages=st.lists(st.booleans(), min_size=1, max_size=30),
    most=st.integers(1, 5),
    style=st.sampled_from(["page", "offset"]),
)
def test_it_ends_only_at_so_many_empty_pages_in_a_row(
    pages: list[bool], most: int, style: Any
) -> None:
    """``pages`` says which pages hold rows; the total says that there are five on each."""

    def body(position: int) -> Any:
        number = position if style == "page" else position // 5
        there = number < len(pages) and pages[number]
        found = rows(number * 5, number * 5 + 5) if there else []
        return {"data": found, "totalCount": 5 * len(pages)}

    in_a_row, expected_rows, fails = 0, list[Any](), False
    for number, there in enumerate(pages):
        in_a_row = 0 if there else in_a_row + 1
        expected_rows += rows(number * 5, number * 5 + 5) if there else []
        if in_a_row >= most and number + 1 < len(pages):
            fails = True
            break
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("firefly_workflows.pages.walk.MOST_EMPTY_PAGES", most)
        for name, (came, error) in outcomes(body, lambda: Walk("x.list", style, 0, 5)).items():
            assert came == expected_rows, name
            assert (error is not None) == fails, name
            assert error is None or f"{most} empty pages in a row" in error


def test_pages_next_page_and_facts() -> None:
    service = Service(numbered(12, 5))
    first = page(service, Walk("x.list", "page", 0, 5))
    assert (first.page, first.offset, first.has_next, len(first.items)) == (0, None, True, 5)
    assert [found.page for found in first.pages()] == [0, 1, 2]
    second = first.next_page()
    again = first.next_page()
    assert second is not None
    assert again is not None
    assert ids(second.items) == ids(again.items) == expected(10)[5:]
    last = second.next_page()
    assert last is not None
    assert last.has_next is False
    assert last.next_page() is None
    assert repr(first) == "<Page: 5 items of x.list at page 0, more may follow>"
    assert repr(last).endswith("the last>")


def test_offset_pages_know_their_offset() -> None:
    first = page(Service(by_offset(12, 5, counted=True)), Walk("x.list", "offset", 0, 5))
    assert [(found.offset, found.page) for found in first.pages()] == [
        (0, None),
        (5, None),
        (10, None),
    ]


def test_resuming_starts_where_it_is_told() -> None:
    service = Service(numbered(23, 5))
    walk = walk_of(call_for("workspaces.search", {"page": 2, "pageSize": 5}))
    assert ids(page(service, walk).collect()) == expected(23)[10:]
    service = Service(by_offset(23, 5, counted=True))
    walk = walk_of(call_for("projects.list", {"offset": 7}))
    assert ids(page(service, walk).collect()) == expected(23)[7:]


def test_the_request_for_a_page_differs_only_in_its_position() -> None:
    call = call_for("workspaces.search", {"pageSize": 5}, {"filters": {"labels": ["a"]}})
    walk = walk_of(call)
    assert (walk.start, walk.asked) == (0, 5)
    assert at_position(walk, call, 0) is call
    moved = at_position(walk, call, 3)
    assert moved.query == {"pageSize": 5, "page": 3}
    assert call.query == {"pageSize": 5}
    for name in set(Call.__slots__) - {"query", "target"}:
        assert getattr(moved, name) == getattr(call, name)


def test_collect_fetches_no_more_than_it_needs() -> None:
    service = Service(numbered(100, 5))
    found = page(service, Walk("x.list", "page", 0, 5))
    assert len(found.collect(limit=10)) == 10
    assert service.asked == [0, 1]
    assert found.collect(limit=0) == []


def ways_to(method: str, service: Service) -> Iterator[Callable[[], Any]]:
    """``first`` or ``one``, blocking and on both event loops."""

    async def run() -> Any:
        listing = AsyncFireflyPage[Any](Walk("x.list", "offset", 0, None), service.afetch)
        return await getattr(listing, method)()

    yield lambda: getattr(page(service, Walk("x.list", "offset", 0, None)), method)()
    for backend in ("asyncio", "trio"):
        yield lambda backend=backend: anyio.run(run, backend=backend)


@pytest.mark.parametrize("total", [1, 2, 20])
def test_the_first_item_costs_no_more_than_its_page(total: int) -> None:
    for first in ways_to("first", service := Service(by_offset(total, 5))):
        service.asked.clear()
        assert first()["id"] == "r0"
        assert service.asked == [0]


def test_the_first_item_may_stand_behind_empty_pages() -> None:
    service = Service(
        lambda offset: {"data": [] if offset < 50 else rows(50, 51), "totalCount": 51}
    )
    for first in ways_to("first", service):
        assert first()["id"] == "r50"


def test_an_empty_list_has_no_first_item() -> None:
    for first in ways_to("first", Service(by_offset(0, 5))):
        assert first() is None


def test_the_only_item() -> None:
    for one in ways_to("one", Service(by_offset(1, 5))):
        assert one()["id"] == "r0"


@pytest.mark.parametrize("size", [1, 5])
def test_several_are_not_one_even_on_another_page(size: int) -> None:
    for one in ways_to("one", Service(by_offset(3, size))):
        with pytest.raises(SeveralMatchesError) as caught:
            one()
        assert ids(list(caught.value.candidates)) == ["r0", "r1"]
        assert caught.value.operation == "x.list"


def test_none_is_not_one() -> None:
    for one in ways_to("one", Service(by_offset(0, 5))):
        with pytest.raises(NoMatchError) as caught:
            one()
        assert caught.value.candidates == ()


def test_iterating_twice_begins_again_even_when_rows_have_moved() -> None:
    shift = 0

    def body(number: int) -> list[dict[str, Any]]:
        start = max(0, number * 5 - shift)
        return rows(start, min(max(0, number * 5 + 5 - shift), 12))

    found = page(Service(body), Walk("x.list", "page", 0, 5))
    assert len(list(found)) == 12
    shift = 5  # a whole page of new rows: page 1 is now what page 0 was
    later = page(Service(body), Walk("x.list", "page", 1, 5))
    list(later)
    assert ids(list(later)) == expected(12)


@pytest.mark.parametrize("value", [-1, 1.0, True, "1"])
@pytest.mark.parametrize(("call", "name"), [("collect", "limit"), ("iter", "prefetch")])
def test_what_is_no_number_of_items_is_refused(call: str, name: str, value: Any) -> None:
    message = f"^{name} is {value!r}, but must be a whole number from 0"
    with pytest.raises(InvalidArgumentError, match=message):
        getattr(page(Service(numbered(1, 5)), Walk("x.list", "page")), call)(value)

    async def run() -> None:
        found = getattr(AsyncFireflyPage[Any](Walk("x.list", "page"), service.afetch), call)(value)
        await found

    service = Service(numbered(1, 5))
    with pytest.raises(InvalidArgumentError, match=message):
        anyio.run(run)


def test_iterating_again_still_notices_a_repetition() -> None:
    bodies = [rows(0, 5), rows(5, 10), rows(0, 5)]
    first = page(Service(lambda number: bodies[min(number, 2)]), Walk("x.list", "page", 0, 5))
    second = first.next_page()
    assert second is not None
    for _ in range(2):
        with pytest.raises(
            PaginationError, match="page 2 the items of page 0: it repeats itself"
        ) as caught:
            list(second)
        assert "The items before this point are complete" in str(caught.value)


def test_prefetch_overlaps_requests() -> None:
    together = threading.Barrier(3)
    plain = numbered(100, 5)

    def body(number: int) -> Any:
        if 1 <= number <= 3:
            together.wait(timeout=10)  # breaks unless three requests are under way at once
        return plain(number)

    service = Service(body)
    assert ids(list(page(service, Walk("x.list", "page", 0, 5)).iter(prefetch=3))) == expected(100)
    assert 3 <= service.most_running <= 3


def test_prefetch_stops_cleanly_with_its_consumer() -> None:
    service = Service(numbered(1000, 5))
    before = set(threading.enumerate())
    for item in page(service, Walk("x.list", "page", 0, 5)).iter(prefetch=4):
        if item["id"] == "r7":
            break
    assert set(threading.enumerate()) <= before
    assert service.running == 0
    asked = len(service.asked)
    assert asked <= 7
    assert len(service.asked) == asked


def test_a_request_ahead_that_does_not_end_holds_up_neither_consumer_nor_program(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ahead, "_LAST_WAIT", 0.01)
    has_come, may_go = threading.Event(), threading.Event()
    threads: list[threading.Thread] = []
    plain = numbered(100, 5)

    def body(number: int) -> Any:
        if number:
            threads.append(threading.current_thread())
            has_come.set()
            may_go.wait(20)
        return plain(number)

    items = page(Service(body), Walk("x.list", "page", 0, 5)).iter(prefetch=2)
    assert next(items)["id"] == "r0"
    assert has_come.wait(20)
    cast("Generator[Any]", items).close()
    assert any(it.is_alive() for it in threads), "the consumer went before the request ended"
    may_go.set()
    assert all(it.daemon for it in threads)
    for thread in threads:
        thread.join()


def test_prefetch_asks_again_where_it_guessed_wrongly() -> None:
    def body(offset: int) -> Any:  # the service sends ever smaller pages, and says how many rows
        size = 7 if offset < 7 else 3
        return {"data": rows(offset, min(offset + size, 40)), "totalCount": 40}

    service = Service(body)
    for found in both(service, lambda: Walk("x.list", "offset", 0, 7), prefetch=4):
        assert found == expected(40)


def test_prefetch_asks_for_one_page_after_a_short_first_one() -> None:
    service = Service(numbered(3, 25))
    assert len(list(page(service, Walk("x.list", "page")).iter(prefetch=8))) == 3
    assert service.asked == [0, 1]


def test_prefetch_does_not_pass_a_known_total() -> None:
    service = Service(by_offset(20, 5, counted=True))
    list(page(service, Walk("x.list", "offset", 0, 5)).iter(prefetch=8))
    assert sorted(service.asked) == [0, 5, 10, 15]


@pytest.mark.parametrize("prefetch", [0, 3])
def test_an_error_ahead_is_raised_only_when_it_is_reached(prefetch: int) -> None:
    plain = numbered(100, 5)

    def body(number: int) -> Any:
        if number == 2:
            raise PaginationError("broken")
        return plain(number)

    for backend in ("threads", "asyncio", "trio"):
        yielded: list[Any] = []

        def blocking(into: list[Any] = yielded) -> None:
            into.extend(page(Service(body), Walk("x.list", "page", 0, 5)).iter(prefetch))

        async def run(into: list[Any] = yielded) -> None:
            listing = AsyncFireflyPage[Any](Walk("x.list", "page", 0, 5), Service(body).afetch)
            async for item in listing.iter(prefetch):
                into.append(item)  # noqa: PERF401 - what came before the error counts

        with pytest.raises(PaginationError, match="broken"):
            blocking() if backend == "threads" else anyio.run(run, backend=backend)
        if backend != "threads":  # list.extend keeps nothing of a generator that raises midway
            assert ids(yielded) == expected(10)


def test_an_error_past_the_end_is_never_raised() -> None:
    plain = numbered(12, 5)

    def body(number: int) -> Any:
        if number > 2:
            raise ConfigurationError("no such page")
        return plain(number)

    service = Service(body)
    for found in both(service, lambda: Walk("x.list", "page", 0, 5), prefetch=4):
        assert found == expected(12)


def test_asyncio_is_not_told_of_an_error_past_the_end(caplog: pytest.LogCaptureFixture) -> None:
    plain = numbered(12, 5)

    def body(number: int) -> Any:
        if number > 3:
            raise ConfigurationError("past the end")
        return plain(number)

    service = Service(body)

    async def run() -> list[str]:
        listing = AsyncFireflyPage[Any](Walk("x.list", "page", 0, 5), service.afetch)
        found = ids([item async for item in listing.iter(prefetch=6)])
        await anyio.sleep(0.01)
        return found

    assert anyio.run(run) == expected(12)
    assert max(service.asked) > 3
    gc.collect()  # asyncio tells of an error nobody asked for when its task is collected
    assert not caplog.records


def test_an_asynchronous_page_is_awaited_or_iterated() -> None:
    async def run() -> None:
        service = Service(numbered(12, 5))
        listing = AsyncFireflyPage[Any](Walk("x.list", "page", 0, 5), service.afetch)
        assert service.asked == []
        assert "not fetched yet" in repr(listing)
        with pytest.raises(ConfigurationError, match="has not been fetched"):
            _ = listing.items
        first = await listing
        assert await listing is first
        assert service.asked == [0]
        assert ids(first.items) == expected(5)
        assert [found.page async for found in first.pages()] == [0, 1, 2]
        assert len(await first.collect(limit=7)) == 7
        assert await first.collect(limit=0) == []
        assert len([item async for item in first]) == 12
        assert (first.total_count, first.page, first.offset, first.has_next) == (
            None,
            0,
            None,
            True,
        )
        assert repr(first).startswith("<AsyncPage: 5 items of x.list at page 0")

    anyio.run(run)
    anyio.run(run, backend="trio")


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_asynchronous_prefetch_overlaps_and_leaves_nothing(backend: str) -> None:
    async def run() -> None:
        service = Service(numbered(1000, 5))
        items = AsyncFireflyPage[Any](Walk("x.list", "page", 0, 5), service.afetch).iter(prefetch=4)
        async for item in items:
            if item["id"] == "r30":
                break
        await items.aclose()  # type: ignore[attr-defined]  # async generators have it
        assert service.most_running == 4
        assert service.running == 0

    anyio.run(run, backend=backend)


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_cancelling_the_consumer_cancels_what_is_ahead(backend: str) -> None:
    async def run() -> None:
        service = Service(numbered(1000, 5))

        async def hang(position: int) -> Fetched:
            if position:
                service.running += 1
                try:
                    await anyio.sleep_forever()
                finally:
                    service.running -= 1
            return await service.afetch(position)

        listing = AsyncFireflyPage[Any](Walk("x.list", "page", 0, 5), hang)

        async def consume() -> None:
            async for _ in listing.iter(prefetch=3):
                pass

        async with anyio.create_task_group() as group:
            group.start_soon(consume)
            while service.running < 3:
                await anyio.sleep(0)
            group.cancel_scope.cancel()
        assert service.running == 0

    anyio.run(run, backend=backend)


def test_a_long_list_takes_constant_memory() -> None:
    """100,000 runs: beside one page there is one number for each page."""
    found = page(Service(numbered(100_000, 100)), Walk("x.list", "page", 0, 100))
    iterator = iter(found)
    for _ in range(10_000):
        next(iterator)
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        rest = sum(1 for _ in iterator)
        after, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert rest == 90_000
    assert after - before < 200_000
    assert peak - before < 1_000_000


def runs(*numbers: int, key: str = "id") -> list[dict[str, Any]]:
    return [{key: f"r{number}", "title": f"run {number}", "plan": []} for number in numbers]


def read(body: Any, operation: str = "workspaces.search_runs") -> Received[Any]:
    """What the client reads in a response with a body: bytes, or what is sent as JSON."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    response = Response(200, httpx.Headers(), content)
    connection = SimpleNamespace(secrets=())
    # All that reading needs of a core.
    core: Any = SimpleNamespace(options=Connection.default_options, connection=connection)
    return decode_page(core, call_for(operation), response)


def test_a_list_is_decoded_without_being_parsed_as_a_whole() -> None:
    for content in (b'[{"id": "a"},{"id": "b"}]', b'\n[{"id": "a"}, {"id": "b"}]\n'):
        received = read(content)
        assert [run.id for run in received.items] == ["a", "b"]
        assert (received.body, received.content) == (None, content)


@pytest.mark.parametrize(
    "content", [b"[]", b'[\n{"id": "a"}]', b'[{"id": "a"} ,{"id": "b"}]', b"\xef\xbb\xbf[]"]
)
def test_an_unusual_list_is_parsed_first(content: bytes) -> None:
    received = read(content)
    assert received.content is None
    assert [run.to_dict() for run in received.items] == received.body == json.loads(content)


@pytest.mark.parametrize(
    "content",
    [b'[{"id": "a"},', b'[{"id": "a"}]]', b'[{"id": "a"},]', b'[{"id": "a"} {"id": "b"}]', b"["],
)
def test_a_broken_list_is_refused(content: bytes) -> None:
    with pytest.raises(ResponseDecodeError, match="expected JSON"):
        read(content)


def test_a_list_that_a_quirk_may_be_about_is_parsed_first() -> None:
    assert read([{"id": "a"}], "projects.list_workspaces").content is None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (runs(1, 2, 3), runs(3, 4, 5)),
        (runs(1, 2, 3), [*runs(2), {**runs(3)[0], "title": "changed"}, *runs(4)]),
        (runs(1, 2, key="runId"), runs(2, 3, key="runId")),
        (runs(1, 2, key="title"), runs(2, 3, key="title")),
        ([{"id": "a", "title": 1}, {"id": "a"}], [{"id": "a"}, {"id": "b"}]),
        ([{"id": 1}, {"id": None, "runId": "x"}], [{"id": {}, "runId": "x"}, {"id": 1}]),
        ([{"runId": "a", "id": "c"}, {"runId": "b"}], [{"runId": "b"}, {"runId": "c"}]),
    ],
)
def test_a_list_is_walked_alike_whether_it_was_parsed_or_not(first: Any, second: Any) -> None:
    walked: list[Any] = []
    for indent in (None, 1):
        received = [read(json.dumps(body, indent=indent).encode()) for body in (first, second)]
        assert all((page.content is None) == bool(walked) for page in received)
        walk = Walk("x.list", "page", 0, len(first))
        place, _ = walk.place(0, received[0], None)
        for run in received[0].items:
            run.title = "the caller's own"
        after, kept = walk.place(1, received[1], place)
        walked.append(
            (place.rows.marks, after.rows.marks, after.has_next, [run.to_dict() for run in kept])
        )
    assert walked[0] == walked[1]


def test_a_list_that_was_not_parsed_and_repeats_itself_is_refused() -> None:
    walk = Walk("x.list", "page", 0, 2)
    place, _ = walk.place(0, read(runs(1, 2)), None)
    with pytest.raises(PaginationError, match="repeats itself"):
        walk.place(1, read(runs(2, 1)), place)

"""The rules by which a list is walked: what comes next, when it ends, what was there before.

Pure code without I/O, shared by the blocking and the asynchronous pages of
:mod:`firefly_workflows.pages.page`.

Policy: nothing lost, nothing twice, never endless
-------------------------------------------------
* Where the service gives a total, the list ends when that many items have gone by. A total that
  contradicts what was received counts as none.
* Without a total, a page that is shorter than asked for is not the end, since a server may cap
  the page size without saying so. The end is an empty page, or a page shorter than the largest
  page of this walk. A first page is the end, too, if it is shorter than asked for and far shorter
  than what the service sends by default, by its documentation: a cap would have to be far below
  that default. (Where a page is a mapping of lists, it is not known what the service counts: there
  only an empty page is the end.)
* An empty page is not the end while the total says that more follows. After
  :data:`MOST_EMPTY_PAGES` of them in a row the total is taken to be wrong:
  :class:`PaginationError`.
* Page numbers advance by one, offsets by the number of items received.
* A page with the same items as one at another position means that the service ignores the
  position: :class:`PaginationError`, before any of its items is yielded a second time.
* When rows are added while a list is walked, rows of one page reappear at the start of the next;
  a row equal to one of the page before it is dropped.

What is remembered is bounded by the page, except for one number for each page, by which a
repetition is recognised. Rows are compared as JSON, which a caller who changes an item does not
change.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Generic, Literal, NamedTuple, TypeVar

from ..errors import FireflyError, PaginationError
from ..wire.json_values import is_array, is_object, is_whole_number

T = TypeVar("T")

MOST_EMPTY_PAGES = 100
DOCUMENTED_PAGE_SIZE = 25
"""What the service uses where no size is asked for, by its documentation."""

_FAR_SHORTER = 0.4
"""Which part of the default a first page may not reach if it is to be the end: below 10 of 25."""

_WRAPPERS = ("data", "resources", "items", "results")
_IDENTITIES = {"id": "id", "runId": "run_id"}
"""Fields that identify a row, and the attributes of models that hold them."""


class Received(NamedTuple, Generic[T]):
    """One page as it came.

    Attributes:
        items: Its items, decoded.
        body: The JSON they were decoded from.
        content: In place of it, the text of an array whose items are models that were decoded
            while it was parsed.
        told: Tells an error what is known of the page's call.
    """

    items: list[T]
    body: Any = None
    content: bytes | None = None
    told: Callable[[FireflyError], object] | None = None


Unread = Callable[[], Received[T]]
"""A page that has arrived; calling it reads the page, which takes the processor's time."""


class Rows:
    """The rows of a page as JSON: parsed only when needed where the items are models.

    Args:
        page: The page.

    Attributes:
        whole: Whether the number of rows is what the service counts.
        total: The total the service gave, or ``None``.
    """

    __slots__ = ("_content", "_items", "_listed", "_marks", "total", "whole")

    def __init__(self, page: Received[Any]) -> None:
        self._items = page.items
        self._marks: list[Any] | None = None
        self._content = page.content
        self._listed: list[Any] = []
        self.whole, self.total = True, None
        if page.content is None:
            self._listed, self.whole = rows_of(page.body)
            self.total = total_of(page.body)

    @property
    def listed(self) -> list[Any]:
        """The rows."""
        if self._content is not None:
            self._listed, self._content = json.loads(self._content), None
        return self._listed

    @property
    def marks(self) -> list[Any]:
        """What identifies each row: its id where all have one of their own, else its content.

        Found when it is first needed: a list of one page never needs it.
        """
        if self._marks is None:
            self._marks = self._marks_of_items() or self._marks_of_rows()
        return self._marks

    def _marks_of_items(self) -> list[Any] | None:
        items = self._items
        if self._content is not None and items:
            for key, attribute in _IDENTITIES.items():
                if key not in items[0].wire_names:
                    break
                marks = [getattr(item, attribute) for item in items]
                if _tell_apart(marks, len(items)):
                    return marks
        return None

    def _marks_of_rows(self) -> list[Any]:
        rows = self.listed
        for key in _IDENTITIES:
            marks = [row.get(key) for row in filter(is_object, rows)]
            if _tell_apart(marks, len(rows)):
                return marks
        return [repr(row) for row in rows]


class Place(NamedTuple):
    """Where a walk stands after a page.

    Attributes:
        position: The page's number or offset.
        received: How many items the service sent, repeated ones included.
        total: The total the service gave, or ``None``.
        has_next: Whether another page may follow.
        next_position: Its number or offset.
        largest: The size of the largest page so far.
        walked: Items of the list up to and including this page, where that is known.
        empty_pages: How many empty pages came in a row, this one included.
        rows: The page's rows; of an empty page, those of the page before it.
        rows_at: The number or offset of the page they are of.
    """

    position: int
    received: int
    total: int | None
    has_next: bool
    next_position: int
    largest: int
    walked: int
    empty_pages: int
    rows: Rows
    rows_at: int


class Walk:
    """One list being walked; shared by all its pages.

    Args:
        operation: The operation, for errors.
        style: What moves through the list: a page number or an item offset.
        start: The first position.
        asked: The page size that was asked for, or ``None``.
        seen: What is remembered of earlier pages.
        default: The page size where none is asked for, if that is documented.
    """

    __slots__ = ("_seen", "asked", "default", "operation", "start", "style")

    style: Literal["page", "offset"]

    def __init__(
        self,
        operation: str,
        style: Literal["page", "offset"],
        start: int = 0,
        asked: int | None = None,
        seen: dict[int, int] | None = None,
        default: int | None = None,
    ) -> None:
        self.operation = operation
        self.default = default
        self.style = style
        self.start = start
        self.asked = asked
        self._seen: dict[int, int] = {} if seen is None else seen

    def place(
        self, position: int, page: Received[T], before: Place | None
    ) -> tuple[Place, list[T]]:
        """Take in one page.

        Args:
            position: Where it was asked for.
            page: The page.
            before: The place before it; ``None`` for the first page.

        Returns:
            Where the walk stands now, and the page's items without those the page before it had.

        Raises:
            PaginationError: If the service repeats itself, or promises more without end.
        """
        try:
            return self._place(position, page, before)
        except PaginationError as error:
            if page.told is not None:
                page.told(error)
            raise

    def _place(
        self, position: int, page: Received[T], before: Place | None
    ) -> tuple[Place, list[T]]:
        rows = Rows(page)
        received = len(page.items)
        items = page.items
        if before is not None:
            self._refuse_repetition(before.rows_at, before.rows)
            self._refuse_repetition(position, rows)
            items = _without_repeated(items, rows, before)
        total = rows.total

        largest_before = before.largest if before else 0
        largest = max(largest_before, received)
        size = largest or self.asked or DOCUMENTED_PAGE_SIZE
        if self.style == "offset":
            next_position = position + (received or size)
            walked = next_position
        else:
            next_position = position + 1
            walked = (before.walked if before else position * size) + (received or size)
        empty_pages = 0 if received else (before.empty_pages if before else 0) + 1

        if total is not None and received and walked > total:
            total = None  # more arrived than there are: the total is no total
        if total is not None:
            has_next = walked < total
        elif not received:
            has_next = False
        elif not rows.whole:
            has_next = True
        elif before is None:
            has_next = not self._is_far_shorter(received)
        else:
            has_next = received >= largest_before
        if has_next and empty_pages >= MOST_EMPTY_PAGES:
            raise PaginationError(
                f"{empty_pages} empty pages in a row, while the service says that of {total} "
                f"items more follow.",
                operation=self.operation,
                position=position,
                hint="Narrow the search with filters, or report this to Firefly.",
            )
        if not items and received:
            has_next = has_next and received >= size  # a tail that was seen before is an end
        place = Place(
            position=position,
            received=received,
            total=total,
            has_next=has_next,
            next_position=next_position,
            largest=largest,
            walked=walked,
            empty_pages=empty_pages,
            # An empty page has no rows; the ones that may reappear are those before it.
            rows=rows if received or not before else before.rows,
            rows_at=position if received or not before else before.rows_at,
        )
        return place, items

    def fork(self, place: Place) -> Walk:
        """The same walk up to a place, for going on from there more than once.

        What another iteration saw, minutes ago, at later positions is no repetition: rows move.
        """
        seen = {mark: where for mark, where in self._seen.items() if where <= place.position}
        return Walk(self.operation, self.style, self.start, self.asked, seen, self.default)

    def guesses(self, place: Place, count: int) -> list[int]:
        """Positions worth asking for ahead, in order; the first is certain, the rest are guesses.

        Nothing is guessed past a known total, nor after a first page that is shorter than asked
        for: most likely it is the only one.
        """
        if not place.has_next or count < 1:
            return []
        alone = place.position == self.start and place.total is None
        if alone and place.received < (self.asked or DOCUMENTED_PAGE_SIZE):
            count = 1
        step = 1 if self.style == "page" else place.largest or self.asked or DOCUMENTED_PAGE_SIZE
        guessed = [place.next_position + step * ahead for ahead in range(count)]
        if place.total is None:
            return guessed
        per_position = (place.largest or DOCUMENTED_PAGE_SIZE) if self.style == "page" else 1
        return [guessed[0], *(guess for guess in guessed[1:] if guess * per_position < place.total)]

    def _is_far_shorter(self, received: int) -> bool:
        """Whether a first page is so short that no cap can be the reason."""
        if self.default is None:
            return False
        return received < min(self.asked or self.default, self.default * _FAR_SHORTER)

    def _refuse_repetition(self, position: int, rows: Rows) -> None:
        """Remember the rows of a position, and refuse those of another one.

        Raises:
            PaginationError: If the same rows were seen at another position.
        """
        marks = rows.marks
        if not marks:
            return
        fingerprint = hash(frozenset(marks))
        earlier = self._seen.setdefault(fingerprint, position)
        if earlier != position:
            raise PaginationError(
                f"The service returned for {self.style} {position} the items of "
                f"{self.style} {earlier}: it repeats itself.",
                operation=self.operation,
                position=position,
                hint="The items before this point are complete; report this to Firefly.",
            )


def rows_of(body: Any) -> tuple[list[Any], bool]:
    """The rows of a page, and whether their number is what the service counts."""
    if is_array(body):
        return body, True
    if not is_object(body):
        return [], True
    for key in _WRAPPERS:
        wrapped = body.get(key)
        if is_array(wrapped):
            return wrapped, True
    return [row for rows in filter(is_array, body.values()) for row in rows], False


def total_of(body: Any) -> int | None:
    """The total the service gave beside a page, if it is a number that can be one."""
    total = body.get("totalCount") if is_object(body) else None
    return total if is_whole_number(total) and total >= 0 else None


def _tell_apart(marks: list[Any], count: int) -> bool:
    """Whether there is a mark for each of ``count`` rows, and no two have the same."""
    return len(marks) == count == len({m for m in marks if isinstance(m, (str, int))})


def _without_repeated(items: list[T], rows: Rows, before: Place) -> list[T]:
    marks, earlier_marks = rows.marks, before.rows.marks
    if len(marks) != len(items) or set(earlier_marks).isdisjoint(marks):
        return items
    earlier = dict(zip(earlier_marks, before.rows.listed, strict=True))
    return [
        item
        for item, row, mark in zip(items, rows.listed, marks, strict=True)
        # The same id with other content is either news or another thing: not ours to drop.
        if mark not in earlier or earlier[mark] != row
    ]

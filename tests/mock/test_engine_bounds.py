"""Input from anywhere costs time in proportion to its length, and little memory.

Work is counted where it can be; the deep tests compare the time of n and of 4n.
"""

from __future__ import annotations

import json
import time
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, ClassVar

import httpx
import pytest

from firefly_workflows_mock import MockFirefly, journal, json_values, limits, validation
from firefly_workflows_mock.limits import RateLimit
from firefly_workflows_mock.wire import Request, Response, header_values
from support.toy import call, message, toy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

LIMIT = 4 * 1024 * 1024


@pytest.fixture
def mock(tmp_path: Path) -> MockFirefly:
    return toy(tmp_path)


# Time


class Counted(str):
    """Text that counts how often it is compared."""

    __slots__ = ()
    comparisons: ClassVar[list[int]] = [0]
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        self.comparisons[0] += 1
        return str.__eq__(self, other)


@pytest.mark.parametrize("repeated", [0, 999])
def test_a_repeated_key_is_found_by_one_walk(repeated: int) -> None:
    names = [Counted(f"key{index}") for index in range(1000)]
    pairs: list[tuple[str, Any]] = [(name, 1) for name in [*names, Counted(f"key{repeated}")]]
    Counted.comparisons[0] = 0
    with pytest.raises(ValueError, match=f'"key{repeated}" is repeated'):
        json_values._object(pairs)
    assert Counted.comparisons[0] < 10_000


def test_a_body_of_unknown_fields_is_described_by_its_first_few() -> None:
    taken = [0]

    def unexpected() -> Iterator[str]:
        for index in range(1_000_000):
            taken[0] += 1
            yield f"field{index}"

    kind = SimpleNamespace(name="additionalProperties", unexpected=unexpected())
    error: Any = SimpleNamespace(instance_path=[], kind=kind)
    text = validation.complain([error], "body")
    assert taken[0] <= validation.MOST
    assert text.count("is not a known field") == validation.MOST


def test_the_values_of_a_repeated_header_are_joined_at_the_end() -> None:
    assert header_values([(b"A", b"1"), (b"b", b"2"), (b"a", b"3")]) == {"a": "1, 3", "b": "2"}


HOSTILE: dict[str, Callable[[int], bytes]] = {
    "repeated keys": lambda n: b"{" + b",".join(b'"k%d":1' % i for i in range(n)) + b',"k0":1}',
    "unknown fields": lambda n: b"{" + b",".join(b'"k%d":1' % i for i in range(n)) + b"}",
    "a deep nest": lambda n: b"[" * (n * 8),
    "a deep object": lambda n: b'{"a":' * n,
    "a wide array": lambda n: b"[" + b"1," * (n * 4) + b"1]",
    "a long number": lambda n: b"1" * (n * 8),
    "a long text": lambda n: b'{"accessKey": "' + b"\\u0061" * n + b'", "secretKey": ""}',
    "half a text": lambda n: b'"' + b"a" * (n * 8),
    "spaces": lambda n: b" " * (n * 8),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_login_of_a_megabyte_is_refused_in_words(name: str) -> None:
    mock = MockFirefly()
    for body in (HOSTILE[name](100_000), b'{"accessKey": ' + HOSTILE[name](100_000) + b"}"):
        response = call(mock, "POST /v2/login", raw=body, authorization=None)
        assert response.status in (400, 401)
        assert len(message(response)) < 20_000


def seconds(work: Callable[[], object]) -> float:
    """The least time of three."""
    times: list[float] = []
    for _ in range(3):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return min(times)


@pytest.mark.deep
@pytest.mark.parametrize("name", HOSTILE)
def test_four_times_the_login_takes_about_four_times_as_long(name: str) -> None:
    mock = MockFirefly()

    def log_in(size: int) -> Response:
        return call(mock, "POST /v2/login", raw=HOSTILE[name](size), authorization=None)

    small, large = (seconds(lambda size=size: log_in(size)) for size in (20_000, 80_000))  # type: ignore[misc]  # a default binds the loop's value
    assert large < small * 10 + 0.05


def test_a_query_of_many_arguments_is_refused_at_the_first(mock: MockFirefly) -> None:
    for query in ("x=1&" * 10_000, "page=1&" * 10_000, "&" * 60_000, "page=" + "1" * 60_000):
        response = call(mock, f"GET /v2/items?{query}")
        assert response.status in (200, 400)
        assert len(response.body) < 130_000


# Bytes


def test_a_refused_body_leaves_its_beginning_in_the_journal(mock: MockFirefly) -> None:
    body = b"x" * (LIMIT + 1)
    for _ in range(20):
        assert call(mock, "POST /v2/items", raw=body).status == 413
    assert mock.journal.bytes < 20 * (journal.MOST_OF_A_BODY + 10_000)
    last = mock.journal.last
    assert (last.body, last.body_size) == (body[: journal.MOST_OF_A_BODY], len(body))
    with pytest.raises(ValueError, match=f"keeps {journal.MOST_OF_A_BODY} of the {len(body)}"):
        _ = last.json
    assert last.response_json["message"]
    shown = last.as_dict()
    assert (shown["bodySize"], len(shown["body"])) == (len(body), journal.MOST_OF_A_BODY)


def test_the_beginning_of_a_long_response_is_kept(mock: MockFirefly) -> None:
    call(mock, "POST /v2/items", {"name": "x" * 100_000})
    call(mock, "GET /v2/items")
    last = mock.journal.last
    assert (len(last.response), last.response_size > 100_000) == (journal.MOST_OF_A_BODY, True)
    with pytest.raises(ValueError, match="the journal keeps"):
        _ = last.response_json


@pytest.mark.parametrize("where", ["path", "query", "headers", "body", "many headers"])
def test_the_journal_is_bounded_by_bytes(
    mock: MockFirefly, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    monkeypatch.setattr(journal, "MOST_BYTES", 300_000)
    long = "x" * 60_000
    request = {
        "path": Request("GET", f"/v2/{long}"),
        "query": Request("GET", "/v2/items", long),
        "headers": Request("GET", "/v2/items", headers={"x": long}),
        "body": Request("POST", "/v2/items", body=long.encode()),
        "many headers": Request("GET", "/v2/x", headers={f"{n}": "" for n in range(1000)}),
    }[where]
    for _ in range(30):
        mock.core.handle(request)
    kept = list(mock.journal)
    assert 1 <= len(kept) <= 5
    assert kept[-1].number == mock.journal.total == 30
    assert mock.journal.bytes == sum(entry.size for entry in kept) <= 300_000
    mock.journal.clear()
    assert mock.journal.bytes == 0


def test_the_latest_exchange_stays_whatever_its_size(
    mock: MockFirefly, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "MOST_BYTES", 10)
    call(mock, "GET /v2/items")
    call(mock, "GET /v2/items/count")
    assert [entry.operation for entry in mock.journal] == ["items.count"]


def test_a_journal_without_room_keeps_nothing(tmp_path: Path) -> None:
    mock = toy(tmp_path, journal_size=0)
    call(mock, "GET /v2/items")
    assert (len(mock.journal), mock.journal.bytes, mock.journal.total) == (0, 0, 1)


def test_a_token_is_remembered_by_its_own_length(mock: MockFirefly) -> None:
    token = mock.token()
    for spaces in range(1, 50):
        padded = f"Bearer {' ' * spaces * 1000}{token}"
        assert call(mock, "GET /v2/items", authorization=padded).status == 200
    assert list(mock.core.tokens._known) == [token]


def test_the_callers_of_a_rate_limit_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_CLIENTS", 10)
    limit = RateLimit(1)
    for number in range(100):
        assert limit.wait(f"client {number}", now=1.0) == 0
    assert len(limit._seen) == 10
    assert limit.wait("client 99", now=2.0) > 0
    assert limit.wait("somebody", now=100.0) == 0
    assert list(limit._seen) == ["somebody"]


def test_a_body_in_crumbs_is_read_over_tcp(tmp_path: Path) -> None:
    with toy(tmp_path) as mock:
        body = json.dumps({"accessKey": "a", "secretKey": "b" * 3000}).encode()
        crumbs = (body[at : at + 1] for at in range(len(body)))
        headers = {"Content-Type": "application/json", "X-A": "1"}
        response = httpx.post(f"{mock.url}/v2/login", content=crumbs, headers=headers, timeout=60)
        assert response.status_code == 401
        assert mock.journal.last.body_size == len(body)

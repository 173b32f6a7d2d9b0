"""The one pipeline: routing, negotiation, validation of both sides, and defects of the mock."""

from __future__ import annotations

import gzip
import json
import zlib
from typing import TYPE_CHECKING

import pytest

from firefly_workflows_mock import ContractBrokenError
from support.toy import call, message, toy

if TYPE_CHECKING:
    from pathlib import Path

    from firefly_workflows_mock import MockFirefly


@pytest.fixture
def mock(tmp_path: Path) -> MockFirefly:
    return toy(tmp_path)


def test_what_is_created_is_read_listed_and_deleted(mock: MockFirefly) -> None:
    created = call(mock, "POST /v2/items", {"name": "a"})
    assert created.status == 201
    assert created.headers["Content-Type"] == "application/json; charset=utf-8"
    item = json.loads(created.body)
    assert json.loads(call(mock, "GET /v2/items/a").body) == item
    assert json.loads(call(mock, "GET /v2/items").body) == [item]
    gone = call(mock, "DELETE /v2/items/a")
    assert (gone.status, gone.body) == (204, b"")
    assert "Content-Type" not in gone.headers
    assert call(mock, "GET /v2/items/a").status == 404


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("GET /v2/items/count", 200),
        ("GET /items/count", 404),
        ("GET /v2", 404),
        ("GET /v2/items/", 404),
        ("GET /v2/items/a/b", 404),
        ("GET /v2/nothing", 404),
        ("GET /v2/items/%FF", 400),
        ("GET /v2/items/A", 400),
        ("DELETE /v2/items/count", 405),
        ("POST /v2/items/count", 405),
        ("TRACE /v2/items", 405),
    ],
)
def test_a_concrete_path_wins_and_everything_is_below_the_prefix(
    mock: MockFirefly, line: str, status: int
) -> None:
    assert call(mock, line).status == status


def test_a_405_says_what_is_allowed(mock: MockFirefly) -> None:
    assert call(mock, "PUT /v2/items").headers["Allow"] == "GET, HEAD, OPTIONS, POST"
    assert call(mock, "DELETE /v2/items/count").headers["Allow"] == "GET, HEAD, OPTIONS"


def test_options_needs_no_token_and_lists_the_methods(mock: MockFirefly) -> None:
    response = call(mock, "OPTIONS /v2/items/a", authorization=None)
    assert (response.status, response.body) == (204, b"")
    assert response.headers["Allow"] == "DELETE, GET, HEAD, OPTIONS"


def test_head_is_get_without_the_body(mock: MockFirefly) -> None:
    call(mock, "POST /v2/items", {"name": "a"})
    get, head = call(mock, "GET /v2/items/a"), call(mock, "HEAD /v2/items/a")
    assert head.status == 200
    assert head.body == b""
    assert head.headers["Content-Length"] == str(len(get.body))


def test_path_arguments_are_decoded(mock: MockFirefly) -> None:
    for name in ("a b", "é"):
        call(mock, "POST /v2/items", {"name": name})
    assert json.loads(call(mock, "GET /v2/items/a%20b").body)["name"] == "a b"
    assert json.loads(call(mock, "GET /v2/items/%C3%A9").body)["name"] == "é"


@pytest.mark.parametrize(
    ("accept", "status"),
    [
        (None, 200),
        ("*/*", 200),
        ("application/json", 200),
        ("text/html, application/*;q=0.1", 200),
        ("text/html", 406),
        ("application/json;q=0, */*", 406),
        ("*/*;q=0", 406),
        ("application/json;q=nonsense", 406),
    ],
)
def test_accept_is_honoured(mock: MockFirefly, accept: str | None, status: int) -> None:
    assert call(mock, "GET /v2/items", accept=accept).status == status


def test_accept_does_not_matter_where_no_body_is_returned(mock: MockFirefly) -> None:
    assert call(mock, "GET /v2/health", accept="text/html").status == 204


@pytest.mark.parametrize(
    ("content_type", "status"),
    [
        ("application/json", 201),
        ("Application/JSON; charset=UTF-8", 201),
        ('application/json; charset="utf-8"', 201),
        ("application/json; charset=latin-1", 415),
        ("text/plain", 415),
        ("application/x-www-form-urlencoded", 415),
        (None, 415),
    ],
)
def test_a_body_is_json_in_utf8(mock: MockFirefly, content_type: str | None, status: int) -> None:
    response = call(mock, "POST /v2/items", {"name": "a"}, content_type=content_type)
    assert response.status == status


@pytest.mark.parametrize(
    ("coding", "body", "status"),
    [
        ("gzip", gzip.compress(b'{"name": "a"}', mtime=0), 201),
        ("deflate", zlib.compress(b'{"name": "a"}'), 201),
        ("identity", b'{"name": "a"}', 201),
        ("gzip", b'{"name": "a"}', 400),
        ("gzip", gzip.compress(b'{"name": "a"}', mtime=0)[:-4], 400),
        ("gzip", gzip.compress(b'{"name": "a"}', mtime=0) + b"more", 400),
        ("br", b'{"name": "a"}', 415),
        ("gzip", gzip.compress(b" " * 5_000_000, mtime=0), 413),
    ],
)
def test_bodies_may_be_compressed(mock: MockFirefly, coding: str, body: bytes, status: int) -> None:
    response = call(mock, "POST /v2/items", raw=body, content_encoding=coding)
    assert response.status == status
    if status == 415:
        assert response.headers["Accept-Encoding"] == "gzip, deflate"


def test_a_body_over_the_limit_is_413_and_ends_the_connection(mock: MockFirefly) -> None:
    response = call(mock, "POST /v2/items", raw=b" " * (4 * 1024 * 1024 + 1))
    assert response.status == 413
    assert response.delivery.close


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"{", "not JSON"),
        (b"\xff", "not UTF-8 at byte 0"),
        (b'{"name": "a", "name": "b"}', 'the key "name" is repeated'),
        (b'{"name": NaN}', "NaN is not JSON"),
        (b'{"name": "a", "size": 1e999}', "too large"),
        (b'{"name": "\\ud800"}', "surrogate"),
        (b"[" * 200_000, "nested too deeply"),
        (b'{"name": ' + b"[" * 300 + b"]" * 300 + b"}", "nested too deeply"),
        (b'{"name": "a", "size": ' + b"9" * 5000 + b"}", "body:"),
        (b"\xef\xbb\xbf{}", "not JSON"),
        (b"\x0c", "not JSON"),
        (b" \xc2\xa0\n", "not JSON"),
    ],
)
def test_json_that_two_readers_understand_differently_is_refused(
    mock: MockFirefly, raw: bytes, says: str
) -> None:
    response = call(mock, "POST /v2/items", raw=raw)
    assert response.status == 400
    assert says in message(response)


def test_a_pair_of_surrogates_is_a_character(mock: MockFirefly) -> None:
    response = call(mock, "POST /v2/items", raw=b'{"name": "\\ud83d\\udd25"}')
    assert json.loads(response.body)["name"] == "\N{FIRE}"


@pytest.mark.parametrize("raw", [b"", b" \t\r\n"])
def test_a_required_body_is_required(mock: MockFirefly, raw: bytes) -> None:
    response = call(mock, "POST /v2/items", raw=raw)
    assert (response.status, message(response)) == (400, "body is required")


def test_a_body_that_is_not_taken_is_refused_unless_it_says_nothing(mock: MockFirefly) -> None:
    assert message(call(mock, "DELETE /v2/items/a", [1])) == (
        "body: DELETE /items/{itemId} takes no body"
    )
    assert call(mock, "DELETE /v2/items/a", {}).status == 404
    assert call(mock, "DELETE /v2/items/a", raw=b" ").status == 404


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("page=1.0", 'query.page: "1.0" is not of type integer'),
        ("page=", 'query.page: "" is not of type integer'),
        ("page=01", 'query.page: "01" is not of type integer'),
        ("page=-1", "query.page: -1 is less than the minimum of 0"),
        ("page=" + "9" * 5000, "query.page: the number is too large"),
        ("page=1&page=1", "query.page was sent 2 times"),
        ("pge=1", "query.pge is not a known parameter (known: exact, ids, page, share, tag)"),
        ("exact=yes", 'query.exact: "yes" is not of type boolean'),
        ("exact", 'query.exact: "" is not of type boolean'),
        ("tag=ok&tag=x", 'query.tag[1]: "x" is shorter than 2 characters'),
        ("ids=1,2,x", 'query.ids: "x" is not of type integer'),
        ("ids=1&ids=2", "query.ids was sent 2 times"),
        ("share=1.5", "query.share: 1.5 is greater than the maximum of 1"),
        ("share=1e999", "query.share: the number is too large"),
        ("page=%FF", "query: percent-encoded text is not UTF-8"),
    ],
)
def test_query_arguments_are_read_strictly(mock: MockFirefly, query: str, says: str) -> None:
    response = call(mock, f"GET /v2/items?{query}")
    assert (response.status, message(response)) == (400, says)


def test_query_arguments_are_typed_and_defaults_filled_in(mock: MockFirefly) -> None:
    for name in "abc":
        call(mock, "POST /v2/items", {"name": name})
    names = [
        [item["name"] for item in json.loads(call(mock, f"GET /v2/items{query}").body)]
        for query in ("", "?page=1&exact=true&tag=ab&tag=cd&ids=1,2&share=0.5", "?&page=2&")
    ]
    assert names == [["a", "b"], ["c"], []]


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ({}, "body.name is required"),
        ({"name": ""}, 'body.name: "" is shorter than 1 character'),
        ({"name": 1}, 'body.name: 1 is not of type "string"'),
        ({"name": "a", "colour": 1, "x": 2}, "body.colour is not a known field; body.x is not"),
        ({"name": "a", "size": "b"}, 'body.size: "b" is not of type integer or null'),
        ({"name": "a", "shape": {}}, "body.shape.sides is required"),
        ({"name": "a", "shape": [1]}, 'body.shape[0]: 1 is not of type "string"'),
        ({"name": "a", "shape": 1}, "body.shape: 1 is not of type object or array"),
        ({"name": "a", "createdAt": "now"}, 'body.createdAt: "now" is not a "date-time"'),
        ({"name": "a", "parts": [{"name": "b"}, {}]}, "body.parts[1].name is required"),
        ([], 'body: [] is not of type "object"'),
        ({"name": 3, "size": "x"}, 'body.name: 3 is not of type "string"; body.size: "x" is not'),
        ({"name": ["x" * 900]}, "…"),
    ],
)
def test_a_400_names_the_field_and_what_is_wrong(
    mock: MockFirefly, body: object, says: str
) -> None:
    response = call(mock, "POST /v2/items", body)
    assert response.status == 400
    assert says in message(response)
    assert len(message(response)) < 400


@pytest.mark.parametrize(
    ("how", "says"),
    [
        ("type", "response: 7 is not of type"),
        ("status", "returned 201, which the contract does not document"),
        ("refusal", "returned 418, which the contract does not document"),
        ("body", "with a body, the contract says it has none"),
        ("empty", "without a body, the contract says it has one"),
    ],
)
def test_a_reply_that_breaks_the_contract_is_raised(mock: MockFirefly, how: str, says: str) -> None:
    with pytest.raises(ContractBrokenError, match=says):
        call(mock, f"GET /v2/broken/{how}")
    assert mock.journal.last.status == 500


def test_a_handler_that_fails_or_lacks_is_raised(mock: MockFirefly) -> None:
    with pytest.raises(KeyError):
        call(mock, "GET /v2/broken/exception")
    with pytest.raises(ContractBrokenError, match=r"unhandled\.get is in the contract but nothing"):
        call(mock, "GET /v2/unhandled")
    assert call(mock, "GET /v2/broken/number").status == 200


def test_every_response_has_a_date_and_an_id_of_its_own(mock: MockFirefly) -> None:
    responses = [call(mock, "GET /v2/items/count"), call(mock, "GET /v2/nothing")]
    assert all(response.headers["Date"].endswith(" GMT") for response in responses)
    assert len({response.headers["X-Request-Id"] for response in responses}) == 2

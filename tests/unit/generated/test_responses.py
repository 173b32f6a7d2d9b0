"""Bodies become the documented type, or a decode error that says where they differ."""

from __future__ import annotations

import json
import pickle
import re
from typing import Any

import pytest

from firefly_workflows_api.api import projects, workspaces
from firefly_workflows_api.errors import DecodeError, InvalidArgument, UnexpectedStatus
from firefly_workflows_api.models import Workspace
from firefly_workflows_api.runtime.responses import decode_json


@pytest.mark.parametrize(
    ("payload", "path"),
    [
        (5, "$"),
        ({}, "$"),
        ([{}, None], "$[1]"),
        ([{}, {}, "text", None], "$[2]"),
        ([[]], "$[0]"),
    ],
)
def test_the_path_says_which_item_is_wrong(payload: Any, path: str) -> None:
    for decode in (workspaces.SEARCH.decode, workspaces.SEARCH.decode_items):
        assert decode is not None
        with pytest.raises(DecodeError) as refused:
            decode(payload)
        assert refused.value.json_path == path


@pytest.mark.parametrize(
    ("payload", "path"),
    [
        ([], "$"),
        ({"data": 5}, "$.data"),
        ({"data": [{}, "x"]}, "$.data[1]"),
        ({"data": {}}, "$.data"),
    ],
)
def test_the_path_names_the_field_of_the_items(payload: Any, path: str) -> None:
    decode = projects.LIST.decode_items
    assert decode is not None
    with pytest.raises(DecodeError) as refused:
        decode(payload)
    assert refused.value.json_path == path


def test_a_page_without_items_is_empty() -> None:
    decode = projects.LIST.decode_items
    assert decode is not None
    assert decode({"totalCount": 0}) == decode({"data": None}) == decode({"data": []}) == []


def test_a_map_of_arrays_gives_the_items_of_all() -> None:
    decode = workspaces.SEARCH_RUN_CHANGED_FILES.decode_items
    assert decode is not None
    items = decode({"a": [{"filePath": "1"}], "b": None, "c": [{"filePath": "2"}]})
    assert [item.file_path for item in items] == ["1", "2"]
    with pytest.raises(DecodeError, match=r"\$\['b'\]\[0\]"):
        decode({"a": [], "b": [5]})


def test_arrays_of_scalars_keep_what_they_hold() -> None:
    assert projects.LIST_LABELS.decode(["a", 5, None]) == ["a", 5, None]
    with pytest.raises(DecodeError, match="expected an array, found an object"):
        projects.LIST_LABELS.decode({"a": 1})


@pytest.mark.parametrize(
    "content",
    [
        *(b"[", b"[{}", b"[{},", b"[{}]]", b"[{} {}]", b"[{},,{}]", b"{}]", b"[{}],", b"[{}]x"),
        *(b'["id"]', b"[{}, 5]", b"[{}, null, {}]", b"\xff[{}]", b"[" * 10**5, b'[{"a": 1'),
    ],
    ids=range(15),
)
def test_reading_from_text_refuses_what_parsing_first_would(content: bytes) -> None:
    decoder = workspaces.SEARCH.decode
    with pytest.raises(DecodeError) as refused:
        decode_json(decoder, content)
    try:
        payload = json.loads(content)
    except (ValueError, RecursionError):
        assert refused.value.message == "expected JSON"
    else:
        with pytest.raises(DecodeError, match=re.escape(str(refused.value))):
            decoder(payload)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32-le"])
def test_reading_from_text_knows_the_encodings_of_json(encoding: str) -> None:
    for text in ('[{"id": "é"},{"id": "b"}]', ' [{"id": "é"}, {"id": "b"}]\n', "[]", "[ ]"):
        decoded = decode_json(workspaces.SEARCH.decode, text.encode(encoding))
        assert decoded == [Workspace.from_dict(item) for item in json.loads(text)]


def test_errors_can_be_pickled() -> None:
    for error in (
        UnexpectedStatus(520, b"x" * 1000),
        DecodeError("$.data[3]", "expected an object"),
        InvalidArgument("id", "empty"),
    ):
        again = pickle.loads(pickle.dumps(error))
        assert str(again) == str(error)
        assert vars(again) == vars(error)
    assert len(str(UnexpectedStatus(500, b"x" * 10_000))) < 600
    assert str(UnexpectedStatus(500, b"")) == "unexpected status 500"

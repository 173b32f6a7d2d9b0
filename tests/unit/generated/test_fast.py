"""Reading arrays with msgspec gives what reading them with json gives, or nothing."""

from __future__ import annotations

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from firefly_workflows.engine.preloading import preload
from firefly_workflows_api.api import workspaces
from firefly_workflows_api.errors import DecodeError
from firefly_workflows_api.runtime import fast
from firefly_workflows_api.runtime.responses import decode_json

if TYPE_CHECKING:
    from collections.abc import Iterator

DECODER: Any = workspaces.SEARCH.decode

# Hypothesis writes what json.dumps writes; numbers may be spelled in more ways.
numbers = st.from_regex(
    r"-?(0|[1-9][0-9]{0,400})(\.[0-9]{1,40})?([eE][+-]?[0-9]{1,3})?", fullmatch=True
)
values = st.recursive(
    st.one_of(numbers, st.text().map(json.dumps), st.sampled_from(["true", "false", "null"])),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map(lambda them: f"[{','.join(them)}]"),
        st.lists(st.tuples(st.text(max_size=3).map(json.dumps), inner), max_size=4).map(
            lambda them: "{" + ", ".join(f"{name}: {value}" for name, value in them) + "}"
        ),
    ),
    max_leaves=12,
)
arrays = st.lists(values, max_size=5).map(lambda them: f"[{', '.join(them)}]".encode())


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """Return an array with one place changed."""
    content = draw(arrays)
    place = draw(st.integers(0, len(content)))
    there = draw(
        st.sampled_from([b"", b"\x00", b"\xff", b",", b"]", b'"', b"\\", b"1", b"\n", b"NaN"])
    )
    return content[:place] + there + content[place + draw(st.integers(0, 2)) :]


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """msgspec is asked however small a body is."""
    monkeypatch.setattr(fast, "WORTHWHILE", 0)


@pytest.fixture
def without_msgspec(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(sys.modules, "msgspec", None)
    fast.reader.cache_clear()
    yield
    fast.reader.cache_clear()


def parsed(content: bytes) -> list[Any] | None:
    """What msgspec reads; `None` where it refuses."""
    reader = fast.reader()
    assert reader is not None
    try:
        return [reader.parse(raw) for raw in reader.cut(content)]
    except reader.refusals:
        return None


@given(st.one_of(arrays, damaged()))
@example(b'["\\ud800"]')
@example(b'["\xed\xa0\x80"]')
@example(b'[{"a": 1, "a": 2}]')
@example(b"[-0, -0.0, 1E5, 18446744073709551616, 2.2250738585072011e-308, 1e400]")
@example(b"[NaN]")
@example("[1]".encode("utf-16"))
def test_what_it_reads_is_what_json_reads(content: bytes) -> None:
    if (ours := parsed(content)) is not None:
        # Their texts: 1 is no 1.0, and 0.0 no -0.0.
        assert repr(ours) == repr(json.loads(content))


@given(st.lists(st.dictionaries(st.text(max_size=4), st.integers() | st.text()), max_size=4))
def test_it_reads_what_is_usual(items: list[dict[str, Any]]) -> None:
    assert parsed(json.dumps(items, ensure_ascii=False).encode()) == items


@pytest.mark.usefixtures("eager")
@pytest.mark.parametrize(
    "content",
    [b"[]", b' [{"workspaceId": "w", "x": 1e2}, {}]\n', '[{"workspaceName": "\u00e9"}]'.encode()],
    ids=range(3),
)
def test_models_are_the_same(content: bytes) -> None:
    assert DECODER.from_bytes(content) == DECODER(json.loads(content))


@pytest.mark.usefixtures("eager")
@pytest.mark.parametrize("content", [b'[{"a": NaN}]', '[{"a": "\u00e9"}]'.encode("utf-16")])
def test_what_it_refuses_is_left_to_json(content: bytes) -> None:
    assert DECODER.from_bytes(content) is None
    assert repr(decode_json(DECODER, content)) == repr(DECODER(json.loads(content)))


@pytest.mark.usefixtures("eager")
@pytest.mark.parametrize("content", [b"[{}, 5]", b"[{}", b"{}", b"[" * 10**5], ids=range(4))
def test_refusals_are_those_of_the_other_way(
    content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = []
    for least in (0, fast.WORTHWHILE + len(content)):
        monkeypatch.setattr(fast, "WORTHWHILE", least)
        with pytest.raises(DecodeError) as refused:
            decode_json(DECODER, content)
        said.append(str(refused.value))
    assert said[0] == said[1]


def test_preloading_loads_it() -> None:
    fast.reader.cache_clear()
    preload()
    assert fast.reader.cache_info().misses == 1
    assert fast.reader.cache_info().currsize == 1


def test_small_bodies_do_not_load_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def never() -> None:
        raise AssertionError

    monkeypatch.setattr(fast, "reader", never)
    assert decode_json(DECODER, b"[" + b" " * (fast.WORTHWHILE - 3) + b"]") == []
    with pytest.raises(AssertionError):
        decode_json(DECODER, b"[" + b" " * (fast.WORTHWHILE - 2) + b"]")


@pytest.mark.usefixtures("eager", "without_msgspec")
def test_nobody_needs_it() -> None:
    assert fast.reader() is None
    assert DECODER.from_bytes(b"[{}]") is None
    assert len(decode_json(DECODER, b"[{}]")) == 1


@pytest.mark.usefixtures("eager")
def test_threads_may_share_it() -> None:
    bodies = [
        json.dumps([{"workspaceId": f"{n}-{i}"} for i in range(500)]).encode() for n in range(8)
    ]
    with ThreadPoolExecutor(8) as pool:
        read = list(pool.map(DECODER.from_bytes, bodies * 4))
    assert read == [DECODER(json.loads(body)) for body in bodies] * 4

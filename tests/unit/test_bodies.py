"""Bodies in pieces: what is decoded, what is refused, and what is kept of an error's."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firefly_workflows.wire.bodies import BodyError, BodyReader, BodyTooLargeError

if TYPE_CHECKING:
    from collections.abc import Callable


def raw_deflate(content: bytes) -> bytes:
    squeeze = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return squeeze.compress(content) + squeeze.flush()


ENCODERS: dict[tuple[str, str], Callable[[bytes], bytes]] = {
    ("", "as it is"): bytes,
    ("identity", "as it is"): bytes,
    ("gzip", "gzip"): gzip.compress,
    (" X-GZIP ", "gzip"): gzip.compress,
    ("deflate", "zlib"): zlib.compress,
    ("Deflate", "no header"): raw_deflate,
}
CONTENT = st.binary(max_size=300) | st.builds(bytes.__mul__, st.binary(max_size=2), st.just(5000))


def read(reader: BodyReader, sent: bytes, size: int) -> bytes:
    """What a reader makes of a body that arrives in pieces of one size."""
    for start in range(0, len(sent), size):
        if not reader.feed(sent[start : start + size]):
            break
    return reader.result()


@pytest.mark.parametrize("name", ENCODERS)
@given(content=CONTENT, size=st.integers(1, 400), limit=st.integers(1, 11_000), cut=st.booleans())
def test_a_body_is_whole_or_too_large_or_cut(
    name: tuple[str, str], content: bytes, size: int, limit: int, cut: bool
) -> None:
    sent = ENCODERS[name](content)
    reader = BodyReader(name[0], limit, cut=cut)
    if len(content) > limit and not cut:
        with pytest.raises(BodyTooLargeError, match=f"larger than {limit} bytes"):
            read(reader, sent, size)
    else:
        assert read(reader, sent, size) == content[:limit]


@pytest.mark.parametrize("name", ENCODERS)
@given(content=CONTENT.filter(bool), size=st.integers(1, 400), data=st.data())
def test_half_a_compressed_body_is_broken_and_of_an_error_it_is_kept(
    name: tuple[str, str], content: bytes, size: int, data: st.DataObject
) -> None:
    sent = ENCODERS[name](content)
    half = sent[: data.draw(st.integers(1, len(sent) - 1)) if len(sent) > 1 else 0]
    kept = read(BodyReader(name[0], 20_000, cut=True), half, size)
    assert content.startswith(kept)
    if half and name[1] != "as it is":
        with pytest.raises(BodyError, match="ends in the middle"):
            read(BodyReader(name[0], 20_000), half, size)


@given(st.sampled_from(["gzip", "deflate"]), st.binary(min_size=3), st.integers(1, 9))
def test_anything_in_place_of_a_compressed_body(encoding: str, sent: bytes, size: int) -> None:
    read(BodyReader(encoding, 1_000_000, cut=True), sent, size)
    with suppress(BodyError):
        read(BodyReader(encoding, 1_000_000), sent, size)


@pytest.mark.parametrize("encoding", ["gzip, gzip", "gzip,deflate", "br", "zstd", "é", "x" * 500])
def test_an_encoding_that_was_not_asked_for(encoding: str) -> None:
    with pytest.raises(BodyError, match="only one of gzip, deflate was asked for"):
        BodyReader(encoding, 100)
    assert read(BodyReader(encoding, 100, cut=True), b"anything", 3) == b"", "no text, but a status"


ENDLESS: dict[str, tuple[str, bytes, bytes]] = {
    "after the end of gzip": ("gzip", gzip.compress(b"{}"), b" "),
    "after the end of deflate": ("deflate", zlib.compress(b"{}"), b" "),
    "blocks that hold nothing": ("deflate", b"\x78\x9c", b"\0\0\0\xff\xff"),
    "zeros": ("gzip", gzip.compress(b"")[:10], b"\0\0\0\xff\xff"),
}


@pytest.mark.parametrize("name", ENDLESS)
@pytest.mark.parametrize("cut", [False, True])
def test_a_compressed_body_that_says_nothing_for_ever(name: str, cut: bool) -> None:
    encoding, first, piece = ENDLESS[name]
    reader = BodyReader(encoding, 10_000, cut=cut)
    wanted, taken = reader.feed(first), 0
    try:
        while wanted and taken < 1_000_000:
            wanted = reader.feed(piece * 100)
            taken += 100 * len(piece)
    except BodyTooLargeError:
        assert not cut
    else:
        assert cut
        assert reader.result() in (b"", b"{}")
    assert taken < 50_000


def test_what_follows_the_end_of_a_compressed_body_is_not_kept() -> None:
    piece = bytes(100_000)
    tracemalloc.start()
    try:
        reader = BodyReader("gzip", 1_000_000)
        reader.feed(gzip.compress(b"{}"))
        for _ in range(10):
            reader.feed(piece)
        assert reader.result() == b"{}"
        assert tracemalloc.get_traced_memory()[1] < 500_000
    finally:
        tracemalloc.stop()


def test_tiny_pieces_take_no_more_room_than_large_ones() -> None:
    tracemalloc.start()
    try:
        reader = BodyReader("", 100_000)
        for number in range(50_000):
            reader.feed(number.to_bytes(2))  # each an object of its own
        assert len(reader.result()) == 100_000
        assert tracemalloc.get_traced_memory()[1] < 500_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("encoding", ["", "gzip", "deflate"])
@pytest.mark.parametrize("limit", [2**63 - 1, 2**63, 10**30, 10**5000], ids=range(4))
def test_a_limit_beyond_what_a_machine_counts(encoding: str, limit: int) -> None:
    sent = {"": bytes, "gzip": gzip.compress, "deflate": zlib.compress}[encoding](b"{}" * 100)
    assert read(BodyReader(encoding, limit), sent, 7) == b"{}" * 100

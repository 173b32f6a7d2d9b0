"""The body of a response: read in pieces, decoded, and never larger than allowed.

Policy
------
* Requests offer gzip and deflate, and those are all that is accepted, one layer of them: httpx
  decodes a piece as a whole, and two layers of gzip make 2 GB of 3 kB.
* A body that is too large ends the reading at once. Half a compressed body is broken, even where
  what there is of it can be read.
* The status of an error is worth more than its text: less of its body is read, and what is too long
  or cannot be decoded is left out instead of refused.

Why no library: zlib does the work; no HTTP library for Python bounds what it inflates.
"""

from __future__ import annotations

import sys
import zlib
from typing import Any

__all__ = ["ACCEPT_ENCODING", "ERROR_BODY_LIMIT", "BodyError", "BodyReader", "BodyTooLargeError"]

ACCEPT_ENCODING = "gzip, deflate"

ERROR_BODY_LIMIT = 1024 * 1024
"""Bytes that are read of the body of a response that is no success."""


class BodyError(Exception):
    """The body cannot be decoded."""


class BodyTooLargeError(BodyError):
    """The body is larger than the client was told to accept."""


class BodyReader:
    """Collects and decodes one body.

    Attributes:
        limit: The most bytes to accept, after decoding.
        cut: Whether what is too long or cannot be decoded is left out instead of refused.

    Args:
        encoding: The ``Content-Encoding`` header; empty for none.
        limit: As above.
        cut: As above.

    Raises:
        BodyError: If the encoding is not one that was asked for, and the body is not cut.
    """

    def __init__(self, encoding: str, limit: int, *, cut: bool = False) -> None:
        self.limit = limit
        self.cut = cut
        self._parts: list[bytes] = []
        self._size = 0
        self._raw = b""
        self._inflate: Any = None
        self._is_over = False
        name = encoding.strip().lower()
        if name in ("gzip", "x-gzip"):
            self._inflate = zlib.decompressobj(zlib.MAX_WBITS | 16)
        elif name == "deflate":
            self._inflate = zlib.decompressobj()
        elif name not in ("", "identity"):
            self._give_up(
                f"Content-Encoding is {encoding!r}, but only one of {ACCEPT_ENCODING} was asked for"
            )
        self._try_raw_deflate = name == "deflate"

    def feed(self, piece: bytes) -> bool:
        """Take the next piece; False when no more is wanted.

        Raises:
            BodyError: If the piece cannot be decoded, or the body grows too large.
        """
        if self._is_over:
            return False
        return self._take(piece) if self._inflate is None else self._take_compressed(piece)

    def result(self) -> bytes:
        """The whole body.

        Raises:
            BodyError: If it ended in the middle.
        """
        if self._inflate is not None and self._raw and not self._inflate.eof:
            self._give_up("the compressed body ends in the middle")
        return self._parts[0] if len(self._parts) == 1 else b"".join(self._parts)

    def _give_up(self, problem: str) -> bool:
        """Refuse the body, or do with what was read of it."""
        if not self.cut:
            raise BodyError(problem)
        self._is_over = True
        return False

    def _take(self, piece: bytes) -> bool:
        room = self.limit - self._size
        if len(piece) > room:
            if not self.cut:
                raise BodyTooLargeError(f"the body is larger than {self.limit} bytes")
            piece = piece[:room]
        self._parts.append(piece)
        self._size += len(piece)
        return not self.cut or self._size < self.limit

    def _take_compressed(self, piece: bytes) -> bool:
        first, self._raw = not self._raw, self._raw or piece[:1]
        try:
            found = self._inflated(piece)
        except zlib.error as error:
            # Some servers send deflate without its header.
            if not (first and self._try_raw_deflate):
                return self._give_up(f"the compressed body is broken: {error}")
            self._inflate, self._try_raw_deflate = zlib.decompressobj(-zlib.MAX_WBITS), False
            return self._take_compressed(piece)
        return self._take(found)

    def _inflated(self, piece: bytes) -> bytes:
        # One byte more than there is room for tells that there is more. zlib counts in words.
        most = min(self.limit - self._size + 1, sys.maxsize)
        found: bytes = self._inflate.decompress(piece, most)
        return found

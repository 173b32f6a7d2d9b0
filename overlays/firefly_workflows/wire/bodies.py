"""The body of a response: read in pieces, decoded, and never larger than allowed.

Policy
------
* Requests offer gzip and deflate, and those are all that is accepted, one layer of them: httpx
  decodes a piece as a whole, and two layers of gzip make 2 GB of 3 kB.
* A body that is too large ends the reading at once: decoded, or as it is sent, since a compressed
  one can go on for ever and say nothing.
* The status of an error is worth more than its text: less is read of it, and what is too large, or
  cannot be decoded, is cut and not refused.
* Half a compressed body is broken, even where what there is of it can be read.

Why no library: zlib does the work; no HTTP library for Python bounds what it inflates.
"""

from __future__ import annotations

import sys
import zlib
from typing import Any

__all__ = ["ACCEPT_ENCODING", "ERROR_BODY_LIMIT", "BodyError", "BodyReader", "BodyTooLargeError"]

ACCEPT_ENCODING = "gzip, deflate"

ERROR_BODY_LIMIT = 1024 * 1024
"""Bytes that are read of the body of a 4xx or 5xx response."""

_LEAST_COMPRESSED = 1024
"""Bytes that a compressed body may have, however little it says."""

_ZLIB_HEADER = 2
"""The bytes that a deflated body should begin with, and which tell its kind."""


class BodyError(Exception):
    """The body cannot be decoded."""


class BodyTooLargeError(BodyError):
    """The body is larger than the client was told to accept."""


class BodyReader:
    """Collects and decodes one body.

    Attributes:
        limit: The most bytes to accept, after decoding.
        cut: Whether a body is cut where it is too large or broken, and not refused.

    Args:
        encoding: The ``Content-Encoding`` header; empty for none.
        limit: As above.
        cut: As above.

    Raises:
        BodyError: If the encoding is not one that was asked for.
    """

    def __init__(self, encoding: str, limit: int, *, cut: bool = False) -> None:
        self.limit = limit
        self.cut = cut
        self._body = bytearray()
        self._received = 0
        self._inflate: Any = None
        self._head: bytes | None = None
        name = encoding.strip().lower()
        if name in ("gzip", "x-gzip"):
            self._inflate = zlib.decompressobj(zlib.MAX_WBITS | 16)
        elif name == "deflate":
            self._head = b""
        elif name not in ("", "identity"):
            if not cut:
                raise BodyError(
                    f"Content-Encoding is {encoding!r}, but only one of {ACCEPT_ENCODING} was "
                    "asked for"
                )
            self.limit = 0

    def feed(self, piece: bytes) -> bool:
        """Take the next piece; False when no more is wanted.

        Raises:
            BodyError: If the piece cannot be decoded, or the body grows too large.
        """
        self._received += len(piece)
        try:
            return self._take(self._decoded(piece))
        except BodyError:
            if not self.cut:
                raise
            return False

    def result(self) -> bytes:
        """The whole body.

        Raises:
            BodyError: If it ended in the middle.
        """
        is_compressed = self._inflate is not None or self._head is not None
        is_whole = self._inflate is not None and self._inflate.eof
        if is_compressed and self._received and not is_whole and not self.cut:
            raise BodyError("the compressed body ends in the middle")
        return bytes(self._body)

    def _take(self, piece: bytes) -> bool:
        room = self.limit - len(self._body)
        # One buffer: a list of pieces takes thirty times the room where the pieces are tiny.
        self._body += piece[:room]
        if len(piece) > room:
            raise self._too_large()
        return not self.cut or len(self._body) < self.limit

    def _decoded(self, piece: bytes) -> bytes:
        if self._head is not None:
            piece = self._begun(self._head + piece)
        if self._inflate is None:
            return piece
        if self._received > 2 * self.limit + _LEAST_COMPRESSED:
            raise self._too_large()
        if self._inflate.eof:
            return b""  # zlib would keep what follows
        # One byte more than there is room for tells that there is more.
        room = min(self.limit - len(self._body) + 1, sys.maxsize)
        try:
            found: bytes = self._inflate.decompress(piece, room)
        except zlib.error as error:
            raise BodyError(f"the compressed body is broken: {error}") from None
        return found

    def _begun(self, head: bytes) -> bytes:
        """The beginning of a deflated body, once it tells how the rest is to be read."""
        if len(head) < _ZLIB_HEADER:
            self._head = head
            return b""
        self._head = None
        # Some servers send deflate without its header.
        has_header = head[0] & 15 == zlib.DEFLATED and int.from_bytes(head[:_ZLIB_HEADER]) % 31 == 0
        self._inflate = zlib.decompressobj(zlib.MAX_WBITS if has_header else -zlib.MAX_WBITS)
        return head

    def _too_large(self) -> BodyTooLargeError:
        return BodyTooLargeError(f"the body is larger than {self.limit} bytes")

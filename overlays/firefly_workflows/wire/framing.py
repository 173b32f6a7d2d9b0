"""Where a response ends, so that bytes after it are noticed.

Policy
------
* The bytes are followed, not checked: the HTTP library does that. What cannot be followed counts as
  surplus, which costs a connection and no call.
* Each byte is looked at once, however a server cuts its response into pieces.
"""

from __future__ import annotations

import re

__all__ = ["Framing"]

# As text: compiled with the first response, and kept by re. Many imports never see one.
_END_OF_HEAD = rb"\r?\n\r?\n"
_LENGTH = rb"(?im)^content-length:[ \t]*(\d+)[ \t]*\r?$"
_CHUNKED = rb"(?im)^transfer-encoding:.*chunked[ \t]*\r?$"
_LONGEST_HEAD = 128 * 1024
_LONGEST_LINE = 16 * 1024
_WITHOUT_BODY = (204, 304)


class Framing:
    """How much of what arrived belongs to the response under way."""

    __slots__ = ("_chunks", "_expected", "_head", "_is_head_request", "_received")

    def __init__(self) -> None:
        self._begin(is_head_request=False)

    def sent(self, data: bytes) -> None:
        """A request, or a part of it, is being sent: what arrives next is its response."""
        if data:  # the library also sends nothing, where there is no body
            self._begin(is_head_request=data.startswith(b"HEAD "))

    def received(self, data: bytes) -> None:
        """Some bytes arrived."""
        self._received += len(data)
        if self._head is not None:
            self._read_head(self._head + data)
        elif self._chunks is not None:
            self._chunks.feed(data)

    def has_surplus(self) -> bool:
        """Whether more arrived than the response holds. Ask when the response is complete."""
        if self._chunks is not None:
            return self._chunks.has_surplus
        return self._received > self._expected

    def _begin(self, *, is_head_request: bool) -> None:
        self._is_head_request = is_head_request
        self._head: bytes | None = b""
        self._received = 0
        self._expected: float = float("inf")
        self._chunks: _Chunks | None = None

    def _read_head(self, head: bytes) -> None:
        if len(head) >= _LONGEST_HEAD or not b"HTTP/1.".startswith(head[:7]):
            self._head = None  # HTTP/2, which frames its responses itself, or nothing we know
            return
        while found := re.search(_END_OF_HEAD, head):
            fields, rest = head[: found.end()], head[found.end() :]
            status = int(fields[9:12]) if fields[9:12].isdigit() else 0
            if 100 <= status < 200:
                head, self._received = rest, len(rest)
                continue
            self._head = None
            length = re.search(_LENGTH, fields)
            if status in _WITHOUT_BODY or self._is_head_request:
                self._expected = found.end()
            elif re.search(_CHUNKED, fields):
                self._chunks = _Chunks()
                self._chunks.feed(rest)
            elif length:
                self._expected = found.end() + int(length[1])
            return
        self._head = head


class _Chunks:
    """Follows a chunked body.

    Attributes:
        has_surplus: Whether something came after its end, or what came cannot be followed.
    """

    __slots__ = ("_in_trailers", "_is_over", "_line", "_skip", "has_surplus")

    def __init__(self) -> None:
        self._line = b""  # the beginning of a line whose end has not come yet
        self._skip = 0  # what is left of a chunk, and the line end behind it
        self._in_trailers = False
        self._is_over = False
        self.has_surplus = False

    def feed(self, data: bytes) -> None:
        """Some bytes of the body arrived, or some that follow it."""
        at = 0
        while at < len(data) and not self.has_surplus:
            if self._is_over:
                self.has_surplus = True
            elif self._skip:
                step = min(self._skip, len(data) - at)
                self._skip -= step
                at += step
            else:
                at = self._read_line(data, at)

    def _read_line(self, data: bytes, at: int) -> int:
        end = data.find(b"\n", at)
        line = self._line + data[at : len(data) if end < 0 else end]
        if end < 0:
            self._line = line
            self.has_surplus = len(line) > _LONGEST_LINE
            return len(data)
        self._line = b""
        if self._in_trailers:
            self._is_over = not line.rstrip(b"\r")
            return end + 1
        size = line.partition(b";")[0].strip()
        if re.fullmatch(rb"[0-9A-Fa-f]{1,16}", size) is None:
            self.has_surplus = True
            return end + 1
        length = int(size, 16)
        self._skip = length + 2 if length else 0
        self._in_trailers = not length
        return end + 1

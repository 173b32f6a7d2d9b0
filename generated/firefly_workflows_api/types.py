"""Small types that every part of the package shares."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from typing import IO, TYPE_CHECKING, BinaryIO, Generic, Literal, NamedTuple, TypeVar

if TYPE_CHECKING:
    from http import HTTPStatus


class Unset:
    """The type of `UNSET`, which stands for an argument or a field that is not there."""

    __slots__ = ()

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"

    def __reduce__(self) -> str:
        return "UNSET"


UNSET: Unset = Unset()

# What `httpx.Client(files=)` accepts.
FileContent = IO[bytes] | bytes | str
FileTypes = (
    tuple[str | None, FileContent, str | None]
    | tuple[str | None, FileContent, str | None, Mapping[str, str]]
)
RequestFiles = list[tuple[str, FileTypes]]


class File(NamedTuple):
    """A file to upload."""

    payload: BinaryIO
    file_name: str | None = None
    mime_type: str | None = None

    def to_tuple(self) -> FileTypes:
        """Returns what httpx accepts for multipart/form-data."""
        return self.file_name, self.payload, self.mime_type


T = TypeVar("T")


class Response(Generic[T]):
    """A response of an operation.

    Attributes:
        status_code: The HTTP status; an `HTTPStatus` where Python knows it by name.
        content: The body as it was received.
        headers: The response headers.
        parsed: The decoded body.
    """

    __slots__ = ("content", "headers", "parsed", "status_code")

    def __init__(
        self,
        status_code: HTTPStatus | int,
        content: bytes,
        headers: MutableMapping[str, str],
        parsed: T,
    ) -> None:
        self.status_code = status_code
        self.content = content
        self.headers = headers
        self.parsed = parsed

    def __repr__(self) -> str:
        return f"Response(status_code={int(self.status_code)}, content=<{len(self.content)} bytes>)"


__all__ = ["UNSET", "File", "FileTypes", "RequestFiles", "Response", "Unset"]

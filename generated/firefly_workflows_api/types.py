"""Small types that every part of the package shares."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple, Protocol, TypeVar

T_co = TypeVar("T_co", covariant=True)


class Unset:
    """The type of `UNSET`, which stands for an argument or a field that is not there.

    It is false, and its text is empty.
    """

    __slots__ = ()

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"

    def __str__(self) -> str:
        return ""

    def __format__(self, spec: str, /) -> str:
        return format("", spec)

    def __reduce__(self) -> str:
        return "UNSET"


UNSET: Unset = Unset()


class Timeout(NamedTuple):
    """How long one call may take, in seconds; `None` is no limit.

    Attributes:
        total: The whole call: waiting for the rate limit, logging in, every attempt and the pauses
            between attempts. Enforced by `firefly_workflows`, not by the bare clients of this package.
        connect: Making a connection.
        read: Waiting for the next bytes of a response.
        write: Sending the next bytes of a request.
        pool: Waiting for a free connection.
    """

    total: float | None = 600.0
    connect: float | None = 5.0
    read: float | None = 60.0
    write: float | None = 60.0
    pool: float | None = 60.0


class Items(Protocol[T_co]):
    """A list, a tuple or another sequence, but no text: a type checker tells the two apart."""

    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[T_co]: ...
    def __contains__(self, value: object, /) -> bool: ...
    def __getitem__(self, index: int, /) -> T_co: ...


__all__ = ["UNSET", "Items", "Timeout", "Unset"]

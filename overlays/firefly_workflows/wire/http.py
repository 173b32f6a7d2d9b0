"""The HTTP library: the one module that decides which one is imported.

The client uses httpx. httpx2, its successor with the same interface, takes its place in two ways:

* ``httpx2.alias_httpx()``, called before anything imports httpx, replaces it for the whole process.
* A ``transport=`` or ``http_client=`` made of httpx2's classes gets requests made of httpx2's.
"""

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING, Any

import httpx

if TYPE_CHECKING:
    from types import ModuleType

__all__ = ["ERRORS", "body_stream", "httpx", "library_of", "names_of"]

_LIBRARIES = ("httpx", "httpx2")

ERRORS = (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError)
"""The roots of what httpx raises; another library's exceptions have the same names."""


def library_of(handed_in: object) -> Any:
    """The library whose classes a transport or client is made of; httpx unless it shows one."""
    for kind in type(handed_in).__mro__:
        root = kind.__module__.partition(".")[0]
        if root in _LIBRARIES:
            library: ModuleType = sys.modules[root]
            return library
    return httpx


def body_stream(library: Any, content: bytes) -> Any:
    """The body of an asynchronous request.

    The library's own is a generator, which stays suspended where a connection breaks while it is
    sent; asyncio and trio then complain about it much later.
    """
    return _body_class(library)(content)


@cache
def _body_class(library: Any) -> type:
    class Body(library.AsyncByteStream):  # type: ignore[misc]  # a class of either library
        """A body that is sent in one piece."""

        def __init__(self, content: bytes) -> None:
            self._content = content

        def __aiter__(self) -> _Once:
            return _Once(self._content)

    return Body


class _Once:
    """An iterator over one piece."""

    def __init__(self, content: bytes) -> None:
        self._left = [content]

    def __aiter__(self) -> _Once:
        return self

    async def __anext__(self) -> bytes:
        if not self._left:
            raise StopAsyncIteration
        return self._left.pop()


def names_of(error: BaseException) -> frozenset[str]:
    """The names of an exception's classes that belong to the library; empty if none does."""
    return frozenset(
        kind.__name__
        for kind in type(error).__mro__
        if kind.__module__.partition(".")[0] in _LIBRARIES
    )

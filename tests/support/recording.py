"""Cores that send nothing: they keep what the resource classes asked for."""

from __future__ import annotations

from typing import Any

from firefly_workflows_api.api import RawResponse
from firefly_workflows_api.runtime.requests import body_of, checked_query, path_of, query_of
from firefly_workflows_api.types import UNSET


class RecordingCore:
    """Keeps the last request in `sent` and gives back nothing."""

    def __init__(self) -> None:
        self.sent: dict[str, Any] = {}

    def _keep(self, operation: Any, arguments: Any, paged: bool) -> Any:
        self.sent = {
            "operation": operation,
            "paged": paged,
            "options": {"timeout": arguments.timeout, "max_retries": arguments.max_retries},
            "method": operation.method,
            "url": path_of(operation, arguments.path),
            "query": query_of(checked_query(operation, arguments)),
        }
        body = body_of(operation, arguments)
        if body is not UNSET:
            self.sent["json"] = body

    def call(self, operation: Any, arguments: Any) -> Any:
        """Keep a call."""
        return self._keep(operation, arguments, False)

    def page(self, operation: Any, arguments: Any) -> Any:
        """Keep a request for a page."""
        return self._keep(operation, arguments, True)

    @property
    def raw(self) -> Any:
        """The same with results wrapped."""
        return _Raw(self)


class _Raw:
    def __init__(self, core: RecordingCore) -> None:
        self._core = core

    def call(self, *arguments: Any) -> Any:
        """Keep a call."""
        return RawResponse(200, {}, b"{}", self._core.call(*arguments))


class AsyncRecordingCore(RecordingCore):
    """The same for asynchronous code."""

    async def call(self, operation: Any, arguments: Any) -> Any:
        """Keep a call."""
        return self._keep(operation, arguments, False)

    async def page(self, operation: Any, arguments: Any) -> Any:
        """Keep a request for a page."""
        return self._keep(operation, arguments, True)

    @property
    def raw(self) -> Any:
        """The same with results wrapped."""
        return _AsyncRaw(self)


class _AsyncRaw:
    def __init__(self, core: AsyncRecordingCore) -> None:
        self._core = core

    async def call(self, *arguments: Any) -> Any:
        """Keep a call."""
        return RawResponse(200, {}, b"{}", await self._core.call(*arguments))

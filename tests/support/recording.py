"""Cores that send nothing: they keep what the resource classes asked for."""

from __future__ import annotations

from typing import Any

from firefly_workflows_api.api import RawResponse


class RecordingCore:
    """Keeps the last request in `sent` and gives back nothing."""

    def __init__(self) -> None:
        self.sent: dict[str, Any] = {}

    def _keep(self, operation: Any, kwargs: Any, paged: bool, options: dict[str, Any]) -> Any:
        self.sent = {"operation": operation, "paged": paged, "options": options, **kwargs()}

    def call(self, operation: Any, kwargs: Any, **options: Any) -> Any:
        """Keep a call."""
        return self._keep(operation, kwargs, False, options)

    def page(self, operation: Any, kwargs: Any, **options: Any) -> Any:
        """Keep a request for a page."""
        return self._keep(operation, kwargs, True, options)

    @property
    def raw(self) -> Any:
        """The same with results wrapped."""
        return _Raw(self)


class _Raw:
    def __init__(self, core: RecordingCore) -> None:
        self._core = core

    def call(self, *arguments: Any, **options: Any) -> Any:
        """Keep a call."""
        return RawResponse(200, {}, b"{}", self._core.call(*arguments, **options))


class AsyncRecordingCore(RecordingCore):
    """The same for asynchronous code."""

    async def call(self, operation: Any, kwargs: Any, **options: Any) -> Any:
        """Keep a call."""
        return self._keep(operation, kwargs, False, options)

    async def page(self, operation: Any, kwargs: Any, **options: Any) -> Any:
        """Keep a request for a page."""
        return self._keep(operation, kwargs, True, options)

    @property
    def raw(self) -> Any:
        """The same with results wrapped."""
        return _AsyncRaw(self)


class _AsyncRaw:
    def __init__(self, core: AsyncRecordingCore) -> None:
        self._core = core

    async def call(self, *arguments: Any, **options: Any) -> Any:
        """Keep a call."""
        return RawResponse(200, {}, b"{}", await self._core.call(*arguments, **options))

"""What an application sees of its calls: OpenTelemetry's spans, and its context variables."""

from __future__ import annotations

from contextvars import ContextVar
from functools import partial
from typing import TYPE_CHECKING, Any

import anyio
import pytest
from opentelemetry.instrumentation.httpx import HTTPXClientInstrumentor
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from firefly_workflows import RequestEvent, gather, gather_async
from support.hostile import HostileServer, respond
from support.misbehaviour import KINDS, PROJECT, play

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from opentelemetry.sdk.trace import ReadableSpan

    from support.hostile import Behaviour, Seen

PAGES = 5
SIZE = 20


def answer(seen: Seen) -> Behaviour:
    """Projects, and a list of five pages."""
    if not seen.path.endswith("/workspaces/search"):
        return respond(PROJECT)
    page = int(seen.query["page"])
    rows = [{"id": f"{page}-{n}", "workspaceId": f"w{page}-{n}"} for n in range(SIZE)]
    return respond(rows if page < PAGES else [])


@pytest.fixture
def server() -> Iterator[HostileServer]:
    with HostileServer() as server:
        server.handler = server.guarded(answer)
        yield server


class Traces:
    """What was traced.

    Attributes:
        tracer: What the application traces with.
    """

    def __init__(self) -> None:
        self._memory = InMemorySpanExporter()
        self.provider = TracerProvider(shutdown_on_exit=False)
        self.provider.add_span_processor(SimpleSpanProcessor(self._memory))
        self.tracer = self.provider.get_tracer("application")

    @property
    def spans(self) -> tuple[ReadableSpan, ...]:
        """All spans, the first to end first."""
        return self._memory.get_finished_spans()


@pytest.fixture
def traces() -> Iterator[Traces]:
    traces = Traces()
    instrumentor = HTTPXClientInstrumentor()
    instrumentor.instrument(tracer_provider=traces.provider)
    yield traces
    instrumentor.uninstrument()
    traces.provider.shutdown()


def read_all(client: Any) -> Any:
    """Every page, fetched ahead."""
    pages = client.workspaces.search(page_size=SIZE).iter(prefetch=3)
    if hasattr(pages, "__anext__"):

        async def items() -> list[Any]:
            return [item async for item in pages]

        return items()
    return list(pages)


CALLS: dict[str, tuple[Callable[[Any], Any], int]] = {
    # What it calls, and the requests that takes beside the login.
    "one": (lambda client: client.projects.get("p1"), 1),
    "ahead": (read_all, PAGES + 1),
}


@pytest.mark.parametrize("name", CALLS)
def test_every_request_is_a_span_below_that_of_the_application(
    name: str, kind: str, server: HostileServer, traces: Traces
) -> None:
    call, requests = CALLS[name]
    with traces.tracer.start_as_current_span("job") as job:
        play(kind, server, call)
    *inner, last = traces.spans
    assert last.name == "job"
    assert len(inner) >= requests + 1
    for span in inner:
        assert span.parent is not None
        assert span.parent.span_id == job.get_span_context().span_id
        assert span.context.trace_id == job.get_span_context().trace_id
    traced = {seen.headers["traceparent"].split("-")[2] for seen in server.calls}
    assert traced <= {f"{span.context.span_id:016x}" for span in inner}


def test_every_attempt_is_a_span_of_its_own(
    kind: str, server: HostileServer, traces: Traces
) -> None:
    server.script(respond({}, 503), respond(PROJECT))
    with traces.tracer.start_as_current_span("job"):
        play(kind, server, CALLS["one"][0], max_retries=4)
    statuses = [
        (span.attributes or {}).get("http.status_code") for span in traces.spans if span.parent
    ]
    assert statuses == [200, 503, 200]


def test_calls_that_are_gathered_are_spans_below_it(server: HostileServer, traces: Traces) -> None:
    def together(client: Any) -> Any:
        return gather([partial(client.projects.get, f"p{n}") for n in range(4)], limit=2)

    async def together_async(client: Any) -> Any:
        return await gather_async(
            [partial(client.projects.get, f"p{n}") for n in range(4)], limit=2
        )

    for kind in KINDS:
        with traces.tracer.start_as_current_span(kind) as job:
            play(kind, server, together if kind == "threads" else together_async)
        parents = [span.parent for span in traces.spans if span.parent is not None]
        below = [it for it in parents if it.span_id == job.get_span_context().span_id]
        assert len(below) == 5  # and the login
    assert all(span.parent or span.name in KINDS for span in traces.spans)


JOB: ContextVar[str] = ContextVar("job", default="none")


def test_context_variables_reach_every_request(kind: str, server: HostileServer) -> None:
    seen: list[tuple[str, str]] = []

    def listen(event: Any) -> None:
        if isinstance(event, RequestEvent):
            seen.append((event.operation, JOB.get()))

    token = JOB.set("drift report")
    try:
        play(kind, server, read_all, on_event=listen)
    finally:
        JOB.reset(token)
    assert len(seen) >= PAGES + 2
    assert {value for _, value in seen} == {"drift report"}


def test_context_variables_reach_calls_that_are_gathered() -> None:
    def look() -> str:
        return JOB.get()

    async def look_async() -> str:
        await anyio.sleep(0)
        return JOB.get()

    async def together() -> list[str]:
        return await gather_async([look_async] * 3, limit=2)

    token = JOB.set("import")
    try:
        assert gather([look] * 3, limit=2) == ["import"] * 3
        for backend in ("asyncio", "trio"):
            assert anyio.run(together, backend=backend) == ["import"] * 3
    finally:
        JOB.reset(token)

"""``docs/logging.md``: its examples run, its tables are those of the events and of the errors."""

from __future__ import annotations

import dataclasses
import io
import logging
import re
import sys
from typing import TYPE_CHECKING, Any, get_args

import pytest

from firefly_workflows import (
    Event,
    Firefly,
    FireflyError,
    LoginEvent,
    PollEvent,
    RequestEvent,
    RetryEvent,
    ThrottleEvent,
)
from support.pages import Page
from support.scripted import Scripted, always

if TYPE_CHECKING:
    from collections.abc import Iterator

    from firefly_workflows_mock import MockFirefly

PAGE = Page("logging.md")

# What the table of the page shows, in its order.
SHOWN: list[Event] = [
    RetryEvent("projects.get", "GET", "/runners/projects/p1", "503", 503, 0.5, 1, 4, "r-7"),
    ThrottleEvent(
        "workspaces.search", "POST", "/workspaces/search", 12.4, 0.0, 500, is_shared=False
    ),
    LoginEvent("missing"),
    RequestEvent("projects.get", "GET", "/runners/projects/p1", 200, "200", 0.046, 1, "r-8"),
    PollEvent("w1", "r1", "planning", 2, 4.5, 5.0, 3600.0, None),
]


@pytest.fixture(autouse=True)
def untouched_loggers() -> Iterator[None]:
    """Undo what the examples do to the loggers and to stderr."""
    loggers = [logging.getLogger(), logging.getLogger("firefly_workflows")]
    before = [(logger, logger.level, list(logger.handlers)) for logger in loggers]
    yield
    for logger, level, handlers in before:
        logger.setLevel(level)
        logger.handlers[:] = handlers


def rows(heading: str) -> list[list[str]]:
    """The cells of the rows of all tables below a heading."""
    section = PAGE.text.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    lines = re.findall(r"^\| (.*) \|$", section, re.MULTILINE)
    return [line.split(" | ") for line in lines]


def test_the_page_begins_with_a_client(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIREFLY_JWT_TOKEN", "token")
    names: dict[str, Any] = {}
    PAGE.run(PAGE.opening, names)
    names["firefly"].close()


@pytest.mark.parametrize("at", range(len(PAGE.examples())))
def test_the_example_runs(
    at: int,
    firefly_mock: MockFirefly,
    firefly_client: Firefly,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Those of a section run one after the other."""
    firefly_mock.seed.estate(workspaces=12, runs_per_workspace=2)
    written = io.StringIO()
    monkeypatch.setattr(sys, "stderr", written)
    monkeypatch.setattr(sys, "stdout", written)
    names: dict[str, Any] = {"firefly": firefly_client}
    examples = PAGE.examples()
    heading = str(examples[at].id).rpartition(" ")[0]
    for example in examples[: at + 1]:
        if str(example.id).startswith(heading):
            PAGE.run(example.values[0], names)
    for expected in re.findall(r"^print\(.*\)  # (.*)$", examples[at].values[0], re.MULTILINE):
        assert expected in written.getvalue()
    if "AsJson" in examples[at].values[0]:
        assert '"operation": "health.check"' in written.getvalue()


def test_the_lines_of_the_log() -> None:
    found = [row for row in rows("The log") if "Event`" in row[0]]
    assert [cells[0] for cells in found] == [f"`{type(event).__name__}`" for event in SHOWN]
    for (_, level, line), event in zip(found, SHOWN, strict=True):
        assert line == f"`{event}`"
        assert level.startswith(logging.getLevelName(event.level).lower())


def test_the_fields_of_the_events() -> None:
    documented = {
        cells[0].strip("`"): re.findall(r"`(\w+)`", cells[1])
        for cells in rows("Events and progress bars")
        if "Event`" in cells[0]
    }
    assert documented == {
        kind.__name__: [field.name for field in dataclasses.fields(kind)]
        for kind in get_args(Event)
    }


def test_the_attributes_of_errors() -> None:
    names = re.findall(r"`(\w+)`", " ".join(cells[0] for cells in rows("What an error knows")[:6]))
    assert {"message", "hint", "may_have_happened", "request_id", "request_body"} <= set(names)
    with Scripted(always(404)).firefly() as client, pytest.raises(FireflyError) as caught:
        client.projects.get("p1")
    for name in ("message", "hint", "may_have_happened", "request_id", "request_body"):
        assert hasattr(caught.value, name)

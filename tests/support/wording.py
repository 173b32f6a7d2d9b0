"""How messages, hints and log lines of the client read, wherever a test meets one.

Each is made of sentences: it begins with a capital letter or with a name of the code, ends like a
sentence or like code, and does not shout. What it says is for the tests that provoke it.
"""

from __future__ import annotations

import inspect
import logging
import re
from functools import wraps
from pathlib import Path
from typing import Any

import firefly_workflows
from firefly_workflows import (
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    FireflyError,
    ResponseDecodeError,
)

PACKAGE = Path(firefly_workflows.__file__).parent
COMMAND_LINE = PACKAGE / "cli"
"""It writes in the terser style of a terminal."""
OF_OTHERS = (APIStatusError, APIConnectionError, ResponseDecodeError)
"""Errors whose message tells what the service or a library said; a timeout's is ours."""

BEGINNING = re.compile(r"[^a-z]|\w*[_=(\[.:]|pip install |\w+ (?:is|must be|holds) ")
END = re.compile(r"[.?…)']$")
QUOTE = re.compile(r": ")  # what somebody else wrote may follow it


def faults_of(text: object, *, may_quote: bool = True) -> list[str]:
    """Return what is wrong with a text that people read; nothing if it reads well.

    Args:
        text: The text.
        may_quote: Whether it may end with what somebody else wrote, as a hint does not.
    """
    if not isinstance(text, str):
        return [f"it is {text!r}"]
    rules = {
        "it begins like the middle of a sentence": BEGINNING.match(text),
        "it ends in the middle of a sentence": END.search(text)
        or (may_quote and QUOTE.search(text)),
        "it shouts": not text.isupper(),
    }
    return [fault for fault, holds in rules.items() if not holds]


def watch() -> None:
    """Fail the test in which the client makes an error or a log line that does not read well."""
    make = FireflyError.__init__

    @wraps(make)
    def checked(self: FireflyError, message: str, *, hint: str | None = None) -> None:
        make(self, message, hint=hint)
        if is_of_the_package():
            found = [] if hint is None else faults_of(hint, may_quote=False)
            if isinstance(self, APITimeoutError) or not isinstance(self, OF_OTHERS):
                found += faults_of(message)
            assert not found, (found, message, hint)

    FireflyError.__init__ = checked  # type: ignore[method-assign]
    logging.getLogger("firefly_workflows").addFilter(reads_well)


def is_of_the_package() -> bool:
    """Whether the package makes the error whose constructor asks."""
    here: Any = inspect.currentframe()
    frame = here.f_back.f_back
    while (path := Path(frame.f_code.co_filename)).name == "errors.py" or "mutmut" in path.parts:
        frame = frame.f_back  # a base class; or mutmut, through which mutated functions are called
    return PACKAGE in path.parents and COMMAND_LINE not in path.parents


def reads_well(record: logging.LogRecord) -> bool:
    """Let a log line through; a warning of the client's has to read well."""
    if record.levelno >= logging.WARNING:
        text = record.getMessage()
        assert not faults_of(text), (faults_of(text), text)
    return True

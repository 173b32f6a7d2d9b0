"""What the tests' conftest asks of every message, hint and warning."""

from __future__ import annotations

import pytest

from firefly_workflows import ConfigurationError, Firefly
from firefly_workflows.logs import LOGGER
from support.wording import faults_of


@pytest.mark.parametrize(
    "text",
    [
        "The token function returned no usable token.",
        "Was it copied completely, and nothing beside it?",
        "rate_limit must be at least 1, not 0.",
        "limit is -1, but must be a whole number from 1.",
        "pip install 'firefly-workflows[redis]'",
        "The login returned 200 without a usable access token (text/html, 6 bytes)",
    ],
)
def test_what_reads_well(text: str) -> None:
    assert not faults_of(text)


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "the token function returned no usable token.",
        "The token function returned no usable token",
        "The login returned 200 without",
        "RATE_LIMIT MUST BE AT LEAST 1.",
        "pip install 'firefly-workflows[redis]' now",
    ],
)
def test_what_does_not(text: object) -> None:
    assert faults_of(text)


def test_an_error_of_the_client_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ConfigurationError):
        Firefly(token="t", rate_limit=0)
    monkeypatch.setattr("firefly_workflows.limits.rate_limit.shown", lambda _: "nothing\N{BELL}")
    monkeypatch.setattr("support.wording.BEGINNING", __import__("re").compile("Never"))
    with pytest.raises(AssertionError, match="middle of a sentence"):
        Firefly(token="t", rate_limit=0)
    ConfigurationError("what a test makes is its own business")


def test_a_warning_is_looked_at() -> None:
    with pytest.raises(AssertionError, match="middle of a sentence"):
        LOGGER.warning("something is odd")

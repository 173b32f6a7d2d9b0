"""Formats, columns, queries, secrets and times."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from firefly_workflows.cli.output.masking import masked
from firefly_workflows.cli.output.rows import Shape, columns_of, identifier_of
from firefly_workflows.cli.output.table import widths_of
from firefly_workflows.cli.output.times import local, relative, time_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from firefly_workflows_mock import MockFirefly
    from support.terminal import Done

SEARCH = ("workspaces", "search", "--page-size", "3")


@pytest.fixture
def estate(firefly_mock: MockFirefly) -> None:
    firefly_mock.seed.estate(workspaces=4)


@pytest.mark.usefixtures("estate")
def test_the_formats_say_the_same(ffw: Callable[..., Done]) -> None:
    rows = json.loads(ffw(*SEARCH, "-o", "json").out)
    assert len(rows) == 3
    assert [json.loads(it) for it in ffw(*SEARCH, "-o", "jsonl").out.splitlines()] == rows
    assert ffw(*SEARCH).out == ffw(*SEARCH, "-o", "jsonl").out
    assert yaml.safe_load(ffw(*SEARCH, "-o", "yaml").out) == rows
    assert ffw(*SEARCH, "-o", "id").out.split() == [row["workspaceId"] for row in rows]
    lines = list(csv.DictReader(io.StringIO(ffw(*SEARCH, "-o", "csv").out)))
    assert [it["workspaceName"] for it in lines] == [row["workspaceName"] for row in rows]
    assert lines[0]["backendSummary.backendType"] == rows[0]["backendSummary"]["backendType"]
    table = ffw(*SEARCH, "-o", "table").out.splitlines()
    assert [line.split()[0] for line in table[1:]] == [row["workspaceName"] for row in rows]


@pytest.mark.usefixtures("estate")
def test_columns_and_header(ffw: Callable[..., Done]) -> None:
    columns = ("--columns", "workspace_name,backendSummary.backendType")
    table = ffw(*SEARCH, "-o", "table", *columns).out.splitlines()
    assert table[0].split("  ")[0] == "WORKSPACE NAME"
    assert table[0].endswith("BACKEND SUMMARY BACKEND TYPE")
    assert len(table) == 4
    assert len(ffw(*SEARCH, "-o", "table", "--no-header").out.splitlines()) == 3
    made = ffw(*SEARCH, "-o", "csv", *columns, "--no-header").out.splitlines()
    assert len(made) == 3
    assert all(line.count(",") == 1 for line in made)
    wrong = ffw(*SEARCH, "-o", "csv", "--columns", "workspaceNam")
    assert wrong.code == 2
    assert "workspaceName" in wrong.err


@pytest.mark.usefixtures("estate")
def test_a_query_sees_the_names_of_the_service(ffw: Callable[..., Done]) -> None:
    names = json.loads(ffw(*SEARCH, "-o", "json", "--query", "[*].workspaceName").out)
    assert len(names) == 3
    assert all(isinstance(name, str) for name in names)
    wrong = ffw(*SEARCH, "--query", "[*")
    assert wrong.code == 2
    assert "--query" in wrong.err


def test_secrets_are_masked_unless_they_are_revealed(
    ffw: Callable[..., Done], firefly_mock: MockFirefly
) -> None:
    keys = ("--access-key", firefly_mock.access_key, "--secret-key", firefly_mock.secret_key)
    for format_ in ("json", "jsonl", "yaml", "csv", "table"):
        hidden = ffw("auth", "login", *keys, "-o", format_)
        assert hidden.code == 0
        assert "***" in hidden.out
    token = json.loads(ffw("auth", "login", *keys, "--reveal").out)["accessToken"]
    assert token.count(".") == 2
    for words in (("-o", "json"), ("--query", "accessToken"), ("-o", "csv")):
        assert token not in ffw("auth", "login", *keys, *words).out
    shown = ffw("auth", "login", *keys, "--dry-run")
    assert firefly_mock.secret_key not in shown.out


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ({"key": "A", "value": "x", "sensitivity": "secret"}, {"key": "A", "value": "***",
                                                               "sensitivity": "secret"}),
        ({"key": "A", "value": "x", "sensitivity": "string"}, None),
        ({"key": "A", "value": "", "sensitivity": "secret"}, None),
        ([{"providersCredentials": {"aws": {"key": "x"}, "n": 1}}],
         [{"providersCredentials": {"aws": {"key": "***"}, "n": "***"}}]),
        ({"terraformSensitiveVariables": {"a": "b"}},
         {"terraformSensitiveVariables": {"a": "***"}}),
        ({"secretKey": "s", "accessKey": "a"}, {"secretKey": "***", "accessKey": "***"}),
        ({"tokenType": "Bearer", "secretId": "x"}, None),
    ],
)  # fmt: skip
def test_what_is_secret(value: Any, shown: Any) -> None:
    before = json.dumps(value)
    assert masked(value) == (value if shown is None else shown)
    assert json.dumps(value) == before


NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (timedelta(milliseconds=300), "now"),
        (timedelta(seconds=5), "5 s ago"),
        (timedelta(minutes=3), "3 min ago"),
        (timedelta(hours=-2), "in 2 h"),
        (timedelta(days=4), "4 d ago"),
        (timedelta(days=400), "2025-03-27"),
    ],
)
def test_how_long_ago(ago: timedelta, said: str) -> None:
    assert relative(NOW - ago, NOW) == said


@pytest.mark.parametrize(
    ("name", "value", "is_time"),
    [
        ("createdAt", "2026-05-01T12:00:00Z", True),
        ("any", "2026-05-01T12:00:00.123+02:00", True),
        ("expiresAt", 1767225600, True),
        ("count", 1767225600, False),
        ("createdAt", 5, False),
        ("createdAt", True, False),
        ("createdAt", "2026-13-01T12:00:00Z", False),
        ("name", "2026-05", False),
    ],
)
def test_what_is_a_time(name: str, value: Any, is_time: bool) -> None:
    assert (time_of(name, value) is not None) == is_time


def test_a_time_is_local_with_its_zone() -> None:
    said = local(NOW - timedelta(hours=3), NOW)
    here = (NOW - timedelta(hours=3)).astimezone()
    assert said == f"{here:%Y-%m-%d %H:%M:%S} {here:%Z} (3 h ago)"


@given(
    longest=st.lists(st.integers(1, 60), min_size=1, max_size=8), width=st.integers(1, 200),
    may_leave_out=st.booleans(),
)  # fmt: skip
def test_columns_never_need_more_than_the_line(
    longest: list[int], width: int, may_leave_out: bool
) -> None:
    columns = [f"c{index}" for index in range(len(longest))]
    needed = dict(zip(columns, longest, strict=True))
    found = widths_of(columns, needed, width, may_leave_out=may_leave_out)
    assert found
    assert all(1 <= found[it] <= needed[it] for it in found)
    if may_leave_out:
        assert next(iter(found)) == "c0"
        assert sum(found.values()) + 2 * (len(found) - 1) <= width
    else:
        assert list(found) == columns
    if sum(longest) + 2 * (len(longest) - 1) <= width:
        assert found == needed


def test_the_name_comes_first_and_ids_last() -> None:
    names = ("id", "accountId", "runId", "createdAt", "status", "runName", "labels", "empty")
    shape = Shape(names, names, "Run")
    row = dict.fromkeys(names, "x") | {"empty": None}
    columns = columns_of([row], shape)
    assert columns[:2] == ["runName", "status"]
    assert columns[-2:] == ["id", "accountId"]
    assert "empty" not in columns
    assert identifier_of({"runId": "r", "id": "i"}, shape) == "r"
    assert identifier_of({"id": "i", "runId": None}, shape) == "i"
    assert identifier_of("label", Shape()) == "label"

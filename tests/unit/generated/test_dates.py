"""Dates are read from what RFC 3339 and JavaScript write; other text stays text."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firefly_workflows_api.runtime.dates import (
    read_date,
    read_datetime,
    read_exact_datetime,
    read_uuid,
    write_datetime,
)

NOON = datetime(2025, 8, 19, 12, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "2025-08-19T12:00:00Z",
        "2025-08-19t12:00:00z",
        "2025-08-19 12:00:00Z",
        "2025-08-19T12:00:00.000Z",
        "2025-08-19T12:00:00.000000000Z",
        "2025-08-19T12:00:00.000000000z",
        "2025-08-19T14:00:00+02:00",
        "2025-08-19T06:30:00-05:30",
        "2025-08-19T11:59:60Z",
        "2025-08-19t13:59:60.999+02:00",
        "Tue, 19 Aug 2025 12:00:00 GMT",
        "Tue Aug 19 2025 14:00:00 GMT+0200 (Central European Summer Time)",
        "Tue Aug 19 2025 06:30:00 GMT-0530",
    ],
)
def test_one_moment_in_many_spellings(text: str) -> None:
    assert read_datetime(text) == NOON


def test_nanoseconds_are_cut_to_what_python_knows() -> None:
    assert read_datetime("2025-08-19T12:00:00.123456789Z") == NOON.replace(microsecond=123456)


def test_a_leap_second_is_the_first_of_the_next_minute() -> None:
    assert read_datetime("2016-12-31T23:59:60Z") == datetime(2017, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "yesterday", "1755604800000", "2025-08", "2025-02-30T00:00:00Z", "z", "Z"),
        *("2025-08-19T25:00:00Z", "0000-01-01T00:00:00Z", "9999-12-31T23:59:60Z", "12:00:00Z"),
        *(
            "Tue, 99 Aug 2025 12:00:00 GMT",
            "Tue, 19 Foo 2025 12:00:00 GMT",
            "\ud800",
            "２０２５-08-19z",
        ),
        "Tue Aug 19 2025 12:00:00 GMT+9999",
    ],
)
def test_what_names_no_moment_stays_text(text: str) -> None:
    assert read_datetime(text) is text
    assert read_exact_datetime(text) is text


@given(st.text() | st.from_regex(r"[0-9TtZz:. +-]{8,40}", fullmatch=True))
def test_no_text_breaks_a_reader(text: str) -> None:
    for reader in (read_datetime, read_exact_datetime, read_date, read_uuid):
        assert reader(text) is not None


@given(st.datetimes(), st.integers(-1439, 1439))
def test_what_is_written_is_read_as_the_same_moment(local: datetime, ahead: int) -> None:
    moment = local.replace(tzinfo=timezone(timedelta(minutes=ahead)))
    assert read_datetime(write_datetime(moment)) == moment


def test_utc_is_written_as_javascript_does() -> None:
    assert write_datetime(NOON) == "2025-08-19T12:00:00.000Z"
    assert write_datetime(NOON.replace(microsecond=120000)) == "2025-08-19T12:00:00.120Z"
    assert write_datetime(NOON.replace(microsecond=123456)) == "2025-08-19T12:00:00.123456Z"
    east = NOON.astimezone(timezone(timedelta(hours=2)))
    assert write_datetime(east) == "2025-08-19T14:00:00+02:00"


def test_a_moment_without_a_zone_is_local_time() -> None:
    local = datetime(2025, 8, 19, 12, 0, 0)  # noqa: DTZ001 - the case in question
    assert read_datetime(write_datetime(local)) == local.astimezone()


def test_only_what_is_written_the_same_is_read_where_nobody_remembers() -> None:
    assert read_exact_datetime("2025-08-19T12:00:00.000Z") == NOON
    assert read_exact_datetime("2025-08-19T12:00:00Z") == "2025-08-19T12:00:00Z"


def test_days() -> None:
    assert read_date("2025-08-19") == date(2025, 8, 19)
    assert read_date("20250819") == "20250819"
    assert read_date("2025-08-19T12:00:00Z") == "2025-08-19T12:00:00Z"


def test_uuids() -> None:
    text = "0e01b22c-7f4b-5e0f-b1c1-faff031977f8"
    assert read_uuid(text) == UUID(text)
    assert read_uuid(text.upper()) == text.upper()
    assert read_uuid(f"{{{text}}}") == f"{{{text}}}"

"""strict="report": what contradicts the contract is collected once, and the call goes on."""

from __future__ import annotations

import json
import logging
import os
import threading
from typing import TYPE_CHECKING, Any

import pytest

from firefly_workflows import (
    ConfigurationError,
    Contradiction,
    ContradictionReport,
    Firefly,
    ResponseDecodeError,
)
from firefly_workflows_api.api import OPERATIONS, load_operation
from firefly_workflows_mock import MockFirefly
from support.scripted import Scripted, always, by_path

if TYPE_CHECKING:
    from collections.abc import Callable

PROJECT = {"id": "p1", "name": "n", "accountId": "a", "labels": ["x"], "membersCount": 3}


def collected(response: tuple[int, Any], call: Callable[[Any], Any]) -> ContradictionReport:
    """What a call collects; the same on threads, asyncio and trio."""
    reports = []
    for kind in range(3):
        report = ContradictionReport()
        service = Scripted(always(*response))
        if kind == 0:
            call(service.firefly(strict=report))
        else:
            in_task(service, call, report, "asyncio" if kind == 1 else "trio")
        reports.append(report)
    assert len({it.to_json() for it in reports}) == 1
    return reports[0]


def in_task(
    service: Scripted, call: Callable[[Any], Any], report: ContradictionReport, backend: str
) -> None:
    import anyio

    async def run() -> None:
        async with service.async_firefly(strict=report) as client:
            await call(client)

    anyio.run(run, backend=backend)


def get(client: Any) -> Any:
    return client.projects.get("p1")


def test_a_response_that_contradicts_the_contract_is_read_and_told() -> None:
    client = Scripted(always(200, PROJECT | {"name": 7})).firefly(strict="report")
    assert client.projects.get("p1").name == 7
    assert client.contradictions is not None
    assert client.contradictions.contradictions == (
        Contradiction(
            "projects.get", "$.name", "type", 'the value is not of type "string"', '"int"'
        ),
    )


def test_what_fits_is_not_told() -> None:
    assert len(collected((200, PROJECT), get)) == 0
    assert repr(ContradictionReport()) == "<ContradictionReport: 0 contradictions>"


def test_positions_and_names_that_are_data_make_no_difference() -> None:
    rows = [{"workspaceId": "w", "lastRunStatus": "waiting", "runsCount": "5"}] * 30
    report = collected((200, rows), lambda it: it.workspaces.search(page_size=100))
    status, count = report.contradictions
    assert (status.json_path, status.kind, status.example) == (
        "$[*].lastRunStatus", "enum", '"waiting"'
    )  # fmt: skip
    assert (count.json_path, count.kind, count.count) == ("$[*].runsCount", "type", 30)
    folders = {f"secret-{number}": [{"filePath": number}] for number in range(9)}
    ids = ("0e01b22c-7f4b-5e0f-b1c1-faff031977f8", "60a097c0-d44c-4dea-af1b-1abdc5f2eea7")
    report = collected((200, folders), lambda it: it.workspaces.search_run_changed_files(*ids))
    (path,) = [it for it in report.contradictions if it.kind == "type"]
    assert (path.json_path, path.count) == ("$.*[*].filePath", 9)
    assert "secret" not in report.to_json()


def test_an_object_is_shown_by_the_types_of_its_fields() -> None:
    kinds = {
        "null": None,
        "boolean": True,
        "string": "hush",
        "integer": 12345,
        "number": 1.5,
        "array": ["hush"],
        "object": {"hush": 1},
    }
    report = collected((200, kinds), get)
    (missing,) = [it for it in report.contradictions if it.json_path == "$.id"]
    assert json.loads(missing.example) == {kind: kind for kind in kinds}


@pytest.mark.parametrize(
    ("value", "example"), [(True, "true"), (7, '"int"'), (1.5, '"float"'), (["hush"], '["aaaa"]')]
)
def test_a_value_is_shown_by_its_type(value: Any, example: str) -> None:
    (found,) = collected((200, PROJECT | {"name": value}), get).contradictions
    assert found.example == example


@pytest.mark.parametrize(
    ("response", "kind", "path"),
    [
        ((202, PROJECT), "status", "$"),
        ((200, {"name": "n"}), "required", "$.id"),
        ((200, "<html>"), "body", "$"),
        ((200, PROJECT | {"poolId": "here"}), "format", "$.poolId"),
    ],
)
def test_kinds(response: tuple[int, Any], kind: str, path: str) -> None:
    report = ContradictionReport()
    client = Scripted(always(*response)).firefly(strict=report)
    if kind == "body":
        with pytest.raises(ResponseDecodeError):  # as it is without strict=
            client.projects.get("p1")
    else:
        client.projects.get("p1")
    assert [(it.kind, it.json_path) for it in report.contradictions] == [(kind, path)]


def test_what_came_is_shown_by_its_shape_only() -> None:
    body = PROJECT | {
        "labels": "Jo Doe 42",
        "description": {"customer": "Acme", "n": None},
        "membersCount": [{"mail": "jo@example.com"}],
        "name": "TOKEN-9",
        "parentId": ["TOKEN-9"],
    }
    report = collected((200, body), get)
    examples = {it.json_path: it.example for it in report.contradictions}
    assert examples["$.labels"] == '"aa aaa 00"'
    assert examples["$.description"] == '{"customer": "string", "n": "null"}'
    assert examples["$.membersCount"] == '["object"]'
    text = report.to_json()
    assert text == json.dumps(json.loads(text), indent=2, ensure_ascii=False)
    for word in ("Doe", "Acme", "jo@example.com", "TOKEN-9"):
        assert word not in text


def test_a_token_in_the_place_of_a_word_is_blanked() -> None:
    report = ContradictionReport()
    rows = [{"workspaceId": "w", "lastRunStatus": "secrettoken"}]
    Scripted(always(200, rows)).firefly(strict=report, token="secrettoken").workspaces.search()
    assert "secrettoken" not in report.to_json()
    assert report.contradictions[0].example == '"***"'


def test_each_is_told_once_to_the_callback_and_to_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    told: list[Contradiction] = []
    report = ContradictionReport(told.append)
    client = Scripted(always(200, PROJECT | {"name": 7})).firefly(strict=report)
    with caplog.at_level(logging.WARNING, logger="firefly_workflows"):
        for _ in range(3):
            client.projects.get("p1")
    assert [(it.json_path, it.count) for it in told] == [("$.name", 1)]
    assert report.contradictions[0].count == 3
    (line,) = caplog.messages
    assert line.startswith("projects.get: the response contradicts the contract at $.name: ")
    report.clear()
    client.projects.get("p1")
    assert len(told) == 2


def test_what_the_callback_raises_ends_the_call() -> None:
    class Stop(Exception):  # noqa: N818 - the user's own
        pass

    def refuse(_: Contradiction) -> None:
        raise Stop

    service = Scripted(always(200, PROJECT | {"name": 7}))
    with pytest.raises(Stop):
        service.firefly(strict=ContradictionReport(refuse), max_retries=2).projects.get("p1")
    assert len(service.requests) == 1


def test_no_more_than_the_limit_are_kept() -> None:
    body = PROJECT | {"name": 1, "description": 2, "labels": 3, "accountId": 4}
    report = ContradictionReport(limit=3)
    client = Scripted(always(200, body)).firefly(strict=report)
    for _ in range(2):
        report.clear()
        assert (len(report), report.dropped) == (0, 0)
        client.projects.get("p1")
        assert (len(report), report.dropped) == (3, 1)
    data = json.loads(report.to_json())
    assert (len(data["contradictions"]), data["dropped"]) == (3, 1)
    assert set(data["contradictions"][0]) == {
        "operation", "json_path", "kind", "message", "example", "count"
    }  # fmt: skip
    long = ContradictionReport()
    Scripted(always(200, PROJECT | {"membersCount": "x" * 100_000})).firefly(
        strict=long
    ).projects.get("p1")
    assert len(long.to_json()) < 2_000


def test_nothing_is_lost_between_threads() -> None:
    report = ContradictionReport()
    client = Scripted(always(200, PROJECT | {"name": 7})).firefly(strict=report)
    threads = [
        threading.Thread(target=lambda: [client.projects.get("p1") for _ in range(20)])
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert report.contradictions[0].count == 160


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
def test_a_forked_child_has_a_lock_of_its_own() -> None:
    report = ContradictionReport()
    with report._lock:
        held = report._lock
        report.after_fork()
    assert report._lock is not held
    assert report.contradictions == ()


def test_by_option() -> None:
    client = Scripted(always(200, PROJECT | {"name": 7})).firefly()
    assert client.contradictions is None
    reporting = client.with_options(strict="report")
    reporting.projects.get("p1")
    assert reporting.contradictions is not None
    assert len(reporting.contradictions) == 1
    assert reporting.with_options(max_retries=1).contradictions is reporting.contradictions
    assert client.with_options(strict=True).contradictions is None


@pytest.mark.parametrize("strict", ["reports", 1, None, print])
def test_another_value_is_refused(strict: Any) -> None:
    with pytest.raises(ConfigurationError, match="'report' or a ContradictionReport"):
        Firefly(token="T1", strict=strict)


@pytest.mark.parametrize("arguments", [{"limit": 0}, {"limit": True}, {"callback": 3}])
def test_a_report_that_makes_no_sense_is_refused(arguments: Any) -> None:
    with pytest.raises(ConfigurationError, match=next(iter(arguments))):
        ContradictionReport(**arguments)


def test_the_mock_contradicts_nothing_as_documented() -> None:
    report = ContradictionReport()
    mock = MockFirefly(seed=7)
    mock.seed.estate(workspaces=3, runs_per_workspace=2)
    with Firefly(
        access_key=mock.access_key, secret_key=mock.secret_key, base_url="http://localhost/v2",
        transport=mock.transport(), rate_limit=None, strict=report,
    ) as client:  # fmt: skip
        for workspace in client.workspaces.search():
            client.workspaces.search_runs(workspace.workspace_id).collect()
        client.projects.tree()
    assert report.contradictions == ()


def test_quirks_are_told_and_absorbed() -> None:
    report = ContradictionReport()
    service = Scripted(by_path({"POST /runners/projects/p1/members": (201, {"message": "added"})}))
    members = service.firefly(strict=report).projects.add_members(
        "p1", [{"user_id": "u", "role": "viewer"}]
    )
    assert members[0].user_id == "u"
    assert [it.operation for it in report.contradictions] == ["projects.add_members"]
    assert "projects.add_members" in OPERATIONS
    assert load_operation("projects.add_members").method == "POST"

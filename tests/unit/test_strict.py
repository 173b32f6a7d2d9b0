"""strict=True: every difference between a response and the contract is reported, with its path."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firefly_workflows import (
    ConfigurationError,
    Firefly,
    InvalidArgumentError,
    NotFoundError,
    ResponseDecodeError,
)
from firefly_workflows.engine.strict import ContractValidator, validator
from firefly_workflows.failures.decoding import contract_error
from firefly_workflows.wire.hops import Response
from firefly_workflows_api.api import OPERATIONS, load_operation
from firefly_workflows_api.types import UNSET
from firefly_workflows_mock import MockFirefly
from support.contract import ROOT, document, operations
from support.damage import damaged
from support.drawing import drawn_from
from support.scripted import Scripted, always

if TYPE_CHECKING:
    from pathlib import Path

PROJECT = {"id": "p1", "name": "n", "accountId": "a", "labels": ["x"], "membersCount": 3}


def strict_get(response: tuple[int, Any], call: Any = None) -> ResponseDecodeError:
    """The error of a strict call; the same on threads, asyncio and trio."""
    service = Scripted(always(*response))
    errors = []
    for kind in range(3):
        with pytest.raises(ResponseDecodeError) as caught:
            service_each(service, call or (lambda client: client.projects.get("p1")), kind)
        errors.append(caught.value)
    assert len({str(error) for error in errors}) == 1
    return errors[0]


def service_each(service: Scripted, call: Any, kind: int) -> None:
    import anyio

    if kind == 0:
        call(service.firefly(strict=True))
        return

    async def run() -> None:
        async with service.async_firefly(strict=True) as client:
            await call(client)

    anyio.run(run, backend="asyncio" if kind == 1 else "trio")


def response_of(status: int, content: bytes = b"") -> Response:
    return Response(status, httpx.Headers(), content)


def test_what_fits_the_contract_passes() -> None:
    service = Scripted(always(200, PROJECT))
    for project in service.each(lambda client: client.projects.get("p1"), strict=True):
        assert project.name == "n"


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b'{"\\ud800": null}', "half of a surrogate pair"),
        (b'{"labels": ' + b"[" * 300 + b"]" * 300 + b"}", "nested too deeply"),
        (b'{"parentId": ' + b'{"a": ' * 300 + b"1" + b"}" * 301, "nested too deeply"),
    ],
)
def test_what_cannot_be_compared_does_not_pass(body: bytes, problem: str) -> None:
    error = strict_get((200, body))
    assert problem in str(error)
    assert (error.operation, error.json_path) == ("projects.get", "$")


@given(st.data())
def test_damaged_responses_are_read_or_refused_with_a_typed_error(data: st.DataObject) -> None:
    operation = data.draw(st.sampled_from([it for it in operations() if "200" in it.success]))
    media = operation.responses["200"].get("content", {}).get("application/json")
    body, _ = data.draw(damaged(data.draw(drawn_from(media["schema"])))) if media else (None, ())
    content = json.dumps(body).encode() if media else b""
    loaded, response = load_operation(operation.id), response_of(200, content)
    violations = validator().violations(loaded, response)
    if violations:
        error = contract_error(loaded, response, violations, ())
        assert len(error.violations) == len(violations)
        assert error.json_path == violations[0][0]


def test_every_violation_is_listed_with_its_path() -> None:
    error = strict_get((200, PROJECT | {"name": 7, "labels": ["x", 8], "membersCount": "3"}))
    paths = sorted(violation.partition(": ")[0] for violation in error.violations)
    assert paths == ["$.labels[1]", "$.membersCount", "$.name"]
    for path in paths:
        assert path in str(error)
    assert "in 3 places" in str(error)
    assert error.operation == "projects.get"
    assert error.json_path in paths
    assert error.body["name"] == 7


def test_an_identifier_that_is_missing_is_unset_unless_the_client_is_strict() -> None:
    error = strict_get((200, {"name": "n"}))
    assert error.json_path == "$"
    assert "id" in error.violations[0]
    for project in Scripted(always(200, {"name": "n"})).each(lambda it: it.projects.get("p1")):
        assert project.id is UNSET
    service = Scripted(always(200, {}))
    with pytest.raises(InvalidArgumentError, match="is not set"):
        service.firefly().projects.get(service.firefly().projects.get("p1").id)
    assert len(service.requests) == 1


def test_a_long_list_is_shortened_in_the_message_only() -> None:
    error = strict_get((200, PROJECT | {"labels": list(range(100))}))
    assert len(error.violations) == 100
    assert "and 80 more" in str(error)
    assert len(str(error)) < 4_000


@pytest.mark.parametrize(
    ("response", "problem"),
    [
        ((202, PROJECT), "the status 202 is not documented, only 200"),
        ((204, None), "the status 204 is not documented, only 200"),
        ((200, None), "JSON is documented, but this is none"),
        ((200, "<html>"), "JSON is documented, but this is none"),
        ((200, []), "is not of type"),
    ],
)
def test_status_and_kind_of_body(response: tuple[int, Any], problem: str) -> None:
    assert problem in str(strict_get(response))


def test_a_body_where_none_is_documented() -> None:
    error = strict_get((204, "surprise"), lambda client: client.projects.delete("p1"))
    assert "in 1 place: $: a body is not documented [projects.delete" in str(error)


def test_values_of_enums_and_formats_count() -> None:
    rows = [{"workspaceId": "w", "lastRunStatus": "brand_new", "lastRunTime": "yesterday"}]
    error = strict_get((200, rows), lambda client: client.workspaces.search())
    paths = {violation.partition(": ")[0] for violation in error.violations}
    assert paths == {"$[0].lastRunStatus", "$[0].lastRunTime"}


def test_later_pages_are_checked_too() -> None:
    def handler(request: httpx.Request) -> tuple[int, Any]:
        first = request.url.params.get("page", "0") == "0"
        return 200, [
            {"workspaceId": f"{n}", "workspaceName": f"w{n}" if first else n} for n in range(25)
        ]

    with Scripted(handler).firefly(strict=True) as client:
        page = client.workspaces.search()
        with pytest.raises(ResponseDecodeError, match="workspaceName"):
            page.next_page()


def test_quirks_are_not_absorbed() -> None:
    error = strict_get(
        (200, '"689de93ffbe9fdd796444b49"'),
        lambda client: client.guardrails.create(
            name="r",
            type="cost",
            is_enabled=True,
            created_by="Jo",
            severity=2,
            scope={"labels": {"include": ["a"]}},
        ),
    )
    assert "object" in str(error)


def test_refused_calls_are_refused_calls() -> None:
    with pytest.raises(NotFoundError):
        Scripted(always(404, "<html>")).firefly(strict=True).projects.get("p1")


def test_by_option() -> None:
    client = Scripted(always(200, {"name": 7})).firefly()
    assert client.projects.get("p1").name == 7
    with pytest.raises(ResponseDecodeError):
        client.with_options(strict=True).projects.get("p1")
    assert client.with_options(strict=True).with_options(strict=False).projects.get("p1").name == 7


@pytest.mark.parametrize("operation", sorted(OPERATIONS))
def test_every_documented_example_passes(operation: str) -> None:
    loaded = load_operation(operation)
    described = document()["paths"][loaded.path][loaded.method.lower()]["responses"]
    checked = 0
    for status, documented in described.items():
        if not status.startswith("2"):
            continue
        media = documented.get("content", {}).get("application/json", {})
        for example in media.get("examples", {}).values():
            value = example.get("value") or at(example["$ref"])["value"]
            body = json.dumps(value).encode()
            assert validator().violations(loaded, response_of(int(status), body)) == []
            checked += 1
        if "content" not in documented:
            assert validator().violations(loaded, response_of(int(status))) == []
            checked += 1
    assert checked


def at(pointer: str) -> Any:
    place: Any = document()
    for step in pointer.removeprefix("#/").split("/"):
        place = place[step]
    return place


def test_the_mock_in_its_documented_dialect_passes() -> None:
    mock = MockFirefly(seed=7)
    mock.seed.estate(workspaces=5, runs_per_workspace=3)
    with Firefly(
        access_key=mock.access_key,
        secret_key=mock.secret_key,
        base_url="http://localhost/v2",
        transport=mock.transport(),
        rate_limit=None,
        strict=True,
    ) as client:
        workspaces = client.workspaces.search().collect()
        assert len(workspaces) == 5
        runs = client.workspaces.search_runs(workspaces[0].workspace_id).collect()
        assert len(runs) == 3
        assert client.projects.list().collect()


def test_a_contract_that_a_response_is_missing_from_is_not_silently_passed() -> None:
    broken = {
        "openapi": "3.1.0",
        "paths": {
            "/runners/projects/{projectId}": {
                "get": {
                    "responses": {
                        "200": {
                            "content": {
                                "application/json": {"schema": {"$ref": "#/components/nowhere"}}
                            }
                        }
                    }
                }
            }
        },
    }
    with pytest.raises(KeyError):
        ContractValidator(broken).violations(
            load_operation("projects.get"), response_of(200, b"{}")
        )


def test_an_installation_without_its_contract_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    validator.cache_clear()
    monkeypatch.setattr("firefly_workflows.engine.strict.files", lambda _package: tmp_path)
    with pytest.raises(ConfigurationError, match=r"contract\.json is missing") as caught:
        Firefly(token="T1", strict=True)
    assert "Reinstall" in (caught.value.hint or "")


@pytest.mark.parametrize("complete", [True, False])
def test_imported_from_a_zip_file(tmp_path: Path, complete: bool) -> None:
    archive = tmp_path / "packages.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for folder in ("generated", "overlays"):
            for path in (ROOT / folder).rglob("*"):
                if path.suffix == ".py" or (path.name == "contract.json" and complete):
                    packed.write(path, path.relative_to(ROOT / folder))
    program = (
        "import sys, httpx\n"
        f"sys.path.insert(0, {str(archive)!r})\n"
        "import firefly_workflows\n"
        f"assert firefly_workflows.__file__.startswith({str(archive)!r})\n"
        "from firefly_workflows import ConfigurationError, Firefly, ResponseDecodeError\n"
        "transport = httpx.MockTransport(lambda _: httpx.Response(200, json={'id': 7}))\n"
        "try: Firefly(token='T1', strict=True, transport=transport).projects.get('p1')\n"
        "except (ConfigurationError, ResponseDecodeError) as error: print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, encoding="utf-8"
    )
    assert ("$.id" if complete else "contract.json is missing") in done.stdout


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    validator.cache_clear()
    found = importlib.util.find_spec
    monkeypatch.setattr(
        "firefly_workflows.engine.strict.find_spec",
        lambda name: None if name == "jsonschema_rs" else found(name),
    )
    with pytest.raises(ConfigurationError, match="jsonschema_rs") as caught:
        Firefly(token="T1", strict=True)
    assert "firefly-workflows[strict]" in (caught.value.hint or "")
    Firefly(token="T1")

"""A command line sends the request that the call in Python sends.

Calls are drawn from the contract, turned into command lines, and run down to a transport that
checks the request against the contract alone.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import httpx
import pytest
import yaml
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from firefly_workflows import Firefly
from firefly_workflows.cli.main import main
from support.calls import Call, calls, check_request
from support.command_lines import command_line
from support.contract import operation, operations

if TYPE_CHECKING:
    from pathlib import Path

    from support.contract import Operation

DEEP = os.environ.get("HYPOTHESIS_PROFILE") == "deep"
EXAMPLES = settings(
    max_examples=100 if DEEP else 4,
    deadline=None,
    database=None,
    derandomize=not DEEP,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


class CheckedError(Exception):
    """Ends a call whose request was checked."""


class Checking(httpx.BaseTransport):
    """A transport that checks one request, and refuses it."""

    def __init__(self, call: Call) -> None:
        self.call = call
        self.checked = 0
        self.wrong: AssertionError | None = None

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        try:
            check_request(self.call, request)
        except AssertionError as error:
            self.wrong = error
            raise
        self.checked += 1
        return httpx.Response(418, json={"message": "checked"}, request=request)


def plain(value: Any) -> Any:
    """Return models as the mappings that JSON has for them."""
    if hasattr(value, "to_dict"):
        return value.to_dict()
    if isinstance(value, list):
        return [plain(each) for each in value]
    if isinstance(value, dict):
        return {name: plain(each) for name, each in value.items()}
    return value


def sends(call: Call, words: list[str]) -> None:
    """Assert that a command line sends the request of a call."""
    transport = Checking(call)

    def make(**_: Any) -> Firefly:
        return Firefly(
            transport=transport, token="token", base_url="http://localhost", rate_limit=None,
            max_retries=0,
        )  # fmt: skip

    code = main([*words[:2], "--yes", *words[2:]], make_client=make)
    if transport.wrong:  # the command reports a defect of its own for it
        raise transport.wrong
    assert transport.checked == 1
    assert code == 5


@pytest.fixture(autouse=True)
def credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is asked of anybody; the client that is handed in has its own."""
    monkeypatch.setenv("FIREFLY_JWT_TOKEN", "token")


@pytest.mark.parametrize("it", operations(), ids=str)
@EXAMPLES
@given(data=st.data())
def test_options_mean_what_arguments_mean(it: Operation, data: st.DataObject) -> None:
    call = data.draw(calls(it))
    keywords = {name: plain(value) for name, value in call.keywords.items()}
    arguments = [plain(value) for value in call.arguments]
    assume(arguments[-1:] != [[]])  # no items at all come from a file only
    deep = data.draw(st.booleans())
    sends(call, command_line(it.id, arguments, keywords, deep=deep))


WITH_BODY = [it for it in operations() if it.body is not None]


@pytest.mark.parametrize("it", WITH_BODY, ids=str)
@EXAMPLES
@given(data=st.data())
def test_a_file_means_what_arguments_mean(
    it: Operation, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    call = data.draw(calls(it))
    in_query = {parameter["name"] for parameter in it.parameters if parameter["in"] == "query"}
    from support.contract import snake

    query = {name: value for name, value in call.keywords.items()
             if name in {snake(each) for each in in_query}}  # fmt: skip
    body: Any = {name: plain(it) for name, it in call.keywords.items() if name not in query}
    arguments = [plain(value) for value in call.arguments]
    if len(arguments) > len(it.path_names):
        body = arguments.pop()
    path = tmp_path_factory.mktemp("body") / "body"
    as_yaml = data.draw(st.booleans())
    text = yaml.safe_dump(body) if as_yaml else json.dumps(body)
    path.write_text(text, encoding="utf-8")
    words = command_line(it.id, arguments, query)
    sends(call, [*words[:2], f"--from-file={path}", *words[2:]])


def test_a_field_wins_over_its_object_and_both_over_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "search.yaml"
    path.write_text(
        "search_value: network\nfilters: {labels: [a], vcs_type: [github]}\n", encoding="utf-8"
    )
    words = ["workspaces", "search", "--from-file", str(path), "--filters", '{"labels": ["b"]}',
             "--status", "blocked", "--label", "c", "--label", "d", "--dry-run"]  # fmt: skip
    assert main(words) == 0
    assert json.loads(capsys.readouterr().out)["body"] == {
        "searchValue": "network",
        "filters": {"labels": ["c", "d"], "vcsType": ["github"], "status": ["blocked"]},
    }


@pytest.mark.parametrize(
    ("words", "body"),
    [
        (["--variable", "key=A,value=1"], {"variables": [{"key": "A", "value": "1"}]}),
        (["--variables", '[{"key": "A", "value": "1"}]'],
         {"variables": [{"key": "A", "value": "1"}]}),
        (["--variable", '{"key": "A", "value": "a,b"}'],
         {"variables": [{"key": "A", "value": "a,b"}]}),
        (["--label", "a", "--label", "b,c"], {"labels": ["a", "b,c"]}),
        (["--labels", "[]"], {"labels": []}),
        (["--oidc-authentication", "null"], {"oidcAuthentication": None}),
        (["--oidc-authentication", "true"], {"oidcAuthentication": True}),
    ],
)  # fmt: skip
def test_words_become_values(
    words: list[str], body: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    assert operation("projects.update").method == "PATCH"
    assert main(["projects", "update", "id:p", *words, "--dry-run"]) == 0
    assert json.loads(capsys.readouterr().out)["body"] == body


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["workspaces", "search", "--page", "x"], "'x' is not a whole number"),
        (["workspaces", "search", "--status", "nope"], "'nope' is not one of init_error"),
        (["workspaces", "search", "--filters", "labels"], "neither key=value nor JSON"),
        (["workspaces", "search", "--filters", "{"], "is not JSON"),
        (["workspaces", "search", "--filters", "lables=x"], "lables"),
        (["workspaces", "search", "--lable", "x"], "--label"),
        (["workspaces", "serch"], "Did you mean search"),
        (["worspaces"], "Did you mean workspaces"),
        (["projects", "create"], "Missing --name"),
        (["projects", "get"], "PROJECT"),
        (["projects", "remove-members", "id:p"], "at least one item"),
        (["projects", "update", "id:p", "--oidc-authentication", "maybe"], "'maybe'"),
        (["projects", "create", "--from-file", "nowhere.yaml"], "nowhere.yaml cannot be read"),
        (["workspaces", "search", "--query", "[", "--from-file", "-"], "neither JSON nor YAML"),
    ],
)
def test_what_cannot_be_meant_is_a_usage_error(
    words: list[str],
    said: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import io
    import sys

    stdin = io.TextIOWrapper(io.BytesIO(b"a: [b"), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", stdin)
    code = main(words, make_client=lambda **_: Firefly(token="t", base_url="http://localhost"))
    captured = capsys.readouterr()
    assert code == 2
    assert said in captured.err
    assert captured.out == ""
    assert captured.err.startswith("Error: ")
    assert "Traceback" not in captured.err

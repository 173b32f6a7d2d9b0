"""Invalid state, scenario and contract files: one line and exit code 2, at once."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firefly_workflows_mock import MockFirefly, cli
from firefly_workflows_mock.contract import ContractError, load_contract
from firefly_workflows_mock.json_values import FileFormatError, read_data
from firefly_workflows_mock.yaml_files import read_yaml
from support.toy import call, document, message, toy

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BOMB = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 10)}]\n" for n in range(12)
)
CONTENTS: dict[str, bytes] = {
    "nested lists": b"[" * 100_000,
    "nested mappings": b"{a: " * 100_000,
    "nested blocks": b"- " * 100_000 + b"x",
    "nested json": b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "aliases of aliases": BOMB.encode(),
    "an alias of itself": b"a: &a [*a]",
    "an unknown alias": b"a: *b",
    "not utf-8": b"a: \xff\xfe\xfa",
    "binary": bytes(range(256)),
    "a repeated key": b"seed: 1\nseed: 2\n",
    "a huge number": b"seed: " + b"9" * 10_000,
    "a huge json number": b'{"seed": ' + b"9" * 10_000 + b"}",
    "no such date": b"seed: 2026-99-99",
    "a tag without a value": b'seed: !!int ""',
    "a boolean that is none": b"seed: !!bool x",
    "a tag of python": b"!!python/object/apply:os.system [x]",
    "a set": b"!!set {a, b}",
    "two documents": b"seed: 1\n---\nseed: 2\n",
    "a list": b"[1]",
    "text": b'"text"',
    "a number": b"7",
    "a key that is a list": b"? [a]\n: b",
    "tabs": b"a:\n\t- b",
}


@pytest.mark.parametrize("suffix", ["yaml", "json"])
@pytest.mark.parametrize("option", ["--scenario", "--contract", "--state"])
@pytest.mark.parametrize("content", CONTENTS)
def test_a_file_that_nobody_would_write_is_refused_in_one_line(
    tmp_path: Path, content: str, option: str, suffix: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / f"file.{suffix}"
    path.write_bytes(CONTENTS[content])
    assert cli.main([option, str(path)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("firefly-mock: ")
    assert str(path) in told.err
    assert told.err.count("\n") == 1
    assert len(told.err) < 1000


@pytest.mark.parametrize(
    ("content", "says"),
    [
        # PyYAML has a limit of its own since 6.0.4.
        ("nested lists", "nested more than 100 deep|maximum nesting depth"),
        ("nested blocks", "nested more than 100 deep"),
        ("aliases of aliases", "stands for more than 2,000,000 values"),
        ("an alias of itself", "the alias 'a' contains itself"),
        ("a repeated key", "the key 'seed' is repeated"),
    ],
)
def test_yaml_is_measured_before_it_is_built(content: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        read_yaml(CONTENTS[content])


@pytest.mark.parametrize("option", ["--scenario", "--contract", "--state"])
def test_a_folder_is_no_file(
    tmp_path: Path, option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([option, str(tmp_path)]) == 2
    assert f"{tmp_path}: " in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--contract", "--state"])
def test_an_empty_file_is_no_contract_and_no_state(
    tmp_path: Path, option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.json").write_bytes(b"")
    assert cli.main([option, str(tmp_path / "empty.json")]) == 2
    assert "empty.json" in capsys.readouterr().err


def test_a_file_without_an_end_is_not_read_to_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("firefly_workflows_mock.json_values.LARGEST", 100)
    (tmp_path / "long.yaml").write_text("# " + "x" * 100, encoding="utf-8")
    with pytest.raises(FileFormatError, match="longer than 100 bytes"):
        read_data(tmp_path / "long.yaml")


def test_aliases_that_stand_for_little_are_read(tmp_path: Path) -> None:
    path = tmp_path / "scenario.yaml"
    path.write_text("faults: [&a {status: 503}, *a]\n", encoding="utf-8")
    assert len(MockFirefly(scenario=path).faults) == 2


SCALARS = st.sampled_from(
    [None, True, 0, -1, 1.5, 10**30, float("nan"), "", "x", "0777", "get", "$ref", "#/paths", "\0"]
)
DATA = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["a", "$ref", "type"]), inner)
    ),
    max_leaves=6,
)


def damage(draw: st.DrawFn, plain: Any) -> Any:
    """Plain data with another value somewhere in it."""
    damaged = copy.deepcopy(plain)
    holder = damaged
    while True:
        keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        key = draw(st.sampled_from(keys))
        if not isinstance(holder[key], dict | list) or not holder[key] or draw(st.booleans()):
            holder[key] = draw(DATA)
            return damaged
        holder = holder[key]


def made_or_refused(make: Callable[[], object]) -> object:
    """What is made, or the refusal."""
    try:
        return make()
    except ValueError as error:
        return error


@st.composite
def scenarios(draw: st.DrawFn) -> Any:
    sound = {
        "seed": 1,
        "dialect": "live",
        "clock": {"mode": 60, "tick": 1, "skew": 2},
        "token_lifetime": 60,
        "rate_limit": 5,
        "accounts": [{"name": "other", "access_key": "a", "secret_key": "b"}],
        "estate": {"workspaces": 1, "runs_per_workspace": 1},
        "expect": [{"ending": "blocked", "times": 2}],
        "faults": [{"kind": "drip", "seconds": 1}, {"status": 503, "retry_after": 2}],
        "assume": {"throttling": "429"},
    }
    return draw(DATA) if draw(st.integers(0, 9)) == 0 else damage(draw, sound)


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=scenarios())
def test_a_drawn_scenario_starts_a_mock_or_is_refused(
    tmp_path: Path, data: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "scenario.yaml"
    path.write_text(yaml.safe_dump(data), encoding="utf-8")
    made = made_or_refused(lambda: MockFirefly(scenario=path))
    if isinstance(made, MockFirefly):
        assert made.token()
        assert made.clock.now().year < 9000
        made.reset()
    else:
        assert type(made).__module__.startswith("firefly_workflows_mock.")


@settings(
    max_examples=settings().max_examples // 4,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_a_drawn_contract_is_served_or_refused(tmp_path: Path, data: st.DataObject) -> None:
    drawn = data.draw(st.composite(lambda draw: damage(draw, document()))())
    path = tmp_path / "toy.yaml"
    path.write_text(yaml.safe_dump(drawn), encoding="utf-8")
    made = made_or_refused(lambda: toy(tmp_path))
    if isinstance(made, MockFirefly):
        assert call(made, "GET /v2/nowhere").status == 404
    else:
        assert isinstance(made, ContractError)
        assert str(path) in str(made)


def test_references_that_lead_in_a_circle_are_refused(tmp_path: Path) -> None:
    circular = document()
    circular["components"]["responses"]["Error"] = {"$ref": "#/components/responses/Error"}
    (tmp_path / "contract.json").write_text(json.dumps(circular), encoding="utf-8")
    with pytest.raises(ContractError, match="refers to itself"):
        load_contract(tmp_path / "contract.json")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"seed": 1, "seed": 2}', 'the key "seed" is repeated'),
        ('{"seed": NaN}', "NaN is not JSON"),
        ('{"seed": 1e999}', "the number 1e999 is too large"),
        (r'{"dialect": "\ud800"}', "half of a surrogate pair"),
        ("[" * 100_000, "nested too deeply"),
        ("{", "line 1 column 2"),
    ],
)
def test_files_are_read_as_strictly_as_requests(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "file.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FileFormatError, match=f"is not JSON: .*{says}"):
        read_data(path)
    response = call(MockFirefly(), "POST /v2/login", raw=text.encode(), authorization=None)
    assert response.status == 400
    assert says in message(response)

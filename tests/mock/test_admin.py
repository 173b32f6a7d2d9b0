"""``/__mock__/``: a refused request changes nothing, and it offers what Python offers."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firefly_workflows_mock import Fault, MockFirefly, admin, auth, cli
from firefly_workflows_mock.faults.fault import FIELDS
from firefly_workflows_mock.faults.kinds import KINDS, FaultFields
from firefly_workflows_mock.faults.rules import Faults
from firefly_workflows_mock.schema import SettingError, UnknownNameError
from firefly_workflows_mock.seeding import OFFERED
from firefly_workflows_mock.settings import SCENARIO, SETTINGS
from firefly_workflows_mock.wire import Request, Response
from support.toy import call, message

if TYPE_CHECKING:
    from collections.abc import Iterator

DEEP = "[" * 100_000


def send(mock: MockFirefly, line: str, body: Any = None, raw: bytes | None = None) -> Response:
    """Send ``"METHOD path?query"`` to the admin endpoint."""
    method, _, target = line.partition(" ")
    path, _, query = target.partition("?")
    content = raw if raw is not None else b"" if body is None else json.dumps(body).encode()
    headers = {"content-type": "application/json"} if content else {}
    return admin.Admin(mock.core, mock.reset).handle(
        Request(method, admin.PREFIX + path, query, headers, content)
    )


def everything(mock: MockFirefly) -> Any:
    """Everything that an admin call could change."""
    rules = [(rule.fault, rule.hits) for rule in mock.faults]
    return mock.snapshot(), rules, mock.clock.speed, mock.clock.skew, len(mock.journal)


def busy() -> MockFirefly:
    mock = MockFirefly(
        seed=3,
        accounts=["other"],
        estate={"workspaces": 3, "runs_per_workspace": 1},
        expect={"ending": "blocked"},
        faults=[Fault(operation="projects.*", latency=1)],
    )
    mock.clock.advance(60)
    call(mock, "GET /v2/health")
    return mock


@pytest.fixture(scope="module")
def mock() -> MockFirefly:
    """A mock that no test here changes."""
    return busy()


REFUSED: list[tuple[str, Any, str]] = [
    ("POST clock", {"advance": -1}, "clock.advance: a number of seconds from 0"),
    ("POST clock", {"advance": "60"}, "clock.advance: a number"),
    ("POST clock", {"advance": 1e300}, "clock.advance: a number"),
    ("POST clock", {"advance": 299_999_999_999}, "advance: the clock ends with the year 8999"),
    ("POST clock", {"speed": 1e300}, "clock.speed: a speed"),
    ("POST clock", {"speed": 1e-300}, "clock.speed: a speed"),
    ("POST clock", {"speed": True}, "clock.speed: a speed"),
    ("POST clock", {"advance": 60, "skew": "5"}, "clock.skew: a number"),
    ("POST clock", {"skew": 10**300}, "clock.skew: a number"),
    ("POST clock", {"advance": 5, "sped": 1}, "clock has no key 'sped'; did you mean speed?"),
    ("POST clock", [1], "clock: a mapping is wanted, not a list"),
    ("POST faults", [{"status": 503}, {"status": 5}], "faults[1].status: "),
    ("POST faults", [{"status": 503}, {"operation": "x", "reset": True}], "faults[1].operation: "),
    ("POST faults", {"kind": "rate_limt"}, "faults.kind: "),
    ("POST faults", {"kind": "reset", "part": 0.5}, "faults.part: the kind reset has no part"),
    ("POST faults", {"seconds": 3, "status": 503}, "a fault without a kind has no seconds"),
    ("POST faults", 7, "faults: a mapping is wanted, not the number 7"),
    ("POST estate", {"workspaces": 1, "runs": 1}, "estate has no key 'runs'"),
    ("POST estate", {"workspaces": 10**9}, "estate.workspaces: a whole number from 0 to 100,000"),
    ("POST estate", {"workspaces": 1, "account": "othr"}, "did you mean other?"),
    ("POST expect", {"ending": "plan_eror"}, "did you mean plan_error?"),
    ("POST expect", {}, "expect.ending: it is missing"),
    ("POST accounts", {"name": "other"}, "exists already"),
    ("POST accounts", {"name": 7}, "accounts.name: the name of an account"),
    ("POST reset", {"hard": True}, "reset: it takes no body"),
    ("DELETE faults", [1], "faults: it takes no body"),
    ("POST reset?hard=1", None, "the query has no key 'hard'"),
    ("GET journal?opration=x", None, "no key 'opration'; did you mean operation?"),
    ("GET journal?operation=projects.lst", None, "did you mean projects.list?"),
    ("GET journal?status=2000", None, "status: a whole number from 0 to 599"),
    ("GET journal?method=get", None, "method: "),
    ("GET journal?method=GET&method=PUT", None, "method: given twice"),
    ("PUT snapshot", [], "snapshot: a mapping is wanted"),
    ("PUT snapshot", {"format": 2}, "format: a whole number from 1 to 1"),
]


@pytest.mark.parametrize(("line", "body", "says"), REFUSED)
def test_what_is_refused_is_refused_in_words_and_changes_nothing(
    mock: MockFirefly, line: str, body: Any, says: str
) -> None:
    before = everything(mock)
    response = send(mock, line, body)
    assert response.status == 400
    assert says in message(response)
    assert everything(mock) == before


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b'{"advance": NaN}', "NaN is not JSON"),
        (b'{"advance": 1e999}', "too large"),
        (b'{"advance": ' + b"9" * 5000 + b"}", "5000 digits"),
        (b'{"advance": 1, "advance": 2}', "is repeated"),
        (DEEP.encode(), "nested too deeply"),
        (b'{"a":' * 100_000, "nested too deeply"),
        (b"\xff\xfe", "not UTF-8"),
        (b"{", "not JSON"),
    ],
)
@pytest.mark.parametrize(
    "line", [f"{m} {n}" for n, each in admin._ROUTES.items() for m in each if m != "GET"]
)
def test_what_is_no_json_is_refused_everywhere(
    mock: MockFirefly, line: str, raw: bytes, says: str
) -> None:
    before = everything(mock)
    response = send(mock, line, raw=raw)
    assert (response.status, says in message(response)) == (400, True), message(response)
    assert everything(mock) == before


def test_an_unknown_path_is_told_the_nearest(mock: MockFirefly) -> None:
    assert "; did you mean snapshot?" in message(send(mock, "GET snapshots"))


ODD = st.sampled_from([None, True, -1, 1.5, 7, "", "x", "\ud800", [], {}, [[]], {"a": 1}, 10**30])
WORDS = ["advance", "speed", "skew", "operation", "status", "kind", "times", "latency", "seconds"]
WORDS += ["workspaces", "account", "ending", "workspace", "name", "access_key", "format", "state"]
BODIES = st.recursive(
    ODD | st.sampled_from(["real", "*", "reset", "drip", "blocked", "other", "default", 503, 0.5]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=4)
    ),
    max_leaves=8,
)
LINES = [f"{method} {name}" for name, each in admin._ROUTES.items() for method in each]


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(line=st.sampled_from(LINES), body=BODIES)
def test_any_call_is_done_wholly_or_not_at_all(line: str, body: Any) -> None:
    mock = MockFirefly(accounts=["other"], expect={"ending": "blocked"})
    before = everything(mock)
    response = send(mock, line, body)
    assert response.status in (200, 204, 400)
    if response.status == 400:
        assert everything(mock) == before
    keys = {"accessKey": mock.access_key, "secretKey": mock.secret_key}
    mock.faults.clear()
    assert call(mock, "POST /v2/login", keys).status == 200


def places(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The paths of all values in plain data."""
    if path:
        yield path
    for key in data if isinstance(data, dict) else range(len(data) if type(data) is list else 0):
        yield from places(data[key], (*path, key))


BUSY = busy()
SNAPSHOT = json.loads(json.dumps(BUSY.snapshot()))
FREE = {"scope", "criteria", "inputs"}
"""What is stored as it was sent: any JSON is of its type."""
PLACES = [path for path in places(SNAPSHOT) if not FREE & {*path[:-1]}]


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_damaged_snapshot_is_restored_wholly_or_not_at_all(data: st.DataObject) -> None:
    damaged = copy.deepcopy(SNAPSHOT)
    path = data.draw(st.sampled_from(PLACES))
    holder = damaged
    for key in path[:-1]:
        holder = holder[key]
    how = data.draw(st.sampled_from(["replace", "remove", "add"]))
    if how == "remove":
        del holder[path[-1]]
    elif how == "add" and isinstance(holder, dict):
        holder["unknown"] = data.draw(ODD)
    else:
        value = holder[path[-1]]
        # Other text, and another number, are not damage.
        other = ODD.filter(lambda it: type(it) is not type(value) or it in (-1, 10**30, "\ud800"))
        holder[path[-1]] = data.draw(other)
    before = everything(BUSY)
    response = send(BUSY, "PUT snapshot", damaged)
    if response.status == 400:
        assert everything(BUSY) == before
        return
    assert response.status == 204
    for line in ("GET /v2/runners/projects/list", "GET /v2/runners/projects/tree"):
        assert call(BUSY, line).status in (200, 404), (path, how)
    for line in ("POST /v2/workspaces/search", "POST /v2/guardrails/search"):
        assert call(BUSY, line, {}).status == 200, (path, how)
    assert send(BUSY, "GET snapshot").status == 200
    BUSY.restore(SNAPSHOT)


def first_run(workspace: dict[str, Any]) -> Any:
    return next(iter(workspace["runs"].values()))


def test_references_of_a_snapshot_have_to_lead_somewhere() -> None:
    mock = busy()
    state = copy.deepcopy(mock.snapshot()["accounts"]["default"]["state"])
    first, *_, last = state["projects"].values()
    one = next(iter(state["workspaces"].values()))
    for kind, damaged, says in [
        (
            "projects",
            [{**first, "parent_id": last["id"]}, {**last, "parent_id": first["id"]}],
            "one of them is its own ancestor",
        ),
        ("projects", [first, {**last, "parent_id": "nobody"}], "there is no 'nobody'"),
        ("projects", {"x": first}, r"projects\.x: its id is '"),
        ("workspaces", [{**one, "project_id": "nobody"}], "there is no 'nobody'"),
        ("workspaces", [{**one, "variable_sets": ["x"]}], "there is no 'x'"),
        ("workspaces", {"x": one}, r"workspaces\.x: its id is '"),
        ("workspaces", [{**one, "runs": {"x": first_run(one)}}], r"runs\.x: its id is '"),
        ("workspaces", [one, {**one, "id": "x"}], "another one has the same name"),
    ]:
        if isinstance(damaged, list):
            damaged = {each["id"]: each for each in damaged}  # noqa: PLW2901 - as it is stored
        snapshot = copy.deepcopy(mock.snapshot())
        snapshot["accounts"]["default"]["state"][kind] = damaged
        before = everything(mock)
        with pytest.raises(SettingError, match=says):
            mock.restore(snapshot)
        assert everything(mock) == before


@pytest.mark.parametrize(
    ("field", "value"),
    [("created_at", -1), ("created_at", 10**30), ("created_at", True), ("name", "\ud800")],
)
def test_a_value_of_a_snapshot_is_in_the_range_of_its_field(field: str, value: Any) -> None:
    mock = MockFirefly()
    snapshot = mock.snapshot()
    (root,) = snapshot["accounts"]["default"]["state"]["projects"].values()
    root[field] = value
    with pytest.raises(SettingError, match=rf"projects\.{root['id']}\.{field}: .* not of the type"):
        mock.restore(snapshot)


def test_two_accounts_of_a_snapshot_cannot_have_one_key() -> None:
    mock = MockFirefly(accounts=["other"])
    snapshot = json.loads(json.dumps(mock.snapshot()))
    third = {**snapshot["accounts"]["other"], "accessKey": mock.access_key}
    snapshot["accounts"]["third"] = third
    before = mock.snapshot()
    with pytest.raises(SettingError, match="the same access key"):
        mock.restore(snapshot)
    del snapshot["accounts"]["third"], snapshot["accounts"]["default"]
    with pytest.raises(SettingError, match=r"accounts\.default: it is missing"):
        mock.restore(snapshot)
    assert mock.snapshot() == before


# What Python offers is offered everywhere

WAYS: dict[str, tuple[str, str, str]] = {
    **{f"seed.{name}": (f"POST {name}", name, f"--{name}") for name in OFFERED},
    **{f"faults.{name}": ("POST faults", "faults", "--fault") for name in (*KINDS, "add")},
    "faults.clock_skew": ("POST clock", "clock", "--skew"),
}
"""Where each method is offered: over HTTP, in a scenario, on the command line."""
ENGINE = {"faults.check", "faults.strike"}
"""What the mock itself calls."""


def test_every_method_of_seed_and_faults_is_offered_everywhere() -> None:
    mock = MockFirefly()
    offered = {f"seed.{name}" for name in dir(mock.seed) if not name.startswith("_")}
    offered |= {f"faults.{name}" for name in dir(mock.faults) if not name.startswith("_")}
    # `account` stands for `into`; nothing has to be cleared at the start.
    assert offered - ENGINE - {"seed.into", "faults.clear"} == WAYS.keys()
    assert "DELETE" in admin._ROUTES["faults"]
    options = {each.option for each in SETTINGS}
    for line, key, option in WAYS.values():
        method, _, path = line.partition(" ")
        assert method in admin._ROUTES[path]
        assert key in SCENARIO.fields
        assert option in options


ARGUMENTS: dict[str, dict[str, Any]] = {
    "latency": {"seconds": 2.5, "jitter": 1},
    "error": {"status": 502, "body": "html", "message": "gone"},
    "rate_limit": {"retry_after": 20, "retry_after_date": True},
    "throttle": {"times": 3},
    "reset": {"after": True, "skip": 1},
    "truncate": {"part": 0.25},
    "drip": {"seconds": 3, "probability": 0.5},
    "content_type": {"value": "text/plain"},
    "expire_token": {"times": 2},
}


def worded(value: object) -> str:
    """A value as text on a command line."""
    return str(value).lower() if isinstance(value, bool) else str(value)


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_of_fault_is_the_same_wherever_it_is_arranged(kind: str) -> None:
    arguments = ARGUMENTS[kind]
    mock = MockFirefly()
    fault = getattr(mock.faults, kind)("projects.*", **arguments).fault
    data = {"kind": kind, "operation": "projects.*", **arguments}
    response = send(mock, "POST faults", data)
    assert response.status == 200
    words = ",".join(f"{name}={worded(value)}" for name, value in arguments.items())
    started = cli._mock(cli._settings(["--fault", f"projects.*:kind={kind},{words}"]))
    written = MockFirefly(scenario={"faults": [data]})
    told = [rule.fault for each in (mock, started, written) for rule in each.faults]
    assert told == [fault] * 4
    bare = getattr(Faults(0, ["a"], mock.clock), kind)("*").fault if kind else None
    assert bare == Fault.from_dict({"kind": kind})


def test_the_fields_that_are_typed_are_those_of_a_fault() -> None:
    typed = {*FaultFields.__required_keys__, *FaultFields.__optional_keys__}
    assert {"operation", *typed} == set(FIELDS)
    assert set(FIELDS) == set(Fault.__dataclass_fields__)


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_takes_every_field_of_a_fault(kind: str) -> None:
    own = {"skip": 1, "probability": 0.5, "latency": 1.0, "jitter": 2.0, "message": "m"}
    fault = getattr(MockFirefly().faults, kind)("*", **own).fault
    assert {name: getattr(fault, name) for name in own if name != kind} == {
        name: value for name, value in own.items() if name != kind
    }
    with pytest.raises(SettingError, match="did you mean skip"):
        getattr(MockFirefly().faults, kind)("*", skpi=1)


def test_seeds_are_the_same_wherever_they_are_planted() -> None:
    estate = {"workspaces": 2, "runs_per_workspace": 1}
    order = {"ending": "plan_error", "workspace": "x", "times": None}
    mocks = [MockFirefly(accounts=["other"]) for _ in range(2)]
    built = mocks[0].seed.into("other").estate(**estate)
    mocks[0].seed.expect(**order)
    told = send(mocks[1], "POST estate", {**estate, "account": "other"})
    assert json.loads(told.body)["workspaces"] == built.workspaces
    assert send(mocks[1], "POST expect", order).status == 204
    mocks.append(
        MockFirefly(
            scenario={
                "accounts": ["other"],
                "estate": {**estate, "account": "other"},
                "expect": [order],
            }
        )
    )
    words = [
        "--account",
        "other",
        "--clock",
        "stepped",
        "--expect",
        "plan_error:workspace=x,times=null",
    ]
    words += ["--estate", "workspaces=2,runs_per_workspace=1,account=other"]
    mocks.append(cli._mock(cli._settings(words)))
    states = [mock.snapshot()["accounts"] for mock in mocks]
    assert all(each == states[0] for each in states)


def test_an_account_is_opened_over_http() -> None:
    mock = MockFirefly()
    told = json.loads(send(mock, "POST accounts", {"name": "other", "secret_key": "s"}).body)
    other = mock.account("other")
    assert told == {"name": "other", "accessKey": other.access_key, "secretKey": "s"}
    with pytest.raises(UnknownNameError, match=r"no account 'othr'; did you mean other\?"):
        mock.account("othr")


# The journal


@pytest.mark.parametrize("method", ["find", "count"])
@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({"operation": "projects.lst"}, r"did you mean projects\.list\?"),
        ({"operation": "zzz.*"}, "no operation is called 'zzz"),
        ({"operation": ""}, "operation: an operation id or a pattern is wanted"),
        ({"operation": None}, "operation: an operation id"),
        ({"status": "503"}, "status: a whole number from 0 to 599"),
        ({"status": 5030}, "status: a whole number"),
        ({"method": "get"}, "method: GET, POST"),
    ],
)
def test_the_journal_refuses_unknown_filters(
    method: str, arguments: dict[str, Any], says: str
) -> None:
    with pytest.raises(SettingError, match=says):
        getattr(MockFirefly().journal, method)(**arguments)


def test_a_snapshot_over_the_limit_is_refused_with_the_way_out(mock: MockFirefly) -> None:
    limit = mock.core.settings.max_body
    before = everything(mock)
    response = send(mock, "PUT snapshot", raw=b" " * (limit + 1))
    assert response.status == 413
    assert message(response) == (
        f"snapshot: a body has at most {limit:,} bytes; "
        "use --state FILE, or mock.restore() in Python"
    )
    response = send(mock, "POST faults", raw=b" " * (limit + 1))
    assert message(response) == f"faults: a body has at most {limit:,} bytes"
    assert everything(mock) == before


def test_the_number_of_accounts_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    mock = MockFirefly(accounts=["other"])
    snapshot = mock.snapshot()
    monkeypatch.setattr(auth, "MOST_ACCOUNTS", 2)
    response = send(mock, "POST accounts", {"name": "third"})
    assert (response.status, message(response)) == (
        400,
        "accounts: a mock has at most 2 accounts",
    )
    with pytest.raises(SettingError, match="at most 2 accounts"):
        mock.add_account("third")
    mock.restore(snapshot)
    snapshot["accounts"]["third"] = {**snapshot["accounts"]["other"], "accessKey": "AK"}
    with pytest.raises(SettingError, match="at most 2 accounts"):
        mock.restore(snapshot)
    assert [account.name for account in mock.core.accounts] == ["default", "other"]

"""A variable gets its value from every owner that has it, and no workspace stops inheriting."""

from __future__ import annotations

import pickle
import traceback
from typing import TYPE_CHECKING, Any

import pytest

from firefly_workflows import (
    APIConnectionError,
    Firefly,
    InvalidArgumentError,
    NoMatchError,
    PermissionDeniedError,
    RotationError,
    ServerError,
)
from firefly_workflows_api.types import UNSET
from support.every_operation import WORKSPACE

if TYPE_CHECKING:
    from collections.abc import Callable

    from firefly_workflows.finding.rotation import VariableOwner
    from firefly_workflows_mock import MockFirefly

    Ask = Callable[[Callable[[Any], Any]], Any]

KEY, BEFORE, AFTER = "DB_PASSWORD", "swordfish", "hunter2"
UPSERTS = (
    "project_variables.upsert",
    "workspace_variables.upsert",
    "variable_sets.upsert_variables",
)
KNOWN = pytest.mark.parametrize(
    "told_by",
    [
        pytest.param("origin", marks=pytest.mark.firefly_mock(assume={"variable_origin": "sent"})),
        pytest.param("id", marks=pytest.mark.firefly_mock(assume={"variable_origin": "absent"})),
    ],
)
UNTOLD = pytest.mark.firefly_mock(assume={"variable_origin": "absent", "variable_ids": "absent"})


class Account:
    """A root and a set that own the variable, and workspaces that own, inherit or lack it."""

    def __init__(self, firefly: Firefly) -> None:
        self.firefly = firefly
        self.root = str(firefly.projects.root().id)
        self.shop = str(firefly.projects.create(name="shop", parent_id=self.root).id)
        self.aws = str(firefly.variable_sets.create(name="aws").variable_set_id)
        firefly.variable_sets.attach_to_project(self.shop, self.aws, consume=True)
        self.owning = self.workspace("owning", self.shop)
        self.inheriting = self.workspace("inheriting", self.shop)
        self.apart = self.workspace("apart", None)

    def workspace(self, name: str, project: str | None) -> str:
        options: Any = WORKSPACE
        made: Any = self.firefly.runners_workspaces.create(
            workspace_name=name, project=project, **options
        )
        return str(made.id)

    def give(self, *owners: str) -> None:
        """Give some owners the variable, each in its own way."""
        for owner in owners:
            variable: Any = {"key": KEY, "value": BEFORE, "sensitivity": "secret"}
            other: Any = {"key": "OTHER", "value": "as it is"}
            if owner == self.aws:
                of_set: Any = {**variable, "destination": "iac"}
                self.firefly.variable_sets.upsert_variables(owner, variables=[of_set, other])
            elif owner in (self.root, self.shop):
                plain: Any = {**variable, "sensitivity": "string", "destination": "iac"}
                self.firefly.project_variables.upsert(owner, variables=[plain, other])
            else:
                wrapped: Any = [{"variable_data": it} for it in (variable, other)]
                self.firefly.workspace_variables.upsert(owner, variables=wrapped)

    def seen(self) -> dict[str, dict[str, Any]]:
        """Every variable of every owner, but for ids and origins."""
        lists = {
            **{it: self.firefly.project_variables.list(it) for it in (self.root, self.shop)},
            self.aws: list(self.firefly.variable_sets.list_variables(self.aws)),
            **{
                it: list(self.firefly.workspace_variables.list(it))
                for it in (self.owning, self.inheriting, self.apart)
            },
        }
        return {
            owner: {
                str(it.key): (it.value, str(it.sensitivity), str(it.destination)) for it in rows
            }
            for owner, rows in lists.items()
        }


@pytest.fixture
def account(firefly_client: Firefly) -> Account:
    return Account(firefly_client)


def ids(owners: tuple[VariableOwner, ...]) -> set[str]:
    return {owner.id for owner in owners}


def with_value(seen: dict[str, dict[str, Any]], value: str) -> dict[str, dict[str, Any]]:
    return {
        owner: {key: (value, *rest[1:]) if key == KEY else rest for key, rest in rows.items()}
        for owner, rows in seen.items()
    }


def rotate(firefly: Any) -> Any:
    return firefly.variables.rotate(KEY, AFTER)


class TestOwners:
    @KNOWN
    def test_every_owner_and_nobody_else(
        self, ask: Ask, account: Account, firefly_mock: MockFirefly, told_by: str
    ) -> None:
        assert told_by
        owners = {account.root, account.aws, account.owning, account.apart}
        account.give(*owners)
        before = account.seen()
        firefly_mock.journal.clear()
        rotation = ask(rotate)
        assert ids(rotation.changed) == owners
        assert (rotation.unchanged, rotation.undecided, rotation.left) == ((), (), ())
        assert sum(map(firefly_mock.journal.count, UPSERTS)) == len(owners)
        # Sensitivity and destination are sent, as leaving them out may mean their defaults.
        for operation in UPSERTS:
            for sent in firefly_mock.journal.find(operation):
                (variable,) = sent.json["variables"]
                variable = variable.get("variableData", variable)
                assert set(variable) == {"key", "value", "sensitivity", "destination"}
        # They and other variables are as they were.
        assert account.seen() == with_value(before, AFTER)
        # Nothing was pinned into the workspace that inherits.
        self.give_root_another_value(account)
        assert account.seen()[account.inheriting][KEY][0] == "another"

    @staticmethod
    def give_root_another_value(account: Account) -> None:
        another: Any = [{"key": KEY, "value": "another"}]
        account.firefly.variable_sets.upsert_variables(account.aws, variables=another)

    @KNOWN
    def test_a_variable_of_workspaces_only(self, ask: Ask, account: Account, told_by: str) -> None:
        assert told_by
        account.give(account.owning)
        assert ids(ask(rotate).changed) == {account.owning}
        assert KEY not in account.seen()[account.inheriting]

    @UNTOLD
    def test_what_cannot_be_told_is_not_written(self, ask: Ask, account: Account) -> None:
        account.give(account.aws, account.owning)
        rotation = ask(rotate)
        assert ids(rotation.changed) == {account.aws}
        assert ids(rotation.undecided) == {account.owning, account.inheriting}
        assert account.seen()[account.owning][KEY][0] == BEFORE

    @UNTOLD
    def test_where_nothing_can_be_inherited_it_is_their_own(
        self, ask: Ask, account: Account
    ) -> None:
        account.give(account.owning, account.apart)
        rotation = ask(rotate)
        assert ids(rotation.changed) == {account.owning, account.apart}
        assert rotation.undecided == ()

    def test_a_workspace_that_cannot_be_read_is_named(
        self, ask: Ask, account: Account, firefly_mock: MockFirefly
    ) -> None:
        account.give(account.root)
        firefly_mock.faults.error("workspace_variables.list", status=404, times=1)
        (unread,) = ask(rotate).undecided
        assert (unread.kind, unread.name) == ("workspace", "owning")

    @pytest.mark.firefly_mock(assume={"secret_values": "masked"})
    def test_masked_values_are_rotated_all_the_same(self, ask: Ask, account: Account) -> None:
        account.give(account.owning)
        assert ids(ask(rotate).changed) == {account.owning}


class TestDryRun:
    def test_it_tells_what_would_be_done(
        self, ask: Ask, account: Account, firefly_mock: MockFirefly
    ) -> None:
        account.give(account.root, account.owning)
        before = account.seen()
        firefly_mock.journal.clear()
        rotation = ask(lambda firefly: firefly.variables.rotate(KEY, AFTER, dry_run=True))
        assert sum(map(firefly_mock.journal.count, UPSERTS)) == 0
        assert account.seen() == before
        assert ask(rotate) == rotation

    def test_a_read_only_client_may(self, account: Account) -> None:
        account.give(account.root)
        reader = account.firefly.with_options(read_only=True)
        assert ids(reader.variables.rotate(KEY, AFTER, dry_run=True).changed) == {account.root}


class TestFailures:
    def test_a_second_call_does_nothing(
        self, ask: Ask, account: Account, firefly_mock: MockFirefly
    ) -> None:
        account.give(account.root, account.owning)
        first = ask(rotate)
        firefly_mock.journal.clear()
        second = ask(rotate)
        assert (second.changed, second.unchanged) == ((), first.changed)
        assert sum(map(firefly_mock.journal.count, UPSERTS)) == 0

    @pytest.mark.parametrize("after", [False, True])
    def test_lost_responses_and_throttling(
        self, ask: Ask, account: Account, firefly_mock: MockFirefly, *, after: bool
    ) -> None:
        account.give(account.root, account.aws, account.owning)
        before = account.seen()
        for operation in UPSERTS:
            firefly_mock.faults.reset(operation, times=1, after=after)
        firefly_mock.faults.throttle("*", times=2)
        assert len(ask(rotate).changed) == 3
        assert account.seen() == with_value(before, AFTER)

    def test_an_owner_that_refuses_does_not_keep_the_others(
        self, ask: Ask, account: Account, firefly_mock: MockFirefly
    ) -> None:
        account.give(account.root, account.aws, account.owning)
        firefly_mock.faults.error("project_variables.upsert", status=403, times=1)
        with pytest.raises(RotationError, match="1 of 3 owners") as caught:
            ask(rotate)
        error = caught.value
        assert ids(error.rotation.changed) == {account.aws, account.owning}
        assert ids(error.rotation.left) == {account.root}
        assert [type(it) for it in error.errors] == [PermissionDeniedError]
        assert error.__cause__ is error.errors[0]
        again = ask(rotate)
        assert ids(again.changed) == {account.root}
        assert ids(again.unchanged) == {account.aws, account.owning}

    @pytest.mark.parametrize(("status", "kind"), [(None, APIConnectionError), (500, ServerError)])
    def test_a_service_that_is_down_ends_it(
        self,
        ask: Ask,
        account: Account,
        firefly_mock: MockFirefly,
        status: int | None,
        kind: type[Exception],
    ) -> None:
        account.give(account.root, account.aws, account.owning)
        firefly_mock.journal.clear()
        if status is None:
            firefly_mock.faults.reset("variable_sets.upsert_variables")
        else:
            firefly_mock.faults.error("variable_sets.upsert_variables", status=status)
        with pytest.raises(RotationError) as caught:
            ask(rotate)
        assert ids(caught.value.rotation.changed) == {account.root}
        assert ids(caught.value.rotation.left) == {account.aws, account.owning}
        assert [type(it) for it in caught.value.errors] == [kind]
        assert firefly_mock.journal.count("workspace_variables.upsert") == 0

    def test_nothing_is_written_before_all_owners_are_found(
        self, ask: Ask, account: Account, firefly_mock: MockFirefly
    ) -> None:
        account.give(account.root)
        firefly_mock.faults.error("workspace_variables.list", status=500)
        with pytest.raises(ServerError):
            ask(rotate)
        assert firefly_mock.journal.count("project_variables.upsert") == 1  # the one of give()

    def test_nothing_has_it(self, ask: Ask, account: Account) -> None:
        account.give(account.owning)
        with pytest.raises(NoMatchError, match=f"Did you mean '{KEY}'"):
            ask(lambda firefly: firefly.variables.rotate("DB_PASWORD", AFTER))
        with pytest.raises(NoMatchError) as caught:
            ask(lambda firefly: firefly.variables.rotate("zzz", AFTER))
        assert caught.value.hint is None

    @pytest.mark.parametrize(
        ("key", "value", "options"),
        [
            ("", "v", {}),
            (UNSET, "v", {}),
            (KEY, None, {}),
            (KEY, 7, {}),
            (KEY, "v", {"dry_run": "no"}),
        ],
    )
    def test_bad_arguments_are_refused_before_anything_is_sent(
        self, ask: Ask, firefly_mock: MockFirefly, key: Any, value: Any, options: Any
    ) -> None:
        with pytest.raises(InvalidArgumentError):
            ask(lambda firefly: firefly.variables.rotate(key, value, **options))
        assert list(firefly_mock.journal) == []


class TestSecrecy:
    def test_no_value_in_what_comes_back(
        self, ask: Ask, account: Account, firefly_mock: MockFirefly
    ) -> None:
        account.give(account.aws, account.owning)
        firefly_mock.faults.error("workspace_variables.upsert", status=403, times=1)
        with pytest.raises(RotationError) as caught:
            ask(rotate)
        error = pickle.loads(pickle.dumps(caught.value))
        shown = f"{error!r} {error} {error.rotation!r} {error.errors!r} {vars(error)!r}"
        assert AFTER not in shown
        assert BEFORE not in shown
        frames = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
        ours = [
            f"{frame.locals}"
            for frame in frames.stack
            if "finding" in frame.filename and frame.locals
        ]
        assert ours
        assert not [text for text in ours if AFTER in text]

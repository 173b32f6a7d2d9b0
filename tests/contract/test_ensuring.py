"""Creating what is not there yet: once, whatever becomes of a request, in threads and in tasks."""

from __future__ import annotations

import inspect
import json
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from firefly_workflows import (
    APIConnectionError,
    BadRequestError,
    ConflictError,
    Firefly,
    FireflyError,
    InvalidArgumentError,
    NoMatchError,
    NotFoundError,
    ServerError,
    SeveralMatchesError,
)
from firefly_workflows.finding.projects import Projects
from firefly_workflows.finding.variable_sets import VariableSets
from firefly_workflows_api.models import ProjectMemberInput
from firefly_workflows_api.types import UNSET
from support.scripted import SteppedTime

if TYPE_CHECKING:
    from collections.abc import Callable

    from firefly_workflows_mock import MockFirefly

    Ask = Callable[[Callable[[Any], Any]], Any]

BOTH = pytest.mark.parametrize("resource", ["projects", "variable_sets"])


def all_of(firefly: Firefly, resource: str, name: str) -> list[Any]:
    return [each for each in getattr(firefly, resource).list() if each.name == name]


class TestCreateOrGet:
    @BOTH
    def test_the_second_call_finds_what_the_first_created(
        self, ask: Ask, firefly_client: Firefly, resource: str
    ) -> None:
        def ensure(firefly: Any) -> Any:
            return getattr(firefly, resource).ensure(name="pay", labels=["a"])

        first, second = ask(ensure), ask(ensure)
        assert (first.created, second.created) == (True, False)
        assert first.item.id == second.item.id
        assert first.item.labels == ["a"]
        assert len(all_of(firefly_client, resource, "pay")) == 1

    @BOTH
    def test_what_is_there_is_left_as_it_is(
        self, ask: Ask, firefly_client: Firefly, firefly_mock: MockFirefly, resource: str
    ) -> None:
        parent = {"parent_id": firefly_client.projects.root().id}
        options: Any = parent if resource == "projects" else {}
        getattr(firefly_client, resource).create(name="pay", labels=["theirs"], **options)
        firefly_mock.journal.clear()
        item, created = ask(
            lambda firefly: getattr(firefly, resource).ensure(name="pay", labels=["mine"])
        )
        assert (item.labels, created) == (["theirs"], False)
        assert firefly_mock.journal.count(f"{resource}.create") == 0
        assert firefly_mock.journal.count(f"{resource}.update") == 0

    @BOTH
    @pytest.mark.parametrize("fault", ["reset", "error", "truncate"])
    def test_a_create_whose_response_is_lost_is_not_repeated(
        self,
        ask: Ask,
        firefly_mock: MockFirefly,
        firefly_client: Firefly,
        resource: str,
        fault: str,
    ) -> None:
        lose(firefly_mock, f"{resource}.create", fault, after=True)
        item, created = ask(lambda firefly: getattr(firefly, resource).ensure(name="pay"))
        assert created
        assert [each.id for each in all_of(firefly_client, resource, "pay")] == [item.id]
        assert firefly_mock.journal.count(f"{resource}.create") == 1

    @BOTH
    @pytest.mark.parametrize("fault", ["reset", "error"])
    def test_a_create_that_did_not_happen_is_repeated_after_a_look(
        self,
        ask: Ask,
        firefly_mock: MockFirefly,
        firefly_client: Firefly,
        resource: str,
        fault: str,
    ) -> None:
        lose(firefly_mock, f"{resource}.create", fault, after=False)
        item, created = ask(lambda firefly: getattr(firefly, resource).ensure(name="pay"))
        assert created
        assert [each.id for each in all_of(firefly_client, resource, "pay")] == [item.id]

    @BOTH
    def test_a_service_that_stays_down_is_an_error(
        self, ask: Ask, firefly_mock: MockFirefly, resource: str
    ) -> None:
        firefly_mock.faults.error(f"{resource}.create", status=500)
        with pytest.raises(ServerError):
            ask(lambda firefly: getattr(firefly, resource).ensure(name="pay"))
        assert firefly_mock.journal.count(f"{resource}.create") == 2

    @BOTH
    def test_throttling_changes_nothing(
        self, ask: Ask, firefly_mock: MockFirefly, firefly_client: Firefly, resource: str
    ) -> None:
        firefly_mock.faults.throttle("*", times=2)
        firefly_mock.faults.throttle(f"{resource}.create", times=1)
        assert ask(lambda firefly: getattr(firefly, resource).ensure(name="pay")).created
        assert len(all_of(firefly_client, resource, "pay")) == 1

    @BOTH
    def test_another_creates_it_at_the_same_time(
        self, ask: Ask, firefly_mock: MockFirefly, firefly_client: Firefly, resource: str
    ) -> None:
        """It is there by the time that ours is refused."""
        firefly_mock.faults.error(f"{resource}.create", status=409, times=1, after=True)
        item, created = ask(lambda firefly: getattr(firefly, resource).ensure(name="pay"))
        assert not created
        assert [each.id for each in all_of(firefly_client, resource, "pay")] == [item.id]

    @BOTH
    def test_a_name_of_something_invisible_is_a_conflict(
        self, ask: Ask, firefly_mock: MockFirefly, resource: str
    ) -> None:
        firefly_mock.faults.error(f"{resource}.create", status=409)
        with pytest.raises(ConflictError):
            ask(lambda firefly: getattr(firefly, resource).ensure(name="pay"))
        assert firefly_mock.journal.count(f"{resource}.create") == 1

    @BOTH
    def test_two_of_one_name_are_not_guessed_between(self, resource: str) -> None:
        rows = [{"id": each, "name": "pay", "parentId": "p"} for each in "ab"]
        body: Any = {"data": rows, "totalCount": 2} if resource == "projects" else rows
        sent: list[str] = []

        def respond(request: httpx.Request) -> httpx.Response:
            sent.append(request.method)
            return httpx.Response(200, json=body if request.url.params.get("offset") != "2" else [])

        transport = httpx.MockTransport(respond)
        with (
            Firefly(token="t", transport=transport, rate_limit=None) as firefly,
            pytest.raises(SeveralMatchesError) as caught,
        ):
            getattr(firefly, resource).ensure(name="pay")
        assert len(caught.value.candidates) == 2
        assert set(sent) == {"GET"}

    @BOTH
    @pytest.mark.parametrize("name", ["", None, 7, UNSET])
    def test_bad_names_are_refused_before_anything_is_sent(
        self, ask: Ask, firefly_mock: MockFirefly, resource: str, name: Any
    ) -> None:
        with pytest.raises(InvalidArgumentError):
            ask(lambda firefly: getattr(firefly, resource).ensure(name=name))
        assert list(firefly_mock.journal) == []

    @BOTH
    def test_bad_arguments_are_refused_even_where_it_is_there(
        self, ask: Ask, firefly_mock: MockFirefly, resource: str
    ) -> None:
        ask(lambda firefly: getattr(firefly, resource).ensure(name="pay"))
        firefly_mock.journal.clear()
        with pytest.raises(InvalidArgumentError, match="labels"):
            ask(lambda firefly: getattr(firefly, resource).ensure(name="pay", labels="a"))
        assert list(firefly_mock.journal) == []

    @pytest.mark.parametrize("resource", [Projects, VariableSets])
    def test_it_takes_what_create_takes(self, resource: type[Any]) -> None:
        create, ensure = (
            dict(inspect.signature(method).parameters)
            for method in (resource.create, resource.ensure)
        )
        of_every_call = {"timeout", "max_retries", "extra_body", "extra_query", "extra_headers"}
        assert set(ensure) == set(create) - of_every_call


def lose(mock: MockFirefly, operation: str, fault: str, *, after: bool) -> None:
    if fault == "reset":
        mock.faults.reset(operation, times=1, after=after)
    elif fault == "error":
        mock.faults.error(operation, status=504, times=1, after=after)
    else:
        mock.faults.truncate(operation, times=1)


class TestProjects:
    def test_below_the_root_unless_told_otherwise(self, ask: Ask, firefly_client: Firefly) -> None:
        top = ask(lambda firefly: firefly.projects.ensure(name="top")).item
        below = ask(lambda firefly: firefly.projects.ensure(name="low", parent_id=top.id)).item
        assert top.parent_id == firefly_client.projects.root().id
        assert below.parent_id == top.id
        again = ask(lambda firefly: firefly.projects.ensure(name="low"))
        assert (again.item.id, again.created) == (below.id, False)

    def test_one_elsewhere_is_not_the_one(self, ask: Ask, firefly_client: Firefly) -> None:
        root = str(firefly_client.projects.root().id)
        top = firefly_client.projects.create(name="top", parent_id=root)
        firefly_client.projects.create(name="low", parent_id=str(top.id))
        with pytest.raises(ConflictError, match="already exists"):
            ask(lambda firefly: firefly.projects.ensure(name="low", parent_id=root))

    def test_a_parent_that_is_none_is_an_error(self, ask: Ask, firefly_mock: MockFirefly) -> None:
        with pytest.raises(InvalidArgumentError, match="parent_id is UNSET"):
            ask(lambda firefly: firefly.projects.ensure(name="low", parent_id=UNSET))
        assert list(firefly_mock.journal) == []
        with pytest.raises(NotFoundError):
            ask(lambda firefly: firefly.projects.ensure(name="low", parent_id=MISSING))

    def test_an_account_without_root(self, ask: Ask, firefly_client: Firefly) -> None:
        firefly_client.projects.delete(str(firefly_client.projects.root().id))
        with pytest.raises(NoMatchError, match="root"):
            ask(lambda firefly: firefly.projects.ensure(name="low"))


MISSING = "3f38b0b4-f545-440b-b9dc-9b0cca6baec9"


class TestMembers:
    @pytest.fixture
    def project_id(self, firefly_client: Firefly) -> str:
        project = firefly_client.projects.ensure(name="pay").item
        firefly_client.projects.add_members(
            str(project.id),
            [{"user_id": "ann", "role": "admin"}, {"user_id": "bob", "role": "viewer"}],
        )
        return str(project.id)

    @staticmethod
    def roles(firefly: Firefly, project_id: str) -> dict[str, str]:
        return {it.user_id: str(it.role) for it in firefly.projects.list_members(project_id)}

    WANTED: tuple[Any, ...] = (
        {"user_id": "ann", "role": "admin"},
        {"userId": "bob", "role": "member"},
        ProjectMemberInput.from_dict({"userId": "eve", "role": "viewer"}),
    )
    THEN = MappingProxyType({"ann": "admin", "bob": "member", "eve": "viewer"})

    def test_only_what_differs_is_written(
        self, ask: Ask, firefly_client: Firefly, firefly_mock: MockFirefly, project_id: str
    ) -> None:
        def ensure(firefly: Any) -> Any:
            return firefly.projects.ensure_members(project_id, self.WANTED)

        assert {it.user_id for it in ask(ensure)} == {"bob", "eve"}
        assert self.roles(firefly_client, project_id) == self.THEN
        (added,) = firefly_mock.journal.find("projects.add_members")[1:]
        assert [it["userId"] for it in added.json] == ["bob", "eve"]
        assert firefly_mock.journal.count("projects.remove_members") == 0
        firefly_mock.journal.clear()
        assert ask(ensure) == []
        assert firefly_mock.journal.count("projects.add_members") == 0

    @pytest.mark.parametrize("after", [False, True])
    def test_a_lost_response(
        self,
        ask: Ask,
        firefly_client: Firefly,
        firefly_mock: MockFirefly,
        project_id: str,
        *,
        after: bool,
    ) -> None:
        firefly_mock.journal.clear()
        firefly_mock.faults.reset("projects.add_members", times=1, after=after)
        ask(lambda firefly: firefly.projects.ensure_members(project_id, self.WANTED))
        assert self.roles(firefly_client, project_id) == self.THEN
        assert firefly_mock.journal.count("projects.add_members") == (1 if after else 2)

    def test_a_service_that_stays_down(
        self, ask: Ask, firefly_mock: MockFirefly, project_id: str
    ) -> None:
        firefly_mock.faults.reset("projects.add_members")
        with pytest.raises(APIConnectionError):
            ask(lambda firefly: firefly.projects.ensure_members(project_id, self.WANTED))

    def test_a_refusal_is_raised_at_once(
        self, ask: Ask, firefly_mock: MockFirefly, project_id: str
    ) -> None:
        firefly_mock.journal.clear()
        firefly_mock.faults.error("projects.add_members", status=400)
        with pytest.raises(BadRequestError):
            ask(lambda firefly: firefly.projects.ensure_members(project_id, self.WANTED))
        assert firefly_mock.journal.count("projects.add_members") == 1

    @pytest.mark.parametrize("keeps", [True, False])
    def test_a_service_that_keeps_roles(self, *, keeps: bool) -> None:
        """Adding a member again changes nothing; and one that lists nobody who is added."""
        roles = {"bob": "viewer"}
        sent: list[str] = []

        def respond(request: httpx.Request) -> httpx.Response:
            sent.append(request.method)
            if request.method == "POST":
                for member in json.loads(request.content):
                    if keeps:
                        roles.setdefault(member["userId"], member["role"])
            elif request.method == "DELETE":
                roles.pop(*json.loads(request.content))
            rows = [{"userId": user, "role": role} for user, role in roles.items()]
            return httpx.Response({"POST": 201, "DELETE": 204}.get(request.method, 200), json=rows)

        class Hasty(Firefly):
            _time = SteppedTime()

        wanted: Any = [{"user_id": "bob", "role": "member"}]
        transport = httpx.MockTransport(respond)
        with Hasty(token="t", transport=transport, rate_limit=None) as firefly:
            if keeps:
                (changed,) = firefly.projects.ensure_members("p", wanted)
                assert (changed.user_id, str(changed.role)) == ("bob", "member")
                assert [it for it in sent if it != "GET"] == ["POST", "DELETE", "POST"]
            else:
                with pytest.raises(FireflyError, match="bob"):
                    firefly.projects.ensure_members("p", wanted)

    @pytest.mark.parametrize("members", [UNSET, "ann", [{"user_id": "", "role": "admin"}], [{}]])
    def test_what_are_no_members(
        self, ask: Ask, firefly_mock: MockFirefly, project_id: str, members: Any
    ) -> None:
        firefly_mock.journal.clear()
        with pytest.raises(InvalidArgumentError, match="member"):
            ask(lambda firefly: firefly.projects.ensure_members(project_id, members))
        assert list(firefly_mock.journal) == []

    def test_two_roles_for_one_user(
        self, ask: Ask, firefly_mock: MockFirefly, project_id: str
    ) -> None:
        firefly_mock.journal.clear()
        members: Any = [{"user_id": "eve", "role": role} for role in ("viewer", "admin")]
        with pytest.raises(InvalidArgumentError, match=r"members\[1\].*eve"):
            ask(lambda firefly: firefly.projects.ensure_members(project_id, members))
        assert list(firefly_mock.journal) == []


class TestAttachments:
    @pytest.fixture
    def ids(self, firefly_client: Firefly, firefly_mock: MockFirefly) -> dict[str, str]:
        firefly_mock.seed.estate(workspaces=2, runs_per_workspace=1)
        firefly = firefly_client
        row = firefly.workspaces.search(filters={"is_managed_workflow": True}).first()
        assert row is not None
        return {
            "set": str(firefly.variable_sets.ensure(name="aws").item.id),
            "project": str(firefly.projects.ensure(name="pay").item.id),
            "workspace": str(row.workspace_id),
        }

    KINDS = pytest.mark.parametrize(
        ("kind", "operation"),
        [("project", "attach_to_project"), ("workspace", "bind_to_workspace")],
    )

    @staticmethod
    def ensure(ids: dict[str, str], kind: str, **options: Any) -> Callable[[Any], Any]:
        name = f"ensure_{'attached' if kind == 'project' else 'bound'}_to_{kind}"
        return lambda firefly: getattr(firefly.variable_sets, name)(
            ids[kind], ids["set"], **options
        )

    @staticmethod
    def consumers(firefly: Firefly, ids: dict[str, str], kind: str) -> list[str]:
        found: Any = firefly.variable_sets.get(ids["set"]).consumers
        return [str(each.id) for each in getattr(found, f"{kind}s")]

    @KINDS
    def test_twice_is_once(
        self, ask: Ask, firefly_client: Firefly, ids: dict[str, str], kind: str, operation: str
    ) -> None:
        assert operation
        for _ in range(2):
            ask(self.ensure(ids, kind))
            assert self.consumers(firefly_client, ids, kind) == [ids[kind]]

    @KINDS
    @pytest.mark.parametrize("after", [False, True])
    def test_a_lost_response(
        self,
        ask: Ask,
        firefly_client: Firefly,
        firefly_mock: MockFirefly,
        ids: dict[str, str],
        kind: str,
        operation: str,
        *,
        after: bool,
    ) -> None:
        firefly_mock.faults.throttle(f"variable_sets.{operation}", times=1)
        firefly_mock.faults.reset(f"variable_sets.{operation}", times=1, after=after)
        ask(self.ensure(ids, kind))
        assert self.consumers(firefly_client, ids, kind) == [ids[kind]]

    @KINDS
    def test_a_service_that_stays_down(
        self, ask: Ask, firefly_mock: MockFirefly, ids: dict[str, str], kind: str, operation: str
    ) -> None:
        firefly_mock.faults.reset(f"variable_sets.{operation}")
        with pytest.raises(APIConnectionError):
            ask(self.ensure(ids, kind))
        assert firefly_mock.journal.count(f"variable_sets.{operation}") == 2

    @KINDS
    def test_a_refusal_is_raised_at_once(
        self, ask: Ask, firefly_mock: MockFirefly, ids: dict[str, str], kind: str, operation: str
    ) -> None:
        firefly_mock.faults.error(f"variable_sets.{operation}", status=400)
        with pytest.raises(BadRequestError):
            ask(self.ensure(ids, kind))
        assert firefly_mock.journal.count(f"variable_sets.{operation}") == 1

    @KINDS
    def test_a_conflict_is_none_where_it_is_attached(
        self, ask: Ask, firefly_mock: MockFirefly, ids: dict[str, str], kind: str, operation: str
    ) -> None:
        firefly_mock.faults.error(f"variable_sets.{operation}", status=409, times=1)
        with pytest.raises(ConflictError):
            ask(self.ensure(ids, kind))
        ask(self.ensure(ids, kind))
        firefly_mock.faults.error(f"variable_sets.{operation}", status=409, times=1)
        ask(self.ensure(ids, kind))

    def test_offered_and_consumed_are_two_things(
        self, ask: Ask, firefly_client: Firefly, firefly_mock: MockFirefly, ids: dict[str, str]
    ) -> None:
        def conflict() -> None:
            firefly_mock.faults.error("variable_sets.attach_to_project", status=409, times=1)

        ask(self.ensure(ids, "project", consume=False))
        assert self.consumers(firefly_client, ids, "project") == []
        conflict()
        ask(self.ensure(ids, "project", consume=False))
        conflict()
        with pytest.raises(ConflictError):
            ask(self.ensure(ids, "project"))
        ask(self.ensure(ids, "project"))
        assert self.consumers(firefly_client, ids, "project") == [ids["project"]]
        conflict()
        with pytest.raises(ConflictError):
            ask(self.ensure(ids, "project", consume=False))
        ask(self.ensure(ids, "project", consume=False))
        assert self.consumers(firefly_client, ids, "project") == []

    def test_a_project_above_one_with_the_set_does_not_have_it(
        self, ask: Ask, firefly_client: Firefly, firefly_mock: MockFirefly, ids: dict[str, str]
    ) -> None:
        below = firefly_client.projects.create(name="below", parent_id=ids["project"])
        ask(self.ensure({**ids, "project": str(below.id)}, "project", consume=False))
        firefly_mock.faults.error("variable_sets.attach_to_project", status=409, times=1)
        with pytest.raises(ConflictError):
            ask(self.ensure(ids, "project", consume=False))

    @KINDS
    @pytest.mark.parametrize("bad", ["", UNSET, ".."])
    def test_bad_ids_are_refused_before_anything_is_sent(
        self,
        ask: Ask,
        firefly_mock: MockFirefly,
        ids: dict[str, str],
        kind: str,
        operation: str,
        bad: Any,
    ) -> None:
        firefly_mock.journal.clear()
        for wrong in (kind, "set"):
            with pytest.raises(InvalidArgumentError):
                ask(self.ensure({**ids, wrong: bad}, kind))
        assert firefly_mock.journal.count(f"variable_sets.{operation}") == 0

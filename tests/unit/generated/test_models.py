"""Models keep everything: nulls, gaps, wrong types, unknown fields, the spelling of dates."""

from __future__ import annotations

import copy
import pickle
from collections import OrderedDict
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID

import attrs
import pytest

from firefly_workflows_api import models
from firefly_workflows_api.errors import DecodeError
from firefly_workflows_api.models import (
    AccessToken,
    ChangedFilesByFolder,
    Guardrail,
    GuardrailSeverity,
    LoginRequest,
    Project,
    ProjectTreeNode,
    Run,
    RunStatus,
    RunTask,
    Variable,
    VariableSetDetails,
    VcsType,
    WorkspaceFilters,
)
from firefly_workflows_api.runtime.model import Model
from firefly_workflows_api.types import UNSET

RUN: dict[str, Any] = {
    "id": "507f1f77bcf86cd799439011",
    "createdAt": "2025-08-19T22:12:28.332000Z",
    "updatedAt": "2025-08-19T22:12:28Z",
    "status": "plan_success",
    "plan": [{"id": "a", "guardrailsSummary": {"total": 1, "violations": [{"id": "v"}]}}],
    "ownerSummary": {"name": "Ada"},
}


def test_fields_become_what_the_contract_says() -> None:
    run = Run.from_dict(RUN)
    assert run.status is RunStatus.PLAN_SUCCESS
    assert run.created_at == datetime(2025, 8, 19, 22, 12, 28, 332000, tzinfo=UTC)
    assert run.plan
    assert isinstance(run.plan[0], RunTask)
    assert run.plan[0].guardrails_summary
    assert run.plan[0].guardrails_summary.violations[0].id == "v"
    assert run.apply is UNSET
    assert not run.apply
    assert run.to_dict() == RUN


@pytest.mark.parametrize("name", sorted(models.__all__))
def test_every_model_reads_nothing_nulls_and_nonsense(name: str) -> None:
    model = getattr(models, name)
    if not isinstance(model, type) or not issubclass(model, Model):
        return
    assert model.from_dict({}).to_dict() == {}
    for nonsense in (None, 5, "", [], {}, [{"a": [None]}], {"b": {}}, 10**400, "é\ud800"):
        source = dict.fromkeys([*sorted(model.wire_names), "notInTheContract"], nonsense)
        read = model.from_dict(source)
        assert read.to_dict() == source
        assert read.additional_properties.keys() == {"notInTheContract"}
        assert read == model.from_dict(copy.deepcopy(source))
        assert repr(read).startswith(f"{name}(")
        # As many fields as the contract declares, but not the same ones.
        if model.wire_names:
            del source[min(model.wire_names)]
            assert model.from_dict(source).to_dict() == source


def test_unknown_values_become_open_members() -> None:
    run = Run.from_dict({"status": "brand_new", "vcsType": "github", "iacType": True})
    assert run.status == "brand_new"
    assert isinstance(run.status, RunStatus)
    assert not run.status.is_known
    assert run.vcs_type is VcsType.GITHUB
    assert run.iac_type is True
    assert Guardrail.from_dict({"severity": True}).severity is True
    assert Guardrail.from_dict({"severity": 99}).severity == GuardrailSeverity(99)
    statuses = WorkspaceFilters.from_dict({"status": ["blocked", "odd", 5, None]}).status
    assert statuses == [RunStatus.BLOCKED, RunStatus("odd"), 5, None]


def test_unknown_fields_are_kept_even_where_the_contract_closes_the_object() -> None:
    filters = WorkspaceFilters.from_dict({"labels": ["a"], "region": "eu"})
    assert filters["region"] == "eu"
    assert "region" in filters
    assert filters.additional_keys == ["region"]
    filters["region"] = "us"
    assert filters.to_dict() == {"labels": ["a"], "region": "us"}
    del filters["region"]
    assert filters.to_dict() == {"labels": ["a"]}


def test_as_many_fields_as_declared_but_others() -> None:
    declared = {"key": "A", "value": "1", "sensitivity": "string", "destination": "env"}
    source = {**declared, "odd": 1, "odder": 2}
    assert len(source) == len(Variable.wire_names)
    variable = Variable.from_dict(source)
    assert variable.id is UNSET
    assert variable.additional_properties == {"odd": 1, "odder": 2}
    assert variable.to_dict() == source


def test_dates_keep_their_spelling_until_they_are_changed() -> None:
    run = Run.from_dict(RUN)
    run.created_at = datetime(2030, 1, 1, tzinfo=UTC)
    written = run.to_dict()
    assert written["createdAt"] == "2030-01-01T00:00:00.000Z"
    assert written["updatedAt"] == RUN["updatedAt"]


def test_what_a_caller_builds_is_written_as_json() -> None:
    run = Run(
        workspace_id="w",
        run_id="r",
        status=RunStatus.PLANNING,
        created_at=datetime(2025, 1, 1, tzinfo=UTC),
        plan=[RunTask(id="x")],
    )
    assert run.to_dict() == {
        "workspaceId": "w",
        "runId": "r",
        "status": "planning",
        "createdAt": "2025-01-01T00:00:00.000Z",
        "plan": [{"id": "x"}],
    }
    assert Project(id="p", pool_id=UUID(int=1)).to_dict() == {"id": "p", "poolId": str(UUID(int=1))}
    assert RunTask(status="raw").to_dict() == {"status": "raw"}
    assert Project(id="p", additional_properties={"x": 1}).to_dict() == {"id": "p", "x": 1}


def test_copies_and_pickles_are_equal_and_write_the_same() -> None:
    source = {**RUN, "odd": [1], "status": "brand_new"}
    run = Run.from_dict(source)
    for again in (copy.copy(run), copy.deepcopy(run), pickle.loads(pickle.dumps(run))):
        assert again == run
        assert again.to_dict() == source
        assert again.apply is UNSET
    assert attrs.evolve(run, title="t").to_dict()["odd"] == [1]


def test_reading_an_empty_rest_does_not_change_equality() -> None:
    run, other = Run.from_dict(RUN), Run.from_dict(RUN)
    assert run.additional_properties == {}
    assert run == other


def test_any_mapping_is_read() -> None:
    for source in (OrderedDict(RUN), MappingProxyType(RUN)):
        assert Run.from_dict(source).to_dict() == RUN


@pytest.mark.parametrize("source", [None, [], "text", 5, True], ids=repr)
def test_what_is_no_object_is_refused(source: Any) -> None:
    with pytest.raises(DecodeError) as refused:
        Run.from_dict(source)
    assert refused.value.json_path == "$"


def test_a_value_may_be_one_of_several_kinds() -> None:
    sets = VariableSetDetails.from_dict({"parents": ["a", {"id": "b"}, 5, None]})
    assert sets.parents
    assert [getattr(parent, "id", parent) for parent in sets.parents] == ["a", "b", 5, None]


def test_maps_of_arrays_hold_models() -> None:
    source = {"modules": [{"filePath": "a.tf"}], "": None}
    files = ChangedFilesByFolder.from_dict(source)
    assert files["modules"][0].file_path == "a.tf"
    assert files.to_dict() == source


def test_a_tree_refers_to_itself() -> None:
    source = {"id": "1", "children": [{"id": "2", "children": [{"id": "3"}]}]}
    tree = ProjectTreeNode.from_dict(source)
    assert tree.children[0].children[0].id == "3"
    assert tree.to_dict() == source


def test_repr_shows_what_is_set_and_hides_secrets() -> None:
    assert repr(Project(id="p")) == "Project(id='p')"
    assert "s3cret" not in repr(LoginRequest(access_key="s3cret1", secret_key="s3cret2"))
    token = AccessToken(access_token="s3cret", expires_at=1, token_type="Bearer")
    assert repr(token) == "AccessToken(access_token=***, expires_at=1, token_type='Bearer')"
    secret = Variable.from_dict({"key": "K", "value": "s3cret", "sensitivity": "secret"})
    assert "s3cret" not in repr(secret)
    assert "'plain'" in repr(Variable.from_dict({"key": "K", "value": "plain"}))
    assert "odd" in repr(Project.from_dict({"odd": 1}))


def test_unset_survives_copies_and_pickles() -> None:
    assert copy.deepcopy(UNSET) is copy.copy(UNSET) is pickle.loads(pickle.dumps(UNSET)) is UNSET
    assert not UNSET
    assert repr(UNSET) == "UNSET"

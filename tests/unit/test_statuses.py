"""What is said of a run that failed, or did not end in time: held to a model of the words."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from firefly_workflows.runs.statuses import (
    run_failed,
    status_of,
    wait_timed_out,
    waits_for_approval,
)
from firefly_workflows_api.models import Run, RunStatus

WORDS = st.text("abc é", min_size=1, max_size=6)
STATUSES = st.sampled_from([*map(str, RunStatus), "Blocked", "PLAN-SUCCESS", "brand_new"])
PLANS = st.lists(st.none() | st.lists(WORDS | st.none() | st.just(7), max_size=4), max_size=3)
"""The messages of the violations of each plan, some without any or with an odd one."""


def run_of(status: str, plans: list[Any], **fields: Any) -> Run:
    summaries = [
        {} if messages is None else {"guardrailsSummary": {"violations": violations(messages)}}
        for messages in plans
    ]
    return Run.from_dict({"runId": "r", "status": status, "plan": summaries, **fields})


def violations(messages: list[Any]) -> list[dict[str, Any]]:
    return [{} if it is None else {"message": it} for it in messages]


@given(WORDS, WORDS, STATUSES, PLANS, st.sampled_from([None, "", "https://ci/7"]))
def test_a_failed_run_says_why_or_where_to_read_it(
    workspace: str, run_id: str, status: str, plans: list[Any], url: str | None
) -> None:
    run = run_of(status, plans, buildUrl=url)
    error = run_failed(workspace, run_id, run, status)
    said = [it for messages in plans for it in messages or () if isinstance(it, str)]
    hint = f"Read its log at {url}." if url else None
    if said and status.lower() == "blocked":
        more = f" (and {len(said) - 3} more)" if len(said) > 3 else ""
        hint = f"Guardrails say: {'; '.join(said[:3])}{more}."
    assert error.hint == hint
    assert error.message == f"The run of the workspace {workspace} ended as {status}."
    assert (error.run_id, error.last_status, error.last_value) == (run_id, status, run)


@given(WORDS, WORDS, STATUSES | st.none(), st.sampled_from([0.25, 60.0, 3600.0]))
def test_a_run_that_did_not_end_says_what_it_may_wait_for(
    workspace: str, run_id: str, status: str | None, timeout: float
) -> None:
    run = None if status is None else run_of(status, [], planTaskId="t1")
    error = wait_timed_out(workspace, run_id, run, timeout)
    words = f"The run of the workspace {workspace} did not end within {timeout:g} s."
    assert error.message == words
    assert (error.run_id, error.last_status, error.last_value) == (run_id, status, run)
    assert error.hint is not None
    if status is not None and status.lower().replace("-", "_") == "plan_success":
        assert f"apply_and_wait({workspace!r}, 't1') gives it" in error.hint
        assert "runners_workspaces.discard_task() turns it down" in error.hint
    else:
        assert error.hint == "The run goes on: follow it with wait_for_run()."


@given(STATUSES)
def test_only_a_plan_with_changes_waits_for_approval(status: str) -> None:
    assert waits_for_approval(status) == (status.lower().replace("-", "_") == "plan_success")
    assert not waits_for_approval(None)


@given(st.none() | st.just("") | st.integers() | WORDS)
def test_a_status_is_text_that_says_something(status: Any) -> None:
    run = Run.from_dict({} if status is None else {"status": status})
    assert status_of(run) == (status if isinstance(status, str) and status else None)
    assert status_of(None) is None

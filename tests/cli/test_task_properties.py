"""Drawn sequences of tasks leave what they say: applying twice changes nothing the second time."""

from __future__ import annotations

import io
import json
import os
import tempfile
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from unittest.mock import patch

import yaml
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from firefly_workflows.cli.main import main
from firefly_workflows_mock import MockFirefly
from support.terminal import ORIGIN, maker

if TYPE_CHECKING:
    from collections.abc import Iterator

KEYS = ("REGION", "SIZE", "LEVEL")
NAMES = st.sampled_from(["alpha", "beta", "gamma"])
LABELS = st.lists(st.sampled_from(["core", "money", "edge"]), unique=True, max_size=2)
VALUES = st.text("abc =:'\"#é", min_size=1, max_size=6).filter(lambda it: it == it.strip())
MAPPINGS = st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=2)


def project(name: str, *children: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A project as a file spells it: a name is unique in its account, so each has one place."""
    inner = st.tuples(*children).map(list)
    optional = {"labels": LABELS, "variables": MAPPINGS, "children": inner}
    return st.fixed_dictionaries({"name": st.just(name)}, optional=optional)


FORESTS = st.lists(
    project("alpha", project("beta", project("gamma"))) | project("delta"),
    min_size=1,
    max_size=2,
    unique_by=lambda it: str(it["name"]),
)


def rule_named(name: str, amount: int, labels: list[str]) -> dict[str, Any]:
    everywhere = {"include": ["*"], "exclude": []}
    scope = dict.fromkeys(("workspaces", "repositories", "branches"), everywhere)
    return {
        "name": name,
        "type": "cost",
        "severity": 2,
        "createdBy": "jo",
        "scope": {**scope, "labels": {"include": labels or ["*"], "exclude": []}},
        "criteria": {"cost": {"thresholdAmount": amount}},
    }


GUARDRAILS = st.lists(
    st.builds(rule_named, NAMES, st.integers(1, 9), LABELS),
    min_size=1,
    max_size=3,
    unique_by=lambda it: str(it["name"]),
)


class Ended(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


class Account:
    """An account of a mock, and `ffw` to work on it."""

    def __init__(self) -> None:
        self.mock = MockFirefly(seed=7)
        self._make = maker(self.mock)

    def ffw(self, *words: str) -> Ended:
        out, err = io.StringIO(), io.StringIO()
        with self._settings(), redirect_stdout(out), redirect_stderr(err):
            code = main(words, make_client=self._make)
        return Ended(code, out.getvalue(), err.getvalue())

    def works(self, *words: str) -> str:
        done = self.ffw(*words)
        assert done.code == 0, (words, done.err)
        return done.out

    def apply(self, kind: str, wanted: Any) -> None:
        """Apply a file, see what it says next, and apply it again."""
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "wanted.yaml"
            file.write_text(yaml.safe_dump(wanted, allow_unicode=True), encoding="utf-8")
            self.works(kind, "apply", str(file), "--yes")
            after = self.writes
            if kind == "guardrails":
                assert self.works(kind, "diff", str(file)) == ""
            else:
                assert self.works(kind, "apply", str(file), "--dry-run") == ""
            assert self.works(kind, "apply", str(file), "--yes") == ""
            assert self.writes == after, "applying a file again writes nothing"

    @property
    def writes(self) -> int:
        """How many requests could have changed something."""
        reading = ("/search", "/login")
        return sum(it.method != "GET" and not it.path.endswith(reading) for it in self.mock.journal)

    def variables(self) -> dict[str, str]:
        lines = self.works("vars", "list", "--project", "root-of-all", "-o", "jsonl").splitlines()
        return {it["key"]: it["value"] for it in map(json.loads, lines)}

    @contextmanager
    def _settings(self) -> Iterator[None]:
        keys = {
            "FIREFLY_ACCESS_KEY": self.mock.access_key,
            "FIREFLY_SECRET_KEY": self.mock.secret_key,
            "FIREFLY_API_URL": ORIGIN,
            "FIREFLY_TOKEN_CACHE": "off",
        }
        with patch.dict(os.environ, keys):
            yield


class Tasks(RuleBasedStateMachine):
    """What was set is there, what was unset is not, whatever else is applied meanwhile."""

    @initialize()
    def begin(self) -> None:
        self.account = Account()
        self.expected: dict[str, str] = {}
        self.account.works("projects", "create", "--name", "root-of-all", "--parent-id", "default")

    @rule(key=st.sampled_from(KEYS), value=VALUES)
    def set_one(self, key: str, value: str) -> None:
        self.account.works("vars", "set", f"{key}={value}", "--project", "root-of-all")
        self.expected[key] = value

    @rule(key=st.sampled_from(KEYS))
    def unset_one(self, key: str) -> None:
        done = self.account.ffw("vars", "unset", key, "--project", "root-of-all", "--yes")
        assert done.code == (0 if key in self.expected else 4), done.err
        self.expected.pop(key, None)

    @rule(wanted=FORESTS)
    def apply_projects(self, wanted: list[dict[str, Any]]) -> None:
        self.account.apply("projects", wanted)

    @rule(wanted=GUARDRAILS)
    def apply_guardrails(self, wanted: list[dict[str, Any]]) -> None:
        self.account.apply("guardrails", wanted)

    @invariant()
    def the_list_shows_what_was_set(self) -> None:
        assert self.account.variables() == self.expected


IS_DEEP = settings.default is not None and settings.default.max_examples > 100
TestTasks = Tasks.TestCase
TestTasks.settings = settings(
    max_examples=100 if IS_DEEP else 5,
    stateful_step_count=20 if IS_DEEP else 6,
    phases=set(Phase) - {Phase.explain},
)

"""A day in the life of an account calls every operation, in both dialects.

The engine validates each request and each reply against the contract, so a pass means that no
handler returns what the contract does not allow. What the day does not call,
`tests/contract/test_every_operation.py` does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.day import live_a_day
from support.domain import Sandbox
from support.every_operation import BY_HAND

if TYPE_CHECKING:
    from firefly_workflows_mock.handlers import Dialect

ENGINE = {"auth.login", "health.check"}


@pytest.mark.parametrize("dialect", ["documented", "live"])
def test_every_operation_responds_as_the_contract_says(dialect: Dialect) -> None:
    sandbox = Sandbox(dialect=dialect)
    live_a_day(sandbox)
    assert sandbox.called == BY_HAND.keys() - ENGINE

"""The table of all open questions, and what is chosen from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from firefly_workflows_mock.open_questions.replies import REPLIES
from firefly_workflows_mock.open_questions.requests import REQUESTS
from firefly_workflows_mock.open_questions.service import SERVICE
from firefly_workflows_mock.open_questions.variables import VARIABLES
from firefly_workflows_mock.schema import Choice, Table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from firefly_workflows_mock.divergences import Divergence
    from firefly_workflows_mock.handlers import Dialect

OPEN_QUESTIONS: Final = (*SERVICE, *REQUESTS, *VARIABLES, *REPLIES)
ASSUME: Final = Table({each.name: Choice(each.choices) for each in OPEN_QUESTIONS})
"""The choices, by the name of the question."""


def assumptions(dialect: Dialect, chosen: Mapping[str, str]) -> dict[str, str]:
    """A choice for every open question.

    Args:
        dialect: The dialect whose defaults are used.
        chosen: The choices that were made, by the name of the question.

    Returns:
        The choice by the name of the question.

    Raises:
        SettingError: There is no such question, or no such choice.
    """
    checked = ASSUME.check(chosen, "assume")
    return {each.name: checked.get(each.name, each.default(dialect)) for each in OPEN_QUESTIONS}


def rows(assumed: Mapping[str, str]) -> tuple[Divergence, ...]:
    """The rows of the choices, in the order of the table."""
    return tuple(row for each in OPEN_QUESTIONS for row in each.choices[assumed[each.name]])

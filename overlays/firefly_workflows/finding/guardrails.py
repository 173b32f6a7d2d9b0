"""More methods of ``guardrails``.

``AsyncGuardrails`` is generated from this file by ``make generate``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from firefly_workflows_api.api import guardrails as generated

from ..errors import NoMatchError
from .names import LISTED, a_name, no_match, the_one

if TYPE_CHECKING:
    from firefly_workflows_api.models import Guardrail

__all__ = ["Guardrails"]


class Guardrails(generated.Guardrails):
    """The operations of ``guardrails``, and ways to find one."""

    def find_by_name(self, name: str) -> Guardrail | None:
        """Find the rule of a name.

        Operation: POST /guardrails/search

        Args:
            name: The whole name, in the spelling of the service.

        Returns:
            The rule; ``None`` if there is none.

        Raises:
            SeveralMatchesError: If several have that name; ``.candidates`` holds them.
            FireflyError: If the rules cannot be listed.
        """
        name = a_name(name)
        found = [each for each in self.search(search_value=name) if each.name == name]
        return the_one("rule", name, found, "guardrails.search")

    def get_by_name(self, name: str) -> Guardrail:
        """Get the rule of a name.

        Operation: POST /guardrails/search

        Args:
            name: The whole name, in the spelling of the service.

        Returns:
            The rule.

        Raises:
            NoMatchError: If there is none; ``.candidates`` holds those of similar names.
            SeveralMatchesError: If several have that name; ``.candidates`` holds them.
            FireflyError: If the rules cannot be listed.
        """
        found = self.find_by_name(name)
        if found is not None:
            return found
        page = self.search(page_size=LISTED)
        raise no_match("rule", name, page.items, "guardrails.search")

    def get(self, rule_id: str) -> Guardrail:
        """Get a rule by its id. The service has no operation for that: all rules are searched.

        Operation: POST /guardrails/search

        Args:
            rule_id: The ``id`` of a rule.

        Returns:
            The rule.

        Raises:
            NoMatchError: If there is none.
            FireflyError: If the rules cannot be listed.
        """
        rule_id = a_name(rule_id, "rule_id")
        for each in self.search(page_size=LISTED):
            if each.id == rule_id:
                return each
        raise NoMatchError(
            f"No rule has the id {rule_id!r}.",
            operation="guardrails.search",
            hint="Find it by its name: guardrails.get_by_name().",
        )

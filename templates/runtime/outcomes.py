"""What the status of a run means: the one table, and the properties of models that carry a status.

Two vocabularies exist: the `status` of a run in the list of runs, and the free text of the
run-status operation. Both are understood here, in any case and with hyphens or spaces. A status that
is not known is none of these: services grow new words.
"""

from __future__ import annotations

PLANNED = frozenset({"plan_success"})
NOTHING_TO_DO = frozenset({"plan_no_changes"})
APPLIED = frozenset({"apply_success", "apply_no_changes"})
FAILED = frozenset({"init_error", "plan_error", "apply_error", "blocked"})
# A run goes on from here. A wait treats a status that no set knows alike; what the contract names is
# in one of them, so that nobody waits for a run that has ended.
OPEN = frozenset({"planning", "applying", "acknowledged"})

# The run-status operation: documented by example as "pending, running, completed, failed, etc".
REPORTED_DONE = frozenset({"completed", "succeeded", "success"})
REPORTED_FAILED = frozenset(
    {"failed", "failure", "error", "errored", "canceled", "cancelled", "aborted", "timed_out"}
)

_FAILURES = FAILED | REPORTED_FAILED
_SUCCESSES = PLANNED | NOTHING_TO_DO | APPLIED | REPORTED_DONE


def word_of(status: object) -> str:
    """Returns a status as the sets above spell it; empty for what is no text."""
    text = status if isinstance(status, str) else ""
    return text.strip().lower().replace("-", "_").replace(" ", "_")


class HasOutcome:
    """What the `status` of a run says; no request is made."""

    __slots__ = ()

    @property
    def failed(self) -> bool:
        """Whether the run ended, but not in success."""
        return word_of(getattr(self, "status", None)) in _FAILURES

    @property
    def succeeded(self) -> bool:
        """Whether the plan or the apply was done without failure.

        The plan of a run that is to be applied counts, too: see `awaiting_approval`.
        """
        return word_of(getattr(self, "status", None)) in _SUCCESSES

    @property
    def finished(self) -> bool:
        """Whether the run failed or succeeded."""
        return self.failed or self.succeeded

    @property
    def awaiting_approval(self) -> bool:
        """Whether there is a plan with changes that was not applied.

        It may be approved, or move on by itself where the workspace applies plans by itself. The
        status does not tell it from a run that was only to plan, or whose plan was discarded.
        """
        return word_of(getattr(self, "status", None)) in PLANNED

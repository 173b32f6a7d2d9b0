"""The exit codes of ``ffw``: one table, which the documentation and the help repeat.

Policy
------
* A code says what the caller may do: mend the command line, log in, look for the right name, read
  what the service said, try again.
* A wait that ended before the run did is "partly done": what was started goes on.
"""

from __future__ import annotations

from typing import Final

from .. import errors

OK: Final = 0
BUG: Final = 1
USAGE: Final = 2
AUTHENTICATION: Final = 3
NOT_FOUND: Final = 4
REFUSED: Final = 5
NETWORK: Final = 6
RUN_FAILED: Final = 7
PARTLY: Final = 8
INTERRUPTED: Final = 130
CLOSED_PIPE: Final = 141

MEANINGS: Final = {
    OK: "done",
    BUG: "a defect of ffw itself",
    USAGE: "the command line, a file or a profile is wrong, or a confirmation is missing",
    AUTHENTICATION: "no credentials, or the service does not accept them",
    NOT_FOUND: "there is nothing of that id or name",
    REFUSED: "the service refused the call, failed, or responded with what cannot be read",
    NETWORK: "no response: no connection, or not in time",
    RUN_FAILED: "a run failed",
    PARTLY: "partly done: some of several things failed, or what was started has not ended",
    INTERRUPTED: "interrupted, or answered no",
    CLOSED_PIPE: "the reader of the output has closed it",
}

_OF_ERRORS: Final = (
    # The first that fits counts.
    (errors.AuthenticationError, AUTHENTICATION),
    ((errors.NotFoundError, errors.NoMatchError), NOT_FOUND),
    ((errors.InvalidArgumentError, errors.ConfigurationError, errors.SeveralMatchesError), USAGE),
    (errors.APIConnectionError, NETWORK),
    ((errors.APIStatusError, errors.ResponseDecodeError, errors.PaginationError), REFUSED),
    (errors.RunFailedError, RUN_FAILED),
    ((errors.WaitTimeoutError, errors.AwaitingApprovalError), PARTLY),
)


class CommandError(errors.FireflyError):
    """A command cannot be done as it was asked for.

    Args:
        message: What is wrong, in a sentence.
        code: The exit code.
        hint: What to do about it.
        about: What it is about: the second line of the report.
    """

    def __init__(
        self, message: str, *, code: int = USAGE, hint: str | None = None, about: str | None = None
    ) -> None:
        super().__init__(message, hint=hint)
        self.code = code
        self.about = about


def code_of(error: errors.FireflyError) -> int:
    """The exit code for an error."""
    if isinstance(error, CommandError):
        return error.code
    for kinds, code in _OF_ERRORS:
        if isinstance(error, kinds):
            return code
    return REFUSED

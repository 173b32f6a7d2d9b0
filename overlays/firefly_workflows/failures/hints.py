"""One sentence on what to do next, for the failures users are known to run into.

Policy: a hint is given only where the cause is likely, says what to do rather than what happened,
and is the first row that matches. Rows about one operation stand before rows about a status.
``source`` says how the cause is known. Where the service failed or no response came, a second
sentence says whether the call can be repeated: that follows from the call, not from the failure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["HINTS", "Hint", "after_failure", "hint_for"]


@dataclass(frozen=True, slots=True)
class Hint:
    """When to say what.

    Attributes:
        text: The advice.
        source: How it is known that this is the cause.
        statuses: The statuses it belongs to; empty for any.
        operations: The operations it belongs to; empty for any.
        says: A pattern the service's message must contain, in any case; ``None`` for any.
    """

    text: str
    source: str
    statuses: tuple[int, ...] = ()
    operations: tuple[str, ...] = ()
    says: re.Pattern[str] | None = None

    def fits(self, status: int, operation: str | None, message: str) -> bool:
        """Whether this is advice for that failure."""
        return (
            (not self.statuses or status in self.statuses)
            and (not self.operations or operation in self.operations)
            and (self.says is None or self.says.search(message) is not None)
        )


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


HINTS: tuple[Hint, ...] = (
    Hint(
        "Use runner_type='firefly': the service refuses 'firefly_runners', although its "
        "documentation shows it.",
        "reported by the vendor's own Terraform provider",
        (400, 422),
        ("runners_workspaces.create",),
        _pattern(r"runner.?type|firefly_runners"),
    ),
    Hint(
        "Pass vcs_type=, for example 'github': the service insists on it.",
        "reported by the vendor's own importer",
        (400, 422),
        ("runners_workspaces.create",),
        _pattern(r"vcs.?type is required"),
    ),
    Hint(
        "Pass created_by=, the name the rule is to carry as its author.",
        "reported by the vendor's own Terraform provider",
        (400, 422),
        ("guardrails.create",),
        _pattern(r"created.?by is required"),
    ),
    Hint(
        "Give every part of scope (workspaces, repositories, branches, labels) an include list; "
        "['*'] means all.",
        "reported by the vendor's own Terraform provider",
        (400, 422),
        ("guardrails.create", "guardrails.update"),
        _pattern(r"(workspaces|repositories|branches|labels) is required"),
    ),
    Hint(
        "A resource rule needs criteria.resource.regions; {'include': ['*']} means all.",
        "reported by the vendor's own Terraform provider",
        (400, 422),
        ("guardrails.create", "guardrails.update"),
        _pattern(r"regions is required"),
    ),
    Hint(
        "Check the access key and the secret key (FIREFLY_ACCESS_KEY, FIREFLY_SECRET_KEY): they "
        "are a pair, and the secret is shown only once, when the pair is made.",
        "the login operation's documented 401",
        (401, 403),
        ("auth.login",),
    ),
    Hint(
        "The token was refused. If you passed token= or FIREFLY_JWT_TOKEN, it has expired or "
        "belongs to another Firefly; with an access key and a secret key the client renews it "
        "by itself.",
        "documented 401",
        (401,),
    ),
    Hint(
        "The credentials are valid, but their user lacks the role for this call; an account "
        "administrator can grant it.",
        "documented 403: insufficient permissions",
        (403,),
    ),
    Hint(
        "The workspace has no project, and the service finds such workspaces by project only; "
        "or it is gone.",
        "reported by the vendor's own Terraform provider",
        (400, 404, 500),
        (),
        _pattern(r"project id from workspace id"),
    ),
    Hint(
        "Pass the workspace_id of a workspaces.search() row, which is a UUID, not the id of that "
        "row.",
        "the documented id formats",
        (400, 404),
        (
            "workspaces.delete",
            "workspaces.update_labels",
            "workspaces.search_runs",
            "workspaces.search_run_resources",
            "workspaces.search_run_changed_files",
        ),
    ),
    Hint(
        "Pass the id that runners_workspaces.create() or projects.list_workspaces() returned, or "
        "the workspace_id of a workspaces.search() row whose is_workflow_managed is true, not the "
        "id of that row.",
        "the documented id formats, and that the documentation gives both ids one example",
        (404,),
        (
            *(f"runners_workspaces.{method}" for method in ("get", "update", "replace", "delete")),
            *("runners_workspaces.deploy", "runners_workspaces.destroy_resources"),
            *(f"workspace_variables.{method}" for method in ("list", "upsert", "delete")),
        ),
    ),
    Hint(
        "An account has one root project, and it is there: pass parent_id=, for example "
        "projects.root().id.",
        "the documented parentId: without it the service attempts to create a root project",
        (400, 409),
        ("projects.create",),
        _pattern(r"root project"),
    ),
    Hint(
        "A name is unique in its account: look up what has it with find_by_name(), or pick another "
        "name.",
        "reported by the vendor's own importer",
        (409,),
        (
            *("projects.create", "projects.update", "guardrails.create", "guardrails.update"),
            *("runners_workspaces.create", "runners_workspaces.update"),
            *("variable_sets.create", "variable_sets.update"),
        ),
        _pattern(r"already exists"),
    ),
    Hint(
        "Check that the id is right, that it belongs to this account, and that FIREFLY_API_URL "
        "points to the API.",
        "documented 404",
        (404,),
    ),
    Hint(
        "The service allows 500 requests in any 60 seconds from one source address, other "
        "processes and machines behind it included: lower rate_limit=, or wait.",
        "the documented limit",
        (429,),
    ),
    Hint(
        "The server redirects: check that base_url= or FIREFLY_API_URL is the API itself.",
        "an API does not redirect",
        (301, 302, 303, 307, 308),
    ),
    Hint(
        "The service did not respond in time or is being replaced.",
        "what gateways say",
        (502, 503, 504),
    ),
)

THROTTLED_WITHOUT_JSON = (
    "A 403 that is not JSON comes from the gateway in front of the service: most likely more than "
    "500 requests in 60 seconds came from this source address. If not, a proxy or firewall on "
    "the way blocks the call."
)


NOTHING_CHANGED = "Nothing was changed: the call can be repeated."
REPEATABLE = "It may have been carried out; repeating the call changes nothing more."
LOOK_FIRST = "The write may have been carried out: check before you repeat it."


def after_failure(*, may_have_happened: bool, is_idempotent: bool) -> str:
    """Whether a call that got no usable response can be repeated.

    Args:
        may_have_happened: Whether it may have changed something.
        is_idempotent: Whether it may happen twice.
    """
    if not may_have_happened:
        return NOTHING_CHANGED
    return REPEATABLE if is_idempotent else LOOK_FIRST


def hint_for(status: int, operation: str | None, message: str) -> str | None:
    """The advice for a refused call, or ``None`` where nothing useful is known."""
    for hint in HINTS:
        if hint.fits(status, operation, message):
            return hint.text
    return None

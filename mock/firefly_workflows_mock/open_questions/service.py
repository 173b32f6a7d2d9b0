"""Questions about the service as a whole: throttling, errors, pages and paths.

Their choices add no rows: ``dialects`` handles them by their name.
"""

from __future__ import annotations

from typing import Final

from firefly_workflows_mock.open_questions.question import OpenQuestion

LARGEST_PAGE: Final = 100
"""The page size that the vendor's tools request; the service may allow no more."""

SERVICE: Final = (
    OpenQuestion(
        "throttling",
        "How is a caller over the rate limit refused: 429, or the 403 page of a firewall?",
        "429",
        "alternating",
        "Not published. The vendor's importer retries a 429; the wording of the limit is that of a "
        "firewall, whose block page is a 403. The live dialect does both in turn.",
        {"429": (), "403": (), "alternating": ()},
    ),
    OpenQuestion(
        "retry_after",
        "Does a 429 carry Retry-After?",
        "seconds",
        "absent",
        "The vendor's importer reads it if it is there; no source says that it is.",
        {"seconds": (), "absent": ()},
    ),
    OpenQuestion(
        "error_body",
        "What is the body of an error?",
        "message",
        "message",
        "Not published. The legacy API sent either object; every vendor tool takes the body as "
        "text.",
        {"message": (), "errors": (), "string": (), "text": ()},
    ),
    OpenQuestion(
        "largest_page",
        "Is there a largest pageSize?",
        "unbounded",
        "unbounded",
        "Not published; the vendor's tools request 100. With the other choice a larger page is "
        "cut to 100.",
        {"unbounded": (), "100": ()},
    ),
    OpenQuestion(
        "run_ids",
        "Which form has the runId of a path?",
        "uuid",
        "any",
        "A UUID in the current reference, 24 hexadecimal digits in that of 2025-08. Any other text "
        "is a 400, or looked up and not found.",
        {"uuid": (), "any": ()},
    ),
    OpenQuestion(
        "workspaces_without_v2",
        "Is /workspaces/… served without /v2 too?",
        "missing",
        "served",
        "The vendor's Go client calls those paths; no source says that it works.",
        {"missing": (), "served": ()},
    ),
)

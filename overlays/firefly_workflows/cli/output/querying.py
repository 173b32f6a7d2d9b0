"""``--query``: a JMESPath expression over the result."""

from __future__ import annotations

from typing import Any

from ..exits import CommandError


def queried(expression: str, data: Any) -> Any:
    """What an expression finds.

    Raises:
        CommandError: If it is no expression, or does not fit the data.
    """
    import jmespath
    from jmespath.exceptions import JMESPathError

    try:
        return jmespath.search(expression, data)
    except JMESPathError as error:
        raise CommandError(
            f"--query: {' '.join(str(error).split())}",
            about=expression,
            hint="jmespath.org describes the language; [*].name lists the names",
        ) from None

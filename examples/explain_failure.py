"""Say in one line why this machine cannot use Firefly: the key, the address, the network.

    python examples/explain_failure.py
    python examples/explain_failure.py --workspace 5e7a5a5e-0000-4000-8000-000000000001

Exit codes: 0 it works, 3 the key or token, 4 no such workspace, 5 anything else the service
refuses, 6 the network, 2 a setting is missing.
"""

from __future__ import annotations

import argparse
import sys

from firefly_workflows import (
    APIConnectionError,
    AuthenticationError,
    ConfigurationError,
    Firefly,
    FireflyError,
    NotFoundError,
    PermissionDeniedError,
)


def check(workspace: str | None) -> None:
    """Log in, and read one thing."""
    with Firefly(max_retries=1, timeout=10) as firefly:
        if workspace is None:
            firefly.workspaces.search(page_size=1).first()
        else:
            firefly.runners_workspaces.get(workspace)


def main(arguments: list[str] | None = None) -> int:
    """Print what is wrong and what to do; every error says both."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--workspace", metavar="ID", help="read this one as well")
    problem: FireflyError
    try:
        check(parser.parse_args(arguments).workspace)
    except ConfigurationError as error:
        problem, code = error, 2
    except (AuthenticationError, PermissionDeniedError) as error:
        problem, code = error, 3
    except NotFoundError as error:
        problem, code = error, 4
    except APIConnectionError as error:
        problem, code = error, 6
    except FireflyError as error:
        problem, code = error, 5
    else:
        print("Firefly can be used from here.")
        return 0
    print(problem, file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())

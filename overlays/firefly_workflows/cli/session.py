"""What a command has at hand: the client, the output, and the questions it may ask.

A task command gets it with ``@click.pass_obj``::

    @click.command(cls=Command, short_help="Deploy workspaces.")
    @click.argument("workspace")
    @click.pass_obj
    def command(session: Session, workspace: str) -> None:
        run = session.firefly.deploy_and_wait(session.id_of("runners_workspaces", workspace), ...)
        session.show(run)
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from firefly_workflows import Firefly

    from .output.rows import Shape


@dataclass
class Session:
    """One run of ``ffw``.

    Attributes:
        make_client: Makes the client from ``access_key=``, ``secret_key=`` and ``base_url=``;
            ``Firefly`` unless given.
        output: The format of the output; by the kind of standard output unless given.
        columns: The columns of a table or a CSV, or ``None`` for the usual ones.
        query: A JMESPath expression that makes the result another one, or ``None``.
        header: Whether tables and CSV have a header.
        reveal: Whether to show secrets.
        profile: The profile to use, or ``None``.
        yes: Whether every question is answered with yes.
        dry_run: Whether to print requests instead of sending them.
        debug: Whether to print tracebacks.
        token_cache: Whether to use the token of an earlier call, and to keep it for the next.
    """

    make_client: Callable[..., Firefly] | None = None
    output: str | None = None
    columns: tuple[str, ...] | None = None
    query: str | None = None
    header: bool = True
    reveal: bool = False
    profile: str | None = None
    yes: bool = False
    dry_run: bool = False
    debug: bool = False
    token_cache: bool = True
    _secrets: list[str] = field(default_factory=list[str])

    @cached_property
    def firefly(self) -> Firefly:
        """The client, made from the profile and the environment when it is first used.

        Raises:
            CommandError: If there are no credentials.
        """
        from .profiles.settings import credentials_for

        if self.make_client is None:
            from .load_client import client_class

            self.make_client = client_class()
        settings = credentials_for(self.profile)
        self.keep_secret(settings.get("secret_key"), settings.get("token"))
        client = self.make_client(**settings)
        self._begin_with_kept_token(client)
        return client

    def _begin_with_kept_token(self, client: Firefly) -> None:
        from .profiles import tokens
        from .profiles.settings import kept_in

        if self.token_cache and tokens.is_wanted():
            tokens.keep_between_calls(client, kept_in(self.profile), self.note)

    def close(self) -> None:
        """Close the client, if there is one."""
        client = self.__dict__.pop("firefly", None)
        if client is not None:
            client.close()

    def show(self, data: Any, shape: Shape | None = None) -> None:
        """Print a result on standard output, in the format that was asked for.

        Args:
            data: Models, mappings, lists of them, or plain values; ``None`` prints nothing.
            shape: What is known of its rows, for columns and ids.
        """
        from .output.formats import show

        show(self, data, shape)

    def show_each(self, items: Iterable[Any], shape: Shape | None = None) -> None:
        """Print the items of a list, each as soon as it is there where the format allows it."""
        from .output.formats import show_each

        show_each(self, items, shape)

    def note(self, text: str) -> None:
        """Say something on standard error."""
        from .problems import note

        note(text)

    def warn(self, text: str) -> None:
        """Warn on standard error."""
        from .problems import note

        note(text, label="Warning:", colour="yellow")

    def confirm(self, question: str, details: Iterable[str] = ()) -> None:
        """Ask before something is deleted, destroyed or applied.

        Args:
            question: What is about to happen: ``"Delete the workspace network?"``.
            details: What it touches, a line each.

        Raises:
            CommandError: If the answer is no, or nobody can answer and ``--yes`` was not given.
        """
        from .asking import confirm

        confirm(self, question, details)

    def id_of(self, kind: str, text: str) -> str:
        """The id of what is named, which may be an id itself.

        Args:
            kind: The resource: ``workspaces``, ``runners_workspaces``, ``projects``,
                ``variable_sets`` or ``guardrails``.
            text: Its id or its name; ``id:`` before it says that it is an id.

        Raises:
            FireflyError: If nothing has that name, or several things have.
        """
        from .naming import id_of

        return id_of(self, kind, text)

    def keep_secret(self, *values: object) -> None:
        """Remember what must not be printed, whatever happens."""
        self._secrets += [it for it in values if isinstance(it, str) and it]

    def blanked(self, text: str) -> str:
        """A text without what must not be printed."""
        from .profiles.settings import environment_secrets

        values = [*self._secrets, *environment_secrets()]
        client = self.__dict__.get("firefly")
        if not text or not (values or client):
            return text
        from ..config import Secret
        from ..failures.redaction import Redactor

        tokens = client._engine.connection.secrets if client else ()  # noqa: SLF001 # of this package
        return Redactor([*map(Secret, values), *tokens]).text(text)

    @property
    def is_interactive(self) -> bool:
        """Whether somebody can be asked."""
        from .output.terminal import is_terminal

        return is_terminal(sys.stdin) and is_terminal(sys.stderr)

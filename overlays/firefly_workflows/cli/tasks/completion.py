"""``ffw completion SHELL``: the script that teaches a shell to complete ``ffw``."""

from __future__ import annotations

import click

from ..command import Command
from ..main import COMPLETE

_SHELLS = ("bash", "zsh", "fish")


@click.command(
    "completion",
    cls=Command,
    shows=False,
    short_help="Print the completion script of a shell.",
    help="Print the script that teaches a shell to complete ffw.\n\n"
    'bash: eval "$(ffw completion bash)" in ~/.bashrc\n\n'
    'zsh: eval "$(ffw completion zsh)" in ~/.zshrc\n\n'
    "fish: ffw completion fish > ~/.config/fish/completions/ffw.fish",
)
@click.argument("shell", type=click.Choice(_SHELLS))
def command(shell: str) -> None:
    """Print the script."""
    from click.shell_completion import get_completion_class

    from ..root import root

    made = get_completion_class(shell)
    if made is None:
        raise click.UsageError(f"click cannot complete in {shell}.")
    click.echo(made(root, {}, "ffw", COMPLETE).source())

"""Faults to try the test suite with: each is one exact change of one file.

A mutation is data: where, what stands there, what is put in its place, and what is wrong with that,
in words. `first` names the test files that should notice it; the runner, `tools/mutant_run.py`,
tries those before all others of the kind. A mutation that nobody can notice is kept with a proof.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mutation:
    """One fault.

    Attributes:
        name: What it is called in tables and by `--only`.
        path: The file, from the root of the repository.
        old: What stands in the file, exactly once.
        new: What is put in its place.
        fault: What is wrong then.
        first: The test files to begin with.
        equivalent: Why no test can notice it; empty for all that a test must notice.
    """

    name: str
    path: str
    old: str
    new: str
    fault: str
    first: tuple[str, ...] = ()
    equivalent: str = ""

    @property
    def kind(self) -> str:
        """The part of the repository it damages: mock, contract, templates or overlays."""
        return "contract" if self.path == "openapi.yaml" else self.path.partition("/")[0]

    @property
    def changes_generated(self) -> bool:
        """Whether the generated package is made anew for it."""
        return self.kind in ("contract", "templates")


def mutated(mutation: Mutation, text: str) -> str:
    """Return the file's text with the fault in it.

    Raises:
        LookupError: What is to be replaced is not there, or there more than once, or it would stay.
    """
    found = text.count(mutation.old)
    if found != 1 or mutation.old == mutation.new:
        raise LookupError(
            f"{mutation.name}: its text is {found} times in {mutation.path}, not once: "
            f"the code has moved, so move the mutation with it"
        )
    return text.replace(mutation.old, mutation.new)


def catalogue() -> list[Mutation]:
    """Return all mutations, in the order of the tables."""
    from mutations import contract, engine, generator, overlays, resources

    modules = (resources, engine, contract, generator, overlays)
    return [mutation for module in modules for mutation in module.MUTATIONS]

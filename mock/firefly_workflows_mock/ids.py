"""Reproducible identifiers: the n-th identifier of a seed is always the same.

Each identifier is a hash of seed, name space and a counter, so the state of a source is one
integer, which snapshots hold. Two accounts of one mock never issue the same identifier.
"""

from __future__ import annotations

from hashlib import blake2b


class Ids:
    """Source of identifiers for one account.

    Args:
        seed: Sources with the same seed and space give the same identifiers in the same order.
        space: Keeps sources of one seed apart, e.g. the account's name.
        object_run_ids: Whether runs have object ids.
    """

    def __init__(self, seed: int, space: str = "", *, object_run_ids: bool = False) -> None:
        self.object_run_ids = object_run_ids
        self._prefix = f"{seed}/{space}/".encode()
        self.count = 0
        """How many identifiers were issued; set it to go back to that point."""

    def _digest(self, size: int) -> bytes:
        self.count += 1
        return blake2b(self._prefix + str(self.count).encode(), digest_size=size).digest()

    def object_id(self) -> str:
        """24 lower-case hexadecimal digits, as the service's database ids are."""
        return self._digest(12).hex()

    def uuid(self, version: int = 4) -> str:
        """A UUID in its usual spelling, marked as ``version`` (1 to 5)."""
        digits = self._digest(16).hex()
        variant = "89ab"[int(digits[16], 16) & 3]
        return (
            f"{digits[:8]}-{digits[8:12]}-{version}{digits[13:16]}"
            f"-{variant}{digits[17:20]}-{digits[20:]}"
        )

    def run_id(self) -> str:
        """The id of a run: a UUID, or an object id where the contract takes nothing else."""
        return self.object_id() if self.object_run_ids else self.uuid()

    def number(self, below: int) -> int:
        """A reproducible integer in ``range(below)``, for choices that look arbitrary."""
        return int.from_bytes(self._digest(8), "big") % below

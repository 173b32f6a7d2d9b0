"""Blanks keys and tokens wherever a server echoed them, in whatever way it spelled them.

A server that repeats what it was sent rarely repeats the bytes: JSON escapes ``/`` and ``&``, HTML
escapes quotes, a URL escapes almost everything, and a body may be UTF-16. So each character of a
secret is looked for in each of its spellings. Parsed bodies are blanked after parsing, texts after
decoding.
"""

from __future__ import annotations

import html.entities
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..config import Secret

__all__ = ["BLANK", "Redactor"]

BLANK = "***"

_SHORTEST_SECRET = 4
"""Blanking anything shorter would blank ordinary text."""

_NAMED = {chr(code): name for code, name in html.entities.codepoint2name.items()} | {"'": "apos"}


class Redactor:
    """Blanks some secrets.

    Args:
        secrets: What to blank; those shorter than four characters are ignored.
    """

    def __init__(self, secrets: Iterable[Secret]) -> None:
        values = {secret.reveal() for secret in secrets}
        values = {value for value in values if len(value) >= _SHORTEST_SECRET}
        # The longest first: one may be part of another.
        spelled = [_spellings(value) for value in sorted(values, key=len, reverse=True)]
        self._pattern = re.compile("|".join(spelled)) if spelled else None

    def text(self, text: str) -> str:
        """The text without secrets."""
        return self._pattern.sub(BLANK, text) if self._pattern else text

    def bytes(self, content: bytes) -> bytes:
        """The bytes without secrets."""
        if not self._pattern:
            return content
        # Latin-1 maps each byte to one character and back.
        return self.text(content.decode("latin-1")).encode("latin-1")

    def value(self, value: Any) -> Any:
        """A parsed JSON value without secrets in its texts and names."""
        if not self._pattern:
            return value
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list):
            items: list[Any] = value  # pyright: ignore[reportUnknownVariableType]
            return [self.value(item) for item in items]
        if isinstance(value, dict):
            members: dict[str, Any] = value  # pyright: ignore[reportUnknownVariableType]
            return {self.text(name): self.value(item) for name, item in members.items()}
        return value


def _spellings(secret: str) -> str:
    """A pattern for a secret. Zero bytes may stand between its characters: UTF-16 and UTF-32."""
    return r"\x00*".join(map(_spellings_of, secret))


def _spellings_of(char: str) -> str:
    code = ord(char)
    ways = [
        re.escape(char),
        r"\\+" + re.escape(char),
        rf"\\+u{{?0*(?i:{code:x})}}?",
        rf"\\+x(?i:{code:02x})",
        rf"%(?:25)*(?i:{code:02x})",
        rf"(?:&(?:amp;)*|\\+u0026)\#0*{code};?",
        rf"(?:&(?:amp;)*|\\+u0026)\#[xX]0*(?i:{code:x});?",
    ]
    if char in _NAMED:
        ways.append(rf"(?:&(?:amp;)*|\\+u0026){_NAMED[char]};")
    return f"(?:{'|'.join(ways)})"

"""The errors that generated code raises by itself."""

from __future__ import annotations


class UnexpectedStatus(Exception):
    """The API returned a status that is no success.

    Attributes:
        status_code: The HTTP status.
        content: The response body as it was received.
    """

    def __init__(self, status_code: int, content: bytes) -> None:
        super().__init__(status_code, content)
        self.status_code = status_code
        self.content = content

    def __str__(self) -> str:
        text = self.content[:500].decode(errors="replace")
        return (
            f"unexpected status {self.status_code}: {text}"
            if text
            else f"unexpected status {self.status_code}"
        )


class DecodeError(Exception):
    """A success body is not what the contract says and cannot be read tolerantly.

    Attributes:
        json_path: Where in the body, for example `$` or `$.data[3]`.
        message: What was expected there and what was found.
    """

    def __init__(self, json_path: str, message: str) -> None:
        super().__init__(json_path, message)
        self.json_path = json_path
        self.message = message

    def __str__(self) -> str:
        return f"{self.json_path}: {self.message}"


class InvalidArgument(ValueError):
    """An argument that cannot be sent; nothing has left.

    Attributes:
        name: Where it is, as Python spells it: `variables[0].keey`, `page_size`.
        message: What is wrong with it.
        wire_name: The same place as JSON or the URL spells it.
    """

    def __init__(self, name: str, message: str, wire_name: str = "") -> None:
        super().__init__(name, message, wire_name)
        self.name = name
        self.message = message
        self.wire_name = wire_name or name

    def __str__(self) -> str:
        spelled = f" ({self.wire_name!r} on the wire)" if self.wire_name != self.name else ""
        return f"{self.name}{spelled}: {self.message}"

    def inside(self, name: str, wire_name: str) -> InvalidArgument:
        """Returns the same about something in the argument or the field of these names."""
        return InvalidArgument(
            _joined(name, self.name), self.message, _joined(wire_name, self.wire_name)
        )


def _joined(outer: str, inner: str) -> str:
    return outer + inner if inner.startswith("[") or not inner else f"{outer}.{inner}"


__all__ = ["DecodeError", "InvalidArgument", "UnexpectedStatus"]

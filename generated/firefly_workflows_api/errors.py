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
        name: The name of the argument as the contract spells it.
        message: What is wrong with it.
    """

    def __init__(self, name: str, message: str) -> None:
        super().__init__(name, message)
        self.name = name
        self.message = message

    def __str__(self) -> str:
        return f"{self.name}: {self.message}"


__all__ = ["DecodeError", "InvalidArgument", "UnexpectedStatus"]

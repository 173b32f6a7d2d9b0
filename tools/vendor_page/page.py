"""The text of a documentation page, as operations with fields.

The page is saved as text, in which headings and layout are lost. Two forms are known. One ends each
operation with its method and its path, and shows the fields of responses; the other ends it with a
request and a response as samples, and with `HTTP/1.1`. Both run the parts of a field together
(`pageSizeinteger · min: 1OptionalDefault: 25`), and neither shows what an object holds.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Field", "Operation", "PageError", "read"]

METHODS = ("get", "put", "post", "patch", "delete")
_FIELD = re.compile(
    r"(?P<name>[$A-Za-z_][\w$-]*?)??(?P<type>string|integer|number|boolean|object)(?P<many>\[\])?"
    r"(?P<notes>(?: [·|] [\w:. -]+?)*)(?P<marks>(?:Read-only|Write-only|Deprecated)*)"
    r"(?P<flag>Required|Optional)(?P<rest>(?:Default|Example|Pattern|Possible).*)?$"
)
_REQUEST = re.compile(r"(?P<method>[A-Z]+) (?P<path>/\S+) HTTP/1\.1$")
_FACTS = re.compile(r"(Default|Example|Pattern|Possible values): ?")
_SECTIONS = {"Path parameters": "path", "Query parameters": "query", "Header parameters": "header"}
_SAMPLE = re.compile(r"^[\[{]", re.MULTILINE)
_VERSION = "/v2"


class PageError(Exception):
    """A text in which no operation is found."""


@dataclass
class Field:
    """A parameter or a field, as far as the page says.

    Attributes:
        name: Its name; empty for the items of a bare array.
        type: `string`, `integer`, …
        many: Whether it is an array of that.
        required: Whether it is called required.
        facts: `format`, `enum`, `nullable`, `min`, `max`, `default`, `pattern`, `read-only`.
    """

    name: str
    type: str
    many: bool
    required: bool
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass
class Operation:
    """An operation.

    Attributes:
        method: In small letters.
        path: Below the version.
        title: Its heading.
        parameters: By place and name.
        body: The fields of the body, by name; an unnamed one for a bare array.
        statuses: Those that are printed, with the fields of their bodies.
        no_content: Whether the page says that nothing comes back.
        request: The sample of a body, or None.
        response: The sample of a result, or None.
    """

    method: str
    path: str
    title: str
    parameters: dict[tuple[str, str], Field] = field(default_factory=dict)
    body: dict[str, Field] = field(default_factory=dict)
    statuses: dict[str, dict[str, Field]] = field(default_factory=dict)
    no_content: bool = False
    request: Any = None
    response: Any = None

    @property
    def id(self) -> str:
        """Method and path."""
        return f"{self.method.upper()} {self.path}"


def read(text: str) -> list[Operation]:
    """Return the operations of a page, in its order.

    Raises:
        PageError: If there is none.
    """
    lines = [line.strip() for line in text.splitlines()]
    tails = [i for i in range(len(lines) - 1) if _tail(lines, i)]
    heads = [i for i, line in enumerate(lines) if line in METHODS and i not in tails]
    found = []
    for position, head in enumerate(heads):
        end = heads[position + 1] if position + 1 < len(heads) else len(lines)
        tail = next((i for i in tails if head < i < end), None)
        if tail is not None:
            method, path = _tail(lines, tail) or ("", "")
            made = Operation(method, path, _title(lines, head))
            _sections(lines[head + 1 : tail], made)
            _rest(lines[tail + 1 : end], made)
            found.append(made)
    if not found:
        raise PageError("no operation is found in it: is this the text of the page?")
    return found


def _tail(lines: list[str], at: int) -> tuple[str, str] | None:
    """Return method and path where the line and the next one end an operation."""
    if lines[at] not in METHODS:
        return None
    if lines[at + 1].startswith("/"):
        return lines[at], lines[at + 1]
    request = _REQUEST.match(lines[at + 1])
    if request is None:
        return None
    return lines[at], request["path"].removeprefix(_VERSION)


def _title(lines: list[str], head: int) -> str:
    return next((line for line in reversed(lines[:head]) if line), "")


def _sections(lines: list[str], made: Operation) -> None:
    """Read what stands between the heading and the method at the end."""
    into: Any = None
    last: Field | None = None
    for line in lines:
        if line in _SECTIONS or line in ("Authorizations", "Responses"):
            into, last = _SECTIONS.get(line), None
            if line == "Responses":
                into = "responses"
        elif line.startswith("Body") and line[4:] in ("", "string[]", "object[]"):
            into, last = "body", None
        elif into == "responses" and re.fullmatch(r"[1-5]\d\d", line):
            made.statuses[line] = {}
        elif found := _field(line):
            last = found
            _place(found, into, made)
        elif last is not None and _FACTS.match(line):
            _add_facts(last, line)


def _place(found: Field, into: Any, made: Operation) -> None:
    if into in _SECTIONS.values():
        made.parameters[into, found.name] = found
    elif into == "body":
        made.body[found.name] = found
    elif into == "responses" and made.statuses:
        list(made.statuses.values())[-1][found.name] = found


def _field(line: str) -> Field | None:
    match = _FIELD.fullmatch(line)
    if match is None:
        return None
    made = Field(
        match["name"] or "", match["type"], bool(match["many"]), match["flag"] == "Required"
    )
    for note in re.split(r" [·|] ", match["notes"])[1:]:
        word, _, value = note.partition(": ")
        if value:
            made.facts[word] = int(value)
        elif word in ("enum", "nullable"):
            made.facts[word] = True
        else:
            made.facts["format"] = word
    if "Read-only" in match["marks"]:
        made.facts["read-only"] = True
    _add_facts(made, match["rest"] or "")
    return made


def _add_facts(made: Field, line: str) -> None:
    """Read `Default: 25`, `Example: …Pattern: …`."""
    words = _FACTS.split(line)
    for word, value in zip(words[1::2], words[2::2], strict=True):
        if word == "Default":
            made.facts["default"] = _value(value)
        elif word == "Pattern":
            made.facts["pattern"] = value
        elif word == "Possible values":
            made.facts["enum"] = True


def _value(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text


def _rest(lines: list[str], made: Operation) -> None:
    """Read what follows the method: labels, samples."""
    sends = any(line.startswith("Content-Type: ") for line in lines)
    samples = _samples("\n".join(lines[1:]))
    if sends and samples:
        made.request = samples.pop(0)
    if samples:
        made.response = samples[0]
    if "No content" in lines:
        made.no_content = True
    for line in lines:
        if re.fullmatch(r"2\d\d", line):
            made.statuses.setdefault(line, {})


def _samples(text: str) -> list[Any]:
    """Return the JSON values that begin a line, one after the other."""
    decoder, found, at = json.JSONDecoder(strict=False), [], 0
    while match := _SAMPLE.search(text, at):
        try:
            value, at = decoder.raw_decode(text, match.start())
        except ValueError:
            at = match.end()
        else:
            found.append(_plain(value))
    return found


def _plain(value: Any) -> Any:
    """Return a sample without what the page makes of schemas.

    The parts of an `allOf` become items of their own, an array in a filter becomes an object with
    the key 0, and the description of an enum becomes a field of it.
    """
    if isinstance(value, list):
        items = [_plain(it) for it in value]
        if len(items) > 1 and all(isinstance(it, dict) for it in items):
            return [{key: it for item in items for key, it in item.items()}]
        return items
    if not isinstance(value, dict):
        return value
    if value.keys() == {"0"}:
        return [_plain(value["0"])]
    if value == {"description": "text"}:
        return "text"
    return {key: _plain(it) for key, it in value.items()}

"""Keys, tokens and proxy passwords that a server echoes, in any spelling, at any place: they show
nowhere."""

from __future__ import annotations

import base64
import html
import json
import logging
import pickle
import re
import threading
import traceback
from html.entities import html5
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import quote, unquote

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firefly_workflows import (
    APIConnectionError,
    BadRequestError,
    ConfigurationError,
    Firefly,
    FireflyError,
    ResponseDecodeError,
    errors,
)
from firefly_workflows.config import Secret
from firefly_workflows.failures.messages import KEPT_BODY
from firefly_workflows.failures.redaction import Redactor
from support.hostile import HostileServer, raw, respond
from support.misbehaviour import HastyFirefly
from support.scripted import BASE_URL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from support.hostile import Behaviour, Seen

NAMES = {char: name for name, char in html5.items() if name.endswith(";")}


def each(secret: str, pattern: str) -> str:
    return "".join(pattern % ord(char) for char in secret)


# How a server may spell what it was sent.
SPELLINGS: dict[str, Callable[[str], str]] = {
    "plain": str,
    "JSON": lambda secret: json.dumps(secret)[1:-1],
    "JSON with every slash escaped": lambda secret: json.dumps(secret)[1:-1].replace("/", "\\/"),
    "JSON in JSON": lambda secret: json.dumps(json.dumps(secret))[1:-1],
    "JSON escapes": lambda secret: each(secret, "\\u%04x"),
    "JSON escapes in capitals": lambda secret: each(secret, "\\u%04X"),
    "hexadecimal escapes": lambda secret: each(secret, "\\x%02x"),
    "hexadecimal escapes in capitals": lambda secret: each(secret, "\\x%02X"),
    "HTML": html.escape,
    "HTML twice": lambda secret: html.escape(html.escape(secret)),
    "decimal entities": lambda secret: each(secret, "&#%d;"),
    "hexadecimal entities": lambda secret: each(secret, "&#x%x;"),
    "hexadecimal entities in capitals": lambda secret: each(secret, "&#X%04X;"),
    "named entities": lambda secret: "".join(
        f"&{NAMES[char]}" if char in NAMES else char for char in secret
    ),
    "percent": lambda secret: quote(secret, safe=""),
    "percent, lower case": lambda secret: each(secret, "%%%02x"),
    "percent twice": lambda secret: quote(quote(secret, safe=""), safe=""),
    "Base64": lambda secret: base64.b64encode(secret.encode()).decode(),
    "Base64 of a pair": lambda secret: base64.b64encode(f"me:{secret}".encode()).decode(),
    "Base64 for URLs": lambda secret: base64.urlsafe_b64encode(f"a{secret}z".encode()).decode(),
}
ENCODINGS = ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be")
STATUSES = (200, 201, 307, 400, 401, 403, 404, 409, 418, 422, 429, 500, 503, 599)

# Where it may put it: body, headers and reason phrase.
Place = tuple[str, dict[str, str], str]
PLACES: dict[str, Callable[[str], Place]] = {
    "message": lambda echo: (f'{{"message": "no {echo}!"}}', {}, ""),
    "code": lambda echo: (f'{{"code": "{echo}", "message": "no"}}', {}, ""),
    "a field's error": lambda echo: (f'{{"errors": {{"{echo}": ["{echo}"]}}}}', {}, ""),
    "a value of a wrong kind": lambda echo: (f'["{echo}", {{"id": ["{echo}"]}}]', {}, ""),
    "JSON text": lambda echo: (f'"{echo}"', {}, ""),
    "text": lambda echo: (f"Denied: {echo}.", {}, ""),
    "half of the JSON": lambda echo: (f'{{"message": "{echo}', {}, ""),
    "title": lambda echo: (f"<html><title>{echo}</title><p>{echo}</p>", {}, ""),
    "page": lambda echo: (f"<html><body data-x='{echo}'>No <i>{echo}</i></body></html>", {}, ""),
    "header": lambda echo: ("{}", {"X-Echo": echo}, ""),
    "request id": lambda echo: ("{}", {"X-Request-Id": echo}, ""),
    "media type": lambda echo: ("no", {"Content-Type": f"text/plain; charset={echo}"}, ""),
    "pause": lambda echo: ("{}", {"Retry-After": echo}, ""),
    "redirect": lambda echo: ("", {"Location": f"https://x.test/?token={echo}"}, ""),
    "reason": lambda echo: ("", {}, f"Denied {echo}"),
    "everywhere": lambda echo: (f"<title>{echo}</title>", {"X-Echo": echo}, f"no {echo}"),
}
CALLS: dict[str, Callable[[Firefly], Any]] = {
    "projects.get": lambda client: client.projects.get("p1"),
    "projects.create": lambda client: client.projects.create(name="platform"),
    "workspaces.search": lambda client: client.workspaces.search(),
}

secrets = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=6, max_size=24)


def everything(error: BaseException) -> str:
    """All that a log, a debugger or an error reporter could print of an error."""
    trace = error.__traceback__
    while trace is not None and "/tests/" in trace.tb_frame.f_code.co_filename:
        trace = trace.tb_next  # the tests' own frames hold the secrets openly
    report = traceback.TracebackException(type(error), error, trace, capture_locals=True)
    parts = ["".join(report.format(chain=False)), str(error), repr(error), repr(error.args)]
    parts += [repr(vars(error)), pickle.dumps(error).decode("latin-1")]
    parts += [f"{name} {value}" for name, value in vars(error).items()]
    response = getattr(error, "response", None)
    if response is not None:
        parts += [response.text, str(response.url), response.reason_phrase, repr(response)]
        parts += [f"{name}: {value}" for name, value in response.headers.items()]
    parts += [everything(link) for link in (error.__cause__, error.__context__) if link]
    return "\n".join(parts)


def readings(shown: str) -> Iterator[str]:
    """What somebody who wants to know could make of it."""
    shown = shown.replace("\x00", "").replace("\\x00", "")
    yield shown
    for _ in range(3):
        yield (shown := shown.replace("\\\\", "\\").replace("\\/", "/").replace('\\"', '"'))
    yield re.sub(r"\\[ux](?:00)?([0-9A-Fa-f]{2})", lambda found: chr(int(found[1], 16)), shown)
    yield html.unescape(html.unescape(shown))
    yield unquote(unquote(shown))
    for run in set(re.findall(r"[\w+/-]{8,}", shown)):
        usual = run.translate({ord("-"): "+", ord("_"): "/"})
        for begin in range(4):
            usable = usual[begin : begin + (len(run) - begin) // 4 * 4]
            yield base64.b64decode(usable).decode("latin-1")


def check_hidden(shown: str, *hidden: str) -> None:
    for reading in readings(shown):
        for secret in hidden:
            place = reading.find(secret)
            assert place < 0, reading[max(place - 60, 0) : place + 60]


class Records(logging.Handler):
    """Keeps all that is logged while it is used as a context manager."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.shown = ""

    def emit(self, record: logging.LogRecord) -> None:
        self.shown += f"{record.getMessage()}\n{vars(record)}\n"

    def __enter__(self) -> Self:
        logger = logging.getLogger("firefly_workflows")
        self.before = logger.level
        logger.addHandler(self)
        logger.setLevel(logging.DEBUG)
        return self

    def __exit__(self, *_: object) -> None:
        logger = logging.getLogger("firefly_workflows")
        logger.removeHandler(self)
        logger.setLevel(self.before)


def outcome(
    respond: Callable[[httpx.Request], httpx.Response],
    call: Callable[[Firefly], Any],
    **options: Any,
) -> tuple[BaseException | None, str]:
    """The error of a call, and all that shows of it: the error, the log, and the client."""
    transport = httpx.MockTransport(respond)
    common: dict[str, Any] = {"base_url": BASE_URL, "rate_limit": None, "max_retries": 0}
    with Records() as records, HastyFirefly(transport=transport, **common, **options) as client:
        shown = repr(client) + str(client)
        try:
            call(client)
        except FireflyError as error:
            return error, shown + records.shown + everything(error)
        return None, shown + records.shown


def made(
    spelling: str, place: str, status: int, encoding: str, secret: str
) -> Callable[..., httpx.Response]:
    body, headers, reason = PLACES[place](SPELLINGS[spelling](secret))
    return lambda _: httpx.Response(
        status,
        headers=[(name.encode(), value.encode()) for name, value in headers.items()],
        content=body.encode(encoding),
        extensions={"reason_phrase": reason.encode()} if reason else {},
    )


echoes = {
    "spelling": st.sampled_from(list(SPELLINGS)),
    "place": st.sampled_from(list(PLACES)),
    "status": st.sampled_from(STATUSES),
    "encoding": st.sampled_from(ENCODINGS),
    "strict": st.booleans(),
}


class TestEchoes:
    @given(
        secret=secrets.map("sk".__add__),
        call=st.sampled_from(list(CALLS)),
        **echoes,
    )
    def test_of_a_token(
        self,
        secret: str,
        call: str,
        spelling: str,
        place: str,
        status: int,
        encoding: str,
        strict: bool,
    ) -> None:
        respond = made(spelling, place, status, encoding, secret)
        error, shown = outcome(respond, CALLS[call], token=secret, strict=strict)
        assert error is not None or status < 300
        check_hidden(shown, secret)

    @given(
        keys=st.tuples(secrets.map("ak".__add__), secrets.map("sk".__add__)),
        which=st.sampled_from([0, 1]),
        **echoes,
    )
    def test_of_keys_by_a_login(
        self,
        keys: tuple[str, str],
        which: int,
        spelling: str,
        place: str,
        status: int,
        encoding: str,
        strict: bool,
    ) -> None:
        secret = keys[which]
        respond = made(spelling, place, status, encoding, secret)
        pair = {"access_key": keys[0], "secret_key": keys[1]}
        error, shown = outcome(respond, CALLS["projects.get"], strict=strict, **pair)
        assert error is not None
        check_hidden(shown, secret)

        def login(client: Firefly) -> Any:
            return client.auth.login(**pair)

        _, shown = outcome(respond, login, token="another", strict=strict)
        check_hidden(shown, secret)

    @given(secret=secrets.map("sk".__add__), spelling=st.sampled_from(list(SPELLINGS)))
    def test_of_a_token_by_what_breaks_the_connection(self, secret: str, spelling: str) -> None:
        for kind in (httpx.ConnectError, httpx.ReadTimeout, httpx.RemoteProtocolError):

            def respond(_: httpx.Request, kind: type[httpx.TransportError] = kind) -> Any:
                raise kind(f"illegal header line: b'X: {SPELLINGS[spelling](secret)}'")

            error, shown = outcome(respond, CALLS["projects.get"], token=secret)
            assert isinstance(error, APIConnectionError)
            check_hidden(shown, secret)


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_token_of_three_thousand_characters(spelling: str) -> None:
    secret = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9." + "sK7-_x" * 500
    respond = made(spelling, "message", 400, "utf-8", secret)
    _, shown = outcome(respond, CALLS["projects.get"], token=secret)
    for reading in readings(shown):
        assert "sK7-_x" not in reading


def test_a_page_of_escapes_is_read_in_linear_time() -> None:
    """By a pattern that goes back for each of them, such a page takes minutes."""
    redactor = Redactor([Secret("sk-0123456789")])
    for piece in ("\\", "%25", "&amp;", "s\0", "sk-", "&#0", "\\u0", "\\u0026"):
        assert redactor.text(piece * 60_000).startswith(piece)


def test_a_secret_where_a_long_body_is_cut() -> None:
    """Half of it would be half a secret."""
    secret = "sk-0123456789-abcdefghij"
    for status in (200, 400):
        for before in range(KEPT_BODY - len(secret) - 1, KEPT_BODY + 2, 5):
            content = b"x" * before + secret.encode() + b"y" * 50
            error, shown = outcome(
                lambda _, sent=(status, content): httpx.Response(sent[0], content=sent[1]),
                CALLS["projects.get"],
                token=secret,
            )
            assert error is not None
            assert "sk-0" not in shown


def test_a_token_that_another_call_has_renewed_since() -> None:
    """The service refuses a call by the token that it was sent with, which is no longer ours."""
    with HostileServer() as server:
        sent, go_on = threading.Event(), threading.Event()

        def late(wire: Any, seen: Seen) -> None:
            sent.set()
            go_on.wait(30)
            respond({"message": f"{seen.token} is bad"}, 400)(wire, seen)

        server.on("GET", "/v2/runners/projects/late", late)
        client = HastyFirefly(
            access_key="KEY-123", secret_key="HUSH-456", base_url=server.url, rate_limit=None
        )
        caught: list[BaseException] = []

        def call() -> None:
            try:
                client.projects.get("late")
            except FireflyError as error:
                caught.append(error)

        with client:
            thread = threading.Thread(target=call)
            thread.start()
            assert sent.wait(30)
            server.revoke()
            client.request("GET", "/things")
            assert server.logins == 2
            go_on.set()
            thread.join(30)
        assert isinstance(caught[0], BadRequestError)
        assert "*** is bad" in str(caught[0])
        check_hidden(everything(caught[0]), "token-1")


@pytest.mark.parametrize("strict", [False, True])
def test_a_token_that_a_login_brought(strict: bool) -> None:
    """A body that is not what the contract says holds it all the same."""
    body = {"accessToken": "brand-new-token", "expiresAt": {"a": 1}, "echo": "brand-new-token"}
    error, shown = outcome(
        lambda _: httpx.Response(200, json=body),
        lambda client: client.auth.login(access_key="KEY-123", secret_key="HUSH-456"),
        token="another",
        strict=strict,
    )
    assert isinstance(error, ResponseDecodeError) or not strict
    check_hidden(shown, "brand-new-token", "KEY-123", "HUSH-456")


PROXY_REFUSALS: dict[str, Behaviour] = {
    "reason": raw(b"HTTP/1.1 407 no pass/word-9 of me\r\n\r\n"),
    "body": respond({"message": "pass/word-9"}, 407),
    "header": respond({}, 502, {"X-Echo": base64.b64encode(b"me:pass/word-9").decode()}),
    "no HTTP": raw(b"pass/word-9\r\n\r\n"),
}


@pytest.mark.parametrize("name", PROXY_REFUSALS)
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_the_password_of_a_proxy(name: str, scheme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with HostileServer() as proxy, Records() as records:
        proxy.handler = lambda _: PROXY_REFUSALS[name]
        address = f"http://me:pass%2Fword-9@127.0.0.1:{proxy.port}"
        monkeypatch.setenv(f"{scheme.upper()}_PROXY", address)
        options: dict[str, Any] = {"token": "T1", "rate_limit": None, "max_retries": 0}
        options |= {"base_url": f"{scheme}://firefly.invalid", "allow_plain_http": True}
        with HastyFirefly(**options) as client:
            with pytest.raises(FireflyError) as caught:
                client.projects.get("p1")
            shown = repr(client) + repr(vars(client._engine.connection))
        assert len(proxy.requests) == 1
    check_hidden(everything(caught.value) + records.shown + shown, "pass/word-9", "pass%2Fword-9")


@pytest.mark.parametrize(
    "proxy",
    [
        "http://me:hush-9@proxy.test:port",
        "http://me:hush-9@",
        "nonsense://me:hush-9@proxy.test:1",
        "http://me:hush-9@[::1",
        "http://me:hush-9@pro xy.test:1",
        "me:hush-9@proxy.test:port",
    ],
)
def test_the_password_of_a_proxy_that_cannot_be_used(
    proxy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", proxy)
    with pytest.raises(ConfigurationError, match="HTTPS_PROXY") as caught:
        Firefly(token="T1")
    assert "hush-9" not in str(caught.value) + repr(vars(caught.value))


@pytest.mark.parametrize(
    "url",
    [
        "https://me:hush-9@api.firefly.ai",
        "me:hush-9@api.firefly.ai",
        "https://me:hush-9/x@api.firefly.ai",
        "ftp:me:hush-9@api.firefly.ai",
        "https://me:hush-9@[::1",
    ],
)
@pytest.mark.parametrize("by", ["argument", "environment"])
def test_the_password_in_a_base_url(url: str, by: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIREFLY_API_URL", url)
    with pytest.raises(ConfigurationError) as caught:
        Firefly(token="T1", base_url=url if by == "argument" else None)
    assert "hush-9" not in str(caught.value) + repr(vars(caught.value))


def test_every_class_of_a_refused_call_was_seen() -> None:
    """So that an error that is added is echoed to as well."""
    seen = {
        type(
            outcome(
                lambda _, status=status: httpx.Response(status, json={}),
                CALLS["projects.get"],
                token="T",
            )[0]
        )
        for status in STATUSES
    }
    kinds = {kind for kind in vars(errors).values() if isinstance(kind, type)}
    assert seen >= {kind for kind in kinds if issubclass(kind, errors.APIStatusError)}

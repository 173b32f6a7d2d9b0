from __future__ import annotations

import copy
import json
import math
import pickle
import threading
import time
import traceback
from typing import TYPE_CHECKING, Any

import anyio
import httpx
import pytest

from firefly_workflows import AsyncFirefly, Firefly
from firefly_workflows.auth.sources import KeyPair, ReadyToken, TokenFunction
from firefly_workflows.auth.store import TokenStore
from firefly_workflows.auth.tokens import Token, lifetime_of
from firefly_workflows.config import Secret
from firefly_workflows.errors import (
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    AuthenticationError,
    ConfigurationError,
    FireflyError,
    PermissionDeniedError,
    RateLimitError,
    ResponseDecodeError,
    ServerError,
)
from firefly_workflows.wire.steps import Await

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ACCESS, SECRET = "AKIA-access-hush", "secret-key-hush"
BASE = "https://api.test/v2"
NOW = 1_800_000_000
TEN_YEARS = 3650 * 86_400


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Service(httpx.MockTransport):
    """Logs in and checks tokens; ``login`` may be replaced to misbehave."""

    def __init__(self) -> None:
        super().__init__(self.respond)
        self.requests: list[httpx.Request] = []
        self.seen_tokens: list[str | None] = []
        self.valid: set[str] = set()
        self.logins = 0
        self.lifetime = 3600
        self.expires_at: Any = ...
        self.login: Callable[[], httpx.Response] = self.good_login

    def good_login(self) -> httpx.Response:
        token = f"token-hush-{self.logins}"
        self.valid.add(token)
        expires = NOW + self.lifetime if self.expires_at is ... else self.expires_at
        body = {"accessToken": token, "expiresAt": expires, "tokenType": "Bearer"}
        return httpx.Response(200, json=body)

    def respond(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        if request.url.path.endswith("/login"):
            self.logins += 1
            return self.login()
        header = request.headers.get("authorization")
        self.seen_tokens.append(header)
        token = (header or "").removeprefix("Bearer ")
        return httpx.Response(200 if token in self.valid else 401, json={})


class Caller:
    """A client around the service, in threads or in tasks, with a clock of its own."""

    def __init__(self, face: str, service: Service, source: Any = None, **options: Any) -> None:
        self.face, self.service, self.clock = face, service, Clock()
        self.source = source or KeyPair(
            Secret(ACCESS), Secret(SECRET), clock=self.clock, now=lambda: NOW
        )
        arguments: dict[str, Any] = {
            "access_key": ACCESS,
            "secret_key": SECRET,
            "base_url": BASE,
            "transport": service,
            "max_retries": 0,
            "rate_limit": None,
            **options,
        }
        if face == "threads":
            self.client: Any = Firefly(**arguments)
            event, who = threading.Event, threading.get_ident
        else:
            self.client = AsyncFirefly(**arguments)
            event, who = anyio.Event, lambda: anyio.get_current_task().id
        self.store = TokenStore(self.source, event, who, self.clock)
        self.client._engine.connection.tokens = self.store

    def get(self, path: str = "/things", **options: Any) -> int:
        """The status of a call; the errors of a login are raised."""
        try:
            self.request("GET", path, **options)
        except APIStatusError as error:
            if error.operation == "auth.login":
                raise
            return error.status_code
        return 200

    def request(self, method: str, path: str, **options: Any) -> Any:
        return self.run(lambda client: client.request(method, path, **options))

    def run(self, call: Callable[[Any], Any]) -> Any:
        if self.face == "threads":
            return call(self.client)

        async def send() -> Any:
            return await call(self.client)

        # Each call has an event loop of its own, which the client would refuse.
        self.client._engine.connection.after_fork()
        return anyio.run(send, backend=self.face)


@pytest.fixture(params=["threads", "asyncio", "trio"])
def face(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture
def service() -> Service:
    return Service()


@pytest.fixture
def caller(face: str, service: Service) -> Caller:
    return Caller(face, service)


class TestFetching:
    def test_one_login_for_many_calls(self, caller: Caller, service: Service) -> None:
        assert [caller.get() for _ in range(3)] == [200, 200, 200]
        assert service.logins == 1
        login = service.requests[0]
        assert str(login.url) == f"{BASE}/login"
        assert json.loads(login.content) == {"accessKey": ACCESS, "secretKey": SECRET}
        assert "authorization" not in login.headers

    def test_the_login_has_the_calls_timeouts(self, caller: Caller, service: Service) -> None:
        caller.get(timeout=7.0)
        assert service.requests[0].extensions["timeout"]["read"] == 7.0

    def test_what_needs_no_token(self, caller: Caller, service: Service) -> None:
        with pytest.raises(AuthenticationError):  # this service wants a token everywhere
            caller.run(lambda client: client.health.check())
        assert service.requests[0].headers.get("authorization") is None
        assert len(service.requests) == 1


class TestRefusal:
    def test_renewed_and_retried_once(self, caller: Caller, service: Service) -> None:
        caller.get()
        service.valid.clear()
        body = {"name": "x"}
        assert caller.request("POST", "/things", json=body) == {}
        assert service.logins == 2
        retried = service.requests[-1]
        assert json.loads(retried.content) == body

    def test_a_second_refusal_is_raised(self, caller: Caller, service: Service) -> None:
        caller.get()
        service.valid.clear()
        service.login = lambda: httpx.Response(200, json={"accessToken": "refused-too"})
        assert caller.get() == 401
        assert service.logins == 2
        assert len(service.seen_tokens) == 3

    def test_a_ready_token_is_not_renewed(self, face: str, service: Service) -> None:
        caller = Caller(face, service, ReadyToken(Secret("mine")))
        assert caller.get() == 401
        assert service.logins == 0
        assert service.seen_tokens == ["Bearer mine"]
        assert caller.get() == 401
        assert service.seen_tokens == ["Bearer mine"] * 2

    def test_only_the_refused_token_is_dropped(self) -> None:
        """A refusal that comes late must not cost a second login."""
        first, second = Token(Secret("1")), Token(Secret("2"))
        tokens = iter([first, second])

        class Source:
            is_renewable = True

            def fetch(self, _login: object) -> Any:
                yield from ()
                return next(tokens)

        store = TokenStore(Source(), threading.Event, threading.get_ident, Clock())

        def obtain(refused: Token | None = None) -> Token:
            steps = store.obtain(lambda: None, lambda: 60.0, refused)
            with pytest.raises(StopIteration) as end:
                next(steps)
            token: Token = end.value.value
            return token

        assert obtain() is first
        assert obtain(first) is second
        assert obtain(first) is second
        assert store.ready() is second


class TestFunctions:
    def test_called_once_and_again_when_refused(self, face: str, service: Service) -> None:
        tokens = iter(["one", "two", "three"])
        caller = Caller(face, service, TokenFunction(lambda: next(tokens)))
        service.valid = {"one", "two"}
        assert [caller.get(), caller.get()] == [200, 200]
        service.valid = {"two"}
        assert caller.get() == 200
        assert service.seen_tokens == ["Bearer one"] * 3 + ["Bearer two"]
        assert service.logins == 0

    def test_a_coroutine_function(self, service: Service) -> None:
        async def function() -> str:
            await anyio.sleep(0)
            return "one"

        service.valid = {"one"}
        for face in ("asyncio", "trio"):
            assert Caller(face, service, TokenFunction(function)).get() == 200
        with pytest.raises(ConfigurationError, match="asynchronous") as caught:
            Caller("threads", service, TokenFunction(function)).get()
        assert caught.value.hint == "Pass a plain function, or use AsyncFirefly."

    @pytest.mark.parametrize(
        "value", ["", " ", "to ken", "tok\nen", "tökén", None, 7, b"token"], ids=repr
    )
    def test_what_is_no_token(self, face: str, service: Service, value: Any) -> None:
        caller = Caller(face, service, TokenFunction(lambda: value))
        with pytest.raises(ConfigurationError, match="no usable token") as caught:
            caller.get()
        assert caught.value.hint is not None
        assert "a string that a header can carry" in caught.value.hint

    def test_a_newline_from_a_file_is_no_harm(self, face: str, service: Service) -> None:
        service.valid = {"one"}
        assert Caller(face, service, TokenFunction(lambda: "one\n")).get() == 200

    def test_one_that_fails(self, face: str, service: Service) -> None:
        """What the function raises is the user's own, and passes through unchanged."""
        own = ZeroDivisionError()

        def function() -> str:
            raise own

        with pytest.raises(ZeroDivisionError) as caught:
            Caller(face, service, TokenFunction(function)).get()
        assert caught.value is own

    def test_a_coroutine_that_fails(self, service: Service) -> None:
        async def function() -> str:
            await anyio.sleep(0)
            raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            Caller("trio", service, TokenFunction(function)).get()

    def test_one_that_calls_its_own_client(self, face: str, service: Service) -> None:
        caller = Caller(face, service)

        def function() -> Any:
            return caller.client.request("GET", "/token")

        caller.store.source = TokenFunction(function)
        with pytest.raises(ConfigurationError, match="calls the client that is waiting") as caught:
            caller.get()
        assert caught.value.hint == "Call another client there, or none."

    def test_one_that_raises_one_of_ours(self, face: str, service: Service) -> None:
        def function() -> str:
            raise APITimeoutError("vault")

        with pytest.raises(APITimeoutError, match="vault"):
            Caller(face, service, TokenFunction(function)).get()


class TestWindows:
    def test_the_last_tokens_are_kept_out_of_errors_and_no_more(
        self, caller: Caller, service: Service
    ) -> None:
        for _ in range(12):
            caller.get()
            caller.clock.now += 3600
        tokens = [it.reveal() for it in caller.store.secrets]
        assert tokens == [f"token-hush-{number}" for number in range(5, 13)]

    def test_good_until_the_advisory_window(self, caller: Caller, service: Service) -> None:
        caller.get()
        caller.clock.now += 3600 - 301
        caller.get()
        assert service.logins == 1
        caller.clock.now += 2
        caller.get()
        assert service.logins == 2
        assert service.seen_tokens[-1] == "Bearer token-hush-2"

    def test_in_the_advisory_window_the_old_token_serves_on(
        self, caller: Caller, service: Service, caplog: pytest.LogCaptureFixture
    ) -> None:
        caller.get()
        service.login = lambda: httpx.Response(500)
        caller.clock.now += 3600 - 200
        assert [caller.get() for _ in range(3)] == [200, 200, 200]
        assert service.logins == 2, "an early renewal that failed is not tried again at once"
        assert "could not be renewed early" in caplog.text
        caller.clock.now += 31
        assert caller.get() == 200
        assert service.logins == 3

    def test_in_the_mandatory_window_it_does_not(self, caller: Caller, service: Service) -> None:
        caller.get()
        service.login = lambda: httpx.Response(500)
        caller.clock.now += 3600 - 29
        with pytest.raises(ServerError):
            caller.get()

    @pytest.mark.parametrize("lifetime", [1, 10, 300, 1500, 3600])
    def test_they_begin_at_a_moment_that_belongs_to_them(self, lifetime: float) -> None:
        token = Token(Secret("hush"), lifetime, now=1000.0)
        clock = Clock()
        store = TokenStore(ReadyToken(Secret("other")), threading.Event, lambda: None, clock)
        store.begin_with(token)

        def used() -> bool:
            """Whether a call goes on with this token and asks for no other."""
            steps = store.obtain(lambda _body: iter(()), lambda: 60.0)
            with pytest.raises(StopIteration) as end:
                next(steps)
            return end.value.value is token

        early = min(300.0, lifetime / 5)
        clock.now = 1000.0 + lifetime - early
        assert store.ready() is None
        clock.now = math.nextafter(clock.now, 0)
        assert store.ready() is token
        assert used()
        clock.now = 1000.0 + lifetime - min(30.0, lifetime / 20)
        assert not used()

    @pytest.mark.parametrize("lifetime", [1, 10, 300])
    def test_short_lives_have_short_windows(
        self, caller: Caller, service: Service, lifetime: int
    ) -> None:
        service.lifetime = lifetime
        caller.get()
        caller.clock.now += lifetime * 0.79
        caller.get()
        assert service.logins == 1
        caller.clock.now += lifetime * 0.02
        caller.get()
        assert service.logins == 2

    @pytest.mark.parametrize(
        "expires",
        [None, "soon", True, [], {}, 1, 0, -5, 10**30, "1e400", float(NOW), NOW * 1000],
        ids=repr,
    )
    def test_nonsense_is_used_until_it_is_refused(
        self, caller: Caller, service: Service, expires: object
    ) -> None:
        service.expires_at = expires
        caller.get()
        caller.clock.now += 10**7
        caller.get()
        assert service.logins == 1
        service.valid.clear()
        assert caller.get() == 200
        assert service.logins == 2

    @pytest.mark.parametrize(
        ("expires", "date", "lifetime"),
        [
            (NOW + 60, None, 60.0),
            (str(NOW + 60), None, 60.0),
            (NOW + 60.5, None, 60.5),
            (1_461_000_060, "Mon, 18 Apr 2016 17:20:00 GMT", 60.0),
            (NOW + 60, "no date", 60.0),
            ((NOW + 60) * 1000, None, None),
            (NOW, None, None),
            (NOW + TEN_YEARS, None, float(TEN_YEARS)),
            (NOW + TEN_YEARS + 1, None, None),
            (float("nan"), None, None),
            (10**400, None, None),
        ],
    )
    def test_lifetimes(self, expires: object, date: str | None, lifetime: float | None) -> None:
        headers = httpx.Headers({} if date is None else {"Date": date})
        assert lifetime_of(expires, headers, lambda: NOW) == lifetime


def html_page() -> httpx.Response:
    return httpx.Response(200, html="<html>Welcome</html>")


REFUSED_LOGINS: list[tuple[Callable[[], httpx.Response], type[FireflyError]]] = [
    (lambda: httpx.Response(401, json={"message": "no"}), AuthenticationError),
    (lambda: httpx.Response(403, json={"message": "no"}), PermissionDeniedError),
    (lambda: httpx.Response(403, html="<html>blocked</html>"), RateLimitError),
    (lambda: httpx.Response(429, headers={"Retry-After": "9"}), RateLimitError),
    (lambda: httpx.Response(500, html="<html>oops</html>"), ServerError),
    (lambda: httpx.Response(520), ServerError),
    (lambda: httpx.Response(307, headers={"Location": "https://evil.test"}), APIStatusError),
    (html_page, ResponseDecodeError),
    (lambda: httpx.Response(204), ResponseDecodeError),
    (lambda: httpx.Response(200, json=["token"]), ResponseDecodeError),
    (lambda: httpx.Response(200, json={"accessToken": None}), ResponseDecodeError),
    (lambda: httpx.Response(200, json={"accessToken": "a\nb"}), ResponseDecodeError),
    (lambda: httpx.Response(200, content=b'{"accessToken": "cut'), ResponseDecodeError),
    (lambda: httpx.Response(200, content=b"\xff\xfe\x00"), ResponseDecodeError),
]


class TestBrokenLogins:
    @pytest.mark.parametrize(("login", "error"), REFUSED_LOGINS)
    def test_typed_errors(
        self,
        caller: Caller,
        service: Service,
        login: Callable[[], httpx.Response],
        error: type[FireflyError],
    ) -> None:
        service.login = login
        with pytest.raises(error) as caught:
            caller.get()
        assert type(caught.value) is error
        assert "auth.login" in str(caught.value)
        if error is ResponseDecodeError:
            sent = login()
            assert caught.value.message == (
                f"The login returned {sent.status_code} without a usable access token "
                f"({sent.headers.get('content-type') or 'no media type'}, "
                f"{len(sent.content)} bytes)"
            )
            assert caught.value.json_path == "$.accessToken"
            assert "FIREFLY_API_URL is the API and not a web page" in (caught.value.hint or "")
        assert pickle.loads(pickle.dumps(caught.value)).args == caught.value.args
        assert service.seen_tokens == [], "the call itself must not go out"
        service.login = service.good_login
        assert caller.get() == 200, "the next call tries again"

    def test_retry_after_is_on_the_error(self, caller: Caller, service: Service) -> None:
        service.login = lambda: httpx.Response(429, headers={"Retry-After": "3600"})
        with pytest.raises(RateLimitError) as caught:
            caller.get()
        assert caught.value.retry_after == 3600

    @pytest.mark.parametrize(
        ("broken", "error"),
        [
            (httpx.ConnectError("refused"), APIConnectionError),
            (httpx.ReadTimeout("late"), APITimeoutError),
            # Those of the user's own transport pass through.
            (RuntimeError("the client has been closed"), RuntimeError),
            (OSError("no route"), OSError),
        ],
    )
    def test_no_response(
        self, caller: Caller, service: Service, broken: Exception, error: type[Exception]
    ) -> None:
        def login() -> httpx.Response:
            raise broken

        service.login = login
        with pytest.raises(error) as caught:
            caller.get()
        assert type(caught.value) is error

    def test_a_redirected_login_does_not_carry_the_keys_away(
        self, caller: Caller, service: Service
    ) -> None:
        service.login = lambda: httpx.Response(307, headers={"Location": "https://evil.test/x"})
        with pytest.raises(APIStatusError):
            caller.get()
        assert [request.url.host for request in service.requests] == ["api.test"]


class Gate:
    """Holds logins until the test has seen what it wants to see."""

    def __init__(self) -> None:
        self.entered, self.open = threading.Event(), threading.Event()


class TestOneForAll:
    def test_those_who_wait_get_the_same_error(self, service: Service) -> None:
        caller = Caller("threads", service)
        gate = Gate()

        def login() -> httpx.Response:
            gate.entered.set()
            gate.open.wait(10)
            return httpx.Response(401, json={"message": "wrong keys"})

        service.login = login
        caught: list[BaseException] = []

        def call() -> None:
            try:
                caller.get()
            except FireflyError as error:
                caught.append(error)

        leader = threading.Thread(target=call, daemon=True)
        leader.start()
        gate.entered.wait(10)
        others = [threading.Thread(target=call, daemon=True) for _ in range(8)]
        waiting = _count_waiters(caller.store._fetch)
        for thread in others:
            thread.start()
        latest = time.monotonic() + 10
        while waiting() < 8 and service.logins == 1 and time.monotonic() < latest:
            time.sleep(0.001)
        gate.open.set()
        for thread in [leader, *others]:
            thread.join(10)
            assert not thread.is_alive(), "a thread waits for a login that nobody makes"
        assert service.logins == 1
        assert len(caught) == 9
        assert {type(error) for error in caught} == {AuthenticationError}
        assert len({id(error) for error in caught}) == 9, "an exception belongs to one thread"

    def test_nobody_waits_longer_than_its_own_call_may_take(self) -> None:
        who = ["leader"]
        source = KeyPair(Secret(ACCESS), Secret(SECRET), clock=Clock(), now=lambda: NOW)
        store = TokenStore(source, threading.Event, lambda: who[0], Clock())

        def login(_body: object) -> Iterator[str]:
            yield "sent"

        leader = store.obtain(login, lambda: 60.0)
        assert next(leader) == "sent"
        who[0] = "waiter"
        left = iter([5.0, 0.0])
        waiter = store.obtain(login, lambda: next(left))
        step = next(waiter)
        assert isinstance(step, Await)
        assert step.seconds == 5.0
        with pytest.raises(APITimeoutError, match="this call waits for did not end within"):
            next(waiter)

    def test_an_interrupted_fetch_is_taken_over(self, caller: Caller, service: Service) -> None:
        def login() -> httpx.Response:
            service.login = service.good_login
            raise KeyboardInterrupt

        service.login = login
        with pytest.raises(KeyboardInterrupt):
            caller.get()
        assert caller.get() == 200
        assert service.logins == 2

    @pytest.mark.anyio
    async def test_a_cancelled_fetch_is_taken_over(self) -> None:
        service = Service()
        started = anyio.Event()

        class Slow(httpx.AsyncBaseTransport):
            async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
                if request.url.path.endswith("/login") and not started.is_set():
                    service.logins += 1
                    started.set()
                    await anyio.sleep_forever()
                return await service.handle_async_request(request)

        results: list[Any] = []
        async with (
            AsyncFirefly(
                access_key=ACCESS, secret_key=SECRET, base_url=BASE, transport=Slow()
            ) as client,
            anyio.create_task_group() as group,
        ):
            leader = anyio.CancelScope()

            async def lead() -> None:
                with leader:
                    await client.request("GET", "/things")

            async def follow() -> None:
                results.append(await client.request("GET", "/things"))

            group.start_soon(lead)
            await started.wait()
            for _ in range(5):
                group.start_soon(follow)
            await anyio.wait_all_tasks_blocked()
            leader.cancel()
        assert results == [{}] * 5
        assert service.logins == 2


def _count_waiters(fetch: Any) -> Callable[[], int]:
    condition = fetch.done._cond
    return lambda: len(condition._waiters)


# -- nothing secret anywhere -----------------------------------------------------------------------


def everything_printable(error: BaseException) -> str:
    """A traceback with the locals of all frames, of all causes and contexts too."""
    report = traceback.TracebackException.from_exception(error, capture_locals=True)
    parts = ["".join(report.format())]
    links = (error.__cause__, error.__context__)
    parts += [everything_printable(link) for link in links if link is not None]
    if isinstance(error, FireflyError):
        parts += [repr(error), str(error), repr(vars(error)), repr(pickle.dumps(error))]
        response = getattr(error, "response", None)
        if response is not None:
            parts += [response.text, repr(response.headers), repr(response.request.headers)]
    return "\n".join(parts)


def own_frames_only(error: BaseException) -> BaseException:
    """Without the frames of the test itself, whose locals hold the secrets openly."""
    trace = error.__traceback__
    while trace is not None and trace.tb_frame.f_code.co_filename == __file__:
        trace = trace.tb_next
    return error.with_traceback(trace)


class TestSecrecy:
    @pytest.mark.parametrize(
        "login",
        [login for login, _ in REFUSED_LOGINS]
        + [
            lambda: httpx.Response(401, json={"message": f"{ACCESS}:{SECRET} is wrong"}),
            lambda: httpx.Response(500, text=f"accessKey={ACCESS} secretKey={SECRET}"),
            lambda: httpx.Response(200, json={"token": "token-hush"}),
            lambda: httpx.Response(200, json={"accessToken": "token hush"}),
        ],
    )
    def test_of_failed_logins(
        self, caller: Caller, service: Service, login: Callable[[], httpx.Response]
    ) -> None:
        service.login = login
        with pytest.raises(FireflyError) as caught:
            caller.get()
        assert "hush" not in everything_printable(own_frames_only(caught.value))

    @pytest.mark.parametrize("broken", [httpx.ConnectError("x"), httpx.WriteError("x")])
    def test_of_logins_that_broke(
        self, caller: Caller, service: Service, broken: Exception
    ) -> None:
        def login() -> httpx.Response:
            raise broken

        service.login = login
        with pytest.raises(FireflyError) as caught:
            caller.get()
        assert "hush" not in everything_printable(own_frames_only(caught.value))

    @pytest.mark.parametrize("value", ["hush\nhush", "hush hush", "hüsh-hush"])
    def test_of_useless_tokens(self, face: str, service: Service, value: str) -> None:
        source = TokenFunction(iter([value]).__next__)
        caller = Caller(face, service, source)
        with pytest.raises(ConfigurationError) as caught:
            caller.get()
        assert "hush" not in everything_printable(own_frames_only(caught.value))

    def test_of_objects(self, caller: Caller) -> None:
        caller.get()
        source = caller.source
        store = caller.store
        objects = [source, caller.client, store, store.ready(), Secret("hush")]
        for one in objects:
            shown = repr(one) + str(one) + repr(getattr(one, "__dict__", {}))
            assert "hush" not in shown

    def test_of_tokens_that_somebody_kept(self, caller: Caller) -> None:
        caller.store.begin_with(Token(Secret("kept-hush")))
        assert caller.store.ready() is not None
        assert [it.reveal() for it in caller.store.secrets] == ["kept-hush"]

    def test_of_the_secret_itself(self) -> None:
        secret = Secret("hush")
        assert "hush" not in f"{secret} {secret!r} {secret:>20}"
        assert secret.reveal() == "hush"
        with pytest.raises(TypeError, match="not pickled"):
            pickle.dumps(secret)
        with pytest.raises(TypeError, match="not pickled"):
            copy.copy(secret)

    def test_of_stores_and_sources(self, caller: Caller) -> None:
        for one in (caller.source, ReadyToken(Secret("x"))):
            with pytest.raises(TypeError, match="not pickled"):
                pickle.dumps(one)


def test_the_login_is_retried_like_a_read(face: str, service: Service) -> None:
    responses = [httpx.Response(500), httpx.Response(429), httpx.Response(403, text="slow down")]
    good = service.good_login
    service.login = lambda: responses.pop() if responses else good()
    caller = Caller(face, service, max_retries=4)
    pauses: list[float] = []

    class Patient(Clock):
        monotonic = Clock.__call__
        sleep = staticmethod(pauses.append)

        async def async_sleep(self, seconds: float) -> None:
            pauses.append(seconds)

    caller.client._engine.connection.time = Patient()
    caller.client._engine._driver._time = Patient()
    assert caller.get() == 200
    assert service.logins == 4
    assert len(pauses) == 3

"""One small call through every contender: import it, build a client, ask, get a typed response.

Each function imports its package, builds a client on a transport that responds at once from
memory, and returns a function that makes one call. They import nothing outside themselves, so
that a process can time all of it. Every contender runs with the retries, limiter and error
handling it has on by default.
"""

from __future__ import annotations

from collections.abc import Callable

BASE = "https://api.example.com/v2"
TASK = "507f1f77bcf86cd799439013"
RUN = "60a097c0-d44c-4dea-af1b-1abdc5f2eea7"
PATH = f"/runners/workspaces/{TASK}/run/{RUN}/status"
JSON = {"Content-Type": "application/json"}
LOGIN = b'{"accessToken":"a.b.c","expiresAt":4102444800,"tokenType":"Bearer"}'
STATUS = b'{"status":"running"}'

Call = Callable[[], object]


def raw_httpx() -> Call:
    """The yardstick: log in by hand, then httpx and nothing else."""
    import httpx

    def respond(request: httpx.Request) -> httpx.Response:
        content = LOGIN if request.url.path.endswith("/login") else STATUS
        return httpx.Response(200, headers=JSON, content=content)

    client = httpx.Client(base_url=BASE, transport=httpx.MockTransport(respond))
    login = client.post("/login", json={"accessKey": "key", "secretKey": "secret"})
    token = login.raise_for_status().json()["accessToken"]
    client.headers["Authorization"] = f"Bearer {token}"

    def call() -> object:
        return client.get(PATH).raise_for_status().json()["status"]

    return call


def firefly_workflows() -> Call:
    """This project: keys, so that it logs in; authentication, retries, limiter, errors all on."""
    import httpx

    from firefly_workflows import Firefly

    def respond(request: httpx.Request) -> httpx.Response:
        content = LOGIN if request.url.path.endswith("/login") else STATUS
        return httpx.Response(200, headers=JSON, content=content)

    # The limiter is on; its window is only too wide to ever make the benchmark wait.
    client = Firefly(
        access_key="key",
        secret_key="secret",
        base_url=BASE,
        transport=httpx.MockTransport(respond),
        rate_limit=1_000_000,
    )

    def call() -> object:
        return client.runners_workspaces.get_run_status(TASK, RUN).status

    return call


def stock_generator() -> Call:
    """The unmodified output of openapi-python-client for the same contract."""
    import httpx
    from firefly_stock.api.runners_workspaces import runners_workspaces_get_run_status
    from firefly_stock.client import AuthenticatedClient

    def respond(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, headers=JSON, content=STATUS)

    client = AuthenticatedClient(
        base_url=BASE, token="a.b.c", httpx_args={"transport": httpx.MockTransport(respond)}
    )

    def call() -> object:
        return runners_workspaces_get_run_status.sync(TASK, RUN, client=client).status

    return call


def openai() -> Call:
    """`models.retrieve`."""
    import httpx2
    from openai import OpenAI

    body = b'{"id":"gpt","object":"model","created":1700000000,"owned_by":"openai"}'

    def respond(request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200, headers=JSON, content=body)

    client = OpenAI(
        api_key="key", http_client=httpx2.Client(transport=httpx2.MockTransport(respond))
    )

    def call() -> object:
        return client.models.retrieve("gpt").owned_by

    return call


def cloudflare() -> Call:
    """`accounts.get`."""
    import httpx
    from cloudflare import Cloudflare

    body = b'{"success":true,"errors":[],"messages":[],"result":{"id":"a1","name":"one"}}'

    def respond(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, headers=JSON, content=body)

    client = Cloudflare(
        api_token="key", http_client=httpx.Client(transport=httpx.MockTransport(respond))
    )

    def call() -> object:
        return client.accounts.get(account_id="a1").name

    return call


def githubkit() -> Call:
    """`issues.get_label`."""
    import httpx
    from githubkit import GitHub

    body = (
        b'{"id":1,"node_id":"n","url":"https://api.github.com/l","name":"bug",'
        b'"description":"a bug","color":"ff0000","default":true,'
        b'"archived_at":null,"archived_by":null}'
    )

    def respond(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, headers=JSON, content=body)

    client = GitHub("key", transport=httpx.MockTransport(respond), http_cache=False)

    def call() -> object:
        return client.rest.issues.get_label("owner", "repo", "bug").parsed_data.name

    return call


def hcloud() -> Call:
    """`locations.get_by_id`; it speaks requests, so the response comes from an adapter."""
    import io

    from hcloud import Client
    from requests import PreparedRequest, Response
    from requests.adapters import BaseAdapter

    body = (
        b'{"location":{"id":1,"name":"fsn1","description":"one","country":"DE",'
        b'"city":"Falkenstein","latitude":50.5,"longitude":12.4,"network_zone":"eu-central"}}'
    )

    class Memory(BaseAdapter):
        def send(self, request: PreparedRequest, *args: object, **kwargs: object) -> Response:
            response = Response()
            response.status_code = 200
            response.headers.update(JSON)
            response.raw = io.BytesIO(body)
            response.url = request.url or ""
            response.request = request
            return response

        def close(self) -> None:
            pass

    client = Client(token="key")
    client._client._session.mount("https://", Memory())

    def call() -> object:
        return client.locations.get_by_id(1).name

    return call


def pytfe() -> Call:
    """`projects.read`; it takes no transport, so its httpx client is replaced."""
    import httpx
    from pytfe import TFEClient, TFEConfig

    body = (
        b'{"data":{"id":"prj-1234567890abcdef","type":"projects","attributes":{"name":"one",'
        b'"description":"text"},"relationships":{"organization":{"data":'
        b'{"id":"acme","type":"organizations"}}}}}'
    )

    def respond(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, headers=JSON, content=body)

    client = TFEClient(TFEConfig(address="https://tfe.example.com", token="key"))
    client._transport._sync = httpx.Client(transport=httpx.MockTransport(respond))

    def call() -> object:
        return client.projects.read("prj-1234567890abcdef").name

    return call


def stripe() -> Call:
    """`customers.retrieve`, over its httpx face."""
    import httpx
    from stripe import HTTPXClient, StripeClient

    body = b'{"id":"cus_1","object":"customer","email":"jo@example.com","name":"Jo Doe"}'

    def respond(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, headers=JSON, content=body)

    http_client = HTTPXClient(allow_sync_methods=True)
    http_client._client = httpx.Client(transport=httpx.MockTransport(respond))
    client = StripeClient("sk_test_key", http_client=http_client)

    def call() -> object:
        return client.v1.customers.retrieve("cus_1").name

    return call


OURS = "firefly-workflows"
RAW = "raw httpx"
STOCK = "stock generator"
CALLS: dict[str, Callable[[], Call]] = {
    RAW: raw_httpx,
    OURS: firefly_workflows,
    STOCK: stock_generator,
    "openai": openai,
    "cloudflare": cloudflare,
    "githubkit": githubkit,
    "hcloud": hcloud,
    "pytfe": pytfe,
    "stripe": stripe,
}
IMPORTS: dict[str, str] = {
    RAW: "httpx",
    OURS: "firefly_workflows",
    STOCK: "firefly_stock",
    "openai": "openai",
    "cloudflare": "cloudflare",
    "githubkit": "githubkit",
    "hcloud": "hcloud",
    "pytfe": "pytfe",
    "stripe": "stripe",
}

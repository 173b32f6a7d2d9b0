"""A small service to try the mock's engine on: its own contract, handlers and state."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from firefly_workflows_mock import MockFirefly
from firefly_workflows_mock.handlers import NOTHING, Context, Refusal, Registry, Reply
from firefly_workflows_mock.wire import Request, Response
from firefly_workflows_mock.yaml_files import read_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from firefly_workflows_mock.clock import Clock
    from firefly_workflows_mock.ids import Ids

CONTRACT = """
openapi: 3.1.0
info: {title: Toy, version: "1"}
security: [{bearer: []}]
paths:
  /login:
    post:
      operationId: auth.login
      security: []
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/Login"}}}
      responses:
        "200":
          description: Token
          content:
            application/json:
              schema:
                type: object
                required: [accessToken, expiresAt, tokenType]
                properties:
                  accessToken: {type: string}
                  expiresAt: {type: integer}
                  tokenType: {type: string}
        "401": {$ref: "#/components/responses/Error"}
  /health:
    get:
      operationId: health.check
      security: []
      responses: {"204": {description: Up}}
  /items:
    get:
      operationId: items.list
      parameters:
        - {$ref: "#/components/parameters/Page"}
        - {name: exact, in: query, schema: {type: boolean}}
        - {name: tag, in: query, schema: {type: array, items: {type: string, minLength: 2}}}
        - {name: ids, in: query, explode: false, schema: {type: array, items: {type: integer}}}
        - {name: share, in: query, schema: {type: number, maximum: 1}}
      responses:
        "200":
          description: Items
          content:
            application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Item"}}}
        "400": {$ref: "#/components/responses/Error"}
    post:
      operationId: items.create
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/Item"}}}
      responses:
        "201":
          description: Created
          content: {application/json: {schema: {$ref: "#/components/schemas/Item"}}}
        "409": {$ref: "#/components/responses/Error"}
  /items/count:
    get:
      operationId: items.count
      responses:
        "200":
          description: How many
          content: {application/json: {schema: {type: integer}}}
  /items/{itemId}:
    parameters:
      - {name: itemId, in: path, required: true, schema: {type: string, pattern: "^[a-z /é]+$"}}
    get:
      operationId: items.get
      responses:
        "200":
          description: Item
          content: {application/json: {schema: {$ref: "#/components/schemas/Item"}}}
        "404": {$ref: "#/components/responses/Error"}
    delete:
      operationId: items.delete
      responses: {"204": {description: Gone}, "404": {$ref: "#/components/responses/Error"}}
  /broken/{how}:
    parameters: [{name: how, in: path, required: true, schema: {type: string}}]
    get:
      operationId: broken.get
      responses:
        "200":
          description: Text
          content: {application/json: {schema: {type: string}}}
        "204": {description: Nothing}
  /unhandled:
    get:
      operationId: unhandled.get
      responses: {"204": {description: Nothing}}
components:
  parameters:
    Page: {name: page, in: query, schema: {type: integer, minimum: 0, default: 0}}
  responses:
    Error:
      description: Error
      content:
        application/json:
          schema:
            type: object
            required: [message]
            properties: {message: {type: string}}
  schemas:
    Login:
      type: object
      required: [accessKey, secretKey]
      additionalProperties: false
      properties: {accessKey: {type: string}, secretKey: {type: string}}
    Item:
      type: object
      required: [name]
      additionalProperties: false
      properties:
        id: {type: string}
        name: {type: string, minLength: 1}
        createdAt: {type: string, format: date-time}
        size: {anyOf: [{type: integer}, {type: "null"}]}
        shape:
          oneOf:
            - {type: object, required: [sides], properties: {sides: {type: integer}}}
            - {type: array, items: {type: string}}
        parts: {type: array, items: {$ref: "#/components/schemas/Item"}}
"""


@dataclass
class Account:
    """What one toy account holds."""

    id: str
    clock: Clock
    ids: Ids
    items: dict[str, dict[str, Any]] = field(default_factory=dict[str, dict[str, Any]])

    def snapshot(self) -> dict[str, Any]:
        """Plain data."""
        return {"items": [dict(item) for item in self.items.values()]}

    def restore(self, data: dict[str, Any]) -> None:
        """Back to plain data."""
        self.items = {item["name"]: dict(item) for item in data["items"]}


def registry() -> Registry:
    """The handlers of the toy service."""
    made = Registry()

    @made.handles("items.list")
    def _list(context: Context) -> Reply:
        return Reply(200, list(context.account.items.values())[context.query["page"] * 2 :][:2])

    @made.handles("items.create")
    def _create(context: Context) -> Reply:
        if context.body["name"] in context.account.items:
            raise Refusal(409, "item already exists")
        created = context.clock.now().isoformat()
        item = {**context.body, "id": context.ids.object_id(), "createdAt": created}
        context.account.items[item["name"]] = item
        return Reply(201, item)

    @made.handles("items.count")
    def _count(context: Context) -> Reply:
        return Reply(200, len(context.account.items))

    @made.handles("items.get")
    def _get(context: Context) -> Reply:
        if context.path["itemId"] not in context.account.items:
            raise Refusal(404, "Item not found")
        return Reply(200, context.account.items[context.path["itemId"]])

    @made.handles("items.delete")
    def _delete(context: Context) -> Reply:
        if context.account.items.pop(context.path["itemId"], None) is None:
            raise Refusal(404, "Item not found")
        return Reply(204)

    @made.handles("broken.get")
    def _broken(context: Context) -> Reply:
        how = context.path["how"]
        if how == "refusal":
            raise Refusal(418, "undocumented")
        if how == "exception":
            return {}["missing"]
        return {
            "type": Reply(200, 7),
            "status": Reply(201, "text"),
            "body": Reply(204, "text"),
            "empty": Reply(200, NOTHING),
            "number": Reply(200, "fine"),
        }[how]

    return made


def toy(folder: Path, **options: Any) -> MockFirefly:
    """A mock of the toy service; ``folder`` is where its contract is written."""
    contract = folder / "toy.yaml"
    if not contract.exists():
        contract.write_text(CONTRACT, encoding="utf-8")
    return MockFirefly(contract=contract, registry=registry(), new_account=Account, **options)


def document() -> dict[str, Any]:
    """The toy contract as plain data, to be changed by a test."""
    loaded: dict[str, Any] = read_yaml(CONTRACT.encode())
    return loaded


def call(
    mock: MockFirefly,
    line: str,
    body: Any = None,
    *,
    raw: bytes | None = None,
    account: str = "default",
    client: str = "in-process",
    **headers: str | None,
) -> Response:
    """Send ``"METHOD /path?query"`` straight to the engine, with a token and a JSON body.

    A header is written with underscores; ``None`` leaves it out.
    """
    method, _, target = line.partition(" ")
    path, _, query = target.partition("?")
    sent: dict[str, str | None] = {"authorization": f"Bearer {mock.token(account)}"}
    if body is not None or raw is not None:
        sent["content-type"] = "application/json"
    sent |= {name.replace("_", "-"): value for name, value in headers.items()}
    content = raw if raw is not None else b"" if body is None else json.dumps(body).encode()
    kept = {name: value for name, value in sent.items() if value is not None}
    return mock.core.handle(Request(method, path, query, kept, content, client=client))


def message(response: Response) -> str:
    """What an error response says."""
    text: str = json.loads(response.body)["message"]
    return text

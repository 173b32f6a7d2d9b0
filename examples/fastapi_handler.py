"""A web service over Firefly: one client for the process, errors as HTTP responses.

    pip install fastapi uvicorn
    uvicorn fastapi_handler:app --app-dir examples

GET /workspaces?label=production, POST /workspaces/{name}/plan
"""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

from firefly_workflows import APIStatusError, AsyncFirefly, FireflyError, NoMatchError

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncGenerator[None, None]:
    """Open one client: its connections, its token and its rate limit are shared by all requests."""
    async with AsyncFirefly() as firefly:
        app.state.firefly = firefly
        yield


app = FastAPI(title="Workspaces", lifespan=lifespan)


@app.exception_handler(FireflyError)
async def failed(_request: Request, error: FireflyError) -> JSONResponse:
    """Tell the caller what went wrong; the request id is what the vendor's support asks for."""
    if isinstance(error, NoMatchError):
        return JSONResponse({"error": str(error)}, status_code=404)
    request_id = error.request_id if isinstance(error, APIStatusError) else None
    return JSONResponse({"error": str(error), "request_id": request_id}, status_code=502)


@app.get("/workspaces")
async def workspaces(request: Request, label: str) -> list[dict[str, Any]]:
    """List the workspaces with a label."""
    firefly: AsyncFirefly = request.app.state.firefly
    found = firefly.workspaces.search(filters={"labels": [label]})
    return [{"name": it.workspace_name, "status": it.last_run_status} async for it in found]


@app.post("/workspaces/{name}/plan", status_code=202)
async def plan(request: Request, name: str) -> dict[str, str]:
    """Start a plan and return at once."""
    firefly: AsyncFirefly = request.app.state.firefly
    workspace = await firefly.workspaces.get_by_name(name)
    await firefly.runners_workspaces.deploy(workspace.workspace_id, task_type="plan")
    return {"workspace": workspace.workspace_id}

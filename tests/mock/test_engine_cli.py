"""The command: what it prints, what it serves, how it ends; and what importing the mock costs."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import httpx
import pytest

from firefly_workflows_mock import cli

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def running(*arguments: str) -> Iterator[tuple[subprocess.Popen[str], dict[str, str]]]:
    """Start the command, and read the environment it prints as a shell would."""
    command = [sys.executable, "-m", "firefly_workflows_mock", *arguments]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as process:
        try:
            assert process.stdout is not None
            lines = [process.stdout.readline() for _ in range(3)]
            assert all(line.startswith("export FIREFLY_") for line in lines), process.communicate()
            shown = "".join(lines) + 'printf "%s\\n" "$FIREFLY_API_URL" "$FIREFLY_ACCESS_KEY"'
            shown += ' "$FIREFLY_SECRET_KEY"'
            told = subprocess.run(
                ["sh", "-c", shown], check=True, capture_output=True, encoding="utf-8", env={}
            )
            names = [re.findall(r"FIREFLY_\w+", line)[0] for line in lines]
            assert names == ["FIREFLY_API_URL", "FIREFLY_ACCESS_KEY", "FIREFLY_SECRET_KEY"]
            yield process, dict(zip(names, told.stdout.splitlines(), strict=True))
        finally:
            process.kill()


def log_in(environ: dict[str, str]) -> httpx.Client:
    keys = {
        "accessKey": environ["FIREFLY_ACCESS_KEY"],
        "secretKey": environ["FIREFLY_SECRET_KEY"],
    }
    url = environ["FIREFLY_API_URL"] + "/v2"
    token = httpx.post(f"{url}/login", json=keys, timeout=60).json()["accessToken"]
    return httpx.Client(base_url=url, headers={"Authorization": f"Bearer {token}"}, timeout=60)


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_until_interrupted_and_keeps_its_state(tmp_path: Path, ending: int) -> None:
    state = str(tmp_path / "state.json")
    for attempt in range(2):
        with running("--state", state, "--seed", "7") as (process, environ):
            with log_in(environ) as client:
                projects = client.get("/runners/projects/list").json()
                assert projects["totalCount"] == 1 + attempt
                parent = projects["data"][0]["id"]
                created = {"name": f"project-{attempt}", "parentId": parent}
                assert client.post("/runners/projects", json=created).is_success
            process.send_signal(ending)
            out, err = process.communicate(timeout=60)
            assert (process.returncode, out, err) == (0, "", "")


def test_its_options_reach_the_mock(tmp_path: Path) -> None:
    scenario = tmp_path / "scenario.yaml"
    scenario.write_text("{seed: 1, accounts: [{name: other}], rate_limit: 7}", encoding="utf-8")
    options = [
        *("--seed", "3", "--dialect", "live", "--scenario", str(scenario), "--estate", "4"),
        *("--access-key", "it's a key", "--secret-key", "$ECRET", "--clock", "stepped"),
        *("--fault", "workspaces.search:status=503,times=1", "--skew", "90"),
        *("--token-lifetime", "60", "--rate-limit", "50", "--host", "localhost"),
    ]
    with running(*options) as (_, environ):
        assert environ["FIREFLY_ACCESS_KEY"] == "it's a key"
        assert environ["FIREFLY_SECRET_KEY"] == "$ECRET"
        status = httpx.get(environ["FIREFLY_API_URL"] + "/__mock__/", timeout=60).json()
        assert (status["dialect"], status["seed"]) == ("live", 3)
        assert status["accounts"] == ["default", "other"]
        with log_in(environ) as client:
            responses = [client.post("/workspaces/search", json={}) for _ in range(2)]
        assert [response.status_code for response in responses] == [503, 200]
        assert len(responses[1].json()) == 4


def test_real_time_is_the_default_of_the_command() -> None:
    assert cli._mock(cli._settings([])).clock.speed == 1
    assert cli._mock(cli._settings(["--clock", "60"])).clock.speed == 60


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--contract", "/nowhere/openapi.yaml"], "cannot read the contract"),
        (["--scenario", "/nowhere/scenario.yaml"], "cannot read the scenario"),
        (["--host", "192.0.2.1"], "cannot listen on 192.0.2.1"),
        (["--port", "70000"], "--port: a whole number from 0 to 65,535 is wanted"),
        (["--fault", "workspaces.serch:status=503"], "did you mean workspaces.search"),
    ],
)
def test_what_cannot_start_says_why(
    arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert says in told.err
    assert told.err.count("\n") == 1


def test_importing_the_mock_loads_nothing_heavy() -> None:
    code = (
        "import sys, json, firefly_workflows_mock as package\n"
        "first = sorted(sys.modules)\n"
        "package.MockFirefly\n"
        "print(json.dumps([first, sorted(sys.modules)]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        capture_output=True,
        encoding="utf-8",
        env=os.environ,
    )
    bare, loaded = (set(names) for names in json.loads(done.stdout))
    assert [name for name in bare if name.startswith("firefly_workflows_mock.")] == []
    assert not loaded & {"yaml", "jsonschema_rs", "h11", "httpx", "asyncio"}


def test_unknown_names_of_the_package_are_attribute_errors() -> None:
    import firefly_workflows_mock

    assert "MockFirefly" in dir(firefly_workflows_mock)
    with pytest.raises(AttributeError, match="no attribute 'MockFlyer'"):
        _ = firefly_workflows_mock.MockFlyer  # type: ignore[attr-defined]  # that it is missing is the point

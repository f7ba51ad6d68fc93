"""Schemathesis makes requests from the OpenAPI document: good ones, bad ones, and chains of them.

It works for one account with the key of another that reaches it, so that it cannot take away its
own key. The account has one thing of each kind, so that lists have what chains go on with. What it
must not find: a 5xx, an answer that the document does not name or describes otherwise, a request
accepted that the document forbids.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.server.makers import Things
from tests.server.running import running

pytestmark = [pytest.mark.oracle, pytest.mark.programs]

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "negative_data_rejection",
    "unsupported_method",
    "allow_header_conformance",
    "use_after_free",
)


@pytest.mark.parametrize(
    ("phases", "seconds"),
    [(("Examples", "Coverage", "Fuzzing"), 60), (("Stateful",), 25)],
    ids=["single", "chained"],
)
def test_no_request_makes_the_server_break_its_word(
    tmp_path: Path, phases: tuple[str, ...], seconds: int
) -> None:
    program = Path(sys.executable).with_name("st")
    assert program.exists(), "schemathesis is in tests/oracle/requirements.txt"
    with running(tmp_path / "server") as server:
        account, other = server.account(features=True), server.account()
        key = server.key(other, also=(account,))
        with server.client(key, **{"x-account-id": account}) as client:
            Things(client).all()
        done = subprocess.run(
            [
                program,
                f"--config-file={HERE / 'schemathesis.toml'}",
                "run",
                f"{server.url}/openapi.json",
                f"--header=X-API-KEY: {key}",
                f"--header=x-account-id: {account}",
                f"--phases={','.join(phases).lower()}",
                f"--checks={','.join(CHECKS)}",
                "--max-examples=10",
                f"--max-time={seconds}",
                "--continue-on-failure",
                "--generation-database=none",
                "--no-color",
            ],
            cwd=tmp_path,
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path]),
                "SCHEMATHESIS_HOOKS": "tests.oracle.schemathesis_hooks",
            },
            capture_output=True,
            text=True,
            check=False,
            timeout=seconds + 200,
        )
    assert done.returncode == 0, done.stdout[-20_000:] + done.stderr
    for phase in phases:
        assert f"✅ {phase}" in done.stdout, done.stdout[-5_000:]

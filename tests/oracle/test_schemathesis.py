"""Schemathesis makes requests from the OpenAPI document: good ones, bad ones, and chains of them.

It works for one account with the key of another that reaches it, so that it cannot take away its
own key. What it must not find: a 5xx, an answer that the document does not name or describe
otherwise, a request accepted that the document forbids.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.server.running import running

pytestmark = pytest.mark.oracle

HERE = Path(__file__).parent
SECONDS = 120
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


def test_no_request_makes_the_server_break_its_word(tmp_path: Path) -> None:
    program = Path(sys.executable).with_name("st")
    assert program.exists(), "schemathesis is in tests/oracle/requirements.txt"
    with running(tmp_path / "server") as server:
        account, other = server.account(), server.account()
        key = server.key(other, also=(account,))
        done = subprocess.run(
            [
                program,
                f"--config-file={HERE / 'schemathesis.toml'}",
                "run",
                f"{server.url}/openapi.json",
                f"--header=X-API-KEY: {key}",
                f"--header=x-account-id: {account}",
                "--phases=examples,coverage,fuzzing,stateful",
                f"--checks={','.join(CHECKS)}",
                "--max-examples=10",
                f"--max-time={SECONDS}",
                "--continue-on-failure",
                "--generation-database=none",
                "--no-color",
            ],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
            timeout=SECONDS + 300,
        )
    assert done.returncode == 0, done.stdout[-20_000:] + done.stderr
    assert "Stateful" in done.stdout

"""The whole trial: five hundred creations and imports, and sixteen kills at random moments."""

import random
from pathlib import Path

import pytest

from tests.server.kill.trial import trial_in
from tests.server.running import drop_databases

pytestmark = [pytest.mark.oracle, pytest.mark.long]

OPERATIONS = 500
KILLS = 16


@pytest.mark.parametrize("apart", [False, True], ids=["worker-inside", "worker-apart"])
def test_a_server_that_is_killed_again_and_again_keeps_its_word(
    tmp_path: Path, apart: bool
) -> None:
    seed = random.randrange(1_000_000)
    print(f"seed {seed}")  # shown where it fails
    try:
        with trial_in(tmp_path / "server", seed, apart=apart) as trial:
            trial.run(OPERATIONS, KILLS)
    finally:
        drop_databases(tmp_path)

"""The whole trial: five hundred creations and imports, and sixteen kills at random moments."""

import random
from pathlib import Path

import pytest

from tests.server.kill.trial import Kind, trial_in
from tests.server.running import drop_databases

pytestmark = [pytest.mark.oracle, pytest.mark.long]

OPERATIONS = 500
KILLS = 16


@pytest.mark.parametrize("kind", Kind, ids=lambda kind: kind.value)
def test_a_server_that_is_killed_again_and_again_keeps_its_word(tmp_path: Path, kind: Kind) -> None:
    seed = random.randrange(1_000_000)
    print(f"seed {seed}")  # shown where it fails
    try:
        with trial_in(tmp_path / "server", seed, kind) as trial:
            trial.run(OPERATIONS, KILLS)
    finally:
        drop_databases(tmp_path)

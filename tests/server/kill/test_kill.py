"""Killed at any moment, nothing acknowledged is lost, nothing is twice, numbers have no gap."""

import random
from pathlib import Path

import pytest

from tests.server.kill.trial import Kind, trial_in

pytestmark = pytest.mark.programs

OPERATIONS = 40
KILLS = 4


@pytest.mark.parametrize("kind", Kind, ids=lambda kind: kind.value)
def test_a_server_that_is_killed_keeps_its_word(tmp_path: Path, kind: Kind) -> None:
    seed = random.randrange(1_000_000)
    print(f"seed {seed}")  # shown where it fails
    with trial_in(tmp_path / "server", seed, kind) as trial:
        trial.run(OPERATIONS, KILLS)
        assert sum(program.kills for program in trial.programs) >= KILLS

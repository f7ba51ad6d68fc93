"""Where scripts/artefacts has put the official artefacts."""

import hashlib
import os
import tomllib
from functools import cache
from pathlib import Path

import pytest

from tests.absence import absent

PROJECT = Path(__file__).resolve().parents[2]
PINS: dict[str, dict[str, str]] = tomllib.loads(
    Path(__file__).with_name("artefacts.toml").read_text(encoding="utf-8")
)


def artefacts_folder() -> Path:
    """The folder that scripts/artefacts fills."""
    named = os.environ.get("EINVOICE_ARTEFACTS")
    return Path(named) if named else PROJECT / ".cache" / "artefacts"


def artefact(name: str) -> Path:
    """The installed file of an artefact, named as in artefacts.toml.

    Skips the test (in CI: fails it) where the file is absent; always fails where it is another
    file than the pinned one.
    """
    pin = PINS[name]
    path = artefacts_folder() / pin["file"]
    if not path.is_file():
        absent(f"the artefact {name} ({pin['file']})", remedy="run scripts/artefacts")
    if (found := _sha256(path)) != pin["sha256"]:
        pytest.fail(
            f"{pin['file']} has SHA-256 {found}, artefacts.toml expects {pin['sha256']}: "
            "run scripts/artefacts",
            pytrace=False,
        )
    return path


@cache
def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

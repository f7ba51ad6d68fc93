"""Where scripts/artefacts has put the official artefacts."""

import hashlib
import os
import tomllib
from functools import cache
from pathlib import Path
from typing import NotRequired, TypedDict, cast

import pytest

from tests.absence import absent

PROJECT = Path(__file__).resolve().parents[2]


class Pin(TypedDict):
    """A table of artefacts.toml."""

    maven: NotRequired[str | list[str]]
    pip: NotRequired[str]
    file: NotRequired[str]
    folder: NotRequired[str]
    sha256: str


def _pins() -> dict[str, Pin]:
    text = Path(__file__).with_name("artefacts.toml").read_text(encoding="utf-8")
    return cast("dict[str, Pin]", tomllib.loads(text))


PINS = _pins()


def artefacts_folder() -> Path:
    """The folder that scripts/artefacts fills."""
    named = os.environ.get("EINVOICE_ARTEFACTS")
    return Path(named) if named else PROJECT / ".cache" / "artefacts"


def artefact(name: str) -> Path:
    """The installed file, or folder of files, of an artefact, named as in artefacts.toml.

    Skips the test (in CI: fails it) where it is absent; always fails where it is another than
    the pinned one.
    """
    pin = PINS[name]
    own = pin.get("folder") or pin.get("file", "")
    path = artefacts_folder() / own
    if not path.exists():
        absent(f"the artefact {name} ({own})", remedy="run scripts/artefacts")
    if (found := _digest(path)) != pin["sha256"]:
        pytest.fail(
            f"{own} has SHA-256 {found}, artefacts.toml expects {pin['sha256']}: "
            "run scripts/artefacts",
            pytrace=False,
        )
    return path


@cache
def _digest(path: Path) -> str:
    if not path.is_dir():
        return _sha256(path)
    lines = [f"{_sha256(one)}  {one.name}\n" for one in sorted(path.iterdir())]
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

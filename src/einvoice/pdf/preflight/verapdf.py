"""Asks veraPDF, where one is configured: the reference validator of PDF/A, a Java program."""

import json
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict, cast

from einvoice.errors import VeraPdfError

VARIABLE = "EINVOICE_VERAPDF"
"""The environment variable that names the program or the jar."""
_SECONDS = 120
_PROGRAM = "org.verapdf.apps.GreenfieldCliWrapper"


@dataclass(frozen=True, slots=True)
class VeraPdfVerdict:
    """What veraPDF says of a file."""

    compliant: bool | None
    """None where it could not judge the file."""
    profile: str
    failed: tuple[str, ...]
    """The rules that do not hold, "6.2.4.3-2"."""


class _Rule(TypedDict):
    clause: str
    testNumber: int


class _Details(TypedDict, total=False):
    ruleSummaries: list[_Rule]


class _Result(TypedDict):
    profileName: str
    compliant: bool
    details: _Details


class _Job(TypedDict, total=False):
    validationResult: list[_Result]


class _Jobs(TypedDict):
    jobs: list[_Job]


class _Answer(TypedDict):
    report: _Jobs


def verapdf_at(path: str | None) -> Path | None:
    """The program or jar to ask; None where none is configured."""
    named = path or os.environ.get(VARIABLE, "")
    if not named:
        return None
    found = shutil.which(named) or named
    if not Path(found).is_file():
        raise VeraPdfError(program=named, detail="no such file")
    return Path(found)


def ask_verapdf(program: Path, data: bytes) -> VeraPdfVerdict:
    """Let veraPDF judge a file by what it claims to be; `VeraPdfError` where it cannot be run."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "document.pdf")
        file.write_bytes(data)
        return _understood(_run(program, file), program)


def _run(program: Path, file: Path) -> str:
    command = [str(program)]
    if program.suffix == ".jar":
        command = ["java", "-cp", str(program), _PROGRAM]
    options = ["--flavour", "0", "--format", "json", "--maxfailuresdisplayed", "1"]
    try:
        done = subprocess.run(
            [*command, *options, str(file)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise VeraPdfError(program=str(program), detail=str(error)) from error
    return done.stdout


def _understood(printed: str, program: Path) -> VeraPdfVerdict:
    try:
        answer = cast("_Answer", json.loads(printed))
        results = answer["report"]["jobs"][0].get("validationResult", [])
    except (ValueError, KeyError, IndexError, TypeError) as error:
        raise VeraPdfError(program=str(program), detail="an answer that is no report") from error
    if len(results) != 1:
        return VeraPdfVerdict(None, "", ())
    result = results[0]
    failed = result["details"].get("ruleSummaries", [])
    return VeraPdfVerdict(
        result["compliant"],
        result["profileName"],
        tuple(f"{one['clause']}-{one['testNumber']}" for one in failed),
    )

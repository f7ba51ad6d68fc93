"""What veraPDF says of PDF files.

    python -m tests.oracle.verapdf [--flavour 3b] FILE...

prints the verdict on each file and what failed in it; it ends with 1 if any file is not compliant.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NotRequired, TypedDict, cast

from tests.oracle.artefacts import artefact
from tests.oracle.jvm import run_java

FLAVOURS = ("3b", "3a", "3u", "2b", "1b", "ua1", "ua2")
_PROGRAM = "org.verapdf.apps.GreenfieldCliWrapper"
# 1: some file is not compliant, 7: some file could not be parsed, 8: some file is encrypted.
_JUDGED = (0, 1, 7, 8)
# As much as a command line surely holds; so many files are judged in one run.
_FILES_A_RUN = 500


@dataclass(frozen=True, slots=True)
class FailedRule:
    """A rule of the standard that does not hold, and where."""

    specification: str
    clause: str
    test: int
    object: str
    count: int
    message: str
    context: str
    """The first place."""

    def __str__(self) -> str:
        return f"{self.clause}-{self.test} {self.object} ({self.count}): {self.message}"

    @property
    def id(self) -> str:
        """As veraPDF's profiles name the rule, `6.2.4.3-2`."""
        return f"{self.clause}-{self.test}"


@dataclass(frozen=True, slots=True)
class PdfVerdict:
    """What veraPDF says of one file."""

    file: Path
    compliant: bool | None
    """None: not judged, `error` says why."""
    profile: str = ""
    failed: tuple[FailedRule, ...] = ()
    error: str = ""


def verapdf(files: Iterable[Path], *, flavour: str = "3b") -> list[PdfVerdict]:
    """The verdicts on files, in their order, from one Java process.

    Args:
        files: the files; they may have any name.
        flavour: what they should be, one of FLAVOURS. `0` is what each file claims to be.
    """
    paths = [path.resolve() for path in files]
    found: dict[Path, PdfVerdict] = {}
    for start in range(0, len(paths), _FILES_A_RUN):
        part = paths[start : start + _FILES_A_RUN]
        found |= {verdict.file: verdict for verdict in _run(part, flavour)}
    missing = [path for path in paths if path not in found]
    if missing:
        raise RuntimeError(f"veraPDF says nothing of {missing[0]} ({len(missing)} of them)")
    return [found[path] for path in paths]


class _Check(TypedDict):
    context: str
    errorMessage: NotRequired[str]


class _Rule(TypedDict):
    specification: str
    clause: str
    testNumber: int
    object: str
    failedChecks: int
    description: str
    checks: list[_Check]


class _Details(TypedDict):
    ruleSummaries: list[_Rule]


class _Result(TypedDict):
    profileName: str
    compliant: bool
    jobEndStatus: str
    details: _Details


class _Item(TypedDict):
    name: str


class _TaskException(TypedDict):
    exceptionMessage: str


class _Job(TypedDict):
    itemDetails: _Item
    validationResult: NotRequired[list[_Result]]
    taskException: NotRequired[_TaskException]


class _Jobs(TypedDict):
    jobs: list[_Job]


class _Answer(TypedDict):
    report: _Jobs


def _run(paths: Sequence[Path], flavour: str) -> list[PdfVerdict]:
    options = ["--flavour", flavour, "--format", "json", "--nonpdfext", "--loglevel", "0"]
    options += ["--maxfailuresdisplayed", "1"]
    jar = artefact("verapdf")
    printed = run_java(str(jar), _PROGRAM, [*options, *map(str, paths)], ends_with=_JUDGED)
    answer = cast("_Answer", json.loads(printed))
    return [_verdict(job) for job in answer["report"]["jobs"]]


def _verdict(job: _Job) -> PdfVerdict:
    file = Path(job["itemDetails"]["name"])
    if "taskException" in job:
        return PdfVerdict(file, None, error=job["taskException"]["exceptionMessage"])
    results = job.get("validationResult", [])
    if len(results) != 1:
        return PdfVerdict(file, None, error=f"{len(results)} results where one was expected")
    result = results[0]
    if result["jobEndStatus"] != "normal":
        return PdfVerdict(file, None, result["profileName"], error=result["jobEndStatus"])
    failed = tuple(map(_failed, result["details"].get("ruleSummaries", [])))
    return PdfVerdict(file, result["compliant"], result["profileName"], failed)


def _failed(rule: _Rule) -> FailedRule:
    first = rule["checks"][0] if rule["checks"] else None
    return FailedRule(
        specification=rule["specification"],
        clause=rule["clause"],
        test=rule["testNumber"],
        object=rule["object"],
        count=rule["failedChecks"],
        message=(first or {}).get("errorMessage") or rule["description"],
        context=first["context"] if first else "",
    )


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description="What veraPDF says of PDF files.")
    parser.add_argument("--flavour", choices=("0", *FLAVOURS), default="3b", help="0: as claimed")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    options = parser.parse_args()
    worst = 0
    for verdict in verapdf(options.files, flavour=options.flavour):
        word = {True: "compliant", False: "NOT COMPLIANT", None: "NOT JUDGED"}[verdict.compliant]
        sys.stdout.write(f"{verdict.file}: {word} {verdict.profile}{verdict.error}\n")
        for rule in verdict.failed:
            sys.stdout.write(f"    {rule}\n        {rule.context}\n")
        worst |= verdict.compliant is not True
    return worst


if __name__ == "__main__":
    sys.exit(main())

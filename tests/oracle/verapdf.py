"""What veraPDF says of PDF files.

    python -m tests.oracle.verapdf [--flavour 3b] FILE...

prints the verdict on each file and what failed in it; it ends with 1 if any file is not compliant.
"""

import argparse
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NotRequired, TypedDict, cast

from tests.oracle.artefacts import artefact
from tests.oracle.jvm import answers

FLAVOURS = ("3b", "3a", "3u", "2b", "1b", "ua1", "ua2")


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
    """The verdicts on files, in their order; all of a test session come from one Java process.

    Args:
        files: the files; they may have any name.
        flavour: what they should be, one of FLAVOURS, or several with commas between them. `0` is
            what each file claims to be, 3b where it claims nothing.
    """
    lines = [f"{flavour}\t{file.resolve()}" for file in files]
    given = answers(str(artefact("verapdf")), "VeraPdf.java", lines)
    return [_verdict(cast("_Answer", answer)) for answer in given]


class _Rule(TypedDict):
    specification: str
    clause: str
    test: int
    object: str
    count: int
    message: str
    context: str


class _Result(TypedDict):
    profile: str
    compliant: bool
    ended: str
    """Why it ended early; empty where it did not."""
    failed: list[_Rule]


class _Answer(TypedDict):
    file: str
    error: NotRequired[str]
    results: NotRequired[list[_Result]]


def _verdict(answer: _Answer) -> PdfVerdict:
    file = Path(answer["file"])
    results = answer.get("results", [])
    error = answer.get("error", "") or "; ".join(filter(None, (one["ended"] for one in results)))
    if error or not results:
        return PdfVerdict(file, None, error=error or "there is no result")
    return PdfVerdict(
        file,
        all(one["compliant"] for one in results),
        ", ".join(one["profile"] for one in results),
        tuple(FailedRule(**rule) for one in results for rule in one["failed"]),
    )


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description="What veraPDF says of PDF files.")
    parser.add_argument("--flavour", default="3b", help=f"{', '.join(FLAVOURS)}; 0: as claimed")
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

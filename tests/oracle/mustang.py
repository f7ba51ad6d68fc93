"""What Mustang's validator says of invoices, XML or hybrid PDF.

    python -m tests.oracle.mustang FILE...

prints the verdict on each file; it ends with 1 if any file is not valid.
"""

import argparse
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NotRequired, TypedDict, cast

from lxml import etree

from einvoice.syntax.xml import Element
from tests.oracle.artefacts import artefact
from tests.oracle.jvm import answers

_LENIENT = frozenset({"notice", "warning"})
_RULE = re.compile(r"\[ID ([^\]\s]+)\]")


@dataclass(frozen=True, slots=True)
class Message:
    """One thing that Mustang has to say."""

    severity: str
    section: int
    """The number that Mustang gives to the kind of check."""
    rule: str
    text: str


@dataclass(frozen=True, slots=True)
class MustangVerdict:
    """What Mustang says of one file."""

    file: Path
    valid: bool
    profile: str
    messages: tuple[Message, ...]
    error: str = ""
    """Why the validator itself stopped."""

    @property
    def errors(self) -> tuple[Message, ...]:
        """What speaks against the file."""
        return tuple(one for one in self.messages if one.severity not in _LENIENT)


class _Answer(TypedDict):
    file: str
    error: NotRequired[str]
    valid: NotRequired[bool]
    profile: NotRequired[str]
    report: NotRequired[str]


def mustang(files: Iterable[Path]) -> list[MustangVerdict]:
    """The verdicts on files, in their order, from one Java process: a second for each, or more."""
    lines = [str(file.resolve()) for file in files]
    given = answers(str(artefact("mustang")), "Mustang.java", lines)
    return [_verdict(cast("_Answer", answer)) for answer in given]


def _verdict(answer: _Answer) -> MustangVerdict:
    return MustangVerdict(
        Path(answer["file"]),
        answer.get("valid", False),
        answer.get("profile", ""),
        _messages(answer.get("report", "")),
        answer.get("error", ""),
    )


def _messages(report: str) -> tuple[Message, ...]:
    if not report:
        return ()
    # What veraPDF says is written into the report as it is.
    parser = etree.XMLParser(no_network=True, resolve_entities=False, recover=True)
    root = etree.fromstring(report.encode(), parser)
    return tuple(
        _message(element)
        for messages in root.iter("messages")
        for element in messages.iterchildren(tag=etree.Element)
    )


def _message(element: Element) -> Message:
    text = "".join(element.itertext()).strip()
    rule = _RULE.search(text)
    section = int(element.get("type", "0"))
    return Message(str(element.tag), section, rule[1] if rule else "", text)


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description="What Mustang's validator says of invoices.")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    worst = 0
    for verdict in mustang(parser.parse_args().files):
        word = "valid" if verdict.valid else "NOT VALID"
        sys.stdout.write(f"{verdict.file}: {word} {verdict.profile} {verdict.error}\n")
        for message in verdict.messages:
            sys.stdout.write(f"    {message.severity} {message.section}: {message.text}\n")
        worst |= not verdict.valid
    return worst


if __name__ == "__main__":
    sys.exit(main())

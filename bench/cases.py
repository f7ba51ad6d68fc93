"""What is timed: documents, and for each the calls that read and write it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Literal

from lxml import etree

import einvoice
from bench.generator import KINDS, Kind, document
from bench.peers import Peer, reason_it_fails
from bench.saxon import validator

Direction = Literal["read", "write", "validate"]
DIRECTIONS: tuple[Direction, ...] = ("read", "write", "validate")
Call = Callable[[], object]

OURS = "einvoice"
SAXON = "saxonche"
"""The official stylesheets of EN 16931 and XRechnung."""
FLOOR = "lxml"
"""Reading: parsing and a walk over all elements (W). Writing: `tostring` of the same tree."""

RICH_LINES = 20


@dataclass(frozen=True, slots=True)
class Document:
    """A generated document."""

    kind: Kind
    lines: int
    rich: bool = False

    @property
    def name(self) -> str:
        """As the tables show it."""
        return f"{self.kind} {'rich' if self.rich else format(self.lines, ',')}"

    def data(self, *, classified: bool = True) -> bytes:
        """Its bytes."""
        return document(self.kind, self.lines, rich=self.rich, classified=classified)


@dataclass(frozen=True, slots=True)
class Case:
    """One document and direction, with the call of each contender."""

    document: Document
    direction: Direction
    calls: dict[str, Call]
    failures: dict[str, str] = field(default_factory=dict[str, str])
    """Contender -> why it cannot do this."""


def documents(lines: Iterable[int]) -> list[Document]:
    """Every syntax at every size, then the rich ones."""
    sizes = [Document(kind, count) for count in lines for kind in KINDS]
    return [*sizes, *(Document(kind, RICH_LINES, rich=True) for kind in KINDS)]


def cases(document: Document, peers: Iterable[Peer], directions: Iterable[Direction]) -> list[Case]:
    """The cases of a document; what the peers need for writing is read once, beforehand."""
    made = {"read": _reading, "write": _writing, "validate": _validating}
    chosen = [peer for peer in peers if document.kind in peer.kinds]
    return [made[direction](document, chosen) for direction in directions]


def walk(data: bytes) -> None:
    """The floor of reading: no reader that looks at every element can do less."""
    for element in etree.fromstring(data).iter():
        element.tag  # noqa: B018 - asking for it is what is measured
        element.text  # noqa: B018


def _reading(document: Document, peers: list[Peer]) -> Case:
    data = document.data()
    calls: dict[str, Call] = {FLOOR: lambda: walk(data), OURS: lambda: einvoice.read(data)}
    case = Case(document, "read", calls)
    for peer in peers:
        _add(case, peer, _peer_reads(peer, document))
    return case


def _validating(document: Document, peers: list[Peer]) -> Case:
    """EN 16931 and XRechnung, findings with their places; the peer is the official stylesheets."""
    data = document.data()
    calls: dict[str, Call] = {FLOOR: lambda: walk(data), OURS: lambda: verdict(data)}
    case = Case(document, "validate", calls)
    if peers:
        official = validator(document.kind)
        calls[SAXON] = lambda: official(data)
    return case


def verdict(data: bytes) -> list[tuple[str, str]]:
    """Bytes to verdict, and the place of every finding."""
    report = einvoice.validate(data, rule_sets=["structure", "en16931", "xrechnung"])
    return [(one.rule, one.location.xpath if one.location else "") for one in report.findings]


def _peer_reads(peer: Peer, document: Document) -> Call:
    data = document.data(classified=peer.takes_class_codes)
    return lambda: peer.read(data)


def _writing(document: Document, peers: list[Peer]) -> Case:
    result = einvoice.read(document.data())
    written = einvoice.write(result.invoice, syntax=result.syntax)
    tree = etree.fromstring(written).getroottree()
    calls: dict[str, Call] = {
        FLOOR: lambda: etree.tostring(tree, encoding="UTF-8", xml_declaration=True),
        OURS: lambda: einvoice.write(result.invoice, syntax=result.syntax),
    }
    case = Case(document, "write", calls)
    for peer in peers:
        _add(case, peer, _peer_writes(peer, document))
    return case


def _peer_writes(peer: Peer, document: Document) -> Call:
    data = document.data(classified=peer.takes_class_codes)
    invoice = None if reason_it_fails(lambda: peer.read(data)) else peer.read(data)
    return lambda: peer.write(invoice, document.kind)


def _add(case: Case, peer: Peer, call: Call) -> None:
    if reason := reason_it_fails(call):
        case.failures[peer.name] = reason
    else:
        case.calls[peer.name] = call

"""SVRL, the report of a Schematron run, read into what fired."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from einvoice.errors import StylesheetStoppedError, UnknownSyntaxError
from einvoice.syntax.limits import UNBOUNDED
from einvoice.syntax.xml import Element, parse
from einvoice.verdict import Severity

SVRL: Final = "http://purl.oclc.org/dsdl/svrl"
_IN: Final = f"{{{SVRL}}}"
_KINDS: Final = (f"{_IN}failed-assert", f"{_IN}successful-report")
_TEXT: Final = f"{_IN}text"
_DIAGNOSTIC: Final = f"{_IN}diagnostic-reference"

_UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
_CII = "urn:un:unece:uncefact:data:standard:"
PREFIXES: Final = {
    f"{_UBL}Invoice-2": "ubl",
    f"{_UBL}CreditNote-2": "cn",
    f"{_UBL}CommonAggregateComponents-2": "cac",
    f"{_UBL}CommonBasicComponents-2": "cbc",
    f"{_UBL}CommonExtensionComponents-2": "ext",
    f"{_CII}CrossIndustryInvoice:100": "rsm",
    f"{_CII}ReusableAggregateBusinessInformationEntity:100": "ram",
    f"{_CII}UnqualifiedDataType:100": "udt",
    f"{_CII}QualifiedDataType:100": "qdt",
}
"""How the official documentation abbreviates the namespaces of invoices."""

# The ways in which compilers write a step, each with its namespace and its local name.
_STEPS: Final = (
    re.compile(r"Q\{(?P<ns>[^{}]*)\}(?P<name>[\w.-]+)"),
    re.compile(r"\*:(?P<name>[\w.-]+)\[namespace-uri\(\)\s*=\s*'(?P<ns>[^']*)'\]"),
    re.compile(
        r"\*\[local-name\(\)\s*=\s*'(?P<name>[\w.-]+)'"
        r"(?:\s+and\s+|\]\[)namespace-uri\(\)\s*=\s*'(?P<ns>[^']*)'\]"
    ),
)
_LABEL: Final = re.compile(r"\s*\[\s*([A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)+)\s*\]")
_SEVERITIES: Final[dict[str, Severity]] = {
    "fatal": "fatal",
    "error": "fatal",
    "warning": "warning",
    "warn": "warning",
    "information": "information",
    "info": "information",
}


@dataclass(frozen=True, slots=True)
class Stated:
    """What a report states of something that fired, letter by letter."""

    id: str = ""
    flag: str | None = None
    role: str | None = None
    location: str = ""
    text: str = ""
    """The message, without what diagnostics add to it."""


@dataclass(frozen=True, slots=True)
class Failed:
    """An assertion that does not hold, or a report that does, at one place."""

    id: str
    """The id; where there is none, the label in brackets that the text starts with."""
    flag: str
    """The flag, or else the role, in lower case; often empty."""
    location: str
    """An XPath with the usual prefixes."""
    test: str
    """The expression that failed, or of a report: that held."""
    text: str
    """The message of the rule, white space collapsed."""
    report: bool = False
    """Whether it is a report: these speak where their test holds."""
    label: str = ""
    """The label in brackets that the text starts with."""
    stated: Stated = field(default_factory=Stated, repr=False, compare=False)
    """The same as it stands in the report."""

    @property
    def severity(self) -> Severity:
        """How bad it is: a failed assertion is fatal unless its flag says less."""
        return _SEVERITIES.get(self.flag, "information" if self.report else "fatal")


@dataclass(frozen=True, slots=True)
class Svrl:
    """What stylesheets say of a document."""

    xml: str
    """The report; that of several stylesheets is one report after the other in one root."""
    failed: tuple[Failed, ...]
    """What fired, in the order of the report."""
    stopped: tuple[StylesheetStoppedError, ...] = ()
    """The stylesheets that came to no verdict; without them nothing is decided."""


def read_report(xml: str) -> tuple[Failed, ...]:
    """What fired, in the order of the report; raises a `ReadError` for what is no SVRL."""
    root = parse(xml.encode(), limits=UNBOUNDED).root
    if root.tag != f"{_IN}schematron-output":
        raise UnknownSyntaxError(root=str(root.tag), hint="SVRL starts with schematron-output")
    return tuple(_failed(element) for element in root.iter(*_KINDS))


def usual_location(location: str) -> str:
    """The XPath of a report with the usual prefixes, however its compiler wrote it."""
    for step in _STEPS:
        location = step.sub(_step, location)
    return location


def _failed(element: Element) -> Failed:
    stated = Stated(
        id=element.get("id") or "",
        flag=element.get("flag"),
        role=element.get("role"),
        location=element.get("location") or "",
        text=_words(element, _TEXT),
    )
    text = f"{stated.text} {_words(element, _DIAGNOSTIC)}".strip()
    found = _LABEL.match(text)
    label = found[1] if found else ""
    return Failed(
        id=stated.id.strip() or label,
        flag=(stated.flag or stated.role or "").strip().lower(),
        location=usual_location(stated.location),
        test=element.get("test") or "",
        text=text,
        report=element.tag == _KINDS[1],
        label=label,
        stated=stated,
    )


def _words(element: Element, name: str) -> str:
    """What the children of this name say, white space collapsed."""
    parts = element.iterchildren(name)
    return " ".join(" ".join("".join(_texts(part)) for part in parts).split())


def _texts(element: Element) -> Iterator[str]:
    return (str(text) for text in element.itertext())


def _step(match: re.Match[str]) -> str:
    namespace, name = match["ns"], match["name"]
    if not namespace:
        return name
    prefix = PREFIXES.get(namespace)
    return f"{prefix}:{name}" if prefix else f"Q{{{namespace}}}{name}"

"""What the schema says of a document, as findings of the rule `XSD`."""

from collections.abc import Iterator

from einvoice.opening import Opened
from einvoice.profiles import Profile
from einvoice.structure import Fault, faults
from einvoice.syntax.detect import Syntax
from einvoice.syntax.formats import format_of
from einvoice.syntax.report import Locations
from einvoice.verdict import Finding, Location

_VERSIONS = {Syntax.CII: "CII D16B", Syntax.ZUGFERD_1: "ZUGFeRD 1.0"}


def version_of(syntax: Syntax) -> str:
    """The schema whose facts are checked."""
    return _VERSIONS.get(syntax, "UBL 2.1")


_UNKNOWN = frozenset({"XSD.unexpected", "XSD.unexpected-end"})


def structural(opened: Opened, profile: Profile | None) -> Iterator[Finding]:
    """A finding for each fault of the structure, and one for what a parser had to heal."""
    for issue in opened.result.issues:
        if issue.ill_formed:
            yield Finding(
                "XML",
                "structure",
                "fatal",
                location=Location(issue.location, issue.line),
                values={"detail": issue.message},
                text="structure/XML",
            )
    syntax = opened.result.syntax
    if found := faults(opened.root, syntax):
        locations = Locations(format_of(syntax).namespaces)
        unmapped = {part.location for part in opened.result.unmapped}
        # Factur-X follows D22B, which has elements that D16B lacks; those that stand for one of
        # its terms are judged by its own rules.
        is_newer = profile is not None and "facturx" in profile.rule_sets
        for fault in found:
            place = locations.of(fault.element, fault.attribute)
            is_known = is_newer and fault.kind in _UNKNOWN and place not in unmapped
            yield _finding(fault, place, decides=not is_known)


def _finding(fault: Fault, place: str, *, decides: bool) -> Finding:
    return Finding(
        "XSD",
        "structure",
        "fatal",
        location=Location(place, fault.line),
        values=fault.values,
        kind=fault.kind.removeprefix("XSD."),
        decides=decides,
        text=f"structure/{fault.kind}",
    )

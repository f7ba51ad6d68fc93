"""What validation returns: the verdict, and every finding with its place and its explanation."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from einvoice.errors import InvalidInvoiceError
from einvoice.profiles import Profile
from einvoice.syntax.detect import Syntax

if TYPE_CHECKING:
    from einvoice.rules.kosit import Acceptance

Severity = Literal["fatal", "warning", "information"]
"""How bad a finding is, in the words of the official rules."""

Language = Literal["en", "de"]
"""The languages of explanations."""


PatchVerb = Literal["add", "remove", "replace"]
"""What a step of a patch does."""

Engine = Literal["native", "official", "both"]
"""What checks the rules: ours, the official artefacts, or these with ours beside them."""

Difference = Literal["only-native", "only-official", "severity", "verdict"]
"""How two engines may disagree."""


class Verdict(StrEnum):
    """What the rules say of a document as a whole."""

    ACCEPT = "accept"
    """Everything that decides was checked, and nothing fatal was found."""
    REJECT = "reject"
    """Something fatal was found."""
    UNDECIDED = "undecided"
    """Nothing fatal was found, but something that decides could not be checked."""


@dataclass(frozen=True, slots=True)
class Location:
    """A place in the source."""

    xpath: str
    line: int


@dataclass(frozen=True, slots=True)
class Operation:
    """One step of a JSON Patch (RFC 6902) on the invoice as JSON."""

    op: PatchVerb
    path: str
    """A JSON Pointer: "/totals/sum_of_lines"."""
    value: object = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """A finding in words, in one language."""

    message: str
    """What is wrong in this document, with its values."""
    why: str
    """Why the rule exists."""
    fix: str
    """What to change."""


def _no_values() -> dict[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where a rule does not hold.

    `rule` is the official id, `rule_set` the set that has it, and both are stable, as is `path`;
    the wording is not.
    """

    rule: str
    rule_set: str
    severity: Severity
    terms: tuple[str, ...] = ()
    """The business terms concerned: BT-131, BG-25."""
    path: str = ""
    """The place in the model, "lines[3].net_amount"; empty for the invoice as a whole."""
    location: Location | None = None
    """The place in the source; None where an invoice was validated that has none."""
    values: Mapping[str, str] = field(default_factory=_no_values, hash=False)
    """What the texts say of this document, by name."""
    count: int = 1
    """How often the rule fires here: more than once for the last place that is listed, where
    there are too many to list each."""
    patch: tuple[Operation, ...] = ()
    """The change that mends it, where one is certain."""
    kind: str = ""
    """Which of several faults that a rule stands for: the kinds of `XSD`."""
    decides: bool = True
    """Whether the verdict follows from it. A profile below EN 16931, such as MINIMUM, lacks terms
    that the rules of EN 16931 demand; what these say is shown and decides nothing."""

    text: str = field(default="", repr=False, compare=False)
    """Where its texts are: the area and the key."""
    told: str = ""
    """The message of the official artefact, in its own words; empty where a native rule fired."""

    @property
    def message(self) -> str:
        """What is wrong in this document, with its values, in English."""
        return self.explain().message

    @property
    def why(self) -> str:
        """Why the rule exists, in English."""
        return self.explain().why

    @property
    def fix(self) -> str:
        """What to change, in English."""
        return self.explain().fix

    def explain(self, language: Language = "en") -> Explanation:
        """The finding in words."""
        from einvoice.rules.explaining import explained

        found = explained(self, language)
        return replace(found, message=self.told) if self.told else found


@dataclass(frozen=True, slots=True)
class RuleSetRun:
    """A rule set that was checked, with the upstream version whose behaviour it has."""

    name: str
    version: str
    artefact: str = ""
    """The package and the file in it that were run; empty where native rules were."""
    sha256: str = ""
    """The digest of that file."""


@dataclass(frozen=True, slots=True)
class NotRun:
    """A rule set or a rule that was not checked, and why."""

    name: str
    kind: str
    """Why: a stable word, which names the texts."""
    values: Mapping[str, str] = field(default_factory=_no_values, hash=False)
    decides: bool = False
    """Whether the verdict is open for want of it."""

    @property
    def reason(self) -> str:
        """Why, in English."""
        return self.explain()

    def explain(self, language: Language = "en") -> str:
        """Why, in words."""
        from einvoice.rules.explaining import reason

        return reason(self, language)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Something that one engine says of a document and the other does not."""

    rule_set: str
    """Empty where it is about the verdict as a whole."""
    kind: Difference
    rule: str = ""
    native: str = ""
    """The severity that the native rule has, or the native verdict; empty where it is silent."""
    official: str = ""

    def explain(self, language: Language = "en") -> str:
        """The disagreement in words."""
        from einvoice.rules.texts import filled, text_of

        text = text_of(f"disagreement.{self.kind}", "official", language)
        values = {
            "rule": self.rule,
            "rule_set": self.rule_set,
            "native": self.native,
            "official": self.official,
        }
        return filled(text.says, values) if text else self.kind


def _no_reports() -> dict[str, str]:
    return {}


_ROOTS = {
    Syntax.CII: "CrossIndustryInvoice",
    Syntax.UBL_INVOICE: "Invoice",
    Syntax.UBL_CREDIT_NOTE: "CreditNote",
}


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a validation. A check that did not run is in `not_run`, never "valid"."""

    verdict: Verdict
    findings: tuple[Finding, ...]
    rule_sets: tuple[RuleSetRun, ...]
    not_run: tuple[NotRun, ...]
    profile: Profile | None
    """The profile whose rules were applied; None where BT-24 is none of the known ones."""
    syntax: Syntax | None
    """The syntax of the source; None where an invoice was validated."""
    specification_id: str | None = None
    """What the invoice claims (BT-24), as it stands there."""
    engine: Engine = "native"
    """What checked the rules."""
    svrl: Mapping[str, str] = field(default_factory=_no_reports, hash=False, repr=False)
    """The reports of the official Schematron (SVRL) by rule set; empty for native rules."""
    disagreement: tuple[Disagreement, ...] = ()
    """Where the two engines differ, if both were asked; the verdict is the official one."""
    acceptance: "Acceptance | None" = field(default=None, repr=False)
    """What the KoSIT configuration decided that was asked for."""

    @property
    def fatal(self) -> tuple[Finding, ...]:
        """The findings for which the document is rejected."""
        return tuple(one for one in self.findings if one.severity == "fatal" and one.decides)

    @property
    def counts(self) -> Mapping[Severity, int]:
        """How many faults there are of each severity, those not listed one by one included."""
        found: Counter[Severity] = Counter()
        for one in self.findings:
            found[one.severity] += one.count
        return {name: found[name] for name in ("fatal", "warning", "information")}

    @property
    def kosit(self) -> "Acceptance":
        """What the KoSIT validator would decide: its scenario, its levels, accept or reject.

        Where a configuration was run, that is its decision.
        """
        if self.acceptance is not None:
            return self.acceptance
        from einvoice.rules.kosit import acceptance, scenario_for

        root = _ROOTS.get(self.syntax, "") if self.syntax else ""
        scenario = scenario_for(self.specification_id, root)
        wanted = scenario.rule_sets if scenario else ()
        return acceptance(
            self.specification_id,
            root,
            ((one.rule, one.severity) for one in self.findings if one.rule_set in wanted),
            schema_valid=all(one.rule_set != "structure" for one in self.findings),
            complete={"structure", *wanted} <= {one.name for one in self.rule_sets},
        )

    def raise_for_errors(self) -> None:
        """Raise `InvalidInvoiceError` unless the verdict is to accept."""
        if self.verdict is not Verdict.ACCEPT:
            raise InvalidInvoiceError(rules=sorted({one.rule for one in self.fatal}))

    def to_html(
        self, *, language: Language = "en", source: bytes | None = None, name: str = ""
    ) -> str:
        """The report as a page: with `source`, the bytes that were validated, also what they are.

        `name` is what the document is called.
        """
        from einvoice.report.html import as_html

        return as_html(self, language=language, source=source, name=name)

    def to_pdf(
        self, *, language: Language = "en", source: bytes | None = None, name: str = ""
    ) -> bytes:
        """The report as a tagged PDF (PDF/UA), with the same as `to_html`; needs the extra `pdf`.

        Of thousands of findings, the first of every rule, and how many more there are.
        """
        from einvoice.report.pdf import as_pdf

        return as_pdf(self, language=language, source=source, name=name)

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from einvoice.notebook.shown import of_report

        return of_report(self)


def verdict_of(findings: Iterable[Finding], not_run: Iterable[NotRun]) -> Verdict:
    """What follows from the findings, and from what could not be checked."""
    if any(one.severity == "fatal" and one.decides for one in findings):
        return Verdict.REJECT
    return Verdict.UNDECIDED if any(one.decides for one in not_run) else Verdict.ACCEPT

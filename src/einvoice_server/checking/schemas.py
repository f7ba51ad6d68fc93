"""Documents to check, and what is found, as the API shows and takes them."""

from typing import Annotated, Literal

from pydantic import Field, JsonValue, StringConstraints

from einvoice_server.kit.files import Upload
from einvoice_server.schema import Arguments, Schema

Xml = Annotated[str, StringConstraints(min_length=1, max_length=1_000_000)]
ProfileName = Annotated[
    str, Field(min_length=1, max_length=200, examples=["xrechnung", "en16931", "peppol"])
]
Language = Literal["en", "de"]
Severity = Literal["fatal", "warning", "information"]


class Document(Arguments):
    """An invoice: a file, or XML as text."""

    file: Upload | None = None
    """XML (CII, UBL) or a PDF with an invoice in it (ZUGFeRD, Factur-X)."""

    xml: Xml | None = None
    """The XML of an invoice as text, instead of a file."""


class ValidateDocument(Document):
    """An invoice to check."""

    profile: ProfileName | None = None
    """Whose rules to apply; without, those of the profile that the invoice claims (BT-24)."""

    language: Language = "en"
    """The language of the explanations."""


class SuggestFixes(Document):
    """An invoice to mend."""

    language: Language = "en"
    """The language of the explanations."""


class ConvertDocument(Document):
    """An invoice to convert, and into what."""

    to: Literal["cii", "ubl"] | None = None
    """The syntax: `cii` (UN/CEFACT, as in ZUGFeRD) or `ubl`; without, it stays."""

    profile: ProfileName | None = None
    """The profile to fit it into; without, it stays."""

    on_loss: Literal["drop", "refuse"] = "drop"
    """Whether what has no place is left out and listed, or the conversion refused."""


class RuleQuery(Arguments):
    """A rule."""

    rule_id: Annotated[
        str, StringConstraints(min_length=1, max_length=60), Field(examples=["BR-CO-10"])
    ]
    """Its official id, whatever its case: `BR-CO-10`, `BR-DE-15`, `PEPPOL-EN16931-R003`."""

    language: Language = "en"
    """The language of the explanation."""


class CodeListQuery(Arguments):
    """A code list."""

    code_list: Annotated[
        str, StringConstraints(min_length=1, max_length=60), Field(examples=["4461"])
    ]
    """Its name: `4461` (payment means), `5305` (VAT categories), `rec20` (units), `eas`."""

    keyword: Annotated[str, StringConstraints(max_length=100)] | None = None
    """Only codes that have this in them or in their meaning, whatever its case."""


class PatchStep(Schema):
    """One change to the invoice, as JSON Patch (RFC 6902) has it."""

    op: Literal["add", "remove", "replace"]
    """What is done."""

    path: str
    """Where, as JSON Pointer into the invoice: `/totals/sum_of_lines`."""

    value: JsonValue = None
    """The new value."""


class FindingView(Schema):
    """A place where a rule does not hold."""

    rule: str
    """The official id of the rule."""

    rule_set: str
    """The set that has it."""

    severity: Severity
    """How bad it is."""

    decides: bool
    """Whether the verdict follows from it."""

    message: str
    """What is wrong, with the values of this document."""

    why: str
    """Why the rule is there."""

    fix: str
    """What to change."""

    terms: list[str]
    """The business terms concerned: BT-131."""

    path: str
    """The place in the invoice, `lines[3].net_amount`; empty for the invoice as a whole."""

    line: int | None
    """The line of the XML."""

    xpath: str | None
    """The place in the XML."""

    count: int
    """How often the rule fires there."""

    patch: list[PatchStep]
    """The change that mends it, where one is certain."""


class RuleSetView(Schema):
    """A set of rules that was checked."""

    name: str
    """What it is called."""

    version: str
    """The version of the official rules."""


class NotRunView(Schema):
    """What was not checked."""

    name: str
    """A set of rules, or a rule."""

    reason: str
    """Why it was not."""

    decides: bool
    """Whether the verdict is open for want of it."""


class ReportView(Schema):
    """What the rules say of an invoice."""

    verdict: Literal["accept", "reject", "undecided"]
    """`accept`: nothing fatal. `reject`: something fatal. `undecided`: something is unchecked."""

    profile: str | None
    """The profile whose rules were applied."""

    syntax: str | None
    """How the document is written."""

    specification_id: str | None
    """What the invoice claims to be (BT-24)."""

    counts: dict[Severity, int]
    """How many faults there are of each severity."""

    findings: list[FindingView]
    """What is wrong, the first 200."""

    total_findings: int
    """How many findings there are, listed or not."""

    rule_sets: list[RuleSetView]
    """What was checked."""

    not_run: list[NotRunView]
    """What was not."""


class FixesView(Schema):
    """How far an invoice can be mended without asking anybody."""

    verdict_before: Literal["accept", "reject", "undecided"]
    """What the rules say of the invoice as it is."""

    verdict_after: Literal["accept", "reject", "undecided"]
    """What they say of it with the changes."""

    changes: list[FindingView]
    """The findings that are mended, each with its patch, in the order of the changes."""

    remaining: list[FindingView]
    """What is left, the first 200; its `fix` says what somebody has to decide."""

    total_remaining: int
    """How many findings are left, listed or not."""

    document: str | None
    """The XML with the changes; nothing where there are none or the syntax is not written."""


class LossView(Schema):
    """A value that has no place in the new document."""

    path: str
    """Where it stood in the invoice."""

    term: str | None
    """Its business term."""

    value: str
    """What was stated."""

    reason: str
    """Why it was left out."""


class ConvertedView(Schema):
    """An invoice in its new form."""

    syntax: str
    """How it is written now."""

    profile: str | None
    """The profile that it claims now."""

    document: str
    """The XML."""

    losses: list[LossView]
    """What is not in it as it was, the first 200."""

    total_losses: int
    """How many there are, listed or not."""


class RuleView(Schema):
    """A rule as one set has it."""

    id: str
    """Its official id."""

    rule_set: str
    """The set that has it."""

    version: str
    """The version of the official rules."""

    severity: Severity
    """How bad it is where it does not hold."""

    syntaxes: list[str]
    """The syntaxes that it is for."""

    terms: list[str]
    """The business terms that it is about."""

    rule: str
    """What must hold."""

    why: str
    """Why it is there."""

    fix: str
    """What to change where it does not hold."""


class RuleExplained(Schema):
    """A rule, in every set that has it."""

    rule_id: str
    """Its official id."""

    entries: list[RuleView]
    """The rule as each set has it."""


class CodeListName(Schema):
    """A code list by name."""

    name: str
    """How it is asked for."""

    title: str
    """What its codes stand for."""


class CodeLists(Schema):
    """All code lists."""

    code_lists: list[CodeListName]
    """By name; those that restrict or extend another begin with its name."""


class CodeView(Schema):
    """A code."""

    code: str
    """As it is written in an invoice."""

    meaning: str
    """What it means, in English."""


class CodeListView(Schema):
    """A code list."""

    name: str
    """How it is asked for."""

    title: str
    """What its codes stand for."""

    origin: str
    """Who keeps the list."""

    version: str
    """The version of the official rules that these values were taken from."""

    terms: list[str]
    """The business terms that take a code of it."""

    codes: list[CodeView]
    """The codes."""

    total: int
    """How many codes the list has, shown or not."""

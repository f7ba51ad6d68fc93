"""Whether another validator accepts what we write, wherever it accepts what we read."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from einvoice import Invoice, Syntax, convert, read, write
from einvoice.rules.kosit import scenario_for
from tests.oracle.accepting import with_scenario
from tests.oracle.judging import Comparison, Judge

BY_SYNTAX = {
    ("BR-53", "cii"): "CII also asks for a currency other than that of the invoice",
    ("BR-CO-15", "ubl"): "CII also allows a total that leaves the VAT out",
    ("BR-E-01", "cii"): "UBL takes the breakdown itself for a use of the category",
    ("BR-S-08", "cii"): "UBL allows a difference of one",
    ("PEPPOL-EN16931-R055", "cii"): "in UBL a total of nothing has either sign",
}
"""The rules that officially ask more of the same values in this syntax than in the other."""
_LOST = "the other syntax has no place for all of it, and the losses say so"
_ROOTS = {
    Syntax.CII: "CrossIndustryInvoice",
    Syntax.UBL_INVOICE: "Invoice",
    Syntax.UBL_CREDIT_NOTE: "CreditNote",
}


@dataclass(frozen=True, slots=True)
class _Written:
    """What was written of a document."""

    name: str
    scenario: str
    file: Path
    syntax: Syntax
    converted: bool
    """Whether this is the other syntax than that of the document."""
    lossy: bool
    """Whether the conversion said that something is lost."""


def writing(judge: Judge, sample: int = 0) -> Comparison:
    """Write every accepted document of the corpus in both syntaxes, and ask a judge.

    Args:
        judge: the other validator.
        sample: as in `accepting`.
    """
    comparison = Comparison(judge.name, "accepted documents, written again")
    with tempfile.TemporaryDirectory() as folder:
        every = list(_every(sample, Path(folder)))
        judged = [one for one in every if one.scenario in judge.scenarios]
        judgements = judge.run([(one.scenario, one.file) for one in judged])
    for one in every:
        if one.scenario not in judge.scenarios:
            comparison.not_judged[f"has no rules for {one.scenario}"] += 1
    for one, judgement in zip(judged, judgements, strict=True):
        if judgement.accepted:
            comparison.note(one.name, [])
            continue
        errors = judgement.errors or ("rejected",)
        agreed = [_agreed(error, one, judge) for error in errors]
        if all(agreed):
            comparison.note(one.name, [], sorted(set(agreed)))
        else:
            comparison.note(one.name, errors)
    return comparison


def _agreed(error: str, written: _Written, judge: Judge) -> str:
    """Why it is agreed that the judge may say this; empty if it is not."""
    if error in judge.dropped:
        return f"{error} {judge.dropped[error]}"
    if not written.converted:
        return ""
    if reason := BY_SYNTAX.get((error, written.syntax.family)):
        return f"{error}: {reason}"
    return _LOST if written.lossy else ""


def _every(sample: int, folder: Path) -> Iterator[_Written]:
    for document in with_scenario(sample):
        if "kosit" not in document.row or not document.row["kosit"]["accept"]:
            continue
        result = read(document.data)
        own = write(result.invoice, syntax=result.syntax)
        other = convert(result, to="ubl" if result.syntax is Syntax.CII else "cii")
        both = ((result.syntax, own, False), (other.syntax, other.data, bool(other.losses)))
        for syntax, data, lossy in both:
            file = folder / f"{document}-{syntax}.xml"
            file.write_bytes(data)
            name = f"{document} ({document.row['path']}) as {syntax}"
            scenario = _scenario(result.invoice, syntax)
            yield _Written(name, scenario, file, syntax, syntax != result.syntax, lossy)


def _scenario(invoice: Invoice, syntax: Syntax) -> str:
    claimed = invoice.process.specification_id if invoice.process else None
    scenario = scenario_for(claimed, _ROOTS[syntax])
    return scenario.name if scenario else f"{claimed} in {syntax}"

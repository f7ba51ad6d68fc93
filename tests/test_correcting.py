"""Credit notes, corrected invoices and reversals: what changes, and that they stay valid."""

from datetime import date
from decimal import Decimal
from typing import get_args

import pytest

from einvoice import Invoice, Verdict, calculate, correction_of, diff, read, validate, write
from einvoice.compare import values_of
from einvoice.correcting import CorrectionKind
from einvoice.errors import CorrectionError, ReadError
from einvoice.example import example_invoice
from einvoice.model.reference import PrecedingInvoice
from einvoice.syntax.detect import CREDIT_NOTE_TYPES
from einvoice.terms import at
from tests.builders import full_invoice, invoice
from tests.corpus_files import CorpusFile, corpus_files

KINDS: tuple[CorrectionKind, ...] = get_args(CorrectionKind)
every_kind = pytest.mark.parametrize("kind", KINDS)


def corrected(original: Invoice, kind: CorrectionKind) -> Invoice:
    return correction_of(original, kind=kind, number="C-1", issue_date="2026-02-10")


@every_kind
def test_the_new_document_refers_to_the_invoice(kind: CorrectionKind) -> None:
    made = corrected(invoice(), kind)
    assert (made.number, made.issue_date) == ("C-1", date(2026, 2, 10))
    assert made.preceding_invoices == (
        PrecedingInvoice(reference="R-1", issue_date=date(2026, 1, 31)),
    )


@pytest.mark.parametrize(
    ("kind", "of", "to"),
    [
        ("credit_note", "380", "381"),
        ("credit_note", "384", "381"),
        ("credit_note", "389", "261"),
        ("credit_note", None, "381"),
        ("corrected", "380", "384"),
        ("corrected", "389", "389"),
        ("corrected", "381", "381"),
        ("reversal", "380", "384"),
        ("reversal", "381", "381"),
        ("reversal", "261", "261"),
    ],
)
def test_the_type_follows_from_the_kind_and_the_type_of_the_invoice(
    kind: CorrectionKind, of: str | None, to: str
) -> None:
    assert corrected(invoice(type_code=of), kind).type_code == to


def test_another_type_can_be_asked_for() -> None:
    made = correction_of(
        invoice(), kind="reversal", number="C-1", issue_date="2026-02-10", type_code="380"
    )
    assert made.type_code == "380"


@pytest.mark.parametrize("kind", ["credit_note", "corrected"])
def test_amounts_of_a_credit_note_and_of_a_corrected_invoice_stay(kind: CorrectionKind) -> None:
    changed = {
        one.path.partition("[")[0]
        for one in diff(example_invoice(), corrected(example_invoice(), kind))
    }
    assert changed == {"number", "issue_date", "type_code", "preceding_invoices"}


def test_every_amount_of_a_reversal_is_negative_and_no_price_is() -> None:
    original = full_invoice()
    before = dict(values_of(original))
    after = dict(values_of(corrected(original, "reversal")))
    for path, value in before.items():
        if not isinstance(value, Decimal):
            continue
        turned = after[path] == -value
        part = path.rpartition(".")[2]
        if ".price." in path or ".item." in path:
            assert after[path] == value, path
        elif at(path).data_type == "Amount":
            assert turned, path
        else:
            wanted = part in ("quantity", "charge_free_quantity", "package_quantity")
            assert turned == wanted, path


def test_a_reversal_of_a_reversal_has_the_amounts_of_the_invoice() -> None:
    once = corrected(example_invoice(), "reversal")
    twice = correction_of(once, kind="reversal", number="C-2", issue_date="2026-02-10")
    assert (twice.totals, twice.vat_breakdown, twice.lines) == (
        example_invoice().totals,
        example_invoice().vat_breakdown,
        example_invoice().lines,
    )


def test_a_zero_does_not_become_negative() -> None:
    totals = example_invoice().totals
    assert totals is not None
    original = example_invoice().replace(totals=totals.replace(paid_amount="0.00"))
    made = corrected(original, "reversal").totals
    assert made is not None
    assert str(made.paid_amount) == "0.00"


def test_long_numbers_keep_all_their_digits() -> None:
    long = Decimal("1" * 40 + ".01")
    totals = invoice().totals
    assert totals is not None
    made = corrected(invoice(totals=totals.replace(amount_due=long)), "reversal").totals
    assert made is not None
    assert made.amount_due == long.copy_negate()
    assert len(str(made.amount_due)) == 44


def test_the_base_of_a_discount_in_the_payment_terms_turns_too() -> None:
    terms = (
        "In words #BASISBETRAG=1.00#\n"
        "#SKONTO#TAGE=14#PROZENT=2.00#BASISBETRAG=100.00#\n#SKONTO#TAGE=7#PROZENT=3.00#\n"
    )
    made = corrected(invoice(payment_terms=terms), "reversal")
    assert made.payment_terms == terms.replace("=100.00", "=-100.00")
    again = correction_of(made, kind="reversal", number="C-2", issue_date="2026-02-10")
    assert again.payment_terms == terms


def test_a_due_date_before_the_new_document_becomes_its_day() -> None:
    early, late = invoice(due_date=date(2026, 2, 1)), invoice(due_date=date(2026, 3, 1))
    assert corrected(early, "credit_note").due_date == date(2026, 2, 10)
    assert corrected(late, "credit_note").due_date == date(2026, 3, 1)
    assert corrected(invoice(), "credit_note").due_date is None


def test_the_name_of_the_document_is_not_kept() -> None:
    assert corrected(invoice(name="Invoice"), "credit_note").name is None


def test_the_reason_becomes_the_first_note() -> None:
    original = example_invoice()
    made = correction_of(
        original, kind="credit_note", number="C-1", issue_date="2026-02-10", reason="Returned"
    )
    assert [note.text for note in made.notes] == ["Returned", original.notes[0].text]


def test_a_credit_note_takes_back_no_credit_note() -> None:
    with pytest.raises(CorrectionError, match="reversal") as raised:
        corrected(invoice(type_code="381"), "credit_note")
    assert raised.value.path == "type_code"


def test_an_invoice_without_a_number_cannot_be_referred_to() -> None:
    with pytest.raises(CorrectionError):
        corrected(invoice(number=None), "credit_note")


def test_the_new_number_is_another() -> None:
    with pytest.raises(CorrectionError, match="R-1"):
        correction_of(invoice(), kind="credit_note", number="R-1", issue_date="2026-02-10")


def test_other_kinds_are_refused() -> None:
    with pytest.raises(ValueError, match="credit_note"):
        corrected(invoice(), "storno")  # pyright: ignore[reportArgumentType] - on purpose


@every_kind
@pytest.mark.parametrize("profile", ["xrechnung", "peppol", "factur-x-extended", "en16931"])
def test_corrections_of_the_example_are_accepted(kind: CorrectionKind, profile: str) -> None:
    syntax = "cii" if profile.startswith("factur-x") else "ubl"
    original = read(write(example_invoice(), syntax=syntax, profile=profile)).invoice
    made = corrected(original, kind)
    assert validate(write(made, syntax=syntax)).verdict is Verdict.ACCEPT
    assert calculate(made).totals == made.totals


@every_kind
def test_what_is_left_of_a_credit_note_can_be_calculated(kind: CorrectionKind) -> None:
    made = corrected(example_invoice(), kind)
    partly = calculate(made.replace(lines=made.lines[:1], charges=[]))
    assert validate(partly).verdict is Verdict.ACCEPT
    assert partly.totals is not None
    assert abs(partly.totals.amount_due or 0) == Decimal("481.50")


def accepted() -> list[CorpusFile]:
    """Documents of the corpus without a fatal finding, some of each family."""
    clean = [
        file
        for file in corpus_files()
        if file.verdicts and all(not one.get("fatal", 1) for one in file.verdicts.values())
    ]
    return clean[::4]


BESIDES = {
    "PEPPOL-EN16931-P0112",  # 384 is for parties in Germany only
    "DK-R-016",  # a credit note of an invoice with a negative total is negative too
}


@pytest.mark.parametrize("file", accepted(), ids=str)
def test_corrections_of_sound_documents_are_sound(file: CorpusFile) -> None:
    try:
        result = read(file.data)
    except ReadError:
        return
    original = result.invoice
    if validate(result).verdict is not Verdict.ACCEPT:
        return
    kinds = KINDS[1:] if original.type_code in CREDIT_NOTE_TYPES else KINDS
    for kind in kinds:
        made = correction_of(
            original,
            kind=kind,
            number=f"C-{original.number}",
            issue_date=original.issue_date or "2026-02-10",
        )
        written = write(made, syntax=result.syntax.family)
        rules = {finding.rule for finding in validate(written).fatal}
        assert rules <= BESIDES, kind

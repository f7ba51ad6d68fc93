"""Cases of the Dutch rules."""

from decimal import Decimal

from einvoice.model.invoice import Invoice
from einvoice.model.party import TaxRepresentative
from einvoice.model.payment import PaymentMeans
from einvoice.model.reference import PrecedingInvoice
from einvoice.model.values import Identifier
from tests.builders import line
from tests.rules.cases import Case
from tests.rules.peppol.documents import CII, TOTALS, UBL
from tests.rules.peppol.national import at, between, by, paid


def credited(reference: str | None, code: str = "381", country: str = "NL") -> Invoice:
    """A credit note of a Dutch seller."""
    preceding = [PrecedingInvoice(reference=reference)] if reference else []
    return between(country, type_code=code, preceding_invoices=preceding)


def located(party: str, field: str, country: str = "NL") -> Invoice:
    """An invoice between Dutch parties, one of whom lacks a part of its address."""
    return between("NL", **{party: {"address": at(country, **{field: None})}})


def represented(field: str, country: str = "NL") -> Invoice:
    """An invoice with a tax representative that lacks a part of its address."""
    address = at(country, **{field: None})
    return between("NL", tax_representative=TaxRepresentative(name="Example", address=address))


def known(party: str, scheme: str | None, value: str = "1") -> Invoice:
    """An invoice between Dutch parties, one of whom has a company number."""
    return between("NL", **{party: {"legal_id": Identifier(value=value, scheme=scheme)}})


def owing(due: str | None, code: str = "380", *means: PaymentMeans) -> Invoice:
    """An invoice of a Dutch seller with an amount due."""
    totals = TOTALS.replace(amount_due=None if due is None else Decimal(due))
    return between("NL", type_code=code, totals=totals, payment=by(*means) if means else None)


def ordered(order: str | None, order_line: str | None = "1") -> Invoice:
    """An invoice of a Dutch seller whose line refers to an order."""
    lines = [line(order_line_reference=order_line)]
    return between("NL", purchase_order_reference=order, lines=lines)


SUB_LINES = [line(sub_lines=[line(order_line_reference="1")])]

CASES = (
    Case("NL-R-001", credited(None), credited("R-1"), UBL, credit_note=True),
    Case("NL-R-001", credited(None, "396"), credited("R-1", "396"), CII),
    Case("NL-R-001", credited(None, "381"), credited(None, "380"), CII),
    Case("NL-R-001", credited(None), credited(None, country="DE"), CII),
    Case("NL-R-002", located("seller", "line_1"), between("NL")),
    Case("NL-R-002", located("seller", "city", "nl"), located("buyer", "city")),
    Case("NL-R-003", known("seller", "0088"), known("seller", "0106")),
    Case("NL-R-003", known("seller", None), known("seller", "0190")),
    Case("NL-R-003", known("seller", "0106", ""), between("NL")),
    Case("NL-R-004", located("buyer", "post_code"), located("buyer", "post_code", "BE")),
    Case("NL-R-005", known("buyer", "0088"), known("buyer", "0190")),
    Case("NL-R-005", known("buyer", None), between("NL")),
    Case("NL-R-006", represented("city"), represented("city", "BE")),
    Case("NL-R-007", owing("1"), owing("0")),
    Case("NL-R-007", owing(None), owing("1", "380", paid("30", "1"))),
    Case("NL-R-007", owing("-1"), owing("1"), UBL, credit_note=True),
    Case("NL-R-007", owing("-1", "381"), owing("1", "381"), CII),
    Case("NL-R-007", owing("1"), between("NL", totals=None)),
    Case(
        "NL-R-008",
        fires=between("NL", payment=by(paid("42", "1"))),
        silent=between("NL", payment=by(paid("58", "1"))),
    ),
    Case(
        "NL-R-008",
        fires=between("NL", payment=by(PaymentMeans())),
        silent=between("NL", None, {"address": at("BE")}, payment=by(paid("42", "1"))),
    ),
    Case("NL-R-009", ordered(None), ordered("O-1")),
    Case("NL-R-009", ordered(None), ordered(None, None)),
    Case("NL-R-009", between("NL", lines=SUB_LINES), between("DE", lines=SUB_LINES), UBL),
)

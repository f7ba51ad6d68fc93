"""What is said of payment fits together."""

from einvoice.rules.german_forms import discount_lines, is_discount
from einvoice_server.invoices.making.case import CARDS, DEBITS, TRANSFERS, Case
from einvoice_server.invoices.making.checks.faults import Faults, check_code, fault, missing
from einvoice_server.invoices.making.checks.items import check_decimals


def check_payment(case: Case) -> Faults:
    """All about how to pay."""
    payment, code = case.payment, case.means_code
    yield from check_code("payment.meansCode", payment.means_code, "4461")
    if code in ("30", "58") and not case.iban:
        yield missing(
            "payment.iban", f"Means of payment {code}, a transfer, needs payment.iban, "
            "or the iban of the seller.",
        )  # fmt: skip
    if code in DEBITS and not case.mandate_reference:
        yield missing(
            "payment.mandateReference", f"Means of payment {code}, a direct debit, needs a mandate."
        )
    if payment.debited_iban and not case.mandate_reference:
        yield missing("payment.mandateReference", "An account that is debited goes with a mandate.")
    if case.is_strict:
        yield from _strict(case)
    for index, skonto in enumerate(payment.skonto):
        place = f"payment.skonto[{index}].baseAmount"
        yield from check_decimals(place, skonto.base_amount, case.currency)
    for line in discount_lines(payment.terms or ""):
        if not is_discount(line):
            yield fault(
                "payment.terms",
                "terms",
                "A line that begins with # must be a discount as #SKONTO#TAGE=14#PROZENT=2.00#; "
                "use payment.skonto.",
            )
            break


def _strict(case: Case) -> Faults:
    code, payment = case.means_code, case.payment
    if code in CARDS:
        yield fault(
            "payment.meansCode", "not_supported", "Payment by card cannot be stated in XRechnung "
            "here; use 1 (not defined) and say it in payment.terms.",
        )  # fmt: skip
    if code in TRANSFERS and case.mandate_reference:
        yield fault(
            "payment.meansCode", "ambiguous", "A transfer has no mandate: leave out "
            "mandateReference, or use 59 (direct debit).",
        )  # fmt: skip
    if case.mandate_reference and not (payment.creditor_id or case.seller.creditor_id):
        yield missing(
            "payment.creditorId", "A direct debit needs the creditor identifier of the seller."
        )
    if case.mandate_reference and not payment.debited_iban:
        yield missing("payment.debitedIban", "A direct debit needs the account that is debited.")

"""When it was delivered or performed."""

import re
from collections.abc import Iterator

from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated
from einvoice.rules.xrechnung.presence import ABSENT, noticed_at, unmapped_named

_DATE = "ActualDeliveryDate"
_PERIOD = re.compile(
    r"/[^/]+/cac:InvoicePeriod|.*/ram:ApplicableHeaderTradeSettlement/ram:BillingSpecifiedPeriod"
    r"|.*/ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime"
)
"""Where the time stands, though the model holds none."""
_PERIOD_OF_LINE = re.compile(
    r"/[^/]+/cac:(?:Invoice|CreditNote)Line(?:\[(\d+)\])?/cac:InvoicePeriod"
    r"|.*/ram:IncludedSupplyChainTradeLineItem(?:\[(\d+)\])?/.*/ram:BillingSpecifiedPeriod"
)


@rule("BR-DE-TMP-32", "BT-72", "BG-14", "BG-26", severity="information")
def time_of_supply(stated: Stated) -> Iterator[Hit]:
    """The invoice, or each of its lines, says when it was supplied."""
    invoice = stated.invoice
    if invoice.delivery is not None and invoice.delivery.date is not None:
        return
    if invoice.invoicing_period is not None or _has_code_in_period(stated):
        return
    if all(line.period is not None for line in stated.lines) or _is_said_otherwise(stated):
        return
    periods = _further_periods(stated)
    for index, line in enumerate(stated.lines):
        if line.period is None and index not in periods:
            yield Hit("delivery.date", {"line": line.id or ABSENT})
            return


def _has_code_in_period(stated: Stated) -> bool:
    """Whether the period has the code of the tax point alone, which UBL keeps in it."""
    return stated.syntax == "ubl" and stated.invoice.vat_point_date_code is not None


def _is_said_otherwise(stated: Stated) -> bool:
    """Whether the source has a time or a period that is no value, or a second delivery."""
    if any(noticed_at(stated, _PERIOD)):
        return True
    return any(
        _DATE in part.xml and part.location.count("/") == 2
        for part in unmapped_named(stated, "Delivery")
    )


def _further_periods(stated: Stated) -> set[int]:
    """The lines with a period that says nothing which the model could hold."""
    found = (match[1] or match[2] for match in noticed_at(stated, _PERIOD_OF_LINE))
    return {int(number or 1) - 1 for number in found}


RULES = declared_in(globals())

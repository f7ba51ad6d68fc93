"""When and where an intra-community supply was delivered (BR-IC-11, BR-IC-12)."""

from collections.abc import Iterator

from einvoice.rules.en16931.vat.groups import vat_groups
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated

_CODE = "K"


@rule("BR-IC-11", "BT-72", "BG-14", "BT-118")
def delivered_when(stated: Stated) -> Iterator[Hit]:
    """A delivery date or an invoicing period; in UBL anything that is said of a period serves."""
    if _CODE not in vat_groups(stated).breakdown:
        return
    invoice = stated.invoice
    if invoice.delivery is not None and invoice.delivery.date is not None:
        return
    period = invoice.invoicing_period
    if stated.syntax == "ubl":
        said = period is not None or invoice.vat_point_date_code is not None
    else:
        said = period is not None and (period.start_date is not None or period.end_date is not None)
    if not said:
        yield Hit("delivery.date")


@rule("BR-IC-12", "BT-80", "BT-118")
def delivered_where(stated: Stated) -> Iterator[Hit]:
    """A country of delivery; UBL wants two letters, CII any text or none."""
    if _CODE not in vat_groups(stated).breakdown:
        return
    delivery = stated.invoice.delivery
    address = delivery.address if delivery else None
    country = address.country_code if address else None
    if country is None or (stated.syntax == "ubl" and len(country) < 2):
        yield Hit("delivery.address.country_code", {"stated": country or "-"})


RULES = declared_in(globals())

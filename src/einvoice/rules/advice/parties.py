"""What the tax numbers of the parties say together."""

from collections.abc import Iterator
from decimal import Decimal

from einvoice.rules.advice.vat_numbers import is_vat_id
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated

_ZERO = Decimal(0)


@rule("ADV-TAX-NUMBER", "BT-32", "BT-31", severity="warning")
def vat_id_as_tax_number(stated: Stated) -> Iterator[Hit]:
    """The only tax number of the seller is a VAT identifier, stated as a local number."""
    seller = stated.invoice.seller
    if seller is None or seller.vat_id or not seller.tax_registration_id:
        return
    text = seller.tax_registration_id
    if is_vat_id(text):
        yield Hit(
            "seller.tax_registration_id",
            {"stated": text},
            patch=(("remove", "seller.tax_registration_id", None), ("add", "seller.vat_id", text)),
        )


@rule("ADV-SAME-VAT-ID", "BT-31", "BT-48", severity="warning")
def seller_is_buyer(stated: Stated) -> Iterator[Hit]:
    """Seller and buyer have one VAT identifier, yet VAT is charged."""
    seller, buyer, totals = stated.invoice.seller, stated.invoice.buyer, stated.invoice.totals
    if seller is None or buyer is None or totals is None or not seller.vat_id:
        return
    if seller.vat_id == buyer.vat_id and (totals.vat_total or _ZERO) > 0:
        yield Hit("buyer.vat_id", {"stated": seller.vat_id})


RULES = declared_in(globals())

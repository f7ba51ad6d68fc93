"""What the exchange over Peppol asks for: the process, and where documents are delivered."""

from collections.abc import Iterator

from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated


@rule("PEPPOL-EN16931-R001", "BT-23")
def business_process(stated: Stated) -> Iterator[Hit]:
    """BT-23 is stated."""
    process = stated.invoice.process
    if process is None or process.business_process_type is None:
        yield Hit("process.business_process_type")


@rule("PEPPOL-EN16931-R010", "BT-49")
def buyer_address(stated: Stated) -> Iterator[Hit]:
    """BT-49 is stated."""
    buyer = stated.invoice.buyer
    if buyer is not None and buyer.electronic_address is None:
        yield Hit("buyer.electronic_address")


@rule("PEPPOL-EN16931-R020", "BT-34")
def seller_address(stated: Stated) -> Iterator[Hit]:
    """BT-34 is stated."""
    seller = stated.invoice.seller
    if seller is not None and seller.electronic_address is None:
        yield Hit("seller.electronic_address")


RULES = declared_in(globals())

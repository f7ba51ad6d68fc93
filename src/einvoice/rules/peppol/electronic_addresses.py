"""Electronic addresses: to and from whom the network delivers."""

from collections.abc import Iterator

from einvoice.codelists import allowed
from einvoice.model.party import Party
from einvoice.rules.peppol.identifiers import line_parties
from einvoice.rules.peppol.leftovers import leaves_named
from einvoice.rules.peppol.parties import parties_of
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated


@rule("PEPPOL-EN16931-R010", "BT-49")
def buyer_has_an_address(stated: Stated) -> Iterator[Hit]:
    """BT-49 must be stated."""
    buyer = stated.invoice.buyer
    if buyer is not None and buyer.electronic_address is None:
        yield Hit("buyer.electronic_address")


@rule("PEPPOL-EN16931-R020", "BT-34")
def seller_has_an_address(stated: Stated) -> Iterator[Hit]:
    """BT-34 must be stated."""
    seller = stated.invoice.seller
    if seller is not None and seller.electronic_address is None:
        yield Hit("seller.electronic_address")


@rule("PEPPOL-EN16931-CL008", "BT-34-1", "BT-49-1", syntax="ubl")
def scheme_is_known(stated: Stated) -> Iterator[Hit]:
    """The scheme of every electronic address is in the list that Peppol takes."""
    schemes = allowed("eas-peppol")
    for path, party in (*parties_of(stated.invoice), *stated.once(line_parties)):
        address = party.electronic_address
        if address is not None and address.scheme is not None and address.scheme not in schemes:
            yield _unknown(path, address.value, address.scheme)
    for leaf in leaves_named(stated, "EndpointID"):
        scheme = leaf.attributes.get("schemeID")
        if scheme is not None and scheme not in schemes:
            values = {"value": leaf.text, "scheme": scheme}
            yield Hit(values=values, location=leaf.part.location, line=leaf.part.line)


@rule("PEPPOL-EN16931-CL008", "BT-34-1", "BT-49-1", syntax="cii")
def scheme_is_stated_and_known(stated: Stated) -> Iterator[Hit]:
    """The electronic addresses of seller and buyer have a scheme, from the list of Peppol."""
    sides: tuple[tuple[str, Party | None], ...] = (
        ("seller", stated.invoice.seller),
        ("buyer", stated.invoice.buyer),
    )
    for path, party in sides:
        address = party.electronic_address if party is not None else None
        if address is not None and (address.scheme or "") not in allowed("eas-peppol-cii"):
            yield _unknown(path, address.value, address.scheme or "")


def _unknown(path: str, value: str, scheme: str) -> Hit:
    values = {"value": value, "scheme": scheme}
    return Hit(f"{path}.electronic_address.scheme", values, kind="" if scheme else "missing")


RULES = declared_in(globals())

"""Cases of the check digits of identifiers."""

from einvoice.model.invoice import Invoice
from einvoice.model.item import Item
from einvoice.model.values import Identifier
from tests.builders import line
from tests.rules.advice.clean import buyer, clean, seller
from tests.rules.cases import Case


def _buyer_id(scheme: str, value: str) -> Invoice:
    return clean(buyer=buyer(legal_id=Identifier(value=value, scheme=scheme)))


def _item_id(scheme: str, value: str) -> Invoice:
    number = Identifier(value=value, scheme=scheme)
    return clean(lines=[line(item=Item(name="Example item", standard_id=number))])


CASES = (
    Case(
        "ADV-VAT-ID",
        fires=clean(seller=seller(vat_id="DE123456789")),
        silent=clean(seller=seller(vat_id="DE123456788")),
    ),
    Case(
        "ADV-NIP",
        fires=clean(seller=seller(vat_id="PL1234567801")),
        silent=clean(seller=seller(vat_id="PL1234567802")),
    ),
    Case(
        "ADV-GLN",
        fires=_buyer_id("0088", "4299999000017"),
        silent=_buyer_id("0088", "4299999000016"),
    ),
    Case(
        "ADV-GTIN",
        fires=_item_id("0160", "12345678901232"),
        silent=_item_id("0160", "12345678901231"),
    ),
    Case(
        "ADV-SIREN",
        fires=_buyer_id("0002", "123456789"),
        silent=_buyer_id("0002", "123456782"),
    ),
    Case(
        "ADV-SIRET",
        fires=_buyer_id("0009", "12345678200011"),
        silent=_buyer_id("0009", "12345678200010"),
    ),
    Case(
        "ADV-LEITWEG-ID",
        fires=clean(buyer=buyer(), buyer_reference="99-EXAMPLE-31"),
        silent=clean(buyer=buyer(), buyer_reference="99-EXAMPLE-30"),
    ),
    Case(
        "ADV-LEI",
        fires=_buyer_id("0199", "529900EXAMPLE0000074"),
        silent=_buyer_id("0199", "529900EXAMPLE0000073"),
    ),
    Case(
        "ADV-REGISTER-NUMBER",
        fires=_buyer_id("0184", "12345675"),
        silent=_buyer_id("0184", "12345674"),
    ),
)

"""VAT identifiers, which begin with the code of their country."""

from collections.abc import Iterator

from einvoice.model.line import Line
from einvoice.model.party import Party
from einvoice.rules.en16931.line_groups import line_groups
from einvoice.rules.en16931.sub_lines import sub_lines
from einvoice.rules.en16931.syntax.outline import Place, outline
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated

_IN_BOTH = """
1A AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS
BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG
EH EL ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN
HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK
LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF
NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD
SE SG SH SI SJ SK SL SM SN SO SR ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA
UG UM US UY UZ VA VC VE VG VI VN VU WF WS XI YE YT ZA ZM ZW
"""
"""The countries of ISO 3166-1 with Kosovo (1A), Greece as it signs (EL) and Northern Ireland (XI).

The official lists differ by one: South Sudan is known in UBL, the Netherlands Antilles in CII.
"""
_UBL = f" {' '.join(sorted([*_IN_BOTH.split(), 'SS']))} "
_CII = frozenset([*_IN_BOTH.split(), "AN"])

_PARTIES = (
    "seller",
    "buyer",
    "payee",
    "tax_representative",
    "delivery",
    "sales_agent",
    "buyer_tax_representative",
    "buyer_agent",
    "product_end_user",
    "ultimate_ship_to",
    "ship_from",
    "invoicer",
    "invoicee",
    "payer",
)


@rule("BR-CO-09", "BT-31", "BT-48", "BT-63")
def vat_ids_begin_with_a_country(stated: Stated) -> Iterator[Hit]:
    """The first two characters of every VAT identifier are the code of a country."""
    is_known = _is_known_to_ubl if stated.syntax == "ubl" else _CII.__contains__
    for path, party in _parties(stated):
        vat_id = party.vat_id
        if vat_id is not None and not is_known(vat_id[:2]):
            yield Hit(f"{path}.vat_id", {"id": vat_id, "prefix": vat_id[:2]}, _TERMS.get(path, ()))
    if stated.unmapped:
        for place in _second_ubl(stated) if stated.syntax == "ubl" else _second_cii(stated):
            if not is_known(place.text[:2]):
                values = {"id": place.text, "prefix": place.text[:2]}
                yield Hit("", values, location=place.location, line=place.line)


_TERMS = {"seller": ("BT-31",), "buyer": ("BT-48",), "tax_representative": ("BT-63",)}


def _is_known_to_ubl(prefix: str) -> bool:
    """Whether the list as one text holds the prefix, so that an empty one and "D" pass."""
    return prefix in _UBL


def _second_ubl(stated: Stated) -> Iterator[Place]:
    """VAT identifiers that the model has no place for: second ones, those of further parties."""
    found = outline(stated)
    ids = {id.context(1): id for id in found.elements("cac:PartyTaxScheme", "cbc:CompanyID")}
    for tax in found.elements("cac:PartyTaxScheme", "cac:TaxScheme", "cbc:ID"):
        if tax.text.strip().upper() == "VAT" and (vat_id := ids.get(tax.context(2))):
            yield vat_id


def _second_cii(stated: Stated) -> Iterator[Place]:
    """The same in CII, which names the tax beside the identifier."""
    for vat_id in outline(stated).elements("ram:SpecifiedTaxRegistration", "ram:ID"):
        if vat_id.element is not None and vat_id.element.get("schemeID") == "VA":
            yield vat_id


def _parties(stated: Stated) -> Iterator[tuple[str, Party]]:
    """Every party of the document with its path; CII lets all of them have a VAT identifier."""
    invoice = stated.invoice
    for name in _PARTIES:
        if (party := getattr(invoice, name)) is not None:
            yield name, party
    if invoice.payment_schedule and (payee := invoice.payment_schedule.payee):
        yield "payment_schedule.payee", payee
    for index, terms in enumerate(invoice.more_payment_terms):
        if terms.payee is not None:
            yield f"more_payment_terms[{index}].payee", terms.payee
    groups = line_groups(stated)
    for index, line in groups.extended:
        yield from _around(line, f"lines[{index}]")
    for index, line in groups.detailed:
        yield from _of_item(line, f"lines[{index}]")
    for path, line in stated.once(sub_lines):
        yield from _around(line, path)
        yield from _of_item(line, path)


def _around(line: Line, path: str) -> Iterator[tuple[str, Party]]:
    delivery = line.delivery
    if line.item_seller is not None:
        yield f"{path}.item_seller", line.item_seller
    if delivery is not None and delivery.ship_to is not None:
        yield f"{path}.delivery.ship_to", delivery.ship_to
    if delivery is not None and delivery.ultimate_ship_to is not None:
        yield f"{path}.delivery.ultimate_ship_to", delivery.ultimate_ship_to


def _of_item(line: Line, path: str) -> Iterator[tuple[str, Party]]:
    if line.item is not None and line.item.manufacturer is not None:
        yield f"{path}.item.manufacturer", line.item.manufacturer


RULES = declared_in(globals())

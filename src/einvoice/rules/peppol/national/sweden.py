"""Sweden: VAT identifier, organisation number, F-tax, and the VAT rates.

Payments by Bankgiro and Plusgiro are in `sweden_payment`.
"""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from einvoice.model.values import Identifier
from einvoice.rules.decimals import shown
from einvoice.rules.en16931.sub_lines import sub_lines
from einvoice.rules.peppol.check_digits import is_swedish_number
from einvoice.rules.peppol.national.countries import countries
from einvoice.rules.peppol.national.fragments import Fragment, fragments
from einvoice.rules.peppol.national.numbers import is_number
from einvoice.rules.peppol.national.registrations import local_registrations, vat_ids
from einvoice.rules.peppol.white_space import collapsed
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated

_SWEDEN = "SE"
_F_TAX = "Godkänd för F-skatt"
_STANDARD = "S"
_RATES = frozenset({Decimal(6), Decimal(12), Decimal(25)})
_VAT_ID_LENGTH = 14
_VAT_NUMBER = slice(2, 14)
_ORGANISATION_LENGTH = 10


def sells_from_sweden(stated: Stated) -> bool:
    """Whether the address of the seller is Swedish; the code must be written as it is listed."""
    return countries(stated).of_seller == _SWEDEN


def _vat_id(stated: Stated) -> str | None:
    """The VAT identifier of a Swedish seller, where it is a Swedish one."""
    if not sells_from_sweden(stated):
        return None
    return next((one for one in vat_ids(stated, "seller") if one.startswith(_SWEDEN)), None)


@rule("SE-R-001", "BT-31")
def vat_id_has_its_length(stated: Stated) -> Iterator[Hit]:
    """A Swedish VAT identifier has fourteen characters."""
    vat_id = _vat_id(stated)
    if vat_id is not None and len(collapsed(vat_id)) != _VAT_ID_LENGTH:
        yield Hit("seller.vat_id", {"stated": vat_id, "length": str(len(collapsed(vat_id)))})


@rule("SE-R-002", "BT-31")
def vat_id_is_a_number(stated: Stated) -> Iterator[Hit]:
    """Behind SE, a Swedish VAT identifier is a number."""
    vat_id = _vat_id(stated)
    if vat_id is not None and not is_number(vat_id[_VAT_NUMBER]):
        yield Hit("seller.vat_id", {"stated": vat_id})


def _registration(stated: Stated) -> Identifier | None:
    seller = stated.invoice.seller
    return seller.legal_id if seller is not None and sells_from_sweden(stated) else None


@rule("SE-R-003", "BT-30")
def organisation_is_a_number(stated: Stated) -> Iterator[Hit]:
    """A Swedish organisation number is a number."""
    one = _registration(stated)
    if one is not None and not is_number(one.value):
        digits = one.value.replace("-", "").replace(" ", "")
        # Without the hyphen of paper, a number that checks itself is the one that is meant.
        is_certain = len(digits) == _ORGANISATION_LENGTH and is_swedish_number(digits)
        yield Hit(
            "seller.legal_id",
            {"stated": one.value or "-"},
            patch=(("replace", "seller.legal_id.value", digits),) if is_certain else (),
        )


@rule("SE-R-004", "BT-30")
def organisation_has_its_length(stated: Stated) -> Iterator[Hit]:
    """A Swedish organisation number has ten characters."""
    one = _registration(stated)
    if one is not None and (length := len(collapsed(one.value))) != _ORGANISATION_LENGTH:
        yield Hit("seller.legal_id", {"stated": one.value or "-", "length": str(length)})


@rule("SE-R-013", "BT-30")
def organisation_checks_itself(stated: Stated) -> Iterator[Hit]:
    """The last digit of a Swedish organisation number checks the others."""
    one = _registration(stated)
    if one is not None and not is_swedish_number(collapsed(one.value)):
        yield Hit("seller.legal_id", {"stated": one.value or "-"})


@rule("SE-R-005", "BT-32")
def tax_registration_is_f_tax(stated: Stated) -> Iterator[Hit]:
    """The tax registration (BT-32) of a Swedish organisation is the approval for F-tax."""
    if _registration(stated) is not None:
        for one in local_registrations(stated):
            if collapsed(one.value.upper()) != _F_TAX.upper():
                yield one.hit()


@rule("SE-R-006", "BT-96", "BT-103", "BT-119", "BT-152", syntax="ubl")
def rate_is_swedish(stated: Stated) -> Iterator[Hit]:
    """What is taxed at the standard category has one of the Swedish rates."""
    if _vat_id(stated) is None:
        return
    for path, category, rate in _other_rates(stated):
        if category == _STANDARD:
            yield Hit(path, {"stated": "-" if rate is None else shown(rate)})
    for path, line in sub_lines(stated):
        if line.vat is not None and line.vat.category_code == _STANDARD:
            if line.vat.rate not in _RATES:
                rate = line.vat.rate
                yield Hit(f"{path}.vat.rate", {"stated": "-" if rate is None else shown(rate)})
    for name in ("TaxCategory", "ClassifiedTaxCategory"):
        for fragment in fragments(stated, name):
            if fragment.text_of("ID") == _STANDARD:
                yield from _wrong_rate(fragment, fragment.text_of("Percent"))


@rule("SE-R-006", "BT-96", "BT-103", "BT-119", "BT-152", syntax="cii")
def rate_is_swedish_in_cii(stated: Stated) -> Iterator[Hit]:
    """Every tax, whatever its category, has one of the Swedish rates."""
    if _vat_id(stated) is None:
        return
    for path, _category, rate in _other_rates(stated):
        yield Hit(path, {"stated": "-" if rate is None else shown(rate)})
    for name in ("ApplicableTradeTax", "CategoryTradeTax"):
        for fragment in fragments(stated, name):
            yield from _wrong_rate(fragment, fragment.text_of("RateApplicablePercent"))


def _wrong_rate(fragment: Fragment, text: str | None) -> Iterator[Hit]:
    try:
        is_known = Decimal(text or "") in _RATES
    except InvalidOperation:
        is_known = False
    if not is_known:
        part = fragment.part
        yield Hit(values={"stated": text or "-"}, location=part.location, line=part.line)


def _other_rates(stated: Stated) -> Iterator[tuple[str, str | None, Decimal | None]]:
    """What is not taxed at a Swedish rate, on document and lines: path, category and rate."""
    invoice = stated.invoice
    for index, tax in enumerate(invoice.vat_breakdown):
        if tax.rate not in _RATES:
            yield f"vat_breakdown[{index}].rate", tax.category_code, tax.rate
    for name, group in (("allowances", invoice.allowances), ("charges", invoice.charges)):
        for index, one in enumerate(group):
            if one.vat_rate not in _RATES and (one.vat_rate, one.vat_category_code) != (None, None):
                yield f"{name}[{index}].vat_rate", one.vat_category_code, one.vat_rate
    for index, line in enumerate(stated.lines):
        if line.vat is not None and line.vat.rate not in _RATES:
            yield f"lines[{index}].vat.rate", line.vat.category_code, line.vat.rate


RULES = declared_in(globals())

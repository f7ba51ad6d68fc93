"""Norway: the register of enterprises, and the VAT identifier with its organisation number."""

import re
from collections.abc import Iterator

from einvoice.rules.peppol.check_digits import is_mod11
from einvoice.rules.peppol.national.countries import countries
from einvoice.rules.peppol.national.registrations import local_registrations, vat_ids
from einvoice.rules.peppol.white_space import collapsed
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated

_NORWAY = "NO"
_REGISTER = "Foretaksregisteret"
_IN_UBL = (None, "TAX")
"""The scheme that counts in UBL; what is not written yet may still get it."""
_is_organisation = re.compile(r"NO[0-9]{9}MVA").fullmatch
_DIGITS = slice(2, 11)


def _is_norwegian(stated: Stated) -> bool:
    return countries(stated).supplier == _NORWAY and stated.invoice.seller is not None


@rule("NO-R-002", "BT-32", severity="warning")
def seller_is_in_the_register(stated: Stated) -> Iterator[Hit]:
    """The tax registration (BT-32) of a Norwegian seller is the name of the register."""
    if not _is_norwegian(stated):
        return
    is_ubl = stated.syntax == "ubl"
    said = [one for one in local_registrations(stated) if not is_ubl or one.scheme in _IN_UBL]
    if not any(collapsed(one.value) == _REGISTER for one in said):
        values = {"stated": said[0].value if said else "-", "expected": _REGISTER}
        yield Hit("seller.tax_registration_id", values)


@rule("NO-R-001", "BT-31")
def vat_id_is_an_organisation_number(stated: Stated) -> Iterator[Hit]:
    """A VAT identifier that begins with NO is NO, an organisation number and MVA."""
    if not _is_norwegian(stated):
        return
    for vat_id in vat_ids(stated, "seller"):
        if vat_id.startswith(_NORWAY):
            if not _is_organisation(vat_id) or not is_mod11(vat_id[_DIGITS]):
                yield Hit("seller.vat_id", {"stated": vat_id})


RULES = declared_in(globals())

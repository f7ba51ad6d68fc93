"""Electronic addresses that follow from VAT numbers, as Peppol participants have them."""

from einvoice.model.values import Identifier

_SCHEMES = {
    "AT": "9914", "BE": "9925", "BG": "9926", "CH": "9927", "CY": "9928", "CZ": "9929",
    "DE": "9930", "EE": "9931", "EL": "9933", "ES": "9920", "FR": "9957", "GB": "9932",
    "GR": "9933", "HR": "9934", "HU": "9910", "IE": "9935", "LI": "9936", "LT": "9937",
    "LU": "9938", "LV": "9939", "MT": "9943", "NL": "9944", "PL": "9945", "PT": "9946",
    "RO": "9947", "SI": "9949", "SK": "9950",
}  # fmt: skip
"""Prefix of the VAT number -> the scheme of the list EAS that VAT numbers of the country have."""


def by_vat_id(vat_id: str) -> Identifier | None:
    """The address that a VAT number makes; None where its country has no scheme for it."""
    number = vat_id.replace(" ", "").upper()
    scheme = _SCHEMES.get(number[:2])
    return Identifier(value=number, scheme=scheme) if scheme else None

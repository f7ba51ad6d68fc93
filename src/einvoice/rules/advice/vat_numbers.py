"""Whether a VAT identifier can exist, by the rules of the country in its prefix."""

from einvoice.rules.advice.check_digits import is_refused

_EU = frozenset(
    "AT BE BG CY CZ DE DK EE EL ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()
)
_SEPARATORS = str.maketrans("", "", " .-/")
_UID_LENGTH = 12
"""CHE and nine digits; what follows names the tax in one of four languages."""


def is_wrong_vat_id(text: str) -> bool:
    """Whether a VAT identifier is not one of its country; those of other countries pass."""
    number = text.translate(_SEPARATORS).upper()
    prefix = number[:2]
    if prefix in _EU:
        return is_refused("eu.vat", number)
    if prefix in ("GB", "XI"):
        return is_refused("gb.vat", number)
    if number.startswith("CHE"):
        return is_refused("ch.uid", number[:_UID_LENGTH])
    if prefix == "NO":
        return is_refused("no.orgnr", number[2:].removesuffix("MVA"))
    return False


def is_vat_id(text: str) -> bool:
    """Whether a text is a VAT identifier with the prefix and the check digits of the EU."""
    number = text.translate(_SEPARATORS).upper()
    return number[:2] in _EU and not is_refused("eu.vat", number)


def is_polish(text: str) -> bool:
    """Whether a VAT identifier is a NIP with the prefix of Poland."""
    return text.lstrip()[:2].upper() == "PL"


def with_prefix(text: str, prefix: str) -> str:
    """A VAT number with its prefix, which electronic addresses often leave out."""
    return text if text[:2].upper() == prefix[:2] else prefix + text

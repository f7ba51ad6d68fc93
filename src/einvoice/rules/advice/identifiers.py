"""Check digits of the identifiers of parties and items."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from einvoice.model.values import Identifier
from einvoice.rules.advice.check_digits import is_refused
from einvoice.rules.advice.party_walk import identifiers, parties, terms_of
from einvoice.rules.advice.vat_numbers import is_polish, is_wrong_vat_id, with_prefix
from einvoice.rules.rule import Family, Hit, Rule, area_of
from einvoice.rules.stated import Stated

_ANY_LEITWEG_ID = re.compile(r"[0-9]{2,12}(?:-[0-9A-Z]{1,30})?-[0-9]{2}")
"""Region, perhaps a detail, and check digits."""
_LEITWEG_ID = re.compile(
    r"(?:0[1-9]|1[0-6]|99)(?:|[0-9]|[0-9]{3}|[0-9]{6,7}|[0-9]{10})(?:-[0-9A-Z]{1,30})?-[0-9]{2}",
    re.IGNORECASE,
)
"""What is hardly anything else: the region begins with a country of the federation, or 99 for the
federation, and has one of the lengths of the official register of places."""
_GLN_SCHEME = "0088"
_OVT = re.compile(r"0037([0-9]{8})")
_CENTURY = re.compile(r"(?:16|19|20)(?=[0-9]{10}$)")


def _none(_: Stated) -> Iterator[Hit]:
    """Its family checks it."""
    return iter(())


def _rule(rule_id: str, *terms: str) -> Rule:
    return Rule(rule_id, _none, terms, severity="warning", area=area_of(__name__))


VAT_ID = _rule("ADV-VAT-ID", "BT-31", "BT-48", "BT-63")
NIP = _rule("ADV-NIP", "BT-31", "BT-48", "BT-63")
GLN = _rule("ADV-GLN", "BT-29", "BT-46", "BT-60", "BT-71", "BT-34", "BT-49")
GTIN = _rule("ADV-GTIN", "BT-157")
SIREN = _rule("ADV-SIREN", "BT-30", "BT-47", "BT-61")
SIRET = _rule("ADV-SIRET", "BT-29", "BT-46", "BT-60")
LEITWEG_ID = _rule("ADV-LEITWEG-ID", "BT-10", "BT-49")
LEI = _rule("ADV-LEI", "BT-29", "BT-30", "BT-46", "BT-47")
REGISTER_NUMBER = _rule("ADV-REGISTER-NUMBER", "BT-29", "BT-30", "BT-46", "BT-47")


@dataclass(frozen=True, slots=True)
class _Scheme:
    """What is checked of the identifiers of a scheme (ISO 6523 ICD or EAS)."""

    rule: Rule
    is_wrong: Callable[[str], bool]
    name: str = ""
    """What people of the country call the number."""


def _by(kind: str) -> Callable[[str], bool]:
    return lambda text: is_refused(kind, text)


def _wrong_gln(text: str) -> bool:
    return len(text.replace(" ", "")) != 13 or is_refused("ean", text)


def _wrong_lei(text: str) -> bool:
    return len(text.replace(" ", "")) != 20 or is_refused("lei", text)


def _wrong_siren(text: str) -> bool:
    # SIRENE registers companies (9 digits) and their establishments (14).
    digits = text.replace(" ", "")
    return is_refused("fr.siret" if len(digits) == 14 else "fr.siren", digits)


def _wrong_leitweg_id(text: str) -> bool:
    # The first digits name a country of the federation; that list may grow, so it is not asked.
    number = text.upper()
    if _ANY_LEITWEG_ID.fullmatch(number) is None:
        return True
    return is_refused("iso7064.mod_97_10", number.replace("-", ""))


def _wrong_ovt(text: str) -> bool:
    number = _OVT.match(text)
    return number is not None and is_refused("fi.ytunnus", number[1])


def _wrong_french_address(text: str) -> bool:
    return _wrong_siren(text.partition("_")[0])


def _wrong_swedish(text: str) -> bool:
    # One-person firms have the number of their owner, which may be written with its century.
    return is_refused("se.orgnr", _CENTURY.sub("", text.replace("-", "")))


def _vat(prefix: str) -> _Scheme:
    rule = NIP if prefix == "PL" else VAT_ID
    return _Scheme(rule, lambda text: is_wrong_vat_id(with_prefix(text, prefix)))


def _register(name: str, is_wrong: str | Callable[[str], bool]) -> _Scheme:
    check = _by(is_wrong) if isinstance(is_wrong, str) else is_wrong
    return _Scheme(REGISTER_NUMBER, check, name)


SCHEMES: Mapping[str, _Scheme] = {
    "0002": _Scheme(SIREN, _wrong_siren),
    "0007": _register("Organisationsnummer", _wrong_swedish),
    "0009": _Scheme(SIRET, _by("fr.siret")),
    "0037": _register("OVT", _wrong_ovt),
    "0088": _Scheme(GLN, _wrong_gln),
    "0151": _register("ABN", "au.abn"),
    "0160": _Scheme(GTIN, _by("ean")),
    "0183": _register("UID", "ch.uid"),
    "0184": _register("CVR", "dk.cvr"),
    "0191": _register("Registrikood", "ee.registrikood"),
    "0192": _register("Organisasjonsnummer", "no.orgnr"),
    "0196": _register("Kennitala", "is_.kennitala"),
    "0199": _Scheme(LEI, _wrong_lei),
    "0204": _Scheme(LEITWEG_ID, _wrong_leitweg_id),
    "0208": _register("KBO/BCE", "be.vat"),
    "0210": _register("Codice fiscale", "it.codicefiscale"),
    "0211": _register("Partita IVA", "it.iva"),
    "0212": _register("Y-tunnus", "fi.ytunnus"),
    "0213": _vat("FI"),
    "0216": _register("OVT", _wrong_ovt),
    "0225": _Scheme(SIREN, _wrong_french_address),
    "9910": _vat("HU"),
    "9914": _vat("AT"),
    "9920": _vat("ES"),
    "9925": _vat("BE"),
    "9926": _vat("BG"),
    "9927": _vat("CHE"),
    "9928": _vat("CY"),
    "9929": _vat("CZ"),
    "9930": _vat("DE"),
    "9931": _vat("EE"),
    "9932": _vat("GB"),
    "9933": _vat("EL"),
    "9934": _vat("HR"),
    "9935": _vat("IE"),
    "9937": _vat("LT"),
    "9938": _vat("LU"),
    "9939": _vat("LV"),
    "9943": _vat("MT"),
    "9944": _vat("NL"),
    "9945": _vat("PL"),
    "9946": _vat("PT"),
    "9947": _vat("RO"),
    "9949": _vat("SI"),
    "9950": _vat("SK"),
    "9957": _vat("FR"),
}
"""The schemes whose numbers have check digits that are published and hold for all of them."""


def _check(stated: Stated) -> Iterator[tuple[Rule, Hit]]:
    yield from _buyer_reference(stated)
    for where, party in parties(stated):
        for place, one in identifiers(party):
            yield from _identifier(f"{where}.{place}", one, terms_of(party, place))
        text = party.vat_id
        if text and is_wrong_vat_id(text):
            rule = NIP if is_polish(text) else VAT_ID
            yield rule, Hit(f"{where}.vat_id", {"stated": text}, terms_of(party, "vat_id"))
    for index, line in enumerate(stated.lines):
        item = line.item
        if item is not None and item.standard_id is not None:
            yield from _item(f"lines[{index}].item.standard_id", item.standard_id)


def _identifier(path: str, one: Identifier, terms: tuple[str, ...]) -> Iterator[tuple[Rule, Hit]]:
    scheme = SCHEMES.get(one.scheme or "")
    # That a value is missing is for others to say.
    if scheme is not None and one.value and scheme.is_wrong(one.value):
        values = {"stated": one.value, "scheme": one.scheme or "", "name": scheme.name}
        yield scheme.rule, Hit(path, values, terms)


def _item(path: str, one: Identifier) -> Iterator[tuple[Rule, Hit]]:
    # Items have no GLN, but many a program states their GTIN by the scheme of that; its check
    # digit is the same.
    if one.scheme != _GLN_SCHEME:
        yield from _identifier(path, one, ("BT-157",))
    elif one.value and is_refused("ean", one.value):
        yield GTIN, Hit(path, {"stated": one.value, "scheme": _GLN_SCHEME}, ("BT-157",))


def _buyer_reference(stated: Stated) -> Iterator[tuple[Rule, Hit]]:
    """The Leitweg-ID in BT-10, where a German buyer has what looks like one."""
    text = stated.invoice.buyer_reference
    if not text or not _is_for_germany(stated) or _LEITWEG_ID.fullmatch(text) is None:
        return
    if _wrong_leitweg_id(text):
        yield LEITWEG_ID, Hit("buyer_reference", {"stated": text, "scheme": "0204"}, ("BT-10",))


def _is_for_germany(stated: Stated) -> bool:
    profile, buyer = stated.profile, stated.invoice.buyer
    if profile is not None and profile.name.startswith("xrechnung"):
        return True
    address = buyer.address if buyer else None
    return address is not None and address.country_code == "DE"


RULES = (
    Family(
        (VAT_ID, NIP, GLN, GTIN, SIREN, SIRET, LEITWEG_ID, LEI, REGISTER_NUMBER),
        _check,
    ),
)

"""Identifiers of parties: each scheme has a form, and some have check digits."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from einvoice.model.party import Party
from einvoice.model.values import Identifier
from einvoice.results import Unmapped
from einvoice.rules.peppol.check_digits import (
    is_abn,
    is_all_digits,
    is_codice_fiscale,
    is_codice_ipa,
    is_danish_cvr,
    is_gln,
    is_mod11,
    is_mod97_0208,
    is_partita_iva_if_italian,
    is_swedish_number,
)
from einvoice.rules.peppol.leftovers import Leaf, leaves, local_name
from einvoice.rules.peppol.parties import parties_of
from einvoice.rules.peppol.white_space import collapsed
from einvoice.rules.rule import BOTH, Hit, Rule, Severity, area_of, rule
from einvoice.rules.stated import Stated

_TERMS = {
    "seller.ids": "BT-29",
    "seller.legal_id": "BT-30",
    "seller.electronic_address": "BT-34",
    "buyer.ids": "BT-46",
    "buyer.legal_id": "BT-47",
    "buyer.electronic_address": "BT-49",
    "payee.ids": "BT-60",
    "payee.legal_id": "BT-61",
    "delivery.ids": "BT-71",
    "item.standard_id": "BT-157",
}


@dataclass(frozen=True, slots=True)
class Found:
    """An identifier with a scheme."""

    value: str
    path: str = ""
    location: str = ""
    line: int = 0
    is_address: bool = False
    """Whether it is an electronic address."""

    def hit(self, scheme: str) -> Hit:
        """That it has not the form of its scheme."""
        key = re.sub(r"\[\d+\]", "", self.path)
        term = _TERMS.get(key) or _TERMS.get(key.partition(".")[2])
        return Hit(
            self.path,
            {"stated": self.value, "scheme": scheme},
            (term,) if term else (),
            location=self.location,
            line=self.line,
        )


def line_parties(stated: Stated) -> tuple[tuple[str, Party], ...]:
    """The parties of lines that have identifiers of their own in the syntax."""
    found: list[tuple[str, Party]] = []
    is_cii = stated.syntax == "cii"
    for index, line in enumerate(stated.lines):
        if line.item_seller is not None:
            found.append((f"lines[{index}].item_seller", line.item_seller))
        if not is_cii:
            continue
        if line.delivery is not None:
            if line.delivery.ship_to is not None:
                found.append((f"lines[{index}].delivery.ship_to", line.delivery.ship_to))
            if line.delivery.ultimate_ship_to is not None:
                path = f"lines[{index}].delivery.ultimate_ship_to"
                found.append((path, line.delivery.ultimate_ship_to))
        if line.item is not None and line.item.manufacturer is not None:
            found.append((f"lines[{index}].item.manufacturer", line.item.manufacturer))
    return tuple(found)


def by_scheme(stated: Stated) -> Mapping[str, Sequence[Found]]:
    """Every identifier that the rules look at, by its scheme."""
    groups: dict[str, list[Found]] = {}
    for scheme, found in _identifiers(stated):
        groups.setdefault(scheme, []).append(found)
    return groups


def _identifiers(stated: Stated) -> Iterator[tuple[str, Found]]:
    for path, party in (*parties_of(stated.invoice), *stated.once(line_parties)):
        yield from _of_party(path, party)
    if stated.syntax == "cii":
        if stated.invoice.delivery is not None:
            yield from _of_party("delivery", stated.invoice.delivery)
        yield from _of_items(stated)
    if stated.unmapped:
        yield from _unmapped(stated)


def _of_party(path: str, party: Party) -> Iterator[tuple[str, Found]]:
    for index, one in enumerate(party.ids):
        if one.scheme is not None:
            yield one.scheme, Found(one.value, f"{path}.ids[{index}]")
    if (legal := party.legal_id) is not None and legal.scheme is not None:
        yield legal.scheme, Found(legal.value, f"{path}.legal_id")
    if (address := party.electronic_address) is not None and address.scheme is not None:
        found = Found(address.value, f"{path}.electronic_address", is_address=True)
        yield address.scheme, found


def _of_items(stated: Stated) -> Iterator[tuple[str, Found]]:
    """The global identifiers of items, which CII writes as it does those of parties."""
    for index, line in enumerate(stated.lines):
        item = line.item
        if item is None:
            continue
        one: Identifier | None = item.standard_id
        if one is not None and one.scheme is not None:
            yield one.scheme, Found(one.value, f"lines[{index}].item.standard_id")
        for number, inner in enumerate(item.included):
            for place, one in enumerate(inner.global_ids):
                if one.scheme is not None:
                    path = f"lines[{index}].item.included[{number}].global_ids[{place}]"
                    yield one.scheme, Found(one.value, path)


def _unmapped(stated: Stated) -> Iterator[tuple[str, Found]]:
    for same in stated.once(leaves).values():
        for leaf in same:
            scheme = leaf.attributes.get("schemeID")
            if scheme is not None and _is_looked_at(stated.syntax, leaf):
                is_address = leaf.name in ("EndpointID", "URIID")
                yield scheme, Found(leaf.text, "", leaf.part.location, leaf.part.line, is_address)
    parts = [one for one in stated.unmapped if one.is_attribute and one.name == "schemeID"]
    if parts:
        parties = dict(_parties_with_plain_ids(stated))
        plain = {
            name: [one.value for one in party.ids if one.scheme is None]
            for name, party in parties.items()
        }
        for part in parts:
            if (found := _of_attribute(part, parties, plain)) is not None:
                yield part.xml, found


def _parties_with_plain_ids(stated: Stated) -> Iterator[tuple[str, Party]]:
    yield from parties_of(stated.invoice)
    if stated.invoice.delivery is not None:
        yield "delivery", stated.invoice.delivery


def _is_looked_at(syntax: str, leaf: Leaf) -> bool:
    if syntax == "cii":
        return leaf.name in ("ID", "GlobalID", "URIID")
    if leaf.name == "ID":
        return leaf.around == "PartyIdentification"
    return leaf.name in ("EndpointID", "CompanyID")


_PARTY_OF = {
    "AccountingSupplierParty": "seller",
    "AccountingCustomerParty": "buyer",
    "PayeeParty": "payee",
    "TaxRepresentativeParty": "tax_representative",
    "SellerTradeParty": "seller",
    "BuyerTradeParty": "buyer",
    "PayeeTradeParty": "payee",
    "SellerTaxRepresentativeTradeParty": "tax_representative",
    "ShipToTradeParty": "delivery",
}
_INDEX = re.compile(r"\[(\d+)\]")


def _of_attribute(
    part: Unmapped, parties: Mapping[str, Party], plain: Mapping[str, Sequence[str]]
) -> Found | None:
    """An identifier whose scheme has no place in the model: a tax number, a plain identifier."""
    element = part.location.rpartition("/@")[0]
    steps = [local_name(step) for step in element.split("/")]
    name = next((_PARTY_OF[step] for step in steps if step in _PARTY_OF), "")
    if name not in parties:
        return None
    around, _, last = element.rpartition("/")
    if steps[-2:] == ["PartyTaxScheme", "CompanyID"]:
        numbers = parties[name].vat_id, parties[name].tax_registration_id
        values: Sequence[str] = [number for number in numbers if number is not None]
        position = _INDEX.search(around.rpartition("/")[2])
    elif steps[-1] == "ID" and steps[-2] in _PARTY_OF:
        values, position = plain[name], _INDEX.search(last)
    else:
        return None
    place = int(position[1]) - 1 if position else 0
    if place >= len(values):
        return None
    return Found(values[place], "", part.location, part.line)


Check = Callable[[str], bool]
_UBL, _CII = frozenset({"ubl"}), frozenset({"cii"})


def _digits(length: int) -> Check:
    return lambda value: len(value) == length and is_all_digits(value)


_is_dutch_vat_id = re.compile(r"NL[0-9]{9}B[0-9]{2}").fullmatch


def _is_dutch(value: str) -> bool:
    return _is_dutch_vat_id(value) is not None


def _is_prefixed_cvr(value: str) -> bool:
    return is_danish_cvr(value, prefixed=True)


def _all(*checks: Check) -> Check:
    return lambda value: all(check(value) for check in checks)


_FORMS: tuple[tuple[str, str, Severity, frozenset[str], Check], ...] = (
    ("PEPPOL-COMMON-R040", "0088", "fatal", BOTH, _all(is_all_digits, is_gln)),
    ("PEPPOL-COMMON-R041", "0192", "fatal", BOTH, _all(_digits(9), is_mod11)),
    ("PEPPOL-COMMON-R042", "0184", "fatal", BOTH, is_danish_cvr),
    ("PEPPOL-COMMON-R052", "0096", "fatal", _UBL, _digits(10)),
    ("PEPPOL-COMMON-R053", "0198", "fatal", _UBL, _is_prefixed_cvr),
    ("PEPPOL-COMMON-R043", "0208", "fatal", BOTH, _all(_digits(10), is_mod97_0208)),
    ("PEPPOL-COMMON-R044", "0201", "warning", BOTH, is_codice_ipa),
    ("PEPPOL-COMMON-R045", "0210", "warning", BOTH, is_codice_fiscale),
    ("PEPPOL-COMMON-R047", "0211", "warning", BOTH, is_partita_iva_if_italian),
    ("PEPPOL-COMMON-R049", "0007", "fatal", BOTH, _all(_digits(10), is_swedish_number)),
    ("PEPPOL-COMMON-R050", "0151", "fatal", _UBL, _all(_digits(11), is_abn)),
    ("PEPPOL-COMMON-R050", "0151", "fatal", _CII, is_abn),
    ("PEPPOL-COMMON-R054", "0106", "warning", _UBL, _digits(8)),
    ("PEPPOL-COMMON-R055", "0190", "warning", _UBL, _digits(20)),
    ("PEPPOL-COMMON-R056-1", "9944", "warning", _UBL, _is_dutch),
    ("PEPPOL-COMMON-R057", "0217", "warning", _UBL, _digits(12)),
)
"""The rule, the scheme, how bad it is, where it holds, and the form of the identifier."""

_ADDRESSES: tuple[tuple[str, str, Severity, frozenset[str], Check], ...] = (
    ("PEPPOL-COMMON-R046", "9907", "warning", BOTH, is_codice_fiscale),
    ("PEPPOL-COMMON-R048", "9906", "warning", _CII, is_partita_iva_if_italian),
)
"""Those of electronic addresses alone."""


def _check(
    scheme: str, is_well_formed: Check, *, only_addresses: bool = False
) -> Callable[[Stated], Iterator[Hit]]:
    def check(stated: Stated) -> Iterator[Hit]:
        for found in stated.once(by_scheme).get(scheme, ()):
            if only_addresses and not found.is_address:
                continue
            if not is_well_formed(collapsed(found.value)):
                yield found.hit(scheme)

    return check


@rule("PEPPOL-COMMON-R056-2", "BT-31", "BT-48", "BT-63", severity="warning", syntax="ubl")
def dutch_vat_id_is_well_formed(stated: Stated) -> Iterator[Hit]:
    """A VAT identifier that begins with NL is NL, nine digits, B and two digits."""
    for path, party in (*parties_of(stated.invoice), *stated.once(line_parties)):
        vat_id = collapsed(party.vat_id)
        if vat_id.startswith("NL") and not _is_dutch(vat_id):
            yield Hit(f"{path}.vat_id", {"stated": vat_id})


def _rules(
    forms: Sequence[tuple[str, str, Severity, frozenset[str], Check]], *, only_addresses: bool
) -> Iterator[Rule]:
    terms = ("BT-34", "BT-49") if only_addresses else ("BT-29", "BT-30", "BT-34", "BT-46")
    for rule_id, scheme, severity, syntaxes, is_well_formed in forms:
        yield Rule(
            id=rule_id,
            check=_check(scheme, is_well_formed, only_addresses=only_addresses),
            terms=terms,
            severity=severity,
            syntaxes=syntaxes,
            area=area_of(__name__),
            facts={"scheme": scheme},
        )


RULES = (
    *_rules(_FORMS, only_addresses=False),
    *_rules(_ADDRESSES, only_addresses=True),
    dutch_vat_id_is_well_formed,
)

"""What the extension admits: schemes of identifiers and addresses, and kinds of files."""

import re
from collections.abc import Iterator

from einvoice.model.values import Identifier
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated
from einvoice.rules.xrechnung.claims import is_extension
from einvoice.rules.xrechnung.codes import EAS, EXTENSION_SCHEMES, FILES, ICD
from einvoice.rules.xrechnung.everywhere import (
    every_attachment,
    every_line,
    every_party,
    every_ship_to,
)
from einvoice.rules.xrechnung.presence import ABSENT

# An empty scheme is among them too: the official expressions look for it between blanks.
_ORGANISATIONS = ICD | EXTENSION_SCHEMES | {""}
_ADDRESSES = EAS | EXTENSION_SCHEMES | {""}
_SCHEME_OF_ID = re.compile(r"/ram:ID(?:\[\d+\])?/@schemeID$")
_CREDITOR = "SEPA"
_PAID = ("seller", "payee", "sales_agent", "invoicer")
"""The parties among whose identifiers UBL keeps that of the creditor."""


def _unknown(path: str, identifier: Identifier | None, known: frozenset[str]) -> Iterator[Hit]:
    if identifier is None or identifier.scheme is None or identifier.scheme in known:
        return
    yield Hit(path, {"stated": identifier.scheme, "value": identifier.value})


@rule("BR-DEX-01", "BT-125")
def kinds_of_files(stated: Stated) -> Iterator[Hit]:
    """An embedded file is of an admitted kind."""
    if not is_extension(stated):
        return
    for path, attachment in every_attachment(stated):
        if attachment.mime_code not in FILES:
            values = {
                "stated": attachment.mime_code or ABSENT,
                "filename": attachment.filename or ABSENT,
            }
            yield Hit(path, values)


@rule("BR-DEX-04", "BT-29", "BT-46", "BT-60")
def schemes_of_parties(stated: Stated) -> Iterator[Hit]:
    """The scheme of a party's identifier is in the list."""
    if not is_extension(stated):
        return
    for path, party in every_party(stated):
        for index, identifier in enumerate(party.ids):
            if (
                stated.syntax == "ubl"
                and identifier.scheme == _CREDITOR
                and path.partition(".")[0] in _PAID
            ):
                continue
            yield from _unknown(f"{path}.ids[{index}]", identifier, _ORGANISATIONS)


@rule("BR-DEX-05", "BT-30", "BT-47", "BT-61")
def schemes_of_registers(stated: Stated) -> Iterator[Hit]:
    """The scheme of a party's registration is in the list."""
    if not is_extension(stated):
        return
    for path, party in (*every_party(stated), *every_ship_to(stated)):
        yield from _unknown(f"{path}.legal_id", party.legal_id, _ORGANISATIONS)
    if stated.syntax == "ubl":
        return
    for part in stated.unmapped:
        if part.is_attribute and _SCHEME_OF_ID.search(part.location):
            scheme = part.xml.strip()
            if "SpecifiedTaxRegistration" not in part.location and scheme not in _ORGANISATIONS:
                yield Hit(
                    location=part.location,
                    line=part.line,
                    values={"stated": scheme, "value": ABSENT},
                )


@rule("BR-DEX-06", "BT-157")
def schemes_of_items(stated: Stated) -> Iterator[Hit]:
    """The scheme of an item's standard identifier is in the list."""
    if not is_extension(stated):
        return
    for path, line in every_line(stated):
        if line.item is not None and line.item.standard_id is not None:
            yield from _unknown(f"{path}.item.standard_id", line.item.standard_id, _ORGANISATIONS)


@rule("BR-DEX-07", "BT-34", "BT-49")
def schemes_of_addresses(stated: Stated) -> Iterator[Hit]:
    """The scheme of an electronic address is in the list."""
    if not is_extension(stated):
        return
    for path, party in (*every_party(stated), *every_ship_to(stated)):
        yield from _unknown(f"{path}.electronic_address", party.electronic_address, _ADDRESSES)


@rule("BR-DEX-08", "BT-71")
def schemes_of_places(stated: Stated) -> Iterator[Hit]:
    """The scheme of the place of delivery is in the list."""
    if not is_extension(stated):
        return
    for path, party in every_ship_to(stated):
        # CII has the rule for the delivery of the invoice alone.
        if path == "delivery" or stated.syntax == "ubl":
            for index, identifier in enumerate(party.ids):
                yield from _unknown(f"{path}.ids[{index}]", identifier, _ORGANISATIONS)


RULES = declared_in(globals())

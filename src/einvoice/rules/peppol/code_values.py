"""Codes: of attached files, of reasons, of the date on which VAT falls due."""

from collections import Counter
from collections.abc import Iterator

from einvoice.codelists import allowed
from einvoice.model.allowance import AllowanceCharge
from einvoice.model.values import Attachment
from einvoice.rules.peppol.allowances import Found, allowances_and_charges
from einvoice.rules.peppol.indicators import ALLOWANCE, CHARGE, are_digits
from einvoice.rules.peppol.leftovers import leaves_named
from einvoice.rules.peppol.mending import recoded
from einvoice.rules.peppol.prices import lines_and_sub_lines
from einvoice.rules.peppol.white_space import collapsed
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated


@rule("PEPPOL-EN16931-CL001", "BT-125-1")
def mime_code_is_allowed(stated: Stated) -> Iterator[Hit]:
    """An attached file is of a kind that every receiver can open."""
    codes = allowed("mime")
    for path, attachment in _attachments(stated):
        code = attachment.mime_code
        if code is not None and code not in codes:
            place = f"{path}.attachment.mime_code"
            yield Hit(place, {"stated": code}, patch=recoded(place, code, codes))
    for leaf in leaves_named(stated, "EmbeddedDocumentBinaryObject", "AttachmentBinaryObject"):
        code = leaf.attributes.get("mimeCode")
        if code is not None and code not in codes:
            yield Hit(values={"stated": code}, location=leaf.part.location, line=leaf.part.line)


def _attachments(stated: Stated) -> Iterator[tuple[str, Attachment]]:
    for index, document in enumerate(stated.invoice.supporting_documents):
        if document.attachment is not None:
            yield f"supporting_documents[{index}]", document.attachment
    for number, line in enumerate(stated.lines):
        if line.documents:
            for index, document in enumerate(line.documents):
                if document.attachment is not None:
                    yield f"lines[{number}].documents[{index}]", document.attachment


@rule("PEPPOL-EN16931-CL002", "BT-98", "BT-140")
def allowance_reason_exists(stated: Stated) -> Iterator[Hit]:
    """The reason code of an allowance is in UNTDID 5189."""
    codes = allowed("5189")
    yield from _unknown_reasons(stated, codes, ALLOWANCE)
    if stated.syntax == "ubl":
        for path, line in stated.once(lines_and_sub_lines):
            price = line.price
            code = price.discount_reason_code if price is not None else None
            if code is not None and collapsed(code) not in codes:
                if not are_digits(stated, f"{path}.price.", ALLOWANCE, 1):
                    yield Hit(f"{path}.price.discount_reason_code", {"stated": code})


@rule("PEPPOL-EN16931-CL003", "BT-105", "BT-145")
def charge_reason_exists(stated: Stated) -> Iterator[Hit]:
    """The reason code of a charge is in UNTDID 7161."""
    codes = allowed("7161")
    yield from _unknown_reasons(stated, codes, CHARGE)
    if stated.syntax == "ubl":
        for path, line in stated.once(lines_and_sub_lines):
            charges = line.price.charges if line.price is not None else ()
            if charges and not are_digits(stated, f"{path}.price.", CHARGE, len(charges)):
                for index, charge in enumerate(charges):
                    yield from _unknown(f"{path}.price.charges[{index}]", charge, codes)


def _unknown_reasons(stated: Stated, codes: frozenset[str], kind: str) -> Iterator[Hit]:
    """Those of the document and its lines; those marked by a digit are passed over."""
    name = "allowances[" if kind == ALLOWANCE else "charges["
    counted = Counter(found.path.rpartition(name)[0] for found in _with_name(stated, name))
    for found in _with_name(stated, name):
        if found.one.reason_code is not None:
            group = found.path.rpartition(name)[0]
            if not are_digits(stated, group, kind, counted[group]):
                yield from _unknown(found.path, found.one, codes)


def _with_name(stated: Stated, name: str) -> Iterator[Found]:
    return (found for found in stated.once(allowances_and_charges) if name in found.path)


def _unknown(path: str, one: AllowanceCharge, codes: frozenset[str]) -> Iterator[Hit]:
    code = one.reason_code
    if code is not None and collapsed(code) not in codes:
        place = f"{path}.reason_code"
        yield Hit(place, {"stated": code}, patch=recoded(place, code, codes))


@rule("PEPPOL-EN16931-CL006", "BT-8", syntax="ubl")
def vat_point_code_exists(stated: Stated) -> Iterator[Hit]:
    """The code of the date on which VAT falls due is in UNTDID 2005."""
    codes = allowed("2005")
    code = stated.invoice.vat_point_date_code
    if code is not None and collapsed(code) not in codes:
        yield Hit("vat_point_date_code", {"stated": code})
    for leaf in leaves_named(stated, "DescriptionCode"):
        if leaf.around == "InvoicePeriod" and collapsed(leaf.text) not in codes:
            yield Hit(
                values={"stated": leaf.text}, location=leaf.part.location, line=leaf.part.line
            )


RULES = declared_in(globals())

"""Iceland: kinds of documents, parties, bank accounts, and the final due date (eindagi)."""

from collections.abc import Iterator, Sequence

from einvoice.codelists import allowed
from einvoice.model.party import Party
from einvoice.model.values import date_of
from einvoice.rules.peppol.leftovers import leaves_named
from einvoice.rules.peppol.national.countries import countries
from einvoice.rules.peppol.national.payment_means import means_of
from einvoice.rules.peppol.white_space import collapsed
from einvoice.rules.rule import Check, Hit, Rule, area_of, declared_in, rule
from einvoice.rules.stated import Stated

_ICELAND = "IS"
_KENNITALA = "0196"
"""The scheme of Icelandic identity numbers (ICD)."""
_ADDRESS_TERMS = {"seller": ("BT-35", "BT-38"), "buyer": ("BT-50", "BT-53")}
"""Street and post code of each party."""
_FINAL = "EINDAGI"
_ACCOUNT_LENGTH = 12


def _sells_from_iceland(stated: Stated) -> bool:
    return countries(stated).of_seller == _ICELAND


def _is_icelandic(stated: Stated) -> bool:
    return _sells_from_iceland(stated) and countries(stated).of_buyer == _ICELAND


@rule("IS-R-001", "BT-3", severity="warning", syntax="ubl")
def kind_is_in_use_in_iceland(stated: Stated) -> Iterator[Hit]:
    """An Icelandic seller writes invoices (380) and credit notes (381)."""
    code = collapsed(stated.invoice.type_code)
    if _sells_from_iceland(stated) and code not in allowed("1001-peppol-icelandic"):
        yield Hit("type_code", {"stated": code or "-"})


@rule("IS-R-002", "BT-30", syntax="ubl")
def seller_has_a_kennitala(stated: Stated) -> Iterator[Hit]:
    """An Icelandic seller states its identity number."""
    if _sells_from_iceland(stated):
        yield from _lacks_kennitala("seller", stated.invoice.seller)


@rule("IS-R-003", "BT-35", "BT-38", syntax="ubl")
def seller_has_street_and_post_code(stated: Stated) -> Iterator[Hit]:
    """An Icelandic seller states street and post code."""
    if _sells_from_iceland(stated):
        yield from _lacks_place("seller", stated.invoice.seller)


@rule("IS-R-004", "BT-47", syntax="ubl")
def buyer_has_a_kennitala(stated: Stated) -> Iterator[Hit]:
    """Between Icelanders, the buyer has its identity number too."""
    if _is_icelandic(stated):
        yield from _lacks_kennitala("buyer", stated.invoice.buyer)


@rule("IS-R-005", "BT-50", "BT-53", syntax="ubl")
def buyer_has_street_and_post_code(stated: Stated) -> Iterator[Hit]:
    """Between Icelanders, the buyer has street and post code too."""
    if _is_icelandic(stated):
        yield from _lacks_place("buyer", stated.invoice.buyer)


def _lacks_kennitala(name: str, party: Party | None) -> Iterator[Hit]:
    legal_id = party.legal_id if party is not None else None
    if legal_id is None:
        yield Hit(f"{name}.legal_id", {"stated": "-", "scheme": "-"})
    elif legal_id.scheme != _KENNITALA:
        values = {"stated": legal_id.value, "scheme": legal_id.scheme or "-"}
        yield Hit(f"{name}.legal_id.scheme", values)


def _lacks_place(name: str, party: Party | None) -> Iterator[Hit]:
    address = party.address if party is not None else None
    for field, term in zip(("line_1", "post_code"), _ADDRESS_TERMS[name], strict=True):
        if address is None or getattr(address, field) is None:
            yield Hit(f"{name}.address.{field}", {"term": term}, (term,))


def _account_has_twelve_digits(code: str) -> Check:
    """A payment by these means goes to an account number of twelve digits."""

    def check(stated: Stated) -> Iterator[Hit]:
        if not _sells_from_iceland(stated):
            return
        found = [(index, one) for index, one in enumerate(means_of(stated)) if one.code == code]
        accounts = [
            (index, one.account.account_id)
            for index, one in found
            if one.account is not None and one.account.account_id is not None
        ]
        if found and not accounts:
            yield Hit(f"payment.means[{found[0][0]}].account.account_id", {"stated": "-"})
        for index, account in accounts:
            if len(collapsed(account)) != _ACCOUNT_LENGTH:
                path = f"payment.means[{index}].account.account_id"
                yield Hit(path, {"stated": account or "-"})

    return check


_ACCOUNTS = (("IS-R-006", "9"), ("IS-R-007", "42"))
"""The rule and the payment means: national clearing, a transfer to a bank account."""


def final_dates(stated: Stated) -> Sequence[tuple[int, str]]:
    """The final due dates, as they stand in documents that are called so, by index."""
    return [
        (index, one.reference or "")
        for index, one in enumerate(stated.invoice.supporting_documents)
        if one.description == _FINAL
    ]


def _final_dates(stated: Stated) -> Sequence[tuple[int, str]]:
    return stated.once(final_dates) if _sells_from_iceland(stated) else ()


@rule("IS-R-008", "BT-122", syntax="ubl")
def final_date_is_a_date(stated: Stated) -> Iterator[Hit]:
    """The final due date is written as YYYY-MM-DD."""
    for index, text in _final_dates(stated):
        if not _is_date(text):
            yield Hit(f"supporting_documents[{index}].reference", {"stated": text or "-"})


@rule("IS-R-009", "BT-9", "BT-122", syntax="ubl")
def due_date_beside_final_date(stated: Stated) -> Iterator[Hit]:
    """Who states a final due date states the due date too."""
    found = _final_dates(stated)
    if found and _due_date(stated) is None:
        yield Hit("due_date", {"final": found[0][1] or "-"})


@rule("IS-R-010", "BT-9", "BT-122", syntax="ubl")
def final_date_is_not_before_due_date(stated: Stated) -> Iterator[Hit]:
    """The final due date is the due date, or later."""
    found = _final_dates(stated)
    if found:
        due = _due_date(stated)
        # Texts are compared officially; a due date that is not stated is before nothing.
        if due is None or not any(due <= text for _index, text in found if text):
            values = {"due": due or "-", "final": found[0][1] or "-"}
            yield Hit(f"supporting_documents[{found[0][0]}].reference", values)


def _is_date(text: str) -> bool:
    try:
        date_of(text)
    except ValueError:
        return False
    return True


def _due_date(stated: Stated) -> str | None:
    """The due date as it is written; UBL credit notes have none of their own."""
    if stated.is_credit_note:
        for leaf in leaves_named(stated, "DueDate"):
            if leaf.part.location.count("/") == 2:
                return leaf.text
        return None
    for issue in stated.issues:
        if issue.path == "due_date":
            return issue.raw
    due = stated.invoice.due_date
    return due.isoformat() if due is not None else None


_UBL = frozenset({"ubl"})

RULES = (
    *declared_in(globals()),
    *(
        Rule(
            rule_id,
            _account_has_twelve_digits(code),
            ("BT-84", "BT-81"),
            syntaxes=_UBL,
            area=area_of(__name__),
            facts={"code": code},
        )
        for rule_id, code in _ACCOUNTS
    ),
)

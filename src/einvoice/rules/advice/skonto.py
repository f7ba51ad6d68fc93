"""Discounts for early payment in the payment terms, as programs in Germany read them."""

import re
from collections.abc import Iterator
from datetime import timedelta

from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated

_LINE_END = re.compile(r"\r\n|\r|\n")
_LINES = re.compile(r"(\r\n|\r|\n)")
"""Keeps the line ends, at every second place."""
_ENTRY = re.compile(
    r"#SKONTO#TAGE=(?P<days>[0-9]{1,4})#PROZENT=[0-9]{1,3}\.[0-9]{2}"
    r"(?:#BASISBETRAG=-?[0-9]+\.[0-9]{2})?#"
)
_NEARLY = re.compile(
    r"#\s*SKONTO\s*#\s*TAGE\s*=\s*(?P<days>[0-9]{1,4})\s*"
    r"#\s*PROZENT\s*=\s*(?P<percent>[0-9]{1,3}(?:[.,][0-9]{1,2})?)\s*%?\s*"
    r"(?:#\s*BASISBETRAG\s*=\s*(?P<base>-?[0-9]{1,15}(?:[.,][0-9]{1,2})?)\s*)?#?",
    re.IGNORECASE,
)
"""What a person would take for an entry: other case, blanks, a comma, decimals left out."""
_is_meant = re.compile(r"#\s*skonto|#\s*tage\s*=|#\s*prozent\s*=", re.IGNORECASE).search
FORM = "#SKONTO#TAGE=14#PROZENT=2.00#"
_LONGEST = 300
"""Longer lines are no entries; the bound keeps hostile input cheap."""


@rule("ADV-SKONTO", "BT-20", severity="warning")
def unreadable_discount(stated: Stated) -> Iterator[Hit]:
    """A line with a number sign in front is a discount in the form that programs read."""
    for path, text in _terms(stated):
        # One patch mends every line of a text, as each replaces the whole of it.
        whole = "".join(_mended(part) for part in _LINES.split(text))
        for line in _LINE_END.split(text):
            entry = line.strip()[:_LONGEST]
            if not (entry.startswith("#") or _is_meant(entry)) or _ENTRY.fullmatch(entry):
                continue
            values = {"stated": entry, "form": FORM}
            if _mended(line) == line:
                yield Hit(path, values)
            else:
                yield Hit(path, values, patch=(("replace", path, whole),))


@rule("ADV-SKONTO-AFTER-DUE", "BT-20", "BT-9", severity="warning")
def discount_after_due(stated: Stated) -> Iterator[Hit]:
    """A discount for early payment ends before the full amount is due."""
    invoice = stated.invoice
    issued, due, text = invoice.issue_date, invoice.due_date, invoice.payment_terms
    if issued is None or due is None or not text or due < issued:
        return
    for line in _LINE_END.split(text):
        entry = _ENTRY.fullmatch(line.strip()[:_LONGEST])
        if entry and timedelta(days=int(entry["days"])) > due - issued:
            values = {"stated": entry["days"], "days": str((due - issued).days)}
            yield Hit("payment_terms", {**values, "due": due.isoformat()})


def _terms(stated: Stated) -> Iterator[tuple[str, str]]:
    """The payment terms with a number sign in them."""
    terms = stated.invoice.payment_terms
    if terms and "#" in terms:
        yield "payment_terms", terms
    for index, more in enumerate(stated.invoice.more_payment_terms):
        if more.text and "#" in more.text:
            yield f"more_payment_terms[{index}].text", more.text


def _mended(line: str) -> str:
    """A line as it should be written; as it stands where it is not certain what is meant."""
    found = _NEARLY.fullmatch(line.strip()) if len(line) <= _LONGEST else None
    if found is None:
        return line
    base = f"#BASISBETRAG={_with_cents(found['base'])}" if found["base"] else ""
    return f"#SKONTO#TAGE={found['days']}#PROZENT={_with_cents(found['percent'])}{base}#"


def _with_cents(number: str) -> str:
    whole, _, cents = number.replace(",", ".").partition(".")
    return f"{whole}.{cents:0<2}"


RULES = declared_in(globals())

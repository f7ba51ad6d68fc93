"""The discount for early payment (Skonto), which XRechnung writes into the payment terms."""

import re
from collections.abc import Iterator

from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated
from einvoice.rules.xrechnung.presence import BLANKS, normalised

_ENTRY = re.compile(
    r"#SKONTO#TAGE=[0-9]+#PROZENT=[0-9]+\.[0-9]{2}(?:#BASISBETRAG=-?[0-9]+\.[0-9]{2})?#"
)
_LINE_END = re.compile(r"\r?\n")
_END_IN_ENTRY = re.compile(r"[\r\n]")
_LEAST_APART = 2
"""Number signs that have something between them."""
FORM = "#SKONTO#TAGE=14#PROZENT=2.00#"


@rule("BR-DE-18", "BT-20")
def discount_terms(stated: Stated) -> Iterator[Hit]:
    """Every line that begins with a number sign is an entry, and a line end follows the last."""
    terms = stated.invoice.payment_terms
    if terms and "#" in terms:
        yield from _faults("payment_terms", terms)
    for index, more in enumerate(stated.invoice.more_payment_terms):
        if more.text and "#" in more.text:
            yield from _faults(f"more_payment_terms[{index}].text", more.text)


def is_entry(line: str) -> bool:
    """Whether a line grants a discount in the form that programs understand."""
    return _ENTRY.fullmatch(normalised(line)) is not None


def _faults(path: str, terms: str) -> Iterator[Hit]:
    entries = [line for line in _LINE_END.split(terms) if line.strip(BLANKS).startswith("#")]
    wrong = [line for line in entries if not is_entry(line)]
    for line in wrong:
        yield Hit(path, {"stated": normalised(line), "form": FORM})
    if entries and not wrong and not _ends_with_line_end(terms):
        last = entries[-1]
        yield Hit(
            path,
            {"stated": last.strip(BLANKS)},
            kind="unended",
            # Certain only where the entry is the last line of the text.
            patch=(("replace", path, f"{terms}\n"),) if terms.endswith(last) else (),
        )


def _ends_with_line_end(terms: str) -> bool:
    """Whether a line end follows the last text between number signs."""
    start = position = 0
    for line in _END_IN_ENTRY.split(terms):
        first, last = line.find("#"), line.rfind("#")
        if last - first >= _LEAST_APART:
            start = position + last + 1
        position += len(line) + 1
    rest = terms[start:]
    return "\n" in rest[: len(rest) - len(rest.lstrip(BLANKS))]


RULES = declared_in(globals())

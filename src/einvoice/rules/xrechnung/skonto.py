"""The discount for early payment (Skonto), which XRechnung writes into the payment terms."""

from collections.abc import Iterator

from einvoice.rules.german_forms import (
    DISCOUNT,
    discount_lines,
    ends_with_line_end,
    is_discount,
    normalised,
)
from einvoice.rules.rule import Hit, declared_in, rule
from einvoice.rules.stated import Stated
from einvoice.rules.xrechnung.presence import BLANKS


@rule("BR-DE-18", "BT-20")
def discount_terms(stated: Stated) -> Iterator[Hit]:
    """Every line that begins with a number sign is an entry, and a line end follows the last."""
    terms = stated.invoice.payment_terms
    if terms and "#" in terms:
        yield from _faults("payment_terms", terms)
    for index, more in enumerate(stated.invoice.more_payment_terms):
        if more.text and "#" in more.text:
            yield from _faults(f"more_payment_terms[{index}].text", more.text)


def _faults(path: str, terms: str) -> Iterator[Hit]:
    entries = discount_lines(terms)
    wrong = [line for line in entries if not is_discount(line)]
    for line in wrong:
        yield Hit(path, {"stated": normalised(line), "form": DISCOUNT})
    if entries and not wrong and not ends_with_line_end(terms):
        last = entries[-1]
        yield Hit(
            path,
            {"stated": last.strip(BLANKS)},
            kind="unended",
            # Certain only where the entry is the last line of the text.
            patch=(("replace", path, f"{terms}\n"),) if terms.endswith(last) else (),
        )


RULES = declared_in(globals())

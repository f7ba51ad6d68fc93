"""Greece: an invoice number of six segments, which say who, when, where and what it is."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from einvoice.codelists import allowed
from einvoice.rules.peppol.check_digits import is_greek_tin
from einvoice.rules.peppol.national.greece import is_greek
from einvoice.rules.peppol.national.numbers import is_whole_number
from einvoice.rules.peppol.white_space import collapsed
from einvoice.rules.rule import Check, Hit, Rule, area_of, declared_in, rule
from einvoice.rules.stated import Stated

_SEGMENTS = 6
_TIN_LENGTH = 9
_TIN_IN_VAT_ID = slice(2, 11)
_CENTURIES = (1900, 2099)


def _segments(stated: Stated) -> Sequence[str] | None:
    """The segments of the number of a Greek seller; an empty number has none."""
    number = stated.invoice.number
    if number is None or not is_greek(stated):
        return None
    return number.split("|") if number else ()


def _segment(segments: Sequence[str], place: int) -> str:
    """A segment, counted from one; empty where there are fewer."""
    return segments[place - 1] if len(segments) >= place else ""


@rule("GR-R-001-1", "BT-1", syntax="ubl")
def number_has_six_segments(stated: Stated) -> Iterator[Hit]:
    """The invoice number has six segments, set apart by vertical bars."""
    segments = _segments(stated)
    if segments is not None and len(segments) != _SEGMENTS:
        values = {"stated": stated.invoice.number or "-", "count": str(len(segments))}
        yield Hit("number", values)


def _is_tin_of_seller(stated: Stated, segment: str) -> bool:
    if len(collapsed(segment)) != _TIN_LENGTH or not is_greek_tin(segment):
        return False
    parties = (stated.invoice.seller, stated.invoice.tax_representative)
    return any(
        party.vat_id[_TIN_IN_VAT_ID] == segment
        for party in parties
        if party is not None and party.vat_id is not None
    )


def _is_issue_date(stated: Stated, segment: str) -> bool:
    issued: date | None = stated.invoice.issue_date
    if issued is None or not _CENTURIES[0] <= issued.year <= _CENTURIES[1]:
        return False
    # What may follow the date behind another slash is not looked at.
    return segment.split("/")[:3] == issued.strftime("%d/%m/%Y").split("/")


def _is_branch(_stated: Stated, segment: str) -> bool:
    return is_whole_number(segment)


def _is_document_type(_stated: Stated, segment: str) -> bool:
    return segment in allowed("gr-document-type")


def _is_stated(_stated: Stated, segment: str) -> bool:
    return bool(segment)


def _holds(place: int, is_right: Callable[[Stated, str], bool]) -> Check:
    def check(stated: Stated) -> Iterator[Hit]:
        segments = _segments(stated)
        if segments is not None and not is_right(stated, _segment(segments, place)):
            issued = stated.invoice.issue_date
            values = {
                "stated": _segment(segments, place) or "-",
                "issued": issued.strftime("%d/%m/%Y") if issued is not None else "-",
            }
            yield Hit("number", values)

    return check


_RULES: tuple[tuple[str, tuple[str, ...], int, Callable[[Stated, str], bool]], ...] = (
    ("GR-R-001-2", ("BT-1", "BT-31", "BT-63"), 1, _is_tin_of_seller),
    ("GR-R-001-3", ("BT-1", "BT-2"), 2, _is_issue_date),
    ("GR-R-001-4", ("BT-1",), 3, _is_branch),
    ("GR-R-001-5", ("BT-1",), 4, _is_document_type),
    ("GR-R-001-6", ("BT-1",), 5, _is_stated),
    ("GR-R-001-7", ("BT-1",), 6, _is_stated),
)
"""The rule, its terms, the segment and what it must be."""

RULES = (
    *declared_in(globals()),
    *(
        Rule(
            rule_id,
            _holds(place, is_right),
            terms,
            syntaxes=frozenset({"ubl"}),
            area=area_of(__name__),
        )
        for rule_id, terms, place, is_right in _RULES
    ),
)

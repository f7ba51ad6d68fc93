"""What a source says that no value keeps: empty elements, digits for true, units left unsaid."""

from collections.abc import Iterator
from dataclasses import dataclass

from einvoice.errors import ReadError
from einvoice.syntax.codecs import BLANKS
from einvoice.syntax.detect import Syntax, find_document
from einvoice.syntax.formats import format_of
from einvoice.syntax.limits import UNBOUNDED
from einvoice.syntax.report import Locations
from einvoice.syntax.xml import Element, parse

_DIGITS = frozenset({"0", "1"})
_INDICATOR = "Indicator"
_CBC = "{urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2}"
_RAM = "{urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100}"
_UDT = "{urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100}"
_CAC = "{urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2}"
_GLOBAL_ID = f"{_RAM}GlobalID"
_TAX_SCHEME = (
    f"{_CAC}AccountingSupplierParty/{_CAC}Party/{_CAC}PartyTaxScheme/{_CAC}TaxScheme/{_CBC}ID"
)
_USUAL_SCHEMES = frozenset({"VAT", "FC"})
"""The schemes of tax numbers that the values tell apart."""
_AMOUNTS = (
    "Amount",
    "AllowanceTotalAmount",
    "BaseAmount",
    "ChargeTotalAmount",
    "LineExtensionAmount",
    "PayableAmount",
    "PayableRoundingAmount",
    "PrepaidAmount",
    "PriceAmount",
    "TaxAmount",
    "TaxExclusiveAmount",
    "TaxInclusiveAmount",
    "TaxableAmount",
)
_EXPECTED: dict[object, str] = {
    **{f"{_CBC}{name}": "currencyID" for name in _AMOUNTS},
    f"{_RAM}TaxTotalAmount": "currencyID",
    f"{_UDT}DateTimeString": "format",
    _GLOBAL_ID: "schemeID",
}
"""The attribute without which a value is read as it is meant, by element."""
MOST_PLACES = 500
"""A document with more of a kind has said enough; each place costs a location."""


@dataclass(frozen=True, slots=True)
class Place:
    """An element by what rules ask of it."""

    location: str
    """Its XPath in the source, with the usual prefixes."""
    line: int
    name: str
    """Its name with the prefix that the document gives it."""
    text: str = ""
    beside: frozenset[str] = frozenset()
    """The local names in the group that an indicator stands in."""


@dataclass(frozen=True, slots=True)
class Surface:
    """The places of a source where the wording tells more than the value."""

    empty: tuple[Place, ...] = ()
    """Elements with neither child elements nor text."""
    digits: tuple[Place, ...] = ()
    """Indicators that say 1 or 0 in place of true or false."""
    bare: tuple[Place, ...] = ()
    """Amounts that do not say their currency, and dates of CII that do not say their format."""
    unscoped: tuple[Place, ...] = ()
    """Global identifiers of CII that do not say their scheme."""
    schemes: tuple[Place, ...] = ()
    """Schemes of the seller's tax numbers in UBL, where they are neither VAT nor FC."""


def surface_of_source(source: bytes, syntax: Syntax) -> Surface:
    """The surface of the bytes of a document that could be read."""
    if not source:
        return Surface()
    try:
        parsed = parse(source, limits=UNBOUNDED)
    except ReadError:
        parsed = parse(source, limits=UNBOUNDED, recover=True)
    return surface_of_tree(find_document(parsed.root)[0], syntax)


def surface_of_tree(root: Element, syntax: Syntax) -> Surface:
    """The surface of the tree of an invoice."""
    empty: list[Element] = []
    digits: list[Element] = []
    bare: list[Element] = []
    unscoped: list[Element] = []
    for element in root.iter("*"):
        if len(element):
            continue
        expected = _EXPECTED.get(element.tag)
        if expected is not None and element.get(expected) is None:
            (unscoped if element.tag == _GLOBAL_ID else bare).append(element)
        text = element.text
        if text is None or not (text := text.strip(BLANKS)):
            empty.append(element)
        elif text in _DIGITS and str(element.tag).endswith(_INDICATOR):
            digits.append(element)
    schemes = [one for one in root.iterfind(_TAX_SCHEME) if _is_unusual(one.text)]
    noticed = (empty, digits, bare, unscoped, schemes)
    if not any(noticed):
        return Surface()
    locations = Locations(format_of(syntax).namespaces)
    return Surface(*(tuple(_places(found, locations)) for found in noticed))


def _places(elements: list[Element], locations: Locations) -> Iterator[Place]:
    for element in elements[:MOST_PLACES]:
        local = _local(element)
        name = f"{element.prefix}:{local}" if element.prefix else local
        yield Place(
            locations.of(element),
            element.sourceline or 0,
            name,
            (element.text or "").strip(BLANKS),
            _beside(element) if local.endswith(_INDICATOR) else frozenset(),
        )


def _is_unusual(scheme: str | None) -> bool:
    return (scheme or "").strip(BLANKS) not in _USUAL_SCHEMES


def _beside(indicator: Element) -> frozenset[str]:
    """What stands in the group of an indicator, which CII wraps into an element of its own."""
    group = indicator.getparent()
    if group is not None and _local(group).endswith(_INDICATOR):
        group = group.getparent()
    return frozenset() if group is None else frozenset(_local(child) for child in group)


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]

"""From what operations answered to the page that shows it."""

from collections.abc import Mapping
from dataclasses import dataclass

from einvoice_server.details.asking import zone_of
from einvoice_server.details.data import value_of
from einvoice_server.details.generic import Describing
from einvoice_server.details.kinds import Layout
from einvoice_server.details.layouts.imported import import_sheet
from einvoice_server.details.layouts.invoice import invoice_sheet
from einvoice_server.details.layouts.plain import customer_sheet, product_sheet
from einvoice_server.details.shapes import Shape
from einvoice_server.details.sheet import Sheet
from einvoice_server.details.values import Values
from einvoice_server.details.words import Words


@dataclass(frozen=True, slots=True)
class Answered:
    """The JSON that an operation answered, and what its model says about it."""

    content: bytes
    shape: Shape


def sheet_of(
    layout: Layout,
    id: str,
    main: Answered,
    more: Mapping[str, Answered],
    words: Words,
    zone: str,
) -> tuple[Sheet, bool]:
    """The page, and whether there was more than it holds."""
    describing = Describing(Values(words, zone_of(zone)))
    data = value_of(main.content)
    match layout:
        case Layout.INVOICE:
            sheet = invoice_sheet(describing, data, main.shape)
        case Layout.IMPORT:
            found = {name: (value_of(one.content), one.shape) for name, one in more.items()}
            sheet = import_sheet(describing, id, data, found)
        case Layout.CUSTOMER:
            sheet = customer_sheet(describing, data, main.shape)
        case Layout.PRODUCT:
            sheet = product_sheet(describing, data, main.shape)
    return sheet, describing.is_cut

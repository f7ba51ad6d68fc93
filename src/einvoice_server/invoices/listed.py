"""What of an invoice a list shows: a few columns, read without the rest of the row."""

from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple, cast

from sqlalchemy.orm import InstrumentedAttribute

from einvoice_server.invoices.tables import Invoice


class ListedInvoice(NamedTuple):
    """Columns of an invoice, by their names."""

    id: str
    number: str | None
    status: str
    work_status: str
    type_code: int
    format: str
    issue_date: date
    due_date: date | None
    delivery_date: date | None
    buyer_name: str
    order_number: str | None
    currency: str
    net_amount: Decimal
    tax_amount: Decimal
    gross_amount: Decimal
    outstanding_amount: Decimal
    created_at: datetime
    sent_at: datetime | None


COLUMNS = tuple(
    cast("InstrumentedAttribute[object]", getattr(Invoice, name)) for name in ListedInvoice._fields
)

"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from decimal import Decimal
from typing import Literal, NotRequired, TypeAlias, TypedDict


class ContactPerson(TypedDict):
    """Whom to ask about an invoice (BG-6)."""

    name: NotRequired[str | None]
    email: NotRequired[str | None]
    phone: NotRequired[str | None]


class ElectronicAddress(TypedDict):
    """Where a company takes electronic invoices."""

    value: str
    scheme: NotRequired[str]


class FieldError(TypedDict):
    """What is wrong with one value of a request."""

    field: str
    code: str
    message: str


class GlobalId(TypedDict):
    """An identifier of a registered scheme."""

    id: str
    schemeId: NotRequired[str]


InvoiceStatus: TypeAlias = Literal[
    "draft", "review", "created", "sent", "overdue", "paid", "archived", "rejected", "error"
]


class ItemAdjustment(TypedDict):
    """What is taken off an item's total (allowance), or added to it (charge)."""

    amount: NotRequired[Decimal | int | str | None]
    percentage: NotRequired[Decimal | int | str | None]
    baseAmount: NotRequired[Decimal | int | str | None]
    reason: NotRequired[str | None]
    reasonCode: NotRequired[str | None]


class Period(TypedDict):
    """A span of days; one of them may be open."""

    startDate: NotRequired[str | None]
    endDate: NotRequired[str | None]


class Product(TypedDict):
    """What was sold: how much of it, at which price, with which VAT."""

    name: str
    description: NotRequired[str | None]
    quantity: Decimal | int | str
    unitCode: str
    price: Decimal | int | str
    priceQuantity: NotRequired[Decimal | int | str | None]
    taxes: list["Tax"]
    productId: NotRequired[str | None]
    buyerAssignedID: NotRequired[str | None]
    globalID: NotRequired["GlobalId | None"]
    originCountry: NotRequired[str | None]
    discount: NotRequired[Decimal | int | str | None]


Sending: TypeAlias = Literal["pending", "sent", "failed", "unsupported"]


class Skonto(TypedDict):
    """A discount for early payment."""

    days: int
    percentage: Decimal | int | str
    baseAmount: NotRequired[Decimal | int | str | None]


class Tax(TypedDict):
    """The VAT of an item (BG-30)."""

    typeCode: NotRequired[Literal["VAT"]]
    categoryCode: NotRequired[str | None]
    rate: Decimal | int | str


ValidationStatus: TypeAlias = Literal["processing", "success", "error"]


WorkStatus: TypeAlias = Literal["none", "queued", "processing", "done", "error"]

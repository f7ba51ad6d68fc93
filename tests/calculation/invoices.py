"""Small invoices to calculate."""

from typing import Any

from einvoice.model.invoice import Invoice
from einvoice.model.line import Line


def line(quantity: str | None = "1", price: str | None = "100", **more: Any) -> Line:
    """A line with 19 % VAT, unless it says otherwise."""
    values: dict[str, Any] = {
        "quantity": quantity,
        "price": None if price is None else {"net_amount": price},
        "vat": {"category_code": "S", "rate": "19"},
        **more,
    }
    return Line.model_validate(values)


def invoice(*lines: Line, **more: Any) -> Invoice:
    """An invoice in euros."""
    return Invoice.model_validate({"currency_code": "EUR", "lines": lines, **more})


def vat(category: str, rate: str | None = "0", **more: Any) -> dict[str, Any]:
    return {"category_code": category, "rate": rate, **more}

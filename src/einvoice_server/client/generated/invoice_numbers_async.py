"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from typing import Protocol, cast

from einvoice_server.client.exchange import UNSET, Call, Unset
from einvoice_server.client.generated.invoice_numbers_types import (
    NextNumberByTemplate,
    NumberSettingsView,
    Succeeded,
)


class InvoiceNumbersAsync(Protocol):
    """Invoice numbers."""

    async def _call(self, call: Call) -> object: ...

    async def get_next_invoice_number(
        self,
        *,
        template: str | Unset | None = UNSET,
    ) -> NextNumberByTemplate:
        """Preview the next invoice number."""
        return cast(
            "NextNumberByTemplate",
            await self._call(Call("GET", "/invoices/next-number", query={"template": template})),
        )

    async def verify_invoice_number(
        self,
        *,
        invoice_number: str,
    ) -> Succeeded:
        """Check whether an invoice number is free."""
        return cast(
            "Succeeded",
            await self._call(
                Call("GET", "/invoices/verify-number", query={"invoiceNumber": invoice_number})
            ),
        )

    async def get_invoice_number_template(
        self,
    ) -> NumberSettingsView:
        """Show how invoices are numbered."""
        return cast(
            "NumberSettingsView", await self._call(Call("GET", "/settings/invoice-number-template"))
        )

    async def update_invoice_number_template(
        self,
        *,
        template: str | Unset | None = UNSET,
        pad_length: int | Unset | None = UNSET,
        counter: int | Unset | None = UNSET,
    ) -> NumberSettingsView:
        """Change how invoices are numbered."""
        return cast(
            "NumberSettingsView",
            await self._call(
                Call(
                    "PUT",
                    "/settings/invoice-number-template",
                    body={"template": template, "padLength": pad_length, "counter": counter},
                )
            ),
        )

"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from typing import Literal, Protocol, cast

from einvoice_server.client.exchange import UNSET, Call, Unset, segment
from einvoice_server.client.generated.invoice_numbers_types import Succeeded
from einvoice_server.client.generated.webhooks_parts import DeliveryView, WebhookView
from einvoice_server.client.generated.webhooks_types import (
    DeliveryDetail,
    PageDeliveryView,
    PageWebhookView,
    WebhookWithSecret,
)


class WebhooksAsync(Protocol):
    """Webhooks."""

    async def _call(self, call: Call) -> object: ...

    async def list_webhooks(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        order: Literal["asc", "desc"] | Unset = UNSET,
        action: Literal[
            "invoiceCreate",
            "invoiceOverdue",
            "invoiceSent",
            "invoiceIncomingCreate",
            "invoiceIncomingSent",
            "offerCreate",
            "offerSent",
            "letterCreate",
            "letterSent",
            "reminderCreate",
            "reminderSent",
            "orderConfirmationCreate",
            "orderConfirmationSent",
            "customerCreate",
            "productCreate",
            "validationJobCompleted",
            "invoiceCreated",
            "invoiceIncomingCreated",
            "offerCreated",
            "letterCreated",
            "reminderCreated",
            "orderConfirmationCreated",
            "customerCreated",
            "productCreated",
        ]
        | Unset
        | None = UNSET,
    ) -> PageWebhookView:
        """List webhooks."""
        return cast(
            "PageWebhookView",
            await self._call(
                Call(
                    "GET",
                    "/webhooks",
                    query={"page": page, "perPage": per_page, "order": order, "action": action},
                )
            ),
        )

    async def get_webhook(
        self,
        *,
        webhook_id: str,
    ) -> WebhookView:
        """Show a webhook."""
        return cast(
            "WebhookView", await self._call(Call("GET", f"/webhooks/{segment(webhook_id)}"))
        )

    async def create_webhook(
        self,
        *,
        action: Literal[
            "invoiceCreate",
            "invoiceOverdue",
            "invoiceSent",
            "invoiceIncomingCreate",
            "invoiceIncomingSent",
            "offerCreate",
            "offerSent",
            "letterCreate",
            "letterSent",
            "reminderCreate",
            "reminderSent",
            "orderConfirmationCreate",
            "orderConfirmationSent",
            "customerCreate",
            "productCreate",
            "validationJobCompleted",
            "invoiceCreated",
            "invoiceIncomingCreated",
            "offerCreated",
            "letterCreated",
            "reminderCreated",
            "orderConfirmationCreated",
            "customerCreated",
            "productCreated",
        ],
        target: str,
        description: str | Unset | None = UNSET,
        is_active: bool | Unset = UNSET,
        headers: dict[str, str] | Unset = UNSET,
        timeout_seconds: int | Unset = UNSET,
    ) -> WebhookWithSecret:
        """Subscribe to an event."""
        return cast(
            "WebhookWithSecret",
            await self._call(
                Call(
                    "POST",
                    "/webhooks",
                    body={
                        "action": action,
                        "target": target,
                        "description": description,
                        "isActive": is_active,
                        "headers": headers,
                        "timeoutSeconds": timeout_seconds,
                    },
                )
            ),
        )

    async def update_webhook(
        self,
        *,
        webhook_id: str,
        action: Literal[
            "invoiceCreate",
            "invoiceOverdue",
            "invoiceSent",
            "invoiceIncomingCreate",
            "invoiceIncomingSent",
            "offerCreate",
            "offerSent",
            "letterCreate",
            "letterSent",
            "reminderCreate",
            "reminderSent",
            "orderConfirmationCreate",
            "orderConfirmationSent",
            "customerCreate",
            "productCreate",
            "validationJobCompleted",
            "invoiceCreated",
            "invoiceIncomingCreated",
            "offerCreated",
            "letterCreated",
            "reminderCreated",
            "orderConfirmationCreated",
            "customerCreated",
            "productCreated",
        ]
        | Unset
        | None = UNSET,
        target: str | Unset | None = UNSET,
        description: str | Unset | None = UNSET,
        is_active: bool | Unset | None = UNSET,
        headers: dict[str, str] | Unset | None = UNSET,
        timeout_seconds: int | Unset | None = UNSET,
    ) -> WebhookView:
        """Change a webhook."""
        return cast(
            "WebhookView",
            await self._call(
                Call(
                    "PATCH",
                    f"/webhooks/{segment(webhook_id)}",
                    body={
                        "action": action,
                        "target": target,
                        "description": description,
                        "isActive": is_active,
                        "headers": headers,
                        "timeoutSeconds": timeout_seconds,
                    },
                )
            ),
        )

    async def delete_webhook(
        self,
        *,
        webhook_id: str,
    ) -> Succeeded:
        """Remove a webhook."""
        return cast(
            "Succeeded", await self._call(Call("DELETE", f"/webhooks/{segment(webhook_id)}"))
        )

    async def rotate_webhook_secret(
        self,
        *,
        webhook_id: str,
    ) -> WebhookWithSecret:
        """Renew the secret of a webhook."""
        return cast(
            "WebhookWithSecret",
            await self._call(
                Call("POST", f"/webhooks/{segment(webhook_id)}/rotate-secret", body={})
            ),
        )

    async def test_webhook(
        self,
        *,
        webhook_id: str,
    ) -> DeliveryView:
        """Send a test event."""
        return cast(
            "DeliveryView",
            await self._call(Call("POST", f"/webhooks/{segment(webhook_id)}/test", body={})),
        )

    async def list_webhook_deliveries(
        self,
        *,
        webhook_id: str,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        order: Literal["asc", "desc"] | Unset = UNSET,
        status: Literal["pending", "delivered", "failed", "failed_permanently", "cancelled"]
        | Unset
        | None = UNSET,
    ) -> PageDeliveryView:
        """List the deliveries of a webhook."""
        return cast(
            "PageDeliveryView",
            await self._call(
                Call(
                    "GET",
                    f"/webhooks/{segment(webhook_id)}/deliveries",
                    query={"page": page, "perPage": per_page, "order": order, "status": status},
                )
            ),
        )

    async def get_webhook_delivery(
        self,
        *,
        webhook_id: str,
        delivery_id: str,
    ) -> DeliveryDetail:
        """Show a delivery."""
        return cast(
            "DeliveryDetail",
            await self._call(
                Call("GET", f"/webhooks/{segment(webhook_id)}/deliveries/{segment(delivery_id)}")
            ),
        )

    async def replay_webhook_delivery(
        self,
        *,
        webhook_id: str,
        delivery_id: str,
    ) -> DeliveryView:
        """Repeat a delivery."""
        return cast(
            "DeliveryView",
            await self._call(
                Call(
                    "POST",
                    f"/webhooks/{segment(webhook_id)}/deliveries/{segment(delivery_id)}/replay",
                    body={},
                )
            ),
        )

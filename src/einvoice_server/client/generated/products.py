"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from decimal import Decimal
from typing import Literal, Protocol, cast

from einvoice_server.client.exchange import UNSET, Call, Unset, segment
from einvoice_server.client.generated.invoice_numbers_types import Succeeded
from einvoice_server.client.generated.products_parts import ProductView
from einvoice_server.client.generated.products_pieces import ProductDocument, ProductGlobalId
from einvoice_server.client.generated.products_types import PageProductView


class Products(Protocol):
    """Products."""

    def _call(self, call: Call) -> object: ...

    def list_products(
        self,
        *,
        keyword: str | Unset | None = UNSET,
        code: str | Unset | None = UNSET,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        sort: Literal[
            "code",
            "name",
            "unit",
            "tax",
            "price",
            "cost",
            "inventoryCount",
            "createdAt",
            "description",
            "buyerAssignedID",
        ]
        | Unset = UNSET,
        order: Literal["asc", "desc"] | Unset = UNSET,
    ) -> PageProductView:
        """List products."""
        return cast(
            "PageProductView",
            self._call(
                Call(
                    "GET",
                    "/products",
                    query={
                        "keyword": keyword,
                        "code": code,
                        "page": page,
                        "perPage": per_page,
                        "sort": sort,
                        "order": order,
                    },
                )
            ),
        )

    def get_product(
        self,
        *,
        product_id: str,
    ) -> ProductView:
        """Show a product."""
        return cast("ProductView", self._call(Call("GET", f"/product/{segment(product_id)}")))

    def create_product(
        self,
        *,
        name: str,
        unit: str,
        tax: Decimal | int,
        description: str | Unset | None = UNSET,
        price: Decimal | int | Unset | None = UNSET,
        cost: Decimal | int | Unset | None = UNSET,
        inventory_count: Decimal | int | Unset | None = UNSET,
        time: Decimal | int | Unset | None = UNSET,
        estimate: Decimal | int | Unset | None = UNSET,
        buyer_assigned_id: str | Unset | None = UNSET,
        global_id: ProductGlobalId | Unset | None = UNSET,
        additional_referenced_document: ProductDocument | Unset | None = UNSET,
        code: str | Unset | None = UNSET,
    ) -> ProductView:
        """Add a product."""
        return cast(
            "ProductView",
            self._call(
                Call(
                    "POST",
                    "/product",
                    body={
                        "name": name,
                        "unit": unit,
                        "tax": tax,
                        "description": description,
                        "price": price,
                        "cost": cost,
                        "inventoryCount": inventory_count,
                        "time": time,
                        "estimate": estimate,
                        "buyerAssignedID": buyer_assigned_id,
                        "globalID": global_id,
                        "additionalReferencedDocument": additional_referenced_document,
                        "code": code,
                    },
                )
            ),
        )

    def update_product(
        self,
        *,
        product_id: str,
        description: str | Unset | None = UNSET,
        price: Decimal | int | Unset | None = UNSET,
        cost: Decimal | int | Unset | None = UNSET,
        inventory_count: Decimal | int | Unset | None = UNSET,
        time: Decimal | int | Unset | None = UNSET,
        estimate: Decimal | int | Unset | None = UNSET,
        buyer_assigned_id: str | Unset | None = UNSET,
        global_id: ProductGlobalId | Unset | None = UNSET,
        additional_referenced_document: ProductDocument | Unset | None = UNSET,
        name: str | Unset = UNSET,
        unit: str | Unset = UNSET,
        tax: Decimal | int | Unset = UNSET,
        code: str | Unset = UNSET,
    ) -> ProductView:
        """Change a product."""
        return cast(
            "ProductView",
            self._call(
                Call(
                    "PATCH",
                    f"/product/{segment(product_id)}",
                    body={
                        "description": description,
                        "price": price,
                        "cost": cost,
                        "inventoryCount": inventory_count,
                        "time": time,
                        "estimate": estimate,
                        "buyerAssignedID": buyer_assigned_id,
                        "globalID": global_id,
                        "additionalReferencedDocument": additional_referenced_document,
                        "name": name,
                        "unit": unit,
                        "tax": tax,
                        "code": code,
                    },
                )
            ),
        )

    def delete_product(
        self,
        *,
        product_id: str,
    ) -> Succeeded:
        """Remove a product."""
        return cast("Succeeded", self._call(Call("DELETE", f"/product/{segment(product_id)}")))

    def verify_product_code(
        self,
        *,
        code: str,
    ) -> Succeeded:
        """Check a product code."""
        return cast(
            "Succeeded", self._call(Call("GET", "/product/valid-code", query={"code": code}))
        )

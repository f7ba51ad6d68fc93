"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from decimal import Decimal
from typing import Literal, Protocol, cast

from einvoice_server.client.exchange import UNSET, Call, Unset, segment
from einvoice_server.client.generated.invoice_numbers_types import Succeeded
from einvoice_server.client.generated.product_bundles_parts import BundleView
from einvoice_server.client.generated.product_bundles_types import BundleItem, PageBundleView


class ProductBundles(Protocol):
    """Product bundles."""

    def _call(self, call: Call) -> object: ...

    def list_product_bundles(
        self,
        *,
        keyword: str | Unset | None = UNSET,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        sort: Literal["name", "price", "createdAt"] | Unset = UNSET,
        order: Literal["asc", "desc"] | Unset = UNSET,
    ) -> PageBundleView:
        """List bundles."""
        return cast(
            "PageBundleView",
            self._call(
                Call(
                    "GET",
                    "/product-bundles",
                    query={
                        "keyword": keyword,
                        "page": page,
                        "perPage": per_page,
                        "sort": sort,
                        "order": order,
                    },
                )
            ),
        )

    def get_product_bundle(
        self,
        *,
        bundle_id: str,
    ) -> BundleView:
        """Show a bundle."""
        return cast("BundleView", self._call(Call("GET", f"/product-bundle/{segment(bundle_id)}")))

    def create_product_bundle(
        self,
        *,
        name: str,
        items: list[BundleItem],
        description: str | Unset | None = UNSET,
        price: Decimal | int | Unset | None = UNSET,
    ) -> BundleView:
        """Add a bundle."""
        return cast(
            "BundleView",
            self._call(
                Call(
                    "POST",
                    "/product-bundle",
                    body={"name": name, "items": items, "description": description, "price": price},
                )
            ),
        )

    def update_product_bundle(
        self,
        *,
        bundle_id: str,
        name: str | Unset = UNSET,
        items: list[BundleItem] | Unset = UNSET,
        description: str | Unset | None = UNSET,
        price: Decimal | int | Unset | None = UNSET,
    ) -> BundleView:
        """Change a bundle."""
        return cast(
            "BundleView",
            self._call(
                Call(
                    "PATCH",
                    f"/product-bundle/{segment(bundle_id)}",
                    body={"name": name, "items": items, "description": description, "price": price},
                )
            ),
        )

    def delete_product_bundle(
        self,
        *,
        bundle_id: str,
    ) -> Succeeded:
        """Remove a bundle."""
        return cast(
            "Succeeded", self._call(Call("DELETE", f"/product-bundle/{segment(bundle_id)}"))
        )

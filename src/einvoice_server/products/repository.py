"""The products of a tenant."""

from collections.abc import Collection, Mapping

from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import InstrumentedAttribute

from einvoice_server.kit.ids import new_id
from einvoice_server.kit.paging import PageMeta, PageQuery, fetch_page
from einvoice_server.kit.searching import contains
from einvoice_server.products.schemas import ProductSort
from einvoice_server.products.tables import Product
from einvoice_server.tenancy.repository import Repository

_SORTED: Mapping[ProductSort, InstrumentedAttribute[object]] = {
    ProductSort.CODE: Product.code,
    ProductSort.NAME: Product.search_text,  # begins with the name, without regard to case
    ProductSort.UNIT: Product.unit,
    ProductSort.TAX: Product.tax,
    ProductSort.PRICE: Product.price,
    ProductSort.COST: Product.cost,
    ProductSort.INVENTORY_COUNT: Product.inventory_count,
    ProductSort.CREATED_AT: Product.created_at,
    ProductSort.DESCRIPTION: Product.description,
    ProductSort.BUYER_ASSIGNED_ID: Product.buyer_assigned_id,
}
_UNIQUE_CODE = ("uq_products_account_id_environment_code", "products.code")
"""What PostgreSQL and SQLite call the constraint."""

_COUNT = text(
    "INSERT INTO product_counters (id, account_id, environment, last_number) "
    "VALUES (:id, :account_id, :environment, :step) "
    "ON CONFLICT (account_id, environment) "
    "DO UPDATE SET last_number = product_counters.last_number + excluded.last_number "
    "RETURNING last_number"
)


class RepeatedCodeError(Exception):
    """Another product has the code."""


class ProductRepository(Repository):
    """Queries about products."""

    async def page(
        self, query: PageQuery, *, sort: ProductSort, keyword: str | None, code: str | None
    ) -> tuple[list[Product], PageMeta]:
        """A page of products."""
        rows = select(Product)
        if keyword is not None:
            rows = rows.where(contains(Product.search_text, keyword))
        if code is not None:
            rows = rows.where(Product.code == code)
        return await fetch_page(self._session, rows, query, by=_SORTED[sort], then=Product.id)

    async def get(self, id: str, *, for_change: bool = False) -> Product | None:
        """The product of an id."""
        rows = select(Product).where(Product.id == id)
        return await self._session.scalar(rows.with_for_update() if for_change else rows)

    async def kept(self, ids: Collection[str]) -> dict[str, Product]:
        """The products of some ids, which nobody deletes until the transaction ends."""
        rows = select(Product).where(Product.id.in_(ids)).order_by(Product.id)
        found = await self._session.scalars(rows.with_for_update(read=True))
        return {product.id: product for product in found}

    async def has_code(self, code: str) -> bool:
        """Whether a product has this code."""
        rows = select(Product.id).where(Product.code == code)
        return await self._session.scalar(rows) is not None

    async def next_number(self, step: int) -> int:
        """Count on, alone: others wait until the transaction ends."""
        given = {
            "id": new_id("pc_"),
            "account_id": self.tenant.account_id,
            "environment": self.tenant.environment.value,
            "step": step,
        }
        return (await self._session.execute(_COUNT, given)).scalar_one()

    async def save_product(self, product: Product) -> None:
        """Write a product.

        Raises:
            RepeatedCodeError: Another has its code, perhaps since a moment ago.
        """
        code = product.code  # a failed flush takes the row's values away
        try:
            await self.save(product)
        except IntegrityError as error:
            if any(name in str(error.orig) for name in _UNIQUE_CODE):
                raise RepeatedCodeError(code) from error
            raise

    async def delete(self, product: Product) -> None:
        """Remove a product."""
        await self._session.delete(product)
        await self._session.flush()

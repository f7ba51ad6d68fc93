"""The bundles of a tenant."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute

from einvoice_server.bundles.schemas import BundleSort
from einvoice_server.bundles.tables import ProductBundle, ProductBundleItem
from einvoice_server.kit.paging import PageMeta, PageQuery, fetch_page
from einvoice_server.kit.searching import contains
from einvoice_server.products.tables import Product
from einvoice_server.tenancy.repository import Repository

_SORTED: Mapping[BundleSort, InstrumentedAttribute[object]] = {
    BundleSort.NAME: ProductBundle.search_text,  # begins with the name, without regard to case
    BundleSort.PRICE: ProductBundle.price,
    BundleSort.CREATED_AT: ProductBundle.created_at,
}

Content = list[tuple[ProductBundleItem, Product]]
"""What a bundle consists of, in its order."""


class BundleRepository(Repository):
    """Queries about bundles."""

    async def page(
        self, query: PageQuery, *, sort: BundleSort, keyword: str | None
    ) -> tuple[list[ProductBundle], PageMeta]:
        """A page of bundles."""
        rows = select(ProductBundle)
        if keyword is not None:
            rows = rows.where(contains(ProductBundle.search_text, keyword))
        return await fetch_page(self._session, rows, query, by=_SORTED[sort], then=ProductBundle.id)

    async def get(self, id: str, *, for_change: bool = False) -> ProductBundle | None:
        """The bundle of an id."""
        rows = select(ProductBundle).where(ProductBundle.id == id)
        return await self._session.scalar(rows.with_for_update() if for_change else rows)

    async def contents(self, bundle_ids: Collection[str]) -> dict[str, Content]:
        """What some bundles consist of, by their ids."""
        rows = (
            select(ProductBundleItem, Product)
            .join(Product, Product.id == ProductBundleItem.product_id)
            .where(ProductBundleItem.bundle_id.in_(bundle_ids))
            .order_by(ProductBundleItem.bundle_id, ProductBundleItem.position)
        )
        contents: dict[str, Content] = {id: [] for id in bundle_ids}
        for item, product in await self._session.execute(rows):
            contents[item.bundle_id].append((item, product))
        return contents

    async def names_with(self, product_id: str) -> list[str]:
        """The names of the bundles that have a product."""
        with_it = select(ProductBundleItem.bundle_id).where(
            ProductBundleItem.product_id == product_id
        )
        rows = select(ProductBundle.name).where(ProductBundle.id.in_(with_it))
        return list(await self._session.scalars(rows.order_by(ProductBundle.search_text)))

    async def delete(self, bundle: ProductBundle) -> None:
        """Remove a bundle and the items that it still has."""
        await self.delete_items([item for item, _ in (await self.contents([bundle.id]))[bundle.id]])
        await self._session.delete(bundle)
        await self._session.flush()

    async def delete_items(self, items: Sequence[ProductBundleItem]) -> None:
        """Remove items of bundles."""
        for item in items:
            await self._session.delete(item)
        await self._session.flush()

"""What can be done with bundles."""

from collections.abc import Sequence
from decimal import Decimal, localcontext
from itertools import zip_longest

from einvoice_server.bundles.repository import BundleRepository, Content
from einvoice_server.bundles.schemas import (
    BundleItem,
    BundleItemView,
    BundlePath,
    BundleView,
    CreateBundle,
    ListBundles,
    UpdateBundle,
)
from einvoice_server.bundles.tables import ProductBundle, ProductBundleItem
from einvoice_server.errors import BadRequestError, FieldError, NotFoundError
from einvoice_server.kit.exact import MOST_PLACES, is_exact, shortest
from einvoice_server.kit.ids import new_id, new_uuid
from einvoice_server.kit.paging import Page, PageQuery
from einvoice_server.kit.searching import search_key
from einvoice_server.products.repository import ProductRepository
from einvoice_server.schema import Succeeded
from einvoice_server.unit import Unit


async def list_bundles(unit: Unit, asked: ListBundles) -> Page[BundleView]:
    """A page of bundles with what they consist of."""
    repository = BundleRepository(unit.session)
    query = PageQuery(page=asked.page, per_page=asked.per_page, order=asked.order)
    bundles, meta = await repository.page(query, sort=asked.sort, keyword=asked.keyword)
    contents = await repository.contents([bundle.id for bundle in bundles])
    return Page[BundleView](
        data=[_view(bundle, contents[bundle.id]) for bundle in bundles], meta=meta
    )


async def get_bundle(unit: Unit, asked: BundlePath) -> BundleView:
    """One bundle."""
    return await _shown(unit, await _find(unit, asked.bundle_id))


async def create_bundle(unit: Unit, asked: CreateBundle) -> BundleView:
    """Add a bundle."""
    await _refuse_unknown_products(unit, asked.items)
    bundle = ProductBundle(
        id=str(new_uuid()),
        name=asked.name,
        description=asked.description,
        price=asked.price,
        created_at=unit.now,
        updated_at=unit.now,
    )
    await _save(unit, bundle)
    await _put(unit, bundle, asked.items)
    return await _shown(unit, bundle)


async def update_bundle(unit: Unit, asked: UpdateBundle) -> BundleView:
    """Change what is given of a bundle."""
    bundle = await _find(unit, asked.bundle_id, for_change=True)
    changed = asked.model_fields_set - {"bundle_id"}
    if "items" in changed:
        await _refuse_unknown_products(unit, asked.items)
        await _put(unit, bundle, asked.items)
    if changed:
        for name in changed - {"items"}:
            setattr(bundle, name, getattr(asked, name))
        bundle.updated_at = unit.now
        await _save(unit, bundle)
    return await _shown(unit, bundle)


async def delete_bundle(unit: Unit, asked: BundlePath) -> Succeeded:
    """Remove a bundle; its products stay."""
    bundle = await _find(unit, asked.bundle_id, for_change=True)
    await BundleRepository(unit.session).delete(bundle)
    return Succeeded(succeed=True)


async def _find(unit: Unit, id: str, *, for_change: bool = False) -> ProductBundle:
    bundle = await BundleRepository(unit.session).get(id, for_change=for_change)
    if bundle is None:
        raise NotFoundError
    return bundle


async def _refuse_unknown_products(unit: Unit, items: Sequence[BundleItem]) -> None:
    known = await ProductRepository(unit.session).kept({item.product_id for item in items})
    message = "There is no product of this id."
    errors = [
        FieldError(field=f"items[{number}].productId", code="unknown_product", message=message)
        for number, item in enumerate(items)
        if item.product_id not in known
    ]
    if errors:
        raise BadRequestError(f"{errors[0].field}: {message}", errors=errors)


async def _put(unit: Unit, bundle: ProductBundle, items: Sequence[BundleItem]) -> None:
    """Let a bundle consist of some items; rows that stay are changed, not made anew."""
    repository = BundleRepository(unit.session)
    content = (await repository.contents([bundle.id]))[bundle.id]
    kept = list[ProductBundleItem]()
    gone = list[ProductBundleItem]()
    for position, (row, item) in enumerate(zip_longest([row for row, _ in content], items)):
        if item is None:
            gone.append(row)
            continue
        row = row or ProductBundleItem(id=new_id("pbi_"), bundle_id=bundle.id, position=position)
        row.product_id, row.quantity = item.product_id, item.quantity
        kept.append(row)
    await repository.save(*kept)
    await repository.delete_items(gone)


async def _save(unit: Unit, bundle: ProductBundle) -> None:
    told = (bundle.name, bundle.description or "")
    bundle.search_text = "\n".join(search_key(text) for text in told)
    await BundleRepository(unit.session).save(bundle)


async def _shown(unit: Unit, bundle: ProductBundle) -> BundleView:
    contents = await BundleRepository(unit.session).contents([bundle.id])
    return _view(bundle, contents[bundle.id])


def _view(bundle: ProductBundle, content: Content) -> BundleView:
    return BundleView(
        bundle_id=bundle.id,
        name=bundle.name,
        description=bundle.description,
        items=[
            BundleItemView(
                product_id=product.id,
                quantity=item.quantity,
                code=product.code,
                name=product.name,
                unit=product.unit,
                tax=product.tax,
                price=product.price,
            )
            for item, product in content
        ],
        price=bundle.price,
        calculated_price=calculated_price(
            [(item.quantity, product.price) for item, product in content]
        ),
        created_at=bundle.created_at,
        updated_at=bundle.updated_at,
    )


def calculated_price(items: Sequence[tuple[Decimal, Decimal | None]]) -> Decimal | None:
    """What quantities of products come to at their prices; None where that is not to be told."""
    total = Decimal(0)
    with localcontext(prec=60):  # more than any product and sum of such numbers needs
        for quantity, price in items:
            if price is None:
                return None
            total += quantity * price
        rounded = shortest(total.quantize(Decimal(1).scaleb(-MOST_PLACES), "ROUND_HALF_UP"))
    return rounded if is_exact(rounded) else None

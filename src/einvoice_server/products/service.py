"""What can be done with products."""

from pydantic import BaseModel

from einvoice_server.bundles.repository import BundleRepository
from einvoice_server.details.links import Kind, details_page
from einvoice_server.errors import ConflictError, FieldError, NotFoundError
from einvoice_server.kit.ids import new_uuid
from einvoice_server.kit.paging import Page, PageQuery
from einvoice_server.kit.searching import search_key
from einvoice_server.products.repository import ProductRepository, RepeatedCodeError
from einvoice_server.products.schemas import (
    AskCode,
    CreateProduct,
    ListProducts,
    ProductDocument,
    ProductGlobalId,
    ProductPath,
    ProductView,
    UpdateProduct,
)
from einvoice_server.products.tables import Product
from einvoice_server.schema import Succeeded
from einvoice_server.unit import Unit
from einvoice_server.webhooks.emit import emit
from einvoice_server.webhooks.events import Event

_NAMED = 5
"""How many bundles a refusal names."""


async def list_products(unit: Unit, asked: ListProducts) -> Page[ProductView]:
    """A page of products."""
    products, meta = await ProductRepository(unit.session).page(
        PageQuery(page=asked.page, per_page=asked.per_page, order=asked.order),
        sort=asked.sort,
        keyword=asked.keyword,
        code=asked.code,
    )
    return Page[ProductView](data=[_view(product) for product in products], meta=meta)


async def get_product(unit: Unit, asked: ProductPath) -> ProductView:
    """One product."""
    product = await ProductRepository(unit.session).get(asked.product_id)
    if product is None:
        raise NotFoundError
    return _view(product)


async def create_product(unit: Unit, asked: CreateProduct) -> ProductView:
    """Add a product."""
    repository = ProductRepository(unit.session)
    product = Product(
        id=str(new_uuid()),
        code=asked.code or await _free_code(repository),
        created_at=unit.now,
        updated_at=unit.now,
    )
    _write(product, asked, asked.__class__.model_fields.keys() - {"code"})
    await _save(repository, product)
    await emit(unit, Event.PRODUCT_CREATE, _told(unit, product))
    return _view(product)


def _told(unit: Unit, product: Product) -> dict[str, object]:
    page = details_page(unit.services, unit.principal.tenant, Kind.PRODUCT, product.id, unit.now)
    return {
        "id": product.id,
        "code": product.code,
        "number": product.code,
        "name": product.name,
        "unit": product.unit,
        "price": product.price,
        "tax": product.tax,
        "status": "created",
        "createdAt": product.created_at,
        "detailsPage": page,
    }


async def update_product(unit: Unit, asked: UpdateProduct) -> ProductView:
    """Change what is given of a product."""
    repository = ProductRepository(unit.session)
    product = await _for_change(repository, asked)
    changed = asked.model_fields_set - {"product_id"}
    if changed:
        _write(product, asked, changed)
        product.updated_at = unit.now
        await _save(repository, product)
    return _view(product)


async def delete_product(unit: Unit, asked: ProductPath) -> Succeeded:
    """Remove a product that no bundle has."""
    repository = ProductRepository(unit.session)
    product = await _for_change(repository, asked)
    names = await BundleRepository(unit.session).names_with(product.id)
    if names:
        told = ", ".join(names[:_NAMED])
        more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        raise ConflictError(f"The product is part of bundles: {told}{more}.")
    await repository.delete(product)
    return Succeeded(succeed=True)


async def verify_code(unit: Unit, asked: AskCode) -> Succeeded:
    """Whether a code is free."""
    return Succeeded(succeed=not await ProductRepository(unit.session).has_code(asked.code))


async def _for_change(repository: ProductRepository, asked: ProductPath) -> Product:
    product = await repository.get(asked.product_id, for_change=True)
    if product is None:
        raise NotFoundError
    return product


async def _free_code(repository: ProductRepository) -> str:
    """The next code; over those that were given by hand in ever longer steps."""
    step = 1
    while await repository.has_code(code := f"PROD-{await repository.next_number(step):04}"):
        step *= 2
    return code


def _write(product: Product, asked: BaseModel, names: set[str]) -> None:
    for name in names:
        value: object = getattr(asked, name)
        stored = value.model_dump(mode="json") if isinstance(value, BaseModel) else value
        setattr(product, name, stored)
    told = (product.name, product.code, product.description or "")
    product.search_text = "\n".join(search_key(text) for text in told)


async def _save(repository: ProductRepository, product: Product) -> None:
    try:
        await repository.save_product(product)
    except RepeatedCodeError:
        message = "Another product has this code."
        error = FieldError(field="code", code="taken", message=message)
        raise ConflictError(message, errors=[error]) from None


def _view(product: Product) -> ProductView:
    document, global_id = product.additional_referenced_document, product.global_id
    return ProductView(
        product_id=product.id,
        code=product.code,
        name=product.name,
        unit=product.unit,
        tax=product.tax,
        description=product.description,
        price=product.price,
        cost=product.cost,
        inventory_count=product.inventory_count,
        time=product.time,
        estimate=product.estimate,
        buyer_assigned_id=product.buyer_assigned_id,
        global_id=None if global_id is None else ProductGlobalId.model_validate(global_id),
        additional_referenced_document=(
            None if document is None else ProductDocument.model_validate(document)
        ),
        created_at=product.created_at,
        updated_at=product.updated_at,
    )

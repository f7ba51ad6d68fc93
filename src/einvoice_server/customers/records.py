"""Customers as rows, and rows as customers are shown."""

from collections.abc import Collection, Iterable

from einvoice_server.customers.folding import fold, searchable
from einvoice_server.customers.judging import warnings_of
from einvoice_server.customers.schemas import (
    CreateCustomer,
    CustomerContact,
    CustomerDeliveryAddress,
    CustomerView,
    ImportedFile,
    RelationField,
    UpdateCustomer,
)
from einvoice_server.customers.tables import Customer
from einvoice_server.errors import BadRequestError, FieldError
from einvoice_server.kit.ids import new_uuid
from einvoice_server.unit import Unit

_NEEDED = frozenset(
    {"customer_id", "is_company", "address", "postcode", "city", "country", "extras"}
)
_LISTS = frozenset({"customer_contacts", "customer_delivery_addresses"})
_SET_BY_OTHERS = frozenset({"customer_uuid", "customer_id"})
ALL_RELATIONS: frozenset[RelationField] = frozenset(
    (
        "user",
        "legalform",
        "importedFile",
        "customerContacts",
        "invoiceTemplate",
        "customerDeliveryAddresses",
    )
)


def new_row(unit: Unit, given: CreateCustomer) -> Customer:
    """A row of a customer that is to be added; it has no number yet."""
    row = Customer(
        id=str(new_uuid()),
        customer_id="",
        imported_file_id="",
        imported_file_name="",
        created_by=unit.principal.actor,
        created_at=unit.now,
        updated_at=unit.now,
    )
    _fill(row, given, CreateCustomer.model_fields)
    return row


def change_row(row: Customer, given: UpdateCustomer) -> None:
    """Give a row what was said and leave it the rest; its number is for others to change.

    Raises:
        BadRequestError: Something was to be emptied that every customer has.
    """
    said = given.model_fields_set
    errors = [
        FieldError(
            field=UpdateCustomer.model_fields[name].alias or name,
            code="required",
            message="This cannot be emptied.",
        )
        for name in sorted(_NEEDED & said)
        if getattr(given, name) is None
    ]
    if errors:
        places = ", ".join(error.field for error in errors)
        raise BadRequestError(f"Every customer has these: {places}.", errors=errors)
    _fill(row, given, said)


def _fill(row: Customer, given: CreateCustomer | UpdateCustomer, names: Iterable[str]) -> None:
    for name in names:
        if name in _SET_BY_OTHERS:
            continue
        value = getattr(given, name)
        if name in _LISTS:
            value = [one.model_dump(mode="json", by_alias=True) for one in value or ()]
        setattr(row, name, "" if value is None else value)


def settle(row: Customer) -> None:
    """Bring up to date what is kept for sorting and searching."""
    person = " ".join(part for part in (row.first_name, row.last_name) if part)
    row.sort_name = fold(row.name or person)[:600]
    row.search_text = searchable(
        (row.name, person, row.customer_id, row.email, row.city, row.vat_id)
    )


def view(row: Customer, shown: Collection[RelationField] = ALL_RELATIONS) -> CustomerView:
    """A customer as the API shows it, with the relations that are wanted."""
    contacts = [CustomerContact.model_validate(one) for one in row.customer_contacts]
    deliveries = [
        CustomerDeliveryAddress.model_validate(one) for one in row.customer_delivery_addresses
    ]
    return CustomerView(
        id=row.id,
        customer_id=row.customer_id,
        is_company=row.is_company,
        name=row.name or None,
        title=row.title or None,
        first_name=row.first_name or None,
        last_name=row.last_name or None,
        gender=row.gender or None,
        name_authorised_signatory=row.name_authorised_signatory or None,
        address=row.address,
        postcode=row.postcode,
        city=row.city,
        country=row.country,
        email=row.email or None,
        phone_no=row.phone_no or None,
        fax_no=row.fax_no or None,
        category=row.category or None,
        vat_id=row.vat_id or None,
        tax_id=row.tax_id or None,
        invoice_profile=row.invoice_profile or None,
        supplier_number=row.supplier_number or None,
        route_id=row.route_id or None,
        peppol_id=row.peppol_id or None,
        faktoora_id=row.faktoora_id or None,
        note=row.note or None,
        extras=row.extras,
        created_at=row.created_at,
        updated_at=row.updated_at,
        user=row.created_by if "user" in shown else None,
        legalform=(row.legalform or None) if "legalform" in shown else None,
        imported_file=_imported_file(row) if "importedFile" in shown else None,
        customer_contacts=contacts if "customerContacts" in shown else None,
        invoice_template=(row.invoice_template or None) if "invoiceTemplate" in shown else None,
        customer_delivery_addresses=deliveries if "customerDeliveryAddresses" in shown else None,
        warnings=warnings_of(row.vat_id, row.route_id),
    )


def _imported_file(row: Customer) -> ImportedFile | None:
    if not row.imported_file_id:
        return None
    return ImportedFile(id=row.imported_file_id, filename=row.imported_file_name)

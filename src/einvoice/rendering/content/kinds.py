"""What kind of value a field holds, as its annotation says."""

from functools import cache

from einvoice.model.group import Group
from einvoice.model.shape import data_type

UNITS = {
    "quantity": "unit_code",
    "base_quantity": "base_quantity_unit_code",
    "gross_base_quantity": "gross_base_quantity_unit_code",
    "charge_free_quantity": "charge_free_unit_code",
    "package_quantity": "package_unit_code",
    "per_package_quantity": "per_package_unit_code",
    "measure": "measure_unit_code",
    "period": "period_unit_code",
}
"""Quantities, and the fields of their units."""

_CODES = {
    "category_code": "vat_categories",
    "country_code": "countries",
    "invoice_type_code": "document_types",
    "origin_country_code": "countries",
    "vat_category_code": "vat_categories",
    "PaymentMeans.code": "payment_means",
    "PrecedingInvoice.type_code": "document_types",
}
"""Codes that every language has words for."""

_LISTS = {
    "DeliveryTerms.code": ("4053",),
    "PriceAllowance.reason_code": ("5189",),
    "Price.discount_reason_code": ("5189",),
    "DocumentAllowance.reason_code": ("5189",),
    "LineAllowance.reason_code": ("5189",),
    "reason_code": ("7161",),
    "content_code": (),
    "exemption_reason_code": ("vatex",),
    "note_subject_code": ("4451",),
    "reference_type_code": ("1153",),
    "contract_type_code": ("1153",),
    "subject_code": ("4451",),
    "vat_exemption_reason_code": ("vatex",),
    "vat_point_date_code": ("2005", "2475"),
    "DocumentReference.type_code": ("1001",),
    "SupportingDocument.type_code": ("1001",),
    "PaymentMeans.code": ("4461",),
    "category_code": ("5305",),
    "country_code": ("3166",),
    "origin_country_code": ("3166",),
    "PrecedingInvoice.type_code": ("1001",),
    "invoice_type_code": ("1001",),
}
"""Codes whose meaning stands in the code lists."""


@cache
def kind_of(group: type[Group], field: str) -> str:
    """The semantic data type of a field, such as "Amount"; empty for a group."""
    return data_type(group.model_fields[field].annotation) or ""


@cache
def table_of(group: str, field: str) -> str | None:
    """The table of words for the codes of a field."""
    return _CODES.get(f"{group}.{field}") or _CODES.get(field)


@cache
def lists_of(group: str, field: str) -> tuple[str, ...]:
    """The code lists that explain the codes of a field."""
    return _LISTS.get(f"{group}.{field}") or _LISTS.get(field) or ()

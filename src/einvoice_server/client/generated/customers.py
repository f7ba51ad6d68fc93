"""Made by tools/server_client.py from the operations of the server; not edited by hand."""

from typing import Literal, Protocol, cast

from einvoice_server.client.exchange import UNSET, Call, File, Unset, segment
from einvoice_server.client.generated.customers_pieces import (
    CustomerContact,
    CustomerDeliveryAddress,
    CustomerView,
)
from einvoice_server.client.generated.customers_types import (
    GeneratedNumber,
    ImportResult,
    PageCustomerView,
    UploadedFile,
)
from einvoice_server.client.generated.invoice_numbers_types import Succeeded
from einvoice_server.client.generated.outgoing_invoices_parts import JsonValue


class Customers(Protocol):
    """Customers."""

    def _call(self, call: Call) -> object: ...

    def list_customers(
        self,
        *,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
        sort: Literal[
            "customerId",
            "name",
            "nameAuthorisedSignatory",
            "address",
            "phoneNo",
            "category",
            "isCompany",
            "email",
            "faktooraId",
            "vatId",
            "taxId",
            "invoiceProfile",
            "supplierNumber",
            "routeId",
            "peppolId",
            "createdAt",
            "updatedAt",
        ]
        | Unset = UNSET,
        order: Literal["asc", "desc"] | Unset = UNSET,
        category: str | Unset | None = UNSET,
        keyword: str | Unset | None = UNSET,
        keywords: list[str] | Unset = UNSET,
        relation_fields: list[
            Literal[
                "user",
                "legalform",
                "importedFile",
                "customerContacts",
                "invoiceTemplate",
                "customerDeliveryAddresses",
            ]
        ]
        | Unset = UNSET,
    ) -> PageCustomerView:
        """List customers."""
        return cast(
            "PageCustomerView",
            self._call(
                Call(
                    "GET",
                    "/customers",
                    query={
                        "page": page,
                        "perPage": per_page,
                        "sort": sort,
                        "order": order,
                        "category": category,
                        "keyword": keyword,
                        "keywords": keywords,
                        "relationFields": relation_fields,
                    },
                )
            ),
        )

    def get_customer(
        self,
        *,
        customer_uuid: str,
    ) -> CustomerView:
        """Show a customer."""
        return cast("CustomerView", self._call(Call("GET", f"/customer/{segment(customer_uuid)}")))

    def create_customer(
        self,
        *,
        is_company: bool,
        address: str,
        postcode: str,
        city: str,
        extras: dict[str, JsonValue],
        customer_id: str | Unset | None = UNSET,
        name: str | Unset | None = UNSET,
        title: str | Unset | None = UNSET,
        first_name: str | Unset | None = UNSET,
        last_name: str | Unset | None = UNSET,
        gender: str | Unset | None = UNSET,
        name_authorised_signatory: str | Unset | None = UNSET,
        email: str | Unset | None = UNSET,
        phone_no: str | Unset | None = UNSET,
        fax_no: str | Unset | None = UNSET,
        category: str | Unset | None = UNSET,
        vat_id: str | Unset | None = UNSET,
        tax_id: str | Unset | None = UNSET,
        invoice_profile: str | Unset | None = UNSET,
        supplier_number: str | Unset | None = UNSET,
        route_id: str | Unset | None = UNSET,
        peppol_id: str | Unset | None = UNSET,
        faktoora_id: str | Unset | None = UNSET,
        legalform: str | Unset | None = UNSET,
        invoice_template: str | Unset | None = UNSET,
        note: str | Unset | None = UNSET,
        customer_contacts: list[CustomerContact] | Unset | None = UNSET,
        customer_delivery_addresses: list[CustomerDeliveryAddress] | Unset | None = UNSET,
        country: str | Unset = UNSET,
    ) -> CustomerView:
        """Add a customer."""
        return cast(
            "CustomerView",
            self._call(
                Call(
                    "POST",
                    "/customer",
                    body={
                        "isCompany": is_company,
                        "address": address,
                        "postcode": postcode,
                        "city": city,
                        "extras": extras,
                        "customerId": customer_id,
                        "name": name,
                        "title": title,
                        "firstName": first_name,
                        "lastName": last_name,
                        "gender": gender,
                        "nameAuthorisedSignatory": name_authorised_signatory,
                        "email": email,
                        "phoneNo": phone_no,
                        "faxNo": fax_no,
                        "category": category,
                        "vatId": vat_id,
                        "taxId": tax_id,
                        "invoiceProfile": invoice_profile,
                        "supplierNumber": supplier_number,
                        "routeId": route_id,
                        "peppolId": peppol_id,
                        "faktooraId": faktoora_id,
                        "legalform": legalform,
                        "invoiceTemplate": invoice_template,
                        "note": note,
                        "customerContacts": customer_contacts,
                        "customerDeliveryAddresses": customer_delivery_addresses,
                        "country": country,
                    },
                )
            ),
        )

    def update_customer(
        self,
        *,
        customer_uuid: str,
        customer_id: str | Unset | None = UNSET,
        name: str | Unset | None = UNSET,
        title: str | Unset | None = UNSET,
        first_name: str | Unset | None = UNSET,
        last_name: str | Unset | None = UNSET,
        gender: str | Unset | None = UNSET,
        name_authorised_signatory: str | Unset | None = UNSET,
        email: str | Unset | None = UNSET,
        phone_no: str | Unset | None = UNSET,
        fax_no: str | Unset | None = UNSET,
        category: str | Unset | None = UNSET,
        vat_id: str | Unset | None = UNSET,
        tax_id: str | Unset | None = UNSET,
        invoice_profile: str | Unset | None = UNSET,
        supplier_number: str | Unset | None = UNSET,
        route_id: str | Unset | None = UNSET,
        peppol_id: str | Unset | None = UNSET,
        faktoora_id: str | Unset | None = UNSET,
        legalform: str | Unset | None = UNSET,
        invoice_template: str | Unset | None = UNSET,
        note: str | Unset | None = UNSET,
        customer_contacts: list[CustomerContact] | Unset | None = UNSET,
        customer_delivery_addresses: list[CustomerDeliveryAddress] | Unset | None = UNSET,
        is_company: bool | Unset | None = UNSET,
        address: str | Unset | None = UNSET,
        postcode: str | Unset | None = UNSET,
        city: str | Unset | None = UNSET,
        country: str | Unset | None = UNSET,
        extras: dict[str, JsonValue] | Unset | None = UNSET,
    ) -> CustomerView:
        """Change a customer."""
        return cast(
            "CustomerView",
            self._call(
                Call(
                    "PATCH",
                    f"/customer/{segment(customer_uuid)}",
                    body={
                        "customerId": customer_id,
                        "name": name,
                        "title": title,
                        "firstName": first_name,
                        "lastName": last_name,
                        "gender": gender,
                        "nameAuthorisedSignatory": name_authorised_signatory,
                        "email": email,
                        "phoneNo": phone_no,
                        "faxNo": fax_no,
                        "category": category,
                        "vatId": vat_id,
                        "taxId": tax_id,
                        "invoiceProfile": invoice_profile,
                        "supplierNumber": supplier_number,
                        "routeId": route_id,
                        "peppolId": peppol_id,
                        "faktooraId": faktoora_id,
                        "legalform": legalform,
                        "invoiceTemplate": invoice_template,
                        "note": note,
                        "customerContacts": customer_contacts,
                        "customerDeliveryAddresses": customer_delivery_addresses,
                        "isCompany": is_company,
                        "address": address,
                        "postcode": postcode,
                        "city": city,
                        "country": country,
                        "extras": extras,
                    },
                )
            ),
        )

    def delete_customer(
        self,
        *,
        customer_uuid: str,
    ) -> Succeeded:
        """Delete a customer."""
        return cast("Succeeded", self._call(Call("DELETE", f"/customer/{segment(customer_uuid)}")))

    def generate_customer_number(
        self,
    ) -> GeneratedNumber:
        """Preview the next customer number."""
        return cast("GeneratedNumber", self._call(Call("GET", "/customers/generate-number")))

    def verify_customer_number(
        self,
        *,
        customer_id: str,
    ) -> Succeeded:
        """Check a customer number."""
        return cast(
            "Succeeded",
            self._call(
                Call("GET", "/customer/verify-customer-number", query={"customerId": customer_id})
            ),
        )

    def upload_customer_file(
        self,
        *,
        file: File,
    ) -> UploadedFile:
        """Upload customers as CSV."""
        return cast(
            "UploadedFile",
            self._call(Call("POST", "/customers/import/upload", body={}, file=("file", file))),
        )

    def import_customers(
        self,
        *,
        file_id: str,
        skip_invalid: bool | Unset = UNSET,
    ) -> ImportResult:
        """Import uploaded customers."""
        return cast(
            "ImportResult",
            self._call(
                Call(
                    "POST",
                    "/customers/import",
                    body={"fileId": file_id, "skipInvalid": skip_invalid},
                )
            ),
        )

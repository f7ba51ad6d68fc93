"""Customers: what can be done, and where."""

from einvoice_server.customers import imports, service
from einvoice_server.customers.import_schemas import (
    ImportCustomers,
    ImportResult,
    UploadCustomerFile,
    UploadedFile,
)
from einvoice_server.customers.schemas import (
    CreateCustomer,
    CustomerPath,
    CustomerView,
    GeneratedNumber,
    ListCustomers,
    UpdateCustomer,
    VerifyCustomerNumber,
)
from einvoice_server.errors import ConflictError, NotFoundError
from einvoice_server.kit.base import JsonObject
from einvoice_server.kit.paging import Page
from einvoice_server.operations import Effect, Example, Operation, Rest
from einvoice_server.schema import NoArguments, Succeeded

_AREA = "Customers"
_ID = "019b2c3d-4e5f-7a6b-8c9d-0e1f2a3b4c5d"
_FILE_ID = "019b2c3d-4e5f-7a6b-8c9d-0e1f2a3b4c5e"
_GIVEN: JsonObject = {
    "isCompany": True,
    "name": "Example GmbH",
    "address": "Beispielweg 1",
    "postcode": "10115",
    "city": "Berlin",
    "country": "DE",
    "email": "accounting@example.com",
    "vatId": "DE136695976",
    "category": "Retail",
    "extras": {},
}
_EMPTY: JsonObject = dict.fromkeys(
    (
        "title", "firstName", "lastName", "gender", "nameAuthorisedSignatory", "phoneNo", "faxNo",
        "taxId", "invoiceProfile", "supplierNumber", "routeId", "peppolId", "faktooraId", "note",
        "legalform", "importedFile", "invoiceTemplate",
    )
)  # fmt: skip
_SHOWN: JsonObject = {
    **_EMPTY,
    **_GIVEN,
    "id": _ID,
    "customerId": "CUST-0042",
    "createdAt": "2026-03-01T08:00:00.000Z",
    "updatedAt": "2026-03-01T08:00:00.000Z",
    "user": "key:ak_abc123",
    "customerContacts": [],
    "customerDeliveryAddresses": [],
    "warnings": [],
}
_LISTED: JsonObject = {
    **_SHOWN,
    **dict.fromkeys(("user", "customerContacts", "customerDeliveryAddresses")),
}

LIST = Operation(
    name="list_customers",
    area=_AREA,
    title="List customers",
    description=(
        "The customers of the account, the newest first. Find one by `keyword`: a part of the "
        "name, customer number, e-mail, city or VAT number."
    ),
    arguments=ListCustomers,
    result=Page[CustomerView],
    call=service.list_customers,
    scope="customers:read",
    effect=Effect.READS,
    rests_on_data=True,
    rest=Rest("GET", "/customers"),
    example=Example(
        {"keyword": "example", "sort": "name", "order": "asc"},
        {
            "data": [_LISTED],
            "meta": {"page": 1, "perPage": 25, "totalItems": 1, "totalPages": 1},
        },
    ),
)
GET = Operation(
    name="get_customer",
    area=_AREA,
    title="Show a customer",
    description="One customer by `id`, a UUID; to find it by name or number, list customers.",
    arguments=CustomerPath,
    result=CustomerView,
    call=service.get_customer,
    scope="customers:read",
    effect=Effect.READS,
    rests_on_data=True,
    rest=Rest("GET", "/customer/{customerUuid}"),
    raises=(NotFoundError,),
    example=Example({"customerUuid": _ID}, _SHOWN),
)
CREATE = Operation(
    name="create_customer",
    area=_AREA,
    title="Add a customer",
    description=(
        "Adds a company (with `name`) or a person (with `firstName` and `lastName`). Without "
        "`customerId` it gets the next customer number. Wrong check digits of `vatId` and "
        "`routeId` do not refuse it; the answer names them in `warnings`."
    ),
    arguments=CreateCustomer,
    result=CustomerView,
    call=service.create_customer,
    scope="customers:write",
    effect=Effect.ADDS,
    rest=Rest("POST", "/customer", status=201),
    raises=(ConflictError,),
    example=Example(_GIVEN, _SHOWN),
)
UPDATE = Operation(
    name="update_customer",
    area=_AREA,
    title="Change a customer",
    description=(
        "Changes what is given and keeps the rest; null empties a field that may be empty. "
        "Contacts, delivery addresses and extras are replaced as a whole."
    ),
    arguments=UpdateCustomer,
    result=CustomerView,
    call=service.update_customer,
    scope="customers:write",
    effect=Effect.CHANGES,
    rest=Rest("PATCH", "/customer/{customerUuid}"),
    raises=(NotFoundError, ConflictError),
    example=Example({"customerUuid": _ID, "category": "Retail"}, _SHOWN),
)
DELETE = Operation(
    name="delete_customer",
    area=_AREA,
    title="Delete a customer",
    description="Deletes a customer for good. Invoices keep what they say of their buyer.",
    arguments=CustomerPath,
    result=Succeeded,
    call=service.delete_customer,
    scope="customers:write",
    effect=Effect.DELETES,
    rest=Rest("DELETE", "/customer/{customerUuid}"),
    raises=(NotFoundError,),
    example=Example({"customerUuid": _ID}, {"succeed": True}),
)
GENERATE_NUMBER = Operation(
    name="generate_customer_number",
    area=_AREA,
    title="Preview the next customer number",
    description=(
        "The number that the next customer without one will get. It is not reserved: leave "
        "`customerId` out when creating a customer, and it is given out without a race. Its form "
        "is the preference `customerNumberTemplate` of the account."
    ),
    arguments=NoArguments,
    result=GeneratedNumber,
    call=service.generate_number,
    scope="customers:read",
    effect=Effect.READS,
    rest=Rest("GET", "/customers/generate-number"),
    example=Example(result={"value": "CUST-0042"}),
)
VERIFY_NUMBER = Operation(
    name="verify_customer_number",
    area=_AREA,
    title="Check a customer number",
    description="Whether a customer number is well-formed and free: `succeed` is true if so.",
    arguments=VerifyCustomerNumber,
    result=Succeeded,
    call=service.verify_number,
    scope="customers:read",
    effect=Effect.READS,
    rest=Rest("GET", "/customer/verify-customer-number"),
    example=Example({"customerId": "CUST-0042"}, {"succeed": True}),
)
UPLOAD = Operation(
    name="upload_customer_file",
    area=_AREA,
    title="Upload customers as CSV",
    description=(
        "Takes a CSV file of at most 10,000 customers and keeps it for 24 hours; pass the `id` "
        "of the answer to the import as `fileId`. The header row names the fields of a customer, "
        "or says Firma, Straße, PLZ, Ort, Land, E-Mail, USt-IdNr. and the like; columns "
        "`extras.…` are kept as extras. UTF-8 or Windows-1252, by semicolon, comma or tab."
    ),
    arguments=UploadCustomerFile,
    result=UploadedFile,
    call=imports.upload_file,
    scope="customers:write",
    effect=Effect.ADDS,
    rest=Rest("POST", "/customers/import/upload", status=201),
    is_tool=False,
    raises=(ConflictError,),
    example=Example(
        {"file": "Firma;Straße;PLZ;Ort\nExample GmbH;Beispielweg 1;10115;Berlin\n"},
        {"id": _FILE_ID},
    ),
)
IMPORT = Operation(
    name="import_customers",
    area=_AREA,
    title="Import uploaded customers",
    description=(
        "Creates the customers of an uploaded CSV file and forgets the file. Every row is checked "
        "like a customer that is added; if one is wrong, nothing is imported and the refusal "
        "names the rows: `rows[12].postcode` is in row 12 as a spreadsheet counts. With "
        "`skipInvalid` the good rows are imported, and if there were wrong ones the answer is an "
        "object with `customers`, `skipped` and `errors`."
    ),
    arguments=ImportCustomers,
    result=ImportResult,
    call=imports.import_file,
    scope="customers:write",
    effect=Effect.ADDS,
    rest=Rest("POST", "/customers/import", status=201),
    example=Example({"fileId": _FILE_ID}, [_SHOWN]),
)

OPERATIONS = (
    LIST, GET, CREATE, UPDATE, DELETE, GENERATE_NUMBER, VERIFY_NUMBER, UPLOAD, IMPORT,
)  # fmt: skip

"""Invoice numbers: what can be done, and where."""

from einvoice_server.kit.base import JsonObject
from einvoice_server.numbers import service
from einvoice_server.numbers.schemas import (
    NextNumber,
    NextNumberByTemplate,
    NumberSettingsView,
    UpdateNumberSettings,
    VerifyNumber,
)
from einvoice_server.operations import Effect, Example, Operation, Rest
from einvoice_server.schema import NoArguments, Succeeded

_AREA = "Invoice numbers"
_SETTINGS: JsonObject = {"template": "YYYY/MM/id", "padLength": 5, "counter": 42}

NEXT = Operation(
    name="get_next_invoice_number",
    area=_AREA,
    title="Preview the next invoice number",
    description=(
        "The number that the next invoice without an `invoiceNumber` of its own would get now. "
        "Nothing is reserved: leave `invoiceNumber` out when creating, and the server gives the "
        "next number in the same transaction, without gaps. `template` tries another template."
    ),
    arguments=NextNumber,
    result=NextNumberByTemplate,
    call=service.next_number,
    scope="invoices:read",
    effect=Effect.READS,
    rest=Rest("GET", "/invoices/next-number"),
    example=Example(
        {"template": "YYYY-id"},
        {"invoiceNumber": "2026-00043", "counter": 42, "template": "YYYY-id"},
    ),
)
VERIFY = Operation(
    name="verify_invoice_number",
    area=_AREA,
    title="Check whether an invoice number is free",
    description="`succeed` is true if no invoice of the account has this number.",
    arguments=VerifyNumber,
    result=Succeeded,
    call=service.verify_number,
    scope="invoices:read",
    effect=Effect.READS,
    rest=Rest("GET", "/invoices/verify-number"),
    example=Example({"invoiceNumber": "RE-2026-001"}, {"succeed": True}),
)
SHOW = Operation(
    name="get_invoice_number_template",
    area=_AREA,
    title="Show how invoices are numbered",
    description="The template, how far the counter is padded, and the last number that it gave.",
    arguments=NoArguments,
    result=NumberSettingsView,
    call=service.get_settings,
    scope="settings:read",
    effect=Effect.READS,
    rest=Rest("GET", "/settings/invoice-number-template"),
    example=Example(result=_SETTINGS),
)
UPDATE = Operation(
    name="update_invoice_number_template",
    area=_AREA,
    title="Change how invoices are numbered",
    description=(
        "Sets the template, the padding of the counter, or the counter itself, for invoices that "
        "are still to come. In a template YYYY, MM and DD stand for the date in the time zone of "
        "the account and `id`, exactly once, for the counter; other letters, digits and `/_.#+-` "
        "stand for themselves. The counter goes on over months and years."
    ),
    arguments=UpdateNumberSettings,
    result=NumberSettingsView,
    call=service.update_settings,
    scope="settings:write",
    effect=Effect.CHANGES,
    rest=Rest("PUT", "/settings/invoice-number-template"),
    example=Example({"template": "YYYY/MM/id", "padLength": 5}, _SETTINGS),
)

OPERATIONS = (NEXT, VERIFY, SHOW, UPDATE)

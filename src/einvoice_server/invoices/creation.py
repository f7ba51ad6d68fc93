"""Creating invoices: all of a request, or none."""

from collections.abc import Sequence
from typing import Annotated, Self

from pydantic import Field, PrivateAttr
from sqlalchemy.exc import IntegrityError

from einvoice_server.audit.inserting import insert_at_once
from einvoice_server.errors import BadRequestError, ConflictError, FieldError
from einvoice_server.invoices.account import AccountFacts, account_facts
from einvoice_server.invoices.assessing import Assessed, assess
from einvoice_server.invoices.contents import Snapshot, fill
from einvoice_server.invoices.events import tell_created
from einvoice_server.invoices.payload.schemas import InvoicePayload
from einvoice_server.invoices.schemas import CreatedInvoices
from einvoice_server.invoices.status import InvoiceStatus, WorkStatus
from einvoice_server.invoices.tables import Invoice
from einvoice_server.invoices.views import created_view
from einvoice_server.invoices.work import ask_validation, await_making, have_made
from einvoice_server.kit.ids import new_id
from einvoice_server.numbers.allocation import assign
from einvoice_server.numbers.repository import NumberRepository
from einvoice_server.schema import Arguments
from einvoice_server.services import Services
from einvoice_server.tenancy.features import Feature
from einvoice_server.tenancy.principal import Principal
from einvoice_server.unit import Unit

MOST_AT_ONCE = 500


class CreateInvoices(Arguments):
    """The invoices to create."""

    invoices: Annotated[list[InvoicePayload], Field(min_length=1, max_length=MOST_AT_ONCE)]
    """One to 500 invoices; all are created, or none."""

    _foreseen: tuple[AccountFacts, Sequence[Assessed] | BadRequestError] | None = PrivateAttr(None)

    def foreseen(self, facts: AccountFacts) -> Self:
        """The same, assessed by what the account probably fills in."""
        copy = self.model_copy()
        try:
            copy._foreseen = facts, self.assessed(facts)
        except BadRequestError as error:
            copy._foreseen = facts, error
        return copy

    def assessed(self, facts: AccountFacts) -> Sequence[Assessed]:
        """What the invoices come to.

        Raises:
            BadRequestError: Some of them cannot be made.
        """
        if self._foreseen is None or self._foreseen[0] != facts:
            places = [f"invoices[{place}]." for place in range(len(self.invoices))]
            return assess(self.invoices, facts, *places)
        outcome = self._foreseen[1]
        if isinstance(outcome, BadRequestError):
            raise outcome
        return outcome


async def foresee(
    services: Services, principal: Principal, asked: CreateInvoices
) -> CreateInvoices:
    """Assess the invoices by what their account filled in last: nobody waits for that to write."""
    facts = services.facts.recall(principal.tenant)
    return asked if facts is None else asked.foreseen(facts)


async def create_invoices(unit: Unit, asked: CreateInvoices) -> CreatedInvoices:
    """Create invoices, in the order of the request.

    Raises:
        BadRequestError: Some of them cannot be made.
        ConflictError: Some of their numbers are taken.
    """
    facts = await account_facts(unit)
    unit.services.facts.note(unit.principal.tenant, facts)
    assessed = asked.assessed(facts)
    numbers = await _numbers(unit, facts, asked.invoices)
    snapshot = Snapshot.of(facts)
    rows = [
        _row(unit, one, number, snapshot) for one, number in zip(assessed, numbers, strict=True)
    ]
    await store(unit, rows)
    return CreatedInvoices([created_view(unit, row) for row in rows])


async def store(unit: Unit, rows: Sequence[Invoice]) -> None:
    """Write new invoices, and set going what follows."""
    drawn = [row for row in rows if row.status == InvoiceStatus.REVIEW.value or row.released_at]
    for row in drawn:
        await_making(row)
    try:
        await insert_at_once(unit.session, rows)
    except IntegrityError:  # another transaction was faster; PostgreSQL tells only now
        raise ConflictError("A number of this request was just taken by another.") from None
    for row in drawn:
        await have_made(unit, row)
    for row in rows:
        if row.released_at is None:
            await tell_created(unit, row)


async def check_free(unit: Unit, numbers: Sequence[tuple[str, str | None]]) -> None:
    """Refuse numbers that are taken, or given twice in one request.

    Args:
        unit: The work.
        numbers: Each with its place in the request: `invoices[3].invoiceNumber`.

    Raises:
        ConflictError: With the place of every such number.
    """
    given = [number for _, number in numbers if number is not None]
    taken = await NumberRepository(unit.session).taken(given)
    seen = set[str]()
    errors = list[FieldError]()
    for place, number in numbers:
        if number is None:
            continue
        if number in taken:
            errors.append(_fault(place, "taken", f"There is an invoice {number!r} already."))
        elif number in seen:
            errors.append(_fault(place, "duplicate", f"{number!r} stands twice in the request."))
        seen.add(number)
    if errors:
        raise ConflictError(errors[0].message, errors=errors)


def _fault(place: str, code: str, message: str) -> FieldError:
    return FieldError(field=place, code=code, message=message)


async def _numbers(
    unit: Unit, facts: AccountFacts, payloads: Sequence[InvoicePayload]
) -> list[str | None]:
    """A number for each invoice but for drafts that have none yet."""
    wanted = [one.invoice_number for one in payloads if one.invoice_number or not one.draft_only]
    given = iter(await assign(unit, facts.today(unit.now), wanted) if wanted else [])
    if any(payload.invoice_number is not None for payload in payloads):
        # Looked at after the series is locked, so that nobody takes one meanwhile.
        stated = [
            (f"invoices[{place}].invoiceNumber", payload.invoice_number)
            for place, payload in enumerate(payloads)
        ]
        await check_free(unit, stated)
    return [
        next(given) if payload.invoice_number or not payload.draft_only else None
        for payload in payloads
    ]


def _row(unit: Unit, assessed: Assessed, number: str | None, snapshot: Snapshot) -> Invoice:
    payload = assessed.payload
    is_direct = not (payload.draft_only or payload.review_mode)
    row = Invoice(
        id=new_id("INV-"),
        number=number,
        status=(InvoiceStatus.REVIEW if payload.review_mode else InvoiceStatus.DRAFT).value,
        work_status=WorkStatus.NONE.value,
        revision=1,
        created_at=unit.now,
        updated_at=unit.now,
        released_at=unit.now if is_direct else None,
    )
    fill(row, assessed, snapshot)
    if not payload.draft_only:
        validate_if_wanted(unit, row, payload)
    return row


def validate_if_wanted(unit: Unit, row: Invoice, payload: InvoicePayload) -> None:
    """Note a validation that the payload asks for; where the feature is off, it is ignored."""
    if payload.validate_ and Feature.INVOICE_VALIDATION in unit.principal.features:
        ask_validation(unit, row)

"""What can be asked and set about invoice numbers."""

from einvoice_server.errors import BadRequestError
from einvoice_server.invoices.account import account_facts
from einvoice_server.numbers.allocation import Counting
from einvoice_server.numbers.repository import NumberRepository
from einvoice_server.numbers.schemas import (
    NextNumber,
    NextNumberByTemplate,
    NextNumberView,
    NumberSettingsView,
    UpdateNumberSettings,
    VerifyNumber,
)
from einvoice_server.numbers.tables import NumberSeries
from einvoice_server.numbers.templates import DEFAULT_PAD_LENGTH, DEFAULT_TEMPLATE
from einvoice_server.schema import NoArguments, Succeeded
from einvoice_server.unit import Unit


async def next_number(unit: Unit, asked: NextNumber) -> NextNumberView:
    """What the next invoice without a number of its own would be called; nothing is reserved."""
    repository = NumberRepository(unit.session)
    settings = _view(await repository.series())
    day = (await account_facts(unit)).today(unit.now)
    template = asked.template or settings.template
    counting = Counting(repository, template, settings.pad_length, day, settings.counter)
    number = (await counting.take(1))[0]
    if asked.template is None:
        return NextNumberView(invoice_number=number, counter=settings.counter)
    return NextNumberByTemplate(
        invoice_number=number, counter=settings.counter, template=asked.template
    )


async def verify_number(unit: Unit, asked: VerifyNumber) -> Succeeded:
    """Whether a number is free."""
    taken = await NumberRepository(unit.session).taken([asked.invoice_number])
    return Succeeded(succeed=not taken)


async def get_settings(unit: Unit, _asked: NoArguments) -> NumberSettingsView:
    """The template, and how far the counter has come."""
    return _view(await NumberRepository(unit.session).series())


async def update_settings(unit: Unit, asked: UpdateNumberSettings) -> NumberSettingsView:
    """Number further invoices in another way."""
    if asked.template is None and asked.pad_length is None and asked.counter is None:
        raise BadRequestError("Give at least one of template, padLength and counter.")
    repository = NumberRepository(unit.session)
    series = await repository.locked(unit.now)
    if asked.template is not None:
        series.template = asked.template
    if asked.pad_length is not None:
        series.pad_length = asked.pad_length
    if asked.counter is not None:
        series.counter = asked.counter
    series.updated_at = unit.now
    await repository.save(series)
    return _view(series)


def _view(series: NumberSeries | None) -> NumberSettingsView:
    if series is None:
        return NumberSettingsView(
            template=DEFAULT_TEMPLATE, pad_length=DEFAULT_PAD_LENGTH, counter=0
        )
    return NumberSettingsView(
        template=series.template, pad_length=series.pad_length, counter=series.counter
    )

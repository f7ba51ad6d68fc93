"""What can be done with an account."""

from einvoice_server.kit.paging import Page, PageQuery
from einvoice_server.schema import NoArguments
from einvoice_server.tenancy.accounts.reached import reached_accounts
from einvoice_server.tenancy.accounts.repository import AccountRepository
from einvoice_server.tenancy.accounts.schemas import (
    AccountView,
    Company,
    ListAccounts,
    Preferences,
    ReachedAccount,
    UpdateAccount,
)
from einvoice_server.tenancy.features import Feature, enabled
from einvoice_server.unit import Unit


async def show_account(unit: Unit, _asked: NoArguments) -> AccountView:
    """The account that the key works for."""
    return await _view(unit)


async def update_account(unit: Unit, asked: UpdateAccount) -> AccountView:
    """Change company or preferences, in the environment of the key."""
    settings = await AccountRepository(unit.session).settings(for_change=True)
    for name in ("company", "preferences"):
        change = getattr(asked, name)
        if change is not None:
            given = change.model_dump(mode="json", by_alias=True, exclude_unset=True)
            setattr(settings, name, {**getattr(settings, name), **given})
    settings.updated_at = unit.now
    await AccountRepository(unit.session).save(settings)
    return await _view(unit)


async def list_accounts(unit: Unit, asked: ListAccounts) -> Page[ReachedAccount]:
    """The accounts that the key can name in `x-account-id`."""
    query = PageQuery(page=asked.page, per_page=asked.per_page, order=asked.order)
    accounts, meta = await reached_accounts(unit, query)
    return Page[ReachedAccount](
        data=[ReachedAccount(account_id=row.id, name=row.name) for row in accounts], meta=meta
    )


async def _view(unit: Unit) -> AccountView:
    repository = AccountRepository(unit.session)
    account, settings = await repository.account(), await repository.settings()
    on = enabled(settings.features)
    return AccountView(
        account_id=account.id,
        name=account.name,
        environment=unit.principal.tenant.environment,
        company=Company.model_validate(settings.company),
        features={feature.value: feature in on for feature in Feature},
        preferences=Preferences.model_validate(settings.preferences),
        created_at=account.created_at,
    )

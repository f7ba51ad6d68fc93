"""What can be done with keys. Nobody makes a key that may do more than their own."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from einvoice_server.errors import (
    BadRequestError,
    ConflictError,
    FieldError,
    ForbiddenError,
    MissingScopeError,
    NotFoundError,
)
from einvoice_server.kit.ids import new_id
from einvoice_server.kit.paging import Page, PageQuery
from einvoice_server.schema import Succeeded
from einvoice_server.tenancy.api_keys.key_format import digest_of, hint_of, new_key
from einvoice_server.tenancy.api_keys.repository import ApiKeyRepository
from einvoice_server.tenancy.api_keys.schemas import (
    ApiKeyPath,
    ApiKeyView,
    CreateApiKey,
    ListApiKeys,
    NewApiKey,
    RotateApiKey,
    UpdateApiKey,
)
from einvoice_server.tenancy.api_keys.status import LONGEST_LIFE, KeyStatus, status_of
from einvoice_server.tenancy.scope import narrowed_to_test
from einvoice_server.tenancy.scopes import uncovered
from einvoice_server.tenancy.tables import ApiKey
from einvoice_server.tenancy.tenant import Environment
from einvoice_server.unit import Unit


async def list_keys(unit: Unit, asked: ListApiKeys) -> Page[ApiKeyView]:
    """A page of the account's keys."""
    query = PageQuery(page=asked.page, per_page=asked.per_page, order=asked.order)
    keys, meta = await ApiKeyRepository(unit.session).page(query, asked.sort)
    return Page[ApiKeyView](data=[_view(unit, key) for key in keys], meta=meta)


async def create_key(unit: Unit, asked: CreateApiKey) -> NewApiKey:
    """Make a key and show it once."""
    scopes = asked.scopes if "scopes" in asked.model_fields_set else None
    granted = sorted(unit.principal.scopes if scopes is None else set(scopes))
    _within_own(unit, granted, asked.account_ids)
    _within_a_year(asked.expires_at, unit.now)
    environment = asked.environment or unit.principal.tenant.environment
    key = ApiKey(
        id=new_id("ak_"),
        label=asked.label,
        scopes=granted,
        account_ids=sorted(set(asked.account_ids)),
        created_at=unit.now,
        expires_at=asked.expires_at,
    )
    repository = ApiKeyRepository(unit.session)
    if environment is unit.principal.tenant.environment:
        return await _store(unit, repository, key, environment)
    if not unit.principal.is_live:
        raise ForbiddenError("A test key makes no live keys.")
    async with narrowed_to_test(unit.session):
        return await _store(unit, repository, key, environment)


async def update_key(unit: Unit, asked: UpdateApiKey) -> ApiKeyView:
    """Change a key's label or end."""
    key = await _find(unit, asked.api_key_id)
    if "label" in asked.model_fields_set:
        if asked.label is None:
            raise _bad("label", "missing", "A key has a label.")
        key.label = asked.label
    if "expires_at" in asked.model_fields_set:
        _within_own(unit, key.scopes, key.account_ids)
        _within_a_year(asked.expires_at, unit.now)
        key.expires_at = asked.expires_at
        key.warned_days = None
    await _changed(unit, key)
    return _view(unit, key)


async def rotate_key(unit: Unit, asked: RotateApiKey) -> NewApiKey:
    """Replace a key by one that may do the same; the old one ends with the grace period."""
    old = await _find(unit, asked.api_key_id)
    status = status_of(old.expires_at, old.revoked_at, unit.now)
    if status in (KeyStatus.REVOKED, KeyStatus.EXPIRED):
        raise ConflictError(f"The key is {status}; only a key that is accepted can be rotated.")
    _within_own(unit, old.scopes, old.account_ids)
    life = None if old.expires_at is None else min(old.expires_at - old.created_at, LONGEST_LIFE)
    new = ApiKey(
        id=new_id("ak_"),
        label=old.label,
        scopes=old.scopes,
        account_ids=old.account_ids,
        created_at=unit.now,
        expires_at=None if life is None else unit.now + life,
        rotated_from_id=old.id,
    )
    if asked.grace_period_hours:
        end = unit.now + timedelta(hours=asked.grace_period_hours)
        old.expires_at = end if old.expires_at is None else min(old.expires_at, end)
        old.warned_days = 0  # its holder knows: no warnings about a key that is replaced
    else:
        old.revoked_at = unit.now
    await _changed(unit, old)
    environment = unit.principal.tenant.environment
    return await _store(unit, ApiKeyRepository(unit.session), new, environment)


async def revoke_key(unit: Unit, asked: ApiKeyPath) -> ApiKeyView:
    """Take a key back, now; it stays listed."""
    key = await _find(unit, asked.api_key_id)
    if key.revoked_at is None:
        key.revoked_at = unit.now
        await _changed(unit, key)
    return _view(unit, key)


async def delete_key(unit: Unit, asked: ApiKeyPath) -> Succeeded:
    """Remove a key for good; the audit log remembers it."""
    key = await _find(unit, asked.api_key_id)
    await ApiKeyRepository(unit.session).delete(key)
    unit.after_commit.append(unit.services.directory.forget)
    return Succeeded(succeed=True)


async def _find(unit: Unit, id: str) -> ApiKey:
    key = await ApiKeyRepository(unit.session).get(id)
    if key is None:
        raise NotFoundError
    return key


async def _changed(unit: Unit, key: ApiKey) -> None:
    await ApiKeyRepository(unit.session).save(key)
    unit.after_commit.append(unit.services.directory.forget)


async def _store(
    unit: Unit, repository: ApiKeyRepository, key: ApiKey, environment: Environment
) -> NewApiKey:
    written = new_key(unit.services.settings.key_prefix, environment)
    key.digest = digest_of(unit.services.secret, written)
    key.hint = hint_of(written)
    await repository.save(key)
    return NewApiKey(api_key=written, **dict(_view(unit, key)))


def _within_own(unit: Unit, scopes: Sequence[str], account_ids: Sequence[str]) -> None:
    if missing := uncovered(unit.principal.scopes, scopes):
        raise MissingScopeError(missing[0])
    if not unit.principal.account_ids.issuperset(account_ids):
        raise ForbiddenError("The API key does not reach all of these accounts.")


def _within_a_year(expires_at: datetime | None, now: datetime) -> None:
    if expires_at is None:
        return
    if expires_at <= now:
        raise _bad("expiresAt", "past", "A key ends in the future.")
    if expires_at > now + LONGEST_LIFE:
        raise _bad("expiresAt", "too_late", "A key ends within 365 days.")


def _bad(field: str, code: str, message: str) -> BadRequestError:
    return BadRequestError(message, errors=[FieldError(field=field, code=code, message=message)])


def _view(unit: Unit, key: ApiKey) -> ApiKeyView:
    use = unit.services.last_use.pending(key.id)
    return ApiKeyView(
        api_key_id=key.id,
        label=key.label,
        created_at=key.created_at,
        expires_at=key.expires_at,
        last_used_at=use.at if use else key.last_used_at,
        last_used_ip=use.address if use else key.last_used_ip,
        is_revoked=key.revoked_at is not None,
        revoked_at=key.revoked_at,
        rotated_from_id=key.rotated_from_id,
        status=status_of(key.expires_at, key.revoked_at, unit.now),
        environment=Environment(key.environment),
        scopes=list(key.scopes),
        account_ids=list(key.account_ids),
        hint=key.hint,
    )

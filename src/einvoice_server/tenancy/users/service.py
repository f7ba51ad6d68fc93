"""What can be done with the people of an account."""

from typing import TypeVar

from einvoice_server.errors import ConflictError, NotFoundError
from einvoice_server.kit.ids import new_id
from einvoice_server.kit.paging import Page, PageQuery
from einvoice_server.schema import Succeeded
from einvoice_server.services import Services
from einvoice_server.tenancy.principal import Principal
from einvoice_server.tenancy.tables import Role, User
from einvoice_server.tenancy.users.passwords import hash_password
from einvoice_server.tenancy.users.repository import UserRepository
from einvoice_server.tenancy.users.schemas import (
    CreateUser,
    ListUsers,
    UpdateUser,
    UserPath,
    UserView,
)
from einvoice_server.unit import Unit

Asked = TypeVar("Asked", CreateUser, UpdateUser)


async def list_users(unit: Unit, asked: ListUsers) -> Page[UserView]:
    """A page of the account's people."""
    query = PageQuery(page=asked.page, per_page=asked.per_page, order=asked.order)
    users, meta = await UserRepository(unit.session).page(query)
    return Page[UserView](data=[_view(user) for user in users], meta=meta)


async def get_user(unit: Unit, asked: UserPath) -> UserView:
    """One person."""
    return _view(await _find(unit, asked.user_id))


async def with_hashed_password(_services: Services, _principal: Principal, asked: Asked) -> Asked:
    """Put what is kept of a password in its place.

    It takes a fifth of a second, so it is done before the transaction begins.
    """
    if asked.password is None:
        return asked
    return asked.model_copy(update={"password": await hash_password(asked.password)})


async def create_user(unit: Unit, asked: CreateUser) -> UserView:
    """Add a person."""
    repository = UserRepository(unit.session)
    if await repository.has_email(asked.email):
        raise ConflictError("Somebody of this account has this e-mail already.")
    user = User(
        id=new_id("usr_"),
        email=asked.email,
        name=asked.name,
        role=asked.role.value,
        password_hash=asked.password,
        created_at=unit.now,
    )
    await repository.save(user)
    return _view(user)


async def update_user(unit: Unit, asked: UpdateUser) -> UserView:
    """Change a person's name, role or password."""
    user = await _find(unit, asked.user_id)
    if asked.name is not None:
        user.name = asked.name
    if asked.role is not None:
        if asked.role is not Role.OWNER:
            await _keep_an_owner(unit, user)
        user.role = asked.role.value
    if asked.password is not None:
        user.password_hash = asked.password
    await UserRepository(unit.session).save(user)
    return _view(user)


async def delete_user(unit: Unit, asked: UserPath) -> Succeeded:
    """Remove a person."""
    user = await _find(unit, asked.user_id)
    await _keep_an_owner(unit, user)
    await UserRepository(unit.session).delete(user)
    return Succeeded(succeed=True)


async def _find(unit: Unit, id: str) -> User:
    user = await UserRepository(unit.session).get(id)
    if user is None:
        raise NotFoundError
    return user


async def _keep_an_owner(unit: Unit, user: User) -> None:
    if user.role == Role.OWNER.value and not await UserRepository(unit.session).other_owners(user):
        raise ConflictError("An account that has an owner keeps one.")


def _view(user: User) -> UserView:
    return UserView(
        user_id=user.id,
        email=user.email,
        name=user.name,
        role=Role(user.role),
        created_at=user.created_at,
    )

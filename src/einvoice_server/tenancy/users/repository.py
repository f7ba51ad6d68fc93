"""The people of a tenant's account."""

from sqlalchemy import func, select

from einvoice_server.kit.paging import PageMeta, PageQuery, fetch_page
from einvoice_server.tenancy.repository import Repository
from einvoice_server.tenancy.tables import Role, User


class UserRepository(Repository):
    """Queries about people."""

    async def page(self, query: PageQuery) -> tuple[list[User], PageMeta]:
        """A page of people, by e-mail."""
        return await fetch_page(self._session, select(User), query, by=User.email, then=User.id)

    async def get(self, id: str) -> User | None:
        """The person of an id, for changing them."""
        return await self._session.scalar(select(User).where(User.id == id).with_for_update())

    async def has_email(self, email: str) -> bool:
        """Whether somebody has this e-mail."""
        return await self._session.scalar(select(User.id).where(User.email == email)) is not None

    async def other_owners(self, user: User) -> int:
        """How many owners there are besides a person."""
        count = await self._session.scalar(
            select(func.count(User.id)).where(User.role == Role.OWNER.value, User.id != user.id)
        )
        return count or 0

    async def delete(self, user: User) -> None:
        """Remove a person."""
        await self._session.delete(user)
        await self._session.flush()

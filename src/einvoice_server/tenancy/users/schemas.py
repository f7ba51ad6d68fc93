"""People as the API shows and takes them."""

from typing import Annotated

from pydantic import StringConstraints

from einvoice_server.kit.paging import PER_PAGE, Order, PageNumber, PerPage
from einvoice_server.schema import Arguments, Schema, Timestamp
from einvoice_server.tenancy.tables import Role

Email = Annotated[
    str,
    StringConstraints(
        pattern=r"^[^@\s\x00-\x1f]{1,64}@[^@\s\x00-\x1f]{1,189}$",
        max_length=254,
        to_lower=True,
        strip_whitespace=True,
    ),
]
Name = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]
Password = Annotated[str, StringConstraints(min_length=12, max_length=200)]
UserId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+$", min_length=1, max_length=40)]


class UserView(Schema):
    """A person of an account."""

    user_id: str
    """The id of the person."""

    email: str
    """Where messages go, and the name to log in by."""

    name: str
    """What they are called."""

    role: Role
    """Owners and admins are told what the account has to know."""

    created_at: Timestamp
    """When they were added."""


class ListUsers(Arguments):
    """Which people."""

    page: PageNumber = 1
    per_page: PerPage = PER_PAGE
    order: Order = Order.ASC
    """In which direction, by e-mail."""


class CreateUser(Arguments):
    """The person to add."""

    email: Email
    """Where messages go, and the name to log in by."""

    name: Name
    """What they are called."""

    role: Role = Role.MEMBER
    """Owners and admins are told what the account has to know."""

    password: Password | None = None
    """To log in with; without one they cannot."""


class UserPath(Arguments):
    """A person."""

    user_id: UserId
    """The id of the person."""


class UpdateUser(UserPath):
    """What to change; what is left out stays."""

    name: Name | None = None
    """What they are called."""

    role: Role | None = None
    """Owners and admins are told what the account has to know."""

    password: Password | None = None
    """A new password."""

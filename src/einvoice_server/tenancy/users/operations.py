"""People: what can be done, and where."""

from einvoice_server.errors import ConflictError, NotFoundError
from einvoice_server.kit.base import JsonObject
from einvoice_server.kit.paging import Page
from einvoice_server.operations import Effect, Example, Operation, Rest
from einvoice_server.schema import Succeeded
from einvoice_server.tenancy.users import service
from einvoice_server.tenancy.users.schemas import (
    CreateUser,
    ListUsers,
    UpdateUser,
    UserPath,
    UserView,
)

_AREA = "Users"
_SHOWN: JsonObject = {
    "userId": "usr_abc123",
    "email": "accounting@example.com",
    "name": "Accounting",
    "role": "admin",
    "createdAt": "2026-03-01T08:00:00.000Z",
}

LIST = Operation(
    name="list_users",
    area=_AREA,
    title="List users",
    description="The people of the account, by e-mail.",
    arguments=ListUsers,
    result=Page[UserView],
    call=service.list_users,
    scope="users:read",
    effect=Effect.READS,
    rest=Rest("GET", "/users"),
    example=Example(
        result={
            "data": [_SHOWN],
            "meta": {"page": 1, "perPage": 25, "totalItems": 1, "totalPages": 1},
        }
    ),
)
GET = Operation(
    name="get_user",
    area=_AREA,
    title="Show a user",
    description="One person of the account.",
    arguments=UserPath,
    result=UserView,
    call=service.get_user,
    scope="users:read",
    effect=Effect.READS,
    rest=Rest("GET", "/user/{userId}"),
    raises=(NotFoundError,),
    example=Example({"userId": "usr_abc123"}, _SHOWN),
)
CREATE = Operation(
    name="create_user",
    area=_AREA,
    title="Add a user",
    description="Adds a person. People are the same in live and test, so this needs a live key.",
    arguments=CreateUser,
    result=UserView,
    prepare=service.with_hashed_password,
    call=service.create_user,
    scope="users:write",
    effect=Effect.ADDS,
    rest=Rest("POST", "/user", status=201),
    live_only=True,
    is_tool=False,
    raises=(ConflictError,),
    example=Example(
        {"email": "accounting@example.com", "name": "Accounting", "role": "admin"}, _SHOWN
    ),
)
UPDATE = Operation(
    name="update_user",
    area=_AREA,
    title="Change a user",
    description="Changes name, role or password.",
    arguments=UpdateUser,
    result=UserView,
    prepare=service.with_hashed_password,
    call=service.update_user,
    scope="users:write",
    effect=Effect.CHANGES,
    rest=Rest("PATCH", "/user/{userId}"),
    live_only=True,
    is_tool=False,
    raises=(NotFoundError, ConflictError),
    example=Example({"userId": "usr_abc123", "role": "admin"}, _SHOWN),
)
DELETE = Operation(
    name="delete_user",
    area=_AREA,
    title="Remove a user",
    description="Removes a person. An account that has an owner keeps one.",
    arguments=UserPath,
    result=Succeeded,
    call=service.delete_user,
    scope="users:write",
    effect=Effect.DELETES,
    rest=Rest("DELETE", "/user/{userId}"),
    live_only=True,
    is_tool=False,
    raises=(NotFoundError, ConflictError),
    example=Example({"userId": "usr_abc123"}, {"succeed": True}),
)

OPERATIONS = (LIST, GET, CREATE, UPDATE, DELETE)

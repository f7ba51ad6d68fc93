"""Operations of every shape, to see what tools they become."""

import asyncio
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Annotated, cast

from pydantic import RootModel

from einvoice_server.edge.parsing import one_field
from einvoice_server.errors import NotFoundError, UnprocessableError
from einvoice_server.kit.files import Download, Upload
from einvoice_server.kit.paging import Page
from einvoice_server.operations import (
    AnyOperation,
    Effect,
    Example,
    Header,
    Operation,
    Registry,
    Rest,
    Tool,
)
from einvoice_server.schema import Arguments, NoArguments, Schema, Succeeded
from einvoice_server.tenancy.features import Feature
from einvoice_server.tenancy.users import operations as users
from einvoice_server.tenancy.users import service
from einvoice_server.tenancy.users.schemas import (
    CreateUser,
    ListUsers,
    UpdateUser,
    UserPath,
    UserView,
)
from einvoice_server.unit import Unit

_SHOWN = users.GET.example.result


class Node(Schema):
    """A part that may have parts."""

    name: str
    """What it is called."""

    parts: tuple["Node", ...] = ()
    """What it is made of."""


class Tree(Arguments):
    """A thing with parts in parts."""

    root: Node
    """The whole."""

    title: str = "Untitled"
    """An argument that has the name of a keyword."""


class Stored(Schema):
    """What came."""

    filename: str
    media_type: str
    size: int
    digest: str
    note: str | None


class StoreFile(Arguments):
    """A file, and something about it."""

    file: Upload
    """The file."""

    note: str | None = None
    """What to remember of it."""


class FetchFile(Arguments):
    """Which file, and as what."""

    person: str
    """Whose it is."""

    accept: Annotated[str, Header("accept")] = "*/*"
    """What is wanted."""


class FetchFileTool(Arguments):
    """Which file, and as what."""

    person: str
    """Whose it is."""

    format: str
    """`xml` or `pdf`."""


class One(Schema):
    """Something to make."""

    number: str
    """What to call it."""

    format: str | None = None
    """How to make it."""


class Many(Arguments):
    """Things to make."""

    items: list[One]
    """One or more."""


class OneTool(Arguments):
    """Something to make."""

    number: str
    """What to call it."""

    format: str | None = None
    """How to make it."""


class Receipt(Schema):
    """What was made."""

    id: str
    """Its id."""

    state: str | None
    """Nothing where it is finished."""


Receipts = RootModel[list[Receipt]]


class Wait(CreateUser):
    """A person to add, slowly."""

    steps: int = 3
    """In how many steps."""


@dataclass
class Gate:
    """Where slow work waits, so that tests can look at it half-way."""

    entered: asyncio.Event = field(default_factory=asyncio.Event)
    opened: asyncio.Event = field(default_factory=asyncio.Event)


GATES: dict[str, Gate] = {}
"""By the e-mail of the person who is added slowly."""


async def store_file(unit: Unit, asked: StoreFile) -> Stored:
    file = asked.file
    return Stored(
        filename=file.filename,
        media_type=file.media_type,
        size=len(file.data),
        digest=sha256(file.data).hexdigest(),
        note=asked.note,
    )


async def fetch_file(unit: Unit, asked: FetchFile) -> Download:
    if asked.accept not in ("application/xml", "application/pdf"):
        raise NotFoundError
    kind = asked.accept.rpartition("/")[2]
    return Download(f"Größe {asked.person}.{kind}", asked.accept, f"<{kind}>ä".encode())


async def numbers(unit: Unit, asked: NoArguments) -> RootModel[list[int]]:
    return RootModel[list[int]]([1, 2, 3])


async def make_many(unit: Unit, asked: Many) -> Receipts:
    return Receipts([Receipt(id=f"{one.format}-{one.number}", state=None) for one in asked.items])


async def add_slowly(unit: Unit, asked: Wait) -> UserView:
    made = await service.create_user(unit, asked)
    for step in range(asked.steps):
        unit.progress(step + 1, asked.steps, f"step {step + 1}")
        await asyncio.sleep(0)
    gate = GATES.get(asked.email)
    if gate is not None:
        gate.entered.set()
        await gate.opened.wait()
    return made


async def succeed(unit: Unit, asked: Arguments) -> Succeeded:
    return Succeeded(succeed=True)


async def remove(unit: Unit, asked: UserPath) -> None:
    await service.delete_user(unit, asked)


async def break_down(unit: Unit, asked: NoArguments) -> Succeeded:
    raise RuntimeError("the password is swordfish")


async def refuse(unit: Unit, asked: NoArguments) -> Succeeded:
    raise UnprocessableError(errors=one_field("buyer.postcode", "five_digits", "Five.").errors)


def as_accepted(asked: FetchFileTool) -> FetchFile:
    return FetchFile(person=asked.person, accept=f"application/{asked.format}")


def as_many(asked: OneTool) -> Many:
    return Many(items=[One(number=asked.number, format=asked.format)])


def as_finished(made: Receipts) -> Receipt:
    return made.root[0].model_copy(update={"state": made.root[0].state or "done"})


_ADD = {"email": "someone@example.com", "name": "Somebody"}

OPERATIONS = (
    Operation(
        name="list_people",
        area="People",
        title="List people",
        description="Everybody.",
        arguments=ListUsers,
        result=Page[UserView],
        call=service.list_users,
        scope="people:read",
        effect=Effect.READS,
        rest=Rest("GET", "/people"),
        aliases=("list_persons",),
        example=users.LIST.example,
    ),
    Operation(
        name="add_person",
        area="People",
        title="Add a person",
        description="Adds somebody.",
        arguments=CreateUser,
        result=UserView,
        call=service.create_user,
        scope="people:write",
        effect=Effect.ADDS,
        rest=Rest("POST", "/people", 201),
        aliases=("create_person",),
        example=Example({**_ADD}, _SHOWN),
    ),
    Operation(
        name="change_person",
        area="People",
        title="Change a person",
        description="Changes somebody.",
        arguments=UpdateUser,
        result=UserView,
        call=service.update_user,
        scope="people:write",
        effect=Effect.CHANGES,
        rest=Rest("PATCH", "/people/{userId}"),
        raises=(NotFoundError,),
        example=Example({"userId": "usr_abc123", "name": "Other"}, _SHOWN),
    ),
    Operation(
        name="remove_person",
        area="People",
        title="Remove a person",
        description="Removes somebody.",
        arguments=UserPath,
        call=remove,
        scope="people:write",
        effect=Effect.DELETES,
        rest=Rest("DELETE", "/people/{userId}", 204),
        raises=(NotFoundError,),
        example=Example({"userId": "usr_abc123"}),
    ),
    Operation(
        name="add_slowly",
        area="People",
        title="Add a person slowly",
        description="Adds somebody, and says how far it is.",
        arguments=Wait,
        result=UserView,
        call=add_slowly,
        scope="people:write",
        effect=Effect.ADDS,
        rest=Rest("POST", "/slow", 201),
        example=Example({**_ADD, "steps": 2}, _SHOWN),
    ),
    Operation(
        name="store_file",
        area="Files",
        title="Look at a file",
        description="Says what came.",
        arguments=StoreFile,
        result=Stored,
        call=store_file,
        scope="files:write",
        effect=Effect.ADDS,
        rest=Rest("POST", "/files"),
        example=Example({"file": "<a/>", "note": "n"}),
    ),
    Operation(
        name="fetch_file",
        area="Files",
        title="Fetch a file",
        description="A file.",
        arguments=FetchFile,
        media_types=("application/xml", "application/pdf"),
        call=fetch_file,
        scope="files:read",
        effect=Effect.READS,
        rest=Rest("GET", "/files/{person}"),
        raises=(NotFoundError,),
        tools=(
            Tool(
                arguments=FetchFileTool,
                means=as_accepted,
                example=Example({"person": "p", "format": "xml"}),
            ),
        ),
        example=Example({"person": "p"}),
    ),
    Operation(
        name="list_numbers",
        area="Numbers",
        title="List numbers",
        description="Some numbers.",
        arguments=NoArguments,
        result=RootModel[list[int]],
        call=numbers,
        scope="numbers:read",
        effect=Effect.READS,
        rest=Rest("GET", "/numbers"),
        example=Example(result=[1, 2, 3]),
    ),
    Operation(
        name="make_many",
        area="Numbers",
        title="Make many",
        description="Makes things.",
        arguments=Many,
        result=Receipts,
        call=make_many,
        scope="numbers:write",
        effect=Effect.ADDS,
        rest=Rest("POST", "/many", 202),
        example=Example({"items": [{"number": "1"}]}, [{"id": "None-1", "state": None}]),
        tools=tuple(
            Tool(
                name=f"make_{kind}",
                aliases=(f"produce_{kind}",),
                title=f"Make a {kind}",
                description=f"Makes one {kind}.",
                arguments=OneTool,
                fixed={"format": kind},
                means=as_many,
                result=Receipt,
                told=as_finished,
                is_idempotent=False,
                example=Example({"number": "7"}, {"id": f"{kind}-7", "state": "done"}),
            )
            for kind in ("apple", "pear")
        ),
    ),
    Operation(
        name="grow_tree",
        area="Numbers",
        title="Grow a tree",
        description="A thing with parts in parts.",
        arguments=Tree,
        result=Succeeded,
        call=succeed,
        scope="numbers:read",
        effect=Effect.READS,
        rest=Rest("POST", "/tree"),
        example=Example({"root": {"name": "a", "parts": []}}, {"succeed": True}),
    ),
    Operation(
        name="bundled",
        area="Flags",
        title="Bundled",
        description="Only with the feature.",
        arguments=NoArguments,
        result=Succeeded,
        call=succeed,
        scope="flags:read",
        effect=Effect.READS,
        feature=Feature.PRODUCT_BUNDLE,
        rest=Rest("GET", "/bundled"),
        example=Example(result={"succeed": True}),
    ),
    Operation(
        name="only_live",
        area="Flags",
        title="Only live",
        description="Not for test keys.",
        arguments=NoArguments,
        result=Succeeded,
        call=succeed,
        scope="flags:write",
        effect=Effect.CHANGES,
        live_only=True,
        rest=Rest("POST", "/live"),
        example=Example(result={"succeed": True}),
    ),
    Operation(
        name="whisper",
        area="Flags",
        title="Whisper",
        description="Tells a secret.",
        arguments=NoArguments,
        result=Succeeded,
        call=succeed,
        scope="flags:write",
        effect=Effect.ADDS,
        gives_secret=True,
        rest=Rest("POST", "/whisper"),
        example=Example(result={"succeed": True}),
    ),
    Operation(
        name="not_a_tool",
        area="Flags",
        title="No tool",
        description="Only over HTTP.",
        arguments=NoArguments,
        result=Succeeded,
        call=succeed,
        scope="flags:read",
        effect=Effect.READS,
        is_tool=False,
        rest=Rest("GET", "/no-tool"),
        example=Example(result={"succeed": True}),
    ),
    Operation(
        name="break_down",
        area="Flags",
        title="Break down",
        description="An accident.",
        arguments=NoArguments,
        result=Succeeded,
        call=break_down,
        scope="flags:read",
        effect=Effect.READS,
        example=Example(result={"succeed": True}),
    ),
    Operation(
        name="refuse",
        area="Flags",
        title="Refuse",
        description="Breaks a rule.",
        arguments=NoArguments,
        result=Succeeded,
        call=refuse,
        scope="flags:read",
        effect=Effect.READS,
        example=Example(result={"succeed": True}),
    ),
)


def workshop() -> Registry:
    return Registry([cast("AnyOperation", one) for one in OPERATIONS])

"""Makes the methods and types of `einvoice_server.client` from the operations of the server.

python tools/server_client.py            writes them
python tools/server_client.py --check    fails where they are not current
"""

import argparse
import keyword
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from client_types import Object, Types, bare, class_name, properties_of, union
from pydantic import BaseModel, JsonValue
from pydantic.alias_generators import to_snake

from einvoice_server.catalogue import catalogue
from einvoice_server.edge.openapi import openapi_document
from einvoice_server.edge.parsing import Parts, parts_of
from einvoice_server.operations import AnyOperation

PROJECT = Path(__file__).parents[1]
TARGET = PROJECT / "src" / "einvoice_server" / "client" / "generated"
HEADER = (
    '"""Made by tools/server_client.py from the operations of the server; not edited by hand."""\n'
)


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a method."""

    name: str
    wire: str
    type: str
    required: bool
    place: str


def arguments_of(operation: AnyOperation, parts: Parts, types: Types) -> list[Argument]:
    """The arguments of an operation's method, those that are needed first."""
    found = list[Argument]()
    for place, model in (
        ("path", parts.path),
        ("query", parts.query),
        ("headers", parts.headers),
        ("body", parts.body),
    ):
        if model is None:
            continue
        fields = _fields(model, types.schema_of(model) if place == "body" else None)
        found += [
            Argument(_python(name), name, bare(types.of(schema)), needed, place)
            for name, schema, needed in fields
        ]
    if parts.file is not None:
        found.append(
            Argument(_python(parts.file), parts.file, "File", parts.file_is_needed, "file")
        )
    return sorted(found, key=lambda one: not one.required)


def _fields(model: type[BaseModel], component: Object | None) -> Iterator[tuple[str, Object, bool]]:
    """The fields of a part of a request; of bodies as the document has them, with its names."""
    own = model.model_json_schema(by_alias=True, ref_template="#/components/schemas/{model}")
    schema = component or own
    definitions = cast("dict[str, Object]", schema.get("$defs", {}))
    required = cast("list[str]", schema.get("required", []))
    for name, one in properties_of(schema):
        yield name, _inlined(one, definitions), name in required


def _inlined(schema: Object, definitions: dict[str, Object]) -> Object:
    """A parameter's own enumerations in place of references that no component has."""
    reference = schema.get("$ref")
    if isinstance(reference, str):
        target = definitions.get(reference.rpartition("/")[2])
        return target if target is not None and "enum" in target else schema
    if isinstance(alternatives := schema.get("anyOf"), list):
        inlined = [_inlined(cast("Object", one), definitions) for one in alternatives]
        return {**schema, "anyOf": cast("list[JsonValue]", inlined)}
    return schema


def _python(name: str) -> str:
    snake = to_snake(name.replace("-", "_"))
    return f"{snake}_" if keyword.iskeyword(snake) or snake == "self" else snake


def method(operation: AnyOperation, types: Types, document: Object, *, awaits: bool) -> str:
    """The method of an operation."""
    assert operation.rest is not None
    parts = parts_of(operation)
    arguments = arguments_of(operation, parts, types)
    told = [
        f"        {one.name}: "
        + (one.type if one.required else f"{union([*one.type.split(' | '), 'Unset'])} = UNSET")
        + ","
        for one in arguments
    ]
    signature = "\n".join(["        self,", *(["        *,"] if told else []), *told])
    result = result_type(operation, types, document)
    called = ", ".join(_call_parts(operation, arguments))
    ask = f"{'await ' if awaits else ''}self._call(Call({called}))"
    body = ask if result == "None" else f'return cast("{result}", {ask})'
    title = operation.title.replace('"', "'").rstrip(".")
    head = "async def" if awaits else "def"
    text = (
        f"    {head} {operation.name}(\n{signature}\n    ) -> {result}:\n"
        f"        @{title}.@\n        {body}\n"
    )
    return text.replace(f"@{title}.@", f'"""{title}."""')


def _call_parts(operation: AnyOperation, arguments: list[Argument]) -> Iterator[str]:
    assert operation.rest is not None
    yield repr(operation.rest.method)
    by_wire = {one.wire: one.name for one in arguments if one.place == "path"}
    path = re.sub(
        r"{(\w+)}", lambda found: f"{{segment({by_wire[found[1]]})}}", operation.rest.path
    )
    yield f"f{path!r}" if by_wire else repr(path)
    for place in ("query", "headers", "body"):
        here = [one for one in arguments if one.place == place]
        if here or (place == "body" and operation.rest.method in ("POST", "PUT", "PATCH")):
            pairs = ", ".join(f"{one.wire!r}: {one.name}" for one in here)
            yield f"{place}={{{pairs}}}"
    for one in arguments:
        if one.place == "file":
            yield f"file=({one.wire!r}, {one.name})"


def result_type(operation: AnyOperation, types: Types, document: Object) -> str:
    """What a method gives."""
    assert operation.rest is not None
    path = cast("dict[str, Object]", document["paths"])["/api/v1" + operation.rest.path]
    described = cast("Object", path[operation.rest.method.lower()])
    found = list[str]()
    for status, answer in cast("dict[str, Object]", described["responses"]).items():
        if not status.startswith("2"):
            continue
        for media_type, content in cast("dict[str, Object]", answer.get("content", {})).items():
            is_json = media_type == "application/json"
            found.append(types.of(cast("Object", content["schema"])) if is_json else "File")
    return bare(union(found)) if found else "None"


@dataclass(slots=True)
class Area:
    """The operations of one chapter, and the types that come up there first."""

    name: str
    operations: list[AnyOperation]
    types: list[str]

    @property
    def module(self) -> str:
        """The name of its files."""
        return re.sub(r"\W+", "_", self.name.lower())

    @property
    def class_name(self) -> str:
        """The name of its classes."""
        return class_name(self.name.title())


def files() -> dict[str, str]:
    """Every file that is made, by its name."""
    registry = catalogue()
    document = openapi_document(registry, "0")
    types = Types(document)
    definitions = {_defined(text): text for text in types.named()}
    areas = _areas([one for one in registry if one.rest], types, document, definitions)
    home = {
        name: f"{area.module}_{kind}"
        for area in areas
        for kind, names in _kinds(area, definitions).items()
        for name in names
    }
    made = {"__init__.py": '"""What is made of the operations of the server; see tools/."""\n'}
    for area in areas:
        for kind, names in _kinds(area, definitions).items():
            if not names:
                continue
            body = "\n\n".join(definitions[name] for name in names)
            made[f"{area.module}_{kind}.py"] = (
                f"{HEADER}\nfrom decimal import Decimal\n"
                f"from typing import Literal, NotRequired, TypeAlias, TypedDict\n"
                f"{_imports(body, home, but=f'{area.module}_{kind}')}\n\n{body}"
            )
        for awaits in (False, True):
            name = f"{area.module}_async.py" if awaits else f"{area.module}.py"
            made[name] = _methods(area, types, document, home, awaits=awaits)
    for awaits in (False, True):
        made["all_async.py" if awaits else "all.py"] = _together(areas, awaits=awaits)
    return {name: _formatted(text) for name, text in made.items()}


def _defined(text: str) -> str:
    found = re.match(r"(?:class )?(\w+)", text)
    assert found is not None
    return found[1]


def _areas(
    operations: list[AnyOperation],
    types: Types,
    document: Object,
    definitions: dict[str, str],
) -> list[Area]:
    """The chapters; a type is at home where it is needed first, so imports go one way."""
    areas = {one.area: Area(one.area, [], []) for one in operations}
    taken = set[str]()
    for area in areas.values():
        area.operations = [one for one in operations if one.area == area.name]
        text = "".join(method(one, types, document, awaits=False) for one in area.operations)
        wanted = _needed(text, definitions) - taken
        area.types = [name for name in definitions if name in wanted]
        taken |= wanted
    return list(areas.values())


def _kinds(area: Area, definitions: dict[str, str]) -> dict[str, list[str]]:
    """The types of a chapter: what methods take and give, and what only other types are made of."""
    parts = _within(area.types, definitions)
    pieces = _within(parts, definitions)
    return {
        "types": [name for name in area.types if name not in parts],
        "parts": [name for name in parts if name not in pieces],
        "pieces": pieces,
    }


def _within(names: list[str], definitions: dict[str, str]) -> list[str]:
    """Those that others of them are made of."""
    inner = set[str]()
    for name in names:
        inner |= _names(definitions[name]) - {name}
    return [name for name in names if name in inner]


def _needed(text: str, definitions: dict[str, str]) -> set[str]:
    """Every type that a text names, and what those name."""
    found = set[str]()
    open_ = _names(text) & definitions.keys()
    while open_:
        name = open_.pop()
        found.add(name)
        open_ |= (_names(definitions[name]) & definitions.keys()) - found
    return found


def _names(text: str) -> set[str]:
    return set(re.findall(r"\b[A-Z]\w+\b", text))


def _imports(text: str, home: dict[str, str], *, but: str = "") -> str:
    lines = list[str]()
    for module in dict.fromkeys(home.values()):
        names = sorted(name for name in _names(text) if home.get(name) == module)
        if names and module != but:
            source = f"einvoice_server.client.generated.{module}"
            lines.append(f"from {source} import {', '.join(names)}\n")
    return "".join(lines)


def _methods(
    area: Area, types: Types, document: Object, home: dict[str, str], *, awaits: bool
) -> str:
    made = [method(one, types, document, awaits=awaits) for one in area.operations]
    body = "\n".join(made)
    head = "async def" if awaits else "def"
    return (
        f"{HEADER}\nfrom decimal import Decimal\nfrom typing import Literal, Protocol, cast\n"
        "from einvoice_server.client.exchange import UNSET, Call, File, Unset, segment\n"
        f"{_imports(body, home)}\n\n"
        f"class {area.class_name}{'Async' if awaits else ''}(Protocol):\n"
        f'    """{area.name}."""\n\n'
        f"    {head} _call(self, call: Call) -> object: ...\n\n{body}"
    )


def _together(areas: list[Area], *, awaits: bool) -> str:
    suffix = "_async" if awaits else ""
    kind = "Async" if awaits else ""
    lines = [
        f"from einvoice_server.client.generated.{one.module}{suffix} import {one.class_name}{kind}"
        for one in areas
    ]
    bases = ", ".join(f"{one.class_name}{kind}" for one in areas)
    imports = "\n".join(lines)
    return (
        f"{HEADER}\nfrom typing import Protocol\n{imports}\n\n\n"
        f"class {kind}Methods({bases}, Protocol):\n"
        f'    """Every operation of the server as a method."""\n'
    )


def _formatted(text: str) -> str:
    """The text as the project lays out code."""
    ruff = Path(sys.executable).with_name("ruff")
    for step in (["check", "--fix", "--select", "F401,I,UP", "--quiet"], ["format"]):
        done = subprocess.run(
            [ruff, *step, "--stdin-filename", str(TARGET / "made.py"), "-"],
            input=text,
            capture_output=True,
            text=True,
            check=True,
        )
        text = done.stdout
    return text


def main() -> int:
    """Write the files, or say which are not current."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing, fail where outdated")
    check = parser.parse_args().check
    made = files()
    there = {path.name: path.read_text(encoding="utf-8") for path in TARGET.glob("*.py")}
    stale = sorted(name for name in made.keys() | there if made.get(name) != there.get(name))
    if check:
        print("\n".join(f"not current: {name}" for name in stale) or "current")
        return 1 if stale else 0
    TARGET.mkdir(exist_ok=True)
    for name in stale:
        if name in made:
            (TARGET / name).write_text(made[name], encoding="utf-8")
        else:
            (TARGET / name).unlink()
    print(f"wrote {', '.join(stale) or 'nothing new'}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

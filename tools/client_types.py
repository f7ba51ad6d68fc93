"""The types of the server's schemas, as the generated client writes them."""

import keyword
import re
from collections.abc import Iterator
from typing import cast

from pydantic import BaseModel, JsonValue

Object = dict[str, JsonValue]


class Types:
    """The types of a document's schemas, as Python writes them."""

    def __init__(self, document: Object) -> None:
        components = cast("Object", document["components"])
        self._schemas = cast("dict[str, Object]", components["schemas"])

    def schema_of(self, model: type[BaseModel]) -> Object | None:
        """The schema of the document that was made of a model, if there is one."""
        return self._schemas.get(model.__name__)

    def named(self) -> Iterator[str]:
        """The definition of every schema, in order of its name."""
        for name, schema in sorted(self._schemas.items()):
            if schema.get("type") == "object" and "properties" in schema:
                yield self._class(name, schema)
            else:
                yield f"{class_name(name)}: TypeAlias = {self.of(schema)}\n"

    def _class(self, name: str, schema: Object) -> str:
        required = cast("list[str]", schema.get("required", []))
        fields = [(key, self.of(one), key in required) for key, one in properties_of(schema)]
        if all(key.isidentifier() and not keyword.iskeyword(key) for key, _, _ in fields):
            lines = [
                f"    {key}: {told if needed else f'NotRequired[{told}]'}"
                for key, told, needed in fields
            ]
            doc = _first_line(schema) or "A part of a request or an answer."
            body = "\n".join(lines) or "    pass"
            return f'class {class_name(name)}(TypedDict):\n    """{doc}"""\n\n{body}\n'
        pairs = ", ".join(
            f"{key!r}: {told if needed else f'NotRequired[{told}]'}" for key, told, needed in fields
        )
        return f"{class_name(name)} = TypedDict({class_name(name)!r}, {{{pairs}}})\n"

    def of(self, schema: Object) -> str:
        """The type of a schema."""
        reference = schema.get("$ref")
        if isinstance(reference, str):
            return f'"{class_name(reference.rpartition("/")[2])}"'
        for several in ("anyOf", "oneOf", "allOf"):
            if several in schema:
                found = [self.of(one) for one in cast("list[Object]", schema[several])]
                return union(found)
        if "const" in schema:
            return f"Literal[{schema['const']!r}]"
        if "enum" in schema:
            return f"Literal[{', '.join(map(repr, cast('list[object]', schema['enum'])))}]"
        return self._plain(schema)

    def _plain(self, schema: Object) -> str:
        match schema.get("type"):
            case "string":
                return "str"
            case "integer":
                return "int"
            case "number":
                return "Decimal | int"
            case "boolean":
                return "bool"
            case "null":
                return "None"
            case "array":
                return f"list[{self.of(cast('Object', schema.get('items') or {}))}]"
            case "object":
                values = schema.get("additionalProperties")
                inner = self.of(values) if isinstance(values, dict) else "object"
                return f"dict[str, {inner}]"
            case _:
                return "object"


def properties_of(schema: Object) -> Iterator[tuple[str, Object]]:
    """The properties of a schema; the file of a form is an argument of its own."""
    for name, one in cast("dict[str, Object]", schema["properties"]).items():
        if one.get("format") != "binary":
            yield name, one


def union(parts: list[str]) -> str:
    """A union; what stands in quotation marks is quoted as a whole."""
    several = sorted(dict.fromkeys(parts), key=lambda part: part == "None")
    if len(several) == 1:
        return several[0]
    text = " | ".join(several)
    return '"' + text.replace('"', "") + '"' if '"' in text else text


def bare(told: str) -> str:
    """A type without quotation marks, where all that it names is imported."""
    return told.replace('"', "")


def class_name(name: str) -> str:
    """The name of a schema as a class: `Page[UserView]` is `PageUserView`."""
    return "".join(part[:1].upper() + part[1:] for part in re.split(r"\W+|_", name) if part)


def _first_line(schema: Object) -> str:
    return str(schema.get("description", "")).partition("\n")[0].replace('"', "'").strip()

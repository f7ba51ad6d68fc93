"""Why a schema refuses a document, as xmlschema tells it: the place, and what it expects there.

It is a hundred times slower than libxml2, so it is asked only about documents that are refused.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, cast

from einvoice.errors import MissingExtraError, RulePackError
from einvoice.official.artefact import Artefact, resolve
from einvoice.official.container import opened
from einvoice.official.schema import schema_of, without_dtd
from einvoice.official.schema_fault import MOST_FAULTS, SchemaFault
from einvoice.syntax.report import Locations
from einvoice.syntax.xml import Element

if TYPE_CHECKING:
    from xmlschema import XMLSchema10, XMLSchemaValidationError

MOST_EXPLAINED: Final = 50_000
"""Elements of a document up to which xmlschema is asked: it takes 50 microseconds for each."""
_MOST_FILES: Final = 400
_LOADING = Lock()
_ASKING = Lock()


def explain(artefact: Artefact, root: Element) -> tuple[SchemaFault, ...]:
    """What the schema refuses in the document with this root; empty where it is valid.

    MissingExtraError where xmlschema is not installed. Where xmlschema finds nothing, or the
    document is too large for it, the faults are those of libxml2, whose verdict counts.
    """
    schema = schema_of(artefact)
    if schema.is_valid(root):
        return ()
    count = sum(1 for _ in islice(root.iter("*"), MOST_EXPLAINED + 1))
    found = _asked(artefact, root) if count <= MOST_EXPLAINED else ()
    return found or schema.faults(root)


def _asked(artefact: Artefact, root: Element) -> tuple[SchemaFault, ...]:
    with _LOADING:  # or every thread would spend its second on the same
        judge = _judge(artefact)
    locations = Locations({prefix or "": uri for prefix, uri in root.nsmap.items()})
    try:
        with _ASKING:
            errors = list(islice(judge.iter_errors(cast(Any, root)), MOST_FAULTS))
    except RecursionError:  # it goes down with the document
        return ()
    return tuple(_fault(error, root, locations) for error in errors)


def _fault(error: "XMLSchemaValidationError", root: Element, locations: Locations) -> SchemaFault:
    element = cast("Element", error.elem) if error.elem is not None else root
    expected = tuple(dict.fromkeys(_expected(error, locations)))
    child = cast("Element | None", getattr(error, "invalid_child", None))
    place = child if child is not None else element
    return SchemaFault(
        path=locations.of(place),
        line=int(cast(Any, place).sourceline or 0),
        message=str(error.reason or error.message).strip(),
        found=locations.name(str(child.tag)) if child is not None else "",
        expected=expected,
    )


def _expected(error: "XMLSchemaValidationError", locations: Locations) -> Iterator[str]:
    for particle in cast("list[Any]", getattr(error, "expected", None) or []):
        name = getattr(particle, "name", None)
        if isinstance(name, str):
            yield locations.name(name)


@lru_cache(maxsize=8)
def _judge(artefact: Artefact) -> "XMLSchema10":
    try:
        from xmlschema import XMLSchema10
        from xmlschema.exceptions import XMLSchemaException
    except ImportError as error:
        raise MissingExtraError(package="xmlschema") from error

    with TemporaryDirectory() as folder:
        # It reads files only, so it is given those of the schema. All that they name was looked
        # up in the package, so it has no reason to go anywhere else.
        main = _lay_out(artefact, Path(folder))
        try:
            return XMLSchema10(str(main), allow="local", defuse="always", use_fallback=False)
        except (XMLSchemaException, OSError) as error:
            raise RulePackError(
                pack=str(artefact.container), detail=f"no schema for xmlschema ({error})"
            ) from error


def _lay_out(artefact: Artefact, folder: Path) -> Path:
    """Write the schema, and all that it names, as they lie in the container."""
    pending, seen = [artefact.entry], {artefact.entry}
    with opened(artefact.container) as reader:
        while pending:
            entry = pending.pop()
            data = reader.read(entry)
            plain, named = without_dtd(artefact, entry, data)
            target = folder / entry
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(plain)
            for found in (resolve(artefact.container, entry, location) for location in named):
                if found not in seen and len(seen) < _MOST_FILES:
                    seen.add(found)
                    pending.append(found)
    return folder / artefact.entry

"""Official XML schemas: whether a document is valid, as libxml2 decides it.

A schema is loaded out of its package alone: what it imports is looked up in the container, and
what is not there is not looked for anywhere else.
"""

from functools import lru_cache
from itertools import islice
from threading import Lock, local
from typing import Final, cast

from lxml import etree

from einvoice.errors import RulePackError, RuleSetError
from einvoice.official.artefact import Artefact, read_entry, resolve
from einvoice.official.schema_fault import MOST_FAULTS, SchemaFault
from einvoice.syntax.report import Locations
from einvoice.syntax.xml import Element

_MOST_FILES: Final = 400
_XSD: Final = "{http://www.w3.org/2001/XMLSchema}"
_XSI: Final = "{http://www.w3.org/2001/XMLSchema-instance}"
_REFERRING: Final = tuple(f"{_XSD}{name}" for name in ("import", "include", "redefine"))
_PACKAGE: Final = "package:///"
_COMPILING: Final = Lock()


class Schema:
    """A compiled schema; any thread may use it."""

    def __init__(self, artefact: Artefact) -> None:
        self.artefact = artefact
        self._compiled = _compile(artefact)
        self._own = local()

    def is_valid(self, root: Element) -> bool:
        """Whether the schema takes the document with this root."""
        return bool(self._compiled.validate(root.getroottree()))

    def faults(self, root: Element) -> tuple[SchemaFault, ...]:
        """What libxml2 refuses, in the order of the document; empty where it is valid."""
        # A compiled schema keeps one list of faults for all threads, so each has its own here.
        compiled: etree.XMLSchema | None = getattr(self._own, "compiled", None)
        if compiled is None:
            compiled = self._own.compiled = _compile(self.artefact)
        tree = root.getroottree()
        if compiled.validate(tree):
            return ()
        locations = Locations({prefix or "": uri for prefix, uri in root.nsmap.items()})
        return tuple(
            SchemaFault(
                path=_path_of(root, entry.path, locations),
                line=entry.line,
                message=entry.message.strip(),
            )
            for entry in islice(compiled.error_log, MOST_FAULTS)
        )


def schema_of(artefact: Artefact) -> Schema:
    """The compiled schema of an artefact, compiled once in a process."""
    with _COMPILING:  # or several threads would compile the same
        return _compiled(artefact, artefact.changed())


@lru_cache(maxsize=64)
def _compiled(artefact: Artefact, changed: int) -> Schema:
    return Schema(artefact)


def without_dtd(artefact: Artefact, entry: str, data: bytes) -> tuple[bytes, list[str]]:
    """A file of a schema as XML without a DTD, and the locations that it names.

    The schema of XML signatures, which UBL imports, has a DTD with entities of its own.
    """
    parser = etree.XMLParser(no_network=True, load_dtd=False, resolve_entities="internal")
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _unusable(artefact, error, entry) from error
    for hint in [name for name in root.attrib if str(name).startswith(_XSI)]:
        del root.attrib[hint]
    named = [
        location
        for reference in root.iterchildren(*_REFERRING)
        if (location := reference.get("schemaLocation"))
    ]
    # Of the root alone, so that the DTD stays behind.
    return etree.tostring(root, with_tail=False), named


def _path_of(root: Element, path: str | None, locations: Locations) -> str:
    """The XPath with prefixes; libxml2 writes stars where a namespace is the default one."""
    try:
        result = cast(
            object, root.getroottree().xpath(path, namespaces=_prefixes(root)) if path else None
        )
    except etree.XPathError:
        return path or ""
    found = cast("list[Element]", result) if isinstance(result, list) else []
    return locations.of(found[0]) if found else path or ""


def _prefixes(root: Element) -> dict[str, str]:
    return {prefix: uri for prefix, uri in root.nsmap.items() if prefix}


def _compile(artefact: Artefact) -> etree.XMLSchema:
    if artefact.kind != "xsd":
        raise RuleSetError(rule_set=artefact.rule_set, detail=f"no schema but {artefact.kind}")
    parser = etree.XMLParser(no_network=True, resolve_entities=False, load_dtd=False)
    package = _Package(artefact)
    # libxml2 takes the parser's resolver along into the imports of the schema.
    parser.resolvers.add(package)
    try:
        root = etree.fromstring(artefact.read(), parser, base_url=_PACKAGE + artefact.entry)
        compiled = etree.XMLSchema(root.getroottree())
    except (etree.XMLSyntaxError, etree.XMLSchemaParseError) as error:
        raise _unusable(artefact, package.refused or error) from error
    if package.refused:
        # libxml2 goes on without an import that it does not get, and judges by half a schema.
        raise _unusable(artefact, package.refused)
    return compiled


def _unusable(artefact: Artefact, cause: Exception, entry: str = "") -> RulePackError:
    detail = cause.detail if isinstance(cause, RulePackError) else str(cause)
    named = entry or artefact.entry
    return RulePackError(
        pack=str(artefact.container), detail=f"no usable schema {named!r}: {detail}"
    )


class _Package(etree.Resolver):
    """Answers what a schema names from its package, and nothing else."""

    def __init__(self, artefact: Artefact) -> None:
        self._artefact = artefact
        self._left = _MOST_FILES
        self.refused: RulePackError | None = None
        """Why something was not given; libxml2 itself would not say."""

    # The type of what it returns has no public name.
    def resolve(self, system_url: str | None, public_id: str | None, context: object, /):
        """Give the file that a schema names."""
        container = self._artefact.container
        try:
            entry = self._entry(system_url or "")
            data = read_entry(container, entry)
        except RulePackError as error:
            self.refused = self.refused or error
            return self.resolve_empty(context)
        return self.resolve_string(data, context, base_url=_PACKAGE + entry)

    def _entry(self, url: str) -> str:
        container = self._artefact.container
        self._left -= 1
        if self._left < 0:
            raise RulePackError(pack=str(container), detail=f"more than {_MOST_FILES} files")
        if not url.startswith(_PACKAGE):
            detail = f"a reference to another place, {url[:200]!r}"
            raise RulePackError(pack=str(container), detail=detail)
        # libxml2 has already put the reference together with its base.
        return resolve(container, "", url.removeprefix(_PACKAGE))

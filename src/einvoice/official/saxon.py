"""SaxonC in this process. Nothing untyped leaves this module.

SaxonC holds the interpreter's lock for the whole of a transformation, so threads take turns and
nothing can interrupt one: `einvoice.official.workers` has limits and several processes.
"""

import importlib
import re
import threading
from collections import OrderedDict
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple, Protocol, cast

from einvoice.errors import MissingExtraError, StylesheetError, StylesheetStoppedError
from einvoice.official.engine import Outcome, Prepared

_FEATURE: Final = "http://saxon.sf.net/feature/"
# No address may be opened: no document, text, collection or module, by whatever function.
# Without external functions there is neither xsl:result-document nor the environment.
_LOCKED: Final = {
    f"{_FEATURE}allowedProtocols": "",
    f"{_FEATURE}allow-external-functions": "false",
    f"{_FEATURE}disableXslEvaluate": "true",
}
# saxonche reads UTF-8, whatever the stylesheet would write.
_OUTPUT: Final = {"!encoding": "UTF-8", "!byte-order-mark": "no"}
_MOST_COMPILED: Final = 32
"""So many compiled stylesheets are kept; each takes some 10 to 50 MB."""
_OWN_PLACE = re.compile(r"\s*\b(?:of|in)\s+file:/\S*")
_LONGEST: Final = 1_000


class _Node(Protocol): ...


class _Executable(Protocol):
    def clone(self) -> "_Executable": ...
    def set_parameter(self, name: str, value: _Node) -> None: ...
    def set_save_xsl_message(self, show: bool) -> None: ...
    def set_property(self, name: str, value: str) -> None: ...
    def transform_to_string(self, *, xdm_node: _Node) -> str | None: ...


class _Compiler(Protocol):
    def compile_stylesheet(self, *, stylesheet_text: str, encoding: str) -> _Executable: ...


class _Processor(Protocol):
    def set_configuration_property(self, name: str, value: str) -> None: ...
    def new_xslt30_processor(self) -> _Compiler: ...
    def parse_xml(self, *, xml_text: str, encoding: str) -> _Node: ...


class _Saxonche(Protocol):
    PySaxonApiError: type[Exception]

    def PySaxonProcessor(self, *, license: bool) -> _Processor: ...


class _Loaded(NamedTuple):
    """A compiled stylesheet with the documents that its parameters hold."""

    executable: _Executable
    resources: tuple[tuple[str, _Node], ...]


class SaxonEngine:
    """Compiles each stylesheet once, by its content, and runs it in the calling thread."""

    def __init__(self) -> None:
        self._saxonche = _load()
        self._error = self._saxonche.PySaxonApiError
        self._processor = self._saxonche.PySaxonProcessor(license=False)
        for feature, value in _LOCKED.items():
            self._processor.set_configuration_property(feature, value)
        # A compiler keeps state from call to call, and nothing must be compiled twice.
        self._compiling = threading.Lock()
        self._compiled: OrderedDict[str, _Loaded] = OrderedDict()

    @property
    def compiled(self) -> tuple[str, ...]:
        """The digests of the stylesheets that are kept compiled."""
        with self._compiling:
            return tuple(self._compiled)

    def check(self, stylesheet: Prepared) -> None:
        """Compile it now; raises a `StylesheetError` where that fails."""
        self._loaded(stylesheet)

    def run(self, stylesheets: Sequence[Prepared], document: str) -> list[Outcome]:
        """What each makes of the document, which is parsed once for all of them."""
        try:
            node = self._parse(document)
        except self._error as error:
            return [_stopped(stylesheet, error) for stylesheet in stylesheets]
        return [self._outcome(stylesheet, node) for stylesheet in stylesheets]

    def _outcome(self, stylesheet: Prepared, node: _Node) -> Outcome:
        try:
            loaded = self._loaded(stylesheet)
        except StylesheetError as error:
            return error
        # Running changes an executable, so that threads may not share one.
        executable = loaded.executable.clone()
        try:
            executable.set_save_xsl_message(True)  # else they go to the standard error
            for name, value in _OUTPUT.items():
                executable.set_property(name, value)
            for parameter, resource in loaded.resources:
                executable.set_parameter(parameter, resource)
            output = executable.transform_to_string(xdm_node=node)
        except self._error as error:
            return _stopped(stylesheet, error)
        return output or _stopped(stylesheet, ValueError("no output"))

    def _loaded(self, stylesheet: Prepared) -> _Loaded:
        digest = stylesheet.digest
        with self._compiling:
            found = self._compiled.get(digest)
            if found is None:
                found = self._compiled[digest] = self._compile(stylesheet)
                if len(self._compiled) > _MOST_COMPILED:
                    self._compiled.popitem(last=False)
            self._compiled.move_to_end(digest)
        return found

    def _compile(self, stylesheet: Prepared) -> _Loaded:
        compiler = self._processor.new_xslt30_processor()
        try:
            return _Loaded(
                compiler.compile_stylesheet(stylesheet_text=stylesheet.text, encoding="UTF-8"),
                tuple((name, self._parse(text)) for name, text in stylesheet.resources),
            )
        except self._error as error:
            raise StylesheetError(rule_set=stylesheet.name, detail=_message(error)) from error

    def _parse(self, text: str) -> _Node:
        return self._processor.parse_xml(xml_text=text, encoding="UTF-8")


@cache
def saxon() -> SaxonEngine:
    """The engine of this process; raises a `MissingExtraError` where SaxonC is not installed."""
    return SaxonEngine()


def _load() -> _Saxonche:
    try:
        return cast("_Saxonche", cast("object", importlib.import_module("saxonche")))
    except ImportError as error:
        raise MissingExtraError(package="saxonche") from error


def _stopped(stylesheet: Prepared, error: Exception) -> StylesheetStoppedError:
    return StylesheetStoppedError(rule_set=stylesheet.name, detail=_message(error))


def _message(error: Exception) -> str:
    """Saxon's message in one line, without the folder that we happen to run in."""
    return " ".join(_OWN_PLACE.sub("", str(error)).split())[:_LONGEST] or "an error without words"

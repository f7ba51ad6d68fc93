"""The official rules by SaxonC: the stylesheets of CEN and KoSIT out of their packages.

What is timed is what a program must do that wants the verdict this way: parse, transform by both
stylesheets, read which assertions failed and where out of the SVRL.
"""

import os
import sys
import zipfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, cast

from lxml import etree

from bench.generator import KINDS, Kind

ARTEFACTS = Path(
    os.environ.get("EINVOICE_ARTEFACTS")
    or Path(__file__).resolve().parent.parent / ".cache" / "artefacts"
)
_CEN = "phive-rules-en16931-4.3.7.jar", "external/schematron/1.3.16"
_KOSIT = "phive-rules-xrechnung-4.2.3.jar", "external/schematron/3.0.2"
_FAILED = "{http://purl.oclc.org/dsdl/svrl}failed-assert"

Finding = tuple[str, str, str]
"""Id, severity and XPath."""


def stylesheets(kind: Kind) -> tuple[bytes, bytes]:
    """The rules of EN 16931 and of XRechnung for a syntax."""
    syntax = "cii" if kind == "cii" else "ubl"
    core = _member(_CEN[0], f"{_CEN[1]}/{syntax}/EN16931-{syntax.upper()}-validation.xslt")
    national = _member(_KOSIT[0], f"{_KOSIT[1]}/XRechnung-{syntax.upper()}-validation.xslt")
    return core, national


def validator(kind: Kind) -> Callable[[bytes], list[Finding]]:
    """Compile the stylesheets; the call gives what they find in a document."""
    saxon = import_module("saxonche").PySaxonProcessor(license=False)
    compiler = saxon.new_xslt30_processor()
    compiled: list[Any] = [
        compiler.compile_stylesheet(stylesheet_text=text.decode("utf-8"))
        for text in stylesheets(kind)
    ]

    def validate(data: bytes) -> list[Finding]:
        node = saxon.parse_xml(xml_text=data.decode("utf-8"))
        found: list[Finding] = []
        for executable in compiled:
            svrl = executable.transform_to_string(xdm_node=node)
            found += _findings(svrl)
        return found

    return validate


def main(arguments: list[str]) -> None:
    """Judge one file, as a program that starts for it: a kind and a path."""
    kind, path = arguments
    found = validator(KINDS[KINDS.index(cast("Kind", kind))])(Path(path).read_bytes())
    sys.stdout.write(f"{len(found)} assertions failed\n")


def _findings(svrl: str) -> list[Finding]:
    return [
        (failed.get("id", ""), failed.get("flag", ""), failed.get("location", ""))
        for failed in etree.fromstring(svrl.encode("utf-8")).iter(_FAILED)
    ]


def _member(jar: str, name: str) -> bytes:
    with zipfile.ZipFile(ARTEFACTS / jar) as archive:
        return archive.read(name)


if __name__ == "__main__":
    main(sys.argv[1:])

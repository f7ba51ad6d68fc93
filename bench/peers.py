"""The libraries we compare with, each behind the same two calls.

They are installed in the environment of scripts/bench only and carry no types: nothing untyped
leaves this file.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from bench.generator import KINDS, Kind


@dataclass(frozen=True, slots=True)
class Peer:
    """Reads into its own model, and writes what it has read; without any validation."""

    name: str
    kinds: tuple[Kind, ...]
    read: Callable[[bytes], Any]
    write: Callable[[Any, Kind], bytes]
    takes_class_codes: bool = True


def factur_x() -> Peer:
    """The dict keyed by BT numbers of factur-x."""
    facturx = import_module("facturx")
    logging.getLogger("factur-x").setLevel(logging.CRITICAL)

    def read(data: bytes) -> Any:
        return facturx.parse_ubl_cii_xml(data, check_xsd=False)

    def write(invoice: Any, kind: Kind) -> bytes:
        flavor = "factur-x" if kind == "cii" else "ubl-2.1"
        return facturx.generate_xml(invoice, flavor, check_xsd=False, check_schematron=False)

    return Peer("factur-x", KINDS, read, write)


def drafthorse() -> Peer:
    """The object tree of drafthorse, which knows CII only.

    It reads class codes as decimals and cannot write those (2025.2.0).
    """
    document = import_module("drafthorse.models.document").Document

    def read(data: bytes) -> Any:
        return document.parse(data)

    def write(invoice: Any, kind: Kind) -> bytes:
        return invoice.serialize(schema=None)

    return Peer("drafthorse", ("cii",), read, write, takes_class_codes=False)


def reason_it_fails(call: Callable[[], object]) -> str:
    """Why a peer cannot do what is asked; empty if it can."""
    try:
        call()
    except Exception as error:  # the peers raise whatever happens inside them
        return f"{type(error).__name__}: {error}"
    return ""

"""The official artefacts: schemas and Schematron rules of others, installed and run here."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from einvoice.official.packs import Pack, recognise
    from einvoice.official.store import Store
    from einvoice.official.validator import OfficialValidator
    from einvoice.official.workers import SaxonPool

_HOMES = {
    "OfficialValidator": "validator",
    "Pack": "packs",
    "SaxonPool": "workers",
    "Store": "store",
    "recognise": "packs",
}

__all__ = ["OfficialValidator", "Pack", "SaxonPool", "Store", "recognise"]


def __getattr__(name: str) -> object:
    # Loaded when first used: the worker processes import this package and need none of it.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    return value

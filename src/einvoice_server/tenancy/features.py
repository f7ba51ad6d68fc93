"""What an account can have turned on or off."""

from collections.abc import Mapping
from enum import StrEnum


class Feature(StrEnum):
    """A switch of an account, by the name that the contract gives it."""

    INVOICE_DELETE_MODE = "invoiceDeleteMode"
    INVOICE_VALIDATION = "invoiceValidation"
    PRODUCT_BUNDLE = "PRODUCT_BUNDLE"


DEFAULTS: Mapping[Feature, bool] = {
    Feature.INVOICE_DELETE_MODE: False,
    Feature.INVOICE_VALIDATION: True,
    Feature.PRODUCT_BUNDLE: True,
}
"""What holds for an account that has said nothing."""


def enabled(stored: Mapping[str, object]) -> frozenset[Feature]:
    """The features that are on, by what an account has stored."""
    return frozenset(feature for feature, on in DEFAULTS.items() if stored.get(feature, on) is True)

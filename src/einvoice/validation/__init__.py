"""Validation: the verdict on a document, by the native rules."""

from einvoice.validation.validate import validate

__all__ = ["validate"]

"""Hybrid PDFs: embedded, extracted, checked, converted. Drawing is `einvoice.render`."""

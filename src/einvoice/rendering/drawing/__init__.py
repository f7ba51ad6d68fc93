"""The layout engine: content becomes tagged pages of a PDF."""

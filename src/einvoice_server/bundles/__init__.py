"""Bundles: products that are sold together."""

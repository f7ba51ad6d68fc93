"""Hostile and mutated inputs against the library: scripts/fuzz."""

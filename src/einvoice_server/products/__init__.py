"""Products and services that are sold."""

"""API keys and their life: created, used, rotated, expired, revoked, deleted."""

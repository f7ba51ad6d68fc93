"""Webhooks: what happens to an account's documents is told to the addresses that it named."""

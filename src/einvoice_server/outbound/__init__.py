"""Requests to addresses that callers name: sent to the public internet and nowhere else."""

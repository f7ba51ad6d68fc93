"""Backups: everything that a server keeps, in one file that any database can take in again."""

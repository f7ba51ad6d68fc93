"""Accounts: their company, features and preferences."""

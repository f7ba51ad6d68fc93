"""The buyers of an account: companies and people, their numbers, and their import from CSV."""

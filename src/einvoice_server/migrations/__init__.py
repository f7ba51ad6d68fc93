"""The schema of the database, step by step, and the way from one to the next."""

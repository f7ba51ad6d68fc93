"""The last steps to a file, and the account of what was changed on the way."""

"""Who may see what: accounts, their people and keys, and the one place that scopes every query."""

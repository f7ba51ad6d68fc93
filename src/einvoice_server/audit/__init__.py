"""Who changed what, when, from what to what: a chain that shows when it was tampered with."""

"""Invoice numbers: a template and a counter, and the numbers that come of them without gaps."""

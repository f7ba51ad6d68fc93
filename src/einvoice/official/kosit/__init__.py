"""Documents judged as the KoSIT validator judges them, and the report that it writes of them."""

"""The rules of the nine VAT categories: the same ten questions, with other answers for each."""

"""The making of a hybrid: the invoice and other files into a PDF."""

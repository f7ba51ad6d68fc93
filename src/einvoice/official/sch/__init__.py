"""A compiler of our own from ISO Schematron to one lean XSLT 3.0 stylesheet."""

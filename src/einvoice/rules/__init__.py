"""Native rules: the official ones of EN 16931, XRechnung, Peppol and Factur-X, and advice."""

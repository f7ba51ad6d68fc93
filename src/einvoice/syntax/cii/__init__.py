"""How CII (UN/CEFACT Cross Industry Invoice, D16B and the Factur-X profiles) writes an invoice."""

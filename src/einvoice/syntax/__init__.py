"""How an invoice is written: XML in, XML out."""

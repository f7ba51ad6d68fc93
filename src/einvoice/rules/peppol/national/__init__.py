"""The national rules of Peppol BIS Billing, one module a country."""

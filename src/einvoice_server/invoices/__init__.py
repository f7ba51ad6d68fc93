"""Outgoing invoices: what is asked for, and what is made of it."""

"""Tests that ask official artefacts and reference tools; see README.md here."""

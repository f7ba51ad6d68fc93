"""The official artefacts: schemas and Schematron rules of others, installed and run here."""

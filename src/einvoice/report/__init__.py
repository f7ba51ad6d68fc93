"""A report as people and programs take it: text, JSON, SARIF, JUnit XML."""

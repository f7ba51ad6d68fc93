"""The parts of a report as they are drawn on pages."""

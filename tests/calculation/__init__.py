"""Tests of the calculation, and the second computation that they ask."""

"""The semantic model of EN 16931-1 and its extensions, as typed Python."""

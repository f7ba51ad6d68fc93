"""Documents checked, explained, mended and converted, without anything being stored."""

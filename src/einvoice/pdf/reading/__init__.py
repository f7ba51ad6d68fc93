"""Opens PDFs that strangers made, within limits, and finds the files in them."""

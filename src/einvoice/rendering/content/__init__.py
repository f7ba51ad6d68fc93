"""What a rendering shows, before it is drawn: one description for PDF and HTML alike."""

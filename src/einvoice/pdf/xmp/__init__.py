"""XMP packets: read, kept, and written wholly anew."""

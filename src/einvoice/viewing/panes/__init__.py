"""The panes of the page, one file each: what they write is HTML in which all else is escaped."""

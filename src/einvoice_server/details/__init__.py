"""Pages about single documents, for people who got a link to one: `detailsPage` leads there."""

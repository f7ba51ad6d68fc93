"""What notebooks show of results: short tables as HTML, escaped, in the colours of their page.

The classes that have a `_repr_html_` load these modules when a notebook asks for it.
"""

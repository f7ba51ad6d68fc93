"""Electronic mail: messages, and what sends them."""

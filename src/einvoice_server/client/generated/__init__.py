"""What is made of the operations of the server; see tools/."""

"""Files of tenants: bytes in a folder or a bucket, and a row that says whose they are."""

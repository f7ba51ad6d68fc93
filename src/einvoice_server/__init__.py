"""The library as a service; installed with the extra `server`."""

"""How fast the library is, against bare lxml and against its peers: scripts/bench."""

"""Between the network and the services: who asks, may they, what exactly, and the answer."""

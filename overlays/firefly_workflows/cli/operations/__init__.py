"""From a command line to one call of the client."""

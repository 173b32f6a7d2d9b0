"""The engine: how one call becomes requests, and their responses a result."""

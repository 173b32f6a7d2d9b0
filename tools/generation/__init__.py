"""What `tools/generate.py` does besides calling the generator: a step in each module."""

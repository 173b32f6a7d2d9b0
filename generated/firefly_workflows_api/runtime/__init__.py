"""What generated models and operations share at run time.

Plain Python that `tools/generate.py` copies beside the generator's output: it needs no template,
so it can be read, typed and tested as it is.
"""

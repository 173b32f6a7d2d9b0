"""Starting, following and judging runs; the ``*_and_wait`` methods."""

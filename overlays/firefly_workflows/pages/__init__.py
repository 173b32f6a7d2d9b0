"""Pages: the rules of a walk through a list, the page objects, and prefetching."""

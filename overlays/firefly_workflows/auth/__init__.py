"""Where tokens come from, and the store that refreshes one at a time."""

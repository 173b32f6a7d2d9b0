"""Following runs: what is shown while they go on, and several of them side by side."""

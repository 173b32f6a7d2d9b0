"""From the result of a command to what is printed."""

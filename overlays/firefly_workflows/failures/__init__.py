"""From a status, a body or an exception to a typed error with a hint."""

"""Accounts: what is known of them, and where their secrets are."""

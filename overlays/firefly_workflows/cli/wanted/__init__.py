"""Making the account what a file says: what is missing is planned, shown and done."""

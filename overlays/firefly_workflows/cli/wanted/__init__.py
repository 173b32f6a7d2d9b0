"""Making the account what a file says: the file is read, compared, and the difference carried out."""

"""What the contract says of operations, as commands need it."""

"""No more requests per minute than the service allows, in this process and beyond it."""

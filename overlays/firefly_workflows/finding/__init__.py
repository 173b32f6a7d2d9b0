"""Finding things by name and place, and creating what is missing: more methods of the resources."""

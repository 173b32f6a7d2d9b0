"""The pages of the site that are made, not written: from the code, and from openapi.yaml."""

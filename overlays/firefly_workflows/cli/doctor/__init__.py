"""What ``ffw doctor`` looks at: this machine, the way to the service, and what it responds with."""

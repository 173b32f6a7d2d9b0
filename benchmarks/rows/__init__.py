"""What is measured, one module each; every one of them runs inside the peers' environment."""

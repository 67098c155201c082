"""Code scanners: serial, and those that type."""

"""The lobby board and its voice: which numbers are called, where to, and who is coming soon."""

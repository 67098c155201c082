"""Declared things in the store: read as items, changed one by one or as a file, never lost."""

"""Bytes on serial lines: checks, our own frame, and the frames of other makers."""

"""Keypads: framed, described by TOML, and USB keyboards that are grabbed."""

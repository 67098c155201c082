"""Counter signs: framed, and of other makers, described by TOML."""

"""Lines with keypads and counter signs: one master, a poll cycle, one panel for a program."""

"""Bringing a list of procedures into the catalogue: read a file, plan, show the plan, write it.

`reading.read_rows` gives what is in a file, `plan.plan` what it would change; neither touches the
database. README.md has the documented forms of the files.
"""

"""Dossiers of the one-stop software, brought in from its export, looked up at a kiosk.

`reading.read_rows` gives what is in a file, `plan.plan` what it would change; `register.Dossiers`
is the store's part. Nothing about a person is read. README.md has the documented forms of files.
"""

"""Dossiers at the counters: hand-overs in one scan, the lists of a day, the report of late records.

`register.Handovers` is the store's part. What it stamps is independent of the state that was
imported: the province's software may write it up days later.
"""

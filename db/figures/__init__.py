"""Figures of a centre: tallies of days that are over, reports over any span, and their files.

`days` reads one day's tickets, `tallying` keeps a day that is over, `gathering` adds tallies up in
short reads, `report` gives what was gathered its names, `sheets` makes tables of it and `charts`
points to draw, and the `as_*` modules make files of those. `desk.Reports` is the store's part.
"""

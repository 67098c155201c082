"""Whole days of a centre under a virtual clock: real rules, store, spool, flows; seeded faults."""

"""The roll-up: days that are over go up as parcels, other centres' come in, by the tree of the day.

A parcel is a small file of counts and sums. Its number goes up without gaps, and it names the
SHA-256 of the one before, so that a lost, doubled or changed one is found (field note, 12 and 15).
"""

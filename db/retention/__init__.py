"""Retention: what is due goes or loses its names, day by day; statistics and proof stay.

The rules are in centre.rules.retention; see the README of db, section "Retention".
"""

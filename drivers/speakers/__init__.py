"""Loudspeakers: a sound goes to a player program of the system, and its end is checked."""

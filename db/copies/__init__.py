"""Copies that are made, proven and thinned by themselves."""

"""Devices of a centre: slip printers and loudspeakers, each with a simulated twin.

Apps see ports.py, slip.py, health.py and registry.py; everything else is behind the registry.
"""

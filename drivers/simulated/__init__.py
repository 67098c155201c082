"""Shipped stand-ins: a printer that draws its paper, a loudspeaker that writes what it would say.

They are part of the product (demonstrations, training) and of its tests, and misbehave on request.
"""

"""How a machine is, for monitoring and for the technician: looked at, judged, and carried away."""

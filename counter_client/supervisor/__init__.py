"""The supervisor's and the technician's screens, behind the role of the sign-in."""
